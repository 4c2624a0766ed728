"""The tables as this version makes them, and whether a file has exactly those.

A table, an index or a trigger more or less means that some other hand was at the file:
a hidden trigger, for one, would run with every save.
"""

import sqlite3
from functools import cache

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from respond_tui.models import DATA_TABLES, metadata
from respond_tui.store.errors import NotOurs

Statement = tuple[str, str, str, str | None]
"""Type, name, table and SQL of one row of ``sqlite_master``."""


def data_columns() -> dict[str, tuple[str, ...]]:
    """The tables that hold a person's own words, parents first, each with its columns."""
    names = [str(model.__tablename__) for model in DATA_TABLES]
    return {name: tuple(metadata.tables[name].columns.keys()) for name in names}


def statements() -> list[str]:
    """The statements that make a fresh file from the models."""
    dialect = sqlite.dialect()
    made: list[str] = []
    for table in metadata.sorted_tables:
        made.append(str(CreateTable(table).compile(dialect=dialect)))
        indexes = sorted(table.indexes, key=lambda index: str(index.name))
        made += [str(CreateIndex(index).compile(dialect=dialect)) for index in indexes]
    return [_tidy(statement) for statement in made]


def _tidy(statement: str) -> str:
    """SQLite keeps a statement as it was written, so each is written one way only."""
    return statement.strip().replace(", \n\t", ",\n    ").replace("(\n\t", "(\n    ")


def of(connection: sqlite3.Connection) -> frozenset[Statement]:
    """Everything that a file's ``sqlite_master`` holds."""
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master")
    return frozenset(rows.fetchall())


@cache
def expected() -> frozenset[Statement]:
    """What ``of`` gives for a file of this version."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for statement in statements():
            connection.execute(statement)
        return of(connection)
    finally:
        connection.close()


def refuse_other(connection: sqlite3.Connection) -> None:
    """Raise NotOurs unless a file's schema is the one that this version makes."""
    found = of(connection)
    if found == expected():
        return
    raise NotOurs(
        "The tables in the file are not the ones that respond makes.",
        "Nothing in it was changed. “respond doctor” names them,"
        " “respond restore” brings a backup back.",
    )


def differences(connection: sqlite3.Connection) -> list[str]:
    """The names of what is there and should not be, is missing, or reads otherwise."""
    return sorted({name for _, name, _, _ in of(connection) ^ expected()})
