"""What every screen shares: its bars, its way to the data, and how it saves."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial, wraps
from typing import TYPE_CHECKING, ClassVar, Concatenate, ParamSpec, Protocol, TypeVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.screen import Screen
from textual.worker import Worker

from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import ReflectionPage
from respond_tui.store.errors import StoreError
from respond_tui.widgets import keys, rows
from respond_tui.widgets.bars import KeyBar, TopBar

if TYPE_CHECKING:
    from respond_tui.actions.interviews.logged import Logged
    from respond_tui.queries.interviews import ApplicationView
    from respond_tui.screens.dialogs.dates import Calendar
    from respond_tui.screens.dialogs.form import FormDialog
    from respond_tui.screens.dialogs.values import Values
    from respond_tui.screens.kit import Kit
    from respond_tui.screens.way_back import WayBack
    from respond_tui.workspace import Workspace

P = ParamSpec("P")
DoneT = TypeVar("DoneT")
ScreenT = TypeVar("ScreenT", bound="WorkScreen")

PATIENCE = 0.2
"""Seconds after which a save that waits for another process is spoken of (DESIGN.md §3)."""

_OTHER_SAVES = "Saving takes a moment: another copy of respond may be saving too."
"""What keeps a save waiting, since by itself it takes no time."""

SETTLE = rows.SETTLE
"""Seconds that the cursor rests before a detail follows it, so that a held key stays quick."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a line names: an application, a round of it, a recovery's step, an alert, a lever.

    ``action_id`` is a next step that the recovery's reflection led to, ``page`` a page of that.
    ``search`` is a line of search, for all that it finds; ``back`` is where escape leads again.
    """

    application_id: int | None = None
    round_id: int | None = None
    recovery_id: int | None = None
    step_id: int | None = None
    action_id: int | None = None
    page: ReflectionPage | None = None
    alert_address: str | None = None
    commitment_id: int | None = None
    search: str = ""
    back: WayBack | None = None


class Saved(Protocol):
    """What an action hands back: at the least a sentence on what it did."""

    @property
    def what(self) -> str:
        """What was saved."""


class Go(Message):
    """Asks the app for another screen, with what to show there, and what to do then."""

    def __init__(
        self,
        mode: str,
        target: Target | None = None,
        then: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self.mode = mode
        self.target = target
        self.then = then


def flow(
    method: Callable[Concatenate[ScreenT, P], Awaitable[None]],
) -> Callable[Concatenate[ScreenT, P], Worker[None]]:
    """Run a method as a worker that a file which cannot be read does not end the app for."""

    @work
    @wraps(method)
    async def run(screen: ScreenT, /, *args: P.args, **kwargs: P.kwargs) -> None:
        with screen.telling():
            await method(screen, *args, **kwargs)

    return run


class WorkScreen(Screen[None]):
    """A screen of the program. ``HERE`` is its name among the modes."""

    HERE: ClassVar[str]
    BINDINGS: ClassVar[list[BindingType]] = [*keys.EVERYWHERE]
    HORIZONTAL_BREAKPOINTS = [
        (0, "-narrow"),
        (100, "-normal"),
        (140, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [
        (0, "-short"),
        (30, "-high"),
    ]

    _kit: Kit | None = None
    _shown: tuple[int, str] | None = None
    _told: str = ""

    def compose(self) -> ComposeResult:
        """The two bars, with the screen's own panels between them."""
        yield TopBar(self.HERE)
        yield from self.panels()
        yield KeyBar()

    def panels(self) -> ComposeResult:
        """What stands between the bars."""
        raise NotImplementedError

    def fill(self, workspace: Workspace) -> None:
        """Ask the queries, and show what they answer."""
        raise NotImplementedError

    @property
    def kit(self) -> Kit:
        """What the screen works with; only there once the file is open."""
        if self._kit is None:
            raise RuntimeError("The screen was asked for data before it had any.")
        return self._kit

    @property
    def workspace(self) -> Workspace:
        """The door to the data."""
        return self.kit.workspace

    @property
    def is_ready(self) -> bool:
        """Whether the file is open."""
        return self._kit is not None

    def show_target(self, target: Target) -> None:
        """Put the cursor on what another screen named."""

    def action_go(self, mode: str) -> None:
        """Show another screen."""
        self.post_message(Go(mode))

    def use(self, kit: Kit) -> None:
        """Take what the app has made, and show what is in the file."""
        self._kit = kit
        self.catch_up()
        self.refresh_bindings()

    def catch_up(self) -> None:
        """Show the file as it is now, unless that is what is shown already."""
        if self._kit is None or not self.is_mounted or not self.app.is_running:
            return  # while the app closes, a screen loses its parts one by one
        with self.telling(), self.app.batch_update():
            picture = self.workspace.picture
            if picture != self._shown:
                self.query_one(TopBar).day = self.workspace.spoken_day
                self.fill(self.workspace)
                self._shown = picture
                self._told = ""

    def on_screen_resume(self) -> None:
        """Catch up with what happened while another screen was in front."""
        self.query_one(KeyBar).refresh()
        self.catch_up()

    def on_screen_suspend(self) -> None:
        """The keys named below act no more while a window is in front."""
        self.query_one(KeyBar).refresh()

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Tell why the file cannot be read, once, and go on with what is shown."""
        try:
            yield
        except StoreError as error:
            sentence = error.in_full
            if sentence != self._told:
                self._told = sentence
                self.say(sentence, wrong=True)

    def say(self, sentence: str, *, wrong: bool = False) -> None:
        """Tell the person something; what they typed is never read as markup."""
        self.notify(sentence, markup=False, severity="warning" if wrong else "information")

    async def save(self, action: Callable[[], DoneT], meanwhile: str = _OTHER_SAVES) -> DoneT:
        """Run one action in a thread, after those before it, and show what it changed.

        What was said of the one before makes way, so that notes never pile up over the
        screen; ``meanwhile`` is said where it takes long. Raises Refusal or StoreError, the
        file being as it was.
        """
        async with self.kit.turn:
            self.app.clear_notifications()
            saving = asyncio.ensure_future(asyncio.to_thread(action))
            done, _ = await asyncio.wait({saving}, timeout=PATIENCE)
            if not done:
                await self._wait_for(saving, meanwhile)
            result = await saving
        self.catch_up()
        return result

    async def _wait_for(self, saving: asyncio.Future[DoneT], meanwhile: str) -> None:
        """Say that it takes a moment for as long as it does, however it ends."""
        self.say(meanwhile)
        self.kit.turns.takes_long.set()
        try:
            await asyncio.wait({saving})
        finally:
            self.kit.turns.takes_long.clear()
            self.app.clear_notifications()

    async def try_to(
        self, action: Callable[[], DoneT], meanwhile: str = _OTHER_SAVES
    ) -> DoneT | None:
        """Save, or say in a sentence why not; nothing is typed here that could be lost."""
        try:
            return await self.save(action, meanwhile)
        except Refusal as refusal:
            self.say(refusal.sentence, wrong=True)
        except StoreError as error:
            self.say(error.in_full, wrong=True)
        return None

    async def fill_in(
        self,
        make: Callable[[Refusal | None], FormDialog],
        action: Callable[[Values], DoneT],
        meanwhile: str = _OTHER_SAVES,
    ) -> DoneT | None:
        """Show a form until what it returns could be saved, or the person leaves it.

        Typed words stay in the draft until they are saved; an action that returns None has
        saved nothing yet.
        """
        problem: Refusal | None = None
        while True:
            dialog = make(problem)
            self.app.clear_notifications()
            values = await self.app.push_screen_wait(dialog)
            if values is None:
                return None
            try:
                done = await self.save(partial(action, values), meanwhile)
            except Refusal as refusal:
                problem = refusal
            except StoreError as error:
                problem = Refusal(error.in_full)
                self.kit.turns.forget()
            else:
                if done is not None:
                    dialog.forget()
                return done

    def is_put_away(self, view: ApplicationView) -> bool:
        """Whether an application is not opened yet; then it says how that is done."""
        if view.sealed:
            self.say(f"What {view.company} said is put away. Enter on it opens it first.")
        return view.sealed

    def chosen_application(self) -> int | None:
        """The application under the cursor, if there is one."""
        return None

    def chosen_round(self) -> int | None:
        """The round under the cursor, if there is one."""
        return None

    def chosen_recovery(self) -> int | None:
        """The recovery under the cursor, or that of the application under it."""
        id_ = self.chosen_application()
        view = self.workspace.queries.application(id_) if id_ is not None else None
        return view.recovery_id if view is not None else None

    def calendar(self) -> Calendar:
        """What dates are read by here."""
        from respond_tui.screens.dialogs.dates import Calendar

        return Calendar(self.workspace.today, self.workspace.rules.date_order)

    async def told(self, action: Callable[[], Saved]) -> None:
        """Save, and say what was saved or why not."""
        saved = await self.try_to(action)
        if saved is not None:
            self.say(f"{saved.what} u undoes it.")

    async def logged(self, action: Callable[[], Logged]) -> None:
        """The same for what may bring an alert or a warning along."""
        logged = await self.try_to(action)
        if logged is not None:
            self.tell(logged)

    def tell(self, logged: Logged) -> None:
        """Say what was saved, and what came of it.

        While a pause runs, what repeats can wait until it is over.
        """
        if logged.sealed:
            self.say(f"{logged.what} u undoes it.")
            if logged.warning:
                self.say(logged.warning, wrong=True)
            return
        opens = " 3 opens it." if logged.recovery_id is not None else ""
        self.say(f"{logged.what}{opens} u undoes it.")
        if logged.warning:
            self.say(logged.warning, wrong=True)
        if logged.new_alerts and self.workspace.queries.resting_until() is not None:
            return
        for headline in logged.new_alerts:
            self.say(f"A pattern to look at: {headline}. 4 opens it.")
