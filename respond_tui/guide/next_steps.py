"""What can be said of an action, be it of a reflection or of a lever, and what changes with it.

Each gives the values to change it to, by field, or raises Refusal.
"""

import datetime as dt

from respond_tui.guide.dates import When, check_ahead
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import StepState


def done(state: StepState, now: dt.datetime) -> dict[str, object]:
    """It is done, as of now."""
    _check_open(state)
    return {"state": StepState.DONE, "done_at": now.astimezone(dt.UTC)}


def opened(state: StepState) -> dict[str, object]:
    """It is to do again; why it was left out stays with it."""
    if state is StepState.OPEN:
        raise Refusal("That action is open already.")
    return {"state": StepState.OPEN, "done_at": None}


def left_out(state: StepState, reason: str, now: dt.datetime) -> dict[str, object]:
    """It is left out, for a reason."""
    if not reason.strip():
        raise Refusal("A word on why, please: “not needed” is enough.", "reason")
    _check_open(state)
    return {"state": StepState.SKIPPED, "done_at": now.astimezone(dt.UTC), "note": reason}


def moved(state: StepState, when: When, today: dt.date) -> dict[str, object]:
    """It is due on another day; it has no hour."""
    if state is not StepState.OPEN:
        raise Refusal("Only an action that is still open can be moved.", "when")
    if when.time is not None:
        raise Refusal("An action is due on a day, without an hour.", "when")
    check_ahead(when.day, today, "when")
    return {"due_on": when.day}


def _check_open(state: StepState) -> None:
    if state is not StepState.OPEN:
        raise Refusal("That action is not open any more.")
