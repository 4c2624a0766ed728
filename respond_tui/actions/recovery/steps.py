"""What can be done with one step: tick, un-tick, skip, move, write, throw away."""

import datetime as dt
from dataclasses import asdict

from sqlmodel import Session

from respond_tui.actions.desk import Desk
from respond_tui.actions.keeping import alter, found, id_of, keep, throw_away, utc
from respond_tui.actions.recovery.feelings import feeling_of, name_feeling
from respond_tui.actions.recovery.hand import Hand, Stepped, at_hand, company_of
from respond_tui.actions.recovery.opening import steps_of
from respond_tui.guide.dates import When, check_ahead, exact
from respond_tui.guide.recovery import (
    BOOKING_DAYS,
    FIRST_OWN_POSITION,
    check_booking,
    hour_step,
    note_wanted,
)
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import StepKind, StepState
from respond_tui.models.recovery import Recovery, Step, StepBase


def tick(
    desk: Desk,
    step_id: int,
    note: str = "",
    strength: int | None = None,
    booked: dt.datetime | None = None,
    why: str = "",
) -> Stepped:
    """Say that a step is done, with what its kind asks for (``guide.recovery.note_wanted``).

    A feeling takes a word, a ``strength`` from 1 to 10 and perhaps a line of ``why``, a
    booking the hour ``booked`` (aware, ahead). Ticking the pause ends it. Raises Refusal
    where something is missing.
    """
    with at_hand(desk, step_id, "tick") as hand:
        kind = hand.step.kind
        if hand.step.state is not StepState.OPEN:
            raise Refusal("That step is not open any more.")
        if kind is StepKind.PAUSE:
            _end_pause(hand)
            return hand.said("The pause is over.")
        if kind is StepKind.BOOK:
            _book(hand, check_booking(booked, desk.now))
        if kind is StepKind.FEELING:
            written = name_feeling(hand, note, strength, why)
        else:
            written = _written(hand.step, note)
        hand.alter(state=StepState.DONE, done_at=utc(desk.now), note=written)
        if kind is StepKind.BOOK and booked is not None:
            return hand.said(f"Booked: {_hour_words(booked.astimezone(desk.now.tzinfo))}.")
        return hand.said(f"Done: {hand.step.text}.")


def untick(desk: Desk, step_id: int) -> Stepped:
    """Open a step again that was done or skipped; its note stays.

    A booking takes its hour back, unless that was held. A pause that was ended by hand
    goes on. Raises Refusal for a pause whose time is over.
    """
    with at_hand(desk, step_id, "un-tick") as hand:
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
    with at_hand(desk, step_id, "skip") as hand:
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
    with at_hand(desk, step_id, "move") as hand:
        step = hand.step
        if step.kind is StepKind.PAUSE:
            raise Refusal("The pause has its own length. You can end it early instead.", "when")
        if step.state is not StepState.OPEN:
            raise Refusal("Only a step that is still open can be moved.", "when")
        check_ahead(when.day, desk.today, "when")
        if step.kind is StepKind.HOUR:
            _move_hour(hand, when)
        else:
            hand.alter(due_on=when.day, due_at=desk.moment(when))
        return hand.said(f"Moved to {exact(when.day)}: {step.text}.")


def add_step(desk: Desk, recovery_id: int, text: str, when: When | None = None) -> Stepped:
    """Add a line of one's own at the end, due whenever or at a time. Opens what was closed."""
    with desk.store.write("add a step", desk.now) as session:
        recovery = found(session, Recovery, recovery_id)
        session.info["label"] = f"add a step after {company_of(session, recovery)}"
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
        hand = Hand(session, desk, recovery, step)
        hand.alter_recovery(closed_at=None)
        return hand.said(f"Added: {step.text}.")


def edit_step(desk: Desk, step_id: int, text: str, note: str | None = None) -> Stepped:
    """Write a step's line anew, and its note where one is given.

    The note of a feeling follows what was said of it (``rename_feeling``).
    """
    with at_hand(desk, step_id, "edit") as hand:
        follows = hand.step.kind is StepKind.FEELING and feeling_of(hand.session, hand.recovery)
        hand.alter(text=text, note=hand.step.note if note is None or follows else note)
        return hand.said(f"Changed: {hand.step.text}.")


def delete_step(desk: Desk, step_id: int) -> Stepped:
    """Put a step into the trash. Raises Refusal for the pause, which can be ended instead."""
    with at_hand(desk, step_id, "delete") as hand:
        if hand.step.kind is StepKind.PAUSE:
            raise Refusal("The pause cannot be deleted. You can end it early instead.")
        throw_away(hand.session, desk, [hand.step])
        return hand.said(f"Deleted: {hand.step.text}.")


def tick_reflection(session: Session, desk: Desk, recovery: Recovery, note: str) -> None:
    """Say that the reflection is written, in a transaction that is already open.

    The booked hour is done with it where it is still open. A note that the person wrote stays;
    the recovery closes where this was its last step.
    """
    held = {"state": StepState.DONE, "done_at": utc(desk.now)}
    for hour in steps_of(session, recovery):
        booked = hour.kind is StepKind.HOUR and hour.deleted_at is None
        if booked and hour.state is StepState.OPEN:
            alter(session, desk, hour, StepBase, held)
    for step in steps_of(session, recovery):
        if step.kind is StepKind.REFLECTION and step.deleted_at is None:
            hand = Hand(session, desk, recovery, step)
            if step.state is not StepState.DONE:
                done = step.note or note
                hand.alter(state=StepState.DONE, done_at=utc(desk.now), note=done)
                hand.said(step.text)


def _written(step: Step, note: str) -> str:
    wanted = note_wanted(step.kind)
    written = note.strip() or step.note
    if wanted is not None and wanted.required and not written:
        raise Refusal(wanted.prompt, "note")
    return written


def _end_pause(hand: Hand) -> None:
    end = hand.planned_end()
    now = hand.desk.now
    if hand.recovery.pause_ended_at is not None or now >= end:
        raise Refusal("The pause is over already.")
    hand.alter_recovery(pause_ended_at=utc(now))
    for step in hand.others(StepKind.FEEDBACK):
        if step.due_at == end:
            hand.redate(step, now)


def _resume_pause(hand: Hand) -> None:
    ended, end = hand.recovery.pause_ended_at, hand.planned_end()
    if hand.desk.now >= end:
        raise Refusal("The pause is over, and time does not run backwards.")
    if ended is None:
        raise Refusal("The pause still runs.")
    hand.alter_recovery(pause_ended_at=None)
    for step in hand.others(StepKind.FEEDBACK):
        if step.due_at == ended:
            hand.redate(step, end)


def _book(hand: Hand, booked: dt.datetime) -> None:
    hours = [step for step in hand.others(StepKind.HOUR) if step.state is StepState.OPEN]
    if hours:
        hand.redate(hours[-1], booked)
    else:
        values = asdict(hour_step(booked.astimezone(hand.desk.now.tzinfo)))
        own = {"recovery_id": id_of(hand.recovery)}
        keep(hand.session, hand.desk, Step, StepBase, values | own)
    for step in hand.others(StepKind.REFLECTION):
        if step.state is StepState.OPEN:
            hand.redate(step, booked)


def _hour_words(hour: dt.datetime) -> str:
    return f"{exact(hour.date())[:-5]} {hour:%H:%M}"


def _take_hour_back(hand: Hand) -> None:
    for hour in hand.others(StepKind.HOUR):
        if hour.state is not StepState.OPEN:
            continue
        for step in hand.others(StepKind.REFLECTION):
            if step.state is StepState.OPEN and step.due_at == hour.due_at:
                opened = hand.recovery.opened_at.astimezone(hand.desk.now.tzinfo)
                due = opened.date() + dt.timedelta(days=BOOKING_DAYS)
                alter(hand.session, hand.desk, step, StepBase, {"due_on": due, "due_at": None})
        hand.session.delete(hour)


def _move_hour(hand: Hand, when: When) -> None:
    before = hand.step.due_at
    time = when.time
    if time is None and before is not None:
        time = before.astimezone(hand.desk.now.tzinfo).time()
    moved = check_booking(hand.desk.moment(When(when.day, time)), hand.desk.now)
    hand.redate(hand.step, moved)
    for step in hand.others(StepKind.REFLECTION):
        if step.state is StepState.OPEN and step.due_at == before:
            hand.redate(step, moved)
