"""What can be done with one step: tick, un-tick, skip, move, write, throw away."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass

from sqlmodel import Session

from respond_tui.actions.desk import Desk
from respond_tui.actions.keeping import alter, found, id_of, keep, throw_away, utc
from respond_tui.actions.recovery.opening import steps_of
from respond_tui.guide.dates import When, exact
from respond_tui.guide.recovery import (
    BOOKING_DAYS,
    FIRST_OWN_POSITION,
    check_booking,
    feeling_note,
    hour_step,
    is_finished,
    note_wanted,
    pause_ends,
)
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import StepKind, StepState
from respond_tui.models import Application, Recovery, RecoveryBase, Step, StepBase


@dataclass(frozen=True, slots=True)
class Stepped:
    """What became of a step; ``finished`` when nothing is left to do in its recovery."""

    recovery_id: int
    step_id: int
    what: str
    finished: bool


@dataclass(frozen=True, slots=True)
class _Hand:
    """One step of a recovery in an action's transaction."""

    session: Session
    desk: Desk
    recovery: Recovery
    step: Step

    def alter(self, **values: object) -> None:
        alter(self.session, self.desk, self.step, StepBase, values)

    def alter_recovery(self, **values: object) -> None:
        alter(self.session, self.desk, self.recovery, RecoveryBase, values)

    def others(self, kind: StepKind) -> list[Step]:
        steps = steps_of(self.session, self.recovery)
        return [step for step in steps if step.kind is kind and step.deleted_at is None]

    def planned_end(self) -> dt.datetime:
        """When the pause ends if nobody ends it by hand."""
        return pause_ends(self.recovery.opened_at, self.recovery.pause_hours)

    def said(self, what: str) -> Stepped:
        """Close the recovery if this was the last step, and say what happened."""
        steps = [step for step in steps_of(self.session, self.recovery) if step.deleted_at is None]
        finished = is_finished(steps)
        if finished and self.recovery.closed_at is None:
            self.alter_recovery(closed_at=utc(self.desk.now))
        return Stepped(id_of(self.recovery), id_of(self.step), what, finished)


def tick(
    desk: Desk,
    step_id: int,
    note: str = "",
    strength: int | None = None,
    booked: dt.datetime | None = None,
) -> Stepped:
    """Say that a step is done, with what its kind asks for (``guide.recovery.note_wanted``).

    A feeling takes a word and a ``strength`` from 1 to 10, a booking the hour ``booked``
    (aware, ahead). Ticking the pause ends it. Raises Refusal where something is missing.
    """
    with _at_hand(desk, step_id, "tick") as hand:
        kind = hand.step.kind
        if hand.step.state is not StepState.OPEN:
            raise Refusal("That step is not open any more.")
        if kind is StepKind.PAUSE:
            _end_pause(hand)
            return hand.said("The pause is over.")
        if kind is StepKind.BOOK:
            _book(hand, check_booking(booked, desk.now))
        written = _written(hand.step, note, strength)
        hand.alter(state=StepState.DONE, done_at=utc(desk.now), note=written)
        return hand.said(f"Done: {hand.step.text}.")


def untick(desk: Desk, step_id: int) -> Stepped:
    """Open a step again that was done or skipped; its note stays.

    A booking takes its hour back, unless that was held. A pause that was ended by hand
    goes on. Raises Refusal for a pause whose time is over.
    """
    with _at_hand(desk, step_id, "un-tick") as hand:
        if hand.step.kind is StepKind.PAUSE:
            _resume_pause(hand)
        elif hand.step.state is StepState.OPEN:
            raise Refusal("That step is open already.")
        if hand.step.kind is StepKind.BOOK:
            _take_hour_back(hand)
        hand.alter(state=StepState.OPEN, done_at=None)
        hand.alter_recovery(closed_at=None)
        return hand.said(f"Open again: {hand.step.text}.")


def skip(desk: Desk, step_id: int, reason: str) -> Stepped:
    """Leave a step out, with a reason, which becomes its note. Raises Refusal without one."""
    with _at_hand(desk, step_id, "skip") as hand:
        if not reason.strip():
            raise Refusal("A word on why, please: “not needed” is enough.", "reason")
        if hand.step.state is not StepState.OPEN:
            raise Refusal("That step is not open any more.")
        if hand.step.kind is StepKind.PAUSE:
            _end_pause(hand)
        hand.alter(state=StepState.SKIPPED, done_at=utc(desk.now), note=reason)
        return hand.said(f"Skipped: {hand.step.text}.")


def move_step(desk: Desk, step_id: int, when: When) -> Stepped:
    """Give an open step another day, and an hour where one is said.

    The reflection moves along with the booked hour. Raises Refusal for a day gone by, and
    for the pause, which has a length of its own.
    """
    with _at_hand(desk, step_id, "move") as hand:
        step = hand.step
        if step.kind is StepKind.PAUSE:
            raise Refusal("The pause has its own length. You can end it early instead.", "when")
        if step.state is not StepState.OPEN:
            raise Refusal("Only a step that is still open can be moved.", "when")
        if when.day < desk.today:
            raise Refusal(f"{exact(when.day)} has gone by. Choose today or later.", "when")
        if step.kind is StepKind.HOUR:
            _move_hour(hand, when)
        else:
            hand.alter(due_on=when.day, due_at=desk.moment(when))
        return hand.said(f"Moved to {exact(when.day)}: {step.text}.")


def add_step(desk: Desk, recovery_id: int, text: str, when: When | None = None) -> Stepped:
    """Add a line of one's own at the end, due whenever or at a time. Opens what was closed."""
    with desk.store.write("add a step", desk.now) as session:
        recovery = found(session, Recovery, recovery_id)
        session.info["label"] = f"add a step after {_company(session, recovery)}"
        last = max((step.position for step in steps_of(session, recovery)), default=0)
        values = {
            "recovery_id": recovery_id,
            "kind": StepKind.OWN,
            "text": text,
            "due_on": when.day if when else None,
            "due_at": desk.moment(when) if when else None,
            "position": max(last + 1, FIRST_OWN_POSITION),
        }
        step = keep(session, desk, Step, StepBase, values)
        hand = _Hand(session, desk, recovery, step)
        hand.alter_recovery(closed_at=None)
        return hand.said(f"Added: {step.text}.")


def edit_step(desk: Desk, step_id: int, text: str, note: str | None = None) -> Stepped:
    """Write a step's line anew, and its note where one is given."""
    with _at_hand(desk, step_id, "edit") as hand:
        hand.alter(text=text, note=hand.step.note if note is None else note)
        return hand.said(f"Changed: {hand.step.text}.")


def delete_step(desk: Desk, step_id: int) -> Stepped:
    """Put a step into the trash. Raises Refusal for the pause, which can be ended instead."""
    with _at_hand(desk, step_id, "delete") as hand:
        if hand.step.kind is StepKind.PAUSE:
            raise Refusal("The pause cannot be deleted. You can end it early instead.")
        throw_away(hand.session, desk, [hand.step])
        return hand.said(f"Deleted: {hand.step.text}.")


def end_pause(desk: Desk, recovery_id: int) -> Stepped:
    """End a running pause now; the decision on feedback is due at once."""
    with desk.store.write("end a pause", desk.now) as session:
        recovery = found(session, Recovery, recovery_id)
        session.info["label"] = f"end the pause after {_company(session, recovery)}"
        pauses = [step for step in steps_of(session, recovery) if step.kind is StepKind.PAUSE]
        hand = _Hand(session, desk, recovery, pauses[-1])
        _end_pause(hand)
        return hand.said("The pause is over.")


def tick_reflection(session: Session, desk: Desk, recovery: Recovery, note: str) -> None:
    """Say that the reflection is written, in a transaction that is already open.

    A note that the person wrote stays; the recovery closes where this was its last step.
    """
    for step in steps_of(session, recovery):
        if step.kind is StepKind.REFLECTION and step.deleted_at is None:
            hand = _Hand(session, desk, recovery, step)
            if step.state is not StepState.DONE:
                done = step.note or note
                hand.alter(state=StepState.DONE, done_at=utc(desk.now), note=done)
                hand.said(step.text)


@contextmanager
def _at_hand(desk: Desk, step_id: int, verb: str) -> Iterator[_Hand]:
    with desk.store.write(f"{verb} a step", desk.now) as session:
        step = found(session, Step, step_id)
        recovery = found(session, Recovery, step.recovery_id)
        session.info["label"] = f"{verb} “{step.text}” after {_company(session, recovery)}"
        yield _Hand(session, desk, recovery, step)


def _company(session: Session, recovery: Recovery) -> str:
    return found(session, Application, recovery.application_id).company


def _written(step: Step, note: str, strength: int | None) -> str:
    wanted = note_wanted(step.kind)
    if wanted is not None and wanted.strength:
        return feeling_note(note, strength)
    written = note.strip() or step.note
    if wanted is not None and wanted.required and not written:
        raise Refusal(wanted.prompt, "note")
    return written


def _end_pause(hand: _Hand) -> None:
    end = hand.planned_end()
    now = hand.desk.now
    if hand.recovery.pause_ended_at is not None or now >= end:
        raise Refusal("The pause is over already.")
    hand.alter_recovery(pause_ended_at=utc(now))
    for step in hand.others(StepKind.FEEDBACK):
        if step.due_at == end:
            _redate(hand, step, now)


def _resume_pause(hand: _Hand) -> None:
    ended, end = hand.recovery.pause_ended_at, hand.planned_end()
    if hand.desk.now >= end:
        raise Refusal("The pause is over, and time does not run backwards.")
    if ended is None:
        raise Refusal("The pause still runs.")
    hand.alter_recovery(pause_ended_at=None)
    for step in hand.others(StepKind.FEEDBACK):
        if step.due_at == ended:
            _redate(hand, step, end)


def _book(hand: _Hand, booked: dt.datetime) -> None:
    hours = [step for step in hand.others(StepKind.HOUR) if step.state is StepState.OPEN]
    if hours:
        _redate(hand, hours[-1], booked)
    else:
        values = asdict(hour_step(booked.astimezone(hand.desk.now.tzinfo)))
        own = {"recovery_id": id_of(hand.recovery)}
        keep(hand.session, hand.desk, Step, StepBase, values | own)
    for step in hand.others(StepKind.REFLECTION):
        if step.state is StepState.OPEN:
            _redate(hand, step, booked)


def _take_hour_back(hand: _Hand) -> None:
    for hour in hand.others(StepKind.HOUR):
        if hour.state is not StepState.OPEN:
            continue
        for step in hand.others(StepKind.REFLECTION):
            if step.state is StepState.OPEN and step.due_at == hour.due_at:
                opened = hand.recovery.opened_at.astimezone(hand.desk.now.tzinfo)
                due = opened.date() + dt.timedelta(days=BOOKING_DAYS)
                alter(hand.session, hand.desk, step, StepBase, {"due_on": due, "due_at": None})
        hand.session.delete(hour)


def _move_hour(hand: _Hand, when: When) -> None:
    before = hand.step.due_at
    time = when.time
    if time is None and before is not None:
        time = before.astimezone(hand.desk.now.tzinfo).time()
    moved = check_booking(hand.desk.moment(When(when.day, time)), hand.desk.now)
    _redate(hand, hand.step, moved)
    for step in hand.others(StepKind.REFLECTION):
        if step.state is StepState.OPEN and step.due_at == before:
            _redate(hand, step, moved)


def _redate(hand: _Hand, step: Step, moment: dt.datetime) -> None:
    local = moment.astimezone(hand.desk.now.tzinfo)
    values = {"due_on": local.date(), "due_at": utc(moment)}
    alter(hand.session, hand.desk, step, StepBase, values)
