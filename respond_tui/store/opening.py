"""The way in: look, hold, connect, upgrade, compare, check."""

import datetime as dt
import sqlite3
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from respond_tui.store import backups, fresh, integrity, place, preflight, schema
from respond_tui.store.connection import connect_unchecked, translated, use_rollback_journal
from respond_tui.store.errors import Damaged, ReadOnly, file_damaged
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
    found = _look(path)
    if found is None:
        fresh.make(path, now, busy_ms / 1_000)
        found = _look(path) or _gone(path)
    with ExitStack() as resources:
        lock = FileLock(path) if found.writable else None
        if lock:
            resources.callback(lock.close)
            lock.share(busy_ms / 1_000)
            found = _look(path) or _gone(path)
        if found.version < preflight.VERSION:
            _bring_up(path, lock, now, busy_ms)
        resources.callback(preflight.disconnected, preflight.connected(path))
        connection = _connect(path, found.size, read_only=lock is None, busy_ms=busy_ms)
        resources.callback(connection.close)
        return Opened(path, connection, lock, resources.pop_all())


def _look(path: Path) -> preflight.Found | None:
    try:
        return preflight.look(path)
    except Damaged as refused:
        good = backups.newest_good(path)
        raise Damaged(refused.sentence, backups.offer(good) if good else refused.hint) from None


def _gone(path: Path) -> preflight.Found:
    raise ReadOnly(f"{path} was moved or deleted while it was being opened.", "Try again.")


def _bring_up(path: Path, lock: FileLock | None, now: dt.datetime, busy_ms: int) -> None:
    if lock is None:
        raise ReadOnly(
            f"{path} is of an older version and cannot be written to, so it cannot be upgraded.",
            "Nothing was changed. Check the permissions of the file and its folder.",
        )
    try:
        upgrade(path, lock, now, busy_ms=busy_ms)
    except Damaged:
        raise backups.damaged(path) from None


def _connect(path: Path, size: int, *, read_only: bool, busy_ms: int) -> sqlite3.Connection:
    """Connect and refuse what is unsound, the rollback journal coming last as it may write."""
    with ExitStack() as undo:
        try:
            connection = connect_unchecked(path, read_only=read_only, busy_ms=busy_ms)
            undo.callback(connection.close)
            with translated():
                schema.refuse_other(connection, preflight.VERSION)
                if size <= integrity.CHECKED_AT_OPEN and integrity.problems(connection):
                    raise file_damaged()
            if not read_only:
                use_rollback_journal(connection)
        except Damaged:
            raise backups.damaged(path) from None
        undo.pop_all()
        return connection
