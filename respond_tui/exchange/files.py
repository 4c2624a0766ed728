"""Files of a person's own: what a typed path means, how it could go on, what lies nearby."""

import os
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

ENDINGS = (".csv", ".tsv", ".json")
"""What likely files end with."""

NEARBY = ("~/Downloads", "~/Documents", "~", ".")
"""Where files are looked for until a folder is named."""

MOST_LOOKED_AT = 5_000
"""Entries of a folder that are looked at: no key waits for a folder without end."""

_SCHEME = "file://"
_ESCAPED = re.compile(r"\\(.)")
_PERCENT = re.compile(rb"%([0-9A-Fa-f]{2})")


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file nearby; ``folder`` as a person would write it, ``changed_at`` in seconds."""

    path: Path
    folder: str
    changed_at: float


def typed_path(text: str) -> Path:
    """The path that a person typed, pasted or dropped.

    Quotes around it, ``file://`` before it and escaped spaces are understood, and ``~`` is the
    home folder; what is there exactly as typed is taken so.
    """
    text = text.strip()
    literal = _expanded(text)
    if os.path.lexists(literal):
        return literal
    if text[:1] in ("'", '"'):
        text = _unquoted(text)
    if text.lower().startswith(_SCHEME):
        return _expanded(_of_link(text))
    if "\\" in text and os.sep != "\\" and not os.path.lexists(_expanded(text)):
        text = _ESCAPED.sub(r"\1", text)
    return _expanded(text)


def shown_path(path: Path) -> str:
    """A path as a person would write it: from the home folder on, where it lies there."""
    home = _expanded("~")
    if path == home:
        return "~"
    return f"~{os.sep}{path.relative_to(home)}" if path.is_relative_to(home) else str(path)


def gone_on(text: str) -> str:
    """The typed path as far as the folder knows how it goes on, or as it is.

    Folders and likely files count first, then every file.
    """
    if text.strip() == "~":
        return f"~{os.sep}"
    head, begun = os.path.split(text)
    names = list(_entries(_expanded(head), hidden=begun.startswith(".")))
    for likely in (True, False):
        known = [
            name + (os.sep if is_folder else "")
            for name, is_folder in names
            if is_folder or not likely or name.lower().endswith(ENDINGS)
        ]
        found = [name for name in known if name.startswith(begun)]
        found = found or [name for name in known if name.casefold().startswith(begun.casefold())]
        if found:
            shared = _shared(found)
            return text[: len(text) - len(begun)] + shared if len(shared) >= len(begun) else text
    return text


def likely_files(text: str, most: int) -> tuple[FoundFile, ...]:
    """Files that could be meant by what is typed so far, newest first.

    They lie in the folder that is typed, or nearby while none is.
    """
    plain = text.strip().strip("'\"")
    path = typed_path(text)
    if plain and is_folder(path):
        folders, begun = [path], ""
    elif os.path.split(plain)[0]:
        folders, begun = [path.parent], path.name
    else:
        folders, begun = [_expanded(each) for each in NEARBY], plain
    wanted = begun.casefold()
    found = {
        file.path: file
        for folder in folders
        for file in _files_in(folder)
        if wanted in file.path.name.casefold()
    }
    return tuple(sorted(found.values(), key=lambda each: -each.changed_at)[:most])


def is_folder(path: Path) -> bool:
    """Whether a folder is there; no name is too long or too odd to be asked about."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _expanded(text: str) -> Path:
    try:
        return Path(text).expanduser().absolute()
    except RuntimeError:  # “~somebody”, who has no home here
        return Path(text).absolute()


def _shared(names: list[str]) -> str:
    """What all names begin with."""
    first, last = min(names), max(names)
    different = (
        at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other
    )
    return first[: next(different, min(len(first), len(last)))]


def _unquoted(text: str) -> str:
    try:
        words = shlex.split(text)
    except ValueError:
        return text.strip("'\"")
    return words[0] if len(words) == 1 else text.strip("'\"")


def _of_link(text: str) -> str:
    """The path in a ``file://`` address, the name of a machine left out."""
    rest = text[len(_SCHEME) :]
    rest = rest if rest.startswith("/") else f"/{rest.partition('/')[2]}"
    raw = _PERCENT.sub(lambda found: bytes([int(found[1], 16)]), os.fsencode(rest))
    return os.fsdecode(raw).replace("\x00", "")


def _entries(folder: Path, *, hidden: bool) -> Iterator[tuple[str, bool]]:
    try:
        with os.scandir(folder) as entries:
            for entry in islice(entries, MOST_LOOKED_AT):
                if hidden or not entry.name.startswith("."):
                    yield entry.name, entry.is_dir()
    except (OSError, ValueError):
        return


def _files_in(folder: Path) -> Iterator[FoundFile]:
    shown = shown_path(folder)
    try:
        with os.scandir(folder) as entries:
            for entry in islice(entries, MOST_LOOKED_AT):
                if entry.name.lower().endswith(ENDINGS) and not entry.name.startswith("."):
                    try:
                        if entry.is_file():
                            changed_at = entry.stat().st_mtime
                            yield FoundFile(folder / entry.name, shown, changed_at)
                    except OSError:
                        continue  # a link to nowhere, or gone meanwhile
    except (OSError, ValueError):
        return
