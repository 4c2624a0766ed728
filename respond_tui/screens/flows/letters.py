"""Letters from the first word to what came of them: write, send, keep the answer, let go."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from respond_tui.guide import mail
from respond_tui.guide.dates import Leaning
from respond_tui.guide.interviews import Suggest
from respond_tui.guide.letter_templates import Template, ready
from respond_tui.guide.letters import NAMES, OWN_NAME, fitting, sensible
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import LetterKind, LetterState, Tone
from respond_tui.guide.text import capital
from respond_tui.screens.dialogs.ask import AskDialog
from respond_tui.screens.dialogs.choose import Option
from respond_tui.screens.dialogs.dates import date_field
from respond_tui.screens.dialogs.letter import WISH, LetterDialog, LetterWish, Paper, fill
from respond_tui.screens.dialogs.letters import (
    LETTER,
    LettersDialog,
)
from respond_tui.screens.dialogs.manage import Wish
from respond_tui.screens.dialogs.target import target_fields, target_texts
from respond_tui.screens.flows.answers import another_day, came_of
from respond_tui.screens.flows.asking import application_or_choice, ask, choose
from respond_tui.screens.flows.completing import words_of
from respond_tui.screens.flows.managing import manage
from respond_tui.widgets import keys

if TYPE_CHECKING:
    from respond_tui.actions.letters import LetterDone
    from respond_tui.queries.letters import AtHand, LetterView
    from respond_tui.screens.base import WorkScreen
    from respond_tui.screens.dialogs.values import Values

_KINDS = (
    Option(LetterKind.THANKS, "Thank-you note", "asks for nothing", letter="t"),
    Option(LetterKind.FEEDBACK, "Feedback letter", "one question", letter="f"),
    Option(LetterKind.REPLY, "Reply", "to what they answered", letter="r"),
    Option(LetterKind.CONNECTION, "Connection request", "names what you share", letter="c"),
)


def _kinds(hand: AtHand) -> list[Option]:
    """The letters that make sense as the application stands."""
    may = sensible(hand.standing)
    return [option for option in _KINDS if option.key in may]


async def letter_that_fits(screen: WorkScreen, kind: LetterKind | None = None) -> None:
    """Write the letter that fits the application under the cursor, or show those it has.

    Where the line under the cursor is about a ``kind`` of letter, that one fits.
    """
    view = await application_or_choice(screen, "A letter to whom?")
    hand = screen.workspace.queries.at_hand(view.id) if view is not None else None
    if hand is None:
        return
    if kind is not None:
        await letter_of(screen, hand.application_id, kind)
    elif hand.letters:
        await _manage(screen, hand.application_id)
    else:
        await write_new(screen, hand.application_id)


async def letter_of(screen: WorkScreen, application_id: int, kind: LetterKind) -> None:
    """Go on with the draft of a kind, or begin one; what was sent already is shown."""
    hand = screen.workspace.queries.at_hand(application_id)
    mine = [letter for letter in hand.letters if letter.kind is kind] if hand else []
    draft = next((letter for letter in mine if letter.state is LetterState.DRAFT), None)
    if draft is not None:
        await open_letter(screen, draft.id)
    elif mine:
        await _manage(screen, application_id)
    else:
        await write_new(screen, application_id, kind)


async def open_letter(screen: WorkScreen, letter_id: int) -> None:
    """Go on with a draft, or say what came of a letter that was sent."""
    letter = screen.workspace.queries.letter(letter_id)
    hand = screen.workspace.queries.at_hand(letter.application_id) if letter else None
    if letter is None or hand is None:
        screen.say("That letter is not there any more.")
    elif letter.state is LetterState.DRAFT:
        await _write(screen, hand, letter.kind, letter)
    elif await came_of(screen, letter):
        await _write(screen, hand, LetterKind.REPLY, None)


async def write_new(
    screen: WorkScreen, application_id: int, kind: LetterKind | None = None
) -> LetterDone | None:
    """Write the letter that fits; where none does more than another, one that is chosen."""
    hand = screen.workspace.queries.at_hand(application_id)
    if hand is None:
        return None
    kind = kind or fitting(hand.standing, screen.workspace.today)
    if kind is None:
        chosen = await choose(screen, f"A letter to {hand.company}", _kinds(hand))
        if not isinstance(chosen, LetterKind):
            return None
        kind = chosen
    return await _write(screen, hand, kind, None)


async def let_rest(screen: WorkScreen, letter_id: int) -> None:
    """Close a letter that nobody answered."""
    await screen.told(lambda: screen.workspace.actions.let_rest(letter_id))


async def keep_waiting(screen: WorkScreen, letter_id: int) -> None:
    """Wait on, and be asked no more."""
    await screen.told(lambda: screen.workspace.actions.keep_waiting(letter_id))


async def _moved(screen: WorkScreen, letter_id: int) -> None:
    """Ask on which other day a letter of the list went out; a draft has none yet."""
    letter = screen.workspace.queries.letter(letter_id)
    if letter is None or letter.state is LetterState.DRAFT:
        screen.say("This letter is not sent yet, so that it has no day to change.")
    else:
        await another_day(screen, letter)


async def _manage(screen: WorkScreen, application_id: int) -> None:
    """The letters of an application, one done after the other."""
    dialog = LettersDialog("Letters")
    queries, actions = screen.workspace.queries, screen.workspace.actions

    def show() -> None:
        hand = queries.at_hand(application_id)
        if hand is None:
            dialog.action_close()
            return
        fits = fitting(hand.standing, screen.workspace.today)
        stats, today = queries.letter_stats(), screen.workspace.today
        dialog.show_letters(hand.company, hand.letters, fits, stats, today)

    async def do(wish: Wish) -> None:
        match wish.key:
            case _ if wish.what == keys.ADD.id:
                hand = queries.at_hand(application_id)
                kinds = _kinds(hand) if hand is not None else []
                chosen = await choose(screen, "Another letter", kinds)
                if isinstance(chosen, LetterKind):
                    await write_new(screen, application_id, chosen)
            case ("new", LetterKind() as kind) if wish.what in (keys.OPEN.id, keys.EDIT.id):
                await write_new(screen, application_id, kind)
            case (str(sort), int(id_)) if sort == LETTER:
                if wish.what in (keys.OPEN.id, keys.EDIT.id):
                    await open_letter(screen, id_)
                elif wish.what == keys.DONE.id:
                    await let_rest(screen, id_)
                elif wish.what == keys.PUT_OFF.id:
                    await keep_waiting(screen, id_)
                elif wish.what == keys.MOVE.id:
                    await _moved(screen, id_)
                elif wish.what == keys.DELETE.id:
                    await screen.told(lambda: actions.delete_letter(id_))

    await manage(screen, dialog, show, do)


async def _write(
    screen: WorkScreen, hand: AtHand, kind: LetterKind, letter: LetterView | None
) -> LetterDone | None:
    """Show a letter until it is saved or left, and do what is wanted with it."""
    paper = _paper(screen, hand, kind)
    wish = LetterWish.KEEP

    def save(values: Values) -> LetterDone:
        nonlocal wish
        wish = values.word(WISH, LetterWish) or LetterWish.KEEP
        words = _words(kind, values)
        sent_on = screen.workspace.today if wish is LetterWish.SENT else None
        if letter is None:
            return screen.workspace.actions.write_letter(hand.application_id, words, sent_on)
        return screen.workspace.actions.edit_letter(letter.id, words, sent_on)

    def make(problem: Refusal | None) -> LetterDialog:
        return LetterDialog(
            f"{capital(NAMES[kind])} · {hand.company}",
            paper,
            screen.kit.drafts,
            subject=f"{kind}-{hand.application_id}" if letter is None else str(letter.id),
            initial=_texts(letter) if letter is not None else _new(hand, paper),
            problem=problem,
        )

    done = await screen.fill_in(make, save)
    if done is not None:
        screen.say(f"{done.what} u undoes it.")
        if wish is LetterWish.SENT_BEFORE:
            await _sent_before(screen, hand, kind, done.id)
        elif wish is LetterWish.TO_FILE:
            await _to_file(screen, hand, kind, done.id)
    return done


def _paper(screen: WorkScreen, hand: AtHand, kind: LetterKind) -> Paper:
    """The ready templates by their tone, a person's own by name, and what fills them in."""
    own = [each.template for each in screen.workspace.queries.templates()]
    templates = [(tone.value, ready(kind, tone)) for tone in Tone] + [
        (f"“{template.name}”", template) for template in own if template.kind is kind
    ]

    def known(to: str) -> Mapping[str, str | None]:
        person = mail.person_in(to) or hand.fields.get("interviewer")
        return {**hand.fields, "interviewer": person}

    async def sign(name: str) -> None:
        keep = screen.workspace.actions.set_setting
        if await screen.try_to(lambda: keep(OWN_NAME, name)) is not None:
            screen.say("Your name is kept for your next letters; Settings (ctrl+p) changes it.")

    return Paper(kind, templates, known, words_of(screen)(Suggest.PEOPLE), sign)


def _words(kind: LetterKind, values: Values) -> dict[str, object]:
    chosen = values.get("tone")
    template = chosen if isinstance(chosen, Template) else ready(kind, Tone.WARM)
    return {
        "kind": kind,
        "tone": template.tone,
        "template": template.name or None,
        "to": values.text("to"),
        "subject": values.text("subject"),
        "body": values.text("body"),
    }


def _new(hand: AtHand, paper: Paper) -> dict[str, str]:
    to = hand.people[0] if hand.people else ""
    tone, template = paper.templates[0]
    return {"to": to, "tone": tone, **fill(template, paper.known(to))}


def _texts(letter: LetterView) -> dict[str, str]:
    return {
        "to": letter.to,
        "subject": letter.subject,
        "tone": f"“{letter.template}”" if letter.template else letter.tone.value,
        "body": letter.body,
    }


async def _sent_before(screen: WorkScreen, hand: AtHand, kind: LetterKind, letter_id: int) -> None:
    """Ask on which day a letter was sent; it is saved already, and a draft until that is said."""
    calendar = screen.calendar()

    def save(values: Values) -> LetterDone:
        on = values.day("sent_on")
        if on is None:
            raise Refusal("On which day did you send it?", "sent_on")
        return screen.workspace.actions.send_letter(letter_id, on)

    sent = await ask(
        screen,
        "letter-sent",
        f"When you sent the {NAMES[kind]} to {hand.company}",
        lambda: [date_field("sent_on", "Sent on", calendar, Leaning.PAST, needed=True)],
        save,
        subject=str(letter_id),
    )
    if sent is not None:
        screen.say(f"{sent.what} u undoes it.")


async def _to_file(screen: WorkScreen, hand: AtHand, kind: LetterKind, letter_id: int) -> None:
    """Ask for a file and write the letter there; the letter is saved already."""
    name = f"letter-{kind}-{screen.workspace.today.isoformat()}.txt"
    written = await screen.fill_in(
        lambda problem: AskDialog(
            "letter-file",
            f"A file for the letter to {hand.company}",
            target_fields,
            screen.kit.drafts,
            sentence="Plain text that only you can read. The letter stays here as well.",
            subject=str(letter_id),
            initial=target_texts(name),
            problem=problem,
        ),
        lambda values: screen.workspace.actions.letter_to_file(
            letter_id, Path(values.text("target")), replace=values.flag("replace")
        ),
    )
    if written is not None:
        screen.say(written.what)
