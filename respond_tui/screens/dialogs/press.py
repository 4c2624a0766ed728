"""Waits for one key, and returns its name."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Static

from respond_tui.widgets.panel import Panel


class PressDialog(ModalScreen[str | None]):
    """Returns the key that is pressed; escape returns None."""

    CSS_PATH = "dialogs.tcss"
    TELLS_ITS_KEYS: ClassVar[bool] = False

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def compose(self) -> ComposeResult:
        """One sentence in a frame."""
        with Panel("Press a key", "esc close", classes="choose"):
            yield Static(f"Press the key that you want for “{self._name}”.", markup=False)

    def on_key(self, event: Key) -> None:
        """Take the key, whatever it does elsewhere."""
        event.stop()
        event.prevent_default()
        self.dismiss(None if event.key == "escape" else event.key)
