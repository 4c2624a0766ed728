"""What the commands print: aligned text for people, JSON for programs, both harmless."""

import datetime as dt
import json
import shutil
import sys
import unicodedata
from collections.abc import Collection, Sequence

import click

from respond_tui.guide.text import harmless

DASH = "–"


def say(text: str) -> None:
    """Print a text for a person."""
    click.echo(harmless(text))


def say_wrapped(text: str) -> None:
    """Print sentences, in a terminal no line of them wider than it is; a file gets them whole."""
    say(wrapped(text, shutil.get_terminal_size().columns) if in_terminal() else text)


def in_terminal() -> bool:
    """Whether a person reads what is printed as it comes."""
    return sys.stdout.isatty()


def wrapped(text: str, width: int) -> str:
    """Lines broken between words, what goes on set in as its line is; a percent sign stays put."""
    lines: list[str] = []
    for line in text.split("\n"):
        inset = " " * (len(line) - len(line.lstrip(" ")))
        held = line.strip(" ").replace(" %", "\u00a0%").split(" ")
        lines += _filled(held, inset, width)
    return "\n".join(lines).replace("\u00a0%", " %")


def _filled(words: Sequence[str], inset: str, width: int) -> list[str]:
    lines = [inset + words[0]]
    for word in words[1:]:
        if cells(lines[-1]) + 1 + cells(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(inset + word)
    return lines


def say_json(value: object) -> None:
    """Print a value for a program; dates in ISO 8601."""
    encoding = getattr(sys.stdout, "encoding", None) or ""
    readable = encoding.lower().replace("-", "") == "utf8"
    click.echo(harmless(json.dumps(value, ensure_ascii=not readable, indent=2, default=_iso)))


def table(titles: Sequence[str], rows: Sequence[Sequence[str]], right: Collection[int] = ()) -> str:
    """Rows in aligned columns under their titles; the columns in ``right`` end together."""
    lines = [titles, *([harmless(cell).replace("\n", " ") for cell in row] for row in rows)]
    widths = [max(map(cells, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(
            _padded(cell, width, at_right=number in right)
            for number, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def percent(rate: float | None) -> str:
    """A fraction as whole percent; a dash where there is none."""
    return DASH if rate is None else f"{100 * rate:.0f} %"


def cells(text: str) -> int:
    """How many cells of a terminal a text takes."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def _padded(text: str, width: int, *, at_right: bool) -> str:
    room = " " * (width - cells(text))
    return room + text if at_right else text + room


def _iso(value: object) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
