"""A line in pieces: words, quoted texts, and where the commas were."""

import re
from dataclasses import dataclass
from enum import Enum

from respond_tui.guide.text import shortened

_PIECE = re.compile(
    r"""(?:(?P<quoted>"[^"]*"|“[^”]*”|„[^“”]*[“”]|”[^”]*”)"""
    r"""|(?P<unclosed>["“”„].*)"""
    r"""|(?P<word>[^\s,"“”„]+))(?P<comma>\s*,)?""",
    re.DOTALL,
)
_QUOTES = '"“”„'
_MARKERS = "@#~"
_DASHES = "-–—/|·•;"


class Shape(Enum):
    """How a piece of a line was written."""

    WORD = "word"
    QUOTED = "quoted"
    UNCLOSED = "unclosed"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a line, from ``start`` up to ``end``; ``comma`` follows it or does not."""

    text: str
    start: int
    end: int
    shape: Shape
    comma: bool = False

    @property
    def plain(self) -> bool:
        """Whether it is a word without a marker or quotes."""
        return self.shape is Shape.WORD and self.text[0] not in _MARKERS

    @property
    def inside(self) -> str:
        """The text without its quotes, if it has any."""
        if self.shape is Shape.WORD:
            return self.text
        return self.text[1 : -1 if self.shape is Shape.QUOTED else None].strip()


def tokens_of(text: str) -> tuple[Token, ...]:
    """The pieces of a line in order; a dash that stands alone only parts them."""
    found: list[Token] = []
    for match in _PIECE.finditer(text):
        shape = next(shape for shape in Shape if match[shape.value])
        if shape is Shape.WORD and not match["word"].strip(_DASHES):
            continue
        start, end = match.span(shape.value)
        found.append(Token(text[start:end], start, end, shape, bool(match["comma"])))
    return tuple(found)


def quoted(text: str) -> str:
    """Somebody's words as a sentence names them: in one pair of quotes, and not too long."""
    return f"“{shortened(text.strip(_QUOTES))}”"
