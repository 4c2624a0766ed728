"""Putting a backup in the file's place, the current one set aside whole."""

import datetime as dt
import shutil
from contextlib import suppress
from pathlib import Path

from respond_tui.store import backups, place, preflight
from respond_tui.store.errors import (
    Damaged,
    NotAFile,
    NotOurs,
    TooNew,
    from_system,
)
from respond_tui.store.lock import FileLock


def restore(database: Path, backup: Path, now: dt.datetime) -> Path | None:
    """Put a verified copy of ``backup`` in the file's place by one rename.

    Returns where the current file was set aside, or None when there was none. Killed
    anywhere, the current file is still there. Raises StoreError, InUse among them while any
    process has the file open.
    """
    place.keep_private()
    database = preflight.real_path(database)
    _refuse_target(database, backup)
    backups.verify(backup)
    try:
        place.make_folder(database.parent)
        lock = FileLock(database)
    except OSError as error:
        raise from_system(error) from None
    try:
        lock.alone()
        return _replace(database, backup, now)
    except OSError as error:
        raise from_system(error) from None
    finally:
        lock.close()


def _refuse_target(database: Path, backup: Path) -> None:
    """A damaged or newer file can be set aside; what is not ours stays where it is."""
    with suppress(Damaged, NotOurs, TooNew):
        preflight.look(database)
    if database.exists() and backup.exists() and database.samefile(backup):
        raise NotAFile("The backup is the file itself.", "“respond doctor” lists the backups.")


def _replace(database: Path, backup: Path, now: dt.datetime) -> Path | None:
    incoming = place.beside(database, ".incoming")
    try:
        _copy(backup, incoming)
        backups.verify(incoming)
        aside = _set_aside(database, now)
        for leftover in _journals(database):
            leftover.unlink(missing_ok=True)
        incoming.replace(database)
        place.sync_folder(database.parent)
        return aside
    finally:
        place.discard(incoming)


def _set_aside(database: Path, now: dt.datetime) -> Path | None:
    """Copied and not renamed, so that there is no moment without a file."""
    stamp = now.astimezone(dt.UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    aside = place.set_aside(database, stamp)
    unfinished = [part for part in _journals(database) if part.exists() and part.stat().st_size]
    if database.exists():
        for part in (database, *unfinished):
            _copy(part, place.beside(aside, part.name.removeprefix(database.name)))
        place.sync_folder(database.parent)
        return aside
    return None


def _journals(database: Path) -> tuple[Path, ...]:
    return place.journal(database), *place.write_ahead(database)


def _copy(source: Path, target: Path) -> None:
    place.empty_file(target)
    shutil.copyfile(source, target)
    place.sync_file(target)
