"""What tables come to, however their statements are spelled: for two to be compared."""

import re
import sqlite3
from collections.abc import Iterator

Table = tuple[frozenset[tuple[object, ...]], ...]

_CHECK = re.compile(r"(?:CONSTRAINT\s+\w+\s+)?CHECK\s*\(")


def tables(connection: sqlite3.Connection) -> dict[str, Table]:
    """Each table with its columns, references, indexes, CHECKs and way of numbering."""
    found = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    return {name: _content(connection, name, sql) for name, sql in found}


def _content(connection: sqlite3.Connection, name: str, sql: str) -> Table:
    columns = connection.execute(f'PRAGMA table_xinfo("{name}")').fetchall()
    references = connection.execute(f'PRAGMA foreign_key_list("{name}")').fetchall()
    indexes = connection.execute(f'PRAGMA index_list("{name}")').fetchall()
    return (
        frozenset(row[1:] for row in columns),
        frozenset(row[2:] for row in references),
        frozenset(
            (
                unique,
                origin,
                *(each[2] for each in connection.execute(f'PRAGMA index_info("{of}")')),
            )
            for _, of, unique, origin, _ in indexes
        ),
        frozenset((rule,) for rule in _checks(sql)),
        frozenset({("AUTOINCREMENT" in sql,)}),
    )


def _checks(sql: str) -> Iterator[str]:
    """The conditions of a table's CHECKs, up to the bracket that closes each."""
    for found in _CHECK.finditer(sql):
        depth, at = 1, found.end()
        while depth:
            depth += {"(": 1, ")": -1}.get(sql[at], 0)
            at += 1
        yield sql[found.end() : at - 1].strip()
