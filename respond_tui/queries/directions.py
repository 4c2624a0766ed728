"""What came of the applications of a direction, and the values that directions are made of."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import text
from sqlmodel import Session

from respond_tui.guide.directions import Direction, Fared, Tried
from respond_tui.guide.rules import Rules
from respond_tui.guide.shares import Counts
from respond_tui.guide.statistics import Proportion
from respond_tui.guide.terms import Field
from respond_tui.queries.parts import narrowed
from respond_tui.queries.shares import TriedShare, lots

_WORDS = text(
    """
    SELECT kind, folded, word FROM word WHERE kind IN ('role_family', 'market', 'seniority')
    ORDER BY kind, folded, times DESC, word
    """
)


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
    found = lots(session, TriedShare(direction, fared), today, rules)
    times = {lot.counts: lot.times for lot in found}
    part = times.get(Counts.PART, 0)
    return Proportion(part, part + times.get(Counts.REST, 0), rules.confidence)
