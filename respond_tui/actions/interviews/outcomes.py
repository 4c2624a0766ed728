"""What is said about an application or its round by one key: a no, a pass, an end."""

import datetime as dt
from dataclasses import replace

from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews.applications import place
from respond_tui.actions.interviews.case import Case, at_hand
from respond_tui.actions.interviews.ending import End, end, reject, reopen_round, settle
from respond_tui.actions.interviews.logged import Logged, put_away
from respond_tui.actions.interviews.watching import alert_keys, new_alerts
from respond_tui.actions.keeping import id_of
from respond_tui.guide.dates import exact
from respond_tui.guide.interviews import OutcomeKey
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.stages import Stage
from respond_tui.guide.terms import Certainty, EndedHow, RoundOutcome, StageKind
from respond_tui.guide.text import capital
from respond_tui.models.interviews import Interview

_SAID = {
    EndedHow.WITHDREW: "You withdrew from {place}",
    EndedHow.ROLE_CLOSED: "The role at {place} is closed",
    EndedHow.GHOSTED: "{place} went silent",
    EndedHow.ACCEPTED: "You accepted the offer of {place}",
    EndedHow.DECLINED: "You declined the offer of {place}",
}


def log_rejection(
    desk: Desk,
    application_id: int,
    stage_id: int | None,
    on: dt.date | None,
    reason: str,
    certainty: Certainty | None,
    lesson: str = "",
    *,
    thanks_sent: bool = False,
) -> Logged:
    """Log a no: the end, the outcome of its round and the recovery, as one thing.

    Without a stage it is where the application stands, without a day it is today. The
    recovery opens for a no of the last seven days. Raises Refusal.
    """
    with at_hand(desk, application_id, "log rejection at {company}") as case:
        told = End(
            EndedHow.REJECTED,
            on or desk.today,
            case.stage(stage_id) if stage_id is not None else None,
            reason,
            certainty,
            lesson,
            thanks_sent,
        )
        return rejected(case, told)


def set_outcome(
    desk: Desk,
    application_id: int,
    key: OutcomeKey,
    on: dt.date | None = None,
    stage_id: int | None = None,
) -> Logged:
    """Set what came of it, on a day (today if none is given) and at a stage.

    A pass and a cancelled round go to the latest round that waits for an outcome, at the
    stage if one is given; an offer and an end to the application. Raises Refusal.
    """
    words = key.value.replace("_", " ")
    with at_hand(desk, application_id, f"log {words} at {{company}}") as case:
        stage = case.stage(stage_id) if stage_id is not None else None
        match key:
            case OutcomeKey.PASSED:
                return passed(case, stage, on)
            case OutcomeKey.CANCELLED:
                return cancelled(case, stage, on)
            case OutcomeKey.OFFER:
                return offered(case, on)
            case _:
                return ended(case, End(EndedHow(key.value), on or desk.today, stage))


def reopen(desk: Desk, application_id: int) -> Logged:
    """Open an application that had ended; the round that a no had decided is open as well.

    Its recovery goes into the trash, or is closed where something in it was done. Raises
    Refusal when it has not ended.
    """
    with at_hand(desk, application_id, "reopen {company}") as case:
        before = case.row.ended_how
        if before is None:
            raise Refusal(f"{place(case)} is open already.")
        if before is EndedHow.REJECTED:
            reopen_round(case)
        case.alter(ended_how=None)
        settle(case, before)
        return Logged(case.id, f"{place(case)} is open again.")


def rejected(case: Case, told: End, *, another_round: bool = False) -> Logged:
    """Log a no in a transaction that is already open."""
    known = alert_keys(case.session, case.desk)
    stage, round_id, recovery_id = reject(case, told, another_round=another_round)
    if case.row.sealed_at is not None:
        return replace(put_away(case.id, case.company, recovery_id), interview_id=round_id)
    opened = "; the recovery is open" if recovery_id is not None else ""
    return Logged(
        case.id,
        f"Logged a no from {case.company} {_when_it_came(case, round_id)} {stage.name}{opened}.",
        interview_id=round_id,
        recovery_id=recovery_id,
        new_alerts=new_alerts(case.session, case.desk, known),
    )


def _when_it_came(case: Case, round_id: int | None) -> str:
    """A no may come before the round that was planned."""
    row = case.session.get(Interview, round_id) if round_id is not None else None
    was_held = row is None or row.outcome is not RoundOutcome.CANCELLED
    return "after" if was_held else "before the planned"


def ended(case: Case, told: End) -> Logged:
    """Log any other end in a transaction that is already open."""
    stage, _ = end(case, told)
    at = "" if stage.kind is StageKind.OFFER else f", at {stage.name}"
    return Logged(case.id, f"{_SAID[told.how].format(place=place(case))}{at}.")


def passed(
    case: Case, stage: Stage | None, on: dt.date | None, *, another_round: bool = False
) -> Logged:
    """Log a pass in a transaction that is already open."""
    day = on or case.desk.today
    row = _waiting(case, stage, another_round=another_round)
    if row is None:
        row = case.open_round(_round_stage(case, stage), on=day, outcome=RoundOutcome.PASSED)
    else:
        if on is None and row.on is not None and row.on > day:
            raise Refusal(
                f"That round at {case.company} is planned for {exact(row.on)}. If it has taken "
                "place already, say on which day.",
                "on",
            )
        moved = row.on is None or row.on > day
        moment = {"on": day, "at": None} if moved else {}
        case.alter_round(row, outcome=RoundOutcome.PASSED, **moment)
    return _of_round(case, row, "passed")


def cancelled(case: Case, stage: Stage | None, on: dt.date | None) -> Logged:
    """Log a cancelled round in a transaction that is already open; a day it has stays."""
    row = case.undecided(stage, ahead_first=True)
    if row is not None:
        case.alter_round(row, outcome=RoundOutcome.CANCELLED, on=row.on or on)
    elif stage is not None and stage.kind is StageKind.ROUND:
        row = case.open_round(stage, on=on, outcome=RoundOutcome.CANCELLED)
    else:
        raise Refusal(f"No round at {case.company} waits for an outcome.", "stage_id")
    return _of_round(case, row, "cancelled")


def offered(case: Case, on: dt.date | None) -> Logged:
    """Log an offer in a transaction that is already open: it passes what was undecided before."""
    if case.row.ended_how is not None:
        raise Refusal(f"{place(case)} has ended. Reopen it first.")
    stage = case.stage_of_kind(StageKind.OFFER)
    day = on or case.desk.today
    if case.rounds(stage):
        raise Refusal(f"The offer of {place(case)} is in your log already.")
    for row in case.rounds():
        if row.outcome is RoundOutcome.PENDING and (row.on is None or row.on <= day):
            case.alter_round(row, outcome=RoundOutcome.PASSED)
    row = case.open_round(stage, on=day)
    return Logged(case.id, f"{place(case)} made you an offer.", interview_id=id_of(row))


def _waiting(case: Case, stage: Stage | None, *, another_round: bool) -> Interview | None:
    """The round that a pass is for, if one waits; refused where the last one is passed already."""
    row = case.undecided(stage)
    if row is not None or another_round:
        return row
    held = case.rounds(stage or case.stands_at())
    if held and held[-1].outcome is RoundOutcome.PASSED:
        name = case.stages[held[-1].stage_id].name
        raise Refusal(capital(f"{name} at {case.company} is passed already."), "stage_id")
    return None


def _round_stage(case: Case, stage: Stage | None) -> Stage:
    at = stage or case.stands_at()
    if at.kind is not StageKind.ROUND:
        raise Refusal(
            f"{place(case)} stands at {at.name}. Say which round it is about.", "stage_id"
        )
    return at


def _of_round(case: Case, row: Interview, outcome: str) -> Logged:
    on = f", {exact(row.on)}" if row.on is not None else ""
    name = case.stages[row.stage_id].name
    return Logged(
        case.id, capital(f"{name} at {place(case)}{on}: {outcome}."), interview_id=id_of(row)
    )
