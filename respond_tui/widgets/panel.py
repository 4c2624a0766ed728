"""A rounded frame with its title in the top border and its keys in the bottom one."""

from textual.containers import Vertical, VerticalScroll
from textual.content import Content


class Frame(Vertical):
    """A frame around a whole window, whose look hangs on no focus; titles are literal text.

    A frame that followed the focus would have all that is in it styled anew at every tab.
    """

    DEFAULT_CSS = """
    Frame {
        border: round $border;
        border-title-color: $text-primary;
        border-title-style: bold;
        border-subtitle-color: $text-muted;
        padding: 0 1;
    }
    """

    def __init__(
        self, title: str, hint: str = "", *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.entitle(title)
        self.hint(hint)

    def entitle(self, title: str) -> None:
        """Give it another title."""
        self.border_title = Content(title)

    def hint(self, hint: str) -> None:
        """Name other keys in the bottom border."""
        self.border_subtitle = Content(hint)


class Panel(Frame):
    """A frame around one thing, brighter where the focus is."""

    DEFAULT_CSS = """
    Panel {
        border-title-color: $text-secondary;
        &:focus-within { border: round $primary; border-title-color: $text-primary; }
    }
    """


class Reading(VerticalScroll, can_focus=False):
    """Text that is read, not acted on; scrolls where it is longer than its room."""

    DEFAULT_CSS = """
    Reading { height: 1fr; scrollbar-size-vertical: 1; }
    """
