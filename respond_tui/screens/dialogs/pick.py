"""A word by one or two keys, and then what belongs to it: a form that begins with a choice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.widgets import Input, Static

from respond_tui.guide.refusal import Refusal
from respond_tui.screens.dialogs.ask import AskDialog, MakeFields
from respond_tui.screens.dialogs.values import Values
from respond_tui.widgets.columns import Cell, Column, Line, Tone
from respond_tui.widgets.fields import Field
from respond_tui.widgets.panel import Panel
from respond_tui.widgets.rows import FixedLines, Rows
from respond_tui.widgets.scale import Scale

if TYPE_CHECKING:
    from respond_tui.store.drafts import Drafts


@dataclass(frozen=True, slots=True)
class Pick:
    """A line to pick by its letter or its number, with what it opens below, if anything.

    ``word`` goes into the first field; without one a word of the person's own is typed there.
    With ``is_all`` it is the whole answer.
    """

    letter: str
    text: str
    word: str = ""
    more: str = ""
    below: tuple[Pick, ...] = ()
    is_all: bool = False


@dataclass(frozen=True, slots=True)
class Picking:
    """What is asked under a sentence: words to pick from, and the fields that follow.

    ``then`` is the sentence above the fields once there is a word; without one the first stays.
    """

    sentence: str
    picks: tuple[Pick, ...]
    make: MakeFields
    then: str = ""


class PickDialog(AskDialog):
    """Asks for a word by its key and then shows the fields, the first with the word in it.

    Where that is known already, or half-typed from last time, it begins with the fields.
    """

    HINT: ClassVar[str] = "enter save · esc close"
    HELP_TEXT: ClassVar[str] = (
        "The letter before a word, or its number, takes it; backspace goes back. On the scale a "
        "digit takes its figure, 0 is ten, and letters go on in the last line."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "Choose", id="take", tooltip="Take the line under the cursor.")
    ]

    def __init__(
        self,
        form: str,
        title: str,
        asked: Picking,
        drafts: Drafts,
        *,
        subject: str = "",
        initial: Mapping[str, str] | None = None,
        problem: Refusal | None = None,
    ) -> None:
        super().__init__(
            form,
            title,
            asked.make,
            drafts,
            sentence=asked.sentence,
            subject=subject,
            initial=initial,
            problem=problem,
        )
        self._first = self._picks = asked.picks
        self._then = asked.then

    def above(self) -> ComposeResult:
        """The sentence, and the words to pick from."""
        yield from super().above()
        yield Rows([Column(width=4), Column(width=24), Column(flex=1)], classes="pick--words")

    def begin(self) -> None:
        """Begin with the words, unless there is one already."""
        if self.query(Field).first().text:
            self._ask(self._then)
            self._fields[1].focus_editor()
        else:
            self._offer(self._first)

    def on_key(self, event: Key) -> None:
        """A letter or a number picks; behind a scale, letters go on in the last field."""
        if isinstance(self.focused, Rows):
            if event.key in ("backspace", "left") and self._picks is not self._first:
                event.stop()
                self._offer(self._first)
            elif (pick := self._of_key(event.character)) is not None:
                event.stop()
                self._take(pick)
        elif isinstance(self.focused, Scale):
            if event.key == "backspace":
                event.stop()
                self._offer(self._first)
            elif event.is_printable and event.character and not event.character.isspace():
                event.stop()
                line = self._fields[-1].query_one(Input)
                self.set_focus(line)  # at once: the next letter may be on its way
                line.insert_text_at_cursor(event.character)

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """A click picks too."""
        self.action_take()

    def action_take(self) -> None:
        """Pick the line under the cursor."""
        letter = self.query_one(Rows).key
        if isinstance(letter, str) and (pick := self._of_key(letter)) is not None:
            self._take(pick)

    @property
    def _fields(self) -> list[Field]:
        return list(self.query(Field))

    def _of_key(self, character: str | None) -> Pick | None:
        for number, pick in enumerate(self._picks, start=1):
            if character in (pick.letter, str(number)):
                return pick
        return None

    def _take(self, pick: Pick) -> None:
        if pick.below:
            self._offer(pick.below)
        elif pick.is_all:
            self.dismiss(Values({field.key: None for field in self._fields}))
        else:
            self.remove_class("-picking")
            self.query(Field).first().text = pick.word
            self.query_one(Panel).hint(self.HINT)
            self._ask(self._then if pick.word else "")
            (self._fields[1] if pick.word else self.query(Field).first()).focus_editor()

    def _ask(self, sentence: str) -> None:
        self.query_one(".form--sentence", Static).update(sentence or self._sentence)

    def _offer(self, picks: tuple[Pick, ...]) -> None:
        self._picks = picks
        self._ask("")
        self.add_class("-picking")
        rows = self.query_one(Rows)
        rows.styles.height = len(self._first)
        rows.show(FixedLines(_lines(picks)))
        rows.move_to_line(0)
        rows.focus()
        back = "" if picks is self._first else "⌫ back · "
        self.query_one(Panel).hint(f"a key takes a word · {back}esc close")


def _lines(picks: Iterable[Pick]) -> Iterable[Line]:
    for number, pick in enumerate(picks, start=1):
        cells = (
            Cell(f"{pick.letter} {number}", Tone.NEXT),
            Cell(pick.text),
            Cell(pick.more, Tone.SECOND),
        )
        yield Line(pick.letter, cells)
