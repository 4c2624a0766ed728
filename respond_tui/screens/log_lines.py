"""The lines of the log: headings and applications, fetched by the page as they come into sight."""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Hashable
from typing import TYPE_CHECKING, Protocol

from respond_tui.guide.terms import Status
from respond_tui.screens import spoken as say
from respond_tui.widgets.columns import Cell, Column, Line, Tone, heading

if TYPE_CHECKING:
    from respond_tui.queries.interviews import LogGroup, LogIndex, LogRow

PAGE = 64
"""Applications asked for at once: more than a screen shows, few enough for one key press."""

_PAGES_KEPT = 16

COLUMNS = (
    Column(width=1),
    Column(flex=6),
    Column(flex=5),
    Column(width=16, from_width=56),
    Column(width=15, right=True),
)


class Pages(Protocol):
    """What answers for the rows of a log, and where one of them stands."""

    def log_page(self, index: LogIndex, start: int, most: int, /) -> tuple[LogRow, ...]:
        """The rows from one place on."""

    def log_place(self, index: LogIndex, application_id: int, /) -> int | None:
        """The place of an application; None where it is not in the log."""


class LogLines:
    """Lines over a log of any length: a heading opens each group, pages are kept for a while.

    The key of a line is the id of its application; where one may stand under several headings,
    its heading and its id.
    """

    def __init__(self, index: LogIndex, queries: Pages, today: dt.date) -> None:
        self._index = index
        self._queries = queries
        self._today = today
        self._firsts = [group.start for group in index.groups]
        self._starts = [start + number for number, start in enumerate(self._firsts)]
        self._pages: dict[int, tuple[LogRow, ...]] = {}

    def __len__(self) -> int:
        return self._index.count + len(self._index.groups)

    def __getitem__(self, index: int, /) -> Line:
        group = bisect.bisect_right(self._starts, index) - 1
        if group >= 0 and self._starts[group] == index:
            found = self._index.groups[group]
            return heading(found.title, f"{found.count:,}")
        return self._line(index - group - 1, self._index.groups[group])

    def index_of(self, key: Hashable, /) -> int | None:
        """The line of an application, under the heading that its key names, else the first."""
        match key:
            case (str(title), int(id_)):
                place = self._place_under(title, id_)
            case int(id_):
                place = self._queries.log_place(self._index, id_)
            case _:
                place = None
        if place is None or place >= self._index.count:
            return None
        return place + bisect.bisect_right(self._firsts, place)

    def _place_under(self, title: str, id_: int) -> int | None:
        for group in self._index.groups:
            ids = self._index.ids[group.start : group.start + group.count]
            if group.title == title and id_ in ids:
                return group.start + ids.index(id_)
        return self._queries.log_place(self._index, id_)

    def _line(self, place: int, group: LogGroup) -> Line:
        page, number = divmod(place, PAGE)
        if page not in self._pages:
            if len(self._pages) >= _PAGES_KEPT:
                self._pages.pop(next(iter(self._pages)))
            self._pages[page] = self._queries.log_page(self._index, page * PAGE, PAGE)
        rows = self._pages[page]
        if number >= len(rows):  # taken out by another process since; the next look shows it
            return Line(None, ())
        row = rows[number]
        key = (group.title, row.id) if self._index.repeats else row.id
        return Line(key, cells_of(row, self._today))


def id_of(key: Hashable) -> int | None:
    """The application that the key of a line names."""
    match key:
        case int(id_) | (str(), int(id_)):
            return id_
    return None


def cells_of(row: LogRow, today: dt.date) -> tuple[Cell, ...]:
    """One application as a line: how it stands, where, what for, how far, and when.

    Of one that is put away only where, and what for.
    """
    if row.sealed:
        return (
            Cell(say.SEALED_GLYPH, Tone.SECOND),
            Cell(row.company, Tone.SECOND),
            Cell(row.role or "", Tone.SECOND),
            Cell(""),
            Cell(say.NOT_OPENED, Tone.SECOND),
        )
    tone = Tone.SECOND if row.status in _QUIET else Tone.PLAIN
    return (
        Cell(say.status_glyph(row.status), say.status_tone(row.status)),
        Cell(row.company, tone),
        Cell(row.role or "", Tone.SECOND),
        Cell(row.stage, tone),
        Cell(_when(row, today), say.status_tone(row.status)),
    )


_QUIET = frozenset({Status.WITHDREW, Status.ROLE_CLOSED, Status.GHOSTED, Status.DECLINED})


def _when(row: LogRow, today: dt.date) -> str:
    if row.silent_days is not None:
        return f"{row.silent_days} d silent"
    if row.at is not None and row.status is Status.SCHEDULED and row.on is not None:
        return f"{say.day_words(row.on, today)} {row.at.astimezone():%H:%M}"
    return say.day_words(row.on, today)
