"""A target that can be measured: a number, and what it counts."""

import re
from dataclasses import dataclass

from respond_tui.guide.refusal import Refusal

_NUMBERS = {
    word: number
    for number, word in enumerate(
        (
            "one", "two", "three", "four", "five", "six",
            "seven", "eight", "nine", "ten", "eleven", "twelve",
        ),
        start=1,
    )
}  # fmt: skip

_NUMBER = re.compile(rf"\d+(?:[.,]\d+)?|\b(?:{'|'.join(_NUMBERS)})\b", re.ASCII | re.IGNORECASE)
_THOUSANDS = re.compile(r"\d{1,3},\d{3}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Target:
    """A number above nothing, and its unit: 2 and “mocks a week”, 50 and “% pass rate”."""

    number: float
    unit: str


def read_target(words: str) -> Target:
    """The number in a line and what it counts; raises Refusal where either is missing."""
    found = _NUMBER.search(words)
    rest = f"{words[: found.start()]} {words[found.end() :]}" if found else ""
    unit = " ".join(sorted(rest.split(), key=lambda word: word != "%"))
    number = _value(found.group()) if found else 0
    if number <= 0 or not any(sign.isalpha() or sign == "%" for sign in unit):
        raise Refusal(
            "A target is a number and what it counts: “2 mocks a week”, “pass rate 50 %”.",
            "target",
        )
    return Target(number, unit)


def _value(word: str) -> float:
    if word.casefold() in _NUMBERS:
        return _NUMBERS[word.casefold()]
    return float(word.replace(",", "" if _THOUSANDS.fullmatch(word) else "."))
