"""The questions behind shares; the counts of patterns and directions are held equal by a test."""

from respond_tui.guide.directions import Fared
from respond_tui.guide.letters import ASKING
from respond_tui.guide.patterns.gaps import CAME_BACK
from respond_tui.queries.interviews.standing import STATUS
from respond_tui.queries.patterns.noes import FAST, NO, OF_EMPLOYER
from respond_tui.queries.patterns.reflected import FACTS, OF_NOES

INVITED = "stood = 'passed'"
STAYED_SILENT = "stood = 'silent'"
"""What a share at the first step can count."""

_IS_SILENT = "waits_since <= :last_silent_day"

_OF_STAGES = f"""
    CASE
        WHEN standing IN ('passed', 'rejected') AND decided_on < :since THEN 'earlier'
        WHEN standing = 'passed' THEN 'part'
        WHEN standing = 'rejected' THEN 'rest'
        WHEN {_IS_SILENT} OR standing = 'silent' THEN 'silent'
        ELSE standing
    END
"""
"""What an entry of a stage counts as in a pass rate."""

AT_STAGE = f"""
    SELECT application_id, stage_id, iif({_IS_SILENT}, 'silent', standing) AS standing,
        decided_on AS day, iif(stage_id = :stage_id, '', round.name) AS note,
        {_OF_STAGES} AS counts, stage_id <> :stage_id AS aside
    FROM main.entry JOIN stage AS round ON round.id = stage_id
    WHERE stage_id = :stage_id OR (
        round.kind = 'round' AND 'round' = (SELECT kind FROM stage WHERE id = :stage_id)
    )
"""

QUESTIONS = f"""
    SELECT application_id, NULL AS stage_id, 'rejected' AS standing, max(ended_on) AS day,
        group_concat(words, char(10)) AS note, counts, FALSE AS aside
    FROM (
        SELECT a.id AS application_id, a.ended_on, q.text AS words,
            CASE max(CASE q.mark WHEN 'stumped' THEN 2 ELSE q.mark IS NOT NULL END)
                OVER (PARTITION BY f.id)
                WHEN 2 THEN 'part' WHEN 1 THEN 'rest' ELSE 'left_out'
            END AS counts
        FROM question AS q {OF_NOES}
        WHERE q.deleted_at IS NULL AND q.text IN (SELECT value FROM json_each(:texts))
    ) GROUP BY application_id, counts
"""

SPEED = f"""
    SELECT entry.application_id, entry.stage_id, standing, decided_on AS day,
        CASE julianday(decided_on) - julianday(s.applied_on)
            WHEN 0 THEN 'the same day' WHEN 1 THEN 'the next day'
            ELSE CAST(julianday(decided_on) - julianday(s.applied_on) AS INTEGER) || ' days later'
        END AS note,
        CASE
            WHEN decided_on IS NULL OR s.applied_on = '' OR s.applied_on IS NULL
                OR s.applied_on > decided_on THEN 'left_out'
            WHEN decided_on < :since THEN 'earlier'
            WHEN s.applied_on > :last_silent_day THEN 'too_early'
            WHEN {FAST} THEN 'part'
            ELSE 'rest'
        END AS counts,
        FALSE AS aside
    FROM stage AS door
    CROSS JOIN main.entry ON stage_id = door.id AND standing = 'rejected'
    CROSS JOIN standing AS s ON s.application_id = entry.application_id
    WHERE door.kind = 'application' AND door.deleted_at IS NULL
"""

EMPLOYER = f"""
    SELECT application_id, NULL AS stage_id, iif(base = 'rejected', base, 'pending') AS standing,
        nullif(moved_on, '') AS day, iif({NO}, '', replace(base, '_', ' ')) AS note,
        iif({NO}, 'part', 'rest') AS counts, FALSE AS aside
    FROM standing WHERE {OF_EMPLOYER}
"""


def at_the_door(part: str, among: str, aside: str) -> str:
    """What was sent and is ``among``, by what came of it at the first step; ``part`` is counted."""
    return f"""
    SELECT application_id, stage_id, stood AS standing, day,
        CASE stood WHEN 'passed' THEN 'led to a round' WHEN 'rejected' THEN 'no'
            WHEN 'left_out' THEN coalesce(replace(a.ended_how, '_', ' '), 'cancelled')
            ELSE stood
        END AS note,
        CASE
            WHEN stood = 'left_out' THEN 'left_out'
            WHEN a.applied_on > :last_silent_day THEN 'too_early'
            WHEN stood = 'pending' THEN 'pending'
            WHEN coalesce(a.applied_on < :sent_since, day < :since) THEN 'earlier'
            WHEN {part} THEN 'part'
            ELSE 'rest'
        END AS counts,
        {aside} AS aside
    FROM (
        SELECT application_id, stage_id, iif({_IS_SILENT}, 'silent', standing) AS stood,
            iif({_IS_SILENT}, date(waits_since, :silent_after), decided_on) AS day
        FROM stage AS door CROSS JOIN main.entry ON stage_id = door.id
        WHERE door.kind = 'application' AND door.deleted_at IS NULL
    ) CROSS JOIN application AS a ON a.id = application_id
    WHERE {among}
    """


def letters(where: str) -> str:
    """Letters that were sent, one a line; those that ask for nothing wait for no answer."""
    asking = ", ".join(f"'{kind}'" for kind in sorted(ASKING))
    return f"""
    SELECT l.application_id, NULL AS stage_id, 'pending' AS standing,
        coalesce(l.replied_on, l.sent_on) AS day, replace(l.kind, '_', ' ') AS note,
        CASE
            WHEN l.kind NOT IN ({asking}) THEN 'left_out'
            WHEN l.state = 'replied' THEN 'part'
            WHEN l.state = 'silent' THEN 'rest'
            ELSE 'pending'
        END AS counts,
        FALSE AS aside
    FROM letter AS l JOIN application AS a ON a.id = l.application_id
    WHERE l.deleted_at IS NULL AND a.deleted_at IS NULL AND l.state <> 'draft' AND {where}
    """


def gaps(group: str, named: str) -> str:
    """Reflections on noes of the window: those that name a gap, and aside the other gaps.

    ``group`` is the column that tells gaps apart; of tags, those that came back stand aside. Each
    other gap could have been named in each of the reflections, so that aside a reflection stands
    once for each of them.
    """
    often = CAME_BACK if group == "folded" else 1
    return f"""
    WITH fact AS MATERIALIZED (
        SELECT *, {named} AS here, {group} AS grouped FROM ({FACTS})
    ),
    reflected AS (
        SELECT application_id, reflection_id, ended_on, max(here) AS here,
            group_concat(iif(here, observation, NULL), char(10)) AS shown,
            group_concat(DISTINCT tag) AS tags
        FROM fact GROUP BY reflection_id
    ),
    others AS (
        SELECT grouped, min(tag) AS tag FROM fact WHERE NOT here
        GROUP BY grouped HAVING count(DISTINCT reflection_id) >= {often}
    )
    SELECT application_id, NULL AS stage_id, 'rejected' AS standing, ended_on AS day,
        iif(here, shown, tags) AS note, iif(here, 'part', 'rest') AS counts, FALSE AS aside
    FROM reflected
    UNION ALL
    SELECT a.id, NULL, 'rejected', a.ended_on, '', iif(f.id IS NULL, 'pending', 'left_out'), FALSE
    FROM application AS a
        LEFT JOIN recovery AS r ON r.application_id = a.id AND r.deleted_at IS NULL
        LEFT JOIN reflection AS f ON f.recovery_id = r.id AND f.deleted_at IS NULL
    WHERE a.deleted_at IS NULL AND a.ended_how = 'rejected'
        AND (a.ended_on IS NULL OR a.ended_on >= :since)
        AND a.id NOT IN (SELECT application_id FROM reflected)
    UNION ALL
    SELECT application_id, NULL, 'rejected', ended_on, {"tag" if group == "folded" else "grouped"},
        iif(EXISTS (
            SELECT 1 FROM fact
            WHERE fact.reflection_id = reflected.reflection_id AND fact.grouped = others.grouped
        ), 'part', 'rest'),
        TRUE
    FROM reflected CROSS JOIN others
    """


def tried(fared: Fared, here: str) -> str:
    """How the applications fared that are ``here``."""
    match fared:
        case Fared.INVITED:
            return at_the_door(INVITED, here, "FALSE")
        case Fared.PASSED:
            return f"""
            SELECT application_id, stage_id, iif({_IS_SILENT}, 'silent', standing) AS standing,
                decided_on AS day, round.name AS note, {_OF_STAGES} AS counts, FALSE AS aside
            FROM application AS a CROSS JOIN main.entry ON application_id = a.id
                JOIN stage AS round ON round.id = stage_id AND round.kind = 'round'
            WHERE a.deleted_at IS NULL AND {here}
            """
        case Fared.OFFERS:
            return _OFFERS.format(here=here)


_OVER = "'rejected', 'silent', 'ghosted', 'offer', 'accepted', 'declined'"
"""What came to an end that says something; what a person or a role ended says nothing."""

_OFFERS = f"""
    SELECT id AS application_id, NULL AS stage_id,
        CASE WHEN offered THEN 'passed' WHEN status IN ('rejected', 'silent') THEN status
            ELSE 'pending' END AS standing,
        nullif(moved_on, '') AS day, iif(offered, 'offer', replace(status, '_', ' ')) AS note,
        CASE
            WHEN NOT offered AND status IN ('withdrew', 'role_closed') THEN 'left_out'
            WHEN applied_on > :last_silent_day THEN 'too_early'
            WHEN NOT offered AND status NOT IN ({_OVER}) THEN 'pending'
            WHEN coalesce(applied_on < :sent_since, moved_on < :since AND moved_on <> '')
                THEN 'earlier'
            WHEN offered THEN 'part'
            ELSE 'rest'
        END AS counts,
        FALSE AS aside
    FROM (
        SELECT a.id, a.applied_on, moved_on, {STATUS} AS status,
            EXISTS (
                SELECT 1 FROM main.entry AS goal
                WHERE goal.application_id = a.id
                    AND stage_id IN (SELECT id FROM stage WHERE kind = 'offer')
            ) AS offered
        FROM application AS a CROSS JOIN standing ON standing.application_id = a.id
        WHERE a.deleted_at IS NULL AND {{here}}
    )
"""
