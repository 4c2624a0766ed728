"""The limits of the fields as CHECKs, so that no row can get past them in the file either.

The tables of a file are made by the frozen SQL of ``store.steps``; these rules say what that
SQL has to contain, and are made only where the two are compared.
"""

import datetime as dt
import types
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin

from annotated_types import Ge, Le, MaxLen, MinLen
from sqlalchemy import CheckConstraint, MetaData
from sqlalchemy import Enum as SQLEnum
from sqlmodel import SQLModel

from respond_tui.guide import limits
from respond_tui.models.kept import HELD
from respond_tui.models.tables import metadata

_STORED_MOMENT = len("2026-11-22 10:00:00.000000")


@cache
def checked_metadata() -> MetaData:
    """The metadata of the tables, with the CHECKs that follow from their fields."""
    for model in HELD:
        _check(model)
    return metadata


def _check(model: type[SQLModel]) -> None:
    table = model.__table__  # type: ignore[attr-defined]
    for column in table.columns:
        if isinstance(column.type, SQLEnum):
            known = column.in_(column.type.enums)
            table.append_constraint(CheckConstraint(known, name=column.type.name))
    for name, info in model.model_fields.items():
        for number, rule in enumerate(_rules(name, info.annotation, info.metadata)):
            table.append_constraint(CheckConstraint(rule, name=f"{name}_{number}"))


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
