"""Backups: whole, verified copies beside the file, kept by sequence and not by clock."""

import datetime as dt
import os
import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from respond_tui.store import integrity, place, preflight, schema
from respond_tui.store.connection import BUSY_MS, connect, translated
from respond_tui.store.errors import Damaged, DiskFailed, NotAFile, StoreError, from_system

LATEST, DAILY, WEEKLY, MONTHLY = 5, 7, 4, 12
"""How many are kept: the latest, then one a day, one a week, one a month."""

_NAME = re.compile(r"(\d{6,})-(\d{8}T\d{6})Z-([a-z]+)\.db")
_STAMP = "%Y%m%dT%H%M%S"


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: its number in the sequence, when it was made (UTC), and why."""

    path: Path
    number: int
    made_at: dt.datetime
    reason: str


def made(database: Path) -> list[Backup]:
    """The backups of a file, the newest first."""
    try:
        names = sorted(place.backups(database).iterdir())
    except OSError:
        return []
    found = [backup for backup in map(_read_name, names) if backup]
    return sorted(found, key=lambda backup: backup.number, reverse=True)


def newest_good(database: Path) -> Backup | None:
    """The newest backup that passes every check, or None."""
    return next((backup for backup in made(database) if is_good(backup.path)), None)


def is_good(backup: Path) -> bool:
    """Whether ``verify`` has nothing against a backup."""
    try:
        verify(backup)
    except StoreError:
        return False
    return True


def damaged(database: Path) -> Damaged:
    """What to say of a damaged file: that it is, and the newest backup that is not."""
    good = newest_good(database)
    hint = offer(good) if good else "Nothing in it was changed. It has no good backup beside it."
    return Damaged(f"{database} is damaged.", hint)


def offer(backup: Backup) -> str:
    """How to put a backup in the file's place."""
    return f"Nothing in it was changed. “respond restore {backup.path}” puts a good copy in place."


def make(
    database: Path,
    reason: str,
    now: dt.datetime,
    *,
    to: Path | None = None,
    read_only: bool = False,
    busy_ms: int = BUSY_MS,
) -> Path:
    """Copy the file, verify the copy, and only then give it its name; returns that.

    ``reason`` is one lower-case word. ``to`` is another place than the backup folder, where
    nothing may be yet. Nobody can save meanwhile, so that the rows can be counted on both
    sides. Raises StoreError, leaving nothing behind.
    """
    place.keep_private()
    target = to or _next_name(database, reason, now)
    if os.path.lexists(target):
        raise NotAFile(f"{target} is already there.", "Choose another name for the backup.")
    part = place.beside(target, ".part")
    try:
        place.make_folder(target.parent)
        place.empty_file(part)
        _copy(database, part, read_only=read_only, busy_ms=busy_ms)
        place.sync_file(part)
        part.replace(target)
        place.sync_folder(target.parent)
    except OSError as error:
        raise from_system(error) from None
    finally:
        place.discard(part)
    if to is None:
        thin(database)
    return target


def thin(database: Path) -> None:
    """Let go of the backups that no rule keeps; one that will not go stays."""
    found = made(database)
    kept = to_keep(found)
    for backup in found:
        if backup.number not in kept:
            place.discard(backup.path)


def to_keep(newest_first: list[Backup]) -> set[int]:
    """The numbers to keep: the latest 5, then 7 by day, 4 by week, 12 by month.

    Days, weeks and months are those that backups were made in, however long ago that was: a
    clock that went wrong must not cost the ones from before.
    """
    kept = {backup.number for backup in newest_first[:LATEST]}
    rest = newest_first[LATEST:]
    for most, span in ((DAILY, _day), (WEEKLY, _week), (MONTHLY, _month)):
        newest: dict[object, int] = {}
        for backup in rest:
            if len(newest) < most:
                newest.setdefault(span(backup), backup.number)
        kept |= set(newest.values())
        rest = [backup for backup in rest if span(backup) not in newest]
    return kept


def verify(backup: Path) -> None:
    """Check a backup through: header, tables, every page. Raises StoreError."""
    if preflight.look(preflight.real_path(backup)) is None:
        raise NotAFile(f"{backup} is not there.", "“respond doctor” lists the backups.")
    with closing(connect(backup.absolute(), read_only=True)) as connection, translated():
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        schema.refuse_other(connection, version)
        if integrity.problems(connection):
            raise Damaged(f"The backup {backup} is damaged.", "Choose another one.")


def _copy(database: Path, part: Path, *, read_only: bool, busy_ms: int) -> None:
    with (
        closing(connect(database, read_only=read_only, busy_ms=busy_ms)) as held,
        closing(connect(database, read_only=read_only, busy_ms=busy_ms)) as source,
        translated(),
    ):
        if not read_only:
            held.execute("BEGIN IMMEDIATE")
        if integrity.problems(held):
            raise Damaged(
                f"{database} is damaged, so no backup was made of it.",
                "“respond doctor” says more, “respond restore” brings a backup back.",
            )
        source.execute("VACUUM INTO ?", (str(part.absolute()),))
        _compare(held, part)


def _compare(held: sqlite3.Connection, part: Path) -> None:
    with closing(connect(part.absolute(), read_only=True)) as copy:
        same = _count(held) == _count(copy) and schema.of(held) == schema.of(copy)
        if not same or integrity.problems(copy):
            raise DiskFailed("The backup did not come out whole.", "It was thrown away. Try again.")


def _count(connection: sqlite3.Connection) -> dict[str, int]:
    names = [name for kind, name, _, _ in schema.of(connection) if kind == "table"]
    counts = {
        name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])
        for name in names
    }
    for pragma in ("application_id", "user_version"):
        counts[pragma] = int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])
    return counts


def _next_name(database: Path, reason: str, now: dt.datetime) -> Path:
    number = max((backup.number for backup in made(database)), default=0) + 1
    stamp = now.astimezone(dt.UTC).strftime(_STAMP)
    return place.backups(database) / f"{number:06d}-{stamp}Z-{reason}.db"


def _read_name(path: Path) -> Backup | None:
    parts = _NAME.fullmatch(path.name)
    if not parts:
        return None
    number, stamp, reason = parts.groups()
    try:
        made_at = dt.datetime.strptime(stamp, _STAMP).replace(tzinfo=dt.UTC)
    except ValueError:
        return None
    return Backup(path, int(number), made_at, reason)


def _day(backup: Backup) -> object:
    return backup.made_at.date()


def _week(backup: Backup) -> object:
    return backup.made_at.isocalendar()[:2]


def _month(backup: Backup) -> object:
    return backup.made_at.year, backup.made_at.month
