"""Markdown made of a person's words, none of which can become a sign of its own.

What is escaped follows CommonMark 0.31, section 2.4: any ASCII punctuation may be, and here
only that which would mean something where it stands, so that the text reads well as it is.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from respond_tui.guide.text import shortened

MOST = 300
"""Characters of somebody's words that a report repeats."""

_SIGNS = re.compile(
    r"[\\`*_\[\]<|~$]"  # code, emphasis, links, tags, tables, strikes, formulas
    r"|^[-+=>]"  # the beginning of a list, a quotation, an underlined title
    r"|(?<!\S)#"  # the beginning or the end of a title
    r"|&(?=[#A-Za-z])"  # a character by its name
)
_NUMBERED = re.compile(r"^([0-9]{1,9})([.)])(?!\S)")


def inline(words: str, most: int = MOST) -> str:
    """Words on one line, shortened, with nothing in them that Markdown would take for a sign."""
    plain = shortened(" / ".join(filter(None, map(str.strip, words.split("\n")))), most)
    return _NUMBERED.sub(r"\1\\\2", _SIGNS.sub(r"\\\g<0>", plain))


def title(level: int, words: str) -> Iterator[str]:
    """A title of words that are safe already, below a free line."""
    yield from ("", f"{'#' * level} {words}")


def paragraph(words: str) -> Iterator[str]:
    """A paragraph of words that are safe already, below a free line."""
    yield from ("", words)


def bullets(lines: Sequence[str], more: int = 0) -> Iterator[str]:
    """A list of lines that are safe already, and how many more there are."""
    yield from (f"- {line}" for line in lines)
    if more > 0:
        yield f"- … and {more:,} more"


def table(
    titles: Sequence[str], rows: Sequence[Sequence[str]], right: Collection[int] = ()
) -> Iterator[str]:
    """A table of cells that are safe already, aligned for those who read it as plain text.

    The columns in ``right`` end together.
    """
    widths = [max(3, *map(len, column)) for column in zip(titles, *rows, strict=True)]

    def line(cells: Sequence[str]) -> str:
        padded = (
            cell.rjust(width) if number in right else cell.ljust(width)
            for number, (cell, width) in enumerate(zip(cells, widths, strict=True))
        )
        return f"| {' | '.join(padded)} |"

    rules = ["-" * (width - 1) + (":" if n in right else "-") for n, width in enumerate(widths)]
    yield from (line(titles), line(rules), *map(line, rows))
