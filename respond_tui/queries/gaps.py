"""The gaps that a person wrote down: which come up again, and the reflections that show it.

Only what has an observation counts; a guess is in none of these numbers. A tag is one
whatever its case and spaces, and counts once a reflection.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Date, text
from sqlmodel import Session

from respond_tui.guide.terms import GapKind

MOST = 100
"""Tags shown: more than anybody works on."""


@dataclass(frozen=True, slots=True)
class GapCount:
    """A tag with its folded ``key``, the kind that it mostly has, and in how many reflections."""

    key: str
    tag: str
    kind: GapKind
    reflections: int


@dataclass(frozen=True, slots=True)
class GapSeen:
    """One reflection behind a tag; ``on`` is the day of the interview, if it is known."""

    application_id: int
    recovery_id: int
    company: str
    role: str | None
    stage: str
    on: dt.date | None
    observation: str


_SEEN = """
    FROM word AS w CROSS JOIN gap AS g ON g.tag = w.word
    WHERE w.kind = 'gap' AND g.deleted_at IS NULL AND g.observation <> ''
"""
"""The list of words knows how each tag is folded; the tags have an index."""

_TAGS = text(
    f"""
    SELECT w.folded, g.tag, count(DISTINCT g.reflection_id) AS times, max(g.id) AS latest
    {_SEEN}
    GROUP BY w.folded ORDER BY times DESC, latest DESC LIMIT :most
    """
)
"""The spelling is that of the latest: SQLite takes it from the row of the maximum."""

_KINDS = text(
    f"""
    SELECT w.folded, g.kind, count(*) AS times, max(g.id) AS latest
    {_SEEN}
    GROUP BY w.folded, g.kind ORDER BY times, latest
    """
)

_BEHIND = text(
    """
    SELECT r.application_id, r.id AS recovery_id, a.company, a.role, f.stage, f."on" AS day,
        group_concat(g.observation, char(10)) AS observation
    FROM word AS w
    CROSS JOIN gap AS g ON g.tag = w.word AND g.deleted_at IS NULL AND g.observation <> ''
    JOIN reflection AS f ON f.id = g.reflection_id
    JOIN recovery AS r ON r.id = f.recovery_id
    JOIN application AS a ON a.id = r.application_id
    WHERE w.kind = 'gap' AND w.folded = :key
    GROUP BY f.id ORDER BY f."on" DESC, f.id DESC LIMIT :most OFFSET :start
    """
).columns(day=Date)


def gaps(session: Session, most: int = MOST) -> tuple[GapCount, ...]:
    """The tags that have an observation, those in the most reflections first."""
    found = session.connection().execute(_TAGS, {"most": most}).all()
    if not found:
        return ()
    kinds = _kinds(session)
    return tuple(GapCount(row.folded, row.tag, kinds[row.folded], row.times) for row in found)


def gap_evidence(session: Session, key: str, start: int = 0, most: int = -1) -> tuple[GapSeen, ...]:
    """The reflections in which a tag has an observation, the latest first, undated last."""
    asked = {"key": key, "start": start, "most": most}
    return tuple(
        GapSeen(
            application_id=row.application_id,
            recovery_id=row.recovery_id,
            company=row.company,
            role=row.role,
            stage=row.stage or "",
            on=row.day,
            observation=row.observation,
        )
        for row in session.connection().execute(_BEHIND, asked).all()
    )


def _kinds(session: Session) -> Mapping[str, GapKind]:
    """The kind that each tag has the most often, the latest among equals."""
    return {row.folded: GapKind(row.kind) for row in session.connection().execute(_KINDS).all()}
