"""What counts, read from what is derived: only what hangs on the day is worked out here."""

import datetime as dt
from collections.abc import Mapping

from respond_tui.guide.rules import Rules

ENTRIES = """
WITH entry AS NOT MATERIALIZED (
    SELECT
        application_id, stage_id, decided_on,
        iif(waits_since <= :last_silent_day, 'silent', standing) AS standing
    FROM main.entry
)
"""
"""A common table expression ``entry (application_id, stage_id, decided_on, standing)``.

Binds ``:last_silent_day``.
"""


def bound(today: dt.date, rules: Rules) -> Mapping[str, str]:
    """What the entries bind, and ``:since``, the first day of the window."""
    return {
        "last_silent_day": str(today - dt.timedelta(days=rules.silence_days + 1)),
        "since": str(today - dt.timedelta(days=rules.window_days)),
    }
