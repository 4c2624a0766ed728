"""What is done while a lever runs: its actions, and a word on each week."""

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from sqlmodel import col, select

from respond_tui.actions.desk import Desk
from respond_tui.actions.keeping import alter, found, id_of, keep, throw_away
from respond_tui.actions.levers.hand import CommitmentKept, Hand, at_hand, named_of
from respond_tui.guide import next_steps
from respond_tui.guide.commitments import weeks
from respond_tui.guide.dates import When, check_ahead, exact
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import Went
from respond_tui.guide.text import shortened
from respond_tui.models.patterns import (
    Commitment,
    CommitmentAction,
    CommitmentActionBase,
    CommitmentWeek,
    CommitmentWeekBase,
)


def mark_week(
    desk: Desk, commitment_id: int, went: Went, line: str | None = None
) -> CommitmentKept:
    """Say how the last week went; said twice in a week, the second counts.

    A line said before stays where none is given. Raises Refusal in the first week, and for a
    lever that has ended.
    """
    with at_hand(desk, commitment_id, "mark a week of") as hand:
        hand.refuse_ended()
        over = weeks(hand.row.started_on, desk.today)
        if over == 0:
            raise Refusal("The first week is not over yet. It asks once it is.")
        values: dict[str, object] = {
            "commitment_id": commitment_id,
            "on": desk.today,
            "went": went,
        }
        if line is not None:
            values["line"] = line
        row = _of_week(hand, over)
        if row is None:
            row = keep(hand.session, desk, CommitmentWeek, CommitmentWeekBase, values)
        else:
            alter(hand.session, desk, row, CommitmentWeekBase, values)
        return hand.kept(f"Week {over}: {went}.", id_of(row))


def add_lever_action(
    desk: Desk, commitment_id: int, text: str, due_on: dt.date | None
) -> CommitmentKept:
    """Add something to do for a lever, due on a day or whenever. Raises Refusal."""
    with at_hand(desk, commitment_id, "add an action to") as hand:
        hand.refuse_ended()
        check_ahead(due_on, desk.today, "due_on")
        values = {
            "commitment_id": commitment_id,
            "text": text,
            "due_on": due_on,
            "position": _next_position(hand),
        }
        row = keep(hand.session, desk, CommitmentAction, CommitmentActionBase, values)
        return _said(hand, row, "Added")


def edit_lever_action(
    desk: Desk, action_id: int, text: str, due_on: dt.date | None
) -> CommitmentKept:
    """Write an action anew. Raises Refusal where it is given a day gone by."""
    with _action_at_hand(desk, action_id, "edit") as (hand, row):
        if due_on != row.due_on:
            check_ahead(due_on, desk.today, "due_on")
        _alter(hand, row, {"text": text, "due_on": due_on})
        return _said(hand, row, "Changed")


def delete_lever_action(desk: Desk, action_id: int) -> CommitmentKept:
    """Put an action into the trash."""
    with _action_at_hand(desk, action_id, "delete") as (hand, row):
        throw_away(hand.session, desk, [row])
        return _said(hand, row, "Deleted")


def tick_lever_action(desk: Desk, action_id: int) -> CommitmentKept:
    """Say that an action is done. Raises Refusal where it is not open."""
    with _action_at_hand(desk, action_id, "tick") as (hand, row):
        _alter(hand, row, next_steps.done(row.state, desk.now))
        return _said(hand, row, "Done")


def untick_lever_action(desk: Desk, action_id: int) -> CommitmentKept:
    """Open an action again that was done or left out; why it was stays with it."""
    with _action_at_hand(desk, action_id, "un-tick") as (hand, row):
        _alter(hand, row, next_steps.opened(row.state))
        return _said(hand, row, "Open again")


def skip_lever_action(desk: Desk, action_id: int, reason: str) -> CommitmentKept:
    """Leave an action out, with a reason. Raises Refusal without one."""
    with _action_at_hand(desk, action_id, "skip") as (hand, row):
        _alter(hand, row, next_steps.left_out(row.state, reason, desk.now))
        return _said(hand, row, "Skipped")


def move_lever_action(desk: Desk, action_id: int, when: When) -> CommitmentKept:
    """Give an open action another day; it has no hour. Raises Refusal for a day gone by."""
    with _action_at_hand(desk, action_id, "move") as (hand, row):
        _alter(hand, row, next_steps.moved(row.state, when, desk.today))
        return _said(hand, row, f"Moved to {exact(when.day)}")


@contextmanager
def _action_at_hand(
    desk: Desk, action_id: int, verb: str
) -> Iterator[tuple[Hand, CommitmentAction]]:
    with desk.store.write(f"{verb} an action", desk.now) as session:
        row = found(session, CommitmentAction, action_id)
        owner = found(session, Commitment, row.commitment_id)
        session.info["label"] = f"{verb} “{row.text}”"
        yield Hand(session, desk, owner, named_of(session, owner.kind, owner.key)), row


def _alter(hand: Hand, row: CommitmentAction, values: Mapping[str, object]) -> None:
    alter(hand.session, hand.desk, row, CommitmentActionBase, values)


def _next_position(hand: Hand) -> int:
    owner = col(CommitmentAction.commitment_id) == id_of(hand.row)
    positions = hand.session.exec(select(CommitmentAction.position).where(owner)).all()
    return max(positions, default=0) + 1


def _of_week(hand: Hand, week: int) -> CommitmentWeek | None:
    """What was said already of the week that is over."""
    rows = hand.session.exec(
        select(CommitmentWeek).where(
            CommitmentWeek.commitment_id == id_of(hand.row),
            col(CommitmentWeek.deleted_at).is_(None),
        )
    ).all()
    return next((row for row in rows if weeks(hand.row.started_on, row.on) == week), None)


def _said(hand: Hand, row: CommitmentAction, verb: str) -> CommitmentKept:
    return hand.kept(f"{verb}: {shortened(row.text)}.", id_of(row))
