"""What is typed into: one line or several, with what the log knows to go on with.

Tab and the right arrow take what is shown behind the cursor, down and up turn to another;
where nothing is shown, these keys do what they do elsewhere.
"""

import re
from typing import ClassVar

from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Paste
from textual.geometry import Size
from textual.reactive import Reactive
from textual.suggester import SuggestionReady
from textual.widgets import Input, TextArea
from textual.widgets.text_area import Edit, EditResult

from respond_tui.widgets.completing import Complete, Ring

_BREAKS = re.compile(r"\s*[\r\n\t]\s*")
_TAKE = Binding("tab", "take", "Complete", show=False)
_NOTHING = Ring()


class OneLine(Input):
    """An input that takes pasted lines as one, with a space between them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        _TAKE,
        Binding("down", "turn(1)", "Next", show=False),
        Binding("up", "turn(-1)", "Previous", show=False),
    ]

    # Its room hangs on nothing that is typed: a letter needs no new layout of the whole form.
    virtual_size = Reactive(Size(0, 0))

    def __init__(
        self,
        complete: Complete | None = None,
        *,
        placeholder: str = "",
        compact: bool = False,
        select_on_focus: bool = True,
    ) -> None:
        super().__init__(placeholder=placeholder, compact=compact, select_on_focus=select_on_focus)
        self._complete = complete
        self._ring = _NOTHING

    def on_paste(self, event: Paste) -> None:
        """Put the whole of what is pasted where the cursor is."""
        event.prevent_default()
        event.stop()
        self.replace(_BREAKS.sub(" ", event.text), *sorted(self.selection))

    def replace(self, text: str, start: int, end: int) -> None:
        """Change the text as the person asks, and look what it can go on as."""
        super().replace(text, start, end)
        if self._complete is not None:
            typed = self.value
            self._offer(Ring(typed, self._complete(typed) if self.cursor_at_end else ()))

    def on_blur(self) -> None:
        """What is left is finished; coming back to it offers nothing."""
        self._offer(_NOTHING)

    def action_take(self) -> None:
        """Let what is shown stand."""
        if self.value != self._ring.standing or not self._ring.take():
            raise SkipAction
        self._stand()

    def action_turn(self, by: int) -> None:
        """Show the next, or the one before."""
        if self.value != self._ring.standing or not self._ring.turn(by):
            raise SkipAction
        self._stand()

    def action_cursor_right(self, select: bool = False) -> None:
        """Take what is shown behind the cursor, or move."""
        if select or not self.cursor_at_end or not self._ring.ghost:
            super().action_cursor_right(select)
        else:
            self.action_take()

    def _offer(self, ring: Ring) -> None:
        if ring.offered != self._ring.offered:
            self.post_message(ring.offered)
        self._ring = ring
        if ring.ghost:
            self._show()

    def _stand(self) -> None:
        """Put what the ring says into the line, and show what it shows."""
        self.value = self._ring.standing
        self.cursor_position = len(self.value)
        self.post_message(self._ring.offered)
        self._show()

    def _show(self) -> None:
        ghost = self._ring.ghost
        self.post_message(SuggestionReady(self.value, self.value + ghost if ghost else ""))


class LinesArea(TextArea):
    """A small text with one word or name a line, each of which can be completed."""

    BINDINGS: ClassVar[list[BindingType]] = [_TAKE]
    _ring = _NOTHING

    def __init__(self, complete: Complete, *, placeholder: Content) -> None:
        super().__init__(placeholder=placeholder, compact=True, tab_behavior="focus")
        self._complete = complete

    def edit(self, edit: Edit) -> EditResult:
        """Change the text as the person asks, and look what the line can go on as."""
        result = super().edit(edit)
        line = self._line
        found = self._complete(line) if self.cursor_at_end_of_line else ()
        others = self.text.splitlines()
        self._offer(Ring(line, [offer for offer in found if offer.text not in others]))
        return result

    def update_suggestion(self) -> None:
        """A text that came otherwise than by typing offers nothing."""
        self._offer(_NOTHING)

    def on_blur(self) -> None:
        """What is left is finished; coming back to it offers nothing."""
        self._offer(_NOTHING)

    def on_text_area_selection_changed(self) -> None:
        """A cursor that went elsewhere offers nothing."""
        if self._line != self._ring.standing or not self.cursor_at_end_of_line:
            self._offer(_NOTHING)

    def action_take(self) -> None:
        """Let what is shown stand."""
        if not self._ring.take():
            raise SkipAction
        self._stand()

    def action_cursor_down(self, select: bool = False) -> None:
        """Show the next, or move."""
        if select or not self._ring.turn(1):
            super().action_cursor_down(select)
        else:
            self._stand()

    def action_cursor_up(self, select: bool = False) -> None:
        """Show the one before, or move."""
        if select or not self._ring.turn(-1):
            super().action_cursor_up(select)
        else:
            self._stand()

    def action_cursor_right(self, select: bool = False) -> None:
        """Take what is shown behind the cursor, or move."""
        if select or not self._ring.take():
            super().action_cursor_right(select)
        else:
            self._stand()

    @property
    def _line(self) -> str:
        """The line that the cursor is in."""
        return self.document.get_line(self.cursor_location[0])

    def _offer(self, ring: Ring) -> None:
        if ring.offered != self._ring.offered:
            self.post_message(ring.offered)
        self._ring = ring
        self.suggestion = ring.ghost

    def _stand(self) -> None:
        """Put what the ring says into the line, and show what it shows."""
        ring, line, row = self._ring, self._line, self.cursor_location[0]
        if line != ring.standing:
            whole = (row, 0), (row, len(line))
            self.replace(ring.standing, *whole, maintain_selection_offset=False)
        self._ring = _NOTHING
        self._offer(ring)
