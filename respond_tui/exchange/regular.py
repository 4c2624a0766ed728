"""Regular files on their way in; a pipe must not make us wait, nor a device be read."""

import io
import os
import stat
from pathlib import Path

from respond_tui.guide.refusal import Refusal
from respond_tui.guide.text import shortened


class NotAFileToRead(Refusal):
    """A folder, a pipe, a device: nothing that could be read whole."""


def opened(path: Path) -> io.BufferedReader:
    """A regular file, open to be read. Raises NotAFileToRead or OSError."""
    # What it is can only be trusted once it is open: a name may lead elsewhere by then.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise NotAFileToRead(f"“{shortened(path.name)}” is not a regular file.")
    return os.fdopen(handle, "rb")
