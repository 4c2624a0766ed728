"""How a recovery comes to be, and how it goes when its rejection is taken back."""

from dataclasses import asdict, dataclass

from sqlmodel import Session, col, select

from respond_tui.actions.desk import Desk
from respond_tui.actions.keeping import alter, below, found, id_of, keep, throw_away, utc
from respond_tui.guide.recovery import is_pausing, steps_for
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import EndedHow, StepKind, StepState
from respond_tui.models.interviews import Application
from respond_tui.models.recovery import Recovery, RecoveryBase, Step, StepBase
from respond_tui.queries.settings import rules


@dataclass(frozen=True, slots=True)
class Opened:
    """The recovery of an application; ``what`` says so in one sentence."""

    recovery_id: int
    what: str


def open_recovery(desk: Desk, application_id: int, *, thanks_sent: bool = False) -> Opened:
    """Give any rejection its recovery, dated from now; one that is open stays as it is.

    Raises Refusal where the application did not end in a no.
    """
    with desk.store.write("open a recovery", desk.now) as session:
        application = found(session, Application, application_id)
        session.info["label"] = f"open a recovery after {application.company}"
        if application.ended_how is not EndedHow.REJECTED:
            raise Refusal(f"{application.company} did not end in a no, so there is no recovery.")
        recovery = recovery_of(session, application_id)
        if recovery is not None and recovery.deleted_at is None and recovery.closed_at is None:
            return Opened(
                id_of(recovery), f"The recovery after {application.company} is open already."
            )
        return Opened(
            begin(session, desk, application_id, thanks_sent=thanks_sent),
            f"The recovery after {application.company} is open.",
        )


def begin(session: Session, desk: Desk, application_id: int, *, thanks_sent: bool = False) -> int:
    """Open the recovery of an application whole, with dates from now; its id.

    An application has one. Where there was one before, it begins again: what was done and
    written in it stays, and only its untouched steps make room for new ones.
    """
    figures = rules(session)
    values = {
        "application_id": application_id,
        "opened_at": utc(desk.now),
        "pause_hours": figures.pause_hours,
        "pause_ended_at": None,
        "closed_at": None,
    }
    recovery = recovery_of(session, application_id)
    if recovery is None:
        recovery = keep(session, desk, Recovery, RecoveryBase, values)
    else:
        recovery.deleted_at = None
        alter(session, desk, recovery, RecoveryBase, values)
        for step in steps_of(session, recovery):
            if _is_untouched(step):
                session.delete(step)
    for plan in steps_for(desk.now, figures, thanks_sent):
        keep(session, desk, Step, StepBase, asdict(plan) | {"recovery_id": id_of(recovery)})
    return id_of(recovery)


def take_back(session: Session, desk: Desk, application_id: int) -> None:
    """Let a recovery go with its rejection: into the trash, or closed where it was worked on.

    Its pause is over then. What a person did and wrote for themselves is theirs, whatever
    became of the rejection.
    """
    recovery = recovery_of(session, application_id)
    if recovery is None or recovery.deleted_at is not None:
        return
    steps = [step for step in steps_of(session, recovery) if step.deleted_at is None]
    if all(_is_untouched(step) for step in steps) and not _is_written_in(session, recovery):
        throw_away(session, desk, [recovery, *below(session, Recovery, id_of(recovery))])
        return
    over: dict[str, object] = {} if recovery.closed_at else {"closed_at": utc(desk.now)}
    if is_pausing(recovery.opened_at, recovery.pause_hours, recovery.pause_ended_at, desk.now):
        over["pause_ended_at"] = utc(desk.now)
    alter(session, desk, recovery, RecoveryBase, over)


def _is_written_in(session: Session, recovery: Recovery) -> bool:
    """Whether a feeling, a reflection or a letter came of it."""
    hanging = (row for row in below(session, Recovery, id_of(recovery)) if type(row) is not Step)
    if any(row.deleted_at is None for row in hanging):
        return True
    from respond_tui.models.letters import Letter  # few noes are taken back

    letters = select(Letter).where(
        Letter.application_id == recovery.application_id,
        col(Letter.deleted_at).is_(None),
        Letter.created_at >= recovery.opened_at,
    )
    return session.exec(letters.limit(1)).first() is not None


def recovery_of(session: Session, application_id: int) -> Recovery | None:
    """The recovery of an application, in the trash or not."""
    return session.exec(select(Recovery).where(Recovery.application_id == application_id)).first()


def steps_of(session: Session, recovery: Recovery) -> list[Step]:
    """The steps of a recovery in order, those in the trash included."""
    by = (col(Step.position), col(Step.id))
    return list(session.exec(select(Step).where(Step.recovery_id == recovery.id).order_by(*by)))


def _is_untouched(step: Step) -> bool:
    return step.kind is not StepKind.OWN and step.state is StepState.OPEN and not step.note
