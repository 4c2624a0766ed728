"""The log as a sheet: one row an application, its rounds in one cell, out and in again.

RFC 4180: commas, quotes where they are needed, rows ended by CR LF; UTF-8 with a byte order
mark, without which Excel takes “Zürich” for something else. A cell that a spreadsheet could
take for a formula begins with an apostrophe, which is taken off again when it is read.
"""

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from respond_tui.exchange import round_lines
from respond_tui.exchange.json_file import Fault
from respond_tui.exchange.round_lines import SheetRound
from respond_tui.guide import limits
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import Arrangement, Certainty, EndedBy, EndedHow, Source
from respond_tui.guide.text import clean_line, clean_note, folded, harmless, shortened

MARK = "\ufeff"
"""Unicode's byte order mark, by which a spreadsheet knows UTF-8."""

_GUARD = "'"
_GUARDED = ("=", "+", "-", "@", "\t", "\r", "\n", _GUARD)
"""Beginnings of a cell that get an apostrophe; one that is there already gets a second."""


@dataclass(frozen=True, slots=True)
class SheetApplication:
    """Everything that a row of the sheet holds; stages by their names."""

    company: str
    role: str | None = None
    role_family: str | None = None
    seniority: str | None = None
    source: Source | None = None
    source_detail: str | None = None
    arrangement: Arrangement | None = None
    location: str | None = None
    market: str | None = None
    link: str | None = None
    applied_on: dt.date | None = None
    ended_how: EndedHow | None = None
    ended_on: dt.date | None = None
    ended_stage: str | None = None
    ended_by: EndedBy | None = None
    reason: str | None = None
    reason_certainty: Certainty | None = None
    rounds: tuple[SheetRound, ...] = ()
    notes: str = ""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One application that was read, and the line of the file on which its row begins."""

    line: int
    application: SheetApplication


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet holds: the rows that were read, and those that could not be."""

    rows: tuple[SheetRow, ...]
    faults: tuple[Fault, ...]


class _Column(NamedTuple):
    """One column: its heading, the field that it holds, and how its cells are read."""

    heading: str
    field: str
    read: Callable[[str], object]


def _line(text: str) -> str | None:
    return clean_line(text).text or None


def _link(text: str) -> str | None:
    return clean_line(text, limits.LINK).text or None


def _note(text: str) -> str:
    return clean_note(text).text


def _day(text: str) -> dt.date | None:
    return round_lines.sheet_day(text.strip()) if text.strip() else None


def _company(text: str) -> str:
    name = clean_line(text).text
    if not name:
        raise Refusal("No company is named.")
    return name


def _word(kind: type[StrEnum]) -> Callable[[str], StrEnum | None]:
    words = {_spaced(member): member for member in kind}

    def read(text: str) -> StrEnum | None:
        word = folded(text)
        if word and word not in words:
            raise Refusal(f"“{shortened(text, 40)}” is none of {', '.join(words)}.")
        return words.get(word)

    return read


def _spaced(word: StrEnum) -> str:
    return word.value.replace("_", " ")


_COLUMNS = (
    _Column("Company", "company", _company),
    _Column("Role", "role", _line),
    _Column("Role family", "role_family", _line),
    _Column("Seniority", "seniority", _line),
    _Column("Source", "source", _word(Source)),
    _Column("Source detail", "source_detail", _line),
    _Column("Arrangement", "arrangement", _word(Arrangement)),
    _Column("Location", "location", _line),
    _Column("Market", "market", _line),
    _Column("Link", "link", _link),
    _Column("Applied on", "applied_on", _day),
    _Column("How it ended", "ended_how", _word(EndedHow)),
    _Column("Ended on", "ended_on", _day),
    _Column("Stage where it ended", "ended_stage", _line),
    _Column("Ended by", "ended_by", _word(EndedBy)),
    _Column("Reason", "reason", _line),
    _Column("How sure the reason is", "reason_certainty", _word(Certainty)),
    _Column("Rounds", "rounds", round_lines.read),
    _Column("Notes", "notes", _note),
)

HEADINGS = tuple(column.heading for column in _COLUMNS)
FIELDS = tuple(column.field for column in _COLUMNS)
"""The fields of ``SheetApplication`` that the columns hold, in their order."""


def written(
    applications: Iterable[SheetApplication], zone: dt.tzinfo | None = None
) -> Iterator[str]:
    """The text of the sheet, piece by piece; moments are told in ``zone``."""
    line = io.StringIO(newline="")
    writer = csv.writer(line, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    yield MARK + line.getvalue()
    for application in applications:
        line.seek(0)
        line.truncate()
        writer.writerow([_guarded(_cell(application, each, zone)) for each in _COLUMNS])
        yield line.getvalue()


def is_ours(header: Sequence[str]) -> bool:
    """Whether a first row is the one that ``written`` begins with."""
    return tuple(cell.strip() for cell in header) == HEADINGS


def read(rows: Iterable[tuple[int, Sequence[str]]]) -> Sheet:
    """The applications in rows below our header, every cell cleaned and held to its rules."""
    found: list[SheetRow] = []
    faults: list[Fault] = []
    for line, cells in rows:
        try:
            found.append(SheetRow(line, _application(cells)))
        except Refusal as refusal:
            faults.append(Fault(line, refusal.sentence))
    return Sheet(tuple(found), tuple(faults))


def _cell(application: SheetApplication, column: _Column, zone: dt.tzinfo | None) -> str:
    value = getattr(application, column.field)
    if isinstance(value, tuple):
        return round_lines.told(value, zone)
    if isinstance(value, StrEnum):
        return _spaced(value)
    return "" if value is None else str(value)


def _guarded(cell: str) -> str:
    cell = harmless(cell)
    return _GUARD + cell if cell.startswith(_GUARDED) else cell


def _application(cells: Sequence[str]) -> SheetApplication:
    if len(cells) != len(_COLUMNS):
        raise Refusal(f"The row has {len(cells):,} cells; the header has {len(_COLUMNS)}.")
    values: dict[str, Any] = {}
    for column, cell in zip(_COLUMNS, cells, strict=True):
        text = cell.removeprefix(_GUARD).replace("\r\n", "\n")
        try:
            values[column.field] = column.read(text)
        except Refusal as refusal:
            raise Refusal(f"{column.heading} – {refusal.sentence}") from refusal
    return SheetApplication(**values)
