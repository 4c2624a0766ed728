"""Half-typed words, kept beside the file by form and subject.

Standard library only: a full or locked database must not lose them, and a form may
need them before the database is open.
"""

import json
import os
import threading
from collections.abc import Mapping
from pathlib import Path

from respond_tui.store import place
from respond_tui.store.errors import from_system

Fields = dict[str, str]


class Drafts:
    """The drafts of one file.

    ``form`` names the form and ``subject`` what it is about: an id, or "" for something
    new. Each change replaces the whole file; what could not be written is kept in memory.
    """

    def __init__(self, database: Path) -> None:
        self._path = place.drafts(database)
        self._kept: dict[str, dict[str, Fields]] = {}
        self._guard = threading.Lock()

    def load(self, form: str, subject: str = "") -> Fields | None:
        """What was typed, by field, or None when nothing is kept."""
        with self._guard:
            self._refresh()
            found = self._kept.get(form, {}).get(subject)
            return dict(found) if found is not None else None

    def save(self, form: str, subject: str, fields: Mapping[str, str]) -> None:
        """Keep what was typed. Raises StoreError when it could not be written."""
        with self._guard:
            self._refresh()
            self._kept.setdefault(form, {})[subject] = dict(fields)
            self._write()

    def drop(self, form: str, subject: str = "") -> None:
        """Forget a draft, if there is one. Raises StoreError when that could not be written."""
        with self._guard:
            self._refresh()
            if self._kept.get(form, {}).pop(subject, None) is not None:
                self._write()

    def clear(self) -> None:
        """Forget all drafts. Raises StoreError when that could not be written."""
        with self._guard:
            self._kept = {}
            if self._path.exists():
                self._write()

    def _refresh(self) -> None:
        try:
            text = self._path.read_text(encoding="utf-8")
        except (FileNotFoundError, NotADirectoryError):
            return
        except (OSError, UnicodeDecodeError):
            self._set_aside()
            return
        read = _understood(text)
        if read is None:
            self._set_aside()
        else:
            self._kept = read

    def _set_aside(self) -> None:
        if self._path.is_file() and not self._path.is_symlink():
            self._path.replace(place.beside(self._path, ".unreadable"))

    def _write(self) -> None:
        place.keep_private()
        fresh = place.beside(self._path, f".{os.getpid()}")
        text = json.dumps(self._kept, ensure_ascii=True)
        try:
            place.make_folder(self._path.parent)
            _write_through(fresh, text)
            fresh.replace(self._path)
            place.sync_folder(self._path.parent)
        except OSError as error:
            fresh.unlink(missing_ok=True)
            raise from_system(error) from None


def _understood(text: str) -> dict[str, dict[str, Fields]] | None:
    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return read if _is_drafts(read) else None


def _is_drafts(read: object) -> bool:
    return isinstance(read, dict) and all(
        isinstance(subjects, dict)
        and all(
            isinstance(fields, dict) and all(isinstance(value, str) for value in fields.values())
            for fields in subjects.values()
        )
        for subjects in read.values()
    )


def _write_through(path: Path, text: str) -> None:
    with path.open("w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
