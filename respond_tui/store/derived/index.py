"""The index of the search: one document for each application with all that hangs on it.

What hangs on no application, such as a commitment with its actions, is a document of its own.
``name`` has what a thing is called, ``words`` all else that a person wrote. A new table is found
without a line here, unless its rows are documents of their own: those need a number.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from respond_tui.store import schema
from respond_tui.store.derived import touched
from respond_tui.store.derived.touched import ROOT

NUMBERS = {ROOT: 0, "commitment": 1, "alert_answer": 2, "letter_template": 3, "assumption": 4}
"""What may be found, each with its number: a document's is ``8 * id + number``, for good."""

STEP = 8

_NAMES = {
    ROOT: ("company", "role"),
    "commitment": ("what",),
    "letter_template": ("name",),
    "assumption": ("text",),
}
"""The columns by which a thing is called."""

_NO_WORDS = frozenset({"kind", "key", "baseline"})
"""Columns of text in which nobody wrote."""

_IN_PART = {("step", "text"): "iif(kind = 'own', \"text\", NULL)"}
"""Columns in which only some rows hold a person's own words."""


class Documents(NamedTuple):
    """One kind of document: its number, and the SQL of its columns for a row ``doc``."""

    number: int
    table: str
    name: str
    words: str

    def insert(self, where: str) -> str:
        """The statement that writes the documents of some rows."""
        return (
            "INSERT INTO search (rowid, name, words)"
            f" SELECT {STEP} * id + {self.number}, {self.name}, {self.words}"
            f' FROM "{self.table}" AS doc WHERE deleted_at IS NULL AND {where}'
        )


@cache
def written(table: str) -> Mapping[str, str]:
    """The columns of a table in which a person wrote, each with the SQL of what they did."""
    return {
        column: _IN_PART.get((table, column), f'"{column}"')
        for column in schema.text_columns(table)
        if column not in _NO_WORDS
    }


@cache
def kinds() -> tuple[Documents, ...]:
    """What there is to find, made out of the tables."""
    return tuple(
        Documents(
            number,
            table,
            _joined("doc", _NAMES.get(table, ())),
            " || char(10) || ".join(
                [
                    _joined("doc", [c for c in written(table) if c not in _NAMES.get(table, ())]),
                    *(_below(child, path) for child, path in schema.paths_to(table).items()),
                ]
            ),
        )
        for table, number in NUMBERS.items()
    )


def renew(connection: sqlite3.Connection, action: int) -> None:
    """Write the documents anew that an action changed; the applications are on the list."""
    for kind in kinds():
        changed = (
            "SELECT id FROM touched"
            if kind.table == ROOT
            else " UNION ".join(touched.changed(kind.table))
        )
        asked = {} if kind.table == ROOT else {"action": action}
        connection.execute(
            f"WITH changed (id) AS ({changed}) DELETE FROM search"
            f" WHERE rowid IN (SELECT {STEP} * id + {kind.number} FROM changed)",
            asked,
        )
        connection.execute(kind.insert(f"id IN ({changed})"), asked)


def rebuild(connection: sqlite3.Connection) -> None:
    """Write every document afresh, and leave nothing of the old ones in the index."""
    connection.execute("DELETE FROM search")
    for kind in kinds():
        connection.execute(kind.insert("TRUE"))
    connection.execute("INSERT INTO search (search) VALUES ('optimize')")


def _joined(alias: str, columns: Sequence[str]) -> str:
    parts = [f"coalesce({alias}.\"{column}\" || char(10), '')" for column in columns]
    return " || ".join(parts) or "''"


def _below(table: str, path: Sequence[schema.Up]) -> str:
    """All words in the rows of a table that hang on a document, those in the trash left out."""
    values = written(table).values()
    if not values:
        return "''"
    words = " || ".join(f"coalesce({value} || char(10), '')" for value in values)
    condition = f'"{path[-1].column}" = doc.id AND deleted_at IS NULL'
    for up in reversed(path[:-1]):
        condition = (
            f'"{up.column}" IN (SELECT id FROM "{up.parent}" WHERE {condition})'
            " AND deleted_at IS NULL"
        )
    return f"coalesce((SELECT group_concat({words}, '') FROM \"{table}\" WHERE {condition}), '')"
