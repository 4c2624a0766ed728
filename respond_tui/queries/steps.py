"""The steps of recoveries, as they are at one moment."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Date, Row, text
from sqlmodel import Session
from sqlmodel.sql.sqltypes import UTCDateTime

from respond_tui.guide.recovery import effective_state, pause_ends
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


def steps_of(
    session: Session, ids: Sequence[int], now: dt.datetime
) -> dict[int, tuple[StepView, ...]]:
    """The steps of recoveries, by recovery, in order."""
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
