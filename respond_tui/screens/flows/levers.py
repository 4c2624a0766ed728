"""What can be done with an alert: choose a lever, judge it, put the alert off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from respond_tui.guide import limits
from respond_tui.guide.dates import Leaning
from respond_tui.guide.pattern_words import compared, stage_title
from respond_tui.guide.terms import Answer, Lever
from respond_tui.guide.text import shortened
from respond_tui.screens.dialogs.choose import Option
from respond_tui.screens.dialogs.dates import date_field
from respond_tui.screens.dialogs.whole import whole_field
from respond_tui.screens.flows.asking import ask, choose
from respond_tui.screens.pattern_words import LEVERS
from respond_tui.widgets.choice import ChoiceField
from respond_tui.widgets.fields import LineField, NoteField

if TYPE_CHECKING:
    from respond_tui.queries.patterns import AlertView, CommitmentView
    from respond_tui.screens.base import WorkScreen
    from respond_tui.screens.dialogs.values import Values

_ANSWERS = (("put off", Answer.SNOOZED), ("dismiss", Answer.DISMISSED))


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
    least, most = limits.COMMITMENT_DAYS
    levers = [(f"{lever.value}", lever) for lever in Lever]
    hints = "\n".join(f"{lever.value:<11} {words}" for lever, words in LEVERS.items())

    def choose(values: Values) -> object:
        return screen.workspace.actions.choose_lever(
            view.alert.kind,
            view.alert.key,
            values.word("lever", Lever) or Lever.COMPETENCE,
            values.text("what"),
            values.whole("days") or least,
        )

    made = await ask(
        screen,
        "lever",
        f"One lever for {shortened(view.alert.what)}",
        lambda: [
            ChoiceField("lever", "Lever", levers),
            LineField("what", "What I will do", needed=True, hint="two mocks a week, with notes"),
            whole_field("days", "Days", limits.COMMITMENT_DAYS),
        ],
        choose,
        sentence=f"{hints}\n\nToday's numbers are frozen. After {least} to {most} days "
        "they stand beside what came since.",
        subject=view.alert.address,
        initial={"days": str(least)},
    )
    if made is not None:
        screen.say("The lever is chosen; its alert is quiet meanwhile. u undoes it.")


async def open_lever(screen: WorkScreen, view: CommitmentView) -> None:
    """Write to a lever that runs, or judge it before its day."""
    options = [
        Option("words", "Write what you notice", letter="w"),
        Option("verdict", "Give the verdict now", f"{view.progress.left} days left", letter="v"),
    ]
    chosen = await choose(screen, view.what, options)
    if chosen == "words":
        await _edit_lever(screen, view)
    elif chosen == "verdict":
        await judge_lever(screen, view)


async def _edit_lever(screen: WorkScreen, view: CommitmentView) -> None:
    await ask(
        screen,
        "edit-lever",
        f"{stage_title(view.lever.value)} · day {view.progress.day} of {view.progress.of}",
        lambda: [
            LineField("what", "What I do", needed=True),
            NoteField("notes", "Notes", hint="How it goes. What you notice."),
        ],
        lambda values: screen.workspace.actions.edit_commitment(
            view.id, what=values.text("what"), notes=values.text("notes")
        ),
        subject=str(view.id),
        initial={"what": view.what, "notes": view.notes},
    )


async def judge_lever(screen: WorkScreen, view: CommitmentView) -> None:
    """Say what came of a lever, its numbers beside once it is due."""
    if view.ended_on is not None:
        screen.say("This lever has its verdict already.")
        return
    said = compared(view.comparison) if view.comparison is not None else ""
    await ask(
        screen,
        "verdict",
        f"What came of it: {view.what}",
        lambda: [
            LineField(
                "verdict",
                "Your verdict",
                needed=True,
                hint="keep going, enough, another lever",
            ),
            NoteField("notes", "Notes"),
        ],
        lambda values: screen.workspace.actions.end_commitment(
            view.id, values.text("verdict"), values.text("notes")
        ),
        sentence=said,
        subject=str(view.id),
        initial={"notes": view.notes},
    )
