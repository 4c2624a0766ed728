"""The tables as this version makes them, and whether a file has exactly those.

A table, an index or a trigger more or less means that some other hand was at the file:
a hidden trigger, for one, would run with every save.
"""

import sqlite3
from contextlib import closing
from functools import cache
from graphlib import TopologicalSorter
from typing import NamedTuple

from respond_tui.store.errors import NotOurs
from respond_tui.store.upgrades import STEPS

Statement = tuple[str, str, str, str | None]
"""Type, name, table and SQL of one row of ``sqlite_master``."""

_ANY_MOMENT = "2026-01-01 00:00:00.000000"
_TRASH = "deleted_at DATETIME"


class Table(NamedTuple):
    """A table as its frozen SQL makes it: its columns, which of them hold words, which point."""

    columns: tuple[str, ...]
    texts: tuple[str, ...]
    parents: dict[str, str]


class Up(NamedTuple):
    """A column that points at another table, and that table."""

    column: str
    parent: str


def data_columns() -> dict[str, tuple[str, ...]]:
    """The tables that hold a person's own words, parents first, each with its columns."""
    return {name: table.columns for name, table in data_tables().items()}


def text_columns(table: str) -> tuple[str, ...]:
    """The columns of a table that hold words, and neither a choice of ours nor a reference."""
    return data_tables()[table].texts


def paths_to(root: str) -> dict[str, tuple[Up, ...]]:
    """The data tables that hang on ``root``, each with the columns that lead up to it.

    Where several columns do, the first is what a row belongs to; the others only mention.
    """
    found: dict[str, tuple[Up, ...]] = {root: ()}
    for name, table in data_tables().items():
        for column, parent in table.parents.items():
            if parent in found and name not in found:
                found[name] = (Up(column, parent), *found[parent])
    del found[root]
    return found


@cache
def data_tables() -> dict[str, Table]:
    """The tables of a person's own words, those with a trash, parents before children.

    They are read from what the frozen SQL makes, so that nobody waits for the models here.
    """
    kept = {name: sql for _, name, _, sql in expected(len(STEPS)) if sql and _TRASH in sql}
    with closing(sqlite3.connect(":memory:")) as connection:
        for sql in kept.values():
            connection.execute(sql)
        tables = {name: _table(connection, name, kept[name]) for name in sorted(kept)}
    order = TopologicalSorter({name: table.parents.values() for name, table in tables.items()})
    return {name: tables[name] for name in order.static_order()}


def _table(connection: sqlite3.Connection, name: str, sql: str) -> Table:
    listed = connection.execute("SELECT name FROM pragma_table_info(?)", (name,)).fetchall()
    columns = tuple(str(column) for (column,) in listed)
    points = dict(
        connection.execute('SELECT "from", "table" FROM pragma_foreign_key_list(?)', (name,))
    )
    return Table(
        columns,
        tuple(column for column in columns if f"""typeof("{column}") = 'text'""" in sql),
        {column: points[column] for column in columns if column in points},
    )


def of(connection: sqlite3.Connection) -> frozenset[Statement]:
    """Everything that a file's ``sqlite_master`` holds.

    The tables that a virtual one keeps its content in are SQLite's own, and worded as its
    version likes.
    """
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
    virtual = {name for _, name, _, sql in rows if (sql or "").startswith("CREATE VIRTUAL")}
    return frozenset(
        (kind, name, table, None if name.rpartition("_")[0] in virtual else sql)
        for kind, name, table, sql in rows
    )


@cache
def expected(version: int) -> frozenset[Statement]:
    """What ``of`` gives for a sound file of a version, this one or one before it."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for step in STEPS[:version]:
            step(connection, _ANY_MOMENT)
        return of(connection)


def refuse_other(connection: sqlite3.Connection, version: int) -> None:
    """Raise NotOurs unless a file's tables are the ones that its version makes."""
    if of(connection) != expected(version):
        raise NotOurs(
            "The tables in the file are not the ones that respond makes.",
            "Nothing in it was changed. “respond doctor” names them,"
            " “respond restore” brings a backup back.",
        )


def differences(connection: sqlite3.Connection, version: int) -> list[str]:
    """The names of what is there and should not be, is missing, or reads otherwise."""
    return sorted({name for _, name, _, _ in of(connection) ^ expected(version)})
