"""What can be done with one application: add, edit, reject, say what came of it, delete."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from respond_tui.guide.dates import Leaning
from respond_tui.guide.ends import possible_outcomes
from respond_tui.guide.interviews import OutcomeKey
from respond_tui.guide.stages import next_round
from respond_tui.guide.terms import Certainty, EndedHow, StageKind, Status
from respond_tui.screens import spoken as say
from respond_tui.screens.dialogs.application import (
    application_fields,
    application_texts,
    rejection_fields,
    round_fields,
    round_texts,
)
from respond_tui.screens.dialogs.ask import MakeFields
from respond_tui.screens.dialogs.choose import Option
from respond_tui.screens.dialogs.dates import when_field
from respond_tui.screens.flows.asking import application_or_choice, ask, choose
from respond_tui.screens.flows.completing import words_of
from respond_tui.screens.flows.deleting import delete_application
from respond_tui.screens.flows.wording import remark_of
from respond_tui.widgets.choice import ChoiceField

if TYPE_CHECKING:
    from respond_tui.actions.interviews.logged import Logged
    from respond_tui.queries.interviews import ApplicationView
    from respond_tui.screens.base import WorkScreen
    from respond_tui.screens.dialogs.values import Values

_LETTERS = (
    ("p", OutcomeKey.PASSED, "Passed"),
    ("w", OutcomeKey.WITHDREW, "You withdrew"),
    ("g", OutcomeKey.GHOSTED, "Ghosted: no answer came"),
    ("c", OutcomeKey.ROLE_CLOSED, "The role was closed"),
    ("f", OutcomeKey.OFFER, "An offer"),
    ("y", OutcomeKey.ACCEPTED, "You accept the offer"),
    ("d", OutcomeKey.DECLINED, "You decline the offer"),
    ("l", OutcomeKey.CANCELLED, "The round was cancelled"),
)


async def add_application(screen: WorkScreen) -> None:
    """Ask for an application with every field, and add it."""
    stages = screen.workspace.queries.offered_stages()
    calendar = screen.calendar()
    logged = await ask(
        screen,
        "application",
        "A new application",
        lambda: application_fields(calendar, stages, words_of(screen), ended=False),
        screen.workspace.actions.add_application,
        initial={"applied_on": "today"},
    )
    if logged is not None:
        screen.tell(logged)


async def add_round(screen: WorkScreen, view: ApplicationView) -> None:
    """Ask for a round of an application with every field, and add it."""
    stages = screen.workspace.queries.offered_stages()
    calendar = screen.calendar()
    initial = {"stage_id": next_round(stages, view.stage).name}
    logged = await ask(
        screen,
        "round",
        f"A round at {view.company}",
        lambda: round_fields(calendar, stages, words_of(screen), remark_of(screen)),
        lambda values: screen.workspace.actions.add_round(view.id, round_values(screen, values)),
        subject=str(view.id),
        initial=initial,
    )
    if logged is not None:
        screen.tell(logged)


async def edit(screen: WorkScreen) -> None:
    """Change every field of the round or the application under the cursor."""
    id_ = screen.chosen_application()
    view = screen.workspace.queries.application(id_) if id_ is not None else None
    if view is None:
        screen.say("There is nothing under the cursor to edit.")
        return
    if screen.is_put_away(view):
        return
    round_id = screen.chosen_round()
    if round_id is not None:
        await _edit_round(screen, view, round_id)
    else:
        await _edit_application(screen, view)


async def _edit_application(screen: WorkScreen, view: ApplicationView) -> None:
    at = view.ended_stage or view.stage
    stages = screen.workspace.queries.offered_stages(at.id, view.stage.id)
    furthest = max((each.stage.position for each in view.rounds), default=0)
    reached = [stage for stage in stages if stage.position >= furthest]
    calendar = screen.calendar()
    await _edit(
        screen,
        "application",
        say.place(view.company, view.role),
        view.id,
        lambda: application_fields(
            calendar, reached, words_of(screen), ended=view.ended_how is not None
        ),
        application_texts(view),
        lambda values: screen.workspace.actions.edit_application(view.id, values),
    )


async def _edit_round(screen: WorkScreen, view: ApplicationView, round_id: int) -> None:
    found = next((each for each in view.rounds if each.id == round_id), None)
    if found is None:
        return
    stages = screen.workspace.queries.offered_stages(found.stage.id)
    calendar = screen.calendar()
    await _edit(
        screen,
        "round",
        f"{view.company} · {found.stage.name}",
        round_id,
        lambda: round_fields(calendar, stages, words_of(screen), remark_of(screen)),
        round_texts(found),
        lambda values: screen.workspace.actions.edit_round(round_id, round_values(screen, values)),
    )


async def _edit(
    screen: WorkScreen,
    form: str,
    title: str,
    id_: int,
    make: MakeFields,
    texts: Mapping[str, str],
    action: Callable[[Values], Logged],
) -> None:
    logged = await ask(
        screen,
        f"edit-{form}",
        title,
        make,
        action,
        subject=str(id_),
        initial=texts,
    )
    if logged is not None:
        screen.tell(logged)


async def reject_one(screen: WorkScreen) -> None:
    """Log a no for the application under the cursor, or for one that is chosen."""
    view = await application_or_choice(screen, "Who said no?")
    if view is not None:
        await reject(screen, view)


async def reject(screen: WorkScreen, view: ApplicationView) -> None:
    """Ask for a no with what is known of it, and log it."""
    if screen.is_put_away(view):
        return
    if view.ended_how is EndedHow.REJECTED:
        screen.say(f"The no from {view.company} is logged already; e changes it.")
        return
    stages = [
        stage
        for stage in screen.workspace.queries.offered_stages(view.stage.id)
        if stage.position >= view.stage.position
    ]
    calendar = screen.calendar()
    logged = await ask(
        screen,
        "rejection",
        f"A no from {view.company}",
        lambda: rejection_fields(calendar, stages, remark_of(screen)),
        lambda values: screen.workspace.actions.log_rejection(
            view.id,
            values.whole("ended_stage_id"),
            values.day("ended_on"),
            values.text("reason"),
            values.word("reason_certainty", Certainty),
            values.text("lesson"),
            thanks_sent=values.flag("thanks_sent"),
        ),
        sentence="Only the stage and the day matter now. The rest can wait.",
        subject=str(view.id),
        initial={"ended_stage_id": view.stage.name, "ended_on": "today"},
    )
    if logged is not None:
        screen.tell(logged)


async def outcome(screen: WorkScreen) -> None:
    """Say with one more letter what came of the application under the cursor."""
    view = await application_or_choice(screen, "Which application?")
    if view is None or screen.is_put_away(view):
        return
    chosen = await choose(
        screen,
        "What came of it?",
        _outcomes_of(view),
        sentence=f"{say.place(view.company, view.role)}, at {view.stage.name} now.",
    )
    if chosen == "x":
        await reject(screen, view)
    elif chosen == "r":
        await schedule(screen, view)
    elif chosen == "n":
        await screen.logged(lambda: screen.workspace.actions.reopen(view.id))
    elif chosen == "v":
        await screen.told(lambda: screen.workspace.actions.open_recovery(view.id))
    elif isinstance(chosen, OutcomeKey):
        await screen.logged(lambda: screen.workspace.actions.set_outcome(view.id, chosen))


async def schedule(screen: WorkScreen, view: ApplicationView) -> None:
    """Ask for the stage and the hour of the next round, and add it."""
    stages = [s for s in screen.workspace.queries.offered_stages() if s.kind is StageKind.ROUND]
    likely = next_round(stages, view.stage)
    calendar = screen.calendar()
    logged = await ask(
        screen,
        "schedule",
        f"The next round at {view.company}",
        lambda: [
            ChoiceField("stage_id", "Stage", [(s.name, s.id) for s in stages]),
            when_field("when", "When", calendar, Leaning.FUTURE, needed=True),
        ],
        lambda values: screen.workspace.actions.schedule(
            view.id, values.whole("stage_id") or likely.id, values.when("when")
        ),
        subject=str(view.id),
        initial={"stage_id": likely.name},
    )
    if logged is not None:
        screen.tell(logged)


async def delete(screen: WorkScreen) -> None:
    """Move the round under the cursor to the trash, or the application."""
    round_id, id_ = screen.chosen_round(), screen.chosen_application()
    if round_id is not None:
        await screen.told(lambda: screen.workspace.actions.delete_round(round_id))
    elif id_ is not None:
        await delete_application(screen, id_)
    else:
        screen.say("There is nothing under the cursor to delete.")


def round_values(screen: WorkScreen, values: Values) -> dict[str, object]:
    """A form's ``when`` as the day and the moment that are kept."""
    when = values.when("when")
    others = {name: value for name, value in values.items() if name != "when"}
    if when is not None:
        return {**others, "on": when.day, "at": screen.workspace.moment(when)}
    return {**others, "on": None, "at": None}


def _outcomes_of(view: ApplicationView) -> list[Option]:
    """What can come of an application as it stands."""
    if view.ended_how is not None:
        options = [Option("n", "It is open again", letter="n")]
        if view.ended_how is EndedHow.REJECTED and view.recovery_id is None:
            options.insert(0, Option("v", "Open a recovery for this no", letter="v"))
        return options
    possible = possible_outcomes(
        has_offer=view.status is Status.OFFER, has_rounds=bool(view.rounds)
    )
    options = [
        Option(key, words, letter=letter) for letter, key, words in _LETTERS if key in possible
    ]
    options.insert(1 if view.rounds else 0, Option("x", "A no", "opens the recovery", letter="x"))
    options.append(Option("r", "A round is scheduled", letter="r"))
    return options
