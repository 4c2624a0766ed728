"""Bringing an older file up to this version: all steps or none, a backup first."""

import datetime as dt
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from respond_tui.store import backups, derived, schema
from respond_tui.store.connection import BUSY_MS, connect, transaction, translated
from respond_tui.store.errors import UpgradeFailed
from respond_tui.store.lock import FileLock
from respond_tui.store.moments import stored
from respond_tui.store.upgrades import STEPS, Step


def upgrade(
    database: Path,
    lock: FileLock,
    now: dt.datetime,
    *,
    steps: Sequence[Step] = STEPS,
    busy_ms: int = BUSY_MS,
) -> Path | None:
    """Run the steps that a file still lacks; returns the backup that was made before.

    The lock is held alone meanwhile and shared afterwards. Killed anywhere, the file is the
    old or the new one. Raises InUse, NotOurs for tables that its version never had, Damaged
    for a file that no backup can be made of, and UpgradeFailed with everything taken back.
    """
    lock.alone()
    with closing(connect(database, busy_ms=busy_ms)) as connection:
        with translated():
            (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version >= len(steps):
            lock.share()
            return None
        with translated():
            schema.refuse_other(connection, version)
        backup = backups.make(database, "upgrade", now, busy_ms=busy_ms)
        connection.execute("PRAGMA foreign_keys=OFF")
        try:
            with transaction(connection):
                _run(connection, steps[version:], stored(now), len(steps))
        except Exception as error:
            raise UpgradeFailed(
                f"{database} could not be brought up to this version; it is as it was before.",
                f"A backup of it is at {backup}.",
            ) from error
    lock.share()
    return backup


def _run(connection: sqlite3.Connection, steps: Sequence[Step], moment: str, version: int) -> None:
    for step in steps:
        step(connection, moment)
    derived.rebuild(connection)
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise ValueError("A step left a reference to a row that is not there.")
    connection.execute(f"PRAGMA user_version={version}")
