"""The way in: look, hold, connect, upgrade, compare, check."""

import datetime as dt
import sqlite3
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from respond_tui.store import backups, fresh, integrity, place, preflight, schema
from respond_tui.store.connection import connect, translated
from respond_tui.store.errors import ReadOnly
from respond_tui.store.lock import FileLock
from respond_tui.store.upgrade import upgrade


@dataclass(frozen=True, slots=True)
class Opened:
    """What being open comes to; ``lock`` is None where nothing may be written."""

    path: Path
    connection: sqlite3.Connection
    lock: FileLock | None
    resources: ExitStack

    def close(self) -> None:
        """Let go of all of it; again is fine."""
        self.resources.close()


def open_file(path: Path, now: dt.datetime, busy_ms: int) -> Opened:
    """Open a file that passes every check, or make a fresh one where nothing is.

    ``busy_ms`` is how long to wait for another process, in milliseconds. Raises StoreError,
    a refused file keeping every byte and getting nothing laid beside it.
    """
    place.keep_private()
    path = preflight.real_path(path)
    found = preflight.look(path)
    if found is None:
        fresh.make(path, now, busy_ms / 1_000)
        found = preflight.look(path) or _gone(path)
    with ExitStack() as resources:
        lock = FileLock(path) if found.writable else None
        if lock:
            resources.callback(lock.close)
            lock.share(busy_ms / 1_000)
            found = preflight.look(path) or _gone(path)
        if found.version < preflight.VERSION:
            _bring_up(path, lock, now, busy_ms)
        resources.callback(preflight.disconnected, preflight.connected(path))
        connection = connect(path, read_only=lock is None, busy_ms=busy_ms)
        resources.callback(connection.close)
        with translated():
            _refuse_unsound(path, connection, found.size)
        return Opened(path, connection, lock, resources.pop_all())


def _gone(path: Path) -> preflight.Found:
    raise ReadOnly(f"{path} was moved or deleted while it was being opened.", "Try again.")


def _bring_up(path: Path, lock: FileLock | None, now: dt.datetime, busy_ms: int) -> None:
    if lock is None:
        raise ReadOnly(
            f"{path} is of an older version and cannot be written to, so it cannot be upgraded.",
            "Nothing was changed. Check the permissions of the file and its folder.",
        )
    upgrade(path, lock, now, busy_ms=busy_ms)


def _refuse_unsound(path: Path, connection: sqlite3.Connection, size: int) -> None:
    try:
        schema.refuse_other(connection)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise
        raise backups.damaged(path) from None
    if size <= integrity.CHECKED_AT_OPEN and integrity.problems(connection):
        raise backups.damaged(path)
