"""A hunt of ninety days as a person would have lived and logged it, told through the actions.

    tell(path, now)

The same for the same ``now``. What can be found in it: five noes of six at the technical
round; a lever on the application at day 12 of 60; the recruiter screen's alert put off; a
recovery whose pause runs, one past its pause with an hour booked for tomorrow, and finished
ones; rounds tomorrow and in the days after; one that waits for an outcome; one gone silent
this week; an offer declined.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from respond_tui.actions import patterns
from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews import applications, rounds
from respond_tui.actions.levers import choosing
from respond_tui.actions.quickadd import log_line
from respond_tui.actions.recovery import steps, whole
from respond_tui.guide import quickadd
from respond_tui.guide.commitments import Chosen
from respond_tui.guide.stages import DEFAULT_STAGES, find_stage
from respond_tui.guide.terms import AlertKind, Answer, Lever, StepKind, StepState
from respond_tui.queries import recovery as recoveries
from respond_tui.store.store import Store
from tests.places import PLACES, Beat, Place

NOW = dt.datetime(2026, 11, 22, 18, 0, tzinfo=dt.UTC)
"""Sunday, 22 November 2026, 18:00: the evening on which the story is looked at."""

AFTER_THE_PAUSE = NOW + dt.timedelta(hours=3)

PAUSING, BOOKED, FINISHED = "Greyfriar Games", "Orchard Robotics", "Larkspur Health"
"""Whose recovery is in its pause, whose has an hour booked, whose was walked to its end."""

LEVER_SINCE = 11
"""Days ago on which the lever was chosen: today is its day 12."""

_EVENING = dt.time(20, 30)


@dataclass(frozen=True, slots=True)
class Deed:
    """Something done at one moment of the past."""

    at: dt.datetime
    do: Callable[[Desk], None]


def tell(path: Path, now: dt.datetime) -> None:
    """Make a file at ``path`` with the whole story in it; ``now`` is aware."""
    teller = _Teller(now)
    deeds = sorted(teller.deeds(), key=lambda deed: deed.at)
    store = Store.open(path, deeds[0].at)
    try:
        for deed in deeds:
            deed.do(Desk(store, deed.at))
    finally:
        store.close()


class _Teller:
    def __init__(self, now: dt.datetime) -> None:
        self._now = now
        self._today = now.date()
        self._ids: dict[str, int] = {}
        self._recoveries: dict[str, int] = {}

    def deeds(self) -> Iterator[Deed]:
        """Everything that was done, place by place."""
        for place in PLACES:
            yield Deed(self._moment(place.applied, dt.time(17)), self._applied(place))
            for beat in place.beats:
                yield Deed(self._moment(beat.days), self._said(place, beat))
            if place.end:
                last = self._moment(place.beats[-1].days)
                yield Deed(_later(last, minutes=5), self._ended(place))
        yield from self._recovered()
        yield from self._answered()

    def _moment(self, days: int, time: dt.time = _EVENING) -> dt.datetime:
        day = self._today - dt.timedelta(days=days)
        return dt.datetime.combine(day, time, self._now.tzinfo)

    def _applied(self, place: Place) -> Callable[[Desk], None]:
        def do(desk: Desk) -> None:
            values = {"company": place.company, "role": place.role, "applied_on": desk.today}
            logged = applications.add_application(desk, values | dict(place.about))
            self._ids[place.company] = logged.application_id

        return do

    def _said(self, place: Place, beat: Beat) -> Callable[[Desk], None]:
        on = self._today + dt.timedelta(days=beat.on)

        def do(desk: Desk) -> None:
            said = f"{place.company}, {beat.said.format(on=on.isoformat())}"
            known = quickadd.Known(DEFAULT_STAGES, [place.company])
            line = quickadd.read(said, known, desk.today).line
            assert line is not None, said
            logged = log_line(desk, line, self._ids[place.company])
            if logged.interview_id is not None and beat.more:
                rounds.edit_round(desk, logged.interview_id, beat.more)
            if logged.recovery_id is not None:
                self._recoveries[place.company] = logged.recovery_id

        return do

    def _ended(self, place: Place) -> Callable[[Desk], None]:
        return lambda desk: _done(
            applications.edit_application(desk, self._ids[place.company], place.end)
        )

    def _recovered(self) -> Iterator[Deed]:
        for place in PLACES:
            days = place.beats[-1].days if place.beats else 0
            if not place.beats or "rejected" not in place.beats[-1].said:
                continue
            said = self._moment(days)
            for after, step in _CARE.get(place.company, _USUAL):
                yield Deed(_later(said, hours=after), self._stepped(place.company, step))
            if place.company not in _CARE:
                yield Deed(_later(said, hours=50), self._closed(place.company))

    def _stepped(self, company: str, step: "_Step") -> Callable[[Desk], None]:
        def do(desk: Desk) -> None:
            with desk.store.read() as session:
                view = recoveries.recovery(session, self._recoveries[company], desk.now)
            assert view is not None
            row = next(
                each
                for each in view.steps
                if each.kind is step.kind and each.state is StepState.OPEN
            )
            steps.tick(desk, row.id, step.note, step.strength, self._booked(desk, step))

        return do

    def _booked(self, desk: Desk, step: "_Step") -> dt.datetime | None:
        if step.books is None:
            return None
        day = desk.today + dt.timedelta(days=step.books)
        return dt.datetime.combine(day, dt.time(17), self._now.tzinfo)

    def _closed(self, company: str) -> Callable[[Desk], None]:
        return lambda desk: _done(whole.close(desk, self._recoveries[company]))

    def _answered(self) -> Iterator[Deed]:
        application, screen = (
            str(find_stage(name, DEFAULT_STAGES).id) for name in ("application", "recruiter screen")
        )
        yield Deed(
            self._moment(LEVER_SINCE, dt.time(9)),
            lambda desk: _done(
                choosing.choose_lever(
                    desk,
                    AlertKind.STAGE,
                    application,
                    Chosen(
                        Lever.VISIBILITY,
                        "ask for one referral before every application",
                        60,
                        "1 referral a week",
                    ),
                )
            ),
        )
        yield Deed(
            self._moment(9, dt.time(9)),
            lambda desk: _done(
                patterns.answer_alert(
                    desk,
                    AlertKind.STAGE,
                    screen,
                    Answer.SNOOZED,
                    self._today + dt.timedelta(days=12),
                    "all three were about place or pay",
                )
            ),
        )


@dataclass(frozen=True, slots=True)
class _Step:
    kind: StepKind
    note: str = ""
    strength: int | None = None
    books: int | None = None


_USUAL = ((0.5, _Step(StepKind.FEELING, "flat", 4)), (1, _Step(StepKind.RESET, "a walk")))

_CARE: dict[str, tuple[tuple[float, _Step], ...]] = {
    PAUSING: (
        (0.5, _Step(StepKind.FEELING, "disappointed", 7)),
        (1, _Step(StepKind.RESET, "a walk by the canal")),
    ),
    BOOKED: (
        (0.5, _Step(StepKind.FEELING, "tired", 6)),
        (1, _Step(StepKind.RESET, "stretched, then slept")),
        (14, _Step(StepKind.THANKS, "Silvia, two lines")),
        (26, _Step(StepKind.FEEDBACK, "Yes: which of the three parts weighed most?")),
        (38, _Step(StepKind.BOOK, books=2)),
    ),
    FINISHED: (
        (0.5, _Step(StepKind.FEELING, "angry", 6)),
        (1, _Step(StepKind.RESET, "an hour of climbing")),
        (15, _Step(StepKind.THANKS, "Jun and Lena")),
        (25, _Step(StepKind.FEEDBACK, "Yes: where did the design lose you?")),
        (26, _Step(StepKind.BOOK, books=1)),
        (46, _Step(StepKind.HOUR, "at the library")),
        (47, _Step(StepKind.REFLECTION, "I answer before I ask. Practise the first two minutes.")),
    ),
}
"""Hours after the no, and what was ticked then; the others were closed after two days."""


def _later(moment: dt.datetime, **span: float) -> dt.datetime:
    return moment + dt.timedelta(**span)


def _done(_result: object) -> None:
    """An action's answer is of no use here."""
