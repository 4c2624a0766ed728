"""A list that stays open while its lines are changed, one after the other."""

from __future__ import annotations

import asyncio
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen
from textual.widgets import Static

from respond_tui.widgets import keys
from respond_tui.widgets.columns import Column, Line
from respond_tui.widgets.panel import Panel
from respond_tui.widgets.rows import FixedLines, Rows


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants done, by the id of its key, and the line it is wanted for."""

    what: str | None
    key: Hashable | None


class ManageDialog(ModalScreen[None]):
    """Says what is wanted with which line; whoever opened it does that and shows the list anew.

    It saves nothing and asks nothing. What is pressed while something is being saved waits
    for its turn.
    """

    CSS_PATH = "dialogs.tcss"
    HINT: ClassVar[str] = "esc close"
    FRAME: ClassVar[int] = 7
    """Lines of the frame, its padding, and what is said under the list."""

    COLUMNS: ClassVar[Sequence[Column]] = (Column(flex=1),)
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.OPEN,
        keys.EDIT,
        keys.MERGE,
        keys.UNDO,
        keys.REDO,
        keys.CLOSE,
    ]

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self._most = 1
        self._about: Mapping[Hashable | None, str] = {}
        self._wishes: asyncio.Queue[Wish | None] = asyncio.Queue()

    def compose(self) -> ComposeResult:
        """The list, and under it what the line under the cursor does not have room for."""
        with Panel(self._title, self.HINT, classes="manage"):
            yield Rows(self.COLUMNS)
            yield Static(classes="manage--about", markup=False)

    def on_mount(self) -> None:
        """The list is all there is to act on."""
        self.query_one(Rows).focus()

    async def wish(self) -> Wish | None:
        """Wait for what is wanted next; None once the person leaves."""
        return await self._wishes.get()

    def show(
        self,
        title: str,
        lines: Iterable[Line],
        about: Mapping[Hashable | None, str],
        at: Hashable | None = None,
    ) -> None:
        """Show the list as it is now; the cursor goes to ``at``, or stays where it is.

        ``about`` is what is said under the list of the line that has the cursor.
        """
        self.query_one(Panel).entitle(title)
        self._about = about
        rows = self.query_one(Rows)
        rows.show(shown := FixedLines(lines))
        self._most = len(shown)
        self.on_resize()
        if at is not None:
            rows.move_to(at)
        self._tell()

    def on_resize(self) -> None:
        """As tall as the list needs, as far as there is room."""
        room = self.size.height * 9 // 10 - self.FRAME
        self.query_one(Rows).styles.height = max(1, min(self._most, room))

    def on_rows_highlighted(self) -> None:
        """Say what belongs to the line under the cursor."""
        self._tell()

    def on_rows_opened(self) -> None:
        """A second click opens."""
        self.action_open()

    def action_open(self) -> None:
        """What the line is there for."""
        self.want(keys.OPEN.id)

    def action_edit(self) -> None:
        """Write it anew."""
        self.want(keys.EDIT.id)

    def action_merge(self) -> None:
        """Make it one with another."""
        self.want(keys.MERGE.id)

    def action_undo(self) -> None:
        """Take the last change back."""
        self.want(keys.UNDO.id)

    def action_redo(self) -> None:
        """Do again what was undone."""
        self.want(keys.REDO.id)

    def action_close(self) -> None:
        """Leave, once what was asked before is done."""
        self._wishes.put_nowait(None)

    def want(self, what: str | None) -> None:
        """Ask for something to be done with the line under the cursor."""
        self._wishes.put_nowait(Wish(what, self.query_one(Rows).key))

    def _tell(self) -> None:
        key = self.query_one(Rows).key
        self.query_one(".manage--about", Static).update(self._about.get(key, ""))
