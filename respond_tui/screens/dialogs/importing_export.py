"""What a file that “respond export” wrote would bring, table by table."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Static

from respond_tui.guide.text import shortened
from respond_tui.widgets import keys
from respond_tui.widgets.columns import Cell, Column, Line, Tone
from respond_tui.widgets.panel import Panel
from respond_tui.widgets.rows import FixedLines, Rows

if TYPE_CHECKING:
    from respond_tui.actions.exchange import TakenIn

_TABLES = {
    "interview": "rounds",
    "recovery": "recoveries",
    "alert_answer": "answers to alerts",
    "commitment": "levers",
    "saved_search": "saved searches",
}


class ExportDialog(ModalScreen[bool]):
    """Returns whether the file is to be taken in."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "save", "Import", show=False),
        keys.SAVE,
        keys.CLOSE,
    ]

    def __init__(self, name: str, would: TakenIn) -> None:
        super().__init__()
        self._file = name
        self._would = would

    def compose(self) -> ComposeResult:
        """A line for each table that has something in the file."""
        with Panel(f"Import · {shortened(self._file)}", classes="choose"):
            yield Static(classes="form--sentence", markup=False)
            yield Rows([Column(flex=1), Column(right=True)])

    def on_mount(self) -> None:
        """Show what would come, and how to let it."""
        would = self._would
        is_new = bool(would.added or would.updated)
        sentence = "Everything that “respond export” wrote into it:"
        if not is_new:
            sentence = "All of it is here already, so there is nothing to import."
        self.query_one(".form--sentence", Static).update(sentence)
        self.query_one(Panel).hint("^s import · esc back" if is_new else "esc back")
        rows = self.query_one(Rows)
        lines = [
            Line(
                each.table,
                (
                    Cell(_TABLES.get(each.table, f"{each.table.replace('_', ' ')}s")),
                    Cell(
                        f"{each.added:,} new, {each.updated:,} changed, "
                        f"{each.unchanged:,} here already",
                        Tone.SECOND,
                    ),
                ),
            )
            for each in would.tables
        ]
        rows.styles.height = max(1, min(len(lines), 12))
        rows.show(FixedLines(lines))
        rows.focus()

    def action_save(self) -> None:
        """Take it in, where there is something to take."""
        if self._would.added or self._would.updated:
            self.dismiss(True)

    def action_close(self) -> None:
        """Leave it."""
        self.dismiss(False)
