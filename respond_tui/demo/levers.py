"""What the person of a made-up hunt made of its patterns: a lever pulled, an alert put off.

The pattern that is planted has neither: it is there to be found.
"""

import datetime as dt
from collections import defaultdict

from respond_tui.demo.asked import SCREEN
from respond_tui.demo.calendar import Calendar
from respond_tui.demo.cases import Case, Turn
from respond_tui.demo.laying import STAGE_IDS
from respond_tui.demo.learned import BEFORE_ANY_ROUND
from respond_tui.demo.rows import AnswerRow, CommitmentRow, LeverActionRow, LeverWeekRow
from respond_tui.guide.commitments import Baseline, due_day
from respond_tui.guide.counting import Course, Round, entries
from respond_tui.guide.patterns import Alert, Tally
from respond_tui.guide.patterns.stages import alerts
from respond_tui.guide.rules import Rules
from respond_tui.guide.stages import DEFAULT_STAGES
from respond_tui.guide.terms import (
    AlertKind,
    Answer,
    Lever,
    RoundOutcome,
    Source,
    Standing,
    StepState,
    Went,
)

LEVER_SINCE = 19
"""Days ago on which the lever was chosen: today is its day 20."""

LEVER_DAYS = 60
_FIRST_DONE, _AHEAD = 16, -5
_WEEKS = ((12, Went.GOOD, "two asked, one said yes"), (4, Went.SO_SO, None))
"""Days ago on which it was said how a week went."""

_ANSWERED = 9
_QUIET_DAYS = 12
_MORNING = dt.time(9, 12)
_RULES = Rules()


class Watch:
    """Follows the applications of a hunt, and says what was made of what repeats in it."""

    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar
        self._then: dict[int, list[Course]] = {LEVER_SINCE: [], _ANSWERED: []}

    def see(self, number: int, case: Case) -> None:
        """Take in an application and its id."""
        for ago, courses in self._then.items():
            if case.begun >= ago and _latest(case) <= ago + _RULES.window_days:
                courses.append(self._course(number, case, ago))

    def commitments(self) -> list[CommitmentRow]:
        """The lever on the application, where noes repeated there on its first day."""
        found = self._alert(LEVER_SINCE, BEFORE_ANY_ROUND)
        if found is None:
            return []
        day = self._calendar.day(LEVER_SINCE)
        chosen = self._calendar.moment(LEVER_SINCE, _MORNING)
        row = CommitmentRow(
            id=1,
            created_at=chosen,
            updated_at=chosen,
            kind=AlertKind.STAGE,
            key=str(STAGE_IDS[BEFORE_ANY_ROUND]),
            lever=Lever.VISIBILITY,
            what="ask for one referral before every application",
            started_on=day.isoformat(),
            ends_on=due_day(day, LEVER_DAYS).isoformat(),
            baseline=found.to_json(),
            ended_on=None,
            verdict=None,
            notes="Dana first, then Jun. Two names in the first week.",
            target="1 referral a week",
            why=None,
        )
        return [row]

    def actions(self) -> list[LeverActionRow]:
        """What was set out to do for the lever: one thing done, one ahead."""
        said = self._calendar.moment(LEVER_SINCE, _MORNING)
        done = self._calendar.moment(_FIRST_DONE, _MORNING)
        return [
            LeverActionRow(
                id=number,
                created_at=said,
                updated_at=done if done_at else said,
                commitment_id=1,
                text=text,
                due_on=self._calendar.on(due),
                state=StepState.DONE if done_at else StepState.OPEN,
                done_at=done_at,
                note="",
                position=number,
            )
            for number, text, due, done_at in (
                (1, "write down ten people to ask", _FIRST_DONE, done),
                (2, "a line to the two from the last team", _AHEAD, None),
            )
        ]

    def weeks(self) -> list[LeverWeekRow]:
        """How the two weeks went that are over."""
        return [
            LeverWeekRow(
                id=number,
                created_at=self._calendar.moment(ago, _MORNING),
                updated_at=self._calendar.moment(ago, _MORNING),
                commitment_id=1,
                on=self._calendar.on(ago),
                went=went,
                line=line,
            )
            for number, (ago, went, line) in enumerate(_WEEKS, start=1)
        ]

    def answers(self) -> list[AnswerRow]:
        """The alert of the recruiter screen, put off, where there was one by then."""
        if self._alert(_ANSWERED, SCREEN) is None:
            return []
        said = self._calendar.moment(_ANSWERED, _MORNING)
        row = AnswerRow(
            id=1,
            created_at=said,
            updated_at=said,
            kind=AlertKind.STAGE,
            key=str(STAGE_IDS[SCREEN]),
            answer=Answer.SNOOZED,
            until=self._calendar.on(-_QUIET_DAYS),
            why="all of them were about place or pay",
        )
        return [row]

    def _alert(self, ago: int, stage: str) -> Baseline | None:
        """The numbers of an alert as they stood so many days ago, if there was one."""
        ids = self._decided(ago)
        tallies = [
            Tally(each, len(ids[each.id, Standing.PASSED]), len(ids[each.id, Standing.REJECTED]))
            for each in DEFAULT_STAGES
        ]
        here = str(STAGE_IDS[stage])
        found = next((alert for alert in alerts(tallies) if alert.key == here), None)
        return None if found is None else _frozen(found, self._calendar.day(ago), ids)

    def _decided(self, ago: int) -> "_Ids":
        """By stage and standing, the applications decided within the window of that day."""
        day = self._calendar.day(ago)
        since = day - dt.timedelta(days=_RULES.window_days)
        ids: _Ids = defaultdict(list)
        for course in self._then[ago]:
            for entry in entries(course, DEFAULT_STAGES, day, _RULES.silence_days):
                if entry.on is None or entry.on >= since:
                    ids[entry.stage.id, entry.standing].append(course.id)
        return ids

    def _course(self, number: int, case: Case, ago: int) -> Course:
        """An application as it stood so many days ago."""
        end = case.end if case.end and case.end.ago >= ago else None
        wrote_first = case.posting.source is Source.INQUIRY
        return Course(
            id=number,
            source=case.posting.source,
            applied_on=None if wrote_first else self._calendar.day(case.begun),
            rounds=tuple(
                Round(
                    position,
                    STAGE_IDS[turn.stage],
                    self._calendar.day(turn.ago),
                    outcome=turn.outcome if end or _was_passed(turn) else RoundOutcome.PENDING,
                )
                for position, turn in enumerate(case.turns)
                if turn.ago >= ago
            ),
            ended_how=end.how if end else None,
            ended_on=self._calendar.day(end.ago) if end else None,
            ended_stage_id=STAGE_IDS[end.stage] if end else None,
        )


_Ids = dict[tuple[int, Standing], list[int]]


def _frozen(alert: Alert, day: dt.date, ids: _Ids) -> Baseline:
    return Baseline(
        as_of=day,
        window_days=_RULES.window_days,
        here=alert.here,
        elsewhere=alert.elsewhere,
        strength=alert.strength,
        p=alert.p,
        q=alert.q,
        passed_ids=tuple(ids[int(alert.key), Standing.PASSED]),
        rejected_ids=tuple(ids[int(alert.key), Standing.REJECTED]),
    )


def _latest(case: Case) -> int:
    """How many days ago the last thing happened."""
    held = case.turns[-1].ago if case.turns else case.begun
    return min(held, case.end.ago) if case.end else held


def _was_passed(turn: Turn) -> bool:
    return turn.outcome is RoundOutcome.PASSED
