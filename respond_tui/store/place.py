"""Where the file lies, and what lies beside it."""

import os
from pathlib import Path

APP = "respond"
PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


def default_path() -> Path:
    """The file in the platform's own data folder."""
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False) / f"{APP}.db"


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


def backups(path: Path) -> Path:
    """The folder of backups."""
    return beside(path, ".backups")


def keep_private() -> None:
    """From here on, whatever this process makes is for its owner alone."""
    os.umask(0o077)


def make_folder(folder: Path) -> None:
    """Make a folder for its owner alone; one that is already there stays as it is."""
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)


def sync_folder(folder: Path) -> None:
    """Make a rename in a folder last through a power cut (a no-op where folders cannot be)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
