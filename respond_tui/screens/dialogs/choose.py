"""A short list to choose one thing from, by letter or by cursor."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Static

from respond_tui.widgets import keys
from respond_tui.widgets.columns import Cell, Column, Line, Tone
from respond_tui.widgets.panel import Panel
from respond_tui.widgets.rows import FixedLines, Rows


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: what it returns, what it says, and the letter that takes it."""

    key: Hashable
    text: str
    more: str = ""
    letter: str = ""


class ChooseDialog(ModalScreen[Hashable | None]):
    """Returns the key of the option that was taken, or None."""

    CSS_PATH = "dialogs.tcss"
    HELP_TEXT: ClassVar[str] = "The letter before a line takes it at once."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "Choose", id="take", tooltip="Take the line under the cursor."),
        keys.CLOSE,
    ]

    def __init__(
        self, title: str, options: Sequence[Option], *, sentence: str = "", at: Hashable = None
    ) -> None:
        super().__init__()
        self._title = title
        self._options = tuple(options)
        self._sentence = sentence
        self._at = at

    def compose(self) -> ComposeResult:
        """The options under a sentence that says what for."""
        with Panel(self._title, "enter choose · esc close", classes="choose"):
            if self._sentence:
                yield Static(self._sentence, classes="form--sentence", markup=False)
            yield Rows([Column(width=1), Column(flex=1), Column(right=True)])

    def on_mount(self) -> None:
        """Show the options, as many lines as there are."""
        rows = self.query_one(Rows)
        rows.styles.height = min(len(self._options), 16)
        rows.show(FixedLines(self._line(option) for option in self._options))
        if self._at is not None:
            rows.move_to(self._at)
        rows.focus()

    def on_key(self, event: Key) -> None:
        """A letter takes its option at once."""
        for option in self._options:
            if option.letter and event.character == option.letter:
                event.stop()
                self.dismiss(option.key)
                return

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """A click takes it too."""
        self.dismiss(event.key)

    def action_take(self) -> None:
        """Take the line under the cursor."""
        self.dismiss(self.query_one(Rows).key)

    def action_close(self) -> None:
        """Choose nothing."""
        self.dismiss(None)

    def _line(self, option: Option) -> Line:
        cells = (
            Cell(option.letter, Tone.NEXT),
            Cell(option.text),
            Cell(option.more, Tone.SECOND),
        )
        return Line(option.key, cells)
