"""A person's hands and eyes on the running app: keys pressed, text typed, the screen read."""

import datetime as dt
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

from textual.events import Key, Paste
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip

from respond_tui.app import RespondApp
from respond_tui.clock import Clock
from respond_tui.screens.base import WorkScreen
from respond_tui.widgets.rows import Rows
from respond_tui.workspace import Workspace
from tests.story import NOW

PATIENCE = 20.0
"""Seconds that something may take to come true on a busy machine; nothing waits that long."""

LOOKING = frozenset({"search", "finding", "files nearby"})
"""The groups of workers that look for something while the person waits."""

SIZES = ((80, 24), (120, 36))

ScreenT = TypeVar("ScreenT", bound=Screen[object])


class NeverCame(AssertionError):
    """What was waited for did not come; shows the screen as it is."""


class Hands:
    """Drives one app, and waits for it where it works in another thread."""

    def __init__(self, app: RespondApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def screen(self) -> Screen[object]:
        """The screen in front, a dialog included."""
        return self.app.screen

    @property
    def work(self) -> WorkScreen:
        """The screen below every dialog."""
        screen = self.app.screen_stack[0]
        assert isinstance(screen, WorkScreen)
        return screen

    @property
    def workspace(self) -> Workspace:
        """The data behind the app."""
        return self.work.workspace

    def strips(self) -> list[Strip]:
        """The lines on the screen as they would go to the terminal."""
        return self.app.screen._compositor.render_strips()

    def lines(self) -> list[str]:
        """The lines on the screen as text."""
        return [strip.text for strip in self.strips()]

    def text(self) -> str:
        """The whole screen as text."""
        return "\n".join(self.lines())

    def sees(self, *words: str) -> bool:
        """Whether each of these words stands somewhere on the screen."""
        text = self.text()
        return all(word in text for word in words)

    def told(self) -> list[str]:
        """What the app said in passing, oldest first."""
        return [note.message for note in self.app._notifications]

    def rows(self, selector: str) -> Rows:
        """A list of the screen below every dialog."""
        return self.work.query_one(selector, Rows)

    async def press(self, *keys: str) -> None:
        """Press keys, and let what they began come to its end."""
        await self.pilot.press(*keys)
        await self.settle()

    def rush(self, *pressed: str | Paste) -> None:
        """Press keys, and paste, faster than anything can answer, and wait for nothing."""
        driver = self.app._driver
        assert driver is not None
        for each in pressed:
            event = _key(each) if isinstance(each, str) else each
            event.set_sender(self.app)
            driver.send_message(event)

    async def type(self, text: str) -> None:
        """Give a text to what is focused, as a terminal gives a paste."""
        assert self.screen.focused is not None
        self.app.post_message(Paste(text))
        await self.settle()

    async def settle(self) -> None:
        """Wait until nothing is being saved, read or looked for, and everything is drawn."""
        await self.pilot.pause()
        if not self.app.turns.is_idle:
            await self.until(lambda: self.app.turns.is_idle)
            await self.pilot.pause()
        if self._is_looking():
            await self.until(lambda: not self._is_looking())
            await self.pilot.pause()
        if self.work.is_ready and (turn := self.work.kit.turn).locked():
            await self.until(lambda: not turn.locked())
            await self.pilot.pause()
        if not self._has_read():
            await self.until(self._has_read)
            await self.pilot.pause()

    def _has_read(self) -> bool:
        """Whether no window in front reads a file in another thread."""
        return bool(getattr(self.screen, "is_settled", True))

    def _is_looking(self) -> bool:
        return any(each.group in LOOKING and not each.is_finished for each in self.app.workers)

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait for something that another thread brings about."""
        deadline = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > deadline:
                raise NeverCame(f"\n{self.text()}\n{self.told()}")
            await self.pilot.pause()

    async def go(self, key: str, screen: str, *, asking: bool = True) -> None:
        """Show another screen by its number, ``asking`` for what rests there in a pause."""
        await self.pilot.press(key)
        await self.until(lambda: screen == self.work.HERE and self.work.is_ready)
        await self.settle()
        if asking and self.work.has_class("-resting"):
            await self.press("enter")


def _key(name: str) -> Key:
    named = name if len(name) > 1 or name.isalnum() else _character_to_key(name)
    return Key(named, name if len(name) == 1 else None)


@asynccontextmanager
async def at_the_app(
    path: Path,
    size: tuple[int, int] = (80, 24),
    clock: Clock | None = None,
    now: dt.datetime = NOW,
) -> AsyncIterator[Hands]:
    """The app at a file, open and filled."""
    app = RespondApp(path, clock or (lambda: now))
    async with app.run_test(size=size, notifications=True) as pilot:
        hands = Hands(app, pilot)
        await hands.until(lambda: hands.work.is_ready)
        await hands.settle()
        yield hands
