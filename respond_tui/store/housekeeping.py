"""What is taken out for good: an old trash, or everything."""

import datetime as dt
import sqlite3

from respond_tui.store import derived, schema
from respond_tui.store.moments import stored

TRASH_DAYS = 90
"""How long deleted things rest before they are gone (STORAGE.md, "Undo and trash")."""


def purge(connection: sqlite3.Connection, now: dt.datetime) -> int:
    """Take out what has rested in the trash for 90 days, children first; returns how many.

    A row that something else still points at stays. What undo remembers of the rows goes
    too, and of anything before them, since steps back are taken in order.
    """
    before = stored(now - dt.timedelta(days=TRASH_DAYS))
    gone = 0
    for table in reversed(schema.data_columns()):
        unused = "".join(f" AND id NOT IN ({held})" for held in _held_by_others(table))
        rows = connection.execute(
            f'DELETE FROM "{table}" WHERE deleted_at < ?{unused} RETURNING id', (before,)
        ).fetchall()
        for row in rows:
            connection.execute(
                "DELETE FROM undo_action WHERE id <= (SELECT max(action_id) FROM undo_change"
                " WHERE table_name = ? AND row_id = ?)",
                (table, *row),
            )
        gone += len(rows)
    return gone


def empty(connection: sqlite3.Connection) -> None:
    """Take out every row that a person made, and all that undo remembers."""
    connection.execute("PRAGMA defer_foreign_keys=ON")
    for table in ("undo_change", "undo_action", *reversed(schema.data_columns())):
        connection.execute(f'DELETE FROM "{table}"')
    derived.rebuild(connection)


def _held_by_others(table: str) -> list[str]:
    return [
        f'SELECT "{column}" FROM "{child}" WHERE "{column}" IS NOT NULL'
        for child, made in schema.data_tables().items()
        for column, parent in made.parents.items()
        if parent == table
    ]
