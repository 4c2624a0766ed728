"""Whether a file is whole: every page, index, CHECK and reference of it.

``integrity_check`` and not ``quick_check``, which missed real damage (STORAGE.md).
"""

import sqlite3

from respond_tui.store.errors import Damaged, from_sqlite

CHECKED_AT_OPEN = 2_000_000
"""Files up to this size, in bytes, are checked each time they are opened."""

_SHOWN = 20


def problems(connection: sqlite3.Connection) -> list[str]:
    """What is wrong, at most 20 of each kind, in SQLite's words; empty when all is well."""
    try:
        found = connection.execute(f"PRAGMA integrity_check({_SHOWN})").fetchall()
        broken = connection.execute("PRAGMA foreign_key_check").fetchmany(_SHOWN)
    except UnicodeDecodeError:
        return ["text that cannot be read"]
    except sqlite3.DatabaseError as error:
        if not isinstance(from_sqlite(error), Damaged):
            raise
        return [str(error)]
    lines = [str(line) for (line,) in found if line != "ok"]
    return lines + [
        f"row {row} of {table} points at a row of {parent} that is not there"
        for table, row, parent, _ in broken
    ]
