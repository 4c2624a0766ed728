"""A letter: to whom, its tone, and its text, which a template fills until it is touched."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from respond_tui.guide import mail
from respond_tui.guide.letter_templates import Template
from respond_tui.guide.letters import filled, gaps_in, length_words, put_into, question_words
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import LetterKind
from respond_tui.screens import mailing
from respond_tui.screens.dialogs.choose import ChooseDialog, Option
from respond_tui.screens.dialogs.form import FormDialog
from respond_tui.screens.dialogs.letter_gaps import gaps_dialog, go_to_gap
from respond_tui.screens.dialogs.plain_text import PlainTextDialog
from respond_tui.screens.dialogs.values import Values
from respond_tui.widgets import keys
from respond_tui.widgets.choice import ChoiceField
from respond_tui.widgets.completing import Complete
from respond_tui.widgets.fields import Field, LineField, NoteField, put

if TYPE_CHECKING:
    from respond_tui.store.drafts import Drafts

WISH = "wish"
"""Under which the form returns what is to be done with the letter."""

_COPIED = "Copied, where your terminal allows that. If not, select it here, with shift and mouse."
_COPIED_ALONE = "The text is copied without its subject, where your terminal allows that. If not, \
select it here, with shift and mouse."


class LetterWish(StrEnum):
    """What is to be done with a letter once it is saved."""

    KEEP = "keep"
    SENT = "sent"
    SENT_BEFORE = "sent_before"
    TO_FILE = "to_file"


_SENT = Option(LetterWish.SENT, "I sent it today", letter="s")
_BEFORE = Option(LetterWish.SENT_BEFORE, "I sent it before", "asks for the day", letter="b")
_COPY = Option("copy", "Copy it", "and show it, to select by hand", letter="c")
_MAIL = Option("mail", "Open it in my mail program", letter="m")
_TO_FILE = Option(LetterWish.TO_FILE, "Write it to a file", letter="f")
_ANYWAY: Mapping[Hashable, str] = {
    LetterWish.SENT: "It went out like that",
    LetterWish.SENT_BEFORE: "It went out like that",
    LetterWish.TO_FILE: "Write it all the same",
    _COPY.key: "Copy it all the same",
    _MAIL.key: "Open it all the same",
}
_FILL = Option("fill", "Fill it in", "then look it over", letter="f")
_BACK = Option("back", "Back to the text", "to the first gap", letter="b")


@dataclass(frozen=True, slots=True)
class Paper:
    """What a letter is written on: its kind, and the templates by what they are called.

    ``known`` says what there is for the fields of a template, given what stands after “To”;
    ``people`` completes that line; ``sign`` keeps the name that it was signed with.
    """

    kind: LetterKind
    templates: Sequence[tuple[str, Template]]
    known: Callable[[str], Mapping[str, str | None]]
    people: Complete | None = None
    sign: Callable[[str], Awaitable[None]] | None = None


class LetterDialog(FormDialog):
    """Returns the letter and a ``LetterWish``; ``tone`` is the template that was chosen.

    Another tone or name fills in what nobody has touched, and nothing else.
    """

    HINT = "^s keep · ^o send, copy or file · esc close"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (34, "-high")]
    BINDINGS: ClassVar[list[BindingType]] = [keys.HAND_OUT, keys.SUGGEST]

    def __init__(
        self,
        title: str,
        paper: Paper,
        drafts: Drafts,
        *,
        subject: str,
        initial: Mapping[str, str],
        problem: Refusal | None = None,
    ) -> None:
        super().__init__("letter", title, drafts, subject=subject, initial=initial, problem=problem)
        self._paper = paper
        self._templates = dict(paper.templates)
        self._wish = LetterWish.KEEP
        self._made: dict[str, str] | None = None
        self._given: dict[str, str] = {}

    def fields(self) -> Iterable[Field]:
        """To whom, about what, in which tone, and the text."""
        yield LineField("to", "To", hint="a name, or an address", complete=self._paper.people)
        yield LineField("subject", "Subject")
        yield ChoiceField("tone", "Tone", tuple(self._templates.items()))
        yield NoteField("body", "Letter")

    def below(self) -> ComposeResult:
        """How long it is, and what is still missing."""
        yield Static(classes="letter--told", markup=False)

    def begin(self) -> None:
        """At the first gap, or in the text; where nobody is known to whom it goes, there."""
        if not self._text("to"):
            self.query_one("#field-to", Field).focus_editor()
        elif not go_to_gap(self.query(Field), self._gaps()):
            self.query_one("#field-body", Field).focus_editor()

    def besides(self) -> Mapping[str, object]:
        """What is to be done with the letter."""
        return {WISH: self._wish}

    def on_field_edited(self) -> None:
        """Follow another tone or name where the text is as it was filled in, and count."""
        self._follow()
        self._tell()

    def _follow(self) -> None:
        made = self._filled()
        before, self._made = self._made, made
        if before is not None and before != made:
            for key, text in made.items():
                field = self.query_one(f"#field-{key}", Field)
                if field.text == before[key] != text:
                    field.text = text

    async def action_save(self) -> None:
        """Keep it as a draft."""
        await self._return(LetterWish.KEEP)

    def action_hand_out(self) -> None:
        """Choose how it leaves; a mail program only where one could show itself."""
        mail_ = [_MAIL] if mailing.can_open() else []
        dialog = ChooseDialog("How does it leave?", [_SENT, _BEFORE, _COPY, *mail_, _TO_FILE])
        self.app.push_screen(dialog, self._hand_out)

    async def _hand_out(self, way: Hashable | None) -> None:
        """Let it leave; where something is still open in it, only once that is wanted."""
        named = ", ".join(f"[{name}]" for name in self._gaps())
        if way is None or not named:
            await self._leave(way)
            return
        anyway = Option(way, _ANYWAY[way], letter="a")
        sentence = f"Still open in this letter: {named}."
        dialog = ChooseDialog("Not filled in yet", [_FILL, _BACK, anyway], sentence=sentence)

        async def after(chosen: Hashable | None) -> None:
            if chosen == way:
                await self._leave(way)
            elif chosen == _FILL.key:
                self._fill_in()
            else:
                self.begin()

        self.app.push_screen(dialog, after)

    async def _leave(self, way: Hashable | None) -> None:
        if isinstance(way, LetterWish):
            await self._return(way)
        elif way == _COPY.key:
            self._copy()
        elif way == _MAIL.key:
            self._mail()

    def action_suggest(self) -> None:
        """Ask for what is still open in it, all at once."""
        if self._gaps():
            self._fill_in()
        else:
            self._say("Nothing is open in this letter.")

    def _fill_in(self) -> None:
        """Ask for what is open and put it in; it is seen before it leaves."""
        dialog = gaps_dialog(self._gaps(), self._drafts, f"{self._form}-{self._subject}")

        async def put_in(values: Values | None) -> None:
            if values is not None:
                dialog.forget()
                given = {name: str(text) for name, text in values.items() if text}
                self._put_in(given)
                if "name" in given and self._paper.sign is not None:
                    await self._paper.sign(given["name"])
            self.begin()
            if values is not None and not self._gaps():
                self._say("Filled in. Look it over; ^o lets it leave.")

        self.app.push_screen(dialog, put_in)

    def _put_in(self, given: Mapping[str, str]) -> None:
        """Let what was open stand in the letter, and in every tone it is turned to."""
        self._given |= given
        self._follow()
        for key in ("subject", "body"):
            field = self.query_one(f"#field-{key}", Field)
            text = put_into(field.text, given)
            if text != field.text:
                field.text = text
        to = self.query_one("#field-to", LineField)
        to.text = to.text or given.get("interviewer", "")

    def _copy(self) -> None:
        """Copy the text; whether that worked nobody can know, so it is shown as well.

        The subject has a line of its own wherever it is pasted: it is shown, and not copied.
        """
        subject, body = self._text("subject"), self._text("body")
        self.app.copy_to_clipboard(body)
        shown = f"Subject: {subject}\n\n{body}" if subject else body
        self.app.push_screen(PlainTextDialog(_COPIED_ALONE if subject else _COPIED, shown))

    @work(group="mail", exclusive=True)
    async def _mail(self) -> None:
        """Open the letter in the mail program; nothing is sent by that."""
        try:
            link = mail.link(self._text("to"), self._text("subject"), self._text("body"))
        except Refusal as refusal:
            self._say(refusal.sentence)
            return
        taken = await asyncio.to_thread(mailing.open_link, link)
        self._say(
            "Your mail program has it, if one is set up. ^o s says that you sent it."
            if taken
            else "No mail program took it. ^o c copies the letter, ^o f writes it to a file."
        )

    async def _return(self, wish: LetterWish) -> None:
        self._wish = wish
        await super().action_save()

    def _text(self, name: str) -> str:
        return self.query_one(f"#field-{name}", Field).text

    def _filled(self) -> dict[str, str]:
        """Subject and body as the chosen template fills them in for whom it goes to."""
        template = self._templates[self._text("tone")]
        return fill(template, {**self._paper.known(self._text("to")), **self._given})

    def _gaps(self) -> tuple[str, ...]:
        return gaps_in(f"{self._text('subject')}\n{self._text('body')}")

    def _tell(self) -> None:
        body = self._text("body")
        named = ", ".join(f"[{name}]" for name in self._gaps())
        told = [
            *([f"Still open: {named} · type over it, or ^f fills in all"] if named else []),
            length_words(self._paper.kind, body),
            question_words(self._paper.kind, body),
        ]
        put(self.query_one(".letter--told", Static), "\n".join(filter(None, told)))


def fill(template: Template, known: Mapping[str, str | None]) -> dict[str, str]:
    """Subject and body of a template with what is known."""
    return {
        "subject": filled(template.subject, known).text,
        "body": filled(template.body, known).text,
    }
