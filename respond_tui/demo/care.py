"""The recovery of a no in a made-up hunt: the real steps, and how far they were gone."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count
from random import Random
from types import MappingProxyType

from respond_tui.demo import comfort
from respond_tui.demo.asked import DESIGN
from respond_tui.demo.calendar import Calendar
from respond_tui.demo.cases import Care, End
from respond_tui.demo.decks import Deck
from respond_tui.demo.learned import BEFORE_ANY_ROUND
from respond_tui.demo.rows import FeelingRow, RecoveryRow, StepRow
from respond_tui.guide.feelings import feeling_note
from respond_tui.guide.recovery import StepPlan, hour_step, steps_for
from respond_tui.guide.rules import Rules
from respond_tui.guide.terms import StepKind, StepState
from respond_tui.store.moments import stored

_DONE, _SKIPPED = StepState.DONE, StepState.SKIPPED
_STRENGTHS, _FAINT = range(4, 9), range(2, 5)
_BOOKED_TIME = dt.time(17)
_LET_GO_AFTER = dt.timedelta(hours=50)


@dataclass(frozen=True, slots=True)
class _Deed:
    """What was said of a step, so many hours after the no."""

    hours: float
    state: StepState = _DONE


_COURSES: Mapping[Care, Mapping[StepKind, _Deed]] = MappingProxyType(
    {
        Care.LET_GO: {StepKind.FEELING: _Deed(0.6), StepKind.THANKS: _Deed(0.7, _SKIPPED)},
        Care.SHORT: {
            StepKind.FEELING: _Deed(0.4),
            StepKind.RESET: _Deed(1.8),
            StepKind.THANKS: _Deed(15.5),
            StepKind.FEEDBACK: _Deed(25.1),
            StepKind.BOOK: _Deed(25.2, _SKIPPED),
            StepKind.REFLECTION: _Deed(26),
        },
        Care.WALKED: {
            StepKind.FEELING: _Deed(0.5),
            StepKind.RESET: _Deed(1.5),
            StepKind.THANKS: _Deed(16),
            StepKind.FEEDBACK: _Deed(25),
            StepKind.BOOK: _Deed(25.5),
            StepKind.HOUR: _Deed(49),
            StepKind.REFLECTION: _Deed(49.5),
        },
        Care.BOOKED: {
            StepKind.FEELING: _Deed(0.5),
            StepKind.RESET: _Deed(1.2),
            StepKind.THANKS: _Deed(14.5),
            StepKind.FEEDBACK: _Deed(25),
            StepKind.BOOK: _Deed(26),
        },
        Care.BEGUN: {StepKind.FEELING: _Deed(0.5), StepKind.RESET: _Deed(2)},
    }
)
_STILL_OPEN = frozenset({Care.BOOKED, Care.BEGUN})
_HOURS_HELD: Mapping[Care, int] = {Care.WALKED: 2, Care.BOOKED: 4}
"""So many days after the no the booked hour is."""

_LOOKED_AGAIN: Mapping[Care, float] = {Care.SHORT: 26.2, Care.WALKED: 49.8}
"""So many hours after the no the feeling was measured once more."""


@dataclass(frozen=True, slots=True)
class Laid:
    """One recovery: its row, its steps, and the feeling that was named in it."""

    recovery: RecoveryRow
    steps: list[StepRow]
    feeling: FeelingRow | None


def reflected_after(care: Care) -> dt.timedelta | None:
    """How long after the no the reflection was written; None where it was not."""
    deed = _COURSES[care].get(StepKind.REFLECTION)
    return dt.timedelta(hours=deed.hours) if deed else None


class Cares:
    """Lays out recoveries and their steps, one after the other."""

    def __init__(self, calendar: Calendar, chance: Random) -> None:
        self._calendar = calendar
        self._chance = chance
        self._ids, self._step_ids, self._feeling_ids = count(1), count(1), count(1)
        self._feelings = Deck(comfort.FEELINGS, chance)
        self._words = {
            (StepKind.RESET, _DONE): Deck(comfort.RESETS, chance),
            (StepKind.THANKS, _DONE): Deck(comfort.THANKS, chance),
            (StepKind.THANKS, _SKIPPED): Deck(comfort.SKIPPED_THANKS, chance),
            (StepKind.FEEDBACK, _DONE): Deck(comfort.ASKING, chance),
            (StepKind.BOOK, _SKIPPED): Deck(comfort.SKIPPED_BOOKING, chance),
            (StepKind.HOUR, _DONE): Deck(comfort.PLACES, chance),
            (StepKind.REFLECTION, _DONE): Deck(comfort.REFLECTIONS, chance),
        }
        self._words_at = {
            (StepKind.THANKS, _SKIPPED, BEFORE_ANY_ROUND): Deck(
                comfort.SKIPPED_FORM_LETTER, chance
            ),
            (StepKind.REFLECTION, _DONE, DESIGN): Deck(comfort.DESIGN_REFLECTIONS, chance),
        }

    def lay(self, application_id: int, end: End, care: Care) -> Laid:
        """The recovery that a no opened, and how far it was gone."""
        opened = self._calendar.local(end.ago, end.time)
        number = next(self._ids)
        feeling = self._feeling(number, opened, care, end.stage)
        steps = [
            self._step(number, plan, opened, _COURSES[care].get(plan.kind), end.stage, feeling)
            for plan in _planned(opened, care)
        ]
        closed = None if care in _STILL_OPEN else self._closed(opened, care)
        latest = max(step.updated_at for step in steps)
        row = RecoveryRow(
            id=number,
            created_at=stored(opened),
            updated_at=closed or stored(opened),
            application_id=application_id,
            opened_at=stored(opened),
            pause_hours=Rules().pause_hours,
            pause_ended_at=None,
            closed_at=max(closed, latest) if closed else None,
        )
        return Laid(row, steps, feeling)

    def _feeling(
        self, recovery_id: int, opened: dt.datetime, care: Care, stage: str
    ) -> FeelingRow | None:
        deed = _COURSES[care].get(StepKind.FEELING)
        if deed is None:
            return None
        word = self._feelings.deal()
        before = self._chance.choice(_FAINT if stage == BEFORE_ANY_ROUND else _STRENGTHS)
        again = _LOOKED_AGAIN.get(care)
        named = stored(opened + dt.timedelta(hours=deed.hours))
        number = next(self._feeling_ids)
        return FeelingRow(
            id=number,
            created_at=named,
            updated_at=stored(opened + dt.timedelta(hours=again)) if again else named,
            recovery_id=recovery_id,
            word=word,
            before=before,
            after=max(1, before - 2 - number % 3) if again else None,
            why=comfort.WHY.get(word),
            let_be=False,
        )

    def _closed(self, opened: dt.datetime, care: Care) -> str:
        """Closed by hand, or by itself with the last step."""
        if care is Care.LET_GO:
            return stored(opened + _LET_GO_AFTER)
        return stored(opened + dt.timedelta(hours=_COURSES[care][StepKind.REFLECTION].hours))

    def _step(
        self,
        recovery_id: int,
        plan: StepPlan,
        opened: dt.datetime,
        deed: _Deed | None,
        stage: str,
        feeling: FeelingRow | None,
    ) -> StepRow:
        done_at = stored(opened + dt.timedelta(hours=deed.hours)) if deed else None
        return StepRow(
            id=next(self._step_ids),
            created_at=stored(opened),
            updated_at=done_at or stored(opened),
            recovery_id=recovery_id,
            kind=plan.kind,
            text=plan.text,
            due_on=plan.due_on.isoformat() if plan.due_on else None,
            due_at=stored(plan.due_at) if plan.due_at else None,
            state=deed.state if deed else StepState.OPEN,
            done_at=done_at,
            note=self._note(plan.kind, deed.state, stage, feeling) if deed else "",
            position=plan.position,
        )

    def _note(
        self, kind: StepKind, state: StepState, stage: str, feeling: FeelingRow | None
    ) -> str:
        if kind is StepKind.FEELING and feeling is not None:
            return feeling_note(feeling.word, feeling.before, feeling.after)
        words = self._words_at.get((kind, state, stage)) or self._words.get((kind, state))
        return words.deal() if words else ""


def _planned(opened: dt.datetime, care: Care) -> Iterator[StepPlan]:
    """The steps of the guide; a booked hour among them, with the reflection moved to it."""
    after = _HOURS_HELD.get(care)
    plans = steps_for(opened, Rules())
    if after is None:
        return iter(plans)
    day = opened.date() + dt.timedelta(days=after)
    hour = hour_step(dt.datetime.combine(day, _BOOKED_TIME, opened.tzinfo))
    moved = [
        replace(plan, due_on=hour.due_on, due_at=hour.due_at)
        if plan.kind is StepKind.REFLECTION
        else plan
        for plan in plans
    ]
    return iter(sorted([*moved, hour], key=lambda plan: plan.position))
