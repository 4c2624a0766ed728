"""Recoveries, as they are at one moment."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Date, Row, text
from sqlalchemy.types import TypeEngine
from sqlmodel import Session
from sqlmodel.sql.sqltypes import UTCDateTime

from respond_tui.guide import limits
from respond_tui.guide.recovery import is_pausing, pause_ends
from respond_tui.guide.terms import StepKind, StepState
from respond_tui.queries.feelings import FeelingView, feelings
from respond_tui.queries.steps import StepView, steps_of
from respond_tui.store.moments import stored


@dataclass(frozen=True, slots=True)
class RecoveryRow:
    """One recovery as the list shows it; ``stage`` is the name of where it ended.

    ``done`` of ``all`` leaves the pause out: it is no task. ``pausing_until`` is set while
    the pause runs, which it does to its end although all else is done. ``sealed`` when its no
    is put away and not opened yet.
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
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class RecoveryView:
    """One recovery with its steps, and with whom the person spoke, latest first."""

    row: RecoveryRow
    steps: tuple[StepView, ...]
    people: tuple[str, ...]
    feeling: FeelingView | None = None


@dataclass(frozen=True, slots=True)
class RecoveryCount:
    """How many recoveries there are, how many of them are open, and how many put away."""

    open: int
    all: int
    sealed: int = 0


_SEALED = "(:shield AND a.sealed_at IS NOT NULL)"
"""Whether a no is put away; with the shield off, none is."""

_RECOVERY = f"""
    SELECT
        {_SEALED} AS sealed,
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

_NEWEST = "ORDER BY sealed, r.closed_at IS NOT NULL, r.opened_at DESC, r.id DESC LIMIT :most"

_ALL = text(f"{_RECOVERY} {_NEWEST} OFFSET :start").columns(**_MOMENTS)
_OPEN = text(f"{_RECOVERY} AND r.closed_at IS NULL AND NOT sealed {_NEWEST}").columns(**_MOMENTS)
_LATE = text(f"{_RECOVERY} AND r.opened_at > :since AND NOT sealed {_NEWEST}").columns(**_MOMENTS)
_ONE = text(f"{_RECOVERY} AND r.id = :id").columns(**_MOMENTS)

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
    f"""
    SELECT
        count(*) AS times,
        count(*) FILTER (WHERE r.closed_at IS NULL AND NOT {_SEALED}) AS open,
        count(*) FILTER (WHERE {_SEALED}) AS sealed
    {_THERE}
    """
)

_PLACE = text(
    f"""
    SELECT (
        SELECT count(*) {_THERE}
            AND (NOT {_SEALED}, r.closed_at IS NULL, r.opened_at, r.id)
                > (
                    NOT (:shield AND mine.sealed_at IS NOT NULL),
                    me.closed_at IS NULL, me.opened_at, me.id
                )
    )
    FROM recovery AS me JOIN application AS mine ON mine.id = me.application_id
    WHERE me.id = :id AND me.deleted_at IS NULL AND mine.deleted_at IS NULL
    """
)

_NO_LIMIT = -1


def counted(session: Session, *, shield: bool = False) -> RecoveryCount:
    """How many recoveries there are."""
    row = session.connection().execute(_COUNTED, {"shield": shield}).one()
    return RecoveryCount(open=row.open, all=row.times, sealed=row.sealed)


def place(session: Session, recovery_id: int, *, shield: bool = False) -> int | None:
    """Where a recovery stands among all, from 0; None where it is not there."""
    asked = {"id": recovery_id, "shield": shield}
    found: int | None = session.connection().execute(_PLACE, asked).scalar()
    return found


def resting_until(
    session: Session, now: dt.datetime, *, shield: bool = False
) -> dt.datetime | None:
    """When the last of the pauses that run is over, or None where none runs."""
    return max((row.pause_end for row in pausing(session, now, shield=shield)), default=None)


def pausing(session: Session, now: dt.datetime, *, shield: bool = False) -> tuple[RecoveryRow, ...]:
    """The recoveries whose pause runs, the newest first, those that are closed last.

    Those of a no that is put away are not among them.
    """
    longest = dt.timedelta(hours=limits.PAUSE_HOURS[1])
    asked = {"since": stored(now - longest), "shield": shield, "most": _NO_LIMIT}
    found = session.connection().execute(_LATE, asked).all()
    steps = steps_of(session, [row.id for row in found], now)
    rows = (_row(row, steps.get(row.id, ()), now) for row in found)
    return tuple(row for row in rows if row.pausing_until is not None)


def recoveries(
    session: Session,
    now: dt.datetime,
    start: int = 0,
    most: int = _NO_LIMIT,
    *,
    shield: bool = False,
) -> tuple[RecoveryRow, ...]:
    """Recoveries, open ones first, the newest first among each; ``most`` from ``start`` on.

    Those of a no that is put away come last of all.
    """
    asked = {"start": start, "most": most, "shield": shield}
    found = session.connection().execute(_ALL, asked).all()
    steps = steps_of(session, [row.id for row in found if row.closed_at is None], now)
    return tuple(_row(row, steps.get(row.id, ()), now) for row in found)


def open_recoveries(
    session: Session, now: dt.datetime, most: int, *, shield: bool = False
) -> tuple[RecoveryView, ...]:
    """The newest open recoveries with their steps, at most so many; without the people.

    Those of a no that is put away are not among them.
    """
    asked = {"most": most, "shield": shield}
    found = session.connection().execute(_OPEN, asked).all()
    ids = [row.id for row in found]
    steps, named = steps_of(session, ids, now), feelings(session, ids)
    return tuple(
        RecoveryView(
            _row(row, steps.get(row.id, ()), now), steps.get(row.id, ()), (), named.get(row.id)
        )
        for row in found
    )


def recovery(
    session: Session, recovery_id: int, now: dt.datetime, *, shield: bool = False
) -> RecoveryView | None:
    """One recovery with its steps, or None where there is none outside the trash."""
    found = session.connection().execute(_ONE, {"id": recovery_id, "shield": shield})
    row = found.first()
    if row is None:
        return None
    steps = steps_of(session, [recovery_id], now).get(recovery_id, ())
    asked = {"application_id": row.application_id}
    people = session.connection().execute(_PEOPLE, asked).scalars().all()
    names = (name.strip() for each in people for name in each.split(","))
    return RecoveryView(
        _row(row, steps, now),
        steps,
        tuple(dict.fromkeys(filter(None, names))),
        feelings(session, [recovery_id]).get(recovery_id),
    )


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
        pausing_until=end if is_pausing(*pause, now) else None,
        closed_at=row.closed_at,
        done=row.done,
        all=row.steps,
        next_step=None if closed else next(filter(_is_to_do, steps), None),
        sealed=bool(row.sealed),
    )


def _is_to_do(step: StepView) -> bool:
    return step.state is StepState.OPEN and step.kind is not StepKind.PAUSE
