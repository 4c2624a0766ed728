"""The fields of forms: a label, something to type or choose in, and what is wrong with it.

A field reads itself from plain text and gives plain text back, which is what drafts keep.
"""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from respond_tui.guide import limits
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.text import clean_line, clean_note
from respond_tui.widgets.completing import Complete
from respond_tui.widgets.editors import LinesArea, OneLine

Meaning = Callable[[str], str]
"""Says in a few words what a typed text means; raises Refusal where it means nothing."""

Remark = Callable[[str], str]
"""A sentence on a typed text that refuses nothing, or none; called at every key."""


def put(line: Static, sentence: str) -> None:
    """Show a sentence; one that stands there already costs no new layout of the form."""
    if line.content != sentence:
        line.update(sentence)


class Field(Vertical):
    """One labelled field. ``text`` is what stands in it; ``read`` is its clean value."""

    DEFAULT_CSS = """
    Field {
        height: auto;
        & > Horizontal { height: auto; }
        & .field--label { width: 16; color: $text-muted; padding-right: 1; }
        & .field--meaning { width: auto; max-width: 34; color: $text-muted; padding-left: 1; }
        & .field--problem { display: none; color: $text-warning; padding-left: 16; }
        &.-wrong .field--problem { display: block; }
        & .field--remark { display: none; color: $text-muted; padding-left: 16; }
        &.-remarked .field--remark { display: block; }
        &:focus-within .field--label { color: $text-accent; text-style: bold; }
        & Input { width: 1fr; background: $surface; }
        & Input:focus { background: $panel; }
        & Input > .input--placeholder, & Input > .input--suggestion { color: $text-muted; }
        & TextArea > .text-area--placeholder, & TextArea > .text-area--suggestion {
            color: $text-muted;
        }
        & TextArea { height: 4; width: 1fr; background: $surface; padding: 0; border: none; }
        & TextArea:focus { background: $panel; border: none; }
    }
    """

    class Edited(Message):
        """The person changed what stands in a field."""

    def __init__(
        self, name: str, label: str, *, needed: bool = False, remark: Remark | None = None
    ) -> None:
        super().__init__(id=f"field-{name.replace('_', '-')}", name=name)
        self.label = label
        self.needed = needed
        self._remark = remark
        self._refused: tuple[str, str] | None = None
        self._unfolds = False

    @property
    def key(self) -> str:
        """The name under which the value is returned."""
        return self.name or ""

    def compose(self) -> ComposeResult:
        """Label and editor side by side, the problem below, and what else there is to say."""
        with Horizontal():
            yield Static(Content(self.label), classes="field--label")
            yield self.editor()
            yield from self.beside()
        yield Static(classes="field--problem", markup=False)
        if self._remark is not None:
            yield Static(classes="field--remark", markup=False)

    def editor(self) -> Widget:
        """What the person types or chooses in."""
        raise NotImplementedError

    def beside(self) -> ComposeResult:
        """What stands to the right of the editor."""
        yield from ()

    @property
    def text(self) -> str:
        """What stands in the field."""
        raise NotImplementedError

    @text.setter
    def text(self, text: str) -> None:
        raise NotImplementedError

    def read(self) -> object:
        """The value as it would be saved; raises Refusal with a sentence."""
        raise NotImplementedError

    def complain(self, sentence: str) -> None:
        """Show what is wrong; an empty sentence takes it away."""
        self._unfold("-wrong", bool(sentence))
        put(self.query_one(".field--problem", Static), sentence)

    def refuse(self, sentence: str) -> None:
        """Show why what stands here was not taken, until it is changed."""
        self._refused = (self.text, sentence)
        self.complain(sentence)
        self._unfolds = True

    def complain_of(self, problem: str) -> None:
        """Show what is wrong with the text as it is now, or why it was refused before."""
        text, sentence = self._refused or ("", "")
        self.complain(problem or (sentence if self.text == text else ""))

    def remark_on(self, text: str) -> None:
        """Say what there is to say about a text, which stands nevertheless."""
        if self._remark is not None:
            sentence = self._remark(text)
            self._unfold("-remarked", bool(sentence))
            if sentence:
                put(self.query_one(".field--remark", Static), sentence)

    def focus_editor(self) -> None:
        """Put the cursor into the field."""
        self.query("Input, TextArea, Choice").first().focus()

    def _unfold(self, name: str, is_there: bool) -> None:
        """Make room for a sentence below, in sight where the person is."""
        is_new = is_there and not self.has_class(name)
        self.set_class(is_there, name)
        self._unfolds = self._unfolds or (is_new and self.has_focus_within)

    def on_resize(self) -> None:
        """Bring a sentence into sight once there is room for it."""
        if self._unfolds:
            self._unfolds = False
            self.scroll_visible(animate=False)

    def _checked(self, value: str) -> str:
        if self.needed and not value:
            raise Refusal(f"{self.label} is needed.", self.key)
        return value


class LineField(Field):
    """A text of one line, with what it means beside it where that helps."""

    def __init__(  # noqa: PLR0913  each is one thing that a line can do
        self,
        name: str,
        label: str,
        *,
        needed: bool = False,
        limit: int = limits.LINE,
        hint: str = "",
        meaning: Meaning | None = None,
        value: Callable[[str], object] | None = None,
        complete: Complete | None = None,
        remark: Remark | None = None,
    ) -> None:
        """Make a field.

        ``complete`` says what a typed text can go on as. A value of such a field grows word
        by word, so that what is wrong with it is said only when the form is saved.
        """
        super().__init__(name, label, needed=needed, remark=remark)
        self._patient = complete is not None
        self._complete = complete
        self._limit = limit
        self._hint = hint
        self._meaning = meaning
        self._value = value

    def editor(self) -> Widget:
        """A compact input; a date or a figure is replaced by the first key typed into it."""
        return OneLine(
            self._complete,
            placeholder=self._hint,
            compact=True,
            select_on_focus=self._value is not None and not self._patient,
        )

    def beside(self) -> ComposeResult:
        """What the text means, as it is typed."""
        if self._meaning is not None:
            yield Static(classes="field--meaning", markup=False)

    @property
    def text(self) -> str:
        """What stands in the input."""
        return self.query_one(Input).value

    @text.setter
    def text(self, text: str) -> None:
        self.query_one(Input).value = text

    def read(self) -> object:
        """The cleaned text, or what ``value`` makes of it; raises Refusal."""
        typed = self._checked(clean_line(self.text, self._limit).text)
        return self._value(typed) if self._value is not None else typed

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what it means, and what is wrong, as it is typed."""
        event.stop()
        problem, meaning = "", ""
        try:
            typed = clean_line(event.value, self._limit).text
            if typed and self._meaning is not None:
                meaning = self._meaning(typed)
            elif typed and self._value is not None and not self._patient:
                self._value(typed)
        except Refusal as refusal:
            problem = refusal.sentence
        self.complain_of(problem)
        if self._meaning is not None:
            put(self.query_one(".field--meaning", Static), meaning)
        self.remark_on(event.value)
        self.post_message(self.Edited())


class NoteField(Field):
    """A text of many lines, up to 20,000 characters."""

    def __init__(
        self,
        name: str,
        label: str,
        *,
        needed: bool = False,
        hint: str = "",
        complete: Complete | None = None,
        remark: Remark | None = None,
    ) -> None:
        """Make a field; ``complete`` says what each line of it can go on as."""
        super().__init__(name, label, needed=needed, remark=remark)
        self._hint = hint
        self._complete = complete

    def editor(self) -> Widget:
        """A small text area; Tab leaves it."""
        hint = Content(self._hint)
        if self._complete is not None:
            return LinesArea(self._complete, placeholder=hint)
        return TextArea(placeholder=hint, compact=True, tab_behavior="focus")

    @property
    def text(self) -> str:
        """What stands in the text area."""
        return self.query_one(TextArea).text

    @text.setter
    def text(self, text: str) -> None:
        self.query_one(TextArea).text = text

    def read(self) -> object:
        """The cleaned text; raises Refusal when it is too long."""
        return self._checked(clean_note(self.text).text)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Say at once when it is too long."""
        event.stop()
        problem = ""
        try:
            clean_note(event.text_area.text)
        except Refusal as refusal:
            problem = refusal.sentence
        self.complain_of(problem)
        self.remark_on(event.text_area.text)
        self.post_message(self.Edited())
