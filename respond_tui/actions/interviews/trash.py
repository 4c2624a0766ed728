"""Into the trash and out of it: an application takes along all that is its own."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from respond_tui.actions.desk import Desk
from respond_tui.actions.keeping import KeptT, below, bring_back, found, id_of, throw_away
from respond_tui.actions.levers.choosing import refuse_second_on
from respond_tui.actions.plans import follow
from respond_tui.guide.ends import check_round_stage
from respond_tui.guide.reflection import MOST_PRIORITIES
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import EndedHow
from respond_tui.guide.text import capital, shortened
from respond_tui.models.directions import Assumption
from respond_tui.models.interviews import Application, Interview
from respond_tui.models.kept import Kept
from respond_tui.models.letters import Letter, LetterTemplate
from respond_tui.models.patterns import Commitment, CommitmentAction
from respond_tui.models.recovery import Recovery, Step
from respond_tui.models.reflection import Action, Gap, Reflection
from respond_tui.queries.interviews.stages import stages_by_id
from respond_tui.queries.interviews.trash import TrashKind


@dataclass(frozen=True, slots=True)
class Moved:
    """What went into the trash or came out of it, in one sentence.

    A template belongs to no application, nor does a lever or an assumption.
    """

    kind: TrashKind
    id: int
    application_id: int | None
    what: str


def delete_application(desk: Desk, application_id: int) -> Moved:
    """Put an application into the trash, with all that hangs on it: rounds, recovery, letters."""
    with desk.store.write("delete an application", desk.now) as session:
        application = found(session, Application, application_id)
        session.info["label"] = f"delete {application.company}"
        throw_away(session, desk, [application, *below(session, Application, application_id)])
        follow(session, desk)
        what = f"{application.company} is in the trash."
        return Moved(TrashKind.APPLICATION, application_id, application_id, what)


def delete_round(desk: Desk, round_id: int) -> Moved:
    """Put a round into the trash."""
    with desk.store.write("delete a round", desk.now) as session:
        row = found(session, Interview, round_id)
        application = found(session, Application, row.application_id)
        name = stages_by_id(session)[row.stage_id].name
        session.info["label"] = f"delete {name} at {application.company}"
        throw_away(session, desk, [row])
        follow(session, desk)
        what = capital(f"{name} at {application.company} is in the trash.")
        return Moved(TrashKind.ROUND, round_id, row.application_id, what)


def restore(desk: Desk, kind: TrashKind, row_id: int) -> Moved:
    """Take something out of the trash, with exactly what went into it along with it.

    Raises Refusal where it is not there, or where what it belongs to still is.
    """
    with desk.store.write("restore from the trash", desk.now) as session:
        if kind in _ON_THEIR_OWN:
            return _ON_THEIR_OWN[kind](session, desk, row_id)
        application_id = _RESTORE[kind](session, desk, row_id)
        follow(session, desk)
        company = found(session, Application, application_id).company
        session.info["label"] = f"restore {kind.value} at {company}"
        thing = company if kind is TrashKind.APPLICATION else f"The {kind.value} at {company}"
        return Moved(kind, row_id, application_id, f"{thing} is back.")


def _restore_application(session: Session, desk: Desk, row_id: int) -> int:
    row, mark = _trashed(session, Application, row_id)
    bring_back(session, desk, [row, *below(session, Application, row_id)], mark)
    return row_id


def _restore_round(session: Session, desk: Desk, row_id: int) -> int:
    row, mark = _trashed(session, Interview, row_id)
    application = found(session, Application, row.application_id)
    known = stages_by_id(session)
    ended = application.ended_stage_id
    check_round_stage(known[row.stage_id], known[ended] if ended is not None else None)
    bring_back(session, desk, [row], mark)
    return row.application_id


def _restore_recovery(session: Session, desk: Desk, row_id: int) -> int:
    row, mark = _trashed(session, Recovery, row_id)
    application = found(session, Application, row.application_id)
    if application.ended_how is not EndedHow.REJECTED:
        raise Refusal(f"A recovery belongs to a no, and {application.company} has none any more.")
    bring_back(session, desk, [row, *below(session, Recovery, row_id)], mark)
    return row.application_id


def _restore_step(session: Session, desk: Desk, row_id: int) -> int:
    row, mark = _trashed(session, Step, row_id)
    recovery = found(session, Recovery, row.recovery_id)
    bring_back(session, desk, [row], mark)
    return recovery.application_id


def _restore_gap(session: Session, desk: Desk, row_id: int) -> int:
    """A gap that was chosen comes back so only where there is room for it."""
    row, mark = _trashed(session, Gap, row_id)
    others = select(Gap).where(
        Gap.reflection_id == row.reflection_id, col(Gap.deleted_at).is_(None), Gap.is_priority
    )
    chosen = len(session.exec(others).all())
    row.is_priority = row.is_priority and chosen < MOST_PRIORITIES
    bring_back(session, desk, [row], mark)
    return _application_of(session, row)


def _restore_action(session: Session, desk: Desk, row_id: int) -> int:
    row, mark = _trashed(session, Action, row_id)
    bring_back(session, desk, [row], mark)
    return _application_of(session, row)


def _restore_letter(session: Session, desk: Desk, row_id: int) -> int:
    row, mark = _trashed(session, Letter, row_id)
    application = found(session, Application, row.application_id)
    bring_back(session, desk, [row], mark)
    return id_of(application)


def _restore_template(session: Session, desk: Desk, row_id: int) -> Moved:
    row, mark = _trashed(session, LetterTemplate, row_id)
    return _back(session, desk, TrashKind.TEMPLATE, [row], mark, f"the template “{row.name}”")


def _restore_lever(session: Session, desk: Desk, row_id: int) -> Moved:
    """One that still runs comes back only where no other is pulled on its pattern by now."""
    row, mark = _trashed(session, Commitment, row_id)
    if row.ended_on is None:
        refuse_second_on(session, row.kind, row.key)
    rows = [row, *below(session, Commitment, row_id)]
    return _back(session, desk, TrashKind.LEVER, rows, mark, f"the lever “{shortened(row.what)}”")


def _restore_lever_action(session: Session, desk: Desk, row_id: int) -> Moved:
    row, mark = _trashed(session, CommitmentAction, row_id)
    found(session, Commitment, row.commitment_id)
    return _back(session, desk, TrashKind.LEVER_ACTION, [row], mark, f"“{shortened(row.text)}”")


def _restore_assumption(session: Session, desk: Desk, row_id: int) -> Moved:
    row, mark = _trashed(session, Assumption, row_id)
    name = f"the assumption “{shortened(row.text)}”"
    return _back(session, desk, TrashKind.ASSUMPTION, [row], mark, name)


def _back(
    session: Session,
    desk: Desk,
    kind: TrashKind,
    rows: Sequence[Kept],
    mark: dt.datetime,
    name: str,
) -> Moved:
    """Bring back something that belongs to no application, its own row first, and say so."""
    session.info["label"] = f"restore {name}"
    bring_back(session, desk, rows, mark)
    return Moved(kind, id_of(rows[0]), None, capital(f"{name} is back."))


def _application_of(session: Session, row: Gap | Action) -> int:
    reflection = found(session, Reflection, row.reflection_id)
    return found(session, Recovery, reflection.recovery_id).application_id


_ON_THEIR_OWN: dict[TrashKind, Callable[[Session, Desk, int], Moved]] = {
    TrashKind.TEMPLATE: _restore_template,
    TrashKind.LEVER: _restore_lever,
    TrashKind.LEVER_ACTION: _restore_lever_action,
    TrashKind.ASSUMPTION: _restore_assumption,
}
"""What belongs to no application."""

_RESTORE: dict[TrashKind, Callable[[Session, Desk, int], int]] = {
    TrashKind.APPLICATION: _restore_application,
    TrashKind.ROUND: _restore_round,
    TrashKind.RECOVERY: _restore_recovery,
    TrashKind.STEP: _restore_step,
    TrashKind.GAP: _restore_gap,
    TrashKind.ACTION: _restore_action,
    TrashKind.LETTER: _restore_letter,
}


def _trashed(session: Session, table: type[KeptT], row_id: int) -> tuple[KeptT, dt.datetime]:
    row = session.get(table, row_id)
    if row is None or row.deleted_at is None:
        raise Refusal("That is not in the trash any more.")
    return row, row.deleted_at
