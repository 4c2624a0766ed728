"""Where each application stands, as SQL: the rules of ``guide.interviews`` over many at once.

A property test holds the two equal.
"""

import datetime as dt

from respond_tui.guide.interviews import silent_before
from respond_tui.guide.rules import Rules


def standing(rounds_where: str = "", applications_where: str = "") -> str:
    """The common table expressions that end in ``standing``: one row an application.

    The conditions narrow which rounds (``i``) and applications (``a``) are read. Binds
    ``today`` and ``silent_before``. A stage is known by its ``rung``: two may share a
    position, and then the id decides, as in the guide.
    """
    return f"""
WITH ladder AS MATERIALIZED (
    SELECT id, name, kind, row_number() OVER (ORDER BY position, id) AS rung FROM stage
),
course AS (
    SELECT
        i.application_id,
        max(i."on") AS last_on,
        min(i."on") FILTER (
            WHERE i.outcome = 'pending' AND i."on" >= :today AND s.kind <> 'offer'
        ) AS next_on,
        max(s.rung) AS furthest,
        max(s.kind = 'offer') AS offered
    FROM interview AS i
    JOIN ladder AS s ON s.id = i.stage_id
    WHERE i.deleted_at IS NULL {rounds_where}
    GROUP BY i.application_id
),
placed AS (
    SELECT
        a.id, a.company, a.role, a.source, a.arrangement,
        a.applied_on, a.ended_how, a.ended_on, a.ended_by, a.reason_certainty,
        c.application_id IS NOT NULL AS has_rounds,
        coalesce(c.offered, 0) AS offered,
        iif(a.ended_how IS NULL, c.next_on, NULL) AS next_on,
        coalesce(max(a.applied_on, c.last_on), a.applied_on, c.last_on) AS heard_on,
        max(
            (SELECT max(rung) FROM ladder WHERE kind = 'application'),
            coalesce(c.furthest, 0),
            coalesce((SELECT rung FROM ladder WHERE id = a.ended_stage_id), 0),
            iif(
                a.ended_how IN ('accepted', 'declined'),
                (SELECT max(rung) FROM ladder WHERE kind = 'offer'),
                0
            )
        ) AS rung
    FROM application AS a
    LEFT JOIN course AS c ON c.application_id = a.id
    WHERE a.deleted_at IS NULL {applications_where}
),
standing AS (
    SELECT
        *,
        coalesce(max(heard_on, ended_on), heard_on, ended_on) AS last_on,
        coalesce(next_on, ended_on, heard_on) AS matters_on,
        CASE
            WHEN ended_how IS NOT NULL THEN ended_how
            WHEN offered THEN 'offer'
            WHEN next_on IS NOT NULL THEN 'scheduled'
            WHEN heard_on < :silent_before THEN 'silent'
            WHEN has_rounds THEN 'interviewing'
            ELSE 'applied'
        END AS status
    FROM placed
)
"""


def bound(today: dt.date, rules: Rules) -> dict[str, object]:
    """What the expressions above bind."""
    return {
        "today": today.isoformat(),
        "silent_before": silent_before(today, rules.silence_days).isoformat(),
    }
