"""The Textual app: its screens, its themes, and its orderly end.

Nothing here imports SQLModel. The file is opened in a worker once something is on the
screen; importing it first would double the time until then (FACTS.md, "First paint").
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar
from weakref import WeakKeyDictionary

from rich.text import Text
from textual.app import ScreenStackError, SystemCommand
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.filter import LineFilter
from textual.screen import ModalScreen, Screen
from textual.theme import Theme

from respond_tui.clock import Clock, local_now
from respond_tui.screens.base import Go, WorkScreen
from respond_tui.screens.intents import IntentScreen
from respond_tui.screens.kit import Kit
from respond_tui.screens.palette import Commands, Palette, commands_of, more_of
from respond_tui.screens.polite import PoliteApp, tells_its_keys
from respond_tui.screens.today import TodayScreen
from respond_tui.store import look
from respond_tui.store.drafts import Drafts
from respond_tui.store.errors import StoreError
from respond_tui.themes import DARK, THEMES
from respond_tui.widgets import keys
from respond_tui.widgets.safety import Gate

if TYPE_CHECKING:
    from respond_tui.workspace import Workspace

LOOK_EVERY = 1.0
"""Seconds between looks at what other processes saved (DESIGN.md §3; two is the limit)."""

_SCREENS = Path(__file__).parent / "screens"
_LATER_STYLES = (
    "log.tcss",
    "recovery.tcss",
    "patterns.tcss",
    "dialogs/dialogs.tcss",
    "reflection/reflection.tcss",
)
_STOCK_COMMANDS = frozenset({"Theme", "Maximize", "Minimize"})


def _log_screen() -> Screen[None]:
    from respond_tui.screens.log import LogScreen

    return LogScreen()


def _recovery_screen() -> Screen[None]:
    from respond_tui.screens.recovery import RecoveryScreen

    return RecoveryScreen()


def _patterns_screen() -> Screen[None]:
    from respond_tui.screens.patterns import PatternsScreen

    return PatternsScreen()


class RespondApp(PoliteApp):
    """The program on the screen. Returns the exit code; ``trouble`` says what went wrong."""

    TITLE = "respond"
    COMMANDS = {Commands}
    CSS_PATH = ["screens/base.tcss", "screens/today.tcss"]
    MODES = {
        "today": TodayScreen,
        "log": _log_screen,
        "recovery": _recovery_screen,
        "patterns": _patterns_screen,
    }
    DEFAULT_MODE = "today"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Quit", show=False, system=True, priority=True),
        keys.HELP_IN_WINDOWS,
    ]
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self,
        path: Path,
        clock: Clock = local_now,
        make: Callable[[Path], None] | None = None,
        mark: str = "",
    ) -> None:
        """``make`` makes the file before it is opened; ``mark`` stands beside the name."""
        super().__init__(path, clock)
        self.sub_title = mark
        self._make = make
        self._drafts = Drafts(path)
        self._kit: Kit | None = None
        self._gate = Gate()
        self._changed_keys: dict[str, str] = {}
        self._picture: tuple[int, str] | None = None
        self._styled: WeakKeyDictionary[Screen[Any], dict[str, str]] = WeakKeyDictionary()
        self.trouble: StoreError | None = None
        for theme in THEMES:
            self.register_theme(theme)
        chosen = look.theme(path)
        self.theme = chosen if chosen in self.available_themes else DARK.name
        self._variables = self.get_css_variables()
        self.stylesheet.set_variables(self._variables)  # or all styles are parsed twice

    def on_mount(self) -> None:
        """Paint first; then open the file, watch for others, and mind the signals."""
        self.mind_signals()
        self.theme_changed_signal.subscribe(self, self._keep_theme)
        self.call_after_refresh(self.run_worker, self._open_workspace())

    async def on_unmount(self) -> None:
        """Let go of the file; a backup is made if something changed."""
        if self._kit is not None:
            try:
                self._kit.workspace.close()
            except StoreError as error:
                told = f"Everything is saved, but no backup was made: {error.sentence}"
                self._exit_renderables.append(Text(told))

    def refresh_css(self, animate: bool = True) -> None:
        """Style the screen in front anew where the theme is another than it was made with.

        Textual does it for every screen that comes to the front for the first time, and
        parses all styles again for it: a third of the time that a switch may take.
        """
        variables = self.get_css_variables()
        try:
            made_with = self._styled.get(self.screen, variables)
        except ScreenStackError:
            made_with = variables  # there is no screen yet, and so nothing to style anew
        else:
            self._styled[self.screen] = variables
        if self._variables != variables or made_with != variables:
            self._variables = variables
            super().refresh_css(animate)

    def delay_update(self, delay: float = 0.01) -> None:
        """Switch screens without the pause of 50 ms that Textual makes to hide the change."""
        super().delay_update(delay)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The gate to the terminal: the stock filters, and no control character after them."""
        stock = tuple(super().get_line_filters())
        if stock != self._gate.before:  # a theme brings filters of its own
            self._gate = Gate(stock)
        return [self._gate]

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Every command of the palette, our own first."""
        if isinstance(screen, IntentScreen) and screen.is_ready:
            yield from commands_of(screen)
            yield from more_of(screen)
        yield from (
            command
            for command in super().get_system_commands(screen)
            if command.title in _STOCK_COMMANDS
        )

    def pop_screen(self) -> AwaitComplete:
        """Close the screen in front, and at once what it still looks up.

        Textual ends that last, when the parts that would show it have gone already.
        """
        closing = self.screen
        closed = super().pop_screen()
        self.workers.cancel_node(closing)
        return closed

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Help is the app's only where a window is in front that has keys to tell of."""
        if action == keys.HELP_IN_WINDOWS.action:
            return isinstance(self.screen, ModalScreen) and tells_its_keys(self.screen)
        return super().check_action(action, parameters)

    def action_help(self) -> None:
        """Show the keys of the window in front."""
        from respond_tui.screens.dialogs.help import WindowHelpDialog

        self.push_screen(WindowHelpDialog(self.screen))

    def action_command_palette(self) -> None:
        """Show every command, unless they are shown."""
        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

    async def _open_workspace(self) -> None:
        gc.disable()  # until the first picture: loading SQLModel makes objects that all stay
        try:
            workspace = await asyncio.to_thread(self._opened)
            self._use_keys(workspace)
        except StoreError as error:
            self.trouble = error
            self.exit(return_code=error.exit_code)
            return
        self._kit = Kit(workspace, self._drafts, self.turns)
        self.hand_out()
        gc.freeze()
        gc.enable()
        self.set_interval(LOOK_EVERY, self._look)
        self.call_after_refresh(self._begin_tending, workspace)  # once the picture is drawn

    def _opened(self) -> Workspace:
        if self._make is not None:
            self._make(self._path)
        return _workspace(self._path, self._clock)

    def _begin_tending(self, workspace: Workspace) -> None:
        self.run_worker(self._tend(workspace))

    async def _tend(self, workspace: Workspace) -> None:
        """See to what the file needs once a day, while nobody waits."""
        try:
            await asyncio.to_thread(_load_screens)
            self._read_styles()
            await asyncio.to_thread(workspace.tend)
        except StoreError as error:
            told = error.in_full
            self.notify(told, severity="warning", markup=False, timeout=12)

    async def on_go(self, event: Go) -> None:
        """Show another screen, and there what was named."""
        with self.batch_update():  # drawn once, filled
            await self.switch_mode(event.mode)
            self.hand_out()
            screen = self.screen_stack[0]
            if event.target is not None and isinstance(screen, WorkScreen) and screen.is_ready:
                screen.show_target(event.target)
        if event.then is not None:
            event.then()

    def _read_styles(self) -> None:
        """Parse the styles of the other screens before someone asks for them."""
        for name in _LATER_STYLES:
            self.stylesheet.read(_SCREENS / name)
        self.stylesheet.parse()

    def hand_out(self) -> None:
        """Give the screen in front what the app has opened."""
        screen = self.screen_stack[0] if self.screen_stack else None
        if self._kit is not None and isinstance(screen, WorkScreen) and not screen.is_ready:
            screen.use(self._kit)

    def _look(self) -> None:
        """Show what another process saved, and that time has passed."""
        screen = next(iter(self.screen_stack), None)  # none any more while the app closes
        if self._kit is None or not isinstance(screen, WorkScreen):
            return
        with screen.telling():
            picture = self._kit.workspace.picture
            if picture != self._picture:
                self._use_keys(self._kit.workspace)
                self.hand_out()
                screen.catch_up()
                self._picture = picture

    def _use_keys(self, workspace: Workspace) -> None:
        """Put the keys where the person wants them."""
        changes = keys.read_changes(workspace.queries.setting(keys.SETTING))
        if changes != self._changed_keys:
            self._changed_keys = changes
            self.set_keymap(changes)

    def _keep_theme(self, theme: Theme) -> None:
        look.keep_theme(self._path, theme.name)


def _load_screens() -> None:
    """Load the modules of the other screens before someone asks for them."""
    from respond_tui.screens import log, patterns, recovery
    from respond_tui.screens.flows import cases, letters, levers, lines, reflecting, searching

    del log, patterns, recovery, cases, letters, levers, lines, reflecting, searching


def _workspace(path: Path, clock: Clock) -> Workspace:
    from respond_tui.workspace import Workspace

    return Workspace.open(path, clock)
