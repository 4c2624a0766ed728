"""A choice between a few words, and the field of a form that holds one."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from textual.app import RenderResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Key
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from respond_tui.widgets.fields import Field

_ARROWS = 4
"""Cells of the arrows around a word, with their space."""


def cut(word: str, room: int) -> str:
    """A word in so many cells, with … for what is left out."""
    return word if cell_len(word) <= room else f"{set_cell_size(word, room - 1).rstrip()}…"


class Choice(Widget, can_focus=True):
    """One of a few words, all in sight where they fit; arrows, space or a first letter choose."""

    DEFAULT_CSS = """
    Choice {
        height: 1;
        width: 1fr;
        background: $surface;
        &:focus { background: $panel; }
        & > .choice--chosen { color: $foreground; text-style: bold; }
        &:focus > .choice--chosen { color: $text-accent; text-style: bold; }
        & > .choice--other { color: $text-muted; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"choice--chosen", "choice--other"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space", "turn(1)", "Next", show=False),
        Binding("left", "turn(-1)", "Previous", show=False),
        Binding("enter", "submit", "Save", show=False),
    ]

    chosen: reactive[int] = reactive(0)

    class Chosen(Message):
        """Another word was chosen."""

    class Submitted(Message):
        """Enter was pressed, as in any field of one line."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self._words = tuple(words)

    @property
    def word(self) -> str:
        """The chosen word."""
        return self._words[self.chosen] if self._words else ""

    @word.setter
    def word(self, word: str) -> None:
        if word in self._words:
            self.chosen = self._words.index(word)

    def render(self) -> RenderResult:
        """All words with the chosen one marked, or the chosen one between arrows."""
        spaced = sum(len(word) + 4 for word in self._words)
        if spaced <= self.size.width:
            return Content("").join(self._word(number) for number in range(len(self._words)))
        place = f"  {self.chosen + 1} of {len(self._words)}"
        style = self.get_visual_style("choice--chosen")
        second = self.get_visual_style("choice--other")
        room = max(self.size.width - len(place) - _ARROWS, 1)
        word = cut(self.word or "–", room)
        return Content.assemble((f"‹ {word} ›", style), (place, second))

    def _word(self, number: int) -> Content:
        word = self._words[number] or "–"
        if number == self.chosen:
            return Content.styled(f"● {word}  ", self.get_visual_style("choice--chosen"))
        return Content.styled(f"○ {word}  ", self.get_visual_style("choice--other"))

    def action_turn(self, by: int) -> None:
        """Choose the next or the previous word."""
        if self._words:
            self.chosen = (self.chosen + by) % len(self._words)
            self.post_message(self.Chosen())

    def action_submit(self) -> None:
        """Enter saves the form."""
        self.post_message(self.Submitted())

    def on_key(self, event: Key) -> None:
        """A letter chooses the next word that begins with it."""
        letter = (event.character or "").casefold()
        if not letter.isalnum():
            return
        turned = [(self.chosen + by) % len(self._words) for by in range(1, len(self._words) + 1)]
        found = next((n for n in turned if self._words[n].casefold().startswith(letter)), None)
        if found is not None:
            event.stop()
            self.chosen = found
            self.post_message(self.Chosen())

    def on_click(self, event: Click) -> None:
        """A click chooses the word under it, or the next one."""
        x = 0
        for number, word in enumerate(self._words):
            x += len(word or "–") + 4
            if event.x < x and sum(len(word) + 4 for word in self._words) <= self.size.width:
                self.chosen = number
                self.post_message(self.Chosen())
                return
        self.action_turn(1)


class ChoiceField(Field):
    """One of a few words. ``words`` maps what is shown to what is returned."""

    def __init__(self, name: str, label: str, words: Sequence[tuple[str, object]]) -> None:
        super().__init__(name, label)
        self._values = dict(words)

    def editor(self) -> Widget:
        """The words to choose from."""
        return Choice(tuple(self._values))

    @property
    def text(self) -> str:
        """The chosen word."""
        return self.query_one(Choice).word

    @text.setter
    def text(self, text: str) -> None:
        self.query_one(Choice).word = text

    def read(self) -> object:
        """What the chosen word stands for."""
        return self._values.get(self.text)

    def on_choice_chosen(self, event: Choice.Chosen) -> None:
        """Pass it on as an edit."""
        event.stop()
        self.post_message(self.Edited())
