"""The reflection as one window: the letters, the facts, and the page that is open.

It saves nothing. What is typed goes to a draft of its page; what is to be saved or asked is
told to whoever opened it, as wishes, one after the other. To turn a page waits for no save.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.events import Key
from textual.widgets import Input, Static, TextArea

from respond_tui.guide.reflection import PAGES
from respond_tui.guide.reflection_words import words_of
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import ReflectionPage
from respond_tui.screens import spoken as say
from respond_tui.screens.dialogs.form import NOT_YET, STYLES, DraftedScreen
from respond_tui.screens.dialogs.values import Values
from respond_tui.screens.reflection.facts import facts_beside, facts_in_a_strip
from respond_tui.screens.reflection.letters import Letters
from respond_tui.screens.reflection.pages import page_for
from respond_tui.screens.reflection.record import QuestionsField
from respond_tui.screens.reflection.wishes import FINISH, PLACE, Filled, Wanted, draft_of
from respond_tui.store.errors import StoreError
from respond_tui.widgets import keys
from respond_tui.widgets.choice import Choice
from respond_tui.widgets.fields import Field, LineField, NoteField, put
from respond_tui.widgets.panel import Frame, Reading

if TYPE_CHECKING:
    from respond_tui.queries.reflection import ReflectionView
    from respond_tui.screens.reflection.page import Around
    from respond_tui.store.drafts import Drafts

WIDE = 100
"""Columns of a terminal that has room for the letters and the facts beside the page."""

HIGH = 30
"""Lines of a terminal that has room for every sentence of help."""

ACROSS = [(0, "-narrow"), (WIDE, "-wide"), (120, "-roomy")]
DOWN = [(0, "-low"), (HIGH, "-high")]
"""The classes of a window by its size; it has them from the start, or all is styled twice."""

_FRAME = 6
"""Columns of the frame, its padding and that of the facts."""

_IN_A_LIST = frozenset({"done", "edit", "delete", "put_off", "move"})


class ReflectionDialog(DraftedScreen[None]):
    """Seven pages, turned in any order; each keeps its words."""

    CSS_PATH = [STYLES, Path(__file__).with_name("reflection.tcss")]
    HORIZONTAL_BREAKPOINTS = ACROSS
    VERTICAL_BREAKPOINTS = DOWN
    AUTO_FOCUS = ""  # the page says where it begins
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.NEXT_PAGE,
        keys.PAGE_BACK,
        keys.MARK,
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
        super().__init__(draft_of(at), drafts, subject=str(view.recovery_id))
        self._view = view
        self._around = around
        self._page = page_for(at, view, around)
        self._initial = dict(self._page.texts(view))
        self._sent: Filled | None = None
        self._wishes: asyncio.Queue[Filled | Wanted | None] = asyncio.Queue()
        self.is_closing = False
        self.refused: Refusal | None = None

    @property
    def page(self) -> ReflectionPage:
        """The page that is open."""
        return self._page.NAME

    def compose(self) -> ComposeResult:
        """The letters, the facts, and the page with its question above it."""
        for room, steps in zip(self.app.size, (ACROSS, DOWN), strict=True):
            self.add_class([name for least, name in steps if room >= least][-1])
        title = say.place(self._view.company, self._view.role)
        with (
            Frame(f"Reflection · {title}", classes="reflection"),
            Container(classes="reflection--sides"),
        ):
            yield Letters()
            with Reading(classes="reflection--facts"):
                yield Static(markup=False)
            with Vertical(classes="reflection--page"):
                yield Static(classes="reflection--question", markup=False)
                yield Static(classes="reflection--help", markup=False)
                with Vertical(id="page"):
                    yield self._page
                yield Static(classes="form--problem", markup=False)

    def take_up(self) -> None:
        """Say what the page is for, and bring back what was typed."""
        words = words_of(self.page)
        self.query_one(Frame).hint(self._page.HINT)
        self.query_one(".reflection--question", Static).update(words.question)
        self.query_one(".reflection--facts").display = self.page is not PAGES[0]
        super().take_up()
        self._tell()

    def begin(self) -> None:
        """Put the cursor where the page begins."""
        self._page.begin()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What acts on a line only in a list; undo where no words are being typed."""
        if action in _IN_A_LIST:
            return action in self._page.ACTS and self._page.line is not None
        if action in {"undo", "redo"}:
            return not isinstance(self.focused, Input | TextArea)
        return super().check_action(action, parameters)

    def keep(self) -> None:
        """Keep what is typed; a choice alone is no line that was begun."""
        if self._page.is_entry and self.query(Field) and not self._has_words:
            self.forget()
        else:
            super().keep()

    async def wish(self) -> Filled | Wanted | None:
        """Wait for what is wanted next; None once the person leaves."""
        return await self._wishes.get()

    async def turn_to(self, page: ReflectionPage, problem: Refusal | None = None) -> None:
        """Open a page, with what is wrong on it."""
        self.keep()
        self._say("")
        self._form, self._problem, self._known = draft_of(page), problem, dict(NOT_YET)
        self._page, self._sent = page_for(page, self._view, self._around), None
        self._initial = dict(self._page.texts(self._view))
        host = self.query_one("#page", Vertical)
        with self.app.batch_update():
            await host.remove_children()
            await host.mount(self._page)
            self.take_up()

    def show(self, view: ReflectionView) -> None:
        """Show what was saved since; what is typed stays."""
        self._view = view
        self._page.show(view)
        is_touched = self._typed() != self._known
        self._initial = dict(self._page.texts(view))
        self._known = self._known | self._initial
        if not is_touched:
            self._put(self._known)
        self._tell()

    def saved(self, filled: Filled, view: ReflectionView) -> None:
        """Show what was saved; its draft is not needed any more."""
        if filled.page is not self.page:
            if self._drafts.load(draft_of(filled.page), self._subject) == filled.texts:
                with contextlib.suppress(StoreError):
                    self._drafts.drop(draft_of(filled.page), self._subject)
            self.show(view)
            return
        if filled is self._sent:
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
        if page is self.page:
            self._sent = None
            self._refuse(refusal)
        else:
            await self.turn_to(page, refusal)

    @property
    def waiting(self) -> tuple[ReflectionPage, ...]:
        """The pages with words that are not saved."""
        kept = self._drafts.forms_of(self._subject)
        return tuple(page for page in PAGES if draft_of(page) in kept)

    def leave_no_place(self) -> None:
        """Forget where the person was: the reflection is finished."""
        with contextlib.suppress(StoreError):
            self._drafts.drop(PLACE, self._subject)

    def tell(self, sentence: str) -> None:
        """Say below the page what cannot be done."""
        self._say(sentence)

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

    def on_letters_begun(self) -> None:
        """Go on into the page."""
        self.begin()

    async def on_key(self, event: Key) -> None:
        """A number turns to its page, where it is no text."""
        number = int(event.character or "0") if event.key.isdecimal() else 0
        if 1 <= number <= len(PAGES) and not isinstance(self.focused, Input | TextArea):
            event.stop()
            await self.go_to(PAGES[number - 1])

    def on_resize(self) -> None:
        """The facts stand beside the page or above it, and low windows say less."""
        self._tell()

    def action_close(self) -> None:
        """Leave; what is typed is saved, or kept as it is."""
        self.keep()
        self.refused = self._send(self.page)
        self.is_closing = True
        self._wishes.put_nowait(None)

    def action_mark(self) -> None:
        """Give the question under the cursor its next mark."""
        for field in self.query(QuestionsField):
            field.turn_mark()

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
    def _has_words(self) -> bool:
        """Whether something stands in a field that is typed into."""
        fields = [*self.query(LineField), *self.query(NoteField)]
        return not self._page.is_entry or any(field.text.strip() for field in fields)

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
        await self.turn_to(page)
        with contextlib.suppress(StoreError):
            self._drafts.save(PLACE, self._subject, {"page": page.value})

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

    def _tell(self) -> None:
        """Mark the pages, and say the facts."""
        self.query_one(Letters).show(self.page, self._view.done, self.waiting)
        sentences = words_of(self.page).sentences[: 2 if self.size.height < HIGH else None]
        put(self.query_one(".reflection--help", Static), " ".join(sentences))
        facts = self.query_one(".reflection--facts Static", Static)
        today = self._around.calendar.today
        if self.size.width >= WIDE:
            facts.update(facts_beside(self._view, today))
        else:
            facts.update(facts_in_a_strip(self._view, today, self.size.width - _FRAME))
