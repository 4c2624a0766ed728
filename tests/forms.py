"""How each form of the program is come by, from the story."""

import datetime as dt
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from textual.widget import Widget
from textual.widgets import Input, TextArea

from respond_tui.guide.reflection import PAGES
from respond_tui.guide.terms import (
    AssumptionArea,
    GapKind,
    LetterKind,
    LetterState,
    ReflectionPage,
    StepKind,
    Tone,
)
from respond_tui.screens.dialogs.form import DraftedScreen
from respond_tui.screens.flows.packet import share_packet
from respond_tui.screens.intents import IntentScreen
from respond_tui.screens.reflection.letters import Letters
from respond_tui.widgets.fields import Field
from respond_tui.widgets.rows import Rows
from tests.hands import Hands
from tests.story import NOW

Way = Callable[[Hands], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Form:
    """A form, the way to it, and the moment at which the way is there.

    One that ``saves_on_leaving`` needs no draft of words that can be saved.
    """

    name: str
    way: Way
    now: dt.datetime = NOW
    saves_on_leaving: bool = False


def _keys(number: str, screen: str, *pressed: str) -> Way:
    async def way(hands: Hands) -> None:
        if screen != hands.work.HERE:
            await hands.go(number, screen)
        await hands.press(*pressed)

    return way


def _step(kind: StepKind, *pressed: str) -> Way:
    """From the recovery that pauses, with the cursor on one of its steps."""

    async def way(hands: Hands) -> None:
        await hands.go("3", "recovery")
        row = hands.workspace.queries.recoveries(0, 1)[0]
        view = hands.workspace.queries.recovery(row.id)
        assert view is not None
        step = next(each for each in view.steps if each.kind is kind)
        rows = hands.rows("#step-rows")
        rows.focus()
        rows.move_to(step.id)
        await hands.press(*pressed)

    return way


async def _named(hands: Hands) -> None:
    await hands.press("slash")
    await hands.press("ctrl+u")
    await hands.type("rejected")
    await hands.press("ctrl+s")


async def _settings(hands: Hands) -> None:
    assert isinstance(hands.work, IntentScreen)
    hands.work.open_settings()
    await hands.settle()
    await hands.press("f")


async def _own_name(hands: Hands) -> None:
    assert isinstance(hands.work, IntentScreen)
    hands.work.open_settings()
    await hands.settle()
    await hands.press("n")


def _command(name: str, *pressed: str) -> Way:
    """From a command that has no key, such as a list of one's own."""

    async def way(hands: Hands) -> None:
        await run(hands, name)
        await hands.press(*pressed)

    return way


async def run(hands: Hands, command: str) -> None:
    """Run a command that has no key, up to the window that it opens."""
    assert isinstance(hands.work, IntentScreen)
    next(each for each in hands.work.more_commands() if each.name == command).run()
    await hands.until(lambda: hands.screen is not hands.work)
    await hands.settle()


def _letter(*pressed: str) -> Way:
    """From the letter to the company whose recovery pauses, or from its list of letters."""

    async def way(hands: Hands) -> None:
        await hands.go("3", "recovery")
        await hands.press("t", *pressed)

    return way


def _page(page: ReflectionPage) -> Way:
    """A page of the reflection on the no whose recovery pauses."""

    async def way(hands: Hands) -> None:
        await _step(StepKind.REFLECTION, "enter")(hands)
        await hands.until(lambda: hands.screen is not hands.work)
        hands.screen.query_one(Letters).focus()
        await hands.press(str(PAGES.index(page) + 1))

    return way


async def _verdict(hands: Hands) -> None:
    """What came of an assumption that was started from a ready one."""
    if not hands.workspace.directions.assumptions().all:
        values = {"area": AssumptionArea.FIT, "text": "Smaller teams answer", "about": "remote"}
        hands.workspace.actions.add_assumption(values)
    await run(hands, "Redirection")
    await hands.press("home", "enter")


def _written(state: LetterState, *pressed: str) -> Way:
    """From a feedback letter of the company whose recovery pauses, in this state."""

    async def way(hands: Hands) -> None:
        await hands.go("3", "recovery")
        row = hands.workspace.queries.recoveries(0, 1)[0]
        hand = hands.workspace.queries.at_hand(row.application_id)
        assert hand is not None
        is_moved = pressed == ("m",)  # which only a letter that was sent can be
        if not hand.letters or (is_moved and hand.letters[0].state is not state):
            _write(hands, row.application_id, state)
        await hands.press("home", "t", "home", "down", *pressed)

    return way


def _write(hands: Hands, application_id: int, state: LetterState) -> None:
    actions = hands.workspace.actions
    words = {"kind": LetterKind.FEEDBACK, "tone": Tone.PLAIN, "to": "Nadia", "body": "Which one?"}
    made = actions.write_letter(application_id, words)
    if state is not LetterState.DRAFT:
        actions.send_letter(made.id, hands.workspace.today)
    if state is LetterState.REPLIED:
        actions.letter_answered(made.id, hands.workspace.today, "More depth in storage.")


async def _gap(hands: Hands) -> None:
    """A gap of that reflection, written anew."""
    recovery_id = hands.workspace.queries.recoveries(0, 1)[0].id
    view = hands.workspace.queries.reflection(recovery_id)
    assert view is not None
    if not view.observed:
        add = hands.workspace.actions.add_gap
        add(recovery_id, GapKind.TECHNICAL, "storytelling", "no result in any of three")
    await _page(ReflectionPage.PRIORITIZE)(hands)
    await hands.press("home", "e")


async def _next_step(hands: Hands) -> None:
    """A next step of that reflection, written anew."""
    recovery_id = hands.workspace.queries.recoveries(0, 1)[0].id
    view = hands.workspace.queries.reflection(recovery_id)
    assert view is not None
    if not view.actions:
        hands.workspace.actions.add_action(recovery_id, "a mock with Jun", None)
    await _page(ReflectionPage.OUTLINE)(hands)
    hands.screen.query_one(Rows).focus()
    await hands.press("home", "e")


async def _export(hands: Hands) -> None:
    assert isinstance(hands.work, IntentScreen)
    hands.work.export()
    await hands.settle()
    await hands.press("s")


async def share(hands: Hands, recovery_id: int | None = None) -> None:
    """Ask what to share of a reflection; of none named, of the latest recovery's."""
    if recovery_id is None:
        recovery_id = hands.workspace.queries.recoveries(0, 1)[0].id
    hands.work.run_worker(share_packet(hands.work, recovery_id))
    await hands.until(lambda: hands.screen is not hands.work or bool(hands.told()))
    await hands.settle()


async def _packet(hands: Hands) -> None:
    await share(hands)
    await hands.press("end", "enter")


def _lever(*pressed: str) -> Way:
    """From the lever that runs, or one of its actions behind it."""

    async def way(hands: Hands) -> None:
        await hands.go("4", "patterns")
        (view,) = hands.workspace.queries.commitments()
        found = hands.workspace.queries.lever(view.id)
        if found is not None and not found.actions:
            hands.workspace.actions.add_lever_action(view.id, "ask Dana", None)
        rows = hands.rows("#alert-rows")
        rows.focus()
        rows.move_to(("commitment", view.id))
        await hands.settle()
        await hands.press(*pressed)

    return way


FORMS = (
    Form("quick-add", _keys("1", "today", "a")),
    Form("a new application", _keys("1", "today", "A")),
    Form("edit an application", _keys("2", "log", "home", "e")),
    Form("edit an end", _keys("2", "log", "home", "j", "j", "j", "j", "e")),
    Form("a no", _keys("2", "log", "home", "x")),
    Form("schedule a round", _keys("2", "log", "home", "o", "r")),
    Form("add a round", _keys("2", "log", "escape", "home", "enter", "A")),
    Form("edit a round", _keys("2", "log", "escape", "home", "enter", "e")),
    Form("name the feeling anew", _step(StepKind.FEELING, "space", "w")),
    Form("a note to a step", _step(StepKind.THANKS, "space", "s")),
    Form("skip a step", _step(StepKind.THANKS, "z")),
    Form("move a step", _step(StepKind.THANKS, "m")),
    Form("book another time", _step(StepKind.BOOK, "space", "end", "enter")),
    Form("a step of one's own", _step(StepKind.THANKS, "A")),
    Form("edit a step", _step(StepKind.THANKS, "e")),
    Form("a letter", _letter()),
    Form("a draft", _written(LetterState.DRAFT, "enter")),
    Form("an answer", _written(LetterState.SENT, "enter", "r")),
    Form("a gap from an answer", _written(LetterState.REPLIED, "enter", "g")),
    Form("a next step from an answer", _written(LetterState.REPLIED, "enter", "a")),
    Form("a letter as a file", _written(LetterState.DRAFT, "enter", "ctrl+o", "f")),
    Form("the day a letter was sent", _written(LetterState.DRAFT, "enter", "ctrl+o", "b")),
    Form("another day of a letter", _written(LetterState.SENT, "m")),
    Form("answer an alert", _keys("4", "patterns", "home", "z")),
    Form("choose a lever", _keys("4", "patterns", "home", "l")),
    Form("edit a lever", _lever("l", "w")),
    Form("judge a lever early", _lever("l", "v")),
    Form("a week of a lever", _lever("space", "w")),
    Form("an action of a lever", _lever("A")),
    Form("edit an action of a lever", _lever("enter", "home", "e")),
    Form("leave out an action of a lever", _lever("enter", "home", "z")),
    Form("move an action of a lever", _lever("enter", "home", "m")),
    Form("judge a lever", _keys("4", "patterns", "home", "l"), NOW + dt.timedelta(days=60)),
    Form("name a search", _named),
    Form("settings", _settings),
    Form("a new stage", _command("Stages", "j", "j", "a")),
    Form("edit a stage", _command("Stages", "j", "j", "e")),
    Form("write a word anew", _command("Words", "enter", "e")),
    Form("filter words", _command("Words", "enter", "f")),
    Form("words that guess", _command("Words that guess")),
    Form("record", _page(ReflectionPage.RECORD), saves_on_leaving=True),
    Form("evaluate", _page(ReflectionPage.EVALUATE), saves_on_leaving=True),
    Form("spot gaps", _page(ReflectionPage.SPOT)),
    Form("outline", _page(ReflectionPage.OUTLINE)),
    Form("notify", _page(ReflectionPage.NOTIFY), saves_on_leaving=True),
    Form("decide", _page(ReflectionPage.DECIDE), saves_on_leaving=True),
    Form("edit a gap", _gap),
    Form("edit a next step", _next_step),
    Form("a file for a packet", _packet),
    Form("export", _export),
    Form("a template", _command("Templates", "a")),
    Form("a template from a ready one", _command("Templates", "home", "enter")),
    Form("a name of one's own", _own_name),
    Form("an assumption", _command("Redirection", "a")),
    Form("an assumption from a ready one", _command("Redirection", "home", "enter")),
    Form("what came of an assumption", _verdict),
    Form("two directions", _command("Redirection", "end", "enter")),
    Form("import a file", _command("Import a spreadsheet")),
)


def dialog(hands: Hands) -> DraftedScreen[Any]:
    """The form in front."""
    screen = hands.screen
    assert isinstance(screen, DraftedScreen), f"no form is open\n{hands.text()}"
    return screen


def is_open(hands: Hands) -> bool:
    """Whether a form is in front."""
    return isinstance(hands.screen, DraftedScreen)


def fields(hands: Hands) -> list[Field]:
    """The fields of the form in front that take text."""
    return [field for field in dialog(hands).query(Field) if _editors(field)]


def words(hands: Hands) -> dict[str, str]:
    """What stands in the fields of the form in front."""
    return {field.key: field.text for field in dialog(hands).query(Field)}


async def write_all(hands: Hands, text: str) -> None:
    """Put a text into every field in place of what stands there, as a paste does."""
    given = fields(hands)
    assert given
    for field in given:
        field.text = ""
        editor = _editors(field)[0]
        editor.focus()
        await hands.type(text)
    await hands.settle()


async def leave(hands: Hands) -> None:
    """Close every window."""
    while hands.screen is not hands.work:
        await hands.press("escape")


def _editors(field: Field) -> list[Widget]:
    return [each for each in field.query(Widget) if isinstance(each, (Input, TextArea))]
