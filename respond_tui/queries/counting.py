"""What counts, as SQL: the rule of ``guide.counting`` over a whole log at once.

A property test holds the two equal. Every probe stands last in its condition, so that most
rows are told apart without one. ``LIMIT -1`` limits nothing: it keeps SQLite from working
out a standing anew wherever it is named.
"""

import datetime as dt
from collections.abc import Mapping

from respond_tui.guide.rules import Rules

ENTRIES = """
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
    FROM interview WHERE deleted_at IS NULL
    GROUP BY application_id, stage_id
    UNION ALL
    SELECT id, ended_stage_id, NULL FROM application AS a
    WHERE ended_stage_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM interview AS i
        WHERE i.application_id = a.id AND i.stage_id = a.ended_stage_id AND i.deleted_at IS NULL
    )
    UNION ALL
    SELECT a.id, goal.id, NULL FROM application AS a JOIN goal
    WHERE ended_how IN ('accepted', 'declined') AND ended_stage_id IS NOT goal.id AND NOT EXISTS (
        SELECT 1 FROM interview AS i
        WHERE i.application_id = a.id AND i.stage_id = goal.id AND i.deleted_at IS NULL
    )
    UNION ALL
    SELECT a.id, door.id, NULL FROM application AS a JOIN door
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
                ELSE CASE WHEN max(
                    coalesce(a.applied_on, ''),
                    coalesce((SELECT max("on") FROM round WHERE round.application_id = a.id), '')
                ) BETWEEN '0' AND :last_silent_day THEN 'silent' ELSE 'pending' END
            END
        END AS standing
    FROM entered
    JOIN application AS a ON a.id = entered.application_id
    JOIN place AS here ON here.id = entered.stage_id
    LEFT JOIN place AS finish ON finish.id = a.ended_stage_id
    WHERE a.deleted_at IS NULL
    LIMIT -1
),
entry AS (
    SELECT
        application_id, stage_id, standing,
        CASE
            WHEN standing = 'passed' AND kind = 'application' THEN (
                SELECT min("on") FROM round WHERE round.application_id = stood.application_id
            )
            WHEN standing = 'passed' THEN last_on
            WHEN standing = 'rejected' OR kind <> 'application' THEN coalesce(ended_on, last_on)
            ELSE coalesce(ended_on, last_on, applied_on)
        END AS decided_on
    FROM stood
    LIMIT -1
)
"""
"""Common table expressions that end in ``entry (application_id, stage_id, standing, decided_on)``.

Binds ``:last_silent_day``.
"""


def bound(today: dt.date, rules: Rules) -> Mapping[str, str]:
    """What the entries bind, and ``:since``, the first day of the window."""
    return {
        "last_silent_day": str(today - dt.timedelta(days=rules.silence_days + 1)),
        "since": str(today - dt.timedelta(days=rules.window_days)),
    }
