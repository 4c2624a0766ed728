"""An app that answers keys in turn, and ends in order whatever ends it."""

import asyncio
import contextlib
import signal
from pathlib import Path
from typing import Any

from rich.console import RenderableType
from rich.text import Text
from textual.app import App
from textual.events import Event
from textual.screen import Screen

from respond_tui.clock import Clock
from respond_tui.screens.kit import HoldsWords
from respond_tui.screens.turns import Turns
from respond_tui.store import bug_log

CLOSED_BY_SIGNAL = 128
_SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT")


def tells_its_keys(window: Screen[Any]) -> bool:
    """Whether there is help on a window: not on help itself, nor where any key is the answer."""
    return bool(getattr(window, "TELLS_ITS_KEYS", True))


class PoliteApp(App[int]):
    """Keys take turns; leaving keeps the words of open forms and waits for what is saved."""

    def __init__(self, path: Path, clock: Clock) -> None:
        """``path`` is the file, beside which a bug's log lies."""
        super().__init__()
        self._path = path
        self._clock = clock
        self.turns = Turns(self, super().on_event)

    async def on_event(self, event: Event) -> None:
        """Let what a person presses take its turn."""
        if not self.turns.takes(event):
            await super().on_event(event)

    def exit(
        self,
        result: int | None = None,
        return_code: int = 0,
        message: RenderableType | None = None,
    ) -> None:
        """Leave, with the words of every open form in their drafts first."""
        self.turns.end()
        self._keep_words()
        super().exit(result, return_code, message)

    def _keep_words(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, HoldsWords):
                screen.keep()

    def mind_signals(self) -> None:
        """End in order when the terminal closes or someone ends the process."""
        loop = asyncio.get_running_loop()
        for name in _SIGNALS:
            number = getattr(signal, name, None)
            if number is not None:
                with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(number, self._closed_by, int(number))

    def _closed_by(self, number: int) -> None:
        self.turns.end()
        self._keep_words()
        self.run_worker(self._leave(CLOSED_BY_SIGNAL + number))

    async def _leave(self, code: int) -> None:
        """Leave once what is being saved is saved, and its form has nothing left to keep."""
        async with self.turns.saving:
            self.exit(return_code=code)

    def _fatal_error(self) -> None:
        """End after a bug: a log without anything typed, and one sentence on the terminal.

        Textual's own prints the values of local variables (FACTS.md A9), which are a
        person's private words here.
        """
        self.bell()
        if self._exception is not None:
            where = bug_log.write(self._path, self._exception, self._clock())
            self._exit_renderables.append(Text(bug_log.sentence(where)))
        self._close_messages_no_wait()
