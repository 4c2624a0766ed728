"""What all forms share: a draft of what is typed; and the one that most are, fields in a frame."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Input, Static

from respond_tui.guide.refusal import Refusal
from respond_tui.screens.dialogs.values import Values
from respond_tui.store.errors import StoreError
from respond_tui.widgets import keys
from respond_tui.widgets.choice import Choice
from respond_tui.widgets.completing import Offered
from respond_tui.widgets.fields import Field, put
from respond_tui.widgets.panel import Frame, Panel

if TYPE_CHECKING:
    from respond_tui.store.drafts import Drafts

DRAFT_AFTER = 0.4
"""Seconds without a key after which typed words go to the draft; one is the limit."""

_BACK = "Your words from last time are here again."


STYLES = Path(__file__).with_name("dialogs.tcss")
"""What windows look like; for those that stand in another room."""

NOT_YET: Mapping[str, str] = {"": ""}
"""What is known as long as the fields are not there: no form's words, so that none are kept."""

ResultT = TypeVar("ResultT")


class DraftedScreen(ModalScreen[ResultT]):
    """A window with fields in it, whose words go to a draft while they are typed.

    The draft is kept under ``form`` and ``subject``; ``initial`` is what is known and stands
    there otherwise. Whoever saves the words calls ``forget``.
    """

    HINT: ClassVar[str] = ""
    HELP_TEXT: ClassVar[str] = (
        "Enter in a line saves, and ctrl+s does anywhere. On a choice the arrows go through it, "
        "and so does the letter that a word begins with. What you type is kept when you leave."
    )
    BINDINGS: ClassVar[list[BindingType]] = [keys.SAVE, keys.CLOSE, keys.DISCARD]

    def __init__(
        self,
        form: str,
        drafts: Drafts,
        *,
        subject: str = "",
        initial: Mapping[str, str] | None = None,
        problem: Refusal | None = None,
    ) -> None:
        super().__init__()
        self._form = form
        self._drafts = drafts
        self._subject = subject
        self._initial = dict(initial or {})
        self._problem = problem
        self._pending: Timer | None = None
        self._known: dict[str, str] = dict(NOT_YET)
        self._standing: dict[str, str] = {}

    @property
    def hint(self) -> str:
        """The keys that the frame names."""
        return self.HINT

    def on_mount(self) -> None:
        """Begin once everything is there."""
        self.take_up()

    def take_up(self) -> None:
        """Bring back what was typed last time, or what is known."""
        self._put(self._initial)
        self._known = self._typed()
        draft = self._drafts.load(self._form, self._subject)
        if draft and draft != self._known:
            self._put(draft)
            if self._problem is None:
                self._say(f"{_BACK} ^r starts afresh.")
        if self._problem is not None:
            self._refuse(self._problem)
        else:
            self.begin()

    def begin(self) -> None:
        """Put the cursor where the person begins."""
        self.query(Field).first().focus_editor()

    def on_field_edited(self) -> None:
        """Keep what is typed, shortly after the last key."""
        if self._typed() != self._standing:
            self._say("")
        if self._pending is None:
            self._pending = self.set_timer(DRAFT_AFTER, self.keep)

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in a line saves the form."""
        event.stop()
        await self.action_save()

    async def on_choice_submitted(self, event: Choice.Submitted) -> None:
        """Enter on a choice saves the form too."""
        event.stop()
        await self.action_save()

    def on_offered(self, event: Offered) -> None:
        """Name the keys that complete, as long as they do."""
        event.stop()
        hints = []
        if event.can_take:
            hints.append("tab takes it")
        if event.of > 1:
            hints.append(f"↓ {event.place} of {event.of}" if event.place else f"↓ {event.of} known")
        self.query_one(Frame).hint(" · ".join([*hints, self.hint]))

    async def action_save(self) -> None:
        """Do with the words what they are for."""
        raise NotImplementedError

    def action_close(self) -> None:
        """Leave; what was typed stays in the draft."""
        raise NotImplementedError

    def action_discard(self) -> None:
        """Throw the typed words away and begin with what is known."""
        self._stop_timer()
        self.forget()
        self._put(self._known)
        self._say("")

    def keep(self) -> None:
        """Write what is typed into the draft, if it differs from what is known."""
        self._stop_timer()
        typed = self._typed()
        if typed.keys() != self._known.keys():
            return  # not mounted yet, or going already
        if typed != self._known:
            try:
                self._drafts.save(self._form, self._subject, typed)
            except StoreError as error:
                self._say(f"{error.sentence} What you type stays here while this is open.")
        else:
            self.forget()

    def forget(self) -> None:
        """Drop the draft: its words are saved, or not wanted."""
        with contextlib.suppress(StoreError):
            self._drafts.drop(self._form, self._subject)

    def read(self) -> Values:
        """What the fields hold; raises Refusal with the name of the first that is refused."""
        values = Values()
        for field in self.query(Field):
            try:
                values[field.key] = field.read()
            except Refusal as refusal:
                raise Refusal(refusal.sentence, field.key) from None
        return values

    def _typed(self) -> dict[str, str]:
        return {field.key: field.text for field in self.query(Field)}

    def _put(self, texts: Mapping[str, str]) -> None:
        for field in self.query(Field):
            if field.key in texts:
                field.text = texts[field.key]
        self._standing = self._typed()  # comes back as an edit, which is not the person's

    def _refuse(self, refusal: Refusal) -> None:
        known = [field for field in self.query(Field) if field.key == refusal.field]
        if known:
            known[0].refuse(refusal.sentence)
            known[0].focus_editor()
        else:
            self._say(refusal.sentence)
            self.begin()

    def _say(self, sentence: str) -> None:
        put(self.query_one(".form--problem", Static), sentence)

    def _stop_timer(self) -> None:
        if self._pending is not None:
            self._pending.stop()
            self._pending = None


class FormDialog(DraftedScreen[Values | None]):
    """Fields in a frame; returns their values, or None when the person leaves."""

    CSS_PATH = "dialogs.tcss"
    HINT: ClassVar[str] = "^s save · esc close"

    def __init__(
        self,
        form: str,
        title: str,
        drafts: Drafts,
        *,
        subject: str = "",
        initial: Mapping[str, str] | None = None,
        problem: Refusal | None = None,
    ) -> None:
        super().__init__(form, drafts, subject=subject, initial=initial, problem=problem)
        self._title = title

    def fields(self) -> Iterable[Field]:
        """The fields, in the order in which they stand."""
        raise NotImplementedError

    def above(self) -> ComposeResult:
        """What stands above the fields."""
        yield from ()

    def below(self) -> ComposeResult:
        """What stands below them."""
        yield from ()

    def besides(self) -> Mapping[str, object]:
        """What is returned besides the values of the fields."""
        return {}

    def compose(self) -> ComposeResult:
        """A frame with the fields, which scroll where they do not fit."""
        with Panel(self._title, self.hint, classes="form"):
            yield from self.above()
            with VerticalScroll(can_focus=False):
                yield from self.fields()
            yield from self.below()
            yield Static(classes="form--problem", markup=False)

    async def action_save(self) -> None:
        """Return the values, or show which field is refused."""
        try:
            values = self.read()
        except Refusal as refusal:
            self._refuse(refusal)
            return
        self.keep()
        self.dismiss(Values({**self.besides(), **values}))

    def action_close(self) -> None:
        """Leave; what was typed stays in the draft."""
        self.keep()
        self.dismiss(None)
