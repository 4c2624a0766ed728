"""What the keys do that means the same on every screen: add, reject, edit, delete, undo.

Each asks with a dialog where there is something to ask, calls one action, and tells what
was saved. A screen only says which application, and which round, its cursor is on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar, Protocol

from textual import work

from respond_tui.guide import quickadd
from respond_tui.guide.interviews import LogFilter, LogOrder, Show
from respond_tui.guide.refusal import Refusal
from respond_tui.screens import spoken as say
from respond_tui.screens.base import WorkScreen
from respond_tui.screens.dialogs.ask import AskDialog
from respond_tui.screens.dialogs.choose import ChooseDialog, Option
from respond_tui.screens.dialogs.dates import Calendar
from respond_tui.screens.dialogs.quick_add import QuickAddDialog

if TYPE_CHECKING:
    from respond_tui.actions.interviews import Logged
    from respond_tui.queries.interviews import ApplicationView, LogRow
    from respond_tui.screens.dialogs.values import Values

MOST_TO_CHOOSE = 200
"""Applications offered for choosing one; the log itself is there for more."""


class Saved(Protocol):
    """What an action hands back: at the least a sentence on what it did."""

    @property
    def what(self) -> str:
        """What was saved."""


class IntentScreen(WorkScreen):
    """A screen on which everything that is done everywhere can be done."""

    HELP_TEXT: ClassVar[str] = ""

    def chosen_application(self) -> int | None:
        """The application under the cursor, if there is one."""
        return None

    def chosen_round(self) -> int | None:
        """The round under the cursor, if there is one."""
        return None

    def calendar(self) -> Calendar:
        """What dates are read by here."""
        return Calendar(self.workspace.today, self.workspace.rules.date_order)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing that touches the file can be asked for before it is open."""
        if not self.is_ready and action in _NEEDS_FILE:
            return False
        return super().check_action(action, parameters)

    @work
    async def action_add(self) -> None:
        """Log one line."""
        queries = self.workspace.queries
        known = quickadd.Known(queries.stages(), queries.companies())
        calendar = self.calendar()
        candidates: tuple[LogRow, ...] = ()
        line: quickadd.Line | None = None

        def make(problem: Refusal | None) -> QuickAddDialog:
            return QuickAddDialog(
                known, calendar.today, calendar.order, self.kit.drafts, problem=problem
            )

        def log(values: Values) -> Logged | None:
            nonlocal candidates, line
            candidates = ()
            said = values.get("line")
            line = said if isinstance(said, quickadd.Line) else None
            if line is None:
                return None
            candidates = self.workspace.queries.open_for(line)
            return None if len(candidates) > 1 else self.workspace.actions.log_line(line)

        logged = await self.fill_in(make, log)
        if candidates and line is not None and len(candidates) > 1:
            logged = await self._log_for_one_of(line, candidates)
        if logged is not None:
            self.tell(logged)

    async def _log_for_one_of(
        self, line: quickadd.Line, candidates: tuple[LogRow, ...]
    ) -> Logged | None:
        chosen = await self.choose_application(
            "Which one do you mean?",
            candidates,
            f"Several applications are open at {line.company}.",
        )
        if chosen is None:
            return None
        return await self.try_to(lambda: self.workspace.actions.log_line(line, chosen))

    @work
    async def action_form(self) -> None:
        """Add an application with every field."""
        await self.add_application()

    async def add_application(self) -> None:
        """Ask for an application with every field, and add it."""
        from respond_tui.screens.dialogs.application import application_fields

        stages = self.workspace.queries.stages()
        calendar = self.calendar()
        logged = await self.fill_in(
            lambda problem: AskDialog(
                "application",
                "A new application",
                lambda: application_fields(calendar, stages, ended=False),
                self.kit.drafts,
                initial={"applied_on": "today"},
                problem=problem,
            ),
            self.workspace.actions.add_application,
        )
        if logged is not None:
            self.tell(logged)

    @work
    async def action_undo(self) -> None:
        """Take the last action back."""
        label = await self.try_to(self.workspace.undo)
        self.say(f"Undone: {label}. U does it again." if label else "There is nothing to undo.")

    @work
    async def action_redo(self) -> None:
        """Do the last undone action again."""
        label = await self.try_to(self.workspace.redo)
        self.say(f"Done again: {label}." if label else "There is nothing to do again.")

    def action_help(self) -> None:
        """Show the keys and words for what is focused."""
        from respond_tui.screens.dialogs.help import HelpDialog

        self.app.push_screen(HelpDialog(self.HERE, self.HELP_TEXT, self.active_bindings))

    async def action_quit(self) -> None:
        """Close the program."""
        self.app.exit()

    async def choose_application(
        self, title: str, rows: Iterable[LogRow], sentence: str = ""
    ) -> int | None:
        """Let the person choose one of several applications."""
        today = self.workspace.today
        options = [
            Option(
                row.id,
                f"{say.status_glyph(row.status)} {say.place(row.company, row.role)}",
                f"{row.stage}, {say.day_words(row.on, today)}",
            )
            for row in rows
        ]
        chosen = await self.app.push_screen_wait(ChooseDialog(title, options, sentence=sentence))
        return chosen if isinstance(chosen, int) else None

    async def application_or_choice(self, title: str) -> ApplicationView | None:
        """The application under the cursor, or one that the person chooses."""
        queries = self.workspace.queries
        id_ = self.chosen_application()
        if id_ is None:
            index = queries.log_index(LogFilter(show=Show.OPEN), LogOrder.NEWEST)
            if not index.ids:
                self.say("No application is open. Press a to log one.")
                return None
            rows = queries.log_rows(index.ids[:MOST_TO_CHOOSE])
            id_ = await self.choose_application(title, rows)
        return queries.application(id_) if id_ is not None else None

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
        """Say what was saved, and what came of it."""
        self.say(f"{logged.what} u undoes it.")
        if logged.warning:
            self.say(logged.warning, wrong=True)
        for headline in logged.new_alerts:
            self.say(f"A pattern to look at: {headline}. 4 opens it.")


_NEEDS_FILE = frozenset(
    {
        "add", "form", "edit", "reject", "outcome", "delete", "undo", "redo", "open", "done",
        "put_off", "move", "filter", "sort", "lever",
    }
)  # fmt: skip
