"""Recoveries and their steps, as they are at one moment."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Date, Row, text
from sqlalchemy.types import TypeEngine
from sqlmodel import Session
from sqlmodel.sql.sqltypes import UTCDateTime

from respond_tui.guide.recovery import effective_state, is_pausing, pause_ends, progress
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


_RECOVERY = """
    SELECT
        r.id, r.application_id, r.opened_at, r.pause_hours, r.pause_ended_at, r.closed_at,
        a.company, a.role, a.ended_on, coalesce(s.name, '') AS stage
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

_ALL = text(f"{_RECOVERY} {_NEWEST}").columns(**_MOMENTS)
_OPEN = text(f"{_RECOVERY} AND r.closed_at IS NULL {_NEWEST}").columns(**_MOMENTS)
_ONE = text(f"{_RECOVERY} AND r.id = :id").columns(**_MOMENTS)

_STEPS = text(
    """
    SELECT t.id, t.recovery_id, t.kind, t.text, t.due_on, t.due_at, t.state, t.done_at,
        t.note, t.position
    FROM step AS t
    WHERE t.deleted_at IS NULL AND t.recovery_id IN (SELECT value FROM json_each(:ids))
    ORDER BY t.position, t.id
    """
).columns(due_on=Date, due_at=UTCDateTime, done_at=UTCDateTime)

_PEOPLE = text(
    """
    SELECT people FROM interview
    WHERE application_id = :application_id AND deleted_at IS NULL AND people IS NOT NULL
    ORDER BY "on" DESC, id DESC
    """
)

_NO_LIMIT = -1


def recoveries(session: Session, now: dt.datetime) -> tuple[RecoveryRow, ...]:
    """Every recovery, open ones first, the newest first among each."""
    found = session.connection().execute(_ALL, {"most": _NO_LIMIT}).all()
    return tuple(view.row for view in _views(session, found, now))


def open_recoveries(session: Session, now: dt.datetime, most: int) -> tuple[RecoveryView, ...]:
    """The newest open recoveries with their steps, at most so many; without the people."""
    found = session.connection().execute(_OPEN, {"most": most}).all()
    return tuple(_views(session, found, now))


def recovery(session: Session, recovery_id: int, now: dt.datetime) -> RecoveryView | None:
    """One recovery with its steps, or None where there is none outside the trash."""
    found = session.connection().execute(_ONE, {"id": recovery_id}).all()
    for view in _views(session, found, now):
        people = session.connection().execute(_PEOPLE, {"application_id": view.row.application_id})
        return RecoveryView(view.row, view.steps, tuple(dict.fromkeys(people.scalars())))
    return None


def _views(
    session: Session, rows: Sequence[Row[tuple[object, ...]]], now: dt.datetime
) -> Iterable[RecoveryView]:
    steps = _steps(session, [row.id for row in rows])
    for row in rows:
        yield _view(row, steps[row.id], now)


def _steps(session: Session, ids: Sequence[int]) -> defaultdict[int, list[Row[tuple[object, ...]]]]:
    listed = f"[{','.join(map(str, ids))}]"
    of: defaultdict[int, list[Row[tuple[object, ...]]]] = defaultdict(list)
    for row in session.connection().execute(_STEPS, {"ids": listed}).all():
        of[row.recovery_id].append(row)
    return of


def _view(
    row: Row[tuple[object, ...]], steps: Sequence[Row[tuple[object, ...]]], now: dt.datetime
) -> RecoveryView:
    end = pause_ends(row.opened_at, row.pause_hours, row.pause_ended_at)
    pausing = row.closed_at is None and is_pausing(
        row.opened_at, row.pause_hours, row.pause_ended_at, now
    )
    views = tuple(_step(step, end, now) for step in steps)
    done, of = progress(views)
    todo = (step for step in views if step.state is StepState.OPEN)
    return RecoveryView(
        RecoveryRow(
            id=row.id,
            application_id=row.application_id,
            company=row.company,
            role=row.role,
            stage=row.stage,
            ended_on=row.ended_on,
            opened_at=row.opened_at,
            pause_hours=row.pause_hours,
            pause_end=end,
            pausing_until=end if pausing else None,
            closed_at=row.closed_at,
            done=done,
            all=of,
            next_step=next((step for step in todo if step.kind is not StepKind.PAUSE), None),
        ),
        views,
        (),
    )


def _step(row: Row[tuple[object, ...]], pause_end: dt.datetime, now: dt.datetime) -> StepView:
    kind = StepKind(row.kind)
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
