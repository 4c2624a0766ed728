"""Recoveries and their steps, as they are at one moment."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Date, Row, text
from sqlalchemy.types import TypeEngine
from sqlmodel import Session
from sqlmodel.sql.sqltypes import UTCDateTime

from respond_tui.guide.recovery import effective_state, is_pausing, pause_ends
from respond_tui.guide.terms import StepKind, StepState
from respond_tui.guide.today import is_overdue


@dataclass(frozen=True, slots=True)
class StepView:
    """One step; ``state`` is as of now, ``due_at`` and ``done_at`` are in UTC."""

    id: int
    recovery_id: int
    kind: StepKind
    text: str
    due_on: dt.date | None
    due_at: dt.datetime | None
    state: StepState
    done_at: dt.datetime | None
    note: str
    position: int
    overdue: bool


@dataclass(frozen=True, slots=True)
class RecoveryRow:
    """One recovery as the list shows it; ``stage`` is the name of where it ended.

    ``done`` of ``all`` leaves the pause out: it is no task. ``pausing_until`` is set while
    the pause runs.
    """

    id: int
    application_id: int
    company: str
    role: str | None
    stage: str
    ended_on: dt.date | None
    opened_at: dt.datetime
    pause_hours: int
    pause_end: dt.datetime
    pausing_until: dt.datetime | None
    closed_at: dt.datetime | None
    done: int
    all: int
    next_step: StepView | None


@dataclass(frozen=True, slots=True)
class RecoveryView:
    """One recovery with its steps, and with whom the person spoke, latest first."""

    row: RecoveryRow
    steps: tuple[StepView, ...]
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecoveryCount:
    """How many recoveries there are, and how many of them are open."""

    open: int
    all: int


_RECOVERY = """
    SELECT
        r.id, r.application_id, r.opened_at, r.pause_hours, r.pause_ended_at, r.closed_at,
        a.company, a.role, a.ended_on, coalesce(s.name, '') AS stage,
        (
            SELECT count(*) FROM step AS t
            WHERE t.recovery_id = r.id AND t.deleted_at IS NULL AND t.kind <> 'pause'
        ) AS steps,
        (
            SELECT count(*) FROM step AS t
            WHERE t.recovery_id = r.id AND t.deleted_at IS NULL AND t.kind <> 'pause'
                AND t.state <> 'open'
        ) AS done
    FROM recovery AS r
    JOIN application AS a ON a.id = r.application_id
    LEFT JOIN stage AS s ON s.id = a.ended_stage_id
    WHERE r.deleted_at IS NULL AND a.deleted_at IS NULL
"""

_MOMENTS: dict[str, TypeEngine[Any]] = {
    "opened_at": UTCDateTime(),
    "pause_ended_at": UTCDateTime(),
    "closed_at": UTCDateTime(),
    "ended_on": Date(),
}

_NEWEST = "ORDER BY r.closed_at IS NOT NULL, r.opened_at DESC, r.id DESC LIMIT :most"

_ALL = text(f"{_RECOVERY} {_NEWEST} OFFSET :start").columns(**_MOMENTS)
_OPEN = text(f"{_RECOVERY} AND r.closed_at IS NULL {_NEWEST}").columns(**_MOMENTS)
_ONE = text(f"{_RECOVERY} AND r.id = :id").columns(**_MOMENTS)

_STEPS = text(
    """
    SELECT t.id, t.recovery_id, t.kind, t.text, t.due_on, t.due_at, t.state, t.done_at,
        t.note, t.position, r.opened_at, r.pause_hours, r.pause_ended_at
    FROM step AS t
    JOIN recovery AS r ON r.id = t.recovery_id
    WHERE t.deleted_at IS NULL AND t.recovery_id IN (SELECT value FROM json_each(:ids))
    ORDER BY t.position, t.id
    """
).columns(
    due_on=Date,
    due_at=UTCDateTime,
    done_at=UTCDateTime,
    opened_at=UTCDateTime,
    pause_ended_at=UTCDateTime,
)

_PEOPLE = text(
    """
    SELECT people FROM interview
    WHERE application_id = :application_id AND deleted_at IS NULL AND people IS NOT NULL
    ORDER BY "on" DESC, id DESC
    """
)

_THERE = """
    FROM recovery AS r JOIN application AS a ON a.id = r.application_id
    WHERE r.deleted_at IS NULL AND a.deleted_at IS NULL
"""

_COUNTED = text(
    f"SELECT count(*) AS times, count(*) FILTER (WHERE r.closed_at IS NULL) AS open {_THERE}"
)

_PLACE = text(
    f"""
    SELECT (
        SELECT count(*) {_THERE}
            AND (r.closed_at IS NULL, r.opened_at, r.id)
                > (me.closed_at IS NULL, me.opened_at, me.id)
    )
    FROM recovery AS me JOIN application AS mine ON mine.id = me.application_id
    WHERE me.id = :id AND me.deleted_at IS NULL AND mine.deleted_at IS NULL
    """
)

_NO_LIMIT = -1


def counted(session: Session) -> RecoveryCount:
    """How many recoveries there are."""
    row = session.connection().execute(_COUNTED).one()
    return RecoveryCount(open=row.open, all=row.times)


def place(session: Session, recovery_id: int) -> int | None:
    """Where a recovery stands among all, from 0; None where it is not there."""
    found: int | None = session.connection().execute(_PLACE, {"id": recovery_id}).scalar()
    return found


def recoveries(
    session: Session, now: dt.datetime, start: int = 0, most: int = _NO_LIMIT
) -> tuple[RecoveryRow, ...]:
    """Recoveries, open ones first, the newest first among each; ``most`` from ``start`` on."""
    found = session.connection().execute(_ALL, {"start": start, "most": most}).all()
    steps = _steps(session, [row.id for row in found if row.closed_at is None], now)
    return tuple(_row(row, steps.get(row.id, ()), now) for row in found)


def open_recoveries(session: Session, now: dt.datetime, most: int) -> tuple[RecoveryView, ...]:
    """The newest open recoveries with their steps, at most so many; without the people."""
    found = session.connection().execute(_OPEN, {"most": most}).all()
    steps = _steps(session, [row.id for row in found], now)
    return tuple(
        RecoveryView(_row(row, steps.get(row.id, ()), now), steps.get(row.id, ()), ())
        for row in found
    )


def recovery(session: Session, recovery_id: int, now: dt.datetime) -> RecoveryView | None:
    """One recovery with its steps, or None where there is none outside the trash."""
    row = session.connection().execute(_ONE, {"id": recovery_id}).first()
    if row is None:
        return None
    steps = _steps(session, [recovery_id], now).get(recovery_id, ())
    asked = {"application_id": row.application_id}
    people = session.connection().execute(_PEOPLE, asked).scalars().all()
    names = (name.strip() for each in people for name in each.split(","))
    return RecoveryView(_row(row, steps, now), steps, tuple(dict.fromkeys(filter(None, names))))


def _row(row: Row[tuple[object, ...]], steps: Sequence[StepView], now: dt.datetime) -> RecoveryRow:
    pause = (row.opened_at, row.pause_hours, row.pause_ended_at)
    end = pause_ends(*pause)
    closed = row.closed_at is not None
    return RecoveryRow(
        id=row.id,
        application_id=row.application_id,
        company=row.company,
        role=row.role,
        stage=row.stage,
        ended_on=row.ended_on,
        opened_at=row.opened_at,
        pause_hours=row.pause_hours,
        pause_end=end,
        pausing_until=end if not closed and is_pausing(*pause, now) else None,
        closed_at=row.closed_at,
        done=row.done,
        all=row.steps,
        next_step=None if closed else next(filter(_is_to_do, steps), None),
    )


def _is_to_do(step: StepView) -> bool:
    return step.state is StepState.OPEN and step.kind is not StepKind.PAUSE


def _steps(
    session: Session, ids: Sequence[int], now: dt.datetime
) -> dict[int, tuple[StepView, ...]]:
    found = session.connection().execute(_STEPS, {"ids": json.dumps(list(ids))}).all()
    of: defaultdict[int, list[StepView]] = defaultdict(list)
    for row in found:
        of[row.recovery_id].append(_step(row, now))
    return {recovery_id: tuple(steps) for recovery_id, steps in of.items()}


def _step(row: Row[tuple[object, ...]], now: dt.datetime) -> StepView:
    kind = StepKind(row.kind)
    pause_end = pause_ends(row.opened_at, row.pause_hours, row.pause_ended_at)
    state = effective_state(kind, StepState(row.state), pause_end, now)
    late = state is StepState.OPEN and is_overdue(row.due_on, now.date())
    return StepView(
        id=row.id,
        recovery_id=row.recovery_id,
        kind=kind,
        text=row.text,
        due_on=row.due_on,
        due_at=row.due_at,
        state=state,
        done_at=row.done_at,
        note=row.note,
        position=row.position,
        overdue=late and kind is not StepKind.PAUSE,
    )
