"""The one list of the program: drawn by line, so that its cost does not grow with the log.

What it shows is a ``Lines``: a tuple of lines, or something that fetches a page of them
when they come into sight.
"""

from collections.abc import Hashable, Sequence
from typing import ClassVar, Protocol

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from respond_tui.widgets import keys
from respond_tui.widgets.columns import GAP, Cell, Column, Line, Tone, rooms, spans

SETTLE = 0.06
"""Seconds that the cursor rests before a detail follows it, so that a held key stays quick."""


class Lines(Protocol):
    """What a list can show; ``index_of`` answers None for a key that is not there."""

    def __len__(self) -> int: ...

    def __getitem__(self, index: int, /) -> Line: ...

    def index_of(self, key: Hashable, /) -> int | None:
        """The number of the line with this key."""


class FixedLines(tuple[Line, ...]):
    """Lines that are all at hand."""

    __slots__ = ()

    def index_of(self, key: Hashable, /) -> int | None:
        """The number of the line with this key."""
        return next((number for number, line in enumerate(self) if line.key == key), None)


_HEADING_COLUMNS = (Column(flex=1), Column(right=True))


class Rows(ScrollView, can_focus=True):
    """A list with a cursor, moved by arrows, j and k, pages, home and end."""

    DEFAULT_CSS = """
    Rows {
        height: 1fr;
        padding: 0;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        & > .rows--plain { color: $foreground; }
        & > .rows--second { color: $text-muted; }
        & > .rows--next { color: $text-accent; text-style: bold; }
        & > .rows--wait { color: $text-warning; }
        & > .rows--good { color: $text-success; }
        & > .rows--strong { color: $foreground; text-style: bold; }
        & > .rows--bar { color: $primary 60%; }
        & > .rows--heading { color: $text-secondary; }
        & > .rows--mark { color: $text-accent; text-style: bold; }
        &:nocolor > .rows--mark { text-style: bold underline; }
        &.-keeps > .rows--cursor { background: $foreground 8%; }
        &:focus > .rows--cursor { background: $primary 25%; }
        &:light:focus > .rows--cursor { background: $primary 15%; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"rows--{tone}" for tone in Tone),
        "rows--cursor",
    }
    BINDINGS: ClassVar[list[BindingType]] = [*keys.MOVING]

    cursor: reactive[int | None] = reactive(None, repaint=False)

    class Highlighted(Message):
        """The cursor came to another line, or to none."""

        def __init__(self, rows: "Rows", key: Hashable | None) -> None:
            super().__init__()
            self.rows = rows
            self.key = key

        @property
        def control(self) -> "Rows":
            """The list that it happened in."""
            return self.rows

    class Opened(Message):
        """A line was clicked a second time, which is as good as enter."""

        def __init__(self, rows: "Rows", key: Hashable) -> None:
            super().__init__()
            self.rows = rows
            self.key = key

        @property
        def control(self) -> "Rows":
            """The list that it happened in."""
            return self.rows

    class Resized(Message):
        """There is more room now, or less."""

        def __init__(self, rows: "Rows") -> None:
            super().__init__()
            self.rows = rows

        @property
        def control(self) -> "Rows":
            """The list that it happened to."""
            return self.rows

    def __init__(
        self, columns: Sequence[Column], *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._columns = tuple(columns)
        self._lines: Lines = FixedLines()
        self._key: Hashable | None = None

    @property
    def key(self) -> Hashable | None:
        """The key of the line under the cursor."""
        return self._key

    @property
    def is_empty(self) -> bool:
        """Whether there is no line for the cursor to stand on."""
        return self.cursor is None

    @property
    def at_first(self) -> bool:
        """Whether the cursor is on the first line that it can stand on."""
        return self.cursor == self._nearest(0)

    def show(self, lines: Lines) -> None:
        """Show other lines; the cursor stays with its key, or else in its place."""
        self._lines = lines
        self.virtual_size = Size(0, len(lines))
        index = self._index_of(self._key)
        self._land(self._nearest(index if index is not None else self.cursor or 0))
        self.refresh()

    def move_to(self, key: Hashable) -> bool:
        """Put the cursor on the line of ``key``; False when there is none."""
        index = self._index_of(key)
        if index is not None:
            self._land(index)
        return index is not None

    def move_to_line(self, index: int) -> None:
        """Put the cursor on a line by its number, or the nearest that it can stand on."""
        self._land(self._nearest(index))

    def render_line(self, y: int) -> Strip:
        """Draw the line at ``y`` of what is in sight."""
        width = self.scrollable_content_region.width
        index = self.scroll_offset.y + y
        base = self.rich_style
        if not 0 <= index < len(self._lines):
            return Strip.blank(width, base)
        line = self._lines[index]
        pointed = self.cursor is not None and index == self.cursor + line.follows
        if pointed and (self.has_focus or self.has_class("-keeps")):
            background = self.get_component_rich_style("rows--cursor").bgcolor
            base += Style(bgcolor=background, reverse=self.app.no_color or None)
        columns = _HEADING_COLUMNS if line.key is None or line.whole else self._columns
        return Strip(self._segments(line.cells, columns, width, base), width)

    def action_cursor_down(self) -> None:
        """One line down."""
        self._step(1)

    def action_cursor_up(self) -> None:
        """One line up."""
        self._step(-1)

    def action_page_down(self) -> None:
        """One page down."""
        self._jump((self.cursor or 0) + self._page)

    def action_page_up(self) -> None:
        """One page up."""
        self._jump((self.cursor or 0) - self._page)

    def action_first(self) -> None:
        """To the first line."""
        self._jump(0)

    def action_last(self) -> None:
        """To the last line."""
        self._jump(len(self._lines) - 1)

    def on_resize(self) -> None:
        """Keep the cursor in sight when the room changes."""
        self.virtual_size = Size(0, len(self._lines))
        if self.cursor is not None:
            self._keep_in_sight(self.cursor)
        self.post_message(self.Resized(self))

    async def on_click(self, event: Click) -> None:
        """A click moves the cursor; a click on the cursor opens the line."""
        index = self.scroll_offset.y + event.get_content_offset_capture(self).y
        if not 0 <= index < len(self._lines):
            return
        index -= self._lines[index].follows
        if self._lines[index].key is None:
            return
        if index == self.cursor and self._key is not None:
            self.post_message(self.Opened(self, self._key))
        else:
            self._land(index)

    @property
    def _page(self) -> int:
        return max(1, self.scrollable_content_region.height - 1)

    def _segments(
        self, cells: tuple[Cell, ...], columns: tuple[Column, ...], width: int, base: Style
    ) -> list[Segment]:
        pieces: list[Segment] = []
        for cell, room in zip(cells, rooms(cells, columns, width), strict=False):
            column, size = room
            if size <= 0:
                continue
            if pieces:
                pieces.append(Segment(" " * GAP, base))
            pieces += [
                Segment(text, base + _colour(self.get_component_rich_style(f"rows--{tone}")))
                for text, tone in spans(cell, size, right=column.right)
                if text
            ]
        used = sum(cell_len(piece.text) for piece in pieces)
        return [*pieces, Segment(" " * max(0, width - used), base)]

    def _index_of(self, key: Hashable | None) -> int | None:
        return None if key is None else self._lines.index_of(key)

    def _nearest(self, index: int) -> int | None:
        count = len(self._lines)
        if not count:
            return None
        index = min(max(index, 0), count - 1)
        below = next((i for i in range(index, count) if self._lines[i].key is not None), None)
        if below is not None:
            return below
        return next((i for i in range(index, -1, -1) if self._lines[i].key is not None), None)

    def _step(self, by: int) -> None:
        if self.cursor is None:
            return
        index = self.cursor + by
        while 0 <= index < len(self._lines) and self._lines[index].key is None:
            index += by
        if 0 <= index < len(self._lines):
            self._land(index)
        elif by < 0:
            self.scroll_to(y=0, animate=False)

    def _jump(self, index: int) -> None:
        self._land(self._nearest(index))

    def _land(self, index: int | None) -> None:
        old = self.cursor
        self.cursor = index
        before, self._key = self._key, None if index is None else self._lines[index].key
        for line in (old, index):
            if line is not None:
                self.refresh_lines(line, 2)
        if index is not None:
            self._keep_in_sight(index)
        if self._key != before or index is None:
            self.post_message(self.Highlighted(self, self._key))

    def _keep_in_sight(self, index: int) -> None:
        height = self.scrollable_content_region.height
        if height <= 0:
            return
        top = self.scroll_offset.y
        first = index - 1 if index and self._lines[index - 1].key is None else index
        last = index
        while last + 1 < len(self._lines) and self._lines[last + 1].follows:
            last += 1
        if first < top:
            self.scroll_to(y=first, animate=False, immediate=True)
        elif last >= top + height:
            self.scroll_to(y=last - height + 1, animate=False, immediate=True)


def _colour(style: Style) -> Style:
    return Style(color=style.color, bold=style.bold, dim=style.dim, underline=style.underline)
