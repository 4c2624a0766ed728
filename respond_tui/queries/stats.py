"""The log in three numbers: how applications stand, and how often they are answered.

An application is sent on the day it was applied for; without that day it is in no rate. A
reply is the first dated round, or an end that the employer told: rejected, role closed, an
offer. Being ghosted, and one's own withdrawal, are none. An invitation is a round, on its
own day, since the day of the invitation is not kept. What came without a date, came.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import TextClause, text
from sqlmodel import Session

from respond_tui.guide.rates import horizon
from respond_tui.guide.rules import Rules
from respond_tui.guide.statistics import Proportion
from respond_tui.guide.terms import Status
from respond_tui.queries.interviews.standing import STATUS, bound
from respond_tui.queries.letters import LetterStats, letter_stats


@dataclass(frozen=True, slots=True)
class Rate:
    """Answered of those old enough to tell; ``days`` is how old that is.

    ``too_early`` are younger and in neither number.
    """

    answered: Proportion
    days: int
    too_early: int

    @property
    def of(self) -> int:
        """Those old enough to tell."""
        return self.answered.of

    @property
    def in_(self) -> int:
        """Those answered within ``days``."""
        return self.answered.part

    @property
    def rate(self) -> float | None:
        """Answered / old enough; ``None`` of nothing."""
        return self.answered.rate

    @property
    def low(self) -> float | None:
        """The lower end of Wilson's 95 % interval."""
        return self.answered.low

    @property
    def high(self) -> float | None:
        """The upper end of Wilson's 95 % interval."""
        return self.answered.high


@dataclass(frozen=True, slots=True)
class Stats:
    """All applications, how they stand today, two rates, and which letters get answers."""

    applications: int
    by_status: Mapping[Status, int]
    reply_rate: Rate
    invite_rate: Rate
    letters: LetterStats


_BY_STATUS = text(f"SELECT {STATUS} AS status, count(*) AS times FROM standing GROUP BY 1")

_INVITED = """
WITH sent AS (
    SELECT
        a.applied_on,
        count(s.id) > 0 AS came,
        min(iif(s.id IS NOT NULL, i."on", NULL)) AS came_on
    FROM application AS a
    LEFT JOIN interview AS i ON i.application_id = a.id AND i.deleted_at IS NULL
    LEFT JOIN stage AS s ON s.id = i.stage_id AND s.kind <> 'application'
    WHERE a.deleted_at IS NULL AND a.applied_on IS NOT NULL
    GROUP BY a.id
),
"""

_REPLIED = """
WITH sent AS (
    SELECT
        a.applied_on,
        count(i.id) > 0 OR coalesce(
            a.ended_how IN ('rejected', 'role_closed', 'accepted', 'declined'), FALSE
        ) AS came,
        min(
            coalesce(min(i."on"), '9999'),
            iif(
                a.ended_how IN ('rejected', 'role_closed', 'accepted', 'declined'),
                coalesce(a.ended_on, '9999'),
                '9999'
            )
        ) AS came_on
    FROM application AS a
    LEFT JOIN interview AS i ON i.application_id = a.id AND i.deleted_at IS NULL
    WHERE a.deleted_at IS NULL AND a.applied_on IS NOT NULL
    GROUP BY a.id
),
"""

_WAITED = """
waited AS (
    SELECT
        julianday(:today) - julianday(applied_on) AS age,
        came,
        iif(
            came AND came_on < '9999',
            max(0, julianday(came_on) - julianday(applied_on)),
            NULL
        ) AS days
    FROM sent
)
"""

_HOW_LONG = """
SELECT CAST(days AS INTEGER) AS days, count(*) AS times
FROM waited WHERE days IS NOT NULL GROUP BY 1
"""

_HOW_MANY = """
SELECT
    count(*) FILTER (WHERE age >= :horizon) AS told,
    count(*) FILTER (WHERE age >= :horizon AND came AND coalesce(days, 0) <= :horizon) AS answered,
    count(*) FILTER (WHERE age < :horizon) AS too_early
FROM waited
"""

_REPLIES = (text(_REPLIED + _WAITED + _HOW_LONG), text(_REPLIED + _WAITED + _HOW_MANY))
_INVITATIONS = (text(_INVITED + _WAITED + _HOW_LONG), text(_INVITED + _WAITED + _HOW_MANY))


def stats(session: Session, today: dt.date, rules: Rules) -> Stats:
    """What the log comes to as of today."""
    found = session.connection().execute(_BY_STATUS, bound(today, rules)).all()
    times = {row.status: row.times for row in found}
    by_status = {status: times.get(status.value, 0) for status in Status}
    return Stats(
        applications=sum(by_status.values()),
        by_status=by_status,
        reply_rate=_rate(session, today, _REPLIES),
        invite_rate=_rate(session, today, _INVITATIONS),
        letters=letter_stats(session),
    )


def _rate(session: Session, today: dt.date, asked: tuple[TextClause, TextClause]) -> Rate:
    how_long, how_many = asked
    day = {"today": today.isoformat()}
    waits = session.connection().execute(how_long, day).all()
    days = horizon({row.days: row.times for row in waits})
    counted = session.connection().execute(how_many, {**day, "horizon": days}).one()
    return Rate(Proportion(counted.answered, counted.told), days, counted.too_early)
