"""What can stop the file from being opened, read or saved, each with its exit code.

Codes: DESIGN.md, "Command line". A sentence names the file at most, never what was typed.
"""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3


class StoreError(Exception):
    """The file cannot be used as asked; ``sentence`` says why, ``hint`` what to do next."""

    exit_code = 1

    def __init__(self, sentence: str, hint: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint

    @property
    def in_full(self) -> str:
        """Why, and what to do next where that is known."""
        return f"{self.sentence} {self.hint}".strip()


class InUse(StoreError):
    """Another process holds the file and what was asked needs it alone."""

    exit_code = 3


class Busy(StoreError):
    """Another process is saving and did not finish while we waited."""

    exit_code = 3


class NotOurs(StoreError):
    """The file is no database of ours."""

    exit_code = 4


class Damaged(StoreError):
    """The file is a database that has come to harm."""

    exit_code = 4


class TooNew(StoreError):
    """A newer version of the program made the file."""

    exit_code = 5


class AnotherProgram(StoreError):
    """The file is a healthy database of some other program."""

    exit_code = 6


class ReadOnly(StoreError):
    """The file or its folder cannot be written to."""

    exit_code = 7


class DiskFull(StoreError):
    """There is no room left on the disk."""

    exit_code = 8


class DiskFailed(StoreError):
    """The disk did not do what was asked of it."""

    exit_code = 8


class NotAFile(StoreError):
    """The path leads to something other than one plain file."""

    exit_code = 9


class CannotUndo(StoreError):
    """What undo remembers no longer fits the file, which only a bug can bring about."""


class UpgradeFailed(StoreError):
    """Bringing the file up to this version failed, and was taken back whole."""

    exit_code = 11


_TRY_AGAIN = "Nothing was changed. Try again in a moment."
_MAKE_ROOM = "Nothing was changed. Make some room and try again."
_SIGNS_OF_DAMAGE = ("unsupported file format", "Could not decode to UTF-8")
"""How messages begin that carry no code of their own; the second goes on to quote the text."""


def file_damaged() -> Damaged:
    """What to say of a damaged file where its name is not known."""
    return Damaged("The file is damaged.", "“respond doctor” says more.")


def from_sqlite(error: sqlite3.Error) -> StoreError | None:
    """The sentence for an error of SQLite's, or None where it is no matter of the file.

    Result codes: https://www.sqlite.org/rescode.html, the low byte being the primary code.
    """
    import sqlite3  # there by now, and not before the first paint

    if str(error).startswith(_SIGNS_OF_DAMAGE):
        return file_damaged()
    extended = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    if extended == sqlite3.SQLITE_READONLY_DBMOVED:
        return ReadOnly(
            "The file was moved or deleted while it was open.",
            "Nothing was saved into it. Put it back, or close respond and open it again.",
        )
    match extended & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return Busy("Another respond is still saving to this file.", _TRY_AGAIN)
        case sqlite3.SQLITE_FULL:
            return DiskFull("The disk is full.", _MAKE_ROOM)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return ReadOnly(
                "The file or its folder cannot be written to.",
                "Nothing was changed. Check the permissions of both.",
            )
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return file_damaged()
        case sqlite3.SQLITE_IOERR:
            return DiskFailed("The disk could not be read or written.", _TRY_AGAIN)
        case _:
            return None


def from_system(error: OSError) -> StoreError:
    """The sentence for an error of the operating system's."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return DiskFull("The disk is full.", _MAKE_ROOM)
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return ReadOnly(
                "The file or its folder cannot be written to.",
                "Nothing was changed. Check the permissions of both.",
            )
        case errno.ENOTDIR | errno.EISDIR | errno.EEXIST | errno.ELOOP | errno.ENAMETOOLONG:
            return NotAFile(
                "The path does not lead to a file.", "Look at --db and RESPOND_DB again."
            )
        case _:
            return DiskFailed("The disk could not be read or written.", _TRY_AGAIN)
