"""The rounds that a plan may be for: those ahead, and the one that it is for."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Date, Row, text
from sqlmodel import Session
from sqlmodel.sql.sqltypes import UTCDateTime

from respond_tui.store.moments import stored

MOST = 8
"""So many rounds ahead are offered."""


@dataclass(frozen=True, slots=True)
class NextRound:
    """A round that a plan is for or may be for; ``at`` is in UTC, where the hour is known."""

    id: int
    company: str
    stage: str
    on: dt.date | None
    at: dt.datetime | None


_AHEAD = text(
    """
    SELECT i.id, i."on" AS day, i.at, s.name AS stage, a.company
    FROM standing
    CROSS JOIN interview AS i ON i.application_id = standing.application_id
    JOIN application AS a ON a.id = i.application_id
    JOIN stage AS s ON s.id = i.stage_id
    WHERE standing.moved_on >= :today
        AND i.outcome = 'pending' AND i."on" >= :today AND i.deleted_at IS NULL
        AND (i.at IS NULL OR i.at > :now)
        AND a.ended_how IS NULL AND s.kind <> 'offer'
    ORDER BY i."on", i.at IS NULL, i.at, i.id
    LIMIT :most
    """
).columns(day=Date, at=UTCDateTime)

_ONE = text(
    """
    SELECT i.id, i."on" AS day, i.at, s.name AS stage, a.company
    FROM interview AS i
    JOIN application AS a ON a.id = i.application_id
    JOIN stage AS s ON s.id = i.stage_id
    WHERE i.id = :id AND i.deleted_at IS NULL AND a.deleted_at IS NULL
    """
).columns(day=Date, at=UTCDateTime)

_IS_PLANNED = text(
    """
    SELECT EXISTS (
        SELECT 1 FROM interview AS i
        JOIN application AS a ON a.id = i.application_id
        JOIN stage AS s ON s.id = i.stage_id
        WHERE i.id = :id AND i.outcome = 'pending' AND i."on" >= :today
            AND i.deleted_at IS NULL AND a.deleted_at IS NULL AND a.ended_how IS NULL
            AND s.kind <> 'offer'
    )
    """
)


def next_rounds(session: Session, now: dt.datetime, most: int = MOST) -> tuple[NextRound, ...]:
    """The planned rounds of any open application from now on, the soonest first."""
    asked = {"today": now.date().isoformat(), "now": stored(now), "most": most}
    return tuple(map(_round, session.connection().execute(_AHEAD, asked).all()))


def round_of(session: Session, round_id: int | None) -> NextRound | None:
    """One round outside the trash, whenever it is or was."""
    if round_id is None:
        return None
    row = session.connection().execute(_ONE, {"id": round_id}).first()
    return _round(row) if row is not None else None


def is_planned(session: Session, round_id: int, today: dt.date) -> bool:
    """Whether a round is still ahead, today included."""
    asked = {"id": round_id, "today": today.isoformat()}
    return bool(session.connection().execute(_IS_PLANNED, asked).scalar())


def _round(row: Row[tuple[object, ...]]) -> NextRound:
    return NextRound(row.id, row.company, row.stage, row.day, row.at)
