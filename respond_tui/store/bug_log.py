"""The log of a bug: where in the code it happened, and nothing that anyone typed.

Standard library only. Messages of exceptions may quote a person's words, so only the kind
of the exception and the places it went through are written.
"""

import datetime as dt
import traceback
from pathlib import Path

from respond_tui import __version__
from respond_tui.store import place


def write(database: Path, error: BaseException, now: dt.datetime) -> Path | None:
    """Append one bug to the log beside the file; None where that cannot be written."""
    path = place.bug_log(database)
    place.keep_private()
    try:
        place.make_folder(path.parent)
        with path.open("a", encoding="utf-8") as file:
            file.write(_told(error, now))
    except OSError:
        return None
    return path


def sentence(where: Path | None) -> str:
    """What the person is told."""
    told = "Something went wrong inside respond. Everything saved is safe."
    return told if where is None else f"{told} What happened is in {where}, without your words."


def _before(error: BaseException) -> BaseException | None:
    """What an exception came from; Textual's WorkerFailed holds it as ``error``."""
    held = getattr(error, "error", None)
    if isinstance(held, BaseException):
        return held
    return error.__cause__ or error.__context__


def _told(error: BaseException, now: dt.datetime) -> str:
    lines = [f"{now.isoformat(timespec='seconds')} respond {__version__}: {type(error).__name__}"]
    seen: BaseException | None = error
    while seen is not None:
        lines += [
            f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}"
            for frame in traceback.extract_tb(seen.__traceback__)
        ]
        seen = _before(seen)
        if seen is not None:
            lines.append(f" after {type(seen).__name__}")
    return "\n".join(lines) + "\n"
