"""Keys take turns: what is pressed ahead waits until it has something to be pressed in."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

from textual.app import App
from textual.binding import ActiveBinding
from textual.events import Event, InputEvent, Key, MouseDown, MouseUp, Paste
from textual.screen import Screen
from textual.widget import Widget

MOST_ROUNDS = 5_000
"""Rounds of the loop that a key waits at most for what never rests."""

_LOOKING = frozenset({"help", "close", "back", "app.focus_next", "app.focus_previous"})
"""What only looks, or goes back; so does going to another screen."""


class Turns:
    """Gives keys, pastes and clicks to the app one at a time, in the order they came.

    Textual hands a key to whatever has the focus at that moment, so that the text typed
    right after the key for a form would be commands of the list behind it. Here each waits
    until the one before is answered: nothing is left to do but to wait for the person, for
    the clock or for a thread, and what it saves is saved. Once a save takes so long that it
    is spoken of, what only looks or is text goes on; anything else still waits, in order,
    and the key that began the save is dropped where it is pressed again. What was pressed
    ahead of a save that fails is dropped too: the form that comes back is not what it was
    meant for.
    """

    def __init__(self, app: App[Any], give: Callable[[Event], Awaitable[None]]) -> None:
        self._app = app
        self._give = give
        self._waiting: deque[InputEvent | Paste] = deque()
        self._is_serving = False
        self._is_over = False
        self._began: str | None = None
        self.saving = asyncio.Lock()
        self.takes_long = asyncio.Event()

    @property
    def is_idle(self) -> bool:
        """Whether nothing waits for its turn."""
        return not self._is_serving

    def takes(self, event: Event) -> bool:
        """Put what a person does with keys or mouse at the end of the line; else answer no."""
        if not isinstance(event, Key | Paste | MouseDown | MouseUp) or event.is_forwarded:
            return False
        if not self._is_over:
            self._waiting.append(event)
        if self._waiting and not self._is_serving:
            self._is_serving = True
            self._app.run_worker(self._serve(), group="keys")
        return True

    def forget(self) -> None:
        """Drop what waits: it was meant for something that does not come."""
        self._waiting.clear()

    def end(self) -> None:
        """Give nothing more: the app closes."""
        self._is_over = True
        self.forget()

    async def _serve(self) -> None:
        try:
            while self._waiting:
                await _rest()
                if self.saving.locked() and not self._may_pass():
                    await self._saved_or_long()
                elif self._waiting:
                    await self._give_next()
        finally:
            self._is_serving = False

    async def _give_next(self) -> None:
        event = self._waiting.popleft()
        if isinstance(event, Key):
            if self.saving.locked() and event.key == self._began:
                return
            if not self.saving.locked():
                self._began = event.key
        await self._give(event)

    def _may_pass(self) -> bool:
        """Whether the next one need not wait for the save that runs."""
        if not self.takes_long.is_set() or not self._waiting:
            return False
        event = self._waiting[0]
        if isinstance(event, Key) and event.key == self._began:
            return True
        return only_looks(self._app.screen, event)

    async def _saved_or_long(self) -> None:
        """Wait until the save is over or, if that is news, until it is said that it takes long."""
        ends = [asyncio.ensure_future(self._saved())]
        if not self.takes_long.is_set():
            ends.append(asyncio.ensure_future(self.takes_long.wait()))
        try:
            await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for each in ends:
                each.cancel()

    async def _saved(self) -> bool:
        async with self.saving:
            return True


def only_looks(screen: Screen[Any], event: Event) -> bool:
    """Whether this begins nothing: it moves, shows, goes back or is text."""
    if not isinstance(event, Key) or event.key == "enter":
        return isinstance(event, Paste)
    focused = screen.focused
    if focused is not None and focused.check_consume_key(event.key, event.character):
        return True
    bound = screen.active_bindings.get(event.key)
    return bound is not None and _looks(bound)


def _looks(bound: ActiveBinding) -> bool:
    of_a_part = isinstance(bound.node, Widget) and not isinstance(bound.node, Screen)
    action = bound.binding.action
    return of_a_part or action in _LOOKING or action.startswith("go(")


async def _rest() -> None:
    """Wait until the loop has nothing left to do at once."""
    ready = getattr(asyncio.get_running_loop(), "_ready", ())  # nothing public says it
    for _ in range(MOST_ROUNDS):
        await asyncio.sleep(0)
        if not ready:
            return
