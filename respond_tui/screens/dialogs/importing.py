"""How a spreadsheet is read, and what would come of it; returns what is to be taken in."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import DateOrder
from respond_tui.guide.text import shortened
from respond_tui.screens.dialogs.importing_choices import (
    LEAVE_OUT,
    LOOK,
    column_choice,
    dates_choice,
    headings_choice,
    refused_choice,
    word_choice,
)
from respond_tui.screens.dialogs.importing_lines import (
    COMING_COLUMNS,
    OF_DATES,
    OF_HEADINGS,
    READING_COLUMNS,
    OfColumn,
    OfWord,
    coming_lines,
    reading_lines,
    told_of,
)
from respond_tui.screens.dialogs.importing_words import how_words, outlook_words
from respond_tui.store.errors import StoreError
from respond_tui.widgets import keys
from respond_tui.widgets.panel import Panel
from respond_tui.widgets.rows import FixedLines, Rows
from respond_tui.workspace.previews import DatesRead, Outlook, Part, SheetView

if TYPE_CHECKING:
    from respond_tui.guide.stages import Stage
    from respond_tui.store.drafts import Drafts
    from respond_tui.workspace.importing import SheetComing

READING, COMING = "#reading", "#coming"
"""The two sides of the window."""

_HINTS = {
    READING: "enter change · tab what would come · esc back",
    COMING: "^s import · tab back to the columns · esc back",
}

WIDE = 140
"""Columns of a terminal that has room for both."""

DRAFT = "import-reading"
"""The form under which it is kept how a sheet is to be read, until that is imported."""

_TOLD_LOW, _TOLD_HIGH = 3, 7
"""Lines that are told of the one under the cursor, as the styles have room for them."""


class ImportDialog(ModalScreen[Outlook | None]):
    """Shows how a sheet is read, lets it be changed, and shows what would come of it.

    Returns the outlook that is to become true, its refused lines left out as the person said,
    or None. What was chosen is kept in a draft under the layout of the sheet.
    """

    CSS_PATH = "dialogs.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "change", "Change", show=False),
        Binding("tab,p", "turn", "Turn", show=False),
        keys.SAVE,
        keys.CLOSE,
        keys.DISCARD,
    ]

    def __init__(
        self,
        sheet: SheetComing,
        stages: tuple[Stage, ...],
        drafts: Drafts,
        *,
        problem: str = "",
    ) -> None:
        super().__init__()
        self._sheet = sheet
        self._stages = stages
        self._drafts = drafts
        self._problem = problem
        self._view: SheetView | None = None
        self._outlook: Outlook | None = None
        self._side = READING

    def compose(self) -> ComposeResult:
        """How it is read on one side, what would come of it on the other."""
        with Panel(f"Import · {shortened(self._sheet.name)}", classes="import"):
            yield Static(classes="form--sentence", markup=False)
            with Horizontal(classes="import--sides"):
                yield Rows(READING_COLUMNS, id="reading")
                with Vertical(id="outlook"):
                    yield Rows(COMING_COLUMNS, id="coming")
                    yield Static(classes="import--told", markup=False)
            yield Static(classes="import--summary", markup=False)
            yield Static(classes="form--problem", markup=False)

    def on_mount(self) -> None:
        """Take up what was chosen and not imported, and begin to read."""
        if draft := self._drafts.load(DRAFT, self._sheet.fingerprint):
            self._sheet.choose_again(draft.get("choices", ""))
        self._turn_to(READING)
        self._complain(self._problem)
        self._look()

    @property
    def is_settled(self) -> bool:
        """Whether all is shown that is known now."""
        return self._view is not None and (self._outlook is not None or not self._view.mapping)

    def on_rows_highlighted(self, event: Rows.Highlighted) -> None:
        """Tell all of the line under the cursor of the preview."""
        if event.rows.id != "coming":
            return
        told = Content("")
        match event.key:
            case (Part() as part, int() as number) if self._outlook is not None:
                rows = self._outlook.page(self._outlook.place_of(part, number), 1)
                room = _TOLD_LOW if self.has_class("-low") else _TOLD_HIGH
                told = told_of(rows[0], room) if rows else told
        self.query_one(".import--told", Static).update(told)

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """A second click is as good as enter."""
        self.action_change()

    def action_turn(self) -> None:
        """Show the other side."""
        self._turn_to(READING if self._side == COMING else COMING)

    def on_resize(self) -> None:
        """Show both sides where there is room for them."""
        self._lay_out()

    @work(exclusive=True, group="ask")
    async def action_change(self) -> None:
        """Ask how the line under the cursor is to be read."""
        rows = self.query_one(READING, Rows)
        view = self._view
        if view is None or not rows.has_focus:
            return
        match rows.key:
            case OfColumn(heading):
                await self._change_column(view, heading)
            case OfWord(word):
                await self._change_word(word)
            case key if key == OF_HEADINGS:
                await self._change_headings(view)
            case key if key == OF_DATES and view.dates is not None:
                await self._change_dates(view.dates)

    def action_discard(self) -> None:
        """Read the sheet as if for the first time."""
        self._sheet.read_afresh()
        self._read_again()

    @work(exclusive=True, group="ask")
    async def action_save(self) -> None:
        """Return what is foreseen, once it was looked at and refused lines are to stay out."""
        outlook = self._outlook
        if outlook is None:
            if self._view is not None and self._view.dates and self._view.dates.order is None:
                self._turn_to(READING)
                self.query_one(READING, Rows).move_to(OF_DATES)
            return
        if not outlook.changes:
            self._complain("Nothing in it is new, so there is nothing to import.")
            return
        if self._side == READING:
            self._turn_to(COMING)
            return
        refused = outlook.count(Part.REFUSED)
        if not refused or await self._leaves_out(refused):
            self.dismiss(outlook)

    def action_close(self) -> None:
        """Leave; what was chosen is kept for the next time."""
        self.dismiss(None)

    def forget(self) -> None:
        """Drop what was chosen: it is imported, and remembered from there."""
        with contextlib.suppress(StoreError):
            self._drafts.drop(DRAFT, self._sheet.fingerprint)

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        """Read, and foresee what would come of it; a later look takes the place of this one."""
        self._outlook = None
        self._sum_up("Reading …")
        try:
            view = await asyncio.to_thread(self._sheet.look)
            self._show(view)
            if view.mapping is None:
                self._sum_up("")
                return
            outlook = await asyncio.to_thread(self._sheet.foresee, view.mapping)
        except (Refusal, StoreError) as error:
            self._sum_up("")
            self._complain(error.sentence)
        else:
            self._foresee(outlook)

    def _show(self, view: SheetView) -> None:
        rows = self.query_one(READING, Rows)
        is_first = self._view is None
        self._view = view
        self.query_one(".form--sentence", Static).update(how_words(view))
        rows.show(reading_lines(view))
        if is_first:
            rows.action_first()
        if view.problem:
            self._complain(f"{view.problem} Enter on a line says what it is.")
        elif view.dates is not None and view.dates.order is None:
            self._complain(
                f"“{shortened(view.dates.words)}” in line {view.dates.line:,} could be two days. "
                "Enter on the first line says which."
            )

    def _foresee(self, outlook: Outlook) -> None:
        self._outlook = outlook
        self.query_one(COMING, Rows).show(coming_lines(outlook))
        self._sum_up(outlook_words(outlook))

    def _turn_to(self, side: str) -> None:
        self._side = side
        self._lay_out()
        self.query_one(Panel).hint(_HINTS[side])
        self.query_one(side).focus()

    def _lay_out(self) -> None:
        both = self.app.size.width >= WIDE
        self.query_one(READING).display = both or self._side == READING
        self.query_one("#outlook").display = both or self._side == COMING

    async def _change_column(self, view: SheetView, heading: str) -> None:
        now = next((each.as_what for each in view.columns if each.heading == heading), None)
        chosen = await self.app.push_screen_wait(column_choice(heading, now))
        if isinstance(chosen, str) and chosen != now:
            self._sheet.read_column(heading, chosen)
            self._read_again()

    async def _change_word(self, word: str) -> None:
        chosen = await self.app.push_screen_wait(word_choice(word, self._stages))
        if isinstance(chosen, str):
            self._sheet.read_word(word, chosen)
            self._read_again()

    async def _change_headings(self, view: SheetView) -> None:
        chosen = await self.app.push_screen_wait(headings_choice(now=view.headed))
        if isinstance(chosen, bool) and chosen != view.headed:
            self._sheet.read_headings(headed=chosen)
            self._read_again()

    async def _change_dates(self, dates: DatesRead) -> None:
        chosen = await self.app.push_screen_wait(dates_choice(dates))
        if isinstance(chosen, DateOrder):
            self._sheet.read_dates(chosen)
            self._read_again()

    async def _leaves_out(self, refused: int) -> bool:
        chosen = await self.app.push_screen_wait(refused_choice(refused))
        if chosen == LOOK:
            self._turn_to(COMING)
            self.query_one(COMING, Rows).move_to((Part.REFUSED, 0))
        return chosen == LEAVE_OUT

    def _read_again(self) -> None:
        """Keep what was chosen, and read by it."""
        try:
            if chosen := self._sheet.chosen:
                self._drafts.save(DRAFT, self._sheet.fingerprint, {"choices": chosen})
            else:
                self._drafts.drop(DRAFT, self._sheet.fingerprint)
        except StoreError as error:
            self._complain(f"{error.sentence} What you choose stays here while this is open.")
        else:
            self._complain("")
        self.query_one(COMING, Rows).show(FixedLines())
        self._look()

    def _sum_up(self, sentence: str) -> None:
        self.query_one(".import--summary", Static).update(sentence)

    def _complain(self, sentence: str) -> None:
        self.query_one(".form--problem", Static).update(sentence)
