"""Where the file lies, and what lies beside it."""

import glob
import os
from contextlib import suppress
from pathlib import Path

APP = "respond"
PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


def default_path() -> Path:
    """The file in the platform's own data folder."""
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False) / f"{APP}.db"


def itself(path: Path) -> Path:
    """The file behind a home sign and any links, so that all its companions lie together.

    A link that leads nowhere stays as it is, for the opening to refuse by its name.
    """
    path = Path(os.path.expanduser(path))  # noqa: PTH111 - Path's own raises without a home
    try:
        real = Path(os.path.realpath(path))
    except OSError:  # the working folder is gone
        return path
    leads_nowhere = os.path.islink(path) and not os.path.lexists(real)  # noqa: PTH114 - may raise
    return path if leads_nowhere else real


def beside(path: Path, ending: str) -> Path:
    """The companion of a file that is called like it, with ``ending`` after the whole name."""
    return path.with_name(path.name + ending)


def journal(path: Path) -> Path:
    """SQLite's rollback journal."""
    return beside(path, "-journal")


def write_ahead(path: Path) -> tuple[Path, Path]:
    """The two files of SQLite's write-ahead log, which we never make."""
    return beside(path, "-wal"), beside(path, "-shm")


def lock(path: Path) -> Path:
    """The lock that every process holds while it has the file open."""
    return beside(path, ".lock")


def drafts(path: Path) -> Path:
    """What was typed and not saved."""
    return beside(path, ".drafts")


def theme(path: Path) -> Path:
    """The name of the chosen theme."""
    return beside(path, ".theme")


def bug_log(path: Path) -> Path:
    """Where bugs are written down, without anything typed."""
    return beside(path, ".log")


def unreadable(path: Path) -> Path:
    """Where a companion that could not be understood is kept."""
    return beside(path, ".unreadable")


def set_aside(path: Path, stamp: str) -> Path:
    """What a restore replaced, made at ``stamp``."""
    return beside(path, f".aside-{stamp}")


def all_set_aside(path: Path) -> list[Path]:
    """Everything that restores replaced, journals too."""
    return sorted(path.parent.glob(f"{glob.escape(path.name)}.aside-*"))


def backups(path: Path) -> Path:
    """The folder of backups."""
    return beside(path, ".backups")


def is_companion(path: Path, database: Path) -> bool:
    """Whether a path is one of those that lie beside a database, or one of its backups.

    Both are real paths, behind any link.
    """
    if backups(database) in path.parents:
        return True
    named = (journal, lock, drafts, theme, bug_log, unreadable, backups)
    companions = (
        *write_ahead(database),
        set_aside(database, ""),
        *(lies(database) for lies in named),
    )
    beginnings = tuple(each.name for each in companions)
    return path.parent == database.parent and path.name.startswith(beginnings)


def keep_private() -> None:
    """From here on, whatever this process makes is for its owner alone."""
    os.umask(0o077)


def make_folder(folder: Path) -> None:
    """Make a folder for its owner alone; one that is already there stays as it is."""
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)


def empty_file(path: Path) -> None:
    """Make an empty file for its owner alone, in place of any that is there."""
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE))


def discard(path: Path) -> None:
    """Take a file away that is needed no more; one that will not go hides no other failure."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def sync_file(path: Path) -> None:
    """Make a file's content last through a power cut."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make a rename in a folder last through a power cut (a no-op where folders cannot be)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
