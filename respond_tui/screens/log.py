"""The log: every application with its rounds, filtered and sorted, the detail beside it."""

from __future__ import annotations

import asyncio
from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from respond_tui.screens import spoken as say
from respond_tui.screens.base import SETTLE, Go, Target, flow
from respond_tui.screens.intents import Command, IntentScreen
from respond_tui.screens.log_detail import facts_text, round_cells, round_text, sealed_text
from respond_tui.screens.log_lines import COLUMNS, LogLines, id_of
from respond_tui.screens.log_part import LogPart
from respond_tui.widgets import keys
from respond_tui.widgets.columns import Column, Line, remark
from respond_tui.widgets.panel import Panel, Reading
from respond_tui.widgets.rows import FixedLines, Rows

if TYPE_CHECKING:
    from respond_tui.queries.interviews import ApplicationView, LogIndex, Round
    from respond_tui.screens.way_back import WayBack
    from respond_tui.workspace import Workspace

_HINT = "x no · o outcome · f filter · s sort"
_FINDING = "finding"
"""The group of the worker that finds a part of the log."""


class LogScreen(IntentScreen):
    """What happened? Applications and their rounds, filter, detail beside the list."""

    HERE = "log"
    CSS_PATH = "log.tcss"
    AUTO_FOCUS = "#log-rows"
    HELP_TEXT = (
        "The log holds every application. The sign in front says how it stands: · applied, "
        "… under way, ★ an offer, ✗ a no, ○ silent or ghosted, – role closed, ↩ withdrawn or "
        "declined, ✓ accepted, ◌ put away till you open it. Enter goes into the detail, where "
        "each round can be edited; esc comes back. x logs a no at any stage, o takes one more "
        "letter for every other outcome; t writes the letter that fits. f shows a part, also "
        "what a saved search finds; s and then b groups all by those."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.OPEN,
        keys.BACK,
        keys.OUTCOME,
        keys.LETTER,
        keys.EDIT,
        keys.FILTER,
        keys.SORT,
        keys.DELETE,
    ]

    def __init__(self) -> None:
        super().__init__()
        self._part = LogPart()
        self._view: ApplicationView | None = None
        self._settling: Timer | None = None
        self._came: tuple[int | None, WayBack] | None = None

    def panels(self) -> ComposeResult:
        """The list on the left, the application under the cursor on the right."""
        with Horizontal(classes="columns"):
            with Panel("Applications", _HINT, id="applications"):
                yield Static(id="filter-line", markup=False)
                yield Rows(COLUMNS, id="log-rows", classes="-keeps")
            with Panel("Detail", "e edit", id="detail"):
                with Reading(id="facts"):
                    yield Static(id="facts-text", markup=False)
                yield Rows([Column(width=1), Column(flex=1), Column(right=True)], id="rounds")
                with Reading(id="round-notes"):
                    yield Static(id="round-text", markup=False)

    def fill(self, workspace: Workspace) -> None:
        """Show the list as it is now; the cursor stays with its application."""
        self.workers.cancel_group(self, _FINDING)
        self.query_one("#filter-line", Static).update(self._part.words(workspace))
        if self._part.takes_long:
            self._find(self._part)
        else:
            index = self._part.index(workspace.queries)
            self._show_index(index, index.count)

    @work(group=_FINDING)
    async def _find(self, part: LogPart) -> None:
        """Find a part that no index has in order, while what was shown stays."""
        with self.telling():
            index, count = await asyncio.to_thread(_counted, part, self.workspace)
            self._show_index(index, count)

    def _show_index(self, index: LogIndex, count: int) -> None:
        workspace = self.workspace
        self.query_one("#applications", Panel).entitle(f"Applications · {count:,}")
        rows = self.query_one("#log-rows", Rows)
        if index.count:
            rows.show(LogLines(index, workspace.queries, workspace.today))
        else:
            rows.show(FixedLines(self._part.empty()))
        self._show_detail()

    def show_target(self, target: Target) -> None:
        """Put the cursor on an application or its round, with the filter out of its way.

        A search narrows the log to all that it finds.
        """
        rows = self.query_one("#log-rows", Rows)
        rows.focus()
        self.remove_class("-opened")
        if target.search:
            self._show_part(self._part.found_by(target.search))
        elif target.application_id is not None and not rows.move_to(target.application_id):
            self._show_part(LogPart(order=self._part.order))
            rows.move_to(target.application_id)
        self._came = (target.application_id, target.back) if target.back is not None else None
        self._show_way_back()
        if target.round_id is not None:
            self._go_into_detail()
            self.query_one("#rounds", Rows).move_to(target.round_id)

    def _way_back(self) -> WayBack | None:
        """To where the application under the cursor was opened, until another one is looked at."""
        came = self._came
        return came[1] if came is not None and came[0] == self.chosen_application() else None

    def _show_way_back(self) -> None:
        way = self._way_back()
        hint = f"{_HINT} · esc {way.name}" if way is not None else _HINT
        self.query_one("#applications", Panel).hint(hint)

    def _show_part(self, part: LogPart | None) -> None:
        if part is not None:
            self._part = part
            self.fill(self.workspace)

    def chosen_application(self) -> int | None:
        """The application under the cursor."""
        return id_of(self.query_one("#log-rows", Rows).key)

    def chosen_round(self) -> int | None:
        """The round under the cursor, while the detail is in focus."""
        rounds = self.query_one("#rounds", Rows)
        return rounds.key if self.focused is rounds and isinstance(rounds.key, int) else None

    def on_rows_highlighted(self, event: Rows.Highlighted) -> None:
        """Let the detail follow the cursor once it rests."""
        if event.rows.id == "rounds":
            self._show_round(event.key)
            return
        if self._settling is not None:
            self._settling.stop()
        self._settling = self.set_timer(SETTLE, self._show_detail)
        self._show_way_back()

    def on_descendant_focus(self) -> None:
        """Name the keys that act on what is focused now."""
        in_detail = self.focused is self.query_one("#rounds", Rows)
        hint = "e edit · A add a round · esc back" if in_detail else "e edit · enter rounds"
        if self._view is not None and self._view.sealed:
            hint = "enter opens it"
        self.query_one("#detail", Panel).hint(hint if self._view is not None else "")

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """A second click opens."""
        self.action_open()

    def action_open(self) -> None:
        """From the list into the detail; from a round into its form."""
        if self.chosen_round() is not None:
            self.action_edit()
        elif (id_ := self.chosen_application()) is not None:
            self._show_detail()
            if self._view is not None and self._view.sealed:
                self._unseal(id_)
            else:
                self._go_into_detail()

    @flow
    async def _unseal(self, application_id: int) -> None:
        """Open what was put away, and show it where it stands now."""
        from respond_tui.screens.flows.sealed import open_answer

        if await open_answer(self, application_id):
            self.query_one("#log-rows", Rows).move_to(application_id)
            self._go_into_detail()

    def _go_into_detail(self) -> None:
        self._show_detail()
        self.add_class("-opened")
        self.query_one("#rounds", Rows).focus()

    def action_back(self) -> None:
        """From the detail to the list, from a part to the whole; first to where one came from."""
        rows, way = self.query_one("#log-rows", Rows), self._way_back()
        is_in_detail = self.focused is not rows
        self.remove_class("-opened")
        rows.focus()
        if way is not None:
            self._came = None
            self._show_way_back()
            self.post_message(Go(way.mode, then=way.open))
        elif not is_in_detail and not self._part.is_all:
            self._show_part(self._part.whole())

    async def full_form(self) -> None:
        """Add a round while the detail is in focus, else an application."""
        from respond_tui.screens.flows import cases

        if self.focused is self.query_one("#rounds", Rows) and self._view is not None:
            await cases.add_round(self, self._view)
        else:
            await cases.add_application(self)

    def more_commands(self) -> Iterator[Command]:
        """What the log can do that has no key."""
        yield Command("Recovery of this no", "Go to it, or open one.", self.recover)
        yield from super().more_commands()

    @flow
    async def recover(self) -> None:
        """Go to the recovery of the no under the cursor, or open one."""
        view = self._view
        if view is None or self.is_put_away(view):
            return
        recovery_id = view.recovery_id
        if recovery_id is None:
            opened = await self.try_to(lambda: self.workspace.actions.open_recovery(view.id))
            recovery_id = opened.recovery_id if opened is not None else None
        if recovery_id is not None:
            self.post_message(Go("recovery", Target(recovery_id=recovery_id)))

    @flow
    async def action_filter(self) -> None:
        """Choose a part of the list: by how things stand, by stage, or by a saved search."""
        from respond_tui.screens.flows.narrowing import choose_part

        self._show_part(await choose_part(self, self._part))

    @flow
    async def action_sort(self) -> None:
        """Choose another order, or other groups."""
        from respond_tui.screens.flows.narrowing import choose_order

        self._show_part(await choose_order(self, self._part))

    def _show_detail(self) -> None:
        id_ = self.chosen_application()
        before = self._view.id if self._view is not None else None
        view = None
        with self.telling():
            view = self.workspace.queries.application(id_) if id_ is not None else None
        self._view = view
        panel = self.query_one("#detail", Panel)
        rounds = self.query_one("#rounds", Rows)
        facts = self.query_one("#facts-text", Static)
        if view is None:
            panel.entitle("Detail")
            self.on_descendant_focus()
            facts.update("The application under the cursor is shown here.")
            rounds.show(FixedLines())
            self._show_round(None)
            return
        today = self.workspace.now().date()
        panel.entitle(say.place(view.company, view.role))
        self.on_descendant_focus()
        if view.sealed:
            facts.update(sealed_text(view))
            rounds.show(FixedLines())
            self.query_one("#round-text", Static).update("")
            return
        facts.update(facts_text(view, today))
        rounds.styles.height = max(1, len(view.rounds))
        if view.rounds:
            rounds.show(FixedLines(Line(each.id, round_cells(each, today)) for each in view.rounds))
            if view.id != before:
                rounds.move_to(view.rounds[-1].id)
        else:
            rounds.show(FixedLines([remark("No round yet. A adds one here.")]))
        self._show_round(rounds.key)

    def _show_round(self, key: Hashable | None) -> None:
        found: Round | None = None
        if self._view is not None:
            found = next((each for each in self._view.rounds if each.id == key), None)
        text = round_text(found) if found is not None else Content("")
        if self._view is not None and self._view.notes:
            notes = Content(self._view.notes)
            text = Content("\n\n").join([text, notes]) if text.plain else notes
        self.query_one("#round-text", Static).update(text)


def _counted(part: LogPart, workspace: Workspace) -> tuple[LogIndex, int]:
    """What a part of the log holds, and how many applications that are."""
    index = part.index(workspace.queries)
    return index, len(set(index.ids)) if index.repeats else index.count
