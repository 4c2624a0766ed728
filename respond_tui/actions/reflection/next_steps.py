"""The next steps of a reflection: add one, tick it, move it, leave it out."""

import datetime as dt
from contextlib import AbstractContextManager

from respond_tui.actions.desk import Desk
from respond_tui.actions.keeping import alter, id_of, keep, throw_away, utc
from respond_tui.actions.reflection.hand import Hand, Written, at_hand, part_at_hand
from respond_tui.guide.dates import When, exact
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import ReflectionPage, StepState
from respond_tui.guide.text import shortened
from respond_tui.models.reflection import Action, ActionBase


def add_action(desk: Desk, recovery_id: int, text: str, due_on: dt.date | None) -> Written:
    """Add a next step, due on a day or whenever. Raises Refusal for a day gone by."""
    with at_hand(desk, recovery_id, "add an action") as hand:
        _check_day(desk, due_on, "due_on")
        values = {"text": text, "due_on": due_on} | hand.at_end(Action)
        row = keep(hand.session, desk, Action, ActionBase, values)
        hand.alter(page=ReflectionPage.OUTLINE)
        return _said(hand, row, "Added")


def edit_action(desk: Desk, action_id: int, text: str, due_on: dt.date | None) -> Written:
    """Write an action anew. Raises Refusal where it is given a day gone by."""
    with _action_at_hand(desk, action_id, "edit") as (hand, row):
        if due_on != row.due_on:
            _check_day(desk, due_on, "due_on")
        alter(hand.session, desk, row, ActionBase, {"text": text, "due_on": due_on})
        return _said(hand, row, "Changed")


def delete_action(desk: Desk, action_id: int) -> Written:
    """Put an action into the trash."""
    with _action_at_hand(desk, action_id, "delete") as (hand, row):
        throw_away(hand.session, desk, [row])
        return _said(hand, row, "Deleted")


def tick_action(desk: Desk, action_id: int) -> Written:
    """Say that an action is done. Raises Refusal where it is not open."""
    with _action_at_hand(desk, action_id, "tick") as (hand, row):
        _check_open(row)
        done = {"state": StepState.DONE, "done_at": utc(desk.now)}
        alter(hand.session, desk, row, ActionBase, done)
        return _said(hand, row, "Done")


def untick_action(desk: Desk, action_id: int) -> Written:
    """Open an action again that was done or left out; why it was stays with it."""
    with _action_at_hand(desk, action_id, "un-tick") as (hand, row):
        if row.state is StepState.OPEN:
            raise Refusal("That action is open already.")
        opened = {"state": StepState.OPEN, "done_at": None}
        alter(hand.session, desk, row, ActionBase, opened)
        return _said(hand, row, "Open again")


def skip_action(desk: Desk, action_id: int, reason: str) -> Written:
    """Leave an action out, with a reason. Raises Refusal without one."""
    with _action_at_hand(desk, action_id, "skip") as (hand, row):
        if not reason.strip():
            raise Refusal("A word on why, please: “not needed” is enough.", "reason")
        _check_open(row)
        left_out = {"state": StepState.SKIPPED, "done_at": utc(desk.now), "note": reason}
        alter(hand.session, desk, row, ActionBase, left_out)
        return _said(hand, row, "Skipped")


def move_action(desk: Desk, action_id: int, when: When) -> Written:
    """Give an open action another day; it has no hour. Raises Refusal for a day gone by."""
    with _action_at_hand(desk, action_id, "move") as (hand, row):
        if row.state is not StepState.OPEN:
            raise Refusal("Only an action that is still open can be moved.", "when")
        if when.time is not None:
            raise Refusal("An action is due on a day, without an hour.", "when")
        _check_day(desk, when.day, "when")
        alter(hand.session, desk, row, ActionBase, {"due_on": when.day})
        return _said(hand, row, f"Moved to {exact(when.day)}")


def _action_at_hand(
    desk: Desk, action_id: int, verb: str
) -> AbstractContextManager[tuple[Hand, Action]]:
    return part_at_hand(desk, Action, action_id, lambda row: f"{verb} “{row.text}”")


def _check_open(row: Action) -> None:
    if row.state is not StepState.OPEN:
        raise Refusal("That action is not open any more.")


def _check_day(desk: Desk, day: dt.date | None, field: str) -> None:
    if day is not None and day < desk.today:
        raise Refusal(f"{exact(day)} has gone by. Choose today or later.", field)


def _said(hand: Hand, row: Action, verb: str) -> Written:
    return Written(hand.row.recovery_id, f"{verb}: {shortened(row.text)}.", id_of(row))
