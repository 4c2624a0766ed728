"""The search: a line, how it was read, and below it what it finds, as it is typed."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Input, Static

from respond_tui.guide.interviews import LogFilter
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.text import clean_line
from respond_tui.screens.dialogs.form import DRAFT_AFTER
from respond_tui.screens.dialogs.wish import FORM, Wanted, Wish
from respond_tui.screens.search_lines import (
    COLUMNS,
    first_lines,
    hit_lines,
    read_words,
    unread_lines,
)
from respond_tui.store.errors import StoreError
from respond_tui.widgets import keys
from respond_tui.widgets.columns import Line
from respond_tui.widgets.editors import OneLine
from respond_tui.widgets.panel import Panel
from respond_tui.widgets.rows import FixedLines, Rows

if TYPE_CHECKING:
    from respond_tui.guide.searching import Search
    from respond_tui.queries.saved import SavedSearch
    from respond_tui.queries.search import Found, Hit
    from respond_tui.store.drafts import Drafts

Read = Callable[[str], "Search"]
Find = Callable[[LogFilter], "Found"]


class SearchDialog(ModalScreen[Wanted | None]):
    """Returns what is to be done with a line or a hit; None when the person leaves.

    ``read`` says what a line asks for, ``find`` what there is of it; that is run in a thread,
    one at a time, and only the answer to the latest line is shown.
    """

    CSS_PATH = "dialogs.tcss"
    GRAMMAR: ClassVar[str] = "search"
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.OPEN,
        keys.DOWN,
        keys.SAVE,
        keys.IN_LOG,
        keys.DELETE,
        keys.CLOSE,
    ]

    def __init__(
        self,
        read: Read,
        find: Find,
        saved: Sequence[SavedSearch],
        drafts: Drafts,
        today: dt.date,
        *,
        line: str = "",
        at_saved: bool = False,
    ) -> None:
        super().__init__()
        self._read = read
        self._find = find
        self._saved = tuple(saved)
        self._drafts = drafts
        self._today = today
        self._first_line = line
        self._at_saved = at_saved
        self._search: Search | None = None
        self._asked: Search | None = None
        self._is_asking = False
        self._hits: tuple[Hit, ...] | None = None
        self._opens_first = False
        self._keeping: Timer | None = None

    def compose(self) -> ComposeResult:
        """The line, how it was read, and what it finds."""
        with Panel("Search", classes="search"):
            line = OneLine(
                placeholder="a word, a name, @technical rejected since jan",
                compact=True,
                select_on_focus=False,
            )
            line.value = self._first_line
            line.add_class("search--line")
            yield line
            yield Static(classes="search--read", markup=False)
            yield Rows(COLUMNS)

    def on_mount(self) -> None:
        """Take up the line of last time, selected, so that the first letter replaces it."""
        field = self.query_one(Input)
        field.action_select_all()
        self._look()
        (self.query_one(Rows) if self._at_saved and self._saved else field).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look for what the line says now, unless it is the one that was there at first."""
        event.stop()
        if self._keeping is None and event.value == self._first_line:
            return
        self._opens_first = False
        self._look()
        self._stop_timer()
        self._keeping = self.set_timer(DRAFT_AFTER, self.keep)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the line opens the first hit."""
        event.stop()
        if self._line:
            self.action_open()

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """A second click opens."""
        self.action_open()

    def on_descendant_focus(self) -> None:
        """Name the keys that act on what is focused now."""
        self._hint()

    def on_key(self, event: Key) -> None:
        """In the list, letters without another meaning go on with the line above it."""
        rows, field = self.query_one(Rows), self.query_one(Input)
        if self.focused is not rows:
            return
        if event.key == "up" and rows.at_first:
            field.focus()
        elif event.key == "backspace":
            field.focus()
            field.action_delete_left()
        elif event.is_printable and event.character and event.key not in self.active_bindings:
            field.focus()
            field.insert_text_at_cursor(event.character)
        else:
            return
        event.stop()
        event.prevent_default()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a saved search can be taken away."""
        return action != "delete" or self._saved_name is not None

    def action_cursor_down(self) -> None:
        """From the line into the list, one line on where its first is marked already."""
        rows = self.query_one(Rows)
        rows.focus()
        if rows.has_class("-keeps"):
            rows.action_cursor_down()

    def action_open(self) -> None:
        """Open the hit under the cursor, or run the saved search there."""
        key = self.query_one(Rows).key
        if self._hits is None and self._search is not None and not self._search.is_empty:
            self._opens_first = True
        elif self._hits and isinstance(key, int):
            self._return(Wanted(Wish.OPEN, self._line, hit=self._hits[key]))
        elif (name := self._saved_name) is not None:
            field = self.query_one(Input)
            field.value = next(saved.line for saved in self._saved if saved.name == name)
            field.action_end()
            field.focus()

    def action_in_log(self) -> None:
        """Show all that the line finds in the log."""
        if self._asks_for_something():
            self._return(Wanted(Wish.IN_LOG, self._line))

    def action_save(self) -> None:
        """Keep the line under a name."""
        if self._asks_for_something():
            self._return(Wanted(Wish.SAVE, self._line))

    def action_delete(self) -> None:
        """Take the saved search under the cursor away."""
        if (name := self._saved_name) is not None:
            self._return(Wanted(Wish.TAKE_AWAY, self._line, name=name))

    def action_close(self) -> None:
        """Leave; the line is there again next time."""
        self._return(None)

    def keep(self) -> None:
        """Write the line into its draft."""
        self._stop_timer()
        typed = self.query_one(Input).value
        if typed or not self._at_saved:
            with contextlib.suppress(StoreError):
                self._drafts.save(FORM, "", {"line": typed})

    def _stop_timer(self) -> None:
        if self._keeping is not None:
            self._keeping.stop()

    @property
    def _line(self) -> str:
        """The line, cleaned. Raises nothing: one that is too long is none."""
        try:
            return clean_line(self.query_one(Input).value).text
        except Refusal:
            return ""

    @property
    def _saved_name(self) -> str | None:
        """The saved search under the cursor, while the list is in focus."""
        rows = self.query_one(Rows)
        match rows.key if self.focused is rows else None:
            case ("saved", str(name)):
                return name
        return None

    def _return(self, wanted: Wanted | None) -> None:
        self.keep()
        self.dismiss(wanted)

    def _asks_for_something(self) -> bool:
        asks = self._search is not None and not self._search.is_empty
        if not asks:
            self._tell(Content.styled("Write what to look for first.", "$text-warning"))
        return asks

    def _look(self) -> None:
        """Read the line, and ask for what it finds."""
        self._search = self._hits = None
        try:
            line = clean_line(self.query_one(Input).value).text
        except Refusal as refusal:
            self._tell(Content.styled(refusal.sentence, "$text-warning"))
            self._show(())
            return
        if not line:
            self._tell(Content(""))
            self._show(first_lines(self._saved))
            return
        self._search = self._read(line)
        self._tell(read_words(self._search))
        if self._search.is_empty:
            self._show(unread_lines())
            return
        self._asked = self._search
        if not self._is_asking:
            self._is_asking = True
            self._answer()

    @work(group="search")
    async def _answer(self) -> None:
        """Find what was asked for last, again and again until nothing newer was."""
        try:
            while (asked := self._asked) is not None:
                self._asked = None
                try:
                    found = await asyncio.to_thread(self._find, asked.chosen)
                except StoreError as error:
                    told = error.in_full
                    self._tell(Content.styled(told, "$text-warning"))
                    continue
                if self._search is asked:
                    self._show_found(asked, found)
        finally:
            self._is_asking = False

    def _show_found(self, search: Search, found: Found) -> None:
        self._hits = found.hits
        self._show(hit_lines(found, search.chosen.text, self._today))
        count = f"{len(found.hits)}{' and more' if found.more else ''}"
        self.query_one(Panel).entitle(f"Search · {count}")
        if self._opens_first:
            self._opens_first = False
            self.action_open()

    def _show(self, lines: Iterable[Line]) -> None:
        """Show other lines, from the first on."""
        rows = self.query_one(Rows)
        rows.set_class(bool(self._hits), "-keeps")
        rows.show(FixedLines(lines))
        rows.move_to_line(0)
        rows.scroll_home(animate=False)
        self.query_one(Panel).entitle("Search")
        self._hint()

    def _tell(self, content: Content) -> None:
        self.query_one(".search--read", Static).update(content)

    def _hint(self) -> None:
        if self._line:
            hint = "enter open · ^l show in the log · ^s save · esc close"
        elif self._saved and self.focused is self.query_one(Rows):
            hint = "enter run · d take away · esc close"
        else:
            hint = "↓ saved searches · esc close" if self._saved else "esc close"
        self.query_one(Panel).hint(hint)
