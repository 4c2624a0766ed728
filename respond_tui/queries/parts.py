"""What a direction is made of, as conditions on an application ``a``."""

from collections.abc import Mapping

from respond_tui.guide.directions import Direction, Part
from respond_tui.guide.terms import Field, Source
from respond_tui.guide.text import folded

_IN_WORDS = "(SELECT word FROM word WHERE kind = '{field}' AND folded = :{bind})"


def narrowed(direction: Direction) -> tuple[str, Mapping[str, str]]:
    """A condition that holds for what is of all parts, and what it binds."""
    conditions, binds = ["TRUE"], {}
    for number, part in enumerate(direction.parts):
        bind = f"part_{number}"
        conditions.append(_condition(part, bind))
        is_fixed = part.field in (Field.SOURCE, Field.ARRANGEMENT)
        binds[bind] = part.value if is_fixed else folded(part.value)
    return " AND ".join(conditions), binds


def noted(field: Field) -> str:
    """What has a value of a field; an inquiry is no step that an application passes."""
    known = f"a.{field} IS NOT NULL"
    return f"{known} AND a.{field} <> '{Source.INQUIRY}'" if field is Field.SOURCE else known


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
