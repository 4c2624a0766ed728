"""Writing a file whole or not at all: beside its target first, then one rename."""

import errno
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from respond_tui.store import place
from respond_tui.store.errors import NotAFile, from_system

_OF_THE_NAME = frozenset({errno.ENAMETOOLONG, errno.ENOTDIR, errno.EISDIR, errno.ELOOP})


def write(target: Path, pieces: Iterable[str], *, keep_off: Path) -> Path:
    """Write a text for its owner alone, replacing a regular file; where it came to lie.

    ``keep_off`` is the database, which is never written over, nor is anything that lies with
    it. Raises StoreError.
    """
    place.keep_private()
    try:
        _refuse(target, keep_off)
        target = Path(os.path.realpath(target))
        part = place.beside(target, f".{os.getpid()}.part")
        try:
            place.empty_file(part)
            with part.open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(pieces)
            place.sync_file(part)
            part.replace(target)
        finally:
            place.discard(part)
        place.sync_folder(target.parent)
    except OSError as error:
        if error.errno in _OF_THE_NAME:
            raise NotAFile("That name leads to no file.", "Nothing was written.") from None
        raise from_system(error) from None
    return target


def _refuse(target: Path, keep_off: Path) -> None:
    if place.is_companion(Path(os.path.realpath(target)), Path(os.path.realpath(keep_off))):
        raise NotAFile("That name belongs to the database.", "Choose another name for the export.")
    if not target.exists():
        folder = Path(os.path.realpath(target)).parent
        if not folder.is_dir():
            raise NotAFile(f"The folder {folder} is not there.", "Nothing was written.")
        return
    if not stat.S_ISREG(target.stat().st_mode):
        raise NotAFile(f"{target.name} is not a regular file.", "Nothing was written.")
    if keep_off.exists() and target.samefile(keep_off):
        raise NotAFile("That is the database itself.", "Choose another name for the export.")
