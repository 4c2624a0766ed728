"""What comes first today, and what waits while a pause runs (MODEL.md)."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from respond_tui.guide.terms import StepKind

STEP_DAYS = 2
"""Steps and actions due so many days ahead are on Today: a recovery's first two days fit in."""

PLAN_DAYS = 1
"""A plan is on Today the day before its round, and on the day itself."""

ROUND_DAYS = 7
"""Rounds this many days ahead are on Today."""

SILENT_DAYS = 7
"""An application that fell silent stays on Today for this many days."""

_CARE = frozenset({StepKind.FEELING, StepKind.RESET})


class TodayKind(StrEnum):
    """What a line of Today is about."""

    STEP = "step"
    FEELING = "feeling"
    ACTION = "action"
    ROUND = "round"
    PLAN = "plan"
    OUTCOME = "outcome"
    SILENT = "silent"
    LETTER = "letter"
    WEEK = "week"
    ASSUMPTION = "assumption"


_DUE = frozenset({TodayKind.STEP, TodayKind.ACTION, TodayKind.ROUND, TodayKind.PLAN})
_ASKS_HOW = frozenset({TodayKind.OUTCOME, TodayKind.WEEK})
_DAYS_AHEAD = {TodayKind.ROUND: ROUND_DAYS, TodayKind.PLAN: PLAN_DAYS, TodayKind.ASSUMPTION: 0}


@dataclass(frozen=True, slots=True)
class TodayItem:
    """One line of Today, and what it opens. ``at`` is aware and in UTC.

    ``parts`` are what it says, where a list has the room to say it part by part: a round and
    the plan for it, a letter and its silence. What belongs to a lever has its
    ``commitment_id`` and no application, and an assumption has none.
    """

    kind: TodayKind
    what: str
    detail: str
    due: dt.date | None
    at: dt.datetime | None
    overdue: bool
    application_id: int | None
    recovery_id: int | None = None
    step_id: int | None = None
    step_kind: StepKind | None = None
    round_id: int | None = None
    letter_id: int | None = None
    action_id: int | None = None
    commitment_id: int | None = None
    assumption_id: int | None = None
    parts: tuple[str, ...] = ()


def place(company: str, role: str | None) -> str:
    """Where a line belongs: a company, and what for."""
    return f"{company} · {role}" if role else company


def is_overdue(due: dt.date | None, today: dt.date) -> bool:
    """Whether a day to do something has gone by; on the day itself nothing is late."""
    return due is not None and due < today


def shown(item: TodayItem, today: dt.date, pausing: bool) -> bool:
    """Whether a line belongs on Today.

    While a pause runs only care does, the booked hour, and what cannot wait: a thank-you
    note due by tomorrow, a round today or tomorrow with the plan for it, a step or an action
    on its last day. To look again at what was felt is care.
    """
    days = (item.due - today).days if item.due is not None else 0
    if not pausing:
        return days <= _DAYS_AHEAD.get(item.kind, STEP_DAYS)
    if item.kind in (TodayKind.ROUND, TodayKind.PLAN):
        return days <= 1
    if item.kind is TodayKind.ACTION:
        return days <= 0
    if item.kind not in (TodayKind.STEP, TodayKind.FEELING):
        return False
    return _bears_no_delay(item.step_kind, days)


def ordered(items: Iterable[TodayItem]) -> tuple[TodayItem, ...]:
    """By urgency: what has an hour or is a round first on its day, care first within steps."""
    return tuple(sorted(items, key=_urgency))


def each_round_once(items: Iterable[TodayItem]) -> tuple[TodayItem, ...]:
    """The lines as a person reads them: where there is a plan for a round, it says both."""
    lines = tuple(items)
    plans = {item.round_id: item for item in lines if item.kind is TodayKind.PLAN}
    rounds = {item.round_id for item in lines if item.kind is TodayKind.ROUND}
    return tuple(
        plans.get(item.round_id, item) if item.kind is TodayKind.ROUND else item
        for item in lines
        if item.kind is not TodayKind.PLAN or item.round_id not in rounds
    )


def _bears_no_delay(kind: StepKind | None, days: int) -> bool:
    match kind:
        case StepKind.FEELING | StepKind.RESET:
            return True
        case StepKind.HOUR:
            return days <= 1
        case StepKind.THANKS:
            return days <= 1
        case StepKind.BOOK | StepKind.OWN:
            return days <= 0
        case _:
            return False


def _urgency(item: TodayItem) -> tuple[int, dt.date, int, str, int]:
    """Care, then by day; what only asks how it went, and silence, come after what is due."""
    if item.step_kind in _CARE:
        rank = 0
    elif item.kind in _DUE:
        rank = 1
    else:
        rank = 2 if item.kind in _ASKS_HOW else 3
    moment = item.at.isoformat() if item.at is not None else "~"
    return (
        rank,
        item.due or dt.date.max,
        item.kind is not TodayKind.ROUND,
        moment,
        item.step_id or item.action_id or item.assumption_id or 0,
    )
