"""Handing a letter to the mail program of the desktop.

Not by Textual's ``open_url``: Python's web browser module starts a text browser where no
other is set up, inside this screen (FACTS.md A5). What is started here has no terminal.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import suppress

from respond_tui.guide import mail

PATIENCE = 20
"""Seconds in which a desktop says whether it knows a mail program."""


def can_open() -> bool:
    """Whether a mail program could show itself."""
    return mail.has_display(sys.platform, os.environ)


def open_link(link: str) -> bool:
    """Hand a ``mailto:`` link to the desktop; whether it was taken. May take seconds."""
    if sys.platform == "win32":
        with suppress(OSError):
            os.startfile(link)
            return True
        return False
    opener = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if opener is None:
        return False
    with suppress(OSError, subprocess.TimeoutExpired):
        done = subprocess.run(
            [opener, link],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=False,
            start_new_session=True,
        )
        return done.returncode == 0
    return False
