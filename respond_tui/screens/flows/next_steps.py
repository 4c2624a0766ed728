"""What can be done with a next step of a reflection, wherever it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from respond_tui.guide.dates import Leaning, When
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import StepState
from respond_tui.screens.dialogs.dates import date_field
from respond_tui.screens.flows.asking import ask
from respond_tui.widgets.fields import LineField

if TYPE_CHECKING:
    from respond_tui.queries.reflection import ActionView
    from respond_tui.screens.base import WorkScreen
    from respond_tui.screens.dialogs.values import Values


async def toggle(screen: WorkScreen, action: ActionView) -> None:
    """Done where it was open, open again where it was done or left out."""
    actions = screen.workspace.actions
    turn = actions.tick_action if action.state is StepState.OPEN else actions.untick_action
    await screen.told(lambda: turn(action.id))


async def leave_out(screen: WorkScreen, action: ActionView) -> None:
    """Leave it out, with a reason."""
    if action.state is not StepState.OPEN:
        screen.say("Only what is open can be left out; space opens this again.")
        return
    await ask(
        screen,
        "leave-out",
        f"Leave out: {action.text}",
        lambda: [LineField("reason", "Because", needed=True)],
        lambda values: screen.workspace.actions.skip_action(action.id, values.text("reason")),
        sentence="A word is enough. Space opens it again in the reflection.",
        subject=str(action.id),
    )


async def move(screen: WorkScreen, action: ActionView) -> None:
    """Give it another day."""
    if action.state is not StepState.OPEN:
        screen.say("Only what is open can be moved; space opens this again.")
        return
    calendar = screen.calendar()

    def moved(values: Values) -> object:
        day = values.day("when")
        if day is None:
            raise Refusal("Which day is it to be?", "when")
        return screen.workspace.actions.move_action(action.id, When(day, None))

    await ask(
        screen,
        "move-action",
        f"Move: {action.text}",
        lambda: [date_field("when", "To", calendar, Leaning.FUTURE, needed=True)],
        moved,
        subject=str(action.id),
        initial={"when": action.due_on.isoformat() if action.due_on is not None else ""},
    )
