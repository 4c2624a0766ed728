"""The steps from each version of the file to the next, in order.

``STEPS[n]`` brings a file of version n to n + 1; a fresh file takes them all. A step that was
released never changes: its tables are literal SQL, in a file named after the version that it
makes. Were they compiled from the models, another SQLAlchemy that writes the same table with
other spaces would take every file there is for a stranger's. A test holds the two together.
The tables of ``store.derived`` stand here alone.
"""

import json
import re
import sqlite3
from collections.abc import Callable, Sequence
from importlib.resources import files

from respond_tui.store.seed import add_default_stages

Step = Callable[[sqlite3.Connection, str], None]
"""Takes the connection, inside a transaction, and the moment as it is stored."""


def statements(version: int) -> list[str]:
    """The literal SQL that makes a version, one statement each."""
    text = files(__name__).joinpath(f"{version}.sql").read_text(encoding="utf-8")
    return [part.strip().removesuffix(";") for part in text.split("\n\n")]


def _to_1(connection: sqlite3.Connection, moment: str) -> None:
    for statement in statements(1):
        connection.execute(statement)
    add_default_stages(connection, moment)


def _to_2(connection: sqlite3.Connection, _moment: str) -> None:
    """Stages can retire, searches have names; what is derived is filled in after all steps."""
    for statement in statements(2):
        connection.execute(statement)


def _to_3(connection: sqlite3.Connection, _moment: str) -> None:
    """Feelings, reflections with what hangs on them, letters; a no can be sealed.

    A feeling stood in the note of its step till now: “flat, 7 of 10”.
    """
    for statement in statements(3):
        connection.execute(statement)
    notes = connection.execute(_FEELINGS_TO_3).fetchall()
    named: set[int] = set()
    for recovery_id, step_id, note, named_at in notes:
        found = _FEELING_TO_3.fullmatch(note)
        if found is not None and recovery_id not in named and 1 <= int(found[2]) <= 10:
            named.add(recovery_id)
            _move_feeling(connection, recovery_id, step_id, note, named_at)


_FEELINGS_TO_3 = """
    SELECT t.recovery_id, t.id, t.note, coalesce(t.done_at, t.updated_at)
    FROM step AS t
    JOIN recovery AS r ON r.id = t.recovery_id
    JOIN application AS a ON a.id = r.application_id
    WHERE t.kind = 'feeling' AND t.note <> ''
        AND t.deleted_at IS NULL AND r.deleted_at IS NULL AND a.deleted_at IS NULL
    ORDER BY t.id DESC
"""

_FEELING_TO_3 = re.compile(r"(\S|\S[^\n]{0,198}\S), (\d{1,2}) of 10", re.ASCII)


def _move_feeling(
    connection: sqlite3.Connection, recovery_id: int, step_id: int, note: str, named_at: str
) -> None:
    """Give a feeling its own row, as the action that named it would have: undo takes it along."""
    word, _, strength = note.removesuffix(" of 10").rpartition(", ")
    row = {
        "created_at": named_at,
        "updated_at": named_at,
        "deleted_at": None,
        "recovery_id": recovery_id,
        "word": word,
        "before": int(strength),
        "after": None,
        "why": None,
        "let_be": 0,
    }
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" for _ in row)
    made = connection.execute(f"INSERT INTO feeling ({names}) VALUES ({marks})", (*row.values(),))
    named_by = connection.execute(
        """
        SELECT max(c.action_id) FROM undo_change AS c JOIN undo_action AS a ON a.id = c.action_id
        WHERE NOT a.undone AND c.table_name = 'step' AND c.row_id = :step
            AND iif(c."after" = '', NULL, json_extract(c."after", '$.note')) = :note
            AND iif(c."before" = '', '', json_extract(c."before", '$.note')) <> :note
        """,
        {"step": step_id, "note": note},
    ).fetchone()[0]
    if named_by is not None:
        connection.execute(
            'INSERT INTO undo_change (action_id, table_name, row_id, "before", "after")'
            " VALUES (?, 'feeling', ?, '', ?)",
            (named_by, made.lastrowid, json.dumps({"id": made.lastrowid} | row)),
        )
    told = {"step": step_id, "note": note, "told": f"{word} {int(strength)}"}
    connection.execute("UPDATE step SET note = :told WHERE id = :step", told)
    for side in ("before", "after"):
        connection.execute(
            f"""
            UPDATE undo_change SET "{side}" = json_set("{side}", '$.note', :told)
            WHERE table_name = 'step' AND row_id = :step AND "{side}" <> ''
                AND json_extract("{side}", '$.note') = :note
            """,
            told,
        )


def _to_4(connection: sqlite3.Connection, _moment: str) -> None:
    """Answers and levers on every kind of pattern; assumptions.

    SQLite alters no CHECK, so both tables are made again under their own names, with the ids
    that they have and the ones that they must not give again.
    """
    for statement in statements(4):
        connection.execute(statement)


STEPS: Sequence[Step] = (_to_1, _to_2, _to_3, _to_4)
