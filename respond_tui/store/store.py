"""The file, opened: every read, every save and every step back goes through here."""

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Self

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlmodel import Session

from respond_tui.store import (
    backups,
    derived,
    doctor,
    housekeeping,
    integrity,
    journal,
    place,
)
from respond_tui.store.connection import BUSY_MS, connect, translated
from respond_tui.store.drafts import Drafts
from respond_tui.store.engines import Engines, driver
from respond_tui.store.errors import Busy, Damaged, ReadOnly, from_sqlite, from_system
from respond_tui.store.moments import stored
from respond_tui.store.opening import Opened, open_file
from respond_tui.store.seed import add_default_stages

BACKUP_AT_CLOSE = dt.timedelta(minutes=30)
"""A backup is made at close when the last one is older than this."""


__all__ = ["Session", "Store"]


class Store:
    """One open file. Safe to use from several threads, each read and write its own.

    ``path`` is the file itself, behind any link; ``read_only`` is true where the file or
    its folder cannot be written to, and from the moment that damage is found.
    """

    def __init__(self, opened: Opened, busy_ms: int = BUSY_MS) -> None:
        """Take over what was opened; ``Store.open`` is the way in."""
        self.path = opened.path
        self.read_only = opened.lock is None
        self._opened = opened
        self._watch = opened.connection
        self._busy_ms = busy_ms
        self._saved = False
        self._damaged = False
        self._closed = False
        self._engines = Engines(self._connect, busy_ms)

    @classmethod
    def open(cls, path: Path, now: dt.datetime, *, busy_ms: int = BUSY_MS) -> Self:
        """Open the file, or make a fresh one with the default stages where nothing is.

        An older file is backed up and upgraded. ``busy_ms`` is how long to wait for another
        process, in milliseconds. Raises StoreError, a refused file keeping every byte.
        """
        return cls(open_file(path, now, busy_ms), busy_ms)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """One consistent view of the file. What is read stays usable afterwards."""
        with self._told(), Session(self._engines.reader, expire_on_commit=False) as session:
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
            Session(self._engines.writer, expire_on_commit=False, info={"label": label}) as session,
        ):
            raw = driver(session.connection())
            action = session.info["action"] = journal.begin(raw, label, now)
            yield session
            session.flush()
            if journal.finish(raw, action, session.info["label"], now):
                derived.follow(raw, action, undone=False)
                session.commit()
                self._saved = True
            else:
                session.expunge_all()

    @staticmethod
    def settle(session: Session) -> None:
        """Let what is counted say what the action under way has changed so far."""
        session.flush()
        derived.settle(driver(session.connection()), session.info["action"])

    def undo(self, now: dt.datetime) -> str | None:
        """Take the latest action back; what it was called, or None when there is none."""
        return self._turn(journal.undo, now, undone=True)

    def redo(self, now: dt.datetime) -> str | None:
        """Do again what was undone last; what it was called, or None when there is none."""
        return self._turn(journal.redo, now, undone=False)

    def undoable(self) -> list[str]:
        """What can be undone, the latest first."""
        with self._told():
            return journal.labels(self._watch, undone=False)

    def redoable(self) -> list[str]:
        """What can be redone, the next one first."""
        with self._told():
            return journal.labels(self._watch, undone=True)

    def data_version(self) -> int:
        """A number that moves with every save, of this process and of any other."""
        with self._told():
            (version,) = self._watch.execute("PRAGMA data_version").fetchone()
        return int(version)

    def purge_trash(self, now: dt.datetime) -> int:
        """Take out what has rested in the trash for 90 days; returns how many rows."""
        with self._housekeeping() as connection:
            return housekeeping.purge(connection, now)

    def wipe(self, now: dt.datetime) -> list[Path]:
        """Take out everything that was ever written here, past and drafts included.

        Only the default stages are left. No backup is made first: asking is the caller's.
        Returns the backups and the files set aside, which still hold what was there.
        """
        with self._housekeeping() as connection:
            housekeeping.empty(connection)
            add_default_stages(connection, stored(now))
        Drafts(self.path).clear()
        # Only to give the room back: secure_delete has written zeros over every row.
        with suppress(Busy), translated(), closing(self._connect()) as connection:
            connection.execute("VACUUM")
        made = [backup.path for backup in backups.made(self.path)]
        return made + place.all_set_aside(self.path)

    def check(self) -> list[doctor.Check]:
        """Look the whole file through, as ``respond doctor`` does."""
        return doctor.examine(self.path)

    def mend(self) -> list[str]:
        """Make afresh what is derived where rows of it are missing; which tables lacked some."""
        with self._told():
            stale = derived.missing(self._watch)
        if stale and not self.read_only:
            with self._housekeeping() as connection:
                derived.rebuild(connection)
        return stale

    def due_for_check(self, now: dt.datetime) -> bool:
        """Whether the file is too big to be checked at open, and not checked yet today.

        A backup checks the file before it is made, so one of today answers for today. Raises
        StoreError where the file cannot be found any more.
        """
        try:
            big = self.path.stat().st_size > integrity.CHECKED_AT_OPEN
        except OSError as error:
            raise from_system(error) from None
        return big and not self._has_backup_of(now)

    def verify_integrity(self) -> None:
        """Check every page and reference; takes a while, so call it from a worker.

        Raises Damaged, the store being read-only from then on.
        """
        with self._told(), closing(self._connect()) as connection:
            if integrity.problems(connection):
                raise backups.damaged(self.path)

    def backup(self, to: Path | None, now: dt.datetime, reason: str = "asked") -> Path:
        """Make a verified backup, in the backup folder or at ``to``; returns where it is."""
        with self._told():
            return backups.make(
                self.path,
                reason,
                now,
                to=to,
                read_only=self._opened.lock is None,
                busy_ms=self._busy_ms,
            )

    def daily_backup(self, now: dt.datetime) -> Path | None:
        """Make the backup of the day; None when there is one already, or no right to."""
        if self.read_only or self._has_backup_of(now):
            return None
        return self.backup(None, now, "daily")

    def close(self, now: dt.datetime | None = None) -> None:
        """Let go of the file; again is fine.

        With ``now``, a backup is made first if something was saved and the last one is over
        30 minutes old. Raises StoreError when that fails, the file being closed even so.
        """
        try:
            if now is not None and self._saved and not self.read_only:
                self._back_up_at_close(now)
        finally:
            self._saved = False
            self._closed = True
            self._engines.dispose()
            self._opened.close()

    def _back_up_at_close(self, now: dt.datetime) -> None:
        made = backups.made(self.path)
        if not made or abs(now - made[0].made_at) > BACKUP_AT_CLOSE:
            self.backup(None, now, "close")

    def _has_backup_of(self, now: dt.datetime) -> bool:
        made = backups.made(self.path)
        return any(backup.made_at.astimezone(now.tzinfo).date() == now.date() for backup in made)

    def _turn(
        self,
        turn: Callable[[sqlite3.Connection], journal.Turned | None],
        now: dt.datetime,
        *,
        undone: bool,
    ) -> str | None:
        with self._housekeeping() as connection:
            journal.forget_old(connection, now)
            turned = turn(connection)
            if turned is None:
                return None
            derived.follow(connection, turned.action, undone=undone)
            return turned.label

    @contextmanager
    def _housekeeping(self) -> Iterator[sqlite3.Connection]:
        """One immediate transaction that the journal takes no part in."""
        self._refuse_read_only()
        with self._told(), self._engines.writer.connect() as connection:
            raw = driver(connection)
            journal.rest(raw)
            before = raw.total_changes
            yield raw
            connection.commit()
            self._saved = self._saved or raw.total_changes > before

    def _refuse_read_only(self) -> None:
        if self._damaged:
            raise backups.damaged(self.path)
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
            if isinstance(known, Damaged):
                self._turn_read_only()
                raise backups.damaged(self.path) from None
            raise known from None
        except Damaged:
            self._turn_read_only()
            raise backups.damaged(self.path) from None
        except PoolTimeout:
            raise Busy(
                "Something else is still being saved.",
                "Nothing was changed. Try again in a moment.",
            ) from None

    def _turn_read_only(self) -> None:
        self.read_only = self._damaged = True

    def _connect(self) -> sqlite3.Connection:
        if self._closed:
            raise RuntimeError("The store is closed, and holds its lock no longer.")
        read_only = self._opened.lock is None
        return connect(self.path, read_only=read_only, busy_ms=self._busy_ms)
