"""From the applications of a made-up hunt to the rows that keep them."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from random import Random
from typing import NamedTuple

from respond_tui.demo.calendar import Calendar
from respond_tui.demo.care import Cares, reflected_after
from respond_tui.demo.cases import Case, End, Turn
from respond_tui.demo.reflecting import Reflections
from respond_tui.demo.rows import (
    ActionRow,
    AnswerRow,
    ApplicationRow,
    CommitmentRow,
    FeelingRow,
    GapRow,
    InterviewRow,
    LetterRow,
    LeverActionRow,
    LeverWeekRow,
    QuestionRow,
    RecoveryRow,
    ReflectionRow,
    StepRow,
)
from respond_tui.demo.writing import Letters
from respond_tui.guide.stages import DEFAULT_STAGES
from respond_tui.guide.terms import RoundOutcome, Source

STAGE_IDS = {stage.name: stage.id for stage in DEFAULT_STAGES}
"""As a fresh file has them."""

_NOON, _EVENING = 12, 19

_OF_REFLECTIONS = 4
"""A chance of their own, so that what else happens in a hunt does not hang on them."""


@dataclass(slots=True)
class Laid:
    """Rows by table, parents before children."""

    applications: list[ApplicationRow] = field(default_factory=list)
    interviews: list[InterviewRow] = field(default_factory=list)
    recoveries: list[RecoveryRow] = field(default_factory=list)
    steps: list[StepRow] = field(default_factory=list)
    feelings: list[FeelingRow] = field(default_factory=list)
    reflections: list[ReflectionRow] = field(default_factory=list)
    questions: list[QuestionRow] = field(default_factory=list)
    gaps: list[GapRow] = field(default_factory=list)
    actions: list[ActionRow] = field(default_factory=list)
    letters: list[LetterRow] = field(default_factory=list)
    commitments: list[CommitmentRow] = field(default_factory=list)
    lever_actions: list[LeverActionRow] = field(default_factory=list)
    lever_weeks: list[LeverWeekRow] = field(default_factory=list)
    answers: list[AnswerRow] = field(default_factory=list)

    def tables(self) -> Iterator[tuple[str, Sequence[NamedTuple]]]:
        """Each table by its name, with its rows."""
        yield "application", self.applications
        yield "interview", self.interviews
        yield "recovery", self.recoveries
        yield "step", self.steps
        yield "feeling", self.feelings
        yield "reflection", self.reflections
        yield "question", self.questions
        yield "gap", self.gaps
        yield "action", self.actions
        yield "letter", self.letters
        yield "commitment", self.commitments
        yield "commitment_action", self.lever_actions
        yield "commitment_week", self.lever_weeks
        yield "alert_answer", self.answers


class Layer:
    """Lays applications out, one after the other; the first gets id 1."""

    def __init__(self, calendar: Calendar, chance: Random) -> None:
        self._calendar = calendar
        self._cares = Cares(calendar, chance)
        self._letters = Letters(calendar)
        self._reflections = Reflections(calendar, Random(_OF_REFLECTIONS))
        self._chance = chance
        self._ids, self._round_ids = count(1), count(1)

    def lay(self, case: Case, to: Laid) -> None:
        """Add the rows of one application."""
        number = next(self._ids)
        moment = self._calendar.moment
        begun = moment(case.begun, case.at)
        rounds = [self._round(number, turn, case) for turn in case.turns]
        ended = moment(case.end.ago, case.end.time) if case.end else begun
        to.applications.append(self._application(number, case, begun, ended))
        to.interviews += rounds
        if case.end and case.end.care:
            cared = self._cares.lay(number, case.end, case.end.care)
            to.recoveries.append(cared.recovery)
            to.steps += cared.steps
            to.feelings += [cared.feeling] if cared.feeling is not None else []
            to.letters += self._letters.lay(number, case, case.end, cared.steps)
            self._reflect(cared.recovery.id, case, case.end, to)

    def _reflect(self, recovery_id: int, case: Case, end: End, to: Laid) -> None:
        after = reflected_after(end.care) if end.care else None
        if end.care is None or after is None:
            return
        at = self._calendar.local(end.ago, end.time) + after
        made = self._reflections.lay(recovery_id, case, end, at, end.care)
        if made is not None:
            to.reflections.append(made.reflection)
            to.questions += made.questions
            to.gaps += made.gaps
            to.actions += made.actions

    def _application(self, number: int, case: Case, begun: str, ended: str) -> ApplicationRow:
        posting, end = case.posting, case.end
        wrote_first = posting.source is Source.INQUIRY
        return ApplicationRow(
            id=number,
            created_at=begun,
            updated_at=ended,
            company=posting.company,
            role=posting.role.title,
            role_family=posting.role.family,
            seniority=posting.role.seniority,
            source=posting.source,
            source_detail=posting.source_detail,
            arrangement=posting.arrangement,
            location=posting.place.city,
            market=posting.place.market,
            link=f"https://example.org/jobs/{number}",
            applied_on=None if wrote_first else self._calendar.on(case.begun),
            notes=case.notes,
            ended_how=end.how if end else None,
            ended_on=self._calendar.on(end.ago) if end else None,
            ended_stage_id=STAGE_IDS[end.stage] if end else None,
            ended_by=end.how.by if end else None,
            reason=(end.reason or None) if end else None,
            reason_certainty=end.certainty if end else None,
        )

    def _round(self, number: int, turn: Turn, case: Case) -> InterviewRow:
        at = self._calendar.moment(turn.ago, turn.time) if turn.time else None
        planned = self._calendar.moment(turn.ago + turn.notice, self._time_of(_NOON))
        return InterviewRow(
            id=next(self._round_ids),
            created_at=planned,
            updated_at=self._told(turn, case) or planned,
            application_id=number,
            stage_id=STAGE_IDS[turn.stage],
            on=self._calendar.on(turn.ago),
            at=at,
            minutes=turn.minutes,
            people=turn.people,
            format=turn.format,
            predicted=turn.predicted,
            outcome=turn.outcome,
            questions="\n".join(turn.questions),
            gaps="\n".join(turn.gaps),
            lesson=turn.lesson,
            notes=turn.notes,
        )

    def _told(self, turn: Turn, case: Case) -> str | None:
        """When the outcome of a round was logged: on its evening, or together with the end."""
        if turn.outcome is RoundOutcome.PENDING:
            return None
        if turn.outcome is not RoundOutcome.PASSED and case.end is not None:
            return self._calendar.moment(case.end.ago, case.end.time)
        return self._calendar.moment(turn.ago, self._time_of(_EVENING))

    def _time_of(self, hour: int) -> dt.time:
        return dt.time(hour, self._chance.randrange(60), self._chance.randrange(60))
