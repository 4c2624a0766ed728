"""Where applications stand today: what is derived, and what hangs on the day on top of it.

The rules are those of ``guide.interviews``; a property test holds the two equal.
"""

import datetime as dt

from respond_tui.guide.interviews import silent_before
from respond_tui.guide.rules import Rules

IS_OPEN = "base IN ('applied', 'interviewing', 'offer')"

_HAS_WORK_AHEAD = "base IN ('applied', 'interviewing') AND moved_on >= :today"

_ROUND_AHEAD = """
    FROM interview AS i JOIN stage AS s ON s.id = i.stage_id
    WHERE i.application_id = standing.application_id AND i.deleted_at IS NULL
        AND i.outcome = 'pending' AND i."on" >= :today AND s.kind <> 'offer'
"""

IS_AHEAD = f"({_HAS_WORK_AHEAD} AND EXISTS (SELECT 1 {_ROUND_AHEAD}))"

IS_SILENT = """(
    base IN ('applied', 'interviewing') AND moved_on < :silent_before AND moved_on <> ''
)"""

STATUS = f"""
CASE
    WHEN {IS_AHEAD} THEN 'scheduled'
    WHEN {IS_SILENT} THEN 'silent'
    ELSE base
END
"""

NEXT_ON = f"""
iif({IS_OPEN} AND moved_on >= :today, (SELECT min(i."on") {_ROUND_AHEAD}), NULL)
"""

MATTERS_ON = f"coalesce({NEXT_ON}, nullif(moved_on, ''))"
"""The day to show: the next round's, else the end's, else the latest."""

HEARD_ON = f"iif({IS_OPEN}, nullif(moved_on, ''), NULL)"
"""The day since which nothing was heard, of what is still open."""

LADDER = """
ladder AS MATERIALIZED (
    SELECT id, name, row_number() OVER (ORDER BY position, id) AS rung FROM stage
)
"""
"""Every stage with its rung, as ``standing.rung`` counts them."""

STAGE = "(SELECT name FROM ladder WHERE ladder.rung = standing.rung)"


def bound(today: dt.date, rules: Rules) -> dict[str, object]:
    """What the expressions above bind."""
    return {
        "today": today.isoformat(),
        "silent_before": silent_before(today, rules.silence_days).isoformat(),
    }
