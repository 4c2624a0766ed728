"""The tables as this version makes them, and whether a file has exactly those.

A table, an index or a trigger more or less means that some other hand was at the file:
a hidden trigger, for one, would run with every save.
"""

import sqlite3
from functools import cache
from typing import NamedTuple

from respond_tui.store.errors import NotOurs
from respond_tui.store.upgrades import STEPS

Statement = tuple[str, str, str, str | None]
"""Type, name, table and SQL of one row of ``sqlite_master``."""

_ANY_MOMENT = "2026-01-01 00:00:00.000000"


def data_columns() -> dict[str, tuple[str, ...]]:
    """The tables that hold a person's own words, parents first, each with its columns."""
    from respond_tui.models import DATA_TABLES, metadata  # slow, and not needed to read

    names = [str(model.__tablename__) for model in DATA_TABLES]
    return {name: tuple(metadata.tables[name].columns.keys()) for name in names}


def text_columns(table: str) -> tuple[str, ...]:
    """The columns of a table that hold words, and neither a choice of ours nor a reference."""
    from sqlmodel import AutoString  # slow, and not needed to read

    from respond_tui.models import metadata

    columns = metadata.tables[table].columns
    return tuple(column.name for column in columns if isinstance(column.type, AutoString))


class Up(NamedTuple):
    """A column that points at another table, and that table."""

    column: str
    parent: str


def paths_to(root: str) -> dict[str, tuple[Up, ...]]:
    """The data tables that hang on ``root``, each with the columns that lead up to it.

    Where several columns do, the first is what a row belongs to; the others only mention.
    """
    from respond_tui.models import metadata  # slow, and not needed to read

    found: dict[str, tuple[Up, ...]] = {root: ()}
    for name in data_columns():
        for column in metadata.tables[name].columns:
            for key in column.foreign_keys:
                parent = key.column.table.name
                if parent in found and name not in found:
                    found[name] = (Up(column.name, parent), *found[parent])
    del found[root]
    return found


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
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for step in STEPS[:version]:
            step(connection, _ANY_MOMENT)
        return of(connection)
    finally:
        connection.close()


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
