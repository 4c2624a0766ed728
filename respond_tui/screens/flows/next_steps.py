"""What can be done with a next step, of a reflection or of a lever, wherever it is shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from respond_tui.guide.dates import Leaning, When
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import StepState
from respond_tui.guide.text import shortened
from respond_tui.screens.dialogs.actions import action_fields
from respond_tui.screens.dialogs.dates import date_field
from respond_tui.screens.flows.asking import ask
from respond_tui.widgets.fields import LineField

if TYPE_CHECKING:
    from respond_tui.screens.base import Saved, WorkScreen
    from respond_tui.screens.dialogs.values import Values


class NextStep(Protocol):
    """Something to do, whatever it belongs to."""

    @property
    def id(self) -> int:
        """Its id."""

    @property
    def text(self) -> str:
        """What is to be done."""

    @property
    def due_on(self) -> dt.date | None:
        """The day, where one was said."""

    @property
    def state(self) -> StepState:
        """Whether it is still to do."""


@dataclass(frozen=True, slots=True)
class Does:
    """The actions that change a next step, and where it stands when it is out of sight."""

    tick: Callable[[int], Saved]
    untick: Callable[[int], Saved]
    skip: Callable[[int, str], Saved]
    move: Callable[[int, When], Saved]
    edit: Callable[[int, str, dt.date | None], Saved]
    where: str


def of_reflection(screen: WorkScreen) -> Does:
    """What changes a next step of a reflection."""
    do = screen.workspace.actions
    return Does(
        do.tick_action,
        do.untick_action,
        do.skip_action,
        do.move_action,
        do.edit_action,
        "in the reflection",
    )


def of_lever(screen: WorkScreen) -> Does:
    """What changes an action of a lever."""
    do = screen.workspace.actions
    return Does(
        do.tick_lever_action,
        do.untick_lever_action,
        do.skip_lever_action,
        do.move_lever_action,
        do.edit_lever_action,
        "with its lever",
    )


async def toggle(screen: WorkScreen, step: NextStep, does: Does) -> None:
    """Done where it was open, open again where it was done or left out."""
    turn = does.tick if step.state is StepState.OPEN else does.untick
    await screen.told(lambda: turn(step.id))


async def leave_out(screen: WorkScreen, step: NextStep, does: Does) -> None:
    """Leave it out, with a reason."""
    if step.state is not StepState.OPEN:
        screen.say("Only what is open can be left out; space opens this again.")
        return
    await ask(
        screen,
        "leave-out",
        f"Leave out: {step.text}",
        lambda: [LineField("reason", "Because", needed=True)],
        lambda values: does.skip(step.id, values.text("reason")),
        sentence=f"A word is enough. Space opens it again {does.where}.",
        subject=f"{does.where} {step.id}",
    )


async def move(screen: WorkScreen, step: NextStep, does: Does) -> None:
    """Give it another day."""
    if step.state is not StepState.OPEN:
        screen.say("Only what is open can be moved; space opens this again.")
        return
    calendar = screen.calendar()

    def moved(values: Values) -> object:
        day = values.day("when")
        if day is None:
            raise Refusal("Which day is it to be?", "when")
        return does.move(step.id, When(day, None))

    await ask(
        screen,
        "move-action",
        f"Move: {step.text}",
        lambda: [date_field("when", "To", calendar, Leaning.FUTURE, needed=True)],
        moved,
        subject=f"{does.where} {step.id}",
        initial={"when": _day(step)},
    )


async def edit(screen: WorkScreen, step: NextStep, does: Does) -> None:
    """Write it anew."""
    calendar = screen.calendar()
    await ask(
        screen,
        "edit-action",
        shortened(step.text),
        lambda: action_fields(calendar),
        lambda values: does.edit(step.id, values.text("text"), values.day("due_on")),
        subject=f"{does.where} {step.id}",
        initial={"text": step.text, "due_on": _day(step)},
    )


def _day(step: NextStep) -> str:
    return step.due_on.isoformat() if step.due_on is not None else ""
