"""The lock beside the file: shared while it is open, alone for upgrades and restores.

It is no lock of SQLite's, which an idle connection does not hold. Where the platform has
no ``flock`` (Windows), SQLite's own locks are all there is.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from respond_tui.store import place
from respond_tui.store.errors import InUse, from_system

if sys.platform != "win32":
    import fcntl

_STEP = 0.01


class FileLock:
    """The lock of one file, held by one process until closed."""

    def __init__(self, database: Path) -> None:
        """Open the lock, without holding it yet. Raises StoreError when it cannot be made."""
        try:
            self._handle = os.open(
                place.lock(database),
                os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0),
                place.PRIVATE_FILE,
            )
        except OSError as error:
            raise from_system(error) from None
        self._database = database

    def share(self, patience: float = 0.0) -> None:
        """Hold the file together with others. Raises InUse after ``patience`` seconds."""
        self._hold(alone=False, patience=patience)

    def alone(self, patience: float = 0.0, unless: Callable[[], bool] | None = None) -> bool:
        """Hold the file with no one else; False where ``unless`` came true first.

        Raises InUse after ``patience`` seconds. Whoever held it shared no longer does then.
        """
        return self._hold(alone=True, patience=patience, unless=unless)

    def close(self) -> None:
        """Let go; again is fine."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1

    def _hold(
        self, *, alone: bool, patience: float, unless: Callable[[], bool] | None = None
    ) -> bool:
        until = time.monotonic() + patience
        while not self._try(alone=alone):
            if unless and unless():
                return False
            if time.monotonic() >= until:
                raise InUse(
                    f"Another respond has {self._database} open.",
                    "Nothing was changed. Close it there and try again.",
                )
            time.sleep(_STEP)
        return True

    def _try(self, *, alone: bool) -> bool:
        if sys.platform == "win32":
            return True
        kind = fcntl.LOCK_EX if alone else fcntl.LOCK_SH
        try:
            fcntl.flock(self._handle, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            raise from_system(error) from None
        return True
