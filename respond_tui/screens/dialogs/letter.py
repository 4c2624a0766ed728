"""A letter: to whom, its tone, and its text, which a template fills until it is touched."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from respond_tui.guide import mail
from respond_tui.guide.letter_templates import Template
from respond_tui.guide.letters import filled, gaps_in, length_words, question_words
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import LetterKind
from respond_tui.screens import mailing
from respond_tui.screens.dialogs.choose import ChooseDialog, Option
from respond_tui.screens.dialogs.form import FormDialog
from respond_tui.screens.dialogs.plain_text import PlainTextDialog
from respond_tui.widgets import keys
from respond_tui.widgets.choice import ChoiceField
from respond_tui.widgets.completing import Complete
from respond_tui.widgets.fields import Field, LineField, NoteField, put

if TYPE_CHECKING:
    from respond_tui.store.drafts import Drafts

WISH = "wish"
"""Under which the form returns what is to be done with the letter."""

_COPIED = "Copied, where your terminal allows that. If not, select it here, with shift and mouse."

_KEPT = {"name": " (Settings keep it)"}


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
_BACK = Option("back", "Back to the text", letter="b")


@dataclass(frozen=True, slots=True)
class Paper:
    """What a letter is written on: its kind, and the templates by what they are called.

    ``known`` says what there is for the fields of a template, given what stands after “To”;
    ``people`` completes that line.
    """

    kind: LetterKind
    templates: Sequence[tuple[str, Template]]
    known: Callable[[str], Mapping[str, str | None]]
    people: Complete | None = None


class LetterDialog(FormDialog):
    """Returns the letter and a ``LetterWish``; ``tone`` is the template that was chosen.

    Another tone or name fills in what nobody has touched, and nothing else.
    """

    HINT = "^s keep · ^o send, copy or file · esc close"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (34, "-high")]
    BINDINGS: ClassVar[list[BindingType]] = [keys.HAND_OUT]

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
        """In the text, where it is known to whom it goes; else there."""
        known = self.query_one("#field-to", LineField).text
        self.query_one("#field-body" if known else "#field-to", Field).focus_editor()

    def besides(self) -> Mapping[str, object]:
        """What is to be done with the letter."""
        return {WISH: self._wish}

    def on_field_edited(self) -> None:
        """Follow another tone or name where the text is as it was filled in, and count."""
        made = self._filled()
        before, self._made = self._made, made
        if before is not None and before != made:
            for key, text in made.items():
                field = self.query_one(f"#field-{key}", Field)
                if field.text == before[key] != text:
                    field.text = text
        self._tell()

    async def action_save(self) -> None:
        """Keep it as a draft."""
        await self._return(LetterWish.KEEP)

    def action_hand_out(self) -> None:
        """Choose how it leaves; a mail program only where one could show itself."""
        mail_ = [_MAIL] if mailing.can_open() else []
        dialog = ChooseDialog("How does it leave?", [_SENT, _BEFORE, _COPY, *mail_, _TO_FILE])
        self.app.push_screen(dialog, self._hand_out)

    async def _hand_out(self, chosen: Hashable | None) -> None:
        if isinstance(chosen, LetterWish):
            await self._with_gaps(chosen)
        elif chosen == _COPY.key:
            self._copy()
        elif chosen == _MAIL.key:
            self._mail()

    async def _with_gaps(self, wish: LetterWish) -> None:
        """Let it leave; where something is still open in it, only once that is wanted."""
        named = ", ".join(f"[{name}]" for name in self._gaps())
        if not named:
            await self._return(wish)
            return
        verb = "Write" if wish is LetterWish.TO_FILE else "Send"
        anyway = Option(wish, f"{verb} it all the same", letter="a")
        sentence = f"Still open in this letter: {named}."
        dialog = ChooseDialog("Not filled in yet", [_BACK, anyway], sentence=sentence)
        self.app.push_screen(dialog, self._after_gaps)

    async def _after_gaps(self, chosen: Hashable | None) -> None:
        if isinstance(chosen, LetterWish):
            await self._return(chosen)
        else:
            self.query_one("#field-body", Field).focus_editor()

    def _copy(self) -> None:
        """Copy the text; whether that worked nobody can know, so it is shown as well."""
        body = self._text("body")
        self.app.copy_to_clipboard(body)
        self.app.push_screen(PlainTextDialog(_COPIED, body))

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
        return fill(template, self._paper.known(self._text("to")))

    def _gaps(self) -> tuple[str, ...]:
        return gaps_in(f"{self._text('subject')}\n{self._text('body')}")

    def _tell(self) -> None:
        body = self._text("body")
        missing = self._gaps()
        named = ", ".join(f"[{name}]{_KEPT.get(name, '')}" for name in missing)
        gaps = f" · still open: {named}" if missing else ""
        asked = question_words(self._paper.kind, body)
        told = [f"{length_words(self._paper.kind, body)}{gaps}", *([asked] if asked else [])]
        put(self.query_one(".letter--told", Static), "\n".join(told))


def fill(template: Template, known: Mapping[str, str | None]) -> dict[str, str]:
    """Subject and body of a template with what is known."""
    return {
        "subject": filled(template.subject, known).text,
        "body": filled(template.body, known).text,
    }
