"""A made-up hunt as a file: many rows at once, straight into SQLite.

Neither the models nor the journal of undo take part: the demo is there before SQLModel could
be loaded, and a hundred thousand applications within seconds.
"""

import datetime as dt
import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from respond_tui.demo.hunt import APPLICATIONS, SEED, hunt
from respond_tui.store import fresh
from respond_tui.store.connection import connect, transaction, translated
from respond_tui.store.errors import NotAFile

_PATIENCE = 5.0
"""Seconds that another process may take with the same file."""


def make(path: Path, now: dt.datetime, applications: int = APPLICATIONS, seed: int = SEED) -> None:
    """Make a file with a hunt in it, where nothing is yet; ``now`` is aware and local.

    Raises StoreError.
    """
    if os.path.lexists(path):
        raise NotAFile(f"{path} is already there.", "Choose another name for the demo.")
    fresh.make(path, now, _PATIENCE)
    with closing(connect(path)) as connection, translated(), transaction(connection):
        for laid in hunt(now, applications, seed):
            for table, rows in laid.tables():
                _insert(connection, table, rows)


def _insert(connection: sqlite3.Connection, table: str, rows: Sequence[NamedTuple]) -> None:
    if rows:
        columns = rows[0]._fields
        names = ", ".join(f'"{name}"' for name in columns)
        marks = ", ".join("?" for _ in columns)
        connection.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', rows)
