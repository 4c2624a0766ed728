"""What came of the applications of a direction, and the values that directions are made of."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import text
from sqlmodel import Session

from respond_tui.guide.directions import Direction, Part, Tried
from respond_tui.guide.rules import Rules
from respond_tui.guide.statistics import Proportion
from respond_tui.guide.terms import Field, Source
from respond_tui.guide.text import folded
from respond_tui.queries.interviews.standing import STATUS
from respond_tui.queries.interviews.standing import bound as bound_to_stand
from respond_tui.queries.patterns.slices import AT_THE_DOOR, bound_at_the_door

_WORDS = text(
    """
    SELECT kind, folded, word FROM word WHERE kind IN ('role_family', 'market', 'seniority')
    ORDER BY kind, folded, times DESC, word
    """
)

_TRIED = (
    AT_THE_DOOR
    + f""",
mine AS MATERIALIZED (
    SELECT id FROM application AS a WHERE deleted_at IS NULL AND {{where}}
),
at_door AS (
    SELECT count(*) AS decided, coalesce(sum(standing = 'passed'), 0) AS invited
    FROM decided WHERE application_id IN (SELECT id FROM mine)
),
in_rounds AS (
    SELECT count(*) AS decided, coalesce(sum(standing = 'passed'), 0) AS passed
    FROM mine CROSS JOIN main.entry ON application_id = mine.id
    WHERE standing IN ('passed', 'rejected') AND (decided_on IS NULL OR decided_on >= :since)
        AND stage_id IN (SELECT id FROM stage WHERE kind = 'round')
),
finished AS (
    SELECT {STATUS} AS status,
        EXISTS (
            SELECT 1 FROM main.entry
            WHERE application_id = mine.id
                AND stage_id IN (SELECT id FROM stage WHERE kind = 'offer')
        ) AS offered
    FROM mine CROSS JOIN standing ON application_id = mine.id
    WHERE moved_on >= :since OR moved_on = ''
)
SELECT (SELECT count(*) FROM mine) AS applications,
    at_door.decided, at_door.invited,
    in_rounds.decided AS rounds, in_rounds.passed,
    (SELECT count(*) FROM finished WHERE offered OR status IN ({{over}})) AS finished,
    (SELECT count(*) FROM finished WHERE offered) AS offers
FROM at_door, in_rounds
"""
)

_OVER = "'rejected', 'silent', 'ghosted', 'offer', 'accepted', 'declined'"
"""What came to an end that says something; what a person or a role ended says nothing."""

_IN_WORDS = "(SELECT word FROM word WHERE kind = '{field}' AND folded = :{bind})"


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
    where, binds = _narrowed(direction)
    asked = {**bound_to_stand(today, rules), **bound_at_the_door(today, rules), **binds}
    query = text(_TRIED.format(where=where, over=_OVER))
    row = session.connection().execute(query, asked).one()
    return Tried(
        row.applications,
        invited=Proportion(row.invited, row.decided),
        passed=Proportion(row.passed, row.rounds),
        offers=Proportion(row.offers, row.finished),
    )


def _narrowed(direction: Direction) -> tuple[str, Mapping[str, str]]:
    """A condition on an application ``a``, and what it binds."""
    conditions, binds = ["TRUE"], {}
    for number, part in enumerate(direction.parts):
        bind = f"part_{number}"
        conditions.append(_condition(part, bind))
        is_fixed = part.field in (Field.SOURCE, Field.ARRANGEMENT)
        binds[bind] = part.value if is_fixed else folded(part.value)
    return " AND ".join(conditions), binds


def _condition(part: Part, bind: str) -> str:
    """An inquiry is no step that an application passes, so it is none of the other sources."""
    column = f"a.{part.field}"
    match part.field:
        case Field.SOURCE if part.is_not:
            return f"{column} NOT IN (:{bind}, '{Source.INQUIRY}')"
        case Field.SOURCE | Field.ARRANGEMENT:
            return f"{column} {'<>' if part.is_not else '='} :{bind}"
        case _:
            among = _IN_WORDS.format(field=part.field, bind=bind)
            # nothing is in an empty list, and so an unknown value would not be in it either
            known = f"{column} IS NOT NULL AND " if part.is_not else ""
            return f"{known}{column} {'NOT IN' if part.is_not else 'IN'} {among}"
