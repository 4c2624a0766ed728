"""The reflections of a made-up hunt: what was asked, what was missing, what comes next."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from random import Random

from respond_tui.demo import pondered
from respond_tui.demo.calendar import Calendar
from respond_tui.demo.cases import Care, Case, End, Turn
from respond_tui.demo.decks import Deck, decks
from respond_tui.demo.rows import ActionRow, GapRow, QuestionRow, ReflectionRow
from respond_tui.guide.reflection import outcome_words
from respond_tui.guide.terms import EndedHow, GapKind, Mark, ReflectionPage, StepState
from respond_tui.store.moments import stored

_ACTION_DAYS = 8
"""The first action is due so many days after the reflection, the next as many later."""


@dataclass(frozen=True, slots=True)
class Pondered:
    """The rows of one reflection."""

    reflection: ReflectionRow
    questions: list[QuestionRow] = field(default_factory=list)
    gaps: list[GapRow] = field(default_factory=list)
    actions: list[ActionRow] = field(default_factory=list)


class Reflections:
    """Lays out reflections, one after the other."""

    def __init__(self, calendar: Calendar, chance: Random) -> None:
        self._calendar = calendar
        self._ids, self._question_ids = count(1), count(1)
        self._gap_ids, self._action_ids = count(1), count(1)
        self._well = Deck(pondered.WENT_WELL, chance)
        self._keep, self._change = Deck(pondered.KEEP, chance), Deck(pondered.CHANGE, chance)
        self._told = Deck(pondered.TOLD, chance)
        self._seen = decks({tag: lack.seen for tag, lack in pondered.LACKS.items()}, chance)

    def lay(
        self, recovery_id: int, case: Case, end: End, at: dt.datetime, care: Care
    ) -> Pondered | None:
        """The reflection written ``at`` an aware moment; None after a no without a round."""
        turn = next((turn for turn in reversed(case.turns) if turn.stage == end.stage), None)
        if turn is None:
            return None
        number, moment = next(self._ids), stored(at)
        made = Pondered(self._reflection(number, recovery_id, case, end, turn, at, care))
        made.questions.extend(self._questions(number, turn, moment))
        made.gaps.extend(self._gaps(number, turn, moment, care))
        made.actions.extend(self._actions(number, made.gaps, at))
        return made

    def _reflection(
        self,
        number: int,
        recovery_id: int,
        case: Case,
        end: End,
        turn: Turn,
        at: dt.datetime,
        care: Care,
    ) -> ReflectionRow:
        moment = stored(at)
        who, how = self._told.deal() if care is Care.WALKED else (None, None)
        return ReflectionRow(
            id=number,
            created_at=moment,
            updated_at=moment,
            recovery_id=recovery_id,
            page=ReflectionPage.DECIDE,
            role=case.posting.role.title,
            stage=end.stage,
            on=self._calendar.on(turn.ago),
            people=turn.people,
            outcome=outcome_words(EndedHow.REJECTED, end.stage, end.reason, end.certainty),
            went_well=self._well.deal(),
            nothing_yet=False,
            notified=who,
            notified_how=how,
            notified_on=at.date().isoformat() if who else None,
            keep=self._keep.deal(),
            change=self._change.deal(),
            next_round_id=None,
            finished_at=moment,
        )

    def _questions(self, number: int, turn: Turn, moment: str) -> Iterator[QuestionRow]:
        marks = (Mark.STUMPED, Mark.FINE, Mark.GOOD)
        for position, text in enumerate(turn.questions, start=1):
            mark = marks[(position - 1) % len(marks)]
            yield QuestionRow(
                next(self._question_ids), moment, moment, number, text, mark, position
            )

    def _gaps(self, number: int, turn: Turn, moment: str, care: Care) -> Iterator[GapRow]:
        known = [tag for tag in turn.gaps if tag in pondered.LACKS]
        for position, tag in enumerate(known, start=1):
            yield GapRow(
                id=next(self._gap_ids),
                created_at=moment,
                updated_at=moment,
                reflection_id=number,
                kind=pondered.LACKS[tag].kind,
                tag=tag,
                observation=self._seen[tag].deal(),
                is_priority=True,
                position=position,
            )
        if care is Care.WALKED:
            kind, tag = GapKind.BEHAVIOURAL, pondered.UNSURE
            ids = next(self._gap_ids), moment, moment, number
            yield GapRow(*ids, kind, tag, "", is_priority=False, position=len(known) + 1)

    def _actions(self, number: int, gaps: list[GapRow], at: dt.datetime) -> Iterator[ActionRow]:
        chosen = [gap for gap in gaps if gap.is_priority]
        for position, gap in enumerate(chosen, start=1):
            due = at + dt.timedelta(days=_ACTION_DAYS * position)
            done = due.date() < self._calendar.today
            yield ActionRow(
                id=next(self._action_ids),
                created_at=stored(at),
                updated_at=stored(due if done else at),
                reflection_id=number,
                text=pondered.LACKS[gap.tag].action,
                due_on=due.date().isoformat(),
                state=StepState.DONE if done else StepState.OPEN,
                done_at=stored(due) if done else None,
                note="",
                position=position,
            )
