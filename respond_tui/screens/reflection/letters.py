"""The seven letters: which page is done, which one is here, which are still open."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar

from textual.app import RenderResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Key
from textual.message import Message
from textual.widget import Widget

from respond_tui.guide.reflection import PAGES, letter_of, title_of
from respond_tui.guide.terms import ReflectionPage

_HERE, _DONE, _WAITS, _OPEN = "▸", "✓", "…", "–"


class Letters(Widget, can_focus=True):
    """The names of the pages in a line, or below each other where there is room.

    With the cursor here the arrows turn the pages, and a letter goes to its page.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,down", "turn(1)", "Next", show=False),
        Binding("left,up", "turn(-1)", "Previous", show=False),
        Binding("enter", "begin", "Begin", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "letters--here",
        "letters--done",
        "letters--open",
        "letters--letter",
    }

    class Turned(Message):
        """A page was chosen; the cursor ``stays`` among the letters, or goes on into the page."""

        def __init__(self, page: ReflectionPage, *, stays: bool = False) -> None:
            super().__init__()
            self.page = page
            self.stays = stays

    class Begun(Message):
        """The person goes on into the page."""

    def __init__(self) -> None:
        super().__init__()
        self._here = PAGES[0]
        self._done: Collection[ReflectionPage] = ()
        self._waiting: Collection[ReflectionPage] = ()

    def show(
        self,
        here: ReflectionPage,
        done: Collection[ReflectionPage],
        waiting: Collection[ReflectionPage],
    ) -> None:
        """Mark the pages; those ``waiting`` hold words that could not be saved yet."""
        self._here, self._done, self._waiting = here, done, waiting
        self.refresh()

    def render(self) -> RenderResult:
        """A mark and a name for each page."""
        between = Content("\n" if self._is_upright else " ")
        return between.join(self._marked(page) for page in PAGES)

    def action_turn(self, by: int) -> None:
        """Turn to the next or the previous page."""
        page = PAGES[(PAGES.index(self._here) + by) % len(PAGES)]
        self.post_message(self.Turned(page, stays=True))

    def action_begin(self) -> None:
        """Go on into the page."""
        self.post_message(self.Begun())

    def on_key(self, event: Key) -> None:
        """A letter goes to its page."""
        pressed = (event.character or "").upper()
        found = next((page for page in PAGES if letter_of(page) == pressed), None)
        if found is not None:
            event.stop()
            self.post_message(self.Turned(found))

    def on_click(self, event: Click) -> None:
        """A click goes to the page under it."""
        if self._is_upright:
            self._click_at(event.y, [1] * len(PAGES))
        else:
            self._click_at(event.x, [len(title_of(page)) + 3 for page in PAGES])

    def _click_at(self, place: int, sizes: list[int]) -> None:
        for page, size in zip(PAGES, sizes, strict=True):
            if place < size:
                self.post_message(self.Turned(page))
                return
            place -= size

    @property
    def _is_upright(self) -> bool:
        return self.size.height >= len(PAGES)

    def _marked(self, page: ReflectionPage) -> Content:
        letter, rest = title_of(page)[:1], title_of(page)[1:]
        style = self.get_visual_style(f"letters--{self._state(page)}")
        bold = self.get_visual_style(f"letters--{self._state(page)}", "letters--letter")
        return Content.assemble((f"{self._sign(page)} ", style), (letter, bold), (rest, style))

    def _sign(self, page: ReflectionPage) -> str:
        if page is self._here:
            return _HERE
        if page in self._waiting:
            return _WAITS
        return _DONE if page in self._done else _OPEN

    def _state(self, page: ReflectionPage) -> str:
        if page is self._here:
            return "here"
        return "done" if page in self._done else "open"
