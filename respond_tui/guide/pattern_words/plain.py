"""Figures as sentences say them: no percentage without its n, no chance too exactly."""

from respond_tui.guide.statistics import Proportion
from respond_tui.guide.terms import AlertKind, Strength
from respond_tui.guide.text import capital

_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip

_RAREST = 1e-4
"""Below this a chance is not counted out: so small a figure would pretend to be exact."""

IN_WORDS = {
    Strength.WATCH: "it could be chance",
    Strength.LIKELY: "chance alone is unlikely",
    Strength.STRONG: "chance alone is very unlikely",
}


DID = {
    AlertKind.STAGE: "passed",
    AlertKind.GAP: "named it",
    AlertKind.QUESTION: "stumped you",
    AlertKind.SILENCE: "stayed silent",
    AlertKind.SLICE: "led to a round",
    AlertKind.SPEED: "came so fast",
    AlertKind.EMPLOYER: "ended in a no",
}
"""What those did that the share of an alert counts."""


def number(count: int) -> str:
    """A small number as a word, a larger one in figures."""
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"


def percent(rate: float) -> str:
    """A fraction as a whole percentage."""
    return f"{100 * rate:.0f} %"


def stage_title(name: str) -> str:
    """A name as a sentence begins with it."""
    return capital(name)


def share(what: str, part: Proportion, of: str = "decided") -> str:
    """A share with its interval and what it is of: “Pass rate 20 % of 5 decided, …”."""
    if part.rate is None or part.interval is None:
        return "Nothing is decided yet"
    low, high = part.interval
    span = f"between {100 * low:.0f} and {percent(high)}"
    return f"{what} {percent(part.rate)} of {part.of:,} {of}, plausibly {span}"


def matured(silence_days: int) -> str:
    """What is counted at the first step: “of those sent more than 21 days ago”."""
    return f"of those sent more than {silence_days} {plural(silence_days, 'day')} ago"


def lasting(count: int, those: str) -> str:
    """Why time does not lift what those without a date alone keep up, and what would tell."""
    return (
        f"Time alone does not lift it: {number(count)} {those} have no date and count as recent "
        "for good. Dating them would tell."
    )


def odds(chance: float) -> str:
    """How often that is: “about 1 time in 15”."""
    if chance < _RAREST:
        return f"less than 1 time in {round(1 / _RAREST):,}"
    return f"about 1 time in {_rounded(1 / chance):,}"


def plural(count: int, one: str, several: str = "") -> str:
    """The word that goes with a number."""
    return one if count == 1 else several or f"{one}s"


def _rounded(times: float) -> int:
    """A figure above a hundred to its first two digits: more would claim more than is known."""
    digits = len(str(round(times)))
    return round(times) if digits < 3 else round(round(times), 2 - digits)
