"""The letters of one application, and the templates: their lines and keys."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from respond_tui.guide.letter_templates import READY, Template
from respond_tui.guide.letters import ASKING, NAMES
from respond_tui.guide.terms import LetterKind, LetterState
from respond_tui.guide.terms import Tone as LetterTone
from respond_tui.guide.text import capital, shortened
from respond_tui.screens import spoken as say
from respond_tui.screens.dialogs.manage import ManageDialog
from respond_tui.widgets import keys
from respond_tui.widgets.choice import ChoiceField
from respond_tui.widgets.columns import Cell, Column, Line, Tone, heading, remark
from respond_tui.widgets.fields import Field, LineField, NoteField
from respond_tui.widgets.panel import Panel
from respond_tui.widgets.rows import Rows

if TYPE_CHECKING:
    from respond_tui.queries.letters import Answers, LetterStats, LetterView, TemplateView

NEW = "new"
LETTER = "letter"
OWN = "own"
READY_MADE = "ready"
"""What a line of these lists is about; its key is this and an id, a kind or a number."""

_MANY = {
    LetterKind.THANKS: "Thank-you notes",
    LetterKind.FEEDBACK: "Feedback letters",
    LetterKind.REPLY: "Replies",
    LetterKind.CONNECTION: "Connection requests",
}


class LettersDialog(ManageDialog):
    """The letter that fits now, then those that were written, the newest first."""

    HINT = "a new · esc back"
    FRAME = 9
    COLUMNS = (Column(width=1), Column(flex=1), Column(right=True))
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.ADD,
        keys.DONE,
        keys.PUT_OFF,
        keys.MOVE,
        keys.DELETE,
    ]

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._keys_of: Mapping[Hashable | None, str] = {}

    def show_letters(
        self,
        company: str,
        letters: Sequence[LetterView],
        fits: LetterKind | None,
        stats: LetterStats,
        today: dt.date,
    ) -> None:
        """Show the letters to a company as they are now."""
        self._keys_of = {(LETTER, each.id): _keys_of(each) for each in letters}
        if fits is not None:
            self._keys_of = {**self._keys_of, (NEW, fits): "enter write · "}
        lines, notes = letter_lines(letters, fits, today), letter_notes(letters, fits, stats)
        self.show(f"Letters · {company}", lines, notes)

    def action_add(self) -> None:
        """Another letter."""
        self.want(keys.ADD.id)

    def action_done(self) -> None:
        """Let it rest."""
        self.want(keys.DONE.id)

    def action_put_off(self) -> None:
        """Go on waiting."""
        self.want(keys.PUT_OFF.id)

    def action_move(self) -> None:
        """Another day on which it went out."""
        self.want(keys.MOVE.id)

    def action_delete(self) -> None:
        """Into the trash."""
        self.want(keys.DELETE.id)

    def _tell(self) -> None:
        """Name the keys that do something with the line under the cursor, too."""
        super()._tell()
        named = self._keys_of.get(self.query_one(Rows).key, "")
        self.query_one(Panel).hint(f"{named}{self.HINT}")


def _keys_of(letter: LetterView) -> str:
    """The keys that do something with a letter, as the border names them."""
    is_out = letter.kind in ASKING and letter.state is LetterState.SENT
    rest = "space rest · " if is_out else ""
    wait = "z wait · " if is_out and not letter.waits else ""
    day = "" if letter.state is LetterState.DRAFT else "m day · "
    return f"enter open · {rest}{wait}{day}d delete · "


class TemplatesDialog(ManageDialog):
    """Templates of one's own, and those that are ready."""

    HINT = "enter open · a add · e edit · d delete · esc back"
    FRAME = 9
    COLUMNS = (Column(flex=1), Column(width=18), Column(width=6, right=True))
    BINDINGS: ClassVar[list[BindingType]] = [keys.ADD, keys.DELETE]

    def action_add(self) -> None:
        """One of your own."""
        self.want(keys.ADD.id)

    def action_delete(self) -> None:
        """Into the trash."""
        self.want(keys.DELETE.id)


def letter_lines(
    letters: Sequence[LetterView], fits: LetterKind | None, today: dt.date
) -> Iterator[Line]:
    """What fits now first, then each letter with how far it has come."""
    if fits is not None:
        cells = (
            Cell("▸", Tone.NEXT),
            Cell(f"Write a {NAMES[fits]}"),
            Cell("fits now", Tone.SECOND),
        )
        yield Line((NEW, fits), cells)
        yield remark("")
    if not letters:
        yield remark("No letter is written yet. a writes one.")
        return
    yield heading("Written")
    for each in letters:
        to = f" to {each.to}" if each.to else ""
        waits = each.state is LetterState.SENT and each.kind in ASKING
        words = say.letter_words(
            each.state, each.sent_on, each.replied_on, today, asks=each.kind in ASKING
        )
        yield Line(
            (LETTER, each.id),
            (
                Cell(say.letter_glyph(each.state), Tone.WAIT if waits else Tone.GOOD),
                Cell(f"{capital(NAMES[each.kind])}{to}"),
                Cell(words, Tone.WAIT if waits else Tone.SECOND),
            ),
        )


def letter_notes(
    letters: Sequence[LetterView], fits: LetterKind | None, stats: LetterStats
) -> Mapping[Hashable | None, str]:
    """Under the list: which letters of this kind and tone got answers, over all applications."""
    notes: dict[Hashable | None, str] = {
        (LETTER, each.id): "\n".join(
            (
                _of_its_kind(each.kind, stats),
                _of_its_sort(each, stats),
            )
        )
        for each in letters
    }
    if fits is not None:
        notes[NEW, fits] = _of_its_kind(fits, stats)
    return notes


def answers_words(found: Answers) -> str:
    """How many were sent and answered; a rate where there is one, with what it rests on."""
    if not found.sent:
        return "none sent yet."
    parts = [f"{found.sent:,} sent", f"{found.replied:,} answered", f"{found.silent:,} silent"]
    told = f"{', '.join(parts)}, {found.waiting:,} waiting"
    rate = found.answered
    if rate.rate is None:
        return f"{told}."
    span = say.range_words(rate.low, rate.high)
    return f"{told}; {say.percent(rate.rate)} of {rate.of:,} ({span})."


def _told(kind: LetterKind, found: Answers) -> str:
    """Of what asks for nothing only how many were sent and answered: none is silent or waits."""
    if kind in ASKING or not found.sent:
        return answers_words(found)
    return f"{found.sent:,} sent, {found.replied:,} answered."


def _of_its_kind(kind: LetterKind, stats: LetterStats) -> str:
    return f"{_MANY[kind]}: {_told(kind, stats.by_kind[kind])}"


def _of_its_sort(letter: LetterView, stats: LetterStats) -> str:
    own = stats.by_template.get(letter.template) if letter.template else None
    if letter.template and own is not None:
        return f"From “{shortened(letter.template, 30)}”: {_told(letter.kind, own)}"
    return f"Letters that ask, in a {letter.tone} tone: {_asking(stats.by_tone[letter.tone])}"


def _asking(found: Answers) -> str:
    """The same of those letters of a sort that ask for an answer: the others are in no share."""
    share = found.answered
    return answers_words(replace(found, sent=share.of + found.waiting, replied=share.part))


def template_lines(own: Sequence[TemplateView]) -> Iterator[Line]:
    """One's own first; under them the ready ones, which enter makes one's own."""
    yield heading("Your own")
    if not own:
        yield remark("None yet. a adds one; enter on a ready one begins with its text.")
    for each in own:
        yield _template_line((OWN, each.id), each.template.name, each.template)
    yield remark("")
    yield heading("Ready")
    for number, template in enumerate(READY):
        yield _template_line((READY_MADE, number), _called(template), template)


def _called(template: Template) -> str:
    """What a ready one is called: its subject, or after the greeting where that is all open."""
    if not (template.subject.startswith("{") and template.subject.endswith("}")):
        return template.subject
    return shortened(template.body.split("\n\n")[1], 60)


def template_notes(
    own: Sequence[TemplateView], stats: LetterStats
) -> Mapping[Hashable | None, str]:
    """Under the list: how a template begins, and which letters from it got answers."""
    notes: dict[Hashable | None, str] = {
        (OWN, each.id): f"{_begins(each.template)}\n{_from(each.template, stats)}" for each in own
    }
    notes |= {(READY_MADE, number): _begins(each) for number, each in enumerate(READY)}
    return notes


def template_fields() -> list[Field]:
    """What a template is made of."""
    return [
        LineField("name", "Name", needed=True, hint="what you call it"),
        ChoiceField("kind", "For a", [(NAMES[each], each) for each in LetterKind]),
        ChoiceField("tone", "Tone", [(each.value, each) for each in LetterTone]),
        LineField("subject", "Subject"),
        NoteField("body", "Letter", needed=True, hint="Dear {interviewer}, …"),
    ]


def template_texts(template: Template) -> dict[str, str]:
    """What stands in the form of a template."""
    return {
        "name": template.name,
        "kind": NAMES[template.kind],
        "tone": template.tone.value,
        "subject": template.subject,
        "body": template.body,
    }


def _template_line(key: Hashable, name: str, template: Template) -> Line:
    kind, tone = Cell(NAMES[template.kind], Tone.SECOND), Cell(template.tone, Tone.SECOND)
    return Line(key, (Cell(name), kind, tone))


def _begins(template: Template) -> str:
    return shortened(template.body, 80)


def _from(template: Template, stats: LetterStats) -> str:
    found = stats.by_template.get(template.name)
    if found is None:
        return "No letter from it is sent."
    return _told(template.kind, found).capitalize()
