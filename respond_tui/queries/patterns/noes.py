"""Noes that came within days of applying, and employers that said no more than once."""

import datetime as dt
from collections import defaultdict

from sqlalchemy import text
from sqlmodel import Session

from respond_tui.guide import limits
from respond_tui.guide.patterns import EmployerTally, FastNoes
from respond_tui.guide.patterns.alert import AT_MOST, key_of_words
from respond_tui.guide.patterns.noes import FAST_DAYS, TWICE
from respond_tui.guide.rules import Rules
from respond_tui.queries.counting import bound
from respond_tui.queries.patterns.spellings import SPELLED, spelled

DATED_NOES = """
    FROM stage AS door
    CROSS JOIN main.entry ON stage_id = door.id AND standing = 'rejected' AND decided_on >= :since
    CROSS JOIN standing AS s ON s.application_id = entry.application_id
        AND s.applied_on <= entry.decided_on AND s.applied_on <= :last_silent_day
    WHERE door.kind = 'application' AND door.deleted_at IS NULL
"""
"""Noes to applications of which both days are known, sent long enough ago to have been slow.

Of those sent lately only the fast noes have come, so that they would make the share too high.
"""

FAST = f"julianday(decided_on) - julianday(s.applied_on) <= {FAST_DAYS}"

_FAST = text(f"SELECT count(*) AS dated, coalesce(sum({FAST}), 0) AS fast {DATED_NOES}")

NO = "(base = 'rejected' AND (moved_on >= :since OR moved_on = ''))"
"""An application that ended in a no within the window, among ``standing``."""

_NOES = text(
    f"""
    WITH spelled AS NOT MATERIALIZED (
        SELECT word, substr(folded, 1, {limits.LINE}) AS key FROM word WHERE kind = 'company'
    ),
    in_two_ways AS MATERIALIZED (
        SELECT word FROM spelled
        WHERE key IN (SELECT key FROM spelled GROUP BY key HAVING count(*) > 1)
    )
    SELECT company, count(*) AS noes, sum(moved_on = '') AS undated
    FROM standing WHERE {NO} GROUP BY company COLLATE NOCASE
    HAVING noes >= {TWICE} OR company COLLATE NOCASE IN (SELECT word FROM in_two_ways)
    """
)
"""Only employers that can come to two noes: most have one, and are spelled in one way."""

OF_EMPLOYER = f"company COLLATE NOCASE IN ({SPELLED})"
"""An application to the employer that a key names, among ``standing``."""

_SENT = text(f"SELECT count(*) FROM standing WHERE {OF_EMPLOYER}")


def fast_noes(session: Session, today: dt.date, rules: Rules) -> FastNoes:
    """How many noes to applications of the window came within days."""
    row = session.connection().execute(_FAST, bound(today, rules)).one()
    return FastNoes(row.fast, row.dated)


def employer_tallies(session: Session, today: dt.date, rules: Rules) -> tuple[EmployerTally, ...]:
    """The employers that said no more than once within the window, of all applications there."""
    noes: dict[str, int] = defaultdict(int)
    undated: dict[str, int] = defaultdict(int)
    names: dict[str, str] = {}
    for row in session.connection().execute(_NOES, bound(today, rules)).all():
        key = key_of_words(row.company)
        noes[key] += row.noes
        undated[key] += row.undated
        names.setdefault(key, row.company)
    most = sorted((key for key in noes if noes[key] >= TWICE), key=lambda key: (-noes[key], key))
    return tuple(
        EmployerTally(key, names[key], noes[key], _sent(session, key), undated[key])
        for key in most[:AT_MOST]
    )


def _sent(session: Session, key: str) -> int:
    asked = spelled("company", key)
    found: int = session.connection().execute(_SENT, asked).scalar_one()
    return found
