"""What was decided at the first step within the window, by what applications have in common."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import text
from sqlmodel import Session

from respond_tui.guide.patterns import SliceTally, key_of
from respond_tui.guide.rules import Rules
from respond_tui.guide.terms import Field, Source
from respond_tui.queries.counting import bound

_OF = ", ".join(f"sent.{field} AS of_{field}" for field in Field)

SENT = """
    SELECT application_id AS sent_id FROM main.standing
    WHERE applied_on BETWEEN :sent_since AND :last_silent_day
    UNION ALL SELECT application_id FROM main.standing WHERE applied_on IS NULL
"""
"""What was sent within the window and has matured, along an index, and what has no such day."""

AT_THE_DOOR = f"""
WITH door AS MATERIALIZED (
    SELECT id FROM stage WHERE kind = 'application' AND deleted_at IS NULL
),
decided AS NOT MATERIALIZED (
    SELECT application_id, iif(standing = 'pending', 'silent', standing) AS standing,
        iif(standing = 'pending', date(waits_since, :silent_after), decided_on) AS decided_on,
        {_OF}
    FROM ({SENT}) CROSS JOIN door
        CROSS JOIN main.entry ON application_id = sent_id AND stage_id = door.id
        CROSS JOIN application AS sent ON sent.id = sent_id
    WHERE standing IN ('passed', 'rejected', 'silent', 'pending')
        AND (standing <> 'pending' OR waits_since <= :last_silent_day)
        AND (
            sent.applied_on IS NOT NULL
            OR coalesce(waits_since >= :sent_since, decided_on >= :since, TRUE)
        )
)
"""
"""Every application that is decided there: ``standing`` passed, rejected or silent.

Binds what ``bound_at_the_door`` gives; ``of_…`` is what it has in common with others. What
waits too long was decided on the day that it fell silent. Those sent within the window are found
by their day, and no row of the others is read. Only what tells within the window is
there (``guide.interviews.tells``); what waits too long was sent no later than it waits, and so
it has matured.
"""

_BY_SLICE = text(
    AT_THE_DOOR
    + f"""
    SELECT {", ".join(f"of_{field}" for field in Field)},
        sum(standing = 'passed') AS invited,
        sum(standing = 'rejected') AS rejected,
        sum(standing = 'silent') AS silent,
        sum(decided_on IS NULL) AS undated
    FROM decided GROUP BY {", ".join(f"of_{field}" for field in Field)}
    """
)


def bound_at_the_door(today: dt.date, rules: Rules) -> Mapping[str, str]:
    """What the applications decided at the first step bind."""
    waits = dt.timedelta(days=rules.silence_days + 1)
    return {
        **bound(today, rules),
        "silent_after": f"+{waits.days} days",
        "sent_since": str(today - dt.timedelta(days=rules.window_days) - waits),
    }


def slice_tallies(session: Session, today: dt.date, rules: Rules) -> tuple[SliceTally, ...]:
    """A tally for each value of each field; what is not noted is in none.

    An inquiry is no step that an application passes, so it is no source here.
    """
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    names: dict[str, tuple[Field, str]] = {}
    rows = session.connection().execute(_BY_SLICE, bound_at_the_door(today, rules)).all()
    for row in rows:
        counts = row.invited, row.rejected, row.silent, row.undated
        for field, value in zip(Field, row, strict=False):
            if value is None or (field is Field.SOURCE and value == Source.INQUIRY):
                continue
            key = key_of(field, value)
            names.setdefault(key, (field, value))
            sums[key] = [have + more for have, more in zip(sums[key], counts, strict=True)]
    return tuple(
        SliceTally(field, key, value, *sums[key]) for key, (field, value) in sorted(names.items())
    )
