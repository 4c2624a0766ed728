"""A figure on a scale, all of it in sight, one digit away; and the field of a form for it."""

from textual.events import Key
from textual.widget import Widget

from respond_tui.widgets.choice import Choice, ChoiceField


class Scale(Choice):
    """Whole numbers from the least to the most; a digit takes one, 0 is ten where there is ten."""

    def on_key(self, event: Key) -> None:
        """A digit takes its figure; letters are for whoever is around."""
        event.prevent_default()  # of a Choice, where a letter looks for a word
        digit = event.character or ""
        if len(digit) == 1 and digit in "0123456789":
            event.stop()
            self.word = "10" if digit == "0" else digit
            self.post_message(self.Chosen())


class ScaleField(ChoiceField):
    """A figure from the least to the most of ``within``."""

    def __init__(self, name: str, label: str, within: tuple[int, int]) -> None:
        least, most = within
        super().__init__(name, label, [(str(each), each) for each in range(least, most + 1)])
        self._words = [str(each) for each in range(least, most + 1)]

    def editor(self) -> Widget:
        """The figures to choose from."""
        return Scale(self._words)
