"""What came of the applications of a direction, and the values that directions are made of."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import text
from sqlmodel import Session

from respond_tui.guide.directions import Direction, Fared, Tried
from respond_tui.guide.rules import Rules
from respond_tui.guide.statistics import Proportion
from respond_tui.guide.terms import Field
from respond_tui.queries.interviews.standing import bound as bound_to_stand
from respond_tui.queries.parts import narrowed
from respond_tui.queries.patterns.slices import AT_THE_DOOR, SENT, bound_at_the_door
from respond_tui.queries.shares import sources

_WORDS = text(
    """
    SELECT kind, folded, word FROM word WHERE kind IN ('role_family', 'market', 'seniority')
    ORDER BY kind, folded, times DESC, word
    """
)


_INVITED = f"""
    {AT_THE_DOOR}
    SELECT coalesce(sum(standing = 'passed'), 0) AS part, count(*) AS times
    FROM decided CROSS JOIN application AS a ON a.id = application_id WHERE {{here}}
"""

_PASSED = """
    SELECT coalesce(sum(standing = 'passed'), 0) AS part, count(*) AS times
    FROM stage AS round CROSS JOIN main.entry ON stage_id = round.id
        AND standing IN ('passed', 'rejected') AND (decided_on IS NULL OR decided_on >= :since)
        CROSS JOIN application AS a ON a.id = application_id
    WHERE round.kind = 'round' AND {here}
"""

_OFFERED = f"""
    SELECT coalesce(sum(counts = 'part'), 0) AS part, count(*) AS times
    FROM ({sources.tried(Fared.OFFERS, f"a.id IN ({SENT}) AND {{here}}")})
    WHERE counts IN ('part', 'rest')
"""

_COUNTED = {Fared.INVITED: _INVITED, Fared.PASSED: _PASSED, Fared.OFFERS: _OFFERED}


def direction_values(session: Session) -> Mapping[Field, tuple[str, ...]]:
    """Each value that was written into a field, in its most used spelling."""
    seen: set[tuple[str, str]] = set()
    values: dict[Field, list[str]] = defaultdict(list)
    for row in session.connection().execute(_WORDS).all():
        if (row.kind, row.folded) not in seen:
            seen.add((row.kind, row.folded))
            values[Field(row.kind)].append(row.word)
    return {field: tuple(words) for field, words in values.items()}


def tried(session: Session, direction: Direction, today: dt.date, rules: Rules) -> Tried:
    """How the applications of a direction fared within the window, undated ones among them."""
    where, binds = narrowed(direction)
    mine = text(f"SELECT count(*) FROM application AS a WHERE a.deleted_at IS NULL AND {where}")
    count = session.connection().execute(mine, binds).scalar_one()
    shares = (_share(session, direction, fared, today, rules) for fared in Fared)
    return Tried(count, *shares)


def _share(
    session: Session, direction: Direction, fared: Fared, today: dt.date, rules: Rules
) -> Proportion:
    """What counts of the lots of the same share, without a look at what does not."""
    where, binds = narrowed(direction)
    asked = text(_COUNTED[fared].format(here=where))
    bound = {**bound_to_stand(today, rules), **bound_at_the_door(today, rules), **binds}
    row = session.connection().execute(asked, bound).one()
    return Proportion(row.part, row.times, rules.confidence)
