"""The journal behind undo and redo, kept by triggers (https://www.sqlite.org/undoredo.html).

TEMP triggers see what flush events miss: cascades, bulk statements and rows that a REPLACE
takes away. They belong to one connection, so that no trigger is ever in the file. A row of
the TEMP table ``recording`` names the action under way; without one they write nothing.
"""

import datetime as dt
import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from respond_tui.store.errors import CannotUndo
from respond_tui.store.moments import stored

KEPT_ACTIONS = 100
KEPT_DAYS = 90
"""How much is remembered (STORAGE.md, "Undo and trash")."""

Value = str | int | float | None
Row = dict[str, Value]


class Turned(NamedTuple):
    """An action that was taken back or done again."""

    action: int
    label: str


def install(connection: sqlite3.Connection, columns: Mapping[str, Sequence[str]]) -> None:
    """Let a connection keep the journal of these tables, given with their columns."""
    connection.execute("CREATE TEMP TABLE recording (action_id INTEGER NOT NULL)")
    for table, names in columns.items():
        old, new = _content("old", names), _content("new", names)
        for event, row, before, after in (
            ("INSERT", "new", "''", new),
            ("UPDATE", "old", old, new),
            ("DELETE", "old", old, "''"),
        ):
            connection.execute(
                f'CREATE TEMP TRIGGER "{table}_{event.lower()}" AFTER {event} ON main."{table}"'
                ' BEGIN INSERT INTO undo_change (action_id, table_name, row_id, "before", "after")'
                f" SELECT action_id, '{table}', {row}.id, {before}, {after} FROM recording; END"
            )


def begin(connection: sqlite3.Connection, label: str, now: dt.datetime) -> int:
    """Start recording an action, inside a transaction; returns the action's id."""
    rest(connection)
    made = connection.execute(
        "INSERT INTO undo_action (label, done_at, undone) VALUES (?, ?, 0)", (label, stored(now))
    )
    action = made.lastrowid
    if action is None:
        raise AssertionError("SQLite gives every row that it inserts an id.")
    connection.execute("INSERT INTO recording VALUES (?)", (action,))
    return action


def rest(connection: sqlite3.Connection) -> None:
    """Record nothing, whatever was under way."""
    connection.execute("DELETE FROM recording")


def finish(connection: sqlite3.Connection, action: int, label: str, now: dt.datetime) -> bool:
    """Stop recording; whether any row changed. Then what was undone can no longer be redone."""
    rest(connection)
    connection.execute(
        'DELETE FROM undo_change WHERE action_id = ? AND "before" = "after"', (action,)
    )
    found = connection.execute("SELECT 1 FROM undo_change WHERE action_id = ? LIMIT 1", (action,))
    if found.fetchone() is None:
        return False
    connection.execute("UPDATE undo_action SET label = ? WHERE id = ?", (label, action))
    connection.execute("DELETE FROM undo_action WHERE undone")
    forget_old(connection, now)
    return True


def forget_old(connection: sqlite3.Connection, now: dt.datetime) -> None:
    """Forget what lies more than 100 actions or 90 days back."""
    connection.execute(
        "DELETE FROM undo_action WHERE done_at < ?"
        " OR id NOT IN (SELECT id FROM undo_action ORDER BY id DESC LIMIT ?)",
        (stored(now - dt.timedelta(days=KEPT_DAYS)), KEPT_ACTIONS),
    )


def labels(connection: sqlite3.Connection, *, undone: bool) -> list[str]:
    """What can be redone (``undone``) or undone, the next one first."""
    order = "ASC" if undone else "DESC"
    rows = connection.execute(
        f"SELECT label FROM undo_action WHERE undone = ? ORDER BY id {order}", (undone,)
    )
    return [label for (label,) in rows.fetchall()]


def undo(connection: sqlite3.Connection) -> Turned | None:
    """Take the latest action back, inside a transaction; None without one."""
    return _turn(connection, undone=False)


def redo(connection: sqlite3.Connection) -> Turned | None:
    """Do again what was undone last, inside a transaction; None without one."""
    return _turn(connection, undone=True)


def _turn(connection: sqlite3.Connection, *, undone: bool) -> Turned | None:
    order = "ASC" if undone else "DESC"
    found = connection.execute(
        f"SELECT id, label FROM undo_action WHERE undone = ? ORDER BY id {order} LIMIT 1",
        (undone,),
    ).fetchone()
    if found is None:
        return None
    action, label = found
    connection.execute("PRAGMA defer_foreign_keys=ON")
    changes = connection.execute(
        'SELECT table_name, "before", "after" FROM undo_change'
        f" WHERE action_id = ? ORDER BY id {order}",
        (action,),
    ).fetchall()
    for table, before, after in changes:
        there, wanted = (before, after) if undone else (after, before)
        _replace(connection, table, _row(there), _row(wanted))
    connection.execute("UPDATE undo_action SET undone = ? WHERE id = ?", (not undone, action))
    return Turned(action, str(label))


def _replace(
    connection: sqlite3.Connection, table: str, there: Row | None, wanted: Row | None
) -> None:
    if wanted is None and there is not None:
        done = connection.execute(f'DELETE FROM "{table}" WHERE id = ?', (there["id"],))
    elif there is None and wanted is not None:
        names = ", ".join(f'"{name}"' for name in wanted)
        marks = ", ".join("?" for _ in wanted)
        done = connection.execute(
            f'INSERT INTO "{table}" ({names}) VALUES ({marks})', tuple(wanted.values())
        )
    elif there is not None and wanted is not None:
        settings = ", ".join(f'"{name}" = ?' for name in wanted)
        done = connection.execute(
            f'UPDATE "{table}" SET {settings} WHERE id = ?', (*wanted.values(), there["id"])
        )
    else:
        return
    if done.rowcount != 1:
        raise CannotUndo(
            "What this would take back has changed in another way since.",
            "Nothing was changed. “respond doctor” looks at the whole file.",
        )


def _row(content: str) -> Row | None:
    if not content:
        return None
    row: Row = json.loads(content)
    return row


def _content(side: str, names: Sequence[str]) -> str:
    pairs = ", ".join(f"'{name}', {side}.\"{name}\"" for name in names)
    return f"json_object({pairs})"
