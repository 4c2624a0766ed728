"""The checklist that a rejection opens: its steps, their dates, the pause, the booked hour.

Figures: GUIDE.md, step 1, and MODEL.md, "What opens a recovery". Every moment is aware and
in the person's own zone, so that a day is the day they live in.
"""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from respond_tui.guide.refusal import Refusal
from respond_tui.guide.rules import Rules
from respond_tui.guide.terms import LetterKind, StepKind, StepState

THANKS_DAYS = 1
"""A thank-you note is due within a day."""

BOOKING_DAYS = 2
"""The hour to reflect is booked, and without a booking the reflection due, within two days."""

HOUR_POSITION = 7
"""Where the booked hour stands in the list: after the booking, before the reflection."""

FIRST_OWN_POSITION = 9
"""Where a person's own steps begin."""

YES, YES_SENT, NO = "Yes", "Yes: sent already", "No"
"""The three answers to whether feedback is asked for, as the step's note says them."""

ASKED = "Yes: asked"
"""How that note begins where a letter that was sent has answered it."""

_WAKING = range(9, 19)
_GOOD_HOURS = frozenset({10, 14, 17})
_FEWEST_HOURS, _MOST_HOURS = 3, 6


@dataclass(frozen=True, slots=True)
class StepPlan:
    """A step to be: due on a local day, and at a moment of it where the hour matters."""

    kind: StepKind
    text: str
    due_on: dt.date | None
    due_at: dt.datetime | None
    position: int


class Progress(NamedTuple):
    """How many steps are done or skipped, of how many."""

    done: int
    all: int


@dataclass(frozen=True, slots=True)
class NoteWanted:
    """What ticking a step asks for; a feeling has more to it (``guide.feelings``)."""

    prompt: str
    required: bool = False


class StepLike(Protocol):
    """A step, however it is held."""

    @property
    def kind(self) -> StepKind:
        """What kind of step it is."""

    @property
    def state(self) -> StepState:
        """What was said of it."""


_TEXTS = {
    StepKind.FEELING: "Put a word to what you feel",
    StepKind.RESET: "Move: walk, stretch or exercise",
    StepKind.PAUSE: "Pause: nothing to decide yet",
    StepKind.THANKS: "Send a short thank-you note",
    StepKind.FEEDBACK: "Decide whether to ask for feedback",
    StepKind.BOOK: "Book an hour to look back",
    StepKind.HOUR: "The hour you booked",
    StepKind.REFLECTION: "Write the R.E.S.P.O.N.D. reflection",
}

_NOTES = {
    StepKind.FEELING: NoteWanted("Which word comes closest?", required=True),
    StepKind.RESET: NoteWanted("What did you do?"),
    StepKind.THANKS: NoteWanted("Who did you write to?"),
    StepKind.FEEDBACK: NoteWanted("Do you ask for feedback, yes or no?", required=True),
    StepKind.REFLECTION: NoteWanted("What did you learn? A line or two is enough.", required=True),
}


_LETTERS = {StepKind.THANKS: LetterKind.THANKS, StepKind.FEEDBACK: LetterKind.FEEDBACK}


def steps_for(
    opened_at: dt.datetime, rules: Rules, thanks_sent: bool = False
) -> tuple[StepPlan, ...]:
    """The steps of a recovery opened at a local moment, with their dates, in order.

    A thank-you note that was already sent is not asked for again.
    """
    day = opened_at.date()
    pause_end = pause_ends(opened_at, rules.pause_hours)
    booked_by = day + dt.timedelta(days=BOOKING_DAYS)
    plan = (
        _planned(StepKind.FEELING, 1, day),
        _planned(StepKind.RESET, 2, day),
        _planned(StepKind.PAUSE, 3, pause_end.date(), pause_end),
        _planned(StepKind.THANKS, 4, day + dt.timedelta(days=THANKS_DAYS)),
        _planned(StepKind.FEEDBACK, 5, pause_end.date(), pause_end),
        _planned(StepKind.BOOK, 6, booked_by),
        _planned(StepKind.REFLECTION, 8, booked_by),
    )
    return tuple(step for step in plan if not (thanks_sent and step.kind is StepKind.THANKS))


def hour_step(booked: dt.datetime) -> StepPlan:
    """The step that a booking adds: the hour itself."""
    return _planned(StepKind.HOUR, HOUR_POSITION, booked.date(), booked)


def pause_ends(
    opened_at: dt.datetime, hours: int, ended_at: dt.datetime | None = None
) -> dt.datetime:
    """When a pause of ``hours`` is over; one ended by hand is over then.

    Hours are counted as they pass, so a change to summer time moves the wall clock.
    """
    planned = _later(opened_at, dt.timedelta(hours=hours))
    return planned if ended_at is None else min(planned, ended_at)


def is_pausing(
    opened_at: dt.datetime, hours: int, ended_at: dt.datetime | None, now: dt.datetime
) -> bool:
    """Whether the pause still runs."""
    return opened_at <= now < pause_ends(opened_at, hours, ended_at)


def effective_state(
    kind: StepKind, state: StepState, pause_end: dt.datetime, now: dt.datetime
) -> StepState:
    """A step's state as it is now: a pause does itself when its time is over."""
    if kind is StepKind.PAUSE and state is StepState.OPEN and now >= pause_end:
        return StepState.DONE
    return state


def progress(steps: Iterable[StepLike]) -> Progress:
    """How far a recovery is. The pause is no task, so it is not counted."""
    states = [step.state for step in steps if step.kind is not StepKind.PAUSE]
    return Progress(sum(state is not StepState.OPEN for state in states), len(states))


def is_finished(steps: Iterable[StepLike]) -> bool:
    """Whether everything that a person can do in a recovery is done or skipped."""
    done, of = progress(steps)
    return 0 < of == done


def note_wanted(kind: StepKind) -> NoteWanted | None:
    """What ticking a step of this kind asks for, if anything."""
    return _NOTES.get(kind)


def decision_note(answer: str, before: str) -> str:
    """The note of a decision on feedback: the answer, and below it the words from before."""
    words = [line for line in before.splitlines() if line not in ("", YES, YES_SENT, NO)]
    return "\n".join((answer, *words))


def means_to_ask(note: str) -> bool:
    """Whether a decision was to ask for feedback, and nothing says that it went out already."""
    first = re.match(r"\W*(\w+)", note)
    is_yes = first is not None and first[1].casefold() == "yes"
    return is_yes and not note.startswith((YES_SENT, ASKED))


def letter_about(kind: StepKind) -> LetterKind | None:
    """The kind of letter that a step is about, if any."""
    return _LETTERS.get(kind)


def is_looking_back(kind: StepKind | None) -> bool:
    """Whether a step is about the reflection: to write it, or the hour booked for it."""
    return kind in (StepKind.HOUR, StepKind.REFLECTION)


def check_booking(booked: dt.datetime | None, now: dt.datetime) -> dt.datetime:
    """The hour that was chosen; raises Refusal when there is none or it has passed."""
    if booked is None:
        raise Refusal("Choose a day and an hour for it.", "booked")
    if booked < now:
        raise Refusal("That hour has already passed. Choose one that is still to come.", "booked")
    return booked


def proposed_hours(
    opened_at: dt.datetime, now: dt.datetime, pause_end: dt.datetime | None = None
) -> tuple[dt.datetime, ...]:
    """Three to six hours for looking back, in order: waking ones, ahead, after the pause if any.

    They are in the zone of ``now``, within two days of the rejection, or of now once too
    little of those is left.
    """
    span = dt.timedelta(days=BOOKING_DAYS)
    free = _waking_hours(now, opened_at + span)
    if len(free) < _FEWEST_HOURS:
        free = _waking_hours(now, now + span)
    rested = [hour for hour in free if pause_end is None or hour >= pause_end]
    pool = rested if len(rested) >= _FEWEST_HOURS else free
    good = [hour for hour in pool if hour.hour in _GOOD_HOURS]
    return tuple((good if len(good) >= _FEWEST_HOURS else pool)[:_MOST_HOURS])


def _waking_hours(after: dt.datetime, until: dt.datetime) -> list[dt.datetime]:
    days = (until.astimezone(after.tzinfo).date() - after.date()).days
    hours = (
        dt.datetime.combine(after.date() + dt.timedelta(days=day), dt.time(hour), after.tzinfo)
        for day in range(days + 1)
        for hour in _WAKING
    )
    return [hour for hour in hours if after < hour <= until]


def _planned(
    kind: StepKind, position: int, due_on: dt.date, due_at: dt.datetime | None = None
) -> StepPlan:
    return StepPlan(kind, _TEXTS[kind], due_on, due_at, position)


def _later(moment: dt.datetime, span: dt.timedelta) -> dt.datetime:
    return (moment.astimezone(dt.UTC) + span).astimezone(moment.tzinfo)
