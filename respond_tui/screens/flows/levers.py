"""What can be done with an alert: put it off, or choose a lever, work on it and judge it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from respond_tui.guide import limits
from respond_tui.guide.commitments import (
    VERDICTS,
    Chosen,
    CommitmentState,
    Next,
    Verdict,
    compared,
)
from respond_tui.guide.dates import Leaning
from respond_tui.guide.lever_days import weeks
from respond_tui.guide.pattern_words import stage_title
from respond_tui.guide.pattern_words.plain import plural
from respond_tui.guide.terms import Answer, Lever, Went
from respond_tui.guide.text import shortened
from respond_tui.screens.dialogs.actions import action_fields
from respond_tui.screens.dialogs.choose import Option
from respond_tui.screens.dialogs.dates import date_field
from respond_tui.screens.dialogs.whole import whole_field
from respond_tui.screens.flows.asking import ask, choose
from respond_tui.screens.lever_words import WENT, asked_week
from respond_tui.widgets.choice import ChoiceField
from respond_tui.widgets.fields import LineField, NoteField

if TYPE_CHECKING:
    from respond_tui.queries.levers import LeverView
    from respond_tui.queries.patterns import AlertView, CommitmentView
    from respond_tui.screens.base import WorkScreen
    from respond_tui.screens.dialogs.values import Values

_ANSWERS = (("put off", Answer.SNOOZED), ("dismiss", Answer.DISMISSED))
_LETTERS = {Went.GOOD: "g", Went.SO_SO: "s", Went.NOT: "n"}
_MORE_DAYS = 30


async def answer_alert(screen: WorkScreen, view: AlertView) -> None:
    """Put an alert off or dismiss it."""
    calendar = screen.calendar()

    def answer(values: Values) -> object:
        return screen.workspace.actions.answer_alert(
            view.alert.kind,
            view.alert.key,
            values.word("answer", Answer) or Answer.SNOOZED,
            values.day("until"),
            values.text("why"),
        )

    await ask(
        screen,
        "alert",
        view.headline,
        lambda: [
            ChoiceField("answer", "What", _ANSWERS),
            date_field("until", "Until", calendar, Leaning.FUTURE),
            LineField("why", "Because"),
        ],
        answer,
        sentence="It stays in the list, quietly. A day is needed to put it off.",
        subject=view.alert.address,
        initial={"until": "in 2 weeks"},
    )


async def choose_lever(screen: WorkScreen, view: AlertView) -> None:
    """Choose one lever for an alert, with today's numbers frozen."""
    from respond_tui.screens.dialogs.lever import LeverDialog

    queries, calendar = screen.workspace.queries, screen.calendar()
    suggestions = queries.suggested(view.alert)
    running = [each for each in queries.commitments() if each.ended_on is None]
    beside = shortened(running[0].what, 48) if running else ""

    def choose(values: Values) -> object:
        chosen = Chosen(
            lever=values.word("lever", Lever) or Lever.COMPETENCE,
            what=values.text("what"),
            days=values.whole("days") or limits.COMMITMENT_DAYS[0],
            target=values.text("target"),
            why=values.text("why"),
            first=values.text("first"),
            due_on=values.day("due_on"),
        )
        return screen.workspace.actions.choose_lever(view.alert.kind, view.alert.key, chosen)

    made = await screen.fill_in(
        lambda problem: LeverDialog(
            shortened(view.alert.what),
            view.alert.address,
            suggestions,
            screen.kit.drafts,
            calendar,
            beside=beside,
            problem=problem,
        ),
        choose,
    )
    if made is not None:
        screen.say("The lever is chosen; its alert is quiet meanwhile. u undoes it.")


async def open_lever(screen: WorkScreen, view: LeverView) -> None:
    """Work on a lever that runs, or judge it before its day."""
    chosen = view.chosen
    options = [
        Option("words", "Write what you notice", letter="w"),
        Option("action", "Add an action with a date", letter="a"),
        Option("verdict", "Give the verdict now", f"{chosen.progress.left} days left", letter="v"),
    ]
    if len(view.weeks):
        options.insert(0, Option("week", f"Say how week {len(view.weeks)} went", letter="h"))
    match await choose(screen, chosen.what, options):
        case "words":
            await edit_lever(screen, chosen)
        case "action":
            await add_action(screen, chosen)
        case "week":
            await ask_week(screen, chosen)
        case "verdict":
            await judge_lever(screen, view)


async def edit_lever(screen: WorkScreen, view: CommitmentView) -> None:
    """Write down what one notices; word it anew."""
    await ask(
        screen,
        "edit-lever",
        f"{stage_title(view.lever.value)} · day {view.progress.day} of {view.progress.of}",
        lambda: [
            LineField("what", "What I do", needed=True),
            LineField("target", "Target", needed=bool(view.target), hint="2 mocks a week"),
            NoteField("notes", "Notes", hint="How it goes. What you notice."),
        ],
        lambda values: screen.workspace.actions.edit_commitment(
            view.id,
            what=values.text("what"),
            target=values.text("target") or None,
            notes=values.text("notes"),
        ),
        subject=str(view.id),
        initial={"what": view.what, "target": view.target or "", "notes": view.notes},
    )


async def ask_week(screen: WorkScreen, view: CommitmentView) -> None:
    """Ask with one key how the last whole week went; a line about it is optional.

    What was said of it already is shown, since an answer replaces it.
    """
    lever, today = screen.workspace.queries.lever(view.id), screen.workspace.today
    week = weeks(view.started_on, today)
    if lever is None or week == 0:
        screen.say("The first week is not over yet. It asks once it is.")
        return
    answer = next((each for each in lever.said if weeks(view.started_on, each.on) == week), None)
    which, sentence = asked_week(view.started_on, week, answer, today)
    options = [
        *(Option(went, f"{WENT[went]} {went.value}", letter=_LETTERS[went]) for went in Went),
        Option("line", "with a line about it", letter="w"),
    ]
    title = f"{which} · {shortened(view.target or view.what, 40)}"
    at = answer.went if answer is not None else None
    picked = await choose(screen, title, options, sentence=sentence, at=at)
    mark = screen.workspace.actions.mark_week
    if isinstance(picked, Went):
        went = picked
        await screen.told(lambda: mark(view.id, went))
    elif picked == "line":
        await ask(
            screen,
            "week",
            title,
            lambda: [
                ChoiceField("went", "It went", [(went.value, went) for went in Went]),
                LineField("line", "A line", hint="one mock fell through, the other was good"),
            ],
            lambda values: mark(
                view.id, values.word("went", Went) or Went.GOOD, values.text("line")
            ),
            sentence=sentence,
            subject=f"{view.id}-{week}",
            initial={"went": answer.went, "line": answer.line or ""} if answer else None,
        )


async def judge_lever(screen: WorkScreen, view: LeverView) -> None:
    """Say what came of a lever, its numbers beside: it ends, goes on, or makes way for another."""
    chosen = view.chosen
    if chosen.state is CommitmentState.ENDED:
        screen.say("This lever has its verdict already.")
        return
    said, verdict = _as_it_stands(view)
    picked: list[Next] = []

    def judge(values: Values) -> object:
        actions, notes = screen.workspace.actions, values.text("notes")
        picked[:] = [values.word("next", Next) or Next.CLOSE]
        if picked == [Next.EXTEND]:
            days = values.whole("days") or _MORE_DAYS
            return actions.extend_commitment(chosen.id, days, notes)
        return actions.end_commitment(chosen.id, values.text("verdict"), notes)

    done = await ask(
        screen,
        "verdict",
        f"What came of it: {chosen.what}",
        lambda: [
            ChoiceField("next", "And now", [(each.value, each) for each in Next]),
            LineField("verdict", "Your verdict", hint="keep going, enough, another lever"),
            whole_field("days", "Days more", limits.EXTENSION_DAYS, needed=False),
            NoteField("notes", "Notes"),
        ],
        judge,
        sentence=said,
        subject=str(chosen.id),
        initial={"verdict": verdict, "days": str(_MORE_DAYS), "notes": chosen.notes},
    )
    if done is not None and picked == [Next.CHANGE]:
        await _choose_another(screen, chosen)


def _as_it_stands(view: LeverView) -> tuple[str, str]:
    """What the numbers say of a lever if it ends today, and its verdict in a word."""
    if view.comparison is None:
        return "The numbers of its first day cannot be read.", VERDICTS[Verdict.OPEN]
    found, left = view.comparison.ended(), view.chosen.progress.left
    said = compared(found)
    if left and found.now.of:
        days = plural(left, "day is", "days are")
        said += f" {left} {days} left: who looks early is fooled by chance more often."
    return said, VERDICTS[found.verdict or Verdict.OPEN]


async def _choose_another(screen: WorkScreen, chosen: CommitmentView) -> None:
    """Another lever for the same pattern, where it still repeats."""
    alerts = screen.workspace.queries.overview().alerts
    here = [
        each for each in alerts if (each.alert.kind, each.alert.key) == (chosen.kind, chosen.key)
    ]
    if here:
        await choose_lever(screen, here[0])
    else:
        screen.say(f"{stage_title(chosen.about)} repeats no more, so it needs no other lever.")


async def add_action(screen: WorkScreen, view: CommitmentView) -> None:
    """Add something to do for a lever."""
    calendar = screen.calendar()
    await ask(
        screen,
        "lever-action",
        f"An action for: {view.what}",
        lambda: action_fields(calendar),
        lambda values: screen.workspace.actions.add_lever_action(
            view.id, values.text("text"), values.day("due_on")
        ),
        subject=str(view.id),
    )
