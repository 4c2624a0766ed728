"""The next steps of a reflection: add one, tick it, move it, leave it out."""

import datetime as dt
from collections.abc import Mapping
from contextlib import AbstractContextManager

from respond_tui.actions.desk import Desk
from respond_tui.actions.keeping import alter, id_of, keep, throw_away
from respond_tui.actions.reflection.hand import Hand, Written, at_hand, part_at_hand
from respond_tui.guide import next_steps
from respond_tui.guide.dates import When, check_ahead, exact
from respond_tui.guide.terms import ReflectionPage
from respond_tui.guide.text import shortened
from respond_tui.models.reflection import Action, ActionBase


def add_action(desk: Desk, recovery_id: int, text: str, due_on: dt.date | None) -> Written:
    """Add a next step, due on a day or whenever. Raises Refusal for a day gone by."""
    with at_hand(desk, recovery_id, "add an action") as hand:
        check_ahead(due_on, desk.today, "due_on")
        values = {"text": text, "due_on": due_on} | hand.at_end(Action)
        row = keep(hand.session, desk, Action, ActionBase, values)
        hand.alter(page=ReflectionPage.OUTLINE)
        return _said(hand, row, "Added")


def edit_action(desk: Desk, action_id: int, text: str, due_on: dt.date | None) -> Written:
    """Write an action anew. Raises Refusal where it is given a day gone by."""
    with _action_at_hand(desk, action_id, "edit") as (hand, row):
        if due_on != row.due_on:
            check_ahead(due_on, desk.today, "due_on")
        _alter(hand, row, {"text": text, "due_on": due_on})
        return _said(hand, row, "Changed")


def delete_action(desk: Desk, action_id: int) -> Written:
    """Put an action into the trash."""
    with _action_at_hand(desk, action_id, "delete") as (hand, row):
        throw_away(hand.session, desk, [row])
        return _said(hand, row, "Deleted")


def tick_action(desk: Desk, action_id: int) -> Written:
    """Say that an action is done. Raises Refusal where it is not open."""
    with _action_at_hand(desk, action_id, "tick") as (hand, row):
        _alter(hand, row, next_steps.done(row.state, desk.now))
        return _said(hand, row, "Done")


def untick_action(desk: Desk, action_id: int) -> Written:
    """Open an action again that was done or left out; why it was stays with it."""
    with _action_at_hand(desk, action_id, "un-tick") as (hand, row):
        _alter(hand, row, next_steps.opened(row.state))
        return _said(hand, row, "Open again")


def skip_action(desk: Desk, action_id: int, reason: str) -> Written:
    """Leave an action out, with a reason. Raises Refusal without one."""
    with _action_at_hand(desk, action_id, "skip") as (hand, row):
        _alter(hand, row, next_steps.left_out(row.state, reason, desk.now))
        return _said(hand, row, "Skipped")


def move_action(desk: Desk, action_id: int, when: When) -> Written:
    """Give an open action another day; it has no hour. Raises Refusal for a day gone by."""
    with _action_at_hand(desk, action_id, "move") as (hand, row):
        _alter(hand, row, next_steps.moved(row.state, when, desk.today))
        return _said(hand, row, f"Moved to {exact(when.day)}")


def _action_at_hand(
    desk: Desk, action_id: int, verb: str
) -> AbstractContextManager[tuple[Hand, Action]]:
    return part_at_hand(desk, Action, action_id, lambda row: f"{verb} “{row.text}”")


def _alter(hand: Hand, row: Action, values: Mapping[str, object]) -> None:
    alter(hand.session, hand.desk, row, ActionBase, values)


def _said(hand: Hand, row: Action, verb: str) -> Written:
    return Written(hand.row.recovery_id, f"{verb}: {shortened(row.text)}.", id_of(row))
