"""What a half-typed text can go on as, from words that were used before."""

from collections.abc import Iterable
from typing import NamedTuple

from respond_tui.guide.text import folded

MOST_OFFERS = 8
"""Words offered for one that is begun; more letters are quicker than a longer list."""


class Offer(NamedTuple):
    """One way to go on: what to show behind the typed text, and the text once it is taken."""

    rest: str
    text: str


def offers(begun: str, words: Iterable[str]) -> tuple[Offer, ...]:
    """The words that begin so, in their order, each in the spelling that it has.

    Case and runs of spaces do not count; of several spellings the first stands for all. Where
    the text is one of the words already there is nothing to go on with.
    """
    found: dict[str, Offer] = {}
    for word in words:
        if folded(word) == folded(begun) and not begun[-1:].isspace():
            return ()
        rest = _rest(begun, word)
        if rest:
            found.setdefault(folded(word), Offer(rest, word))
    return tuple(found.values())


def beginning(begun: str) -> str:
    """A begun text as words are looked up by: a space at its end asks for a whole word."""
    key = folded(begun)
    return f"{key} " if key and begun[-1:].isspace() else key


def _rest(begun: str, word: str) -> str:
    """What of the word comes after the begun text; empty where it begins otherwise."""
    wanted = beginning(begun)
    typed = len(begun.lstrip())
    if beginning(word[:typed]) == wanted:
        return word[typed:]
    ends = (end for end in range(len(word)) if beginning(word[:end]) == wanted)
    return word[next(ends, len(word)) :]
