"""Words as names are compared by: without case, accents and the signs between them."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_ASCII_RUN = re.compile(r"[A-Za-z0-9]+")
_ASCII_PIECE = re.compile(r"[A-Z]+[a-z]*|[a-z]+|[0-9]+")


class Piece(NamedTuple):
    """A piece of a word as it is compared; ``first`` to ``last`` is the word it stands in."""

    key: str
    first: int
    last: int
    gap: str


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
    for first, last in _runs(text):
        start = first
        for at in _cuts(text, first, last):
            if folded := _folded(text[start:at]):
                yield Piece(folded, first, last, text[ended:start])
                ended = at
            start = at


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Where words stand: letters and figures of any script with their marks."""
    if text.isascii():
        yield from (run.span() for run in _ASCII_RUN.finditer(text))
        return
    start = None
    for at, char in enumerate(text):
        is_word = char.isalnum() or unicodedata.category(char)[0] == "M"
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
    return "".join(char for char in apart if not unicodedata.combining(char))
