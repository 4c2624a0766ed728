"""A rounded frame with its title in the top border and its keys in the bottom one."""

from textual.containers import Vertical, VerticalScroll
from textual.content import Content


class Panel(Vertical):
    """A frame around one thing; titles are literal text, never markup."""

    DEFAULT_CSS = """
    Panel {
        border: round $border;
        border-title-color: $text-secondary;
        border-title-style: bold;
        border-subtitle-color: $text-muted;
        padding: 0 1;
        &:focus-within { border: round $primary; border-title-color: $text-primary; }
    }
    """

    def __init__(
        self, title: str, hint: str = "", *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.entitle(title)
        self.hint(hint)

    def entitle(self, title: str) -> None:
        """Give the panel another title."""
        self.border_title = Content(title)

    def hint(self, hint: str) -> None:
        """Name other keys in the bottom border."""
        self.border_subtitle = Content(hint)


class Reading(VerticalScroll, can_focus=False):
    """Text that is read, not acted on; scrolls where it is longer than its room."""

    DEFAULT_CSS = """
    Reading { height: 1fr; scrollbar-size-vertical: 1; }
    """
