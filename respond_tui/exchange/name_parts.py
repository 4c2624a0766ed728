"""Words as names are compared by: without case, accents and the signs between them."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_ASCII_RUN = re.compile(r"[A-Za-z0-9]+")
_ASCII_PIECE = re.compile(r"[A-Z]+[a-z]*|[a-z]+|[0-9]+")
_APOSTROPHES = "ʻʼʽʹˈ"
UNSPACED = (
    "[\u0e00-\u0fff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u9fff\ua960-\ua97f"
    "\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc\U00020000-\U0003ffff]"
)
"""Thai, Lao, Tibetan, Burmese, Khmer, Korean, kana and Chinese: words touch each other there."""

_UNSPACED = re.compile(UNSPACED)


class Piece(NamedTuple):
    """A piece of a word as it is compared; ``first`` to ``last`` is the word it stands in.

    In a script that does not part words by spaces, every letter is a word.
    """

    key: str
    first: int
    last: int
    gap: str


def is_unspaced(char: str) -> bool:
    """Whether a letter is of a script that does not part words by spaces, or parts few."""
    return _UNSPACED.match(char) is not None


def words_of(text: str) -> list[str]:
    """The words of a text as they are written."""
    return [text[first:last] for first, last in _runs(text)]


def key_of(text: str) -> str:
    """A text as it is compared: its words, written together."""
    if text.isascii():
        return "".join(_ASCII_RUN.findall(text)).lower()
    return "".join(piece.key for piece in pieces_of(text))


def pieces_of(text: str) -> Iterator[Piece]:
    """The words of a text, cut where small letters become large ones or figures."""
    ended = 0
    for first, last in _stretches(text):
        start = first
        for at in _cuts(text, first, last):
            if folded := _folded(text[start:at]):
                yield Piece(folded, first, last, text[ended:start])
                ended = at
            start = at


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Where words stand, and within them each letter of a script without spaces, with its marks."""
    for first, last in _runs(text):
        if text.isascii():
            yield first, last
            continue
        start = first
        for at in range(first + 1, last):
            is_mark = unicodedata.category(text[at])[0] == "M"
            if not is_mark and (is_unspaced(text[at]) or is_unspaced(text[start])):
                yield start, at
                start = at
        yield start, last


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Where words stand: letters and figures of any script with their marks."""
    if text.isascii():
        yield from (run.span() for run in _ASCII_RUN.finditer(text))
        return
    start = None
    for at, char in enumerate(text):
        is_word = char not in _APOSTROPHES and (
            char.isalnum() or unicodedata.category(char)[0] == "M"
        )
        if is_word and start is None:
            start = at
        elif not is_word and start is not None:
            yield start, at
            start = None
    if start is not None:
        yield start, len(text)


def _cuts(text: str, first: int, last: int) -> Iterator[int]:
    """Where the pieces of a word end."""
    if text.isascii():
        yield from (piece.end() for piece in _ASCII_PIECE.finditer(text, first, last))
        return
    yield from (at for at in range(first + 1, last) if _parts(text[at - 1], text[at]))
    yield last


def _parts(before: str, char: str) -> bool:
    return (before.islower() and char.isupper()) or (
        before.isalnum() and char.isalnum() and before.isdigit() != char.isdigit()
    )


def _folded(word: str) -> str:
    """A word as it is compared: without case, accents and ligatures."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word.casefold()).casefold().replace("ı", "i")
    return "".join(
        char for char in apart if char not in _APOSTROPHES and not unicodedata.combining(char)
    )
