"""What is written on the pages of a reflection, and its end."""

import datetime as dt
from collections.abc import Mapping

from respond_tui.actions.desk import Desk
from respond_tui.actions.keeping import utc
from respond_tui.actions.plans import check_round, follow
from respond_tui.actions.recovery.steps import tick_reflection
from respond_tui.actions.reflection.hand import Hand, Written, at_hand
from respond_tui.guide import limits
from respond_tui.guide.reflection import (
    check_evaluation,
    check_finish,
    read_questions,
)
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import ReflectionPage
from respond_tui.guide.text import TooLong, clean_note, shortened
from respond_tui.models.reflection import Action, Gap
from respond_tui.queries.reflection.views import pages_of, parts_of

_OF_RECORD = frozenset({"role", "stage", "on", "people", "outcome"})


def write_record(
    desk: Desk,
    recovery_id: int,
    values: Mapping[str, object],
    page: ReflectionPage | None = None,
) -> Written:
    """Write the facts: ``role``, ``stage``, ``on``, ``people``, ``outcome``, ``questions``.

    ``questions`` is a text as ``guide.reflection.read_questions`` reads it; what is not given
    stays as it is. ``page`` is where the person stands afterwards. Raises Refusal.
    """
    with at_hand(desk, recovery_id, "write the facts") as hand:
        unknown = next((name for name in values if name not in {*_OF_RECORD, "questions"}), None)
        if unknown is not None:
            raise Refusal(f"There is no field called “{unknown}” here.", unknown)
        hand.alter(**{name: value for name, value in values.items() if name in _OF_RECORD})
        if "questions" in values:
            hand.ask(hand.row, read_questions(_fitting(str(values["questions"] or ""))))
        return _written(hand, f"The facts of {hand.company} are kept.", page)


def write_evaluation(
    desk: Desk,
    recovery_id: int,
    went_well: str,
    nothing_yet: bool,
    page: ReflectionPage | None = None,
) -> Written:
    """Write what went well, one thing a line, or that there is nothing yet. Raises Refusal."""
    with at_hand(desk, recovery_id, "write what went well") as hand:
        check_evaluation(went_well, nothing_yet)
        hand.alter(went_well=went_well, nothing_yet=nothing_yet and not went_well.strip())
        return _written(hand, f"What went well at {hand.company} is kept.", page)


def write_notice(
    desk: Desk,
    recovery_id: int,
    notified: str,
    how: str,
    on: dt.date | None,
    page: ReflectionPage | None = None,
) -> Written:
    """Write whom the person told, how, and on which day. Raises Refusal."""
    with at_hand(desk, recovery_id, "write whom you told") as hand:
        hand.alter(notified=notified, notified_how=how, notified_on=on)
        who = hand.row.notified
        what = f"{shortened(who)} knows." if who else "Nobody is noted as told."
        return _written(hand, what, page)


def write_decision(
    desk: Desk,
    recovery_id: int,
    keep: str,
    change: str,
    next_round_id: int | None,
    page: ReflectionPage | None = None,
) -> Written:
    """Write the plan for the next interview, and which round it is for.

    Without a round it is for the next one that is planned, now or later. Raises Refusal for
    a round that is not ahead any more.
    """
    with at_hand(desk, recovery_id, "write a plan") as hand:
        if next_round_id is not None and next_round_id != hand.row.next_round_id:
            check_round(hand.session, desk, next_round_id)
        hand.alter(keep=keep, change=change, next_round_id=next_round_id)
        follow(hand.session, desk)
        return _written(hand, "Your plan is kept.", page)


def finish_reflection(desk: Desk, recovery_id: int) -> Written:
    """Call a reflection finished; its step of the recovery is done with it.

    Raises Refusal for the first page that lacks something; its ``field`` is that page.
    """
    with at_hand(desk, recovery_id, "finish the reflection") as hand:
        gaps = parts_of(hand.session, Gap, hand.row)
        check_finish(pages_of(hand.row, gaps, parts_of(hand.session, Action, hand.row)))
        if hand.row.finished_at is None:
            hand.alter(finished_at=utc(desk.now))
        chosen = [gap.tag for gap in gaps if gap.is_priority and gap.deleted_at is None]
        note = f"To work on: {', '.join(chosen)}" if chosen else "Looked back; no gap stands out"
        tick_reflection(hand.session, desk, hand.recovery, note)
        return Written(recovery_id, f"Your reflection on {hand.company} is finished.")


def _written(hand: Hand, what: str, page: ReflectionPage | None) -> Written:
    if page is not None:
        hand.alter(page=page)
    return Written(hand.row.recovery_id, what)


def _fitting(questions: str) -> str:
    try:
        return clean_note(questions).text
    except TooLong:
        raise Refusal(
            f"The questions: at most {limits.NOTE:,} characters fit; this has {len(questions):,}.",
            "questions",
        ) from None
