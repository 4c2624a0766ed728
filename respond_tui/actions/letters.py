"""Letters: written, sent, answered or let go; each is one step of undo.

Templates of a person's own are in ``actions.letter_templates``.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlmodel import Session

from respond_tui.actions.desk import Desk
from respond_tui.actions.keeping import alter, found, id_of, keep, throw_away
from respond_tui.actions.leaving import place_for
from respond_tui.actions.recovery.sending import tick_for
from respond_tui.exchange import whole
from respond_tui.guide.dates import exact
from respond_tui.guide.letters import (
    NAMES,
    Since,
    check_draft,
    check_moved,
    check_replied,
    check_sent,
    check_waiting,
    since,
)
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import LetterState
from respond_tui.models.interviews import Application
from respond_tui.models.letters import Letter, LetterBase

_WRITTEN = frozenset({"kind", "tone", "template", "to", "subject", "body"})


@dataclass(frozen=True, slots=True)
class LetterDone:
    """A letter, and in one sentence what was done with it."""

    id: int
    application_id: int
    what: str


@dataclass(frozen=True, slots=True)
class LetterFile:
    """A letter that is a file now, and where it lies."""

    place: Path
    what: str


@dataclass(frozen=True, slots=True)
class _Hand:
    """One letter in an action's transaction."""

    session: Session
    desk: Desk
    letter: Letter
    to: Application

    @property
    def name(self) -> str:
        return f"{NAMES[self.letter.kind]} to {self.to.company}"

    @property
    def since(self) -> Since | None:
        to = self.to
        return since(self.letter.kind, to.applied_on, to.ended_how, to.ended_on)

    def alter(self, **values: object) -> None:
        alter(self.session, self.desk, self.letter, LetterBase, values)

    def send(self, on: dt.date) -> LetterDone:
        """Mark it sent, and tick off what it was about."""
        check_sent(self.letter.state, on, self.desk.today, self.since)
        if not self.letter.body:
            raise Refusal("There is nothing in this letter yet.", "body")
        self.alter(state=LetterState.SENT, sent_on=on)
        ticked = tick_for(self.session, self.desk, self.letter)
        done = f" Done with it: {ticked}." if ticked else ""
        return self.said(f"The {self.name} is sent.{done}")

    def said(self, what: str) -> LetterDone:
        return LetterDone(id_of(self.letter), self.letter.application_id, what)


def write_letter(
    desk: Desk, application_id: int, values: Mapping[str, object], sent_on: dt.date | None = None
) -> LetterDone:
    """A new letter of an application: kind, tone, template, to, subject and body.

    It is a draft, or sent where a day is given. Raises Refusal.
    """
    with desk.store.write("write a letter", desk.now) as session:
        to = found(session, Application, application_id)
        own = {"application_id": application_id}
        letter = keep(session, desk, Letter, LetterBase, _words(values) | own)
        hand = _Hand(session, desk, letter, to)
        session.info["label"] = f"{'send' if sent_on else 'write'} a {hand.name}"
        return hand.send(sent_on) if sent_on else hand.said(f"The {hand.name} is a draft.")


def edit_letter(
    desk: Desk, letter_id: int, values: Mapping[str, object], sent_on: dt.date | None = None
) -> LetterDone:
    """Write a draft anew, and send it where a day is given. Raises Refusal for a sent one."""
    with _at_hand(desk, letter_id, "send" if sent_on else "edit") as hand:
        check_draft(hand.letter.state)
        hand.alter(**_words(values))
        return hand.send(sent_on) if sent_on else hand.said(f"Changed the {hand.name}.")


def send_letter(desk: Desk, letter_id: int, on: dt.date) -> LetterDone:
    """Say on which day a draft was sent; the recovery's step on it is ticked along."""
    with _at_hand(desk, letter_id, "send") as hand:
        return hand.send(on)


def move_letter(desk: Desk, letter_id: int, on: dt.date) -> LetterDone:
    """Say that a letter went out on another day; silence is counted from there."""
    with _at_hand(desk, letter_id, "move") as hand:
        letter = hand.letter
        check_moved(letter.state, on, desk.today, hand.since, letter.replied_on)
        hand.alter(sent_on=on)
        return hand.said(f"The {hand.name} went out on {exact(on)}.")


def letter_answered(desk: Desk, letter_id: int, on: dt.date, reply: str) -> LetterDone:
    """Keep what they said to a letter, or write it anew; it may come after silence too."""
    with _at_hand(desk, letter_id, "answer to") as hand:
        check_replied(hand.letter.state, hand.letter.sent_on, on, desk.today)
        if not reply.strip():
            raise Refusal("What did they say? A few words are enough.", "reply")
        hand.alter(state=LetterState.REPLIED, replied_on=on, reply=reply)
        return hand.said(f"Kept the answer to your {hand.name}.")


def let_rest(desk: Desk, letter_id: int) -> LetterDone:
    """Close a letter that no answer came to."""
    with _at_hand(desk, letter_id, "let rest") as hand:
        check_waiting(hand.letter.kind, hand.letter.state)
        hand.alter(state=LetterState.SILENT)
        return hand.said(f"The {hand.name} rests. Silence is data too: it says nothing about you.")


def keep_waiting(desk: Desk, letter_id: int) -> LetterDone:
    """Go on waiting for an answer; it is not asked about again."""
    with _at_hand(desk, letter_id, "wait for") as hand:
        check_waiting(hand.letter.kind, hand.letter.state)
        hand.alter(waits=True)
        return hand.said(f"You wait on for {hand.to.company}. It is not asked again.")


def delete_letter(desk: Desk, letter_id: int) -> LetterDone:
    """Put a letter into the trash."""
    with _at_hand(desk, letter_id, "delete") as hand:
        throw_away(hand.session, desk, [hand.letter])
        return hand.said(f"The {hand.name} is in the trash.")


def letter_to_file(
    desk: Desk, letter_id: int, target: Path, *, replace: bool = False
) -> LetterFile:
    """Write a letter as a text file for its owner alone; one without a folder lies at home.

    Raises Refusal for a file that is there already unless it may be replaced, and StoreError.
    """
    target = place_for(target, replace=replace)
    with desk.store.read() as session:
        letter = found(session, Letter, letter_id)
        to, subject, body = letter.to, letter.subject, letter.body
    heads = [f"To: {to}\n"] * bool(to) + [f"Subject: {subject}\n"] * bool(subject)
    pieces = [*heads, "\n" * bool(heads), body, "\n"]
    place = whole.write(target, pieces, keep_off=desk.store.path)
    return LetterFile(place, f"Wrote the letter to {place}.")


def _words(values: Mapping[str, object]) -> dict[str, object]:
    """What a person writes of a letter; how far it has come is said by other actions."""
    stray = next((name for name in values if name not in _WRITTEN), None)
    if stray is not None:
        raise Refusal(f"There is no field called “{stray}” in a letter.", stray)
    return dict(values)


@contextmanager
def _at_hand(desk: Desk, letter_id: int, verb: str) -> Iterator[_Hand]:
    with desk.store.write(f"{verb} a letter", desk.now) as session:
        letter = found(session, Letter, letter_id)
        to = found(session, Application, letter.application_id)
        hand = _Hand(session, desk, letter, to)
        session.info["label"] = f"{verb} the {hand.name}"
        yield hand
