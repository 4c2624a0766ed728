"""What every table shares: identity, moments, the trash, and CHECKs from the limits.

SQLModel validates only classes that are not tables (FACTS.md B), so each table stands on
a base that does; the same limits then become CHECKs, so that no row can get past them.
"""

import datetime as dt
import types
from enum import StrEnum
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from annotated_types import Ge, Le, MaxLen, MinLen
from pydantic import AfterValidator, BeforeValidator
from sqlalchemy import CheckConstraint
from sqlalchemy import Enum as SQLEnum
from sqlmodel import Field, SQLModel

from respond_tui.guide import limits
from respond_tui.guide.text import clean_line, clean_note

_LONGEST_LINE = limits.LINK
_STORED_MOMENT = len("2026-11-22 10:00:00.000000")


def _line(value: object) -> object:
    return clean_line(value, _LONGEST_LINE).text if isinstance(value, str) else value


def _line_or_none(value: object) -> object:
    return _line(value) or None


def _note(value: object) -> object:
    return clean_note(value, limits.BASELINE).text if isinstance(value, str) else value


def _day(value: dt.date | None) -> dt.date | None:
    if value is not None and not limits.valid_day(value):
        raise ValueError(f"A date lies between {limits.FIRST_DAY} and {limits.LAST_DAY}.")
    return value


def _moment(value: dt.datetime | None) -> dt.datetime | None:
    if value is not None:
        if value.tzinfo is None:
            raise ValueError("A moment needs its time zone.")
        _day(value.date())
    return value


Name = Annotated[str, BeforeValidator(_line)]
"""A text of one line, cleaned before its length is looked at."""

Line = Annotated[str | None, BeforeValidator(_line_or_none)]
"""The same, with nothing written meaning nothing known."""

Note = Annotated[str, BeforeValidator(_note)]
"""A text of many lines, cleaned before its length is looked at."""

Day = Annotated[dt.date | None, AfterValidator(_day)]
"""A local date, from 1900 to 2200; ``None`` is unknown."""

Moment = Annotated[dt.datetime | None, AfterValidator(_moment)]
"""An aware moment, stored in UTC; ``None`` is unknown."""


def words(enum: type[StrEnum]) -> Any:
    """The column type of an enum: stored by value, held by a CHECK."""
    return SQLEnum(
        enum,
        native_enum=False,
        values_callable=lambda members: [member.value for member in members],
        length=20,
        create_constraint=True,
        name=f"known_{enum.__name__.lower()}",
    )


class Kept(SQLModel):
    """A row that is kept: an id that is never used again, its moments, the trash.

    ``created_at``, ``updated_at`` and ``deleted_at`` are aware and in UTC; a row with a
    ``deleted_at`` rests in the trash.
    """

    id: int | None = Field(default=None, primary_key=True)
    created_at: dt.datetime
    updated_at: dt.datetime
    deleted_at: dt.datetime | None = None


TableT = TypeVar("TableT", bound=type[SQLModel])


def held(table: TableT) -> TableT:
    """Give a table the CHECKs that follow from its fields, and AUTOINCREMENT."""
    made = table.__table__  # type: ignore[attr-defined]
    made.dialect_options["sqlite"]["autoincrement"] = True
    model: type[SQLModel] = table
    for name, info in model.model_fields.items():
        for number, rule in enumerate(_rules(name, info.annotation, info.metadata)):
            made.append_constraint(CheckConstraint(rule, name=f"{name}_{number}"))
    return table


def _rules(name: str, annotation: Any, metadata: list[Any]) -> list[str]:
    kind, optional = _bare(annotation)
    column = f'"{name}"'
    rules = [_type_rule(column, kind)]
    for limit in metadata:
        match limit:
            case MaxLen(max_length=most):
                rules.append(f"length({column}) <= {most}")
            case MinLen(min_length=least):
                rules.append(f"length({column}) >= {least}")
            case Ge(ge=least):
                rules.append(f"{column} >= {least}")
            case Le(le=most):
                rules.append(f"{column} <= {most}")
            case _:
                continue
    return [f"{column} IS NULL OR ({rule})" if optional else rule for rule in rules if rule]


def _bare(annotation: Any) -> tuple[Any, bool]:
    if get_origin(annotation) in (Union, types.UnionType):
        inner = [part for part in get_args(annotation) if part is not type(None)]
        return inner[0], len(inner) < len(get_args(annotation))
    return annotation, False


def _type_rule(column: str, kind: Any) -> str:
    if kind is dt.datetime:
        return f"length({column}) = {_STORED_MOMENT} AND {_within_years(f'date({column})')}"
    if kind is dt.date:
        return f"{column} IS date({column}) AND {_within_years(column)}"
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return ""
    if kind is bool:
        return f"{column} IN (0, 1)"
    if kind is int:
        return f"typeof({column}) = 'integer'"
    return f"typeof({column}) = 'text'"


def _within_years(column: str) -> str:
    return f"{column} BETWEEN '{limits.FIRST_DAY}' AND '{limits.LAST_DAY}'"
