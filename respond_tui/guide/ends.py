"""What may be said about the end of an application and about a round; each no is one sentence.

Only the impossible is refused: a day that has not come, an end before its beginning, a
stage that lies behind.
"""

import datetime as dt

from respond_tui.guide.dates import exact
from respond_tui.guide.interviews import OutcomeKey
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.stages import Stage
from respond_tui.guide.terms import EndedHow, RoundOutcome

_DECIDED = frozenset({RoundOutcome.PASSED, RoundOutcome.REJECTED})
_OF_ROUNDS = frozenset({OutcomeKey.PASSED, OutcomeKey.CANCELLED})

RECOVERY_DAYS = 7
"""A rejection this many days old still opens a recovery (MODEL.md, "What opens a recovery")."""

END_WORDS = {
    EndedHow.REJECTED: "a no",
    EndedHow.WITHDREW: "a withdrawal",
    EndedHow.ROLE_CLOSED: "a closed role",
    EndedHow.GHOSTED: "a silence",
    EndedHow.ACCEPTED: "an accepted offer",
    EndedHow.DECLINED: "a declined offer",
}


def possible_outcomes(*, has_offer: bool, has_rounds: bool) -> frozenset[OutcomeKey]:
    """What can come of an application that is open, a no and another round aside.

    Only an offer is accepted or declined, and only a round is passed or cancelled.
    """
    of_offers = {OutcomeKey.ACCEPTED, OutcomeKey.DECLINED}
    possible = set(OutcomeKey) - ({OutcomeKey.OFFER} if has_offer else of_offers)
    return frozenset(possible if has_rounds else possible - _OF_ROUNDS)


def opens_recovery(ended_how: EndedHow | None, ended_on: dt.date | None, today: dt.date) -> bool:
    """Whether an end logged by hand opens a recovery: a rejection of the last seven days."""
    return (
        ended_how is EndedHow.REJECTED
        and ended_on is not None
        and 0 <= (today - ended_on).days <= RECOVERY_DAYS
    )


def check_applied(applied_on: dt.date | None, today: dt.date) -> None:
    """Raise Refusal when an application is dated ahead."""
    if applied_on is not None and applied_on > today:
        raise Refusal(
            f"{exact(applied_on)} is still to come, so you cannot have applied on it.", "applied_on"
        )


def check_end(
    how: EndedHow,
    ended_on: dt.date | None,
    applied_on: dt.date | None,
    today: dt.date,
) -> None:
    """Raise Refusal when an end is dated ahead, or before the application."""
    if ended_on is None:
        return
    if ended_on > today:
        raise Refusal(
            f"{exact(ended_on)} is still to come: {END_WORDS[how]} cannot be dated ahead.",
            "ended_on",
        )
    if applied_on is not None and ended_on < applied_on:
        raise Refusal(
            f"It cannot end on {exact(ended_on)}, before you applied on {exact(applied_on)}.",
            "ended_on",
        )


def check_end_stage(stage: Stage, furthest: Stage) -> None:
    """Raise Refusal when an end names a stage that the application has already left behind."""
    if stage.position < furthest.position:
        raise Refusal(
            f"It has already reached {furthest.name}, so it cannot end at {stage.name}.",
            "ended_stage_id",
        )


def check_round(outcome: RoundOutcome, on: dt.date | None, today: dt.date) -> None:
    """Raise Refusal when a round that is still ahead is said to be passed or rejected."""
    if outcome in _DECIDED and on is not None and on > today:
        raise Refusal(
            f"{exact(on)} is still to come, so that round cannot be {outcome.value} yet.", "outcome"
        )


def check_round_stage(stage: Stage, ended_stage: Stage | None) -> None:
    """Raise Refusal when a round would lie beyond the stage at which its application ended."""
    if ended_stage is not None and stage.position > ended_stage.position:
        raise Refusal(
            f"This application ended at {ended_stage.name}, before {stage.name}. "
            "Change where it ended first.",
            "stage_id",
        )
