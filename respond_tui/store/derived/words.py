"""The words that a half-typed one can be completed from, how often and when they were used.

``times`` counts the rows that hold a word now; ``used_at`` is when one that does was last
written, and stays while any is left.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator

from respond_tui.guide.text import folded

COLUMNS = {
    "application": (
        "company",
        "role",
        "role_family",
        "seniority",
        "source_detail",
        "location",
        "market",
    ),
    "interview": ("people", "format"),
    "gap": ("tag",),
}
"""Columns that hold one word or name each."""

KINDS = {"tag": "gap"}
"""The kinds of words that are not called like their column."""

TAGS = {"interview": {"gaps": "gap"}}
"""Columns that hold one word a line, and the kind of those."""

Word = tuple[str, str]
"""Kind and word."""

_USE = """
INSERT INTO word (kind, folded, word, times, used_at) VALUES (?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET
    times = times + excluded.times, used_at = max(used_at, excluded.used_at)
"""


def follow(connection: sqlite3.Connection, action: int, *, undone: bool) -> None:
    """Count what an action wrote and took out, or the other way round when it is undone."""
    balance: Counter[Word] = Counter()
    used_at: dict[Word, str] = {}
    changes = connection.execute(
        'SELECT table_name, "before", "after" FROM undo_change'
        f" WHERE action_id = ? AND table_name IN ({', '.join('?' * len(COLUMNS))})",
        (action, *COLUMNS),
    )
    for table, before, after in changes:
        gone, come = (after, before) if undone else (before, after)
        balance.subtract(word for word, _ in _in_row(table, gone))
        for word, moment in _in_row(table, come):
            balance[word] += 1
            used_at[word] = max(moment, used_at.get(word, ""))
    changed = [(word, times) for word, times in balance.items() if times]
    connection.executemany(
        _USE,
        (
            (kind, folded(word), word, times, used_at.get((kind, word), ""))
            for (kind, word), times in changed
        ),
    )
    connection.executemany(
        "DELETE FROM word WHERE kind = ? AND folded = ? AND word = ? AND times <= 0",
        ((kind, folded(word), word) for (kind, word), times in changed if times < 0),
    )


def rebuild(connection: sqlite3.Connection) -> None:
    """Count all words afresh; each was last used when a row that holds it was last changed."""
    connection.execute("DELETE FROM word")
    for table, columns in COLUMNS.items():
        for column in columns:
            found = connection.execute(
                f'SELECT {column}, count(*), max(updated_at) FROM "{table}"'
                f" WHERE deleted_at IS NULL AND {column} IS NOT NULL GROUP BY 1"
            ).fetchall()
            kind = KINDS.get(column, column)
            _write(connection, ((kind, word, times, used) for word, times, used in found))
    for table, kinds in TAGS.items():
        for column, kind in kinds.items():
            rows = connection.execute(
                f'SELECT {column}, count(*), max(updated_at) FROM "{table}"'
                f" WHERE deleted_at IS NULL AND {column} <> '' GROUP BY 1"
            ).fetchall()
            _write(
                connection,
                (
                    (kind, tag, times, used)
                    for lines, times, used in rows
                    for tag in lines.splitlines()
                ),
            )


def _write(connection: sqlite3.Connection, found: Iterable[tuple[str, str, int, str]]) -> None:
    connection.executemany(
        _USE, ((kind, folded(word), word, times, used) for kind, word, times, used in found)
    )


def _in_row(table: str, content: str) -> Iterator[tuple[Word, str]]:
    """The words of a row as the journal holds it, and when; one in the trash uses none."""
    row = json.loads(content) if content else {}
    if not row or row["deleted_at"] is not None:
        return
    for column in COLUMNS[table]:
        if row.get(column):
            yield (KINDS.get(column, column), row[column]), row["updated_at"]
    for column, kind in TAGS.get(table, {}).items():
        for tag in (row.get(column) or "").splitlines():
            yield (kind, tag), row["updated_at"]
