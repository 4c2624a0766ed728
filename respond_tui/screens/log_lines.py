"""The lines of the log: headings and applications, fetched by the page as they come into sight."""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING

from respond_tui.guide.terms import Status
from respond_tui.screens import spoken as say
from respond_tui.widgets.columns import Cell, Column, Line, Tone, heading

if TYPE_CHECKING:
    from respond_tui.queries.interviews import LogIndex, LogRow

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

Fetch = Callable[[Sequence[int]], "tuple[LogRow, ...]"]


class LogLines:
    """Lines over an index of ids: a heading opens each group, pages are kept for a while."""

    def __init__(self, index: LogIndex, fetch: Fetch, today: dt.date) -> None:
        self._ids = index.ids
        self._groups = index.groups
        self._fetch = fetch
        self._today = today
        self._starts = [group.start + number for number, group in enumerate(index.groups)]
        self._pages: dict[int, dict[int, LogRow]] = {}

    def __len__(self) -> int:
        return len(self._ids) + len(self._groups)

    def __getitem__(self, index: int, /) -> Line:
        group = bisect.bisect_right(self._starts, index) - 1
        if group >= 0 and self._starts[group] == index:
            found = self._groups[group]
            return heading(found.title, str(found.count))
        place = index - group - 1
        return self._line(place)

    def index_of(self, key: Hashable, /) -> int | None:
        """The line of an application by its id."""
        try:
            place = self._ids.index(key)
        except ValueError:
            return None
        group = bisect.bisect_right([group.start for group in self._groups], place)
        return place + group

    def _line(self, place: int) -> Line:
        page = place // PAGE
        if page not in self._pages:
            if len(self._pages) >= _PAGES_KEPT:
                self._pages.pop(next(iter(self._pages)))
            ids = self._ids[page * PAGE : (page + 1) * PAGE]
            self._pages[page] = {row.id: row for row in self._fetch(ids)}
        id_ = self._ids[place]
        row = self._pages[page].get(id_)
        return Line(id_, () if row is None else cells_of(row, self._today))


def cells_of(row: LogRow, today: dt.date) -> tuple[Cell, ...]:
    """One application as a line: how it stands, where, what for, how far, and when."""
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
