"""A look at the file before SQLite touches it, so that a wrong one keeps its bytes.

The header's layout: https://www.sqlite.org/fileformat.html, section 1.3. Only the
standard library, and only before this process's first connection to the file: closing
a file drops the locks that SQLite holds on it.
"""

import os
import stat
from collections import Counter
from dataclasses import dataclass
from io import FileIO
from pathlib import Path

from respond_tui.store import place
from respond_tui.store.errors import (
    AnotherProgram,
    Damaged,
    NotAFile,
    NotOurs,
    ReadOnly,
    TooNew,
    from_system,
)

APPLICATION_ID = 0x52535044
"""“RSPD”, at offset 68 of every file of ours."""

VERSION = 4
"""The ``user_version`` that this version of the program makes and reads."""

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_LOOKS = 50
_State = tuple[int, int, int]
_Identity = tuple[int, int]
_connected: Counter[_Identity] = Counter()
_UNTOUCHED = "Nothing in it was changed. Choose another place with --db or RESPOND_DB."


@dataclass(frozen=True, slots=True)
class Found:
    """What is there: the version in its header, its size in bytes, whether we may write."""

    version: int
    size: int
    writable: bool


def real_path(path: Path) -> Path:
    """The file itself behind any links, where SQLite puts its journal too.

    Raises NotAFile for a link that leads nowhere, and for what cannot be a path.
    """
    path = Path(os.path.expanduser(path))  # noqa: PTH111 - Path's own raises without a home
    real = Path(os.path.realpath(path))
    try:
        linked, there = path.is_symlink(), os.path.lexists(real)
        looped = real.is_symlink()
    except OSError as error:
        raise from_system(error) from None
    if looped:
        raise NotAFile(f"{path} is a link that leads back to itself.", _UNTOUCHED)
    if linked and not there:
        raise NotAFile(f"{path} is a link that leads nowhere.", _UNTOUCHED)
    return real


def connected(path: Path) -> _Identity:
    """Note that this process is connected to a file, whose content is SQLite's from now on."""
    status = path.stat()
    identity = status.st_dev, status.st_ino
    _connected[identity] += 1
    return identity


def disconnected(identity: _Identity) -> None:
    """Note that one connection that ``connected`` told of is closed."""
    _connected[identity] -= 1


def look(path: Path) -> Found | None:
    """Look at a file without changing it; None when nothing is there.

    A file that this process is connected to passed already: it is not opened again, since
    closing it would drop the locks that SQLite holds on it.

    Raises NotAFile, ReadOnly, NotOurs, Damaged, AnotherProgram or TooNew.
    """
    try:
        status = path.lstat()
    except FileNotFoundError:
        _refuse_leftovers(path)
        return None
    except OSError as error:
        raise from_system(error) from None
    _refuse_kind(path, status)
    _refuse_write_ahead(path)
    if _connected[status.st_dev, status.st_ino] > 0:
        return Found(VERSION, status.st_size, writable=True)
    header, size, settled = _read(path)
    _refuse_header(path, header)
    if settled:
        _refuse_size(path, header, size)
    version = _number(header, 60)
    if version > VERSION:
        raise TooNew(
            f"{path} was made by a newer respond (file version {version}, this one reads"
            f" {VERSION}).",
            "Nothing in it was changed. Update respond, then open it again.",
        )
    return Found(version, size, _writable(path))


def _refuse_leftovers(path: Path) -> None:
    for leftover in (place.journal(path), *place.write_ahead(path)):
        if leftover.exists() and leftover.stat().st_size:
            raise Damaged(
                f"{path} is gone, but its journal {leftover.name} is still there.",
                "Put the file back beside its journal, or move the journal away to start anew.",
            )


def _refuse_kind(path: Path, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise NotAFile(f"{path} is {_kind(status.st_mode)}, not a file.", _UNTOUCHED)
    if status.st_nlink > 1:
        raise NotAFile(
            f"{path} has a second name elsewhere (a hard link), so a save could miss one of them.",
            "Nothing in it was changed. Copy it to a name of its own and open the copy.",
        )
    if not status.st_size:
        raise Damaged(
            f"{path} is empty.",
            "If you expected your log in it, “respond restore” brings a backup back;"
            " to start anew, move it away.",
        )


def _kind(mode: int) -> str:
    kinds = (
        (stat.S_ISDIR, "a folder"),
        (stat.S_ISFIFO, "a pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
        (stat.S_ISLNK, "a link"),
    )
    return next((name for is_kind, name in kinds if is_kind(mode)), "something else")


def _refuse_write_ahead(path: Path) -> None:
    for extra in place.write_ahead(path):
        if os.path.lexists(extra):
            raise Damaged(
                f"Beside {path} lies {extra.name}, which respond never makes.",
                "Nothing was changed. If another program has the file open, close it there;"
                " otherwise the two files belong together and should be moved together.",
            )


def _read(path: Path) -> tuple[bytes, int, bool]:
    """Header, size, and whether both are from one moment, with no save under way."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except PermissionError:
        raise ReadOnly(f"{path} cannot be read.", "Check its permissions.") from None
    except OSError as error:
        raise from_system(error) from None
    with FileIO(handle) as file:
        header, before, after = _once(path, file)
        for _ in range(_LOOKS):
            if before == after:
                break
            header, before, after = _once(path, file)
    size, _, unfinished = after
    return header, size, before == after and not unfinished


def _once(path: Path, file: FileIO) -> tuple[bytes, _State, _State]:
    before = _state(path, file.fileno())
    file.seek(0)
    header = file.read(_HEADER)
    return header, before, _state(path, file.fileno())


def _state(path: Path, handle: int) -> _State:
    status = os.fstat(handle)
    try:
        unfinished = place.journal(path).stat().st_size
    except OSError:
        unfinished = 0
    return status.st_size, status.st_mtime_ns, unfinished


def _refuse_header(path: Path, header: bytes) -> None:
    if not header.startswith(_MAGIC[: max(len(header), 1)]):
        raise NotOurs(f"{path} is not a respond file.", _UNTOUCHED)
    if len(header) < _HEADER:
        raise _cut_short(path)
    found = _number(header, 68)
    if found != APPLICATION_ID:
        raise AnotherProgram(f"{path} belongs to another program.", _UNTOUCHED)


def _refuse_size(path: Path, header: bytes, size: int) -> None:
    page = int.from_bytes(header[16:18], "big")
    page = 65_536 if page == 1 else page
    counted = _number(header, 24) == _number(header, 92)
    if size % max(page, 1) or (counted and size != page * _number(header, 28)):
        raise _cut_short(path)


def _cut_short(path: Path) -> Damaged:
    return Damaged(
        f"{path} is damaged: it is not as long as it says it is.",
        "Nothing in it was changed. “respond restore” brings a backup back.",
    )


def _number(header: bytes, offset: int) -> int:
    return int.from_bytes(header[offset : offset + 4], "big")


def _writable(path: Path) -> bool:
    try:
        os.close(os.open(path, os.O_RDWR | getattr(os, "O_NONBLOCK", 0)))
    except OSError:
        return False
    effective = os.access in os.supports_effective_ids
    return os.access(path.parent, os.W_OK | os.X_OK, effective_ids=effective)
