"""What every table shares: checked values, identity, moments, and the trash.

SQLModel validates only classes that are not tables (FACTS.md B), so each table stands on
a base that does. What pydantic compiles to validate a class waits for its first use: most
runs of the program never write most tables, and compiling them all is felt at the start.
"""

import datetime as dt
from enum import StrEnum
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BeforeValidator
from sqlalchemy import Enum as SQLEnum
from sqlmodel import Field, SQLModel

from respond_tui.guide import limits
from respond_tui.guide.text import clean_line, clean_note

_LONGEST_LINE = limits.LINK


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
    """The column type of an enum: stored by value, held by a CHECK (``models.checks``)."""
    return SQLEnum(
        enum,
        native_enum=False,
        values_callable=lambda members: [member.value for member in members],
        length=20,
        name=f"known_{enum.__name__.lower()}",
    )


class Sound(SQLModel):
    """The values of a row, each within its limits when the class has validated them."""

    model_config = {"defer_build": True}


class Kept(SQLModel):
    """A row that is kept: an id that is never used again, its moments, the trash.

    ``created_at``, ``updated_at`` and ``deleted_at`` are aware and in UTC; a row with a
    ``deleted_at`` rests in the trash.
    """

    model_config = {"defer_build": True}

    id: int | None = Field(default=None, primary_key=True)
    created_at: dt.datetime
    updated_at: dt.datetime
    deleted_at: dt.datetime | None = None


TableT = TypeVar("TableT", bound=type[SQLModel])

HELD: list[type[SQLModel]] = []
"""Every table that ``held`` was given."""


def held(table: TableT) -> TableT:
    """Number a table's rows so that no number comes back, and have its limits CHECKed."""
    table.__table__.dialect_options["sqlite"]["autoincrement"] = True  # type: ignore[attr-defined]
    HELD.append(table)
    return table
