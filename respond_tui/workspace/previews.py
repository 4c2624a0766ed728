"""What comes of a file before it is taken in: pictures for the dialogs, pages of any length."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field
from enum import StrEnum

from respond_tui.exchange.sheets import Drafts, Mapping, Noted, Refused
from respond_tui.exchange.sheets.changes import Change, changes, stands
from respond_tui.exchange.sheets.meaning import Kind
from respond_tui.exchange.sheets.plan import Came, Fate, SheetPlan
from respond_tui.guide.terms import DateOrder, EndedHow, Status


@dataclass(frozen=True, slots=True)
class ColumnRead:
    """A column: its heading, the field that it is read as, and examples of what is in it."""

    heading: str
    as_what: str
    examples: tuple[str, ...]
    chosen: bool


@dataclass(frozen=True, slots=True)
class WordRead:
    """A word for a stage or an outcome, what it is read as, and how often it stands there.

    ``kind`` is one of ``Kind``: with ``how`` and perhaps a ``stage`` for an end, with the
    ``stage`` for one that was entered. ``is_new`` says that it becomes a stage of its own. A
    word that stands there no time heads a column.
    """

    word: str
    kind: Kind
    how: EndedHow | None
    stage: str | None
    is_new: bool
    is_unclear: bool
    times: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class DatesRead:
    """The order that dates are read in, None where that has to be said.

    ``words`` in ``line`` is a date that ``readings`` read as several days; of an order that
    the sheet proves, there is none.
    """

    order: DateOrder | None
    chosen: bool = False
    line: int | None = None
    words: str = ""
    readings: tuple[tuple[DateOrder, dt.date], ...] = ()


@dataclass(frozen=True, slots=True)
class SheetView:
    """How a sheet is read.

    ``problem`` says what stands in the way of making anything of it. ``remembered``: one of
    this layout was read so the last time; ``by_hand``: the person chose something since;
    ``headed``: the first line holds the headings. A
    ``mapping`` to foresee by is there where nothing stands in the way.
    """

    layout: str
    columns: tuple[ColumnRead, ...]
    words: tuple[WordRead, ...] = ()
    dates: DatesRead | None = None
    problem: str = ""
    remembered: bool = False
    by_hand: bool = False
    headed: bool = True
    mapping: Mapping | None = field(default=None, repr=False, compare=False)


class Part(StrEnum):
    """The parts of a preview, in their order."""

    ADDED = "added"
    UPDATED = "updated"
    REFUSED = "refused"
    NOTED = "noted"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Coming:
    """An application of the sheet: how it will stand, and what of it changes.

    Of one that is here already, nothing more is told than where it stands in the sheet.
    """

    part: Part
    number: int
    lines: tuple[int, ...]
    company: str
    role: str | None
    stage: str = ""
    status: Status | None = None
    applied_on: dt.date | None = None
    rounds: tuple[tuple[str, dt.date | None, str], ...] = ()
    notes: str = ""
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """Why a row is refused, or what to know of it; no line where it is of the whole sheet."""

    part: Part
    number: int
    line: int | None
    words: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """What taking a sheet in would do; its rows are made when they are asked for."""

    drafts: Drafts = field(repr=False)
    plan: SheetPlan = field(repr=False)
    today: dt.date
    silence_days: int
    parts: Dictionary[Part, Sequence[Fate | Refused | Noted]] = field(repr=False)

    @property
    def applications(self) -> int:
        """How many applications the sheet tells of."""
        return len(self.plan.fates)

    @property
    def changes(self) -> bool:
        """Whether anything would be written."""
        return self.plan.changes

    def count(self, part: Part) -> int:
        """How many there are of one part."""
        return len(self.parts[part])

    def place_of(self, part: Part, number: int) -> int:
        """Where a row stands among those of all parts, from 0."""
        before = list(Part)[: list(Part).index(part)]
        return sum(map(self.count, before)) + number

    def page(self, start: int, most: int) -> tuple[Coming | Told, ...]:
        """Rows of all parts, one part after the other, from one place on."""
        return tuple(self._rows(start, most))

    def _rows(self, start: int, most: int) -> Iterator[Coming | Told]:
        for part in Part:
            found = self.parts[part]
            for number in range(min(start, len(found)), min(start + most, len(found))):
                yield self._row(part, number, found[number])
            most -= max(0, min(len(found) - start, most))
            start = max(0, start - len(found))

    def _row(self, part: Part, number: int, found: Fate | Refused | Noted) -> Coming | Told:
        if isinstance(found, Refused):
            return Told(part, number, found.line, found.reason)
        if isinstance(found, Noted):
            return Told(part, number, found.line, found.note)
        known = found.after
        if known is None:
            return Coming(part, number, found.lines, found.company, found.role)
        stage, status = stands(known, self.plan.ladder, self.today, self.silence_days)
        return Coming(
            part,
            number,
            found.lines,
            known.company,
            known.role,
            stage,
            status,
            known.applied_on,
            tuple((one.stage, one.on, one.outcome.value) for one in known.rounds),
            known.notes,
            changes(found.before, known) if found.before is not None else (),
        )


_OF_CAME = {Came.ADDED: Part.ADDED, Came.UPDATED: Part.UPDATED, Came.UNCHANGED: Part.UNCHANGED}


def outlook_of(drafts: Drafts, plan: SheetPlan, today: dt.date, silence_days: int) -> Outlook:
    """The outlook on a plan."""
    parts: dict[Part, list[Fate | Refused | Noted]] = {part: [] for part in Part}
    for fate in plan.fates:
        parts[_OF_CAME[fate.came]].append(fate)
    parts[Part.REFUSED] += plan.refused
    parts[Part.NOTED] += plan.notes
    return Outlook(drafts, plan, today, silence_days, parts)
