"""Half-typed words, kept beside the file by form and subject.

Standard library only: a full or locked database must not lose them, and a form may
need them before the database is open.
"""

import os
import threading
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from respond_tui.store import place
from respond_tui.store.errors import from_system

Fields = dict[str, str]
_Kept = dict[str, dict[str, Fields]]


class Drafts:
    """The drafts of one file, beside the file itself where ``database`` is a link to it.

    ``form`` names the form and ``subject`` what it is about: an id, or "" for something
    new. Each change replaces the whole file; what could not be written is kept in memory.
    """

    def __init__(self, database: Path) -> None:
        self._path = place.drafts(Path(os.path.realpath(database)))
        self._unwritten: dict[tuple[str, str], Fields | None] = {}
        self._guard = threading.Lock()

    def load(self, form: str, subject: str = "") -> Fields | None:
        """What was typed, by field, or None when nothing is kept."""
        with self._guard:
            return self._all().get(form, {}).get(subject)

    def forms_of(self, subject: str) -> frozenset[str]:
        """The forms that keep something on a subject."""
        with self._guard:
            return frozenset(form for form, kept in self._all().items() if subject in kept)

    def save(self, form: str, subject: str, fields: Mapping[str, str]) -> None:
        """Keep what was typed. Raises StoreError when it could not be written."""
        with self._guard:
            self._change(form, subject, dict(fields))

    def drop(self, form: str, subject: str = "") -> None:
        """Forget a draft, if there is one. Raises StoreError when that could not be written."""
        with self._guard:
            if subject in self._all().get(form, {}):
                self._change(form, subject, None)

    def clear(self) -> None:
        """Forget all drafts, those that could not be read among them. Raises StoreError."""
        with self._guard:
            self._unwritten.clear()
            try:
                self._path.unlink(missing_ok=True)
                place.unreadable(self._path).unlink(missing_ok=True)
            except OSError as error:
                raise from_system(error) from None

    def _change(self, form: str, subject: str, fields: Fields | None) -> None:
        self._unwritten[form, subject] = fields
        self._write(self._all())
        self._unwritten.clear()

    def _all(self) -> _Kept:
        """What the file holds, which another process may have changed, and what it lacks."""
        kept = self._read()
        for (form, subject), fields in self._unwritten.items():
            if fields is None:
                kept.get(form, {}).pop(subject, None)
            else:
                kept.setdefault(form, {})[subject] = fields
        return kept

    def _read(self) -> _Kept:
        if not self._path.is_file():
            return {}
        try:
            read = _understood(self._path.read_text(encoding="ascii"))
        except (OSError, UnicodeDecodeError):
            read = None
        if read is None:
            self._set_aside()
            return {}
        return read

    def _set_aside(self) -> None:
        with suppress(OSError):
            self._path.replace(place.unreadable(self._path))

    def _write(self, kept: _Kept) -> None:
        import json  # not needed for the first paint

        place.keep_private()
        fresh = place.beside(self._path, f".{os.getpid()}")
        text = json.dumps(kept)
        try:
            place.make_folder(self._path.parent)
            _write_through(fresh, text)
            fresh.replace(self._path)
            place.sync_folder(self._path.parent)
        except OSError as error:
            place.discard(fresh)
            raise from_system(error) from None


def _understood(text: str) -> _Kept | None:
    import json

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
