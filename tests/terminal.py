"""A real terminal for the program: a pseudo-terminal, and a screen that reads what it draws."""

import os
import select
import sys
import time
from pathlib import Path

import pyte
from ptyprocess import PtyProcess

import respond_tui

ROWS, COLUMNS = 24, 80
PATIENCE = 30.0
"""Seconds that a screen may take on a busy machine."""


class Terminal:
    """The program in a process of its own: the app at a file, unless other words are given."""

    def __init__(self, path: Path | None, *words: str, **more: str) -> None:
        """``more`` goes into the environment."""
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self.screen)
        self.drawn = bytearray()
        env = {
            **os.environ,
            "PYTHONPATH": str(Path(respond_tui.__file__).parents[1]),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "TZ": "UTC",
            **more,
        }
        database = [] if path is None else ["--db", str(path)]
        self.process = PtyProcess.spawn(
            [sys.executable, "-m", "respond_tui", *database, *words],
            dimensions=(ROWS, COLUMNS),
            env=env,
        )

    def write(self, text: str) -> None:
        """Press keys."""
        self.process.write(text.encode("utf-8", "surrogateescape"))

    def sees(self, word: str) -> bool:
        """Whether a word stands on a line of the screen."""
        return any(word in line for line in self.screen.display)

    def until_seen(self, word: str) -> None:
        """Read what is drawn until a word is there."""
        deadline = time.monotonic() + PATIENCE
        while not self.sees(word):
            assert time.monotonic() < deadline, "\n".join(self.screen.display)
            self.read()

    def rest(self) -> None:
        """Read what is drawn until nothing more comes for a moment."""
        while self.read():
            pass

    def read(self) -> bool:
        """Take in what is drawn within a moment; whether there was something."""
        if not select.select([self.process.fd], [], [], 0.05)[0]:
            return False
        try:
            data = os.read(self.process.fd, 1 << 16)
        except OSError:  # the other end is closed
            return False
        self.drawn += data
        # pyte reads these private sequences as text
        self._stream.feed(data.replace(b"\x1b[>", b"\x1b[?").replace(b"\x1b[=", b"\x1b[?"))
        return True

    def signal(self, number: int) -> None:
        """Send a signal to the program."""
        self.process.kill(number)

    def ended(self) -> tuple[int | None, int | None]:
        """Wait for the end: exit code and signal, one of which is None."""
        deadline = time.monotonic() + PATIENCE
        while self.process.isalive():
            assert time.monotonic() < deadline
            self.read()
        self.read()
        return self.process.exitstatus, self.process.signalstatus

    def close(self) -> None:
        """End it, whatever it does."""
        self.process.close(force=True)
