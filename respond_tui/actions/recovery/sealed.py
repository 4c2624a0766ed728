"""The rejection shield: a no is put away when it is logged, and opened when a person wants to.

From then on its recovery counts, so that nobody finds everything overdue.
"""

import datetime as dt
from dataclasses import asdict, dataclass, replace

from sqlmodel import Session

from respond_tui.actions.desk import Desk
from respond_tui.actions.keeping import alter, found, id_of, utc
from respond_tui.actions.recovery.opening import recovery_of, steps_of
from respond_tui.guide.recovery import StepPlan, steps_for
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import StepState
from respond_tui.models.interviews import Application, ApplicationBase
from respond_tui.models.recovery import Recovery, RecoveryBase, Step, StepBase
from respond_tui.queries.settings import rules


@dataclass(frozen=True, slots=True)
class AnswerOpened:
    """An answer that is no longer put away, and its recovery if it has one."""

    application_id: int
    recovery_id: int | None
    what: str


def seal(session: Session, desk: Desk, application: Application) -> None:
    """Put a no away that was just logged, if the shield is on."""
    if rules(session).shield:
        session.info["label"] = f"log an answer from {application.company}"
        alter(session, desk, application, ApplicationBase, {"sealed_at": utc(desk.now)})


def unseal(session: Session, desk: Desk, application: Application) -> None:
    """Put away no longer what is no rejection any more."""
    if application.sealed_at is not None:
        alter(session, desk, application, ApplicationBase, {"sealed_at": None})


def open_answer(desk: Desk, application_id: int) -> AnswerOpened:
    """Open a no that was put away; what is untouched of its recovery is dated from now.

    Raises Refusal for one that is open already.
    """
    with desk.store.write("open an answer", desk.now) as session:
        application = found(session, Application, application_id)
        session.info["label"] = f"open the answer from {application.company}"
        if application.sealed_at is None:
            raise Refusal(f"What {application.company} said is open already.")
        unseal(session, desk, application)
        recovery = recovery_of(session, application_id)
        if recovery is None or recovery.deleted_at is not None:
            return AnswerOpened(application_id, None, f"Opened: {application.company}.")
        what = f"Opened: {application.company}."
        if recovery.closed_at is None:
            _date_from_now(session, desk, recovery)
            what += " Its recovery counts from now."
        return AnswerOpened(application_id, id_of(recovery), what)


def _date_from_now(session: Session, desk: Desk, recovery: Recovery) -> None:
    """Move the pause, and each open step that still stands where the guide had put it."""
    zone, figures = desk.now.tzinfo, replace(rules(session), pause_hours=recovery.pause_hours)
    opened_at = recovery.opened_at.astimezone(zone)
    before = {plan.kind: plan for plan in steps_for(opened_at, figures)}
    now = {plan.kind: plan for plan in steps_for(desk.now, figures)}
    if recovery.pause_ended_at is None:
        alter(session, desk, recovery, RecoveryBase, {"opened_at": utc(desk.now)})
    for step in steps_of(session, recovery):
        if step.kind in now and _stands_at(step, before[step.kind]):
            planned = asdict(now[step.kind])
            dates = {name: planned[name] for name in ("due_on", "due_at")}
            alter(session, desk, step, StepBase, dates)


def _stands_at(step: Step, plan: StepPlan) -> bool:
    if step.state is not StepState.OPEN or step.deleted_at is not None:
        return False
    at = step.due_at.astimezone(dt.UTC) if step.due_at is not None else None
    planned = plan.due_at.astimezone(dt.UTC) if plan.due_at is not None else None
    return (step.due_on, at) == (plan.due_on, planned)
