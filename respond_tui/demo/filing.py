"""A made-up hunt as a file: many rows at once, straight into SQLite.

Neither the models nor the journal of undo take part, so that a hundred thousand applications
take seconds; what is derived is worked out once at the end.
"""

import datetime as dt
import os
import sqlite3
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from respond_tui.demo.hunt import APPLICATIONS, SEED, hunt
from respond_tui.store import derived, fresh, place
from respond_tui.store.connection import connect, transaction, translated
from respond_tui.store.errors import NotAFile, from_system

_PATIENCE = 5.0
"""Seconds that another process may take with the same file."""


def make(path: Path, now: dt.datetime, applications: int = APPLICATIONS, seed: int = SEED) -> None:
    """Make a file with a hunt in it, where nothing is yet; ``now`` is aware and local.

    Raises StoreError.
    """
    _refuse(path)
    fresh.make(path, now, _PATIENCE)
    with closing(connect(path)) as connection, translated(), transaction(connection):
        for laid in hunt(now, applications, seed):
            for table, rows in laid.tables():
                _insert(connection, table, rows)
        derived.rebuild(connection)


def keep(target: Path, now: dt.datetime) -> Path:
    """Make the demo at ``target``, whole or not at all; where it came to lie. Raises StoreError."""
    place.keep_private()
    _refuse(target)
    target = Path(os.path.realpath(target))
    try:
        with tempfile.TemporaryDirectory(prefix=".respond-demo-", dir=target.parent) as folder:
            made = Path(folder) / target.name
            make(made, now)
            place.sync_file(made)
            made.replace(target)
        place.sync_folder(target.parent)
    except OSError as error:
        raise from_system(error) from None
    return target


def _refuse(target: Path) -> None:
    if os.path.lexists(target):
        raise NotAFile(f"{target} is already there.", "Choose another name for the demo.")
    if not target.parent.is_dir():
        raise NotAFile(f"The folder {target.parent} is not there.", "Nothing was written.")


def _insert(connection: sqlite3.Connection, table: str, rows: Sequence[NamedTuple]) -> None:
    if rows:
        columns = rows[0]._fields
        names = ", ".join(f'"{name}"' for name in columns)
        marks = ", ".join("?" for _ in columns)
        connection.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', rows)
