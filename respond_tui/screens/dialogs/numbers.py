"""A page of numbers, each of which opens into the applications that it was counted from."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Static

from respond_tui.store.errors import StoreError
from respond_tui.widgets import keys
from respond_tui.widgets.columns import Column, Line, remark
from respond_tui.widgets.panel import Panel
from respond_tui.widgets.rows import SETTLE, FixedLines, Lines, Rows

_OF_NUMBERS = "enter why this number · esc back"
_OF_APPLICATIONS = "enter opens it in the log · esc back"


@dataclass(frozen=True, slots=True)
class Number:
    """What a line counts, in words, and how the applications behind it are found.

    The key of one of their lines is “evidence” and the id.
    """

    about: Content
    open: Callable[[], Lines]


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page, and the number that stands in each of them by its key."""

    lines: Sequence[Line]
    numbers: Mapping[Hashable, Number]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a page: the number by its key, and the line among the applications behind it."""

    key: Hashable
    line: int


class NumbersDialog(ModalScreen[int | None]):
    """Returns the application that was opened, or None; it saves nothing.

    ``count`` makes the page, and ``Number.open`` finds what is behind a line; both go through
    the whole log, so that they run in a thread while the window stands. ``at`` is where the
    person was on it before, and ``spot`` where they are when it closes.
    """

    CSS_PATH = "dialogs.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-normal")]
    BINDINGS: ClassVar[list[BindingType]] = [keys.OPEN, keys.BACK]

    def __init__(
        self,
        title: str,
        columns: Sequence[Column],
        count: Callable[[], Page],
        at: Spot | None = None,
    ) -> None:
        super().__init__()
        self.spot = at
        self._returns = at
        self._title = title
        self._columns = tuple(columns)
        self._count = count
        self._page: Page | None = None
        self._at: Hashable | None = None
        self._shown: Hashable | None = None
        self._finding = 0
        self._settling: Timer | None = None

    def compose(self) -> ComposeResult:
        """The numbers, and beside them or in their place what the one under the cursor is of."""
        with Panel(self._title, _OF_NUMBERS, classes="numbers"), Horizontal():
            yield Rows(self._columns, id="counted", classes="-keeps")
            with Vertical(id="behind"):
                yield Static(id="about", markup=False)
                yield Rows(
                    [Column(flex=1), Column(right=True), Column(right=True)],
                    id="applications",
                )

    @property
    def is_settled(self) -> bool:
        """Whether nothing is being counted or found."""
        return self._page is not None and not self._finding and self._settling is None

    def on_mount(self) -> None:
        """Count, and say so meanwhile."""
        counted = self.query_one("#counted", Rows)
        counted.show(FixedLines([remark("Counting …")]))
        counted.focus()
        self._show_page()

    @work(group="counting")
    async def _show_page(self) -> None:
        try:
            page = await asyncio.to_thread(self._count)
        except StoreError as error:
            page = Page([remark(error.in_full)], {})
        self._page = page
        counted = self.query_one("#counted", Rows)
        counted.show(FixedLines(page.lines))
        spot = self._returns
        if spot is not None and counted.move_to(spot.key):
            self._at = spot.key
            self.action_open()

    def on_rows_highlighted(self, event: Rows.Highlighted) -> None:
        """Tell about the number under the cursor, once it rests."""
        if event.rows.id != "counted" or self._page is None:
            return
        self._at = event.key
        self.query_one("#about", Static).update(self._number.about if self._number else "")
        if self._settling is not None:
            self._settling.stop()
        self._settling = self.set_timer(SETTLE, self._has_settled)

    def _has_settled(self) -> None:
        self._settling = None
        if self.query_one("#behind").display:
            self._show_behind()

    def on_rows_opened(self) -> None:
        """A second click opens."""
        self.action_open()

    def action_open(self) -> None:
        """From a number to its applications; from one of those to the log."""
        applications = self.query_one("#applications", Rows)
        if self.focused is not applications:
            if self._number is not None:
                self.add_class("-opened")
                self._show_behind(go=True)
            return
        match applications.key:
            case ("evidence", int(id_)):
                self.spot = Spot(self._at, applications.cursor or 0)
                self.dismiss(id_)

    def action_back(self) -> None:
        """From the applications to the numbers, and from those to where the page was opened."""
        counted = self.query_one("#counted", Rows)
        if self.focused is counted and not self.has_class("-opened"):
            self.dismiss(None)
            return
        self.remove_class("-opened")
        counted.focus()
        self.query_one(Panel).hint(_OF_NUMBERS)

    @property
    def _number(self) -> Number | None:
        return self._page.numbers.get(self._at) if self._page is not None else None

    def _show_behind(self, *, go: bool = False) -> None:
        """Find the applications behind the number; ``go`` puts the cursor among them."""
        number, applications = self._number, self.query_one("#applications", Rows)
        if number is None:
            applications.show(FixedLines())
            self._shown = None
        elif self._shown != self._at:
            self._find(self._at, number, go)
        elif go:
            self._go_in()

    @work(group="finding behind", exclusive=True)
    async def _find(self, key: Hashable, number: Number, go: bool) -> None:
        self._finding += 1
        try:
            lines = await asyncio.to_thread(number.open)
        except StoreError as error:
            lines = FixedLines([remark(error.in_full)])
        finally:
            self._finding -= 1
        if key != self._at:
            return
        applications = self.query_one("#applications", Rows)
        applications.show(lines)
        spot, self._returns = self._returns, None
        is_back = spot is not None and spot.key == key
        applications.scroll_home(animate=False)
        applications.move_to_line(spot.line if spot is not None and is_back else 0)
        self._shown = key
        if go or is_back:
            self._go_in()

    def _go_in(self) -> None:
        applications = self.query_one("#applications", Rows)
        if not applications.is_empty:
            applications.focus()
            self.query_one(Panel).hint(_OF_APPLICATIONS)
