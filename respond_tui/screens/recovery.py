"""Recovery: the dated checklist after a no, with the guide's words beside the focused step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from respond_tui.guide.recovery_words import words_for
from respond_tui.guide.terms import ReflectionPage, StepKind, StepState
from respond_tui.screens.base import Go, Target, flow
from respond_tui.screens.intents import Command
from respond_tui.screens.recovery_lines import (
    COLUMNS,
    no_recovery,
    progress_words,
    recovery_line,
    recovery_title,
    step_lines,
    step_to_go_to,
)
from respond_tui.screens.recovery_part import RecoveryPart
from respond_tui.widgets import keys
from respond_tui.widgets.columns import Column
from respond_tui.widgets.ink import NEXT
from respond_tui.widgets.pages import PagedLines, Stretch
from respond_tui.widgets.panel import Panel, Reading
from respond_tui.widgets.rows import FixedLines, Rows

if TYPE_CHECKING:
    from respond_tui.actions.interviews.logged import Logged
    from respond_tui.queries.recovery import RecoveryView
    from respond_tui.workspace import Workspace


_NEVER = (dt.datetime.min.replace(tzinfo=dt.UTC), 0)

_AROUND_A_TITLE = 2
"""Cells of a frame's inside that a title leaves to the frame."""

STEP_COLUMNS = (Column(width=1), Column(flex=3), Column(flex=2, right=True))

STEP_KEYS = "space done · z skip · m move · t letter · A your own"

WHAT_IT_IS = (
    "A recovery is what you do after a no: a short checklist with dates, so that a bad evening "
    "needs no planning. It opens by itself when you log a no that is at most a week old."
)


class RecoveryScreen(RecoveryPart):
    """What do I do after this no? The dated checklist with the guide's words."""

    HERE = "recovery"
    CSS_PATH = "recovery.tcss"
    AUTO_FOCUS = "#step-rows"
    HELP_TEXT = (
        "Each no opens a checklist with dates. Enter or space does a step and asks for what "
        "belongs to it; of a done one enter shows it, space opens it anew. On the hour you "
        "booked enter opens the reflection, and only space ticks it. z skips with a "
        "reason, m moves it to another day, A adds a step of your own. t writes the letter that "
        "the step is about, or that fits, and sending it ticks its step. The pause ends by "
        "itself; space on it ends it early. ctrl+p, “Open the application” goes to the log."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.OPEN,
        keys.BACK,
        keys.DONE,
        keys.PUT_OFF,
        keys.MOVE,
        keys.LETTER,
        keys.EDIT,
        keys.DELETE,
    ]

    def __init__(self) -> None:
        super().__init__()
        self._wanted_step: int | None = None
        self._latest: tuple[dt.datetime, int] | None = None

    def panels(self) -> ComposeResult:
        """Recoveries on the left; on the right the steps, and below them why."""
        with Horizontal(classes="columns"):
            with Panel("Recoveries", id="list"):
                yield Rows(COLUMNS, id="recoveries", classes="-keeps")
            with Vertical():
                with Panel("Steps", STEP_KEYS, id="steps"):
                    yield Static(id="progress", markup=False)
                    yield Rows(STEP_COLUMNS, id="step-rows")
                with Panel("Why", id="why"), Reading():
                    yield Static(id="why-text", markup=False)

    def fill(self, workspace: Workspace) -> None:
        """Show the recoveries as they are now."""
        queries, today = workspace.queries, workspace.today
        counted = queries.recovery_count()
        opened = counted.all - counted.sealed
        lines = PagedLines(
            [Stretch("", opened), Stretch("Not opened yet", counted.sealed)],
            queries.recoveries,
            lambda row: recovery_line(row, today),
            lambda key: queries.recovery_place(key) if isinstance(key, int) else None,
        )
        self.query_one("#recoveries", Rows).show(lines)
        self.query_one("#list", Panel).entitle(f"Recoveries · {counted.open:,} open")
        self._show_recovery()

    def on_screen_resume(self) -> None:
        """Stand on the recovery of a no that was logged since the last look."""
        self.catch_up()
        if self.is_ready:
            self._stand_on_a_new_one()

    def tell(self, logged: Logged) -> None:
        """The same for one that is logged right here."""
        super().tell(logged)
        self._stand_on_a_new_one()

    def _stand_on_a_new_one(self) -> None:
        before = self._latest
        self._latest = self._latest_opened()
        if before is not None and self._latest > before:
            self.query_one("#recoveries", Rows).move_to(self._latest[1])
            self._show_recovery()

    def _latest_opened(self) -> tuple[dt.datetime, int]:
        """When the latest open recovery began, and its id; what is put away is left alone."""
        with self.telling():
            for row in self.workspace.queries.recoveries(0, 1):
                if row.closed_at is None and not row.sealed:
                    return row.opened_at, row.id
        return _NEVER

    def show_target(self, target: Target) -> None:
        """Put the cursor on a recovery and on the step that was named, or open a page of it."""
        self._latest = self._latest_opened()
        self._wanted_step = target.step_id
        if target.recovery_id is not None:
            self.query_one("#recoveries", Rows).move_to(target.recovery_id)
            self._show_recovery()
        self.query_one("#step-rows", Rows).focus()
        if target.page is not None and target.recovery_id is not None:
            self._look_back(target.recovery_id, target.page)

    @flow
    async def _look_back(self, recovery_id: int, page: ReflectionPage) -> None:
        """Open a reflection at a page."""
        from respond_tui.screens.flows.reflecting import reflect

        await reflect(self, recovery_id, page)

    def chosen_application(self) -> int | None:
        """The application that the recovery is about."""
        return self._view.row.application_id if self._view is not None else None

    def chosen_recovery(self) -> int | None:
        """The recovery that is shown."""
        return self._view.row.id if self._view is not None else None

    def on_rows_highlighted(self, event: Rows.Highlighted) -> None:
        """Follow the cursor: another recovery, or another step."""
        if event.rows.id == "recoveries":
            self._show_recovery()
        else:
            self._show_why(event.key)

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """A second click opens."""
        self.action_open()

    def action_open(self) -> None:
        """From the list to the steps; on a step do it, or look at it again.

        What is put away is opened.
        """
        rows = self.query_one("#step-rows", Rows)
        if self._view is not None and self._view.row.sealed:
            self._unseal(self._view.row.id, self._view.row.application_id)
        elif self.focused is not rows:
            rows.focus()
        else:
            self.open_step()

    def open_application(self) -> None:
        """Show in the Log what the recovery is about."""
        if self._view is not None:
            self.post_message(Go("log", Target(application_id=self._view.row.application_id)))

    @flow
    async def _unseal(self, recovery_id: int, application_id: int) -> None:
        """Open what was put away, and stand on its first step."""
        from respond_tui.screens.flows.sealed import open_answer

        if await open_answer(self, application_id):
            self.show_target(Target(recovery_id=recovery_id))

    def action_back(self) -> None:
        """From the steps to the list."""
        self.query_one("#recoveries", Rows).focus()

    def more_commands(self) -> Iterator[Command]:
        """What Recovery can do that has no key."""
        yield Command("Close or reopen this recovery", "Whatever is still open in it.", self.settle)
        yield Command("Open the application", "In the Log, with its rounds.", self.open_application)
        yield from super().more_commands()

    @flow
    async def settle(self) -> None:
        """Close the recovery as it is, or open it again."""
        view = self._view
        if view is None or view.row.sealed:
            return
        actions = self.workspace.actions
        settle = actions.close_recovery if view.row.closed_at is None else actions.reopen_recovery
        await self.told(lambda: settle(view.row.id))

    def _show_recovery(self) -> None:
        key = self.query_one("#recoveries", Rows).key
        before, self._view = self._view, None
        with self.telling():
            self._view = self.workspace.queries.recovery(key) if isinstance(key, int) else None
        panel = self.query_one("#steps", Panel)
        rows = self.query_one("#step-rows", Rows)
        progress = self.query_one("#progress", Static)
        here = rows.key
        panel.hint(self._keys_here())
        if self._view is None:
            panel.entitle("Steps")
            progress.update("")
            rows.show(FixedLines(no_recovery()))
            self._show_why(None)
            return
        now = self.workspace.now()
        self._entitle(now)
        progress.update(progress_words(self._view.row, now))
        rows.show(FixedLines(step_lines(self._view, now)))
        if (wanted := self._step_to_land_on(before, here)) is not None:
            rows.move_to(wanted)
        self._show_why(rows.key)

    def on_rows_resized(self, event: Rows.Resized) -> None:
        """Say as much in the title as there is room for now."""
        if event.rows.id == "step-rows" and self.is_ready:
            self._entitle(self.workspace.now())

    def _entitle(self, now: dt.datetime) -> None:
        panel = self.query_one("#steps", Panel)
        if self._view is not None:
            room = panel.size.width - _AROUND_A_TITLE
            panel.entitle(recovery_title(self._view.row, now.date(), room))

    def _keys_here(self) -> str:
        """The keys that act on what is shown."""
        if self._view is None:
            return ""
        return "enter opens it" if self._view.row.sealed else STEP_KEYS

    def _step_to_land_on(self, before: RecoveryView | None, here: Hashable | None) -> int | None:
        """The step that was asked for; in a recovery that was not shown before, the next one.

        In one that was, where the cursor goes from a step that was done or opened again.
        """
        wanted, self._wanted_step = self._wanted_step, None
        if self._view is not None and self._view.row.sealed:
            return None
        if wanted is not None or self._view is None:
            return wanted
        if before is not None and before.row.id == self._view.row.id:
            return step_to_go_to(before, self._view, here)
        next_step = self._view.row.next_step
        return next_step.id if next_step is not None else None

    def _show_why(self, key: Hashable | None) -> None:
        step = self.step_here() if key is not None else None
        panel = self.query_one("#why", Panel)
        text = self.query_one("#why-text", Static)
        if step is None:
            panel.entitle("Why")
            text.update(WHAT_IT_IS)
            return
        words = words_for(step.kind)
        panel.entitle(words.title)
        parts = [Content("\n".join(words.sentences))]
        if step.note and step.state is not StepState.OPEN:
            parts.append(Content.assemble(("You wrote: ", NEXT), step.note))
        feeling = self._view.feeling if self._view is not None else None
        if step.kind is StepKind.FEELING and feeling is not None and feeling.why:
            parts.append(Content.assemble(("Because: ", NEXT), feeling.why))
        if step.kind is StepKind.THANKS and self._view is not None and self._view.people:
            parts.append(Content.styled(f"You spoke with {', '.join(self._view.people)}.", NEXT))
        text.update(Content("\n").join(parts))
