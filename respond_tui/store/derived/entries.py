"""Each stage that an application entered, and what it counts as there.

What is still open carries the day since which nothing was heard, because whether that makes
it silent hangs on the day that somebody asks. ``guide.counting`` has the rule, and a property
test holds the two equal. Every probe stands last in its condition, so that most rows are told
apart without one. ``LIMIT -1`` limits nothing: it keeps SQLite from working out a standing
anew wherever it is named.
"""

import sqlite3

_RENEW = """
INSERT INTO entry (application_id, stage_id, standing, waits_since, decided_on)
WITH place AS (
    SELECT id, position, kind FROM stage WHERE deleted_at IS NULL
),
door AS MATERIALIZED (
    SELECT id FROM place WHERE kind = 'application' ORDER BY position, id LIMIT 1
),
goal AS MATERIALIZED (
    SELECT id FROM place WHERE kind = 'offer' ORDER BY position, id LIMIT 1
),
round AS NOT MATERIALIZED (
    SELECT interview.id, application_id, stage_id, "on", at, outcome, position, kind
    FROM interview CROSS JOIN place ON place.id = stage_id
    WHERE interview.deleted_at IS NULL
),
entered AS (
    SELECT application_id, stage_id, max("on") AS last_on
    FROM touched CROSS JOIN interview ON application_id = touched.id
    WHERE deleted_at IS NULL
    GROUP BY application_id, stage_id
    UNION ALL
    SELECT a.id, ended_stage_id, NULL
    FROM touched CROSS JOIN application AS a ON a.id = touched.id
    WHERE ended_stage_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM interview AS i
        WHERE i.application_id = a.id AND i.stage_id = a.ended_stage_id AND i.deleted_at IS NULL
    )
    UNION ALL
    SELECT a.id, goal.id, NULL
    FROM touched CROSS JOIN application AS a ON a.id = touched.id JOIN goal
    WHERE ended_how IN ('accepted', 'declined') AND ended_stage_id IS NOT goal.id AND NOT EXISTS (
        SELECT 1 FROM interview AS i
        WHERE i.application_id = a.id AND i.stage_id = goal.id AND i.deleted_at IS NULL
    )
    UNION ALL
    SELECT a.id, door.id, NULL
    FROM touched CROSS JOIN application AS a ON a.id = touched.id JOIN door
    WHERE ended_stage_id IS NOT door.id AND NOT EXISTS (
        SELECT 1 FROM interview AS i
        WHERE i.application_id = a.id AND i.stage_id = door.id AND i.deleted_at IS NULL
    ) AND NOT (
        applied_on IS NULL AND source IS NOT NULL AND source IN ('inquiry', 'recruiter') AND (
            ended_stage_id IN (SELECT id FROM place)
            OR (ended_how IS NOT NULL AND ended_how IN ('accepted', 'declined')
                AND EXISTS (SELECT 1 FROM goal))
            OR EXISTS (SELECT 1 FROM round WHERE round.application_id = a.id)
        ) IS TRUE
    )
),
stood AS (
    SELECT
        a.id AS application_id, here.id AS stage_id, here.kind, entered.last_on,
        a.applied_on, a.ended_on,
        CASE
            WHEN here.kind = 'offer' THEN CASE
                WHEN a.ended_how IN ('accepted', 'declined') THEN a.ended_how
                WHEN a.ended_how = 'ghosted' THEN 'silent'
                WHEN a.ended_how IS NOT NULL THEN 'left_out'
                WHEN (
                    SELECT outcome FROM interview AS i
                    WHERE i.application_id = a.id AND i.stage_id = here.id
                        AND i.deleted_at IS NULL
                    ORDER BY "on" DESC, at DESC, i.id DESC LIMIT 1
                ) IN ('rejected', 'cancelled') THEN 'left_out'
                ELSE 'pending'
            END
            WHEN a.ended_how IN ('accepted', 'declined')
                OR finish.position > here.position
                OR finish.kind = 'offer'
                OR EXISTS (
                    SELECT 1 FROM round
                    WHERE round.application_id = a.id
                        AND (round.position > here.position OR round.kind = 'offer')
                ) THEN 'passed'
            WHEN a.ended_how = 'rejected' THEN CASE (
                    SELECT outcome FROM interview AS i
                    WHERE i.application_id = a.id AND i.stage_id = here.id
                        AND i.deleted_at IS NULL
                    ORDER BY "on" DESC, at DESC, i.id DESC LIMIT 1
                ) WHEN 'cancelled' THEN 'left_out' ELSE 'rejected' END
            WHEN a.ended_how = 'ghosted' THEN 'silent'
            WHEN a.ended_how IS NOT NULL THEN 'left_out'
            ELSE CASE (
                    SELECT outcome FROM interview AS i
                    WHERE i.application_id = a.id AND i.stage_id = here.id
                        AND i.deleted_at IS NULL
                    ORDER BY "on" DESC, at DESC, i.id DESC LIMIT 1
                )
                WHEN 'passed' THEN 'passed'
                WHEN 'rejected' THEN 'rejected'
                WHEN 'cancelled' THEN 'left_out'
                ELSE 'open'
            END
        END AS standing
    FROM entered
    JOIN application AS a ON a.id = entered.application_id
    JOIN place AS here ON here.id = entered.stage_id
    LEFT JOIN place AS finish ON finish.id = a.ended_stage_id
    WHERE a.deleted_at IS NULL
    LIMIT -1
)
SELECT
    application_id, stage_id,
    iif(standing = 'open', 'pending', standing),
    iif(standing = 'open', nullif(max(
        coalesce(applied_on, ''),
        coalesce(
            (SELECT max("on") FROM round WHERE round.application_id = stood.application_id), ''
        )
    ), ''), NULL),
    CASE
        WHEN standing = 'passed' AND kind = 'application' THEN (
            SELECT min("on") FROM round WHERE round.application_id = stood.application_id
        )
        WHEN standing = 'passed' THEN last_on
        WHEN standing = 'rejected' OR kind <> 'application' THEN coalesce(ended_on, last_on)
        ELSE coalesce(ended_on, last_on, applied_on)
    END
FROM stood
"""


def renew(connection: sqlite3.Connection) -> None:
    """Work out anew the entries of the touched applications."""
    connection.execute("DELETE FROM entry WHERE application_id IN (SELECT id FROM touched)")
    connection.execute(_RENEW)
