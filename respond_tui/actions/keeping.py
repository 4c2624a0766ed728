"""How a row is kept, altered, thrown away and found again; the moments are set here alone."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import TypeVar

from sqlmodel import Session, SQLModel, col, select

from respond_tui.actions.checked import checked
from respond_tui.actions.desk import Desk
from respond_tui.guide.refusal import Refusal
from respond_tui.models.kept import Kept
from respond_tui.store import schema

KeptT = TypeVar("KeptT", bound=Kept)

_CALLED = {
    "commitment_action": "action",
    "commitment_week": "week",
    "interview": "round",
    "letter_template": "template",
}
"""What a person calls a row, where that is not the name of its table."""


def utc(moment: dt.datetime) -> dt.datetime:
    """A moment as it is kept."""
    return moment.astimezone(dt.UTC)


def keep(
    session: Session,
    desk: Desk,
    table: type[KeptT],
    base: type[SQLModel],
    values: Mapping[str, object],
) -> KeptT:
    """A new row of validated values, with its id. Raises Refusal."""
    fields = checked(base, values).model_dump()
    row = table(**fields, created_at=utc(desk.now), updated_at=utc(desk.now))
    session.add(row)
    session.flush()
    return row


def alter(
    session: Session,
    desk: Desk,
    row: Kept,
    base: type[SQLModel],
    values: Mapping[str, object],
) -> None:
    """Change a row to validated values, the rest staying as it is. Raises Refusal."""
    before = {name: getattr(row, name) for name in base.model_fields}
    after = checked(base, before | dict(values)).model_dump()
    if after != before:
        row.sqlmodel_update(after | {"updated_at": utc(desk.now)})
        session.add(row)
        session.flush()


def found(session: Session, table: type[KeptT], row_id: int) -> KeptT:
    """The row with this id, outside the trash. Raises Refusal when there is none."""
    row = session.get(table, row_id)
    if row is None or row.deleted_at is not None:
        name = str(table.__tablename__)
        raise Refusal(f"That {_CALLED.get(name, name)} is not there any more.")
    return row


def below(session: Session, table: type[Kept], row_id: int) -> list[Kept]:
    """All rows that hang on one, in whichever table, those in the trash included."""
    from respond_tui.models.tables import DATA_TABLES  # all of them, which few actions need

    tables = {str(each.__tablename__): each for each in DATA_TABLES}
    root = str(table.__tablename__)
    ids = {root: [row_id]}
    found_: list[Kept] = []
    for name, path in schema.paths_to(root).items():
        child = tables[name]
        owner = col(getattr(child, path[0].column))
        rows = session.exec(select(child).where(owner.in_(ids[path[0].parent]))).all()
        ids[name] = [id_of(row) for row in rows]
        found_ += rows
    return found_


def throw_away(session: Session, desk: Desk, rows: Iterable[Kept]) -> None:
    """Put rows into the trash together, under one moment that no other row of theirs has."""
    together = list(rows)
    earlier = {row.deleted_at for row in together}
    mark = utc(desk.now)
    while mark in earlier:
        mark += dt.timedelta(microseconds=1)
    for row in together:
        if row.deleted_at is None:
            row.deleted_at = row.updated_at = mark
            session.add(row)
    session.flush()


def bring_back(session: Session, desk: Desk, rows: Iterable[Kept], mark: dt.datetime) -> None:
    """Take out of the trash those rows that went into it under this mark."""
    for row in rows:
        if row.deleted_at == mark:
            row.deleted_at = None
            row.updated_at = utc(desk.now)
            session.add(row)
    session.flush()


def id_of(row: Kept) -> int:
    """The id of a row that is in the file."""
    if row.id is None:
        raise ValueError("A row has an id once it is kept.")
    return row.id
