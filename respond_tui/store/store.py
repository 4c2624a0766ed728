"""The file, opened: every read, every save and every step back goes through here."""

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import QueuePool
from sqlmodel import Session

from respond_tui.store import fresh, journal, place, preflight, schema
from respond_tui.store.connection import BUSY_MS, connect, translated
from respond_tui.store.errors import Busy, Damaged, ReadOnly, from_sqlite
from respond_tui.store.lock import FileLock


class Store:
    """One open file. Safe to use from several threads, each read and write its own.

    ``path`` is the file itself, behind any link; ``read_only`` is true where the file or
    its folder cannot be written to, and from the moment that damage is found.
    """

    def __init__(
        self,
        path: Path,
        watch: sqlite3.Connection,
        lock: FileLock | None,
        *,
        read_only: bool,
        busy_ms: int = BUSY_MS,
    ) -> None:
        """Take over an open connection and the lock; ``Store.open`` is the way in."""
        self.path = path
        self.read_only = read_only
        self._watch = watch
        self._lock = lock
        self._busy_ms = busy_ms
        self._reader = self._engine(self._connect, "BEGIN", many=True)
        self._writer = self._engine(self._connect_journaled, "BEGIN IMMEDIATE", many=False)

    @classmethod
    def open(cls, path: Path, now: dt.datetime, *, busy_ms: int = BUSY_MS) -> Self:
        """Open the file, or make a fresh one with the default stages where nothing is.

        ``busy_ms`` is how long to wait for another process, in milliseconds. Raises
        StoreError, a refused file keeping every byte.
        """
        place.keep_private()
        path = preflight.real_path(path)
        patience = busy_ms / 1_000
        found = preflight.look(path)
        if found is None:
            fresh.make(path, now, patience)
        lock = FileLock(path) if found is None or found.writable else None
        try:
            if lock:
                lock.share(patience)
            watch = connect(path, read_only=lock is None, busy_ms=busy_ms)
            try:
                with translated():
                    schema.refuse_other(watch)
            except BaseException:
                watch.close()
                raise
        except BaseException:
            if lock:
                lock.close()
            raise
        return cls(path, watch, lock, read_only=lock is None, busy_ms=busy_ms)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """One consistent view of the file. What is read stays usable afterwards."""
        with self._told(), Session(self._reader, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def write(self, label: str, now: dt.datetime) -> Iterator[Session]:
        """One action: saved whole at the end, or on any exception not at all.

        ``label`` is what undo will call it; ``session.info["label"]`` can say it better.
        An action that changes no row leaves no trace. Raises StoreError.
        """
        self._refuse_read_only()
        with (
            self._told(),
            Session(self._writer, expire_on_commit=False, info={"label": label}) as session,
        ):
            raw = _driver(session.connection())
            action = journal.begin(raw, label, now)
            yield session
            session.flush()
            if journal.finish(raw, action, session.info["label"], now):
                session.commit()
            else:
                session.expunge_all()

    def undo(self, now: dt.datetime) -> str | None:
        """Take the latest action back; what it was called, or None when there is none."""
        return self._turn(journal.undo, now)

    def redo(self, now: dt.datetime) -> str | None:
        """Do again what was undone last; what it was called, or None when there is none."""
        return self._turn(journal.redo, now)

    def undoable(self) -> list[str]:
        """What can be undone, the latest first."""
        with translated():
            return journal.labels(self._watch, undone=False)

    def redoable(self) -> list[str]:
        """What can be redone, the next one first."""
        with translated():
            return journal.labels(self._watch, undone=True)

    def data_version(self) -> int:
        """A number that moves whenever any connection but this one saved something."""
        with translated():
            (version,) = self._watch.execute("PRAGMA data_version").fetchone()
        return int(version)

    def close(self) -> None:
        """Let go of the file; again is fine."""
        self._reader.dispose()
        self._writer.dispose()
        self._watch.close()
        if self._lock:
            self._lock.close()

    def _turn(
        self, turn: Callable[[sqlite3.Connection], str | None], now: dt.datetime
    ) -> str | None:
        with self._housekeeping() as connection:
            journal.forget_old(connection, now)
            return turn(connection)

    @contextmanager
    def _housekeeping(self) -> Iterator[sqlite3.Connection]:
        """One immediate transaction that the journal takes no part in."""
        self._refuse_read_only()
        with self._told(), self._writer.connect() as connection:
            yield _driver(connection)
            connection.commit()

    def _refuse_read_only(self) -> None:
        if self.read_only:
            raise ReadOnly(
                f"{self.path} can be read but not written to.",
                "Nothing was changed. Check the permissions of the file and its folder.",
            )

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Let the errors of SQLite and SQLAlchemy about the file out as StoreError."""
        try:
            yield
        except (DBAPIError, sqlite3.Error) as error:
            cause = error.orig if isinstance(error, DBAPIError) else error
            known = from_sqlite(cause) if isinstance(cause, sqlite3.Error) else None
            if known is None:
                raise
            self.read_only = self.read_only or isinstance(known, Damaged)
            raise known from None
        except PoolTimeout:
            raise Busy(
                "Something else is still being saved.",
                "Nothing was changed. Try again in a moment.",
            ) from None

    def _engine(
        self, creator: Callable[[], sqlite3.Connection], begin: str, *, many: bool
    ) -> Engine:
        """An engine of its own for reads and for writes, since each begins in its own way.

        There is one connection to write with, so that saves of one process queue up here.
        """
        engine = create_engine(
            "sqlite://",
            creator=creator,
            poolclass=QueuePool,
            pool_size=5 if many else 1,
            max_overflow=-1 if many else 0,
            pool_timeout=self._busy_ms / 1_000,
            hide_parameters=True,
        )
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
        return engine

    def _connect(self) -> sqlite3.Connection:
        return connect(self.path, read_only=self._lock is None, busy_ms=self._busy_ms)

    def _connect_journaled(self) -> sqlite3.Connection:
        connection = self._connect()
        journal.install(connection, schema.data_columns())
        return connection


def _driver(connection: Connection) -> sqlite3.Connection:
    raw = connection.connection.driver_connection
    if not isinstance(raw, sqlite3.Connection):
        raise TypeError("The engine connects through the standard library's sqlite3.")
    return raw
