"""One way to connect, with every PRAGMA that STORAGE.md, "The connection", asks for."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from respond_tui.store.errors import Busy, file_damaged, from_sqlite

BUSY_MS = 5_000
"""How long a save waits for another process, in milliseconds."""

# A cache of 512 KiB a connection instead of 2 MB: as fast on 10,000 applications, since the
# system caches the file too, and 3 MiB less.
_PRAGMAS = (
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "foreign_keys=ON",
    "recursive_triggers=ON",
    "secure_delete=ON",
    "mmap_size=0",
    "temp_store=MEMORY",
    "cache_size=-512",
    "cache_spill=OFF",  # a long save locks out readers only while it commits
    "synchronous=FULL",
    "fullfsync=ON",
)


def connect(path: Path, *, read_only: bool = False, busy_ms: int = BUSY_MS) -> sqlite3.Connection:
    """Connect to a file that passed every check; no transaction begins by itself.

    Raises StoreError; a file that is gone is never made anew.
    """
    connection = connect_unchecked(path, read_only=read_only, busy_ms=busy_ms)
    if not read_only:
        try:
            use_rollback_journal(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def connect_unchecked(
    path: Path, *, read_only: bool = False, busy_ms: int = BUSY_MS
) -> sqlite3.Connection:
    """Connect without asking for a rollback journal, which may rewrite the header.

    ``recursive_triggers`` lets the journal see the rows that a REPLACE takes away.
    """
    mode = "ro" if read_only else "rw"
    with translated():
        connection = sqlite3.connect(
            f"{path.as_uri()}?mode={mode}",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=busy_ms / 1_000,
        )
        try:
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
        except BaseException:
            connection.close()
            raise
    return connection


def use_rollback_journal(connection: sqlite3.Connection) -> None:
    """Make the file's saves go by a rollback journal. Raises StoreError."""
    with translated():
        (mode,) = connection.execute("PRAGMA journal_mode=TRUNCATE").fetchone()
    if mode != "truncate":
        raise Busy(
            "Another program has the file open in a way that respond does not share.",
            "Nothing was changed. Close it there and try again.",
        )


@contextmanager
def translated() -> Iterator[None]:
    """Let SQLite's errors about the file out as StoreError."""
    try:
        yield
    except sqlite3.Error as error:
        known = from_sqlite(error)
        if known is None:
            raise
        raise known from None
    except UnicodeDecodeError:
        # SQLite quotes what it cannot make out of a spoilt schema.
        raise file_damaged() from None


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """One immediate transaction, taken back whole on any exception."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
