"""The words that are looked for, and when one of them is found in a text."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from respond_tui.guide.text import harmless

_TERM = re.compile(r'["“„”](?P<quoted>[^"“”„]*)["“”„]?|(?P<word>[^\s"“”„]+)')
_WORD = re.compile(r"[^\W_]+")

MOST_TERMS = 12
"""Words of a line that are looked for; a pasted page is no question."""


class Term(NamedTuple):
    """Something looked for: words in their order, the last of which may go on or may not."""

    text: str
    is_whole: bool

    @property
    def words(self) -> tuple[str, ...]:
        """The words as they are compared."""
        return tuple(plain(word) for word in _WORD.findall(self.text))


class Spot(NamedTuple):
    """A word of a text: from ``start`` up to ``end``, and as it is compared."""

    start: int
    end: int
    word: str


def terms(line: str) -> tuple[Term, ...]:
    """What a line looks for; signs without a letter or digit are looked for by nobody."""
    found = (
        Term(match["quoted"], True) if match["word"] is None else Term(match["word"], False)
        for match in _TERM.finditer(harmless(line))
    )
    return tuple(term for term in found if term.words)[:MOST_TERMS]


def spots(text: str) -> list[Spot]:
    """The words of a text."""
    return [Spot(*match.span(), plain(match.group())) for match in _WORD.finditer(text)]


def found_in(term: Term, words: list[Spot]) -> list[tuple[int, int]]:
    """Where a term stands in a text, given as its words: stretches of the text."""
    wanted = term.words
    stretches = []
    for at in range(len(words) - len(wanted) + 1):
        here = words[at : at + len(wanted)]
        if all(spot.word == word for spot, word in zip(here[:-1], wanted[:-1], strict=True)) and (
            here[-1].word == wanted[-1]
            or (not term.is_whole and here[-1].word.startswith(wanted[-1]))
        ):
            stretches.append((here[0].start, here[-1].end))
    return stretches


@lru_cache(maxsize=4_096)
def plain(word: str) -> str:
    """A word as it is compared: without case and accents, as the index folds it."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFD", word)
    return "".join(char for char in parts if not unicodedata.combining(char)).casefold()
