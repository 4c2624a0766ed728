"""The screens and windows of the demo as pictures and snapshots show them."""

import datetime as dt
from collections.abc import Awaitable, Callable

from respond_tui.demo.parts import AHEAD, BEGUN
from respond_tui.guide.letters import OWN_NAME
from respond_tui.guide.stages import DEFAULT_STAGES, find_stage
from respond_tui.guide.terms import GapKind, LetterKind, ReflectionPage, Tone
from respond_tui.screens.dialogs.importing_lines import OfWord
from tests.forms import run, share
from tests.hands import Hands
from tests.importing import change, read
from tests.lived_in import IN_THE_PAUSE
from tests.reflecting import open_reflection

LINE = "Acme, Backend Engineer @technical rejected yesterday #sharding ~60"

SHEET = (
    "Company,Job Title,Applied Date,Chemistry call,Technical Interview,Pair day,Result,Mood,Index",
    "Alder & Finch,Backend Engineer,14/09/2026,18/09/2026,25/09/2026 & 1/10/2026,,Rejection :(,,1",
    "Beech Analytics,Data Engineer,16/09/2026,yes,,,No Response,,2",
    "Cedar Health,Platform Engineer,17/09/2026,21/09/2026,yes,06/10/2026,Offer Declined,good,3",
    ",SRE,18/09/2026,,,,rejected,,4",
    f"{AHEAD},,,,,,ongoing,,5",
    "Dogwood Rail,SRE,Before 2026-09-20,no,,,Suspected Ghost Job,,6",
    "Elm & Otter,Backend Engineer,21/09/2026,yes,failed,,rejjected,low,7",
)
"""A sheet as people keep them: a column per stage, free words, a line without a company."""

Pose = Callable[[Hands], Awaitable[None]]


async def today(hands: Hands) -> None:
    """The first screen as it opens, once the log is counted."""
    await hands.app.workers.wait_for_complete()
    await hands.settle()


async def log(hands: Hands) -> None:
    """The log, on an application with rounds."""
    await hands.go("2", "log")
    await choose(hands, BEGUN)


async def recovery(hands: Hands) -> None:
    """The recovery whose pause runs."""
    await hands.go("3", "recovery")


async def patterns(hands: Hands) -> None:
    """The strongest alert and what it rests on."""
    await hands.go("4", "patterns")


async def quick_add(hands: Hands) -> None:
    """A line half-way, with what was understood of it."""
    await hands.press("a")
    await hands.type(LINE)


async def completing(hands: Hands) -> None:
    """A line with what its last word goes on as."""
    await hands.press("a")
    await hands.type("Acme, Backend Engineer @technical rejected yesterday via re")


async def form_completing(hands: Hands) -> None:
    """A new application, its company half-typed."""
    await hands.press("A")
    await hands.type("grey")


async def rejection(hands: Hands) -> None:
    """A no for an application that is under way."""
    await hands.go("2", "log")
    await choose(hands, AHEAD)
    await hands.press("x")


async def form(hands: Hands) -> None:
    """Every field of an application."""
    await hands.go("2", "log")
    await choose(hands, AHEAD)
    await hands.press("e")


async def outcome(hands: Hands) -> None:
    """What can have come of an application."""
    await hands.go("2", "log")
    await choose(hands, AHEAD)
    await hands.press("o")


async def lever(hands: Hands) -> None:
    """A lever for the strongest alert."""
    await hands.go("4", "patterns")
    await hands.press("l")
    await hands.press("tab")
    await hands.type("two mock interviews a week, with Jun")


async def running(hands: Hands) -> None:
    """The lever that runs, with all that is behind it."""
    await hands.go("4", "patterns")
    (view,) = hands.workspace.queries.commitments()
    hands.rows("#alert-rows").move_to(("commitment", view.id))
    await hands.press("enter")


async def verdict(hands: Hands) -> None:
    """What came of a lever, before its day."""
    await running(hands)
    await hands.press("escape", "l", "v")


SAVED = (
    ("Noes at technical", "@technical rejected"),
    ("About design", "design"),
    ("Offers", "@offer"),
)


async def search(hands: Hands) -> None:
    """A search that narrows, has a part that is not understood, and finds words in their line."""
    await hands.press("slash")
    await hands.type("rejected since sep how @pannel")


async def searches(hands: Hands) -> None:
    """The searches that have a name."""
    _save(hands)
    await hands.press("slash")
    await hands.press("down", "down")


async def feeling(hands: Hands) -> None:
    """The words of one family, for what a no feels like."""
    await hands.press("a")
    await hands.type("Kestrel Mapping, SRE @panel rejected today")
    await hands.press("enter")
    await recovery(hands)
    hands.app.clear_notifications()
    await hands.press("home", "space", "h")


async def patterns_rest(hands: Hands) -> None:
    """Patterns in a pause."""
    await hands.go("4", "patterns", asking=False)


async def put_away(hands: Hands) -> None:
    """The end of the log, with a no that is not opened yet."""
    hands.workspace.actions.set_shield(on=True)
    await hands.go("2", "log")
    await choose(hands, AHEAD)
    await hands.press("x", "ctrl+s", "end")
    hands.app.clear_notifications()
    await hands.settle()


async def log_by_search(hands: Hands) -> None:
    """The log in the groups that the saved searches make."""
    _save(hands)
    await hands.go("2", "log")
    await hands.press("s")
    await hands.press("b")
    await hands.press("home", "j")
    await hands.until(lambda: "─ Lindenhof" in hands.text())


def _save(hands: Hands) -> None:
    for name, line in SAVED:
        hands.workspace.actions.save_search(name, line)


async def reflection(hands: Hands) -> None:
    """The gaps of a no, one with what shows it, and guesses apart."""
    recovery_id = hands.workspace.queries.recoveries(0, 1)[0].id
    hands.workspace.actions.add_gap(
        recovery_id, GapKind.COMMUNICATION, "rambling", "four minutes before my first answer"
    )
    await open_reflection(hands, ReflectionPage.SPOT)


async def reflection_facts(hands: Hands) -> None:
    """The facts of a no, with how each question was answered."""
    await open_reflection(hands)
    await hands.press("ctrl+t", "down", "ctrl+t", "ctrl+t", "ctrl+t")


async def help_(hands: Hands) -> None:
    """The keys that act in the log."""
    await hands.go("2", "log")
    await hands.press("question_mark")


async def redirection(hands: Hands) -> None:
    """Assumptions: one that is open, and those to start from."""
    await run(hands, "Redirection")
    await hands.press("home", "enter", "ctrl+s")


async def side_by_side(hands: Hands) -> None:
    """Two directions beside each other."""
    await run(hands, "Redirection")
    await hands.press("end", "enter")
    await hands.type("on-site")
    await hands.press("tab")
    await hands.type("remote")
    await hands.press("ctrl+s", "j", "j")


async def stages(hands: Hands) -> None:
    """The list of stages, one of them retired."""
    hands.workspace.actions.retire_stage(find_stage("take-home", DEFAULT_STAGES).id)
    await run(hands, "Stages")
    await hands.press("j", "j", "j")


async def words(hands: Hands) -> None:
    """Source details, two of them written in two ways."""
    for company, detail in ((BEGUN, "linkedin"), (AHEAD, "Linked-In")):
        id_ = next(
            row.id
            for row in hands.workspace.queries.log_rows(range(1, 200))
            if row.company == company
        )
        hands.workspace.actions.edit_application(id_, {"source_detail": detail})
    await run(hands, "Words")
    await hands.press("enter")


async def import_columns(hands: Hands) -> None:
    """How a spreadsheet is read, one thing of it as the person said."""
    sheet = hands.workspace.store.path.parent / "my hunt.csv"
    sheet.write_text("\n".join(SHEET), encoding="utf-8")
    await run(hands, "Import a spreadsheet")
    await read(hands, sheet)
    await change(hands, OfWord("Chemistry call"), "recruiter screen")


async def import_preview(hands: Hands) -> None:
    """What would come of it."""
    await import_columns(hands)
    await hands.press("tab")


async def letter(hands: Hands) -> None:
    """A note of thanks as its template fills it in."""
    hands.workspace.actions.set_setting(OWN_NAME, "Robin Vale")
    await hands.go("3", "recovery")
    await hands.press("t")


async def letters(hands: Hands) -> None:
    """The letters of an application: one that waits, one that rests, and the one that fits."""
    await hands.go("3", "recovery")
    id_ = hands.work.chosen_application() or 0
    actions, today = hands.workspace.actions, hands.workspace.today
    made = []
    for kind, days in ((LetterKind.FEEDBACK, 0), (LetterKind.CONNECTION, 9)):
        words = {"kind": kind, "tone": Tone.PLAIN, "to": "Nadia Haddad", "body": "Hello"}
        made.append(actions.write_letter(id_, words).id)
        actions.send_letter(made[-1], today - dt.timedelta(days=days))
    actions.let_rest(made[-1])
    await hands.settle()
    await hands.press("t")


async def forecasts(hands: Hands) -> None:
    """The chances given beside what came true."""
    await hands.go("4", "patterns")
    hands.rows("#forecast-rows").focus()
    await hands.press("enter")


async def packet(hands: Hands) -> None:
    """What is shared of the latest no."""
    await share(hands)


async def wording(hands: Hands) -> None:
    """A no whose reason guesses."""
    await rejection(hands)
    await hands.press("tab", "tab")
    await hands.type("They hated my design")


async def rates(hands: Hands) -> None:
    """How often applications are answered, by month and by slice."""
    await run(hands, "Rates")


async def flow(hands: Hands) -> None:
    """Where applications went, from their sources on."""
    await run(hands, "Flow")


async def behind(hands: Hands) -> None:
    """The applications that a rate is of."""
    await rates(hands)
    await hands.press("enter")


async def choose(hands: Hands, company: str) -> None:
    """Put the cursor of the log on a company."""
    row = next(
        row for row in hands.workspace.queries.log_rows(range(1, 200)) if row.company == company
    )
    hands.rows("#log-rows").move_to(row.id)
    await hands.until(lambda: f"─ {company}" in hands.text())


SCREENS: dict[str, Pose] = {
    "today": today,
    "pause": today,
    "log": log,
    "recovery": recovery,
    "patterns": patterns,
    "log-by-search": log_by_search,
    "patterns-rest": patterns_rest,
    "put-away": put_away,
    "running": running,
}
TIMES = {"pause": IN_THE_PAUSE, "recovery": IN_THE_PAUSE, "patterns-rest": IN_THE_PAUSE}
"""When a screen is looked at, if not at the demo's own moment, which is after the pause."""

DIALOGS: dict[str, Pose] = {
    "quick-add": quick_add,
    "completing": completing,
    "form-completing": form_completing,
    "rejection": rejection,
    "form": form,
    "outcome": outcome,
    "feeling": feeling,
    "lever": lever,
    "verdict": verdict,
    "redirection": redirection,
    "side-by-side": side_by_side,
    "stages": stages,
    "words": words,
    "search": search,
    "searches": searches,
    "rates": rates,
    "flow": flow,
    "behind": behind,
    "import-columns": import_columns,
    "import-preview": import_preview,
    "letter": letter,
    "letters": letters,
    "forecasts": forecasts,
    "packet": packet,
    "wording": wording,
    "reflection": reflection,
    "reflection-facts": reflection_facts,
    "help": help_,
}
