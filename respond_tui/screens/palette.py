"""Every command by its name: the keys that act here, the screens, and what has no key."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual.app import SystemCommand
from textual.command import CommandPalette, Hit, Hits
from textual.content import Content
from textual.system_commands import SystemCommandsProvider

from respond_tui.screens.base import WorkScreen
from respond_tui.screens.intents import IntentScreen
from respond_tui.widgets import keys
from respond_tui.widgets.bars import action_of, key_name

_NOT_LISTED = frozenset({"app.command_palette", *(binding.action for binding in keys.MOVING)})


_WORD = 3
"""Letters from which on a word is looked for in what a command is for, too."""

_BY_HELP = 0.01  # below whatever a name scores


class Commands(SystemCommandsProvider):
    """Textual's, which finds a command by a word of its help where the name does not say it."""

    async def search(self, query: str) -> Hits:
        """First what the names match, then what it is for."""
        matcher, asked = self.matcher(query), query.casefold().strip()
        for name, help_text, callback, *_ in self.app.get_system_commands(self.screen):
            if (score := matcher.match(name)) > 0:
                yield Hit(score, matcher.highlight(name), callback, help=help_text)
            elif len(asked) >= _WORD and f" {asked}" in f" {help_text.casefold()}":
                yield Hit(_BY_HELP, Content(name), callback, help=help_text)


class Palette(CommandPalette):
    """Textual's, which pages through its list only where that is drawn already."""

    TELLS_ITS_KEYS: ClassVar[bool] = False

    def _action_command_list(self, action: str) -> None:
        with contextlib.suppress(LookupError):  # Textual 8.2.8 looks for lines not made yet
            super()._action_command_list(action)


def commands_of(screen: WorkScreen) -> Iterable[SystemCommand]:
    """The keys that are bound where the focus is, as commands with their help."""
    seen: set[str] = set()
    for active in screen.active_bindings.values():
        binding = active.binding
        if not binding.id or not binding.tooltip or binding.action in seen:
            continue
        if binding.action in _NOT_LISTED:
            continue
        seen.add(binding.action)
        title = f"{binding.description} ({key_name(binding)})"
        action = action_of(active)
        focused = screen.focused
        yield SystemCommand(
            title, binding.tooltip, partial(_run, screen, action, focused), discover=True
        )


def more_of(screen: IntentScreen) -> Iterable[SystemCommand]:
    """What can be done here without a key."""
    for command in screen.more_commands():
        yield SystemCommand(command.name, command.help, command.run, discover=True)


def _run(screen: WorkScreen, action: str, focused: object) -> None:
    if focused is not None and screen.focused is not focused:
        screen.set_focus(focused)  # type: ignore[arg-type]
    screen.call_later(screen.run_action, action.removeprefix("screen."))
