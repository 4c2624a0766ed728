"""What ``respond doctor`` looks at, whether or not the file can be opened."""

import datetime as dt
import os
import stat
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from respond_tui.store import backups, derived, integrity, place, preflight, schema
from respond_tui.store.connection import connect, translated
from respond_tui.store.errors import StoreError

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at; ``detail`` is for a person to read."""

    name: str
    ok: bool
    detail: str


def examine(path: Path) -> list[Check]:
    """Look a file through without changing it; never raises StoreError.

    The checks that need a healthy file are left out where it is not.
    """
    try:
        real = preflight.real_path(path)
        found = preflight.look(real)
    except StoreError as error:
        return [Check("file", False, error.sentence), _backups(path)]
    if found is None:
        return [Check("file", False, f"{path} is not there yet."), _backups(path)]
    shown = Check("file", True, f"{real}, {found.size:,} bytes, version {found.version}")
    return [shown, _writable(found), _private(real), *_inside(real), _backups(real)]


def _writable(found: preflight.Found) -> Check:
    if found.writable:
        return Check("writable", True, "The file and its folder can be written to.")
    return Check("writable", False, "The file or its folder cannot be written to.")


def _private(path: Path) -> Check:
    beside = (path, place.journal(path), place.lock(path), place.drafts(path))
    open_to_others = [
        name.name
        for name in (*beside, place.backups(path), *(made.path for made in backups.made(path)))
        if os.name != "nt" and name.exists() and name.stat().st_mode & _OTHERS
    ]
    if open_to_others:
        return Check("private", False, f"Others can read {', '.join(open_to_others)}.")
    return Check("private", True, "Only you can read the file and what lies beside it.")


def _inside(path: Path) -> list[Check]:
    try:
        with closing(connect(path, read_only=True)) as connection, translated():
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            differing = schema.differences(connection, version)
            wrong = integrity.problems(connection)
            stale = derived.missing(connection) if not wrong and not differing else []
    except StoreError as error:
        return [Check("integrity", False, error.sentence)]
    return [
        Check("tables", not differing, _listed(differing, "Each as its version makes it.")),
        Check("integrity", not wrong, _listed(wrong, "Every page, row and reference is whole.")),
        Check("derived", not stale, _listed(stale, "What is counted and found is up to date.")),
    ]


def _listed(faults: list[str], otherwise: str) -> str:
    return "; ".join(faults) or otherwise


def _backups(path: Path) -> Check:
    made = backups.made(path)
    good = backups.newest_good(path)
    if good is None:
        said = "None of them is good." if made else "There is none yet."
        return Check("backups", not made, said)
    return Check("backups", True, f"{len(made)}, the newest good one {_said(good)}")


def _said(backup: backups.Backup) -> str:
    when = backup.made_at.astimezone(dt.UTC)
    return f"of {when:%Y-%m-%d %H:%M} UTC: {backup.path}"
