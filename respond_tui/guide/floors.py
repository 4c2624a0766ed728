"""How many it takes before a pattern is spoken of, and before anything is compared."""

from dataclasses import dataclass

REPEATS = 3
"""So many of a kind make a pattern (GUIDE.md, step 7)."""

COMPARABLE = 5
"""Decided here, and decided elsewhere, before anything is compared: never a claim under five."""

USUAL_SILENCE_DAYS = 21
"""An application that nobody answered for longer is silent, when nobody has changed that."""


@dataclass(frozen=True, slots=True)
class Floors:
    """The fewest noes of a pattern, and the fewest decided of a comparison."""

    noes: int = REPEATS
    decided: int = COMPARABLE


USUAL = Floors()
"""What they are when nobody has changed them."""
