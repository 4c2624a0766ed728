"""Taking in a file that was exported: one transaction, one step of undo."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, insert, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from respond_tui.actions.desk import Desk
from respond_tui.exchange.json_file import TABLES, Contents, Row
from respond_tui.exchange.merge import Merge, merge
from respond_tui.guide.refusal import Refusal
from respond_tui.models.interviews import Stage
from respond_tui.queries.exchange import everything, used_ids


@dataclass(frozen=True, slots=True)
class TableTaken:
    """The same of one table, which has some rows in the file."""

    table: str
    added: int
    updated: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What an import read and what came of it, counted in rows of all tables, and by table."""

    read: int
    added: int
    updated: int
    unchanged: int
    cleaned: int
    tables: tuple[TableTaken, ...] = ()


def take_in(desk: Desk, contents: Contents) -> TakenIn:
    """Add what is new in a file and take over what is newer; the same file again adds nothing.

    Raises Refusal for rows that contradict those that are here.
    """
    try:
        with desk.store.write("import a file", desk.now) as session:
            plan = _plan(session, contents)
            if plan.whole:
                session.execute(delete(Stage))
            for name, table in plan.tables.items():
                _add(session, name, table.added)
                _update(session, name, table.updated)
    except IntegrityError as error:
        raise Refusal("The file holds rows that contradict what is in your log.") from error
    return _counted(contents, plan)


def look_in(desk: Desk, contents: Contents) -> TakenIn:
    """What taking a file in would do; nothing is written."""
    with desk.store.read() as session:
        return _counted(contents, _plan(session, contents))


def _plan(session: Session, contents: Contents) -> Merge:
    return merge(everything(session), contents.tables, used_ids(session))


def _add(session: Session, name: str, rows: Sequence[Row]) -> None:
    if rows:
        session.execute(insert(TABLES[name]), rows)


def _update(session: Session, name: str, rows: Sequence[Row]) -> None:
    if rows:
        session.execute(update(TABLES[name]), rows)


def _counted(contents: Contents, plan: Merge) -> TakenIn:
    tables = tuple(
        TableTaken(name, len(table.added), len(table.updated), table.unchanged)
        for name, table in plan.tables.items()
        if contents.tables[name]
    )
    return TakenIn(
        contents.rows, plan.added, plan.updated, plan.unchanged, contents.cleaned, tables
    )
