"""A fresh file: made whole under another name, then given its own in one step."""

import datetime as dt
import sqlite3
from pathlib import Path

from respond_tui.store import place, preflight
from respond_tui.store.connection import connect, transaction, translated
from respond_tui.store.errors import from_system
from respond_tui.store.lock import FileLock
from respond_tui.store.moments import stored
from respond_tui.store.upgrades import STEPS


def make(path: Path, now: dt.datetime, patience: float) -> None:
    """Make the file with its tables and the default stages, unless another process just did.

    Killed anywhere, this leaves either nothing at ``path`` or a whole file. ``patience`` is
    how long another process may take with the same, in seconds. Raises StoreError.
    """
    try:
        place.make_folder(path.parent)
    except OSError as error:
        raise from_system(error) from None
    lock = FileLock(path)
    try:
        if lock.alone(patience, unless=path.exists) and preflight.look(path) is None:
            _build(path, now)
    finally:
        lock.close()


def _build(path: Path, now: dt.datetime) -> None:
    growing = place.beside(path, ".new")
    try:
        place.journal(growing).unlink(missing_ok=True)
        place.empty_file(growing)
        connection = connect(growing)
        try:
            with translated(), transaction(connection):
                _fill(connection, stored(now))
        finally:
            connection.close()
        growing.replace(path)
        place.journal(growing).unlink(missing_ok=True)
        place.sync_folder(path.parent)
    except OSError as error:
        raise from_system(error) from None
    finally:
        place.discard(growing)


def _fill(connection: sqlite3.Connection, moment: str) -> None:
    connection.execute(f"PRAGMA application_id={preflight.APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={preflight.VERSION}")
    for step in STEPS:
        step(connection, moment)
