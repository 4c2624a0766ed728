"""All applications of a made-up hunt but the few that are told by hand."""

import datetime as dt
from collections.abc import Iterator
from random import Random

from respond_tui.demo import learned
from respond_tui.demo.calendar import Calendar
from respond_tui.demo.cases import Care, Case, End, Turn
from respond_tui.demo.decks import Deck, decks
from respond_tui.demo.fates import OFFER, Dates, Fate, dates, fates
from respond_tui.demo.learned import Taken
from respond_tui.demo.postings import Postings
from respond_tui.demo.talks import Talks
from respond_tui.guide.terms import EndedHow, RoundOutcome

CARED_FOR_DAYS = 90
"""The person began to use respond so long ago; what ended before was typed in afterwards."""

_LAST_OUTCOME = {
    None: RoundOutcome.PASSED,
    EndedHow.REJECTED: RoundOutcome.REJECTED,
    EndedHow.GHOSTED: RoundOutcome.PENDING,
    EndedHow.WITHDREW: RoundOutcome.PASSED,
    EndedHow.ROLE_CLOSED: RoundOutcome.CANCELLED,
    EndedHow.DECLINED: RoundOutcome.PENDING,
}
_NOTED = 0.25
_APPLYING = range(8, 21)
_EVENING = range(17, 20)


class Crowd:
    """So many applications over so many days."""

    def __init__(self, calendar: Calendar, count: int, days: int, chance: Random) -> None:
        self._calendar = calendar
        self._chance = chance
        self._postings = Postings(count, chance)
        self._talks = Talks(chance)
        self._notes = Deck(learned.NOTES, chance)
        self._other_ends = decks(learned.OTHER_ENDS, chance)
        planned = [(fate, dates(fate, days, chance)) for fate in fates(count, days, chance)]
        self._plan = sorted(planned, key=lambda each: -each[1].applied)

    def cases(self) -> Iterator[Case]:
        """The applications, the oldest first."""
        return (self._case(fate, when) for fate, when in self._plan)

    def _case(self, fate: Fate, when: Dates) -> Case:
        ended_at = fate.road[-1] if fate.road else learned.BEFORE_ANY_ROUND
        taken = self._talks.taken(ended_at) if fate.how is EndedHow.REJECTED else None
        return Case(
            posting=self._postings.deal(when.applied, was_answered=bool(fate.road)),
            begun=when.applied,
            at=self._time(_APPLYING),
            turns=tuple(self._turns(fate, when, taken)),
            end=self._end(fate.how, ended_at, when, taken) if fate.how else None,
            notes=self._notes.deal() if self._chance.random() < _NOTED else "",
        )

    def _turns(self, fate: Fate, when: Dates, taken: Taken | None) -> Iterator[Turn]:
        for stage, held in zip(fate.road, when.rounds, strict=True):
            ago = self._calendar.workday(held)
            if stage == OFFER:
                yield Turn(stage, ago, RoundOutcome.PENDING, notice=0)
            elif stage == fate.road[-1]:
                yield self._talks.turn(stage, ago, _LAST_OUTCOME[fate.how], taken)
            else:
                yield self._talks.turn(stage, ago, RoundOutcome.PASSED)

    def _end(self, how: EndedHow, stage: str, when: Dates, taken: Taken | None) -> End:
        ago = self._calendar.workday(when.ended)
        time = self._time(_EVENING)
        if taken is None:
            reason = self._other_ends[how].deal() if how in self._other_ends else ""
            return End(how, stage, ago, time, reason)
        care = self._care(stage) if ago <= CARED_FOR_DAYS else None
        return End(how, stage, ago, time, taken.reason, taken.certainty, care)

    def _care(self, stage: str) -> Care:
        if stage == learned.BEFORE_ANY_ROUND:
            return Care.LET_GO
        return self._chance.choice((Care.LET_GO, Care.SHORT, Care.WALKED))

    def _time(self, hours: range) -> dt.time:
        chance = self._chance
        return dt.time(chance.choice(hours), chance.randrange(60), chance.randrange(60))
