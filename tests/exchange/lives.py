"""Whole logs that nobody would think of, for round trips: any rows that can be kept."""

import datetime as dt
import types
from dataclasses import asdict
from enum import StrEnum
from typing import Any, Union, get_args, get_origin

from annotated_types import Ge, Le
from hypothesis import reject
from hypothesis import strategies as st
from pydantic import ValidationError
from sqlalchemy import insert
from sqlmodel import SQLModel

from respond_tui.actions.desk import Desk
from respond_tui.exchange.csv_file import SheetApplication
from respond_tui.exchange.json_file import TABLES, Row, Tables, references
from respond_tui.exchange.round_lines import SheetRound
from respond_tui.guide import limits
from respond_tui.guide.terms import (
    Arrangement,
    Certainty,
    EndedBy,
    EndedHow,
    RoundOutcome,
    Source,
    StageKind,
)
from respond_tui.guide.text import clean_line, clean_note
from respond_tui.models.tables import Kept

NASTY = (
    "=1+1", "+49 30", "-", "@SUM(A1)", "'", "''=x", "'quoted'", '"', '""', ",", ";", "a,b\nc",
    "a\r\nb", "a\rb", "\ta", "two\n\n lines ", "technical: rejected 2026-11-20",
    "x: passed: pending", "  note: x", "note:", "\ufeffmark", "e\u0301", "\u202eevil", "\x1b[31m",
    "\u2028", "|*_[<`#\\", "Ω 開発 👩‍👩‍👧", "Foo, Inc.", " ", "0", "None", "\x85",
)  # fmt: skip

texts = st.one_of(st.sampled_from(NASTY), st.text(max_size=12), st.text("='\"\n, :-", max_size=8))
lines = texts.map(lambda raw: clean_line(raw).text)
names = lines.filter(bool)
maybe = lines.map(lambda line: line or None)
notes = texts.map(lambda raw: clean_note(raw).text)
days = st.dates(limits.FIRST_DAY, limits.LAST_DAY)
moments = st.builds(
    dt.datetime.combine,
    st.dates(limits.FIRST_DAY, limits.LAST_DAY - dt.timedelta(days=1)),
    st.times(timezones=st.just(dt.UTC)),
)

rounds = st.builds(
    SheetRound,
    stage=names,
    on=st.none() | days,
    at=st.none() | moments,
    minutes=st.none() | st.integers(*limits.ROUND_MINUTES),
    people=maybe,
    format=maybe,
    predicted=st.none() | st.integers(*limits.PREDICTED),
    outcome=st.sampled_from(RoundOutcome),
    questions=notes,
    gaps=notes,
    lesson=notes,
    notes=notes,
)

applications = st.builds(
    SheetApplication,
    company=names,
    role=maybe,
    role_family=maybe,
    seniority=maybe,
    source=st.none() | st.sampled_from(Source),
    source_detail=maybe,
    arrangement=st.none() | st.sampled_from(Arrangement),
    location=maybe,
    market=maybe,
    link=maybe,
    applied_on=st.none() | days,
    ended_how=st.none() | st.sampled_from(EndedHow),
    ended_on=st.none() | days,
    ended_stage=maybe,
    ended_by=st.none() | st.sampled_from(EndedBy),
    reason=maybe,
    reason_certainty=st.none() | st.sampled_from(Certainty),
    rounds=st.lists(rounds, max_size=3).map(tuple),
    notes=notes,
)


@st.composite
def logs(draw: st.DrawFn) -> Tables:
    """Rows of every table, as many as a person's log could hold and as odd as it allows."""
    made: Tables = {}
    for name, table in TABLES.items():
        parents = {
            column: [row["id"] for row in made[other]]
            for column, other in references(table).items()
        }
        lacks = any(not rows and not _optional(table, column) for column, rows in parents.items())
        most = 0 if lacks else 4
        ids = draw(st.sets(st.integers(1, 99), min_size=3 * (name == "stage"), max_size=most))
        made[name] = [draw(_rows(table, number, parents)) for number in sorted(ids)]
        for column in _unique(table):
            made[name] = list({str(row[column]).casefold(): row for row in made[name]}.values())
        if name == "stage":  # a list of stages has one of each kind, whatever else is in it
            for row, kind in zip(made[name], StageKind, strict=False):
                row["kind"] = kind
    return made


def lay(desk: Desk, tables: Tables) -> None:
    """Put rows into a fresh file in place of its stages."""
    with desk.store.write("lay", desk.now) as session:
        session.execute(TABLES["stage"].__table__.delete())  # type: ignore[attr-defined]
        for name, rows in tables.items():
            if rows:
                session.execute(insert(TABLES[name]), rows)


@st.composite
def _rows(draw: st.DrawFn, table: type[Kept], number: int, parents: dict[str, list[Any]]) -> Row:
    values: dict[str, Any] = {}
    for column, info in table.model_fields.items():
        if column == "id":
            values[column] = number
        elif column in parents:
            optional = _optional(table, column)
            chosen = [*parents[column], *([None] if optional else [])]
            values[column] = draw(st.sampled_from(chosen))
        else:
            values[column] = draw(_values(info.annotation, info.metadata))
    base = next(kind for kind in table.__bases__ if kind is not Kept)
    assert issubclass(base, SQLModel)
    try:
        return values | base.model_validate(values).model_dump()
    except ValidationError:
        reject()


def _values(annotation: Any, metadata: list[Any]) -> st.SearchStrategy[Any]:
    kind, optional = _bare(annotation)
    found: st.SearchStrategy[Any]
    if kind is dt.datetime:
        found = moments
    elif kind is dt.date:
        found = days
    elif kind is bool:
        found = st.booleans()
    elif kind is int:
        bounds: dict[str, Any] = {"ge": 1, "le": 9}
        for limit in metadata:
            if isinstance(limit, (Ge, Le)):
                bounds |= asdict(limit)
        found = st.integers(bounds["ge"], bounds["le"])
    elif issubclass(kind, StrEnum):
        found = st.sampled_from(kind)
    else:
        found = texts.filter(lambda raw: bool(clean_line(raw).text)) if not optional else texts
    return st.none() | found if optional else found


def _optional(table: type[Kept], column: str) -> bool:
    return _bare(table.model_fields[column].annotation)[1]


def _bare(annotation: Any) -> tuple[Any, bool]:
    if get_origin(annotation) in (Union, types.UnionType):
        inner = [part for part in get_args(annotation) if part is not type(None)]
        return inner[0], True
    return annotation, False


def _unique(table: type[Kept]) -> list[str]:
    columns = table.__table__.columns  # type: ignore[attr-defined]
    return [column.name for column in columns if column.unique]
