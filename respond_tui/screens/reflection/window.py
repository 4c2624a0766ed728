"""How the window of a reflection looks: the letters, the facts, and the page that is open."""

from __future__ import annotations

import asyncio
import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.widgets import Static

from respond_tui.guide.reflection import PAGES
from respond_tui.guide.reflection_words import words_of
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import ReflectionPage
from respond_tui.screens import spoken as say
from respond_tui.screens.dialogs.form import NOT_YET, STYLES, DraftedScreen
from respond_tui.screens.reflection.facts import facts_beside, facts_in_a_strip
from respond_tui.screens.reflection.letters import Letters
from respond_tui.screens.reflection.pages import page_for
from respond_tui.screens.reflection.wishes import PLACE, draft_of
from respond_tui.store.errors import StoreError
from respond_tui.widgets.fields import LineField, NoteField, put
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


class ReflectionWindow(DraftedScreen[None]):
    """One page at a time, with its question above it and the facts beside it."""

    CSS_PATH = [STYLES, Path(__file__).with_name("reflection.tcss")]
    HORIZONTAL_BREAKPOINTS = ACROSS
    VERTICAL_BREAKPOINTS = DOWN
    AUTO_FOCUS = ""  # the page says where it begins

    def __init__(
        self, view: ReflectionView, at: ReflectionPage, around: Around, drafts: Drafts
    ) -> None:
        super().__init__(draft_of(at), drafts, subject=str(view.recovery_id))
        self._view = view
        self._around = around
        self._page = page_for(at, view, around)
        self._initial = dict(self._page.texts(view))
        self._turning = asyncio.Lock()

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

    @property
    def hint(self) -> str:
        """The keys that act on the page."""
        return self._page.HINT

    def take_up(self) -> None:
        """Say what the page is for, and bring back what was typed."""
        words = words_of(self.page)
        self.query_one(Frame).hint(self.hint)
        self.query_one(".reflection--question", Static).update(words.question)
        self.query_one(".reflection--facts").display = self.page is not PAGES[0]
        super().take_up()
        self._tell()

    def begin(self) -> None:
        """Put the cursor where the page begins."""
        self._page.begin()

    def on_letters_begun(self) -> None:
        """Go on into the page."""
        self.begin()

    def keep(self) -> None:
        """Keep what is typed; a choice alone is no line that was begun."""
        is_there = self._typed().keys() == self._known.keys()
        if self._page.is_entry and is_there and not self._has_words:
            self._stop_timer()
            self.forget()
        else:
            super().keep()

    async def turn_to(self, page: ReflectionPage, problem: Refusal | None = None) -> None:
        """Open a page, with what is wrong on it, and remember that the person is there."""
        async with self._turning:
            self.keep()
            self._say("")
            self._form, self._problem, self._known = draft_of(page), problem, dict(NOT_YET)
            self._page = page_for(page, self._view, self._around)
            self._initial = dict(self._page.texts(self._view))
            host = self.query_one("#page", Vertical)
            with self.app.batch_update():
                await host.remove_children()
                await host.mount(self._page)
                self.take_up()
            with contextlib.suppress(StoreError):
                self._drafts.save(PLACE, self._subject, {"page": page.value})

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

    def on_resize(self) -> None:
        """The facts stand beside the page or above it, and low windows say less."""
        self._tell()

    @property
    def _has_words(self) -> bool:
        """Whether something stands in a field that is typed into."""
        fields = [*self.query(LineField), *self.query(NoteField)]
        return not self._page.is_entry or any(field.text.strip() for field in fields)

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
