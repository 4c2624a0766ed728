"""The chosen theme, kept beside the file because the first paint comes before the file is open.

Standard library only. A theme that cannot be read or written is no reason to stop.
"""

import contextlib
from pathlib import Path

from respond_tui.store import place

_LONGEST = 100


def theme(database: Path) -> str | None:
    """The name of the theme chosen last, or None."""
    with contextlib.suppress(OSError, UnicodeDecodeError):
        path = place.theme(database)
        if path.is_file():
            with path.open(encoding="utf-8") as file:
                return file.read(_LONGEST).strip() or None
    return None


def keep_theme(database: Path, name: str) -> None:
    """Remember a theme by its name."""
    with contextlib.suppress(OSError):
        place.keep_private()
        place.theme(database).write_text(name, encoding="utf-8")
