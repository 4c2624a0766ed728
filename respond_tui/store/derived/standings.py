"""Where each application stands, one row each, as far as that does not hang on the day.

``moved_on`` is the day of its end, else the latest day that anything happened or will, and
empty where no day is known; ``base`` is its status if nothing is ahead and nothing silent;
``rung`` is the place of its furthest stage in the list. ``guide.interviews`` has the rules, and
a property test holds the two equal.
"""

import sqlite3

LADDER = """
ladder AS MATERIALIZED (
    SELECT id, name, kind, row_number() OVER (ORDER BY position, id) AS rung FROM stage
)
"""
"""Every stage with its rung: two may share a position, and then the id decides."""

_RENEW = f"""
INSERT INTO standing (application_id, company, role, applied_on, moved_on, base, rung)
WITH {LADDER},
course AS (
    SELECT
        i.application_id,
        max(i."on") AS last_on,
        max(s.rung) AS furthest,
        max(s.kind = 'offer') AS offered
    FROM touched
    CROSS JOIN interview AS i ON i.application_id = touched.id
    JOIN ladder AS s ON s.id = i.stage_id
    WHERE i.deleted_at IS NULL
    GROUP BY i.application_id
)
SELECT
    a.id, a.company, a.role, a.applied_on,
    coalesce(
        a.ended_on, max(a.applied_on, c.last_on), a.applied_on, c.last_on, ''
    ),
    CASE
        WHEN a.ended_how IS NOT NULL THEN a.ended_how
        WHEN c.offered THEN 'offer'
        WHEN c.application_id IS NOT NULL THEN 'interviewing'
        ELSE 'applied'
    END,
    max(
        (SELECT max(rung) FROM ladder WHERE kind = 'application'),
        coalesce(c.furthest, 0),
        coalesce((SELECT rung FROM ladder WHERE id = a.ended_stage_id), 0),
        iif(
            a.ended_how IN ('accepted', 'declined'),
            (SELECT max(rung) FROM ladder WHERE kind = 'offer'),
            0
        )
    )
FROM touched
CROSS JOIN application AS a ON a.id = touched.id
LEFT JOIN course AS c ON c.application_id = a.id
WHERE a.deleted_at IS NULL
"""


def renew(connection: sqlite3.Connection) -> None:
    """Work out anew where the touched applications stand."""
    connection.execute("DELETE FROM standing WHERE application_id IN (SELECT id FROM touched)")
    connection.execute(_RENEW)
