"""How an application ends inside a transaction, and what its end brings about."""

import datetime as dt
from dataclasses import dataclass

from respond_tui.actions.interviews.case import Case
from respond_tui.actions.plans import follow
from respond_tui.actions.recovery.opening import begin, take_back
from respond_tui.actions.recovery.sealed import seal, unseal
from respond_tui.guide.dates import exact
from respond_tui.guide.ends import END_WORDS, check_end, check_end_stage, opens_recovery
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.stages import Stage
from respond_tui.guide.terms import Certainty, EndedHow, RoundOutcome, StageKind
from respond_tui.models.interviews import Interview

_OF_AN_OFFER = frozenset({EndedHow.ACCEPTED, EndedHow.DECLINED})

_NO_END = {
    "ended_how": None,
    "ended_on": None,
    "ended_stage_id": None,
    "ended_by": None,
    "reason": None,
    "reason_certainty": None,
}


@dataclass(frozen=True, slots=True)
class End:
    """An end as it is told; without a stage it is where the application stands."""

    how: EndedHow
    on: dt.date
    stage: Stage | None = None
    reason: str = ""
    certainty: Certainty | None = None
    lesson: str = ""
    thanks_sent: bool = False


def end(case: Case, told: End) -> tuple[Stage, int | None]:
    """End an application; where that was, and the recovery that it opened, if any.

    Only a silence that the person had called an end can end once more. Raises Refusal.
    """
    _refuse_ended(case)
    before = case.row.ended_how
    stage = told.stage or case.stands_at()
    if told.how in _OF_AN_OFFER:
        stage = case.stage_of_kind(StageKind.OFFER)
    case.alter(
        ended_how=told.how,
        ended_on=told.on,
        ended_stage_id=stage.id,
        reason=told.reason,
        reason_certainty=told.certainty,
    )
    return stage, settle(case, before, thanks_sent=told.thanks_sent)


def settle(case: Case, before: EndedHow | None, *, thanks_sent: bool = False) -> int | None:
    """Make an end whole after it was written, and open or take back the recovery it calls for.

    Who ended it follows from how; the stage is where it stands unless one was named. A new no
    is put away where the shield is on. Returns the recovery that was opened. Raises Refusal
    for an end that cannot be.
    """
    how = case.row.ended_how
    if how is None:
        case.alter(**_NO_END)
    else:
        stage = case.ended_stage() or case.reached()
        if how in _OF_AN_OFFER:
            stage = case.stage_of_kind(StageKind.OFFER)
        case.alter(ended_by=how.by, ended_stage_id=stage.id)
        check_end_stage(stage, case.reached())
        check_end(how, case.row.ended_on, case.row.applied_on, case.desk.today)
    follow(case.session, case.desk)
    if how is EndedHow.REJECTED and before is not EndedHow.REJECTED:
        seal(case.session, case.desk, case.row)
    if before is EndedHow.REJECTED and how is not EndedHow.REJECTED:
        unseal(case.session, case.desk, case.row)
        take_back(case.session, case.desk, case.id)
    if how is before or not opens_recovery(how, case.row.ended_on, case.desk.today):
        return None
    return begin(case.session, case.desk, case.id, thanks_sent=thanks_sent)


def reject(
    case: Case, told: End, *, another_round: bool = False
) -> tuple[Stage, int | None, int | None]:
    """A no: the end of the application and of its round there, as one thing.

    Where a stage of rounds has none yet, one is opened for it; ``another_round`` opens one
    where all there are decided. At any other stage the lesson goes to the application's notes.
    Returns the stage, the round and the recovery.
    """
    stage, recovery_id = end(case, told)
    row = _rejected_round(case, stage, told, another_round=another_round)
    return stage, row.id if row is not None else None, recovery_id


def reopen_round(case: Case) -> None:
    """Where a no is taken back, the round that it decided is open again as well.

    That is the one it rejected, or the planned one that it came before and cancelled.
    """
    stage, day = case.ended_stage(), case.row.ended_on
    if stage is None:
        return
    rounds = case.rounds(stage)
    rejected = [row for row in rounds if row.outcome is RoundOutcome.REJECTED]
    cancelled = [
        row
        for row in rounds
        if row.outcome is RoundOutcome.CANCELLED and row.on and day and row.on > day
    ]
    if decided := rejected or cancelled:
        case.alter_round(decided[-1], outcome=RoundOutcome.PENDING)


def _rejected_round(
    case: Case, stage: Stage, told: End, *, another_round: bool
) -> Interview | None:
    lesson = {"lesson": told.lesson} if told.lesson.strip() else {}
    if stage.kind is not StageKind.ROUND:
        if lesson:
            case.alter(notes="\n".join(filter(None, (case.row.notes, told.lesson))))
        return None
    row = case.undecided(stage)
    if row is None:
        held = case.rounds(stage)
        if held and not another_round:
            if lesson:
                case.alter_round(held[-1], **lesson)
            return held[-1]
        return case.open_round(stage, on=told.on, outcome=RoundOutcome.REJECTED, **lesson)
    ahead = row.on is not None and row.on > told.on
    outcome = RoundOutcome.CANCELLED if ahead else RoundOutcome.REJECTED
    case.alter_round(row, outcome=outcome, on=row.on or told.on, **lesson)
    return row


def _refuse_ended(case: Case) -> None:
    how, on = case.row.ended_how, case.row.ended_on
    if how is None or how is EndedHow.GHOSTED:
        return
    since = f" on {exact(on)}" if on is not None else ""
    raise Refusal(
        f"{case.company} has ended already, with {END_WORDS[how]}{since}. Reopen or edit it."
    )
