"""What an editor offers to go on with, one at a time, and which of it was taken."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.message import Message

from respond_tui.guide.completion import Offer

Complete = Callable[[str], Sequence[Offer]]
"""What a typed text can go on as, the best first; called at every key, so it must be quick."""


@dataclass
class Offered(Message):
    """An editor shows the offer at ``place`` (from 1) of ``of``; of none, it shows nothing.

    ``can_take`` is false once the offer stands in the editor already.
    """

    place: int = 0
    of: int = 0
    can_take: bool = False


class Ring:
    """What was typed and its offers, in a circle: the best offer is seen first.

    Nothing is offered where nothing was typed since the cursor came, so that a key which
    only passes through a form changes nothing in it.
    """

    def __init__(self, typed: str = "", offers: Sequence[Offer] = ()) -> None:
        self._texts = (typed, *(offer.text for offer in offers))
        self._rests = ("", *(offer.rest for offer in offers))
        self._at = 1 if offers else 0
        self._is_taken = False

    @property
    def standing(self) -> str:
        """The text that stands in the editor."""
        return self._texts[self._at if self._is_taken else 0]

    @property
    def ghost(self) -> str:
        """What is shown behind the text."""
        return "" if self._is_taken else self._rests[self._at]

    @property
    def offered(self) -> Offered:
        """Where in the circle this is."""
        can_take = bool(self._at) and not self._is_taken
        return Offered(self._at, len(self._texts) - 1, can_take)

    def take(self) -> bool:
        """Let the offer that is shown stand; False where none is."""
        if not self.offered.can_take:
            return False
        self._is_taken = True
        return True

    def turn(self, by: int) -> bool:
        """Go on to another offer, or back to what was typed; False where there are none."""
        if len(self._texts) == 1:
            return False
        self._at = (self._at + by) % len(self._texts)
        return True
