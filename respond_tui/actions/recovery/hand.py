"""One step of a recovery in the hands of an action, and what the action says of it."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlmodel import Session

from respond_tui.actions.desk import Desk
from respond_tui.actions.keeping import alter, found, id_of, utc
from respond_tui.actions.recovery.opening import steps_of
from respond_tui.guide.recovery import is_finished, pause_ends
from respond_tui.guide.terms import StepKind
from respond_tui.models.interviews import Application
from respond_tui.models.recovery import Recovery, RecoveryBase, Step, StepBase


@dataclass(frozen=True, slots=True)
class Stepped:
    """What became of a step; ``finished`` when nothing is left to do in its recovery."""

    recovery_id: int
    step_id: int
    what: str
    finished: bool


@dataclass(frozen=True, slots=True)
class Hand:
    """One step of a recovery in an action's transaction."""

    session: Session
    desk: Desk
    recovery: Recovery
    step: Step

    def alter(self, **values: object) -> None:
        """Change the step. Raises Refusal."""
        alter(self.session, self.desk, self.step, StepBase, values)

    def alter_recovery(self, **values: object) -> None:
        """Change the recovery. Raises Refusal."""
        alter(self.session, self.desk, self.recovery, RecoveryBase, values)

    def others(self, kind: StepKind) -> list[Step]:
        """The steps of a kind in this recovery."""
        steps = steps_of(self.session, self.recovery)
        return [step for step in steps if step.kind is kind and step.deleted_at is None]

    def planned_end(self) -> dt.datetime:
        """When the pause ends if nobody ends it by hand."""
        return pause_ends(self.recovery.opened_at, self.recovery.pause_hours)

    def redate(self, step: Step, moment: dt.datetime) -> None:
        """Give a step of this recovery another moment, and the local day of it."""
        local = moment.astimezone(self.desk.now.tzinfo)
        values = {"due_on": local.date(), "due_at": utc(moment)}
        alter(self.session, self.desk, step, StepBase, values)

    def said(self, what: str) -> Stepped:
        """Close the recovery if this was the last step, and say what happened."""
        steps = [step for step in steps_of(self.session, self.recovery) if step.deleted_at is None]
        finished = is_finished(steps)
        if finished and self.recovery.closed_at is None:
            self.alter_recovery(closed_at=utc(self.desk.now))
        return Stepped(id_of(self.recovery), id_of(self.step), what, finished)


@contextmanager
def at_hand(desk: Desk, step_id: int, verb: str) -> Iterator[Hand]:
    """One write transaction on a step; ``verb`` says what for."""
    with desk.store.write(f"{verb} a step", desk.now) as session:
        step = found(session, Step, step_id)
        recovery = found(session, Recovery, step.recovery_id)
        session.info["label"] = f"{verb} “{step.text}” after {company_of(session, recovery)}"
        yield Hand(session, desk, recovery, step)


def company_of(session: Session, recovery: Recovery) -> str:
    """Whose no a recovery follows."""
    return found(session, Application, recovery.application_id).company
