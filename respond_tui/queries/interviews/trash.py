"""What rests in the trash, as it was thrown away: an application stands for all it took along."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import text
from sqlmodel import Session
from sqlmodel.sql.sqltypes import UTCDateTime


class TrashKind(StrEnum):
    """What can be brought back from the trash."""

    APPLICATION = "application"
    ROUND = "round"
    RECOVERY = "recovery"
    STEP = "step"
    GAP = "gap"
    ACTION = "action"
    LETTER = "letter"
    TEMPLATE = "template"
    LEVER = "lever"
    LEVER_ACTION = "lever action"
    ASSUMPTION = "assumption"


@dataclass(frozen=True, slots=True)
class Trashed:
    """One thing in the trash, newest first; ``what`` names it to a person."""

    kind: TrashKind
    id: int
    what: str
    deleted_at: dt.datetime


_TRASH = text(
    """
    SELECT 'application' AS kind, a.id, a.company || ifnull(' · ' || a.role, '') AS what,
        a.deleted_at
    FROM application AS a
    WHERE a.deleted_at IS NOT NULL
    UNION ALL
    SELECT 'round', i.id, a.company || ' · ' || s.name, i.deleted_at
    FROM interview AS i
    JOIN application AS a ON a.id = i.application_id
    JOIN stage AS s ON s.id = i.stage_id
    WHERE i.deleted_at IS NOT NULL AND a.deleted_at IS NULL
    UNION ALL
    SELECT 'recovery', r.id, a.company || ' · recovery', r.deleted_at
    FROM recovery AS r
    JOIN application AS a ON a.id = r.application_id
    WHERE r.deleted_at IS NOT NULL AND a.deleted_at IS NULL
    UNION ALL
    SELECT 'step', t.id, a.company || ' · ' || t.text, t.deleted_at
    FROM step AS t
    JOIN recovery AS r ON r.id = t.recovery_id
    JOIN application AS a ON a.id = r.application_id
    WHERE t.deleted_at IS NOT NULL AND r.deleted_at IS NULL AND a.deleted_at IS NULL
    UNION ALL
    SELECT 'gap', g.id, a.company || ' · ' || g.tag, g.deleted_at
    FROM gap AS g
    JOIN reflection AS f ON f.id = g.reflection_id
    JOIN recovery AS r ON r.id = f.recovery_id
    JOIN application AS a ON a.id = r.application_id
    WHERE g.deleted_at IS NOT NULL AND f.deleted_at IS NULL
        AND r.deleted_at IS NULL AND a.deleted_at IS NULL
    UNION ALL
    SELECT 'action', c.id, a.company || ' · ' || c.text, c.deleted_at
    FROM action AS c
    JOIN reflection AS f ON f.id = c.reflection_id
    JOIN recovery AS r ON r.id = f.recovery_id
    JOIN application AS a ON a.id = r.application_id
    WHERE c.deleted_at IS NOT NULL AND f.deleted_at IS NULL
        AND r.deleted_at IS NULL AND a.deleted_at IS NULL
    UNION ALL
    SELECT 'letter', l.id, a.company || ' · letter' || ifnull(': ' || l.subject, ''), l.deleted_at
    FROM letter AS l
    JOIN application AS a ON a.id = l.application_id
    WHERE l.deleted_at IS NOT NULL AND a.deleted_at IS NULL
    UNION ALL
    SELECT 'template', m.id, 'Template · ' || m.name, m.deleted_at
    FROM letter_template AS m
    WHERE m.deleted_at IS NOT NULL
    UNION ALL
    SELECT 'lever', p.id, 'Lever · ' || p.what, p.deleted_at
    FROM commitment AS p
    WHERE p.deleted_at IS NOT NULL
    UNION ALL
    SELECT 'lever action', d.id, p.what || ' · ' || d.text, d.deleted_at
    FROM commitment_action AS d
    JOIN commitment AS p ON p.id = d.commitment_id
    WHERE d.deleted_at IS NOT NULL AND p.deleted_at IS NULL
    UNION ALL
    SELECT 'assumption', u.id, 'Assumption · ' || u.text, u.deleted_at
    FROM assumption AS u
    WHERE u.deleted_at IS NOT NULL
    ORDER BY 4 DESC, 1, 2 DESC
    """
).columns(deleted_at=UTCDateTime)


def trash(session: Session) -> tuple[Trashed, ...]:
    """Everything in the trash whose parent is not there itself, newest first."""
    return tuple(
        Trashed(TrashKind(row.kind), row.id, row.what, row.deleted_at)
        for row in session.connection().execute(_TRASH).all()
    )
