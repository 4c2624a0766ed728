"""The reflection in a person's hands: pages are turned, filled in, finished.

The window saves nothing. What is typed goes to a draft of its page; what is to be saved or asked is
told to whoever opened it, as wishes, one after the other. To turn a page waits for no save.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.events import Key
from textual.widgets import Input, TextArea

from respond_tui.guide.reflection import PAGES
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import ReflectionPage
from respond_tui.screens.dialogs.values import Values
from respond_tui.screens.reflection.letters import Letters
from respond_tui.screens.reflection.record import QuestionsField
from respond_tui.screens.reflection.window import ReflectionWindow
from respond_tui.screens.reflection.wishes import FINISH, Filled, Wanted, draft_of
from respond_tui.store.errors import StoreError
from respond_tui.widgets import keys
from respond_tui.widgets.choice import Choice

if TYPE_CHECKING:
    from respond_tui.queries.reflection import ReflectionView
    from respond_tui.screens.reflection.page import Around
    from respond_tui.store.drafts import Drafts

_IN_A_LIST = frozenset({"done", "edit", "delete", "put_off", "move"})


class ReflectionDialog(ReflectionWindow):
    """Seven pages, turned in any order; each keeps its words."""

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.NEXT_PAGE,
        keys.PAGE_BACK,
        keys.MARK,
        keys.PACKET,
        keys.FACTS,
        keys.DONE,
        keys.EDIT,
        keys.DELETE,
        keys.PUT_OFF,
        keys.MOVE,
        keys.UNDO,
        keys.REDO,
    ]

    def __init__(
        self, view: ReflectionView, at: ReflectionPage, around: Around, drafts: Drafts
    ) -> None:
        super().__init__(view, at, around, drafts)
        self._sent: Filled | None = None
        self._wishes: asyncio.Queue[Filled | Wanted | None] = asyncio.Queue()
        self.is_closing = False
        self.refused: Refusal | None = None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What acts on a line only in a list; undo where no words are being typed."""
        if action in _IN_A_LIST:
            return action in self._page.ACTS and self._page.line is not None
        if action in {"undo", "redo"}:
            return not isinstance(self.focused, Input | TextArea)
        return super().check_action(action, parameters)

    async def wish(self) -> Filled | Wanted | None:
        """Wait for what is wanted next; None once the person leaves."""
        return await self._wishes.get()

    def saved(self, filled: Filled, view: ReflectionView) -> None:
        """Show what was saved; its draft is not needed any more."""
        if filled.page is not self.page:
            if self._drafts.load(draft_of(filled.page), self._subject) == filled.texts:
                with contextlib.suppress(StoreError):
                    self._drafts.drop(draft_of(filled.page), self._subject)
            self.show(view)
            return
        if self._page.is_entry:
            self._sent = None
            self._take_out(filled.texts)
        elif self._typed() == filled.texts:
            self._known = self._typed()  # nothing was typed since, so what was saved may stand
        self.show(view)
        self.keep()
        if self._typed() == self._known:
            self._say("")

    async def refuse(self, page: ReflectionPage, refusal: Refusal) -> None:
        """Go to the page where something is wrong, and say what; its words are still there."""
        self._sent = None
        if page is self.page:
            self._refuse(refusal)
        else:
            await self.turn_to(page, refusal)

    async def action_save(self) -> None:
        """Save the page and go on to the next, once what it must have is there."""
        try:
            values = self.read() if self._has_words else Values()
            self._page.check(values)
        except Refusal as refusal:
            self._refuse(refusal)
            return
        if self._page.is_entry and self._has_words:
            if self._sent is None:
                self.keep()
                self._sent = self._want_saved(values, self.page)
            return
        following = PAGES[PAGES.index(self.page) + 1 :][:1]
        if self._is_changed or self._page.asks_to_confirm:
            self.keep()
            self._want_saved(values, following[0] if following else None)
        elif not following:
            self._want(FINISH)
        if following:
            await self._open(following[0])

    async def go_to(self, page: ReflectionPage) -> None:
        """Turn to any page, whatever this one lacks, and save of it what can be."""
        if page is self.page:
            self.begin()
        else:
            self._send(page)
            await self._open(page)

    async def action_next_page(self) -> None:
        """Turn to the next page."""
        await self.go_to(PAGES[(PAGES.index(self.page) + 1) % len(PAGES)])

    async def action_page_back(self) -> None:
        """Turn to the page before."""
        await self.go_to(PAGES[PAGES.index(self.page) - 1])

    async def on_letters_turned(self, event: Letters.Turned) -> None:
        """Turn to the page."""
        await self.go_to(event.page)
        if event.stays:
            self.query_one(Letters).focus()

    async def on_key(self, event: Key) -> None:
        """A number turns to its page, where it is no text."""
        number = int(event.character or "0") if event.key.isdecimal() else 0
        if 1 <= number <= len(PAGES) and not isinstance(self.focused, Input | TextArea):
            event.stop()
            await self.go_to(PAGES[number - 1])

    def action_close(self) -> None:
        """Leave; what is typed is saved, or kept as it is: a line that was begun is none yet."""
        self.keep()
        self.refused = None if self._page.is_entry else self._send(self.page)
        self.is_closing = True
        self._wishes.put_nowait(None)

    def action_mark(self) -> None:
        """Give the question under the cursor its next mark."""
        for field in self.query(QuestionsField):
            field.turn_mark()

    def action_packet(self) -> None:
        """Choose what of it somebody gets to read."""
        self._send(self.page)
        self._want("packet")

    def action_facts(self) -> None:
        """Show the facts whole."""
        self._want("facts")

    def action_done(self) -> None:
        """Choose the gap, or tick the action."""
        self._want("done")

    def action_edit(self) -> None:
        """Write the line anew."""
        self._want("edit")

    def action_delete(self) -> None:
        """Take the line away."""
        self._want("delete")

    def action_put_off(self) -> None:
        """Leave the action out, with a reason."""
        self._want("put_off")

    def action_move(self) -> None:
        """Give the action another day."""
        self._want("move")

    def action_undo(self) -> None:
        """Take the last change back."""
        self._want("undo")

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._want("redo")

    @property
    def _is_changed(self) -> bool:
        if self._page.is_entry:
            return self._has_words and self._sent is None
        return self._typed() != self._known

    def _send(self, to: ReflectionPage) -> Refusal | None:
        """Ask for what is typed to be saved; why it cannot be, if so."""
        if not self._is_changed:
            return None
        try:
            values = self.read()
        except Refusal as refusal:
            return refusal
        sent = self._want_saved(values, to)
        self._sent = sent if self._page.is_entry else None
        return None

    async def _open(self, page: ReflectionPage) -> None:
        self._sent = None  # on its way; if it cannot be saved, its draft is still there
        await self.turn_to(page)

    def _want_saved(self, values: Values, to: ReflectionPage | None) -> Filled:
        filled = Filled(self.page, values, self._typed(), to)
        self._wishes.put_nowait(filled)
        return filled

    def _want(self, what: str) -> None:
        self._wishes.put_nowait(Wanted(what, self.page, self._page.line))

    def _take_out(self, texts: Mapping[str, str]) -> None:
        """Leave in the fields only what was typed after these words."""
        more = {
            name: self._known[name] if text == texts[name] else text.removeprefix(texts[name])
            for name, text in self._typed().items()
        }
        self._put(more)
        if isinstance(self.focused, Input | TextArea | Choice):
            self.begin()
