"""A text with nothing around it, to be selected and copied by hand."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from respond_tui.widgets import keys


class PlainTextDialog(ModalScreen[None]):
    """Shows a text from the left edge on, under a sentence; no frame gets into a selection."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [keys.CLOSE]

    def __init__(self, sentence: str, text: str) -> None:
        super().__init__()
        self._sentence = sentence
        self._text = text

    def compose(self) -> ComposeResult:
        """The sentence, and below it the text."""
        yield Static(f"{self._sentence} esc closes.", classes="plain--sentence", markup=False)
        with VerticalScroll(classes="plain"):
            yield Static(self._text, markup=False)

    def on_mount(self) -> None:
        """The keys that move scroll the text."""
        self.query_one(VerticalScroll).focus()

    def action_close(self) -> None:
        """Close it."""
        self.dismiss(None)
