"""What came of a letter that was sent: an answer to learn from, or silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from respond_tui.guide.dates import Leaning, exact
from respond_tui.guide.letters import ASKING, NAMES
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import GapKind, LetterKind, LetterState
from respond_tui.guide.text import capital, shortened
from respond_tui.screens import spoken as say
from respond_tui.screens.dialogs.actions import action_fields
from respond_tui.screens.dialogs.choose import Option
from respond_tui.screens.dialogs.dates import date_field
from respond_tui.screens.dialogs.plain_text import PlainTextDialog
from respond_tui.screens.flows.asking import ask, choose
from respond_tui.screens.flows.reflecting_lines import around_of
from respond_tui.screens.reflection.kinds import tag_fields
from respond_tui.widgets.fields import NoteField

if TYPE_CHECKING:
    from respond_tui.actions.letters import LetterDone
    from respond_tui.queries.letters import LetterView
    from respond_tui.screens.base import WorkScreen
    from respond_tui.screens.dialogs.values import Values

_ANSWERED = Option("r", "They answered", "keep what they said", letter="r")
_REST = Option("s", "Let it rest", "silence is data too", letter="s")
_WAIT = Option("w", "Wait on", "without being asked again", letter="w")
_READ = Option("v", "Read it", letter="v")
_CHANGE = Option("r", "Change their answer", letter="r")
_DAY = Option("m", "Change the day you sent it", letter="m")
_DELETE = Option("d", "Delete it", letter="d")
_GAP = Option("g", "A gap to work on", "in the reflection", letter="g")
_ACTION = Option("a", "A next step", "in the reflection", letter="a")
_THANK = Option("t", "Write back", "thanks, and what you do with it", letter="t")


async def came_of(screen: WorkScreen, letter: LetterView) -> bool:
    """Ask what came of a letter, and do that; whether the person wants to write back."""
    actions = screen.workspace.actions
    title = f"{capital(NAMES[letter.kind])} · {letter.company}"
    chosen = await choose(screen, title, _options(letter), sentence=_sentence(screen, letter))
    match chosen:
        case "r":
            return await answered(screen, letter)
        case "s":
            await screen.told(lambda: actions.let_rest(letter.id))
        case "w":
            await screen.told(lambda: actions.keep_waiting(letter.id))
        case "d":
            await screen.told(lambda: actions.delete_letter(letter.id))
        case "m":
            await another_day(screen, letter)
        case "v":
            shown = PlainTextDialog("As it was sent.", _whole(letter))
            await screen.app.push_screen_wait(shown)
        case _:
            return await _learn(screen, letter, chosen)
    return False


async def answered(screen: WorkScreen, letter: LetterView) -> bool:
    """Keep what they said, and offer what can come of it; whether to write back."""
    calendar = screen.calendar()

    def save(values: Values) -> object:
        on = values.day("replied_on") or screen.workspace.today
        return screen.workspace.actions.letter_answered(letter.id, on, values.text("reply"))

    kept = await ask(
        screen,
        "letter-answer",
        f"The answer from {letter.to or letter.company}",
        lambda: [
            NoteField("reply", "They said", needed=True, hint="Their words, as they are."),
            date_field("replied_on", "When", calendar, Leaning.PAST),
        ],
        save,
        subject=str(letter.id),
        initial={
            "reply": letter.reply,
            "replied_on": letter.replied_on.isoformat() if letter.replied_on else "today",
        },
    )
    after = screen.workspace.queries.letter(letter.id)
    if kept is None or after is None:
        return False
    chosen = await choose(
        screen,
        "What do you take from it?",
        _uses(after),
        sentence="One key makes something of it. esc leaves it at that; it is kept.",
    )
    return await _learn(screen, after, chosen)


async def another_day(screen: WorkScreen, letter: LetterView) -> None:
    """Ask on which day a letter went out, and count the silence from there."""
    calendar = screen.calendar()

    def save(values: Values) -> LetterDone:
        on = values.day("sent_on")
        if on is None:
            raise Refusal("On which day did you send it?", "sent_on")
        return screen.workspace.actions.move_letter(letter.id, on)

    done = await ask(
        screen,
        "letter-day",
        f"When you sent the {NAMES[letter.kind]} to {letter.company}",
        lambda: [date_field("sent_on", "Sent on", calendar, Leaning.PAST, needed=True)],
        save,
        subject=str(letter.id),
        initial={"sent_on": letter.sent_on.isoformat() if letter.sent_on else ""},
    )
    if done is not None:
        screen.say(f"{done.what} u undoes it.")


async def _learn(screen: WorkScreen, letter: LetterView, chosen: object) -> bool:
    if chosen == "g":
        await _to_gap(screen, letter)
    elif chosen == "a":
        await _to_action(screen, letter)
    return chosen == "t"


def _options(letter: LetterView) -> list[Option]:
    match letter.state:
        case LetterState.REPLIED:
            return [*_uses(letter), _CHANGE, _READ, _DAY, _DELETE]
        case LetterState.SILENT:
            return [_ANSWERED, _READ, _DAY, _DELETE]
        case _:
            rest = [_REST, *([] if letter.waits else [_WAIT])] if letter.kind in ASKING else []
            return [_ANSWERED, *rest, _READ, _DAY, _DELETE]


def _uses(letter: LetterView) -> list[Option]:
    """A gap and a next step belong to a reflection, which only a no has."""
    learn = [_GAP, _ACTION] if letter.recovery_id is not None else []
    return [*learn, *([] if letter.kind is LetterKind.REPLY else [_THANK])]


def _sentence(screen: WorkScreen, letter: LetterView) -> str:
    today = screen.workspace.today
    to = f" to {letter.to}" if letter.to else ""
    sent = f"Sent{to} on {exact(letter.sent_on)}" if letter.sent_on else f"Sent{to}"
    asks = letter.kind in ASKING
    how = say.letter_words(letter.state, letter.sent_on, letter.replied_on, today, asks=asks)
    since = "" if how.startswith("sent ") else f"; {how.removeprefix('sent, ')}"
    said = f"\n\n“{shortened(letter.reply, 300)}”" if letter.reply else ""
    return f"{sent}{since}.{said}"


def _whole(letter: LetterView) -> str:
    said = f"\n\n— They answered —\n\n{letter.reply}" if letter.reply else ""
    return f"{letter.subject}\n\n{letter.body}{said}".lstrip()


async def _to_gap(screen: WorkScreen, letter: LetterView) -> None:
    """Put what they said into the reflection as a gap, their words being its observation."""
    recovery_id = letter.recovery_id
    if recovery_id is None:
        return
    done = await ask(
        screen,
        "letter-gap",
        f"A gap, after {letter.company}",
        lambda: [*tag_fields(around_of(screen)), NoteField("observation", "What was seen")],
        lambda values: screen.workspace.actions.add_gap(
            recovery_id,
            values.word("kind", GapKind) or GapKind.TECHNICAL,
            values.text("tag"),
            values.text("observation"),
        ),
        sentence="A word for it. Their answer is what was seen, so that it counts as a fact.",
        subject=str(letter.id),
        initial={"observation": letter.reply},
    )
    if done is not None:
        screen.say(f"{done.what} u undoes it.")


async def _to_action(screen: WorkScreen, letter: LetterView) -> None:
    """Make a next step of the reflection out of what they said."""
    recovery_id = letter.recovery_id
    if recovery_id is None:
        return
    calendar = screen.calendar()
    done = await ask(
        screen,
        "letter-action",
        f"A next step, after {letter.company}",
        lambda: action_fields(calendar, "one thing that you can do"),
        lambda values: screen.workspace.actions.add_action(
            recovery_id, values.text("text"), values.day("due_on")
        ),
        sentence=f"They said: “{shortened(letter.reply, 300)}”",
        subject=str(letter.id),
    )
    if done is not None:
        screen.say(f"{done.what} u undoes it.")
