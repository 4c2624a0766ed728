"""The road of one application: which rounds there were, what came of each, how it ended.

A round that another stage came after was passed; the last one has the outcome of the end. The
rules are those that the app holds a person to (``guide.ends``), so that nothing is taken in
which could not have been logged.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from respond_tui.exchange.sheets.drafts import DraftRound
from respond_tui.exchange.sheets.ladder import Ladder
from respond_tui.guide.terms import EndedHow, RoundOutcome, StageKind

_OF_AN_OFFER = frozenset({EndedHow.ACCEPTED, EndedHow.DECLINED})


@dataclass(frozen=True, slots=True)
class Visit:
    """A stage that was entered, by its name, with what is known of the round there."""

    stage: str
    on: dt.date | None = None
    outcome: RoundOutcome | None = None
    words: str = ""


@dataclass(slots=True)
class Told:
    """What the cells of an application tell of its road, in any order."""

    visits: list[Visit] = field(default_factory=list)
    how: EndedHow | None = None
    ended_at: str | None = None
    ended_on: dt.date | None = None
    ended_words: str = ""
    inquiry: bool = False
    applied_on: dt.date | None = None

    def enter(self, visit: Visit) -> None:
        """Add a visit, or what it says to the one that is there already.

        A visit without a day is the same as any at its stage, with one as that of the day.
        """
        same = [at for at, each in enumerate(self.visits) if each.stage == visit.stage]
        for at in same:
            there = self.visits[at]
            if visit.on is None or there.on in (None, visit.on):
                self.visits[at] = Visit(
                    there.stage,
                    there.on or visit.on,
                    there.outcome or visit.outcome,
                    "\n".join(dict.fromkeys(filter(None, (there.words, visit.words)))),
                )
                return
        self.visits.append(visit)


@dataclass(frozen=True, slots=True)
class Road:
    """The rounds in order, and the end; ``problems`` are what could not be taken as told."""

    rounds: tuple[DraftRound, ...]
    how: EndedHow | None
    ended_stage: str | None
    ended_on: dt.date | None
    problems: tuple[str, ...]


def road(told: Told, ladder: Ladder, today: dt.date) -> Road:
    """The rounds and the end that follow from what was told."""
    problems: list[str] = []
    visits = _in_order(told.visits, ladder)
    is_no = bool(visits) and visits[-1].outcome is RoundOutcome.REJECTED
    how = told.how or (EndedHow.REJECTED if is_no else None)
    ended_stage = _ended_stage(how, told.ended_at, visits, ladder, problems) if how else None
    if ended_stage is not None and _lacks_round(how, ended_stage, visits, ladder):
        visits.append(Visit(ended_stage))
        visits = _in_order(visits, ladder)
    furthest = max((ladder.rank(visit.stage) for visit in visits), default=-1)
    rounds = tuple(
        _round(visit, _outcome(number, visits, how, furthest, ladder), today, problems)
        for number, visit in enumerate(visits)
    )
    return Road(rounds, how, ended_stage, told.ended_on if how else None, tuple(problems))


def _in_order(visits: Sequence[Visit], ladder: Ladder) -> list[Visit]:
    held = [
        visit for visit in visits if ladder.stage(visit.stage).kind is not StageKind.APPLICATION
    ]
    return sorted(held, key=lambda visit: (ladder.rank(visit.stage), visit.on or dt.date.min))


def _ended_stage(
    how: EndedHow, said: str | None, visits: list[Visit], ladder: Ladder, problems: list[str]
) -> str | None:
    """Where it ended: as it is said, unless it is known to have come further."""
    door, goal = ladder.of_kind(StageKind.APPLICATION), ladder.of_kind(StageKind.OFFER)
    if how in _OF_AN_OFFER:
        return goal.name if goal is not None else None
    reached = visits[-1].stage if visits else door.name if door is not None else None
    if said is None or reached is None:
        return said or reached
    if ladder.rank(said) < ladder.rank(reached):
        problems.append(
            f"{reached} comes after {said} in your list of stages, so it counts as ended there."
        )
        return reached
    return said


def _lacks_round(
    how: EndedHow | None, ended_stage: str, visits: list[Visit], ladder: Ladder
) -> bool:
    is_round = ladder.stage(ended_stage).kind is StageKind.ROUND
    return is_round and how is not None and all(visit.stage != ended_stage for visit in visits)


def _outcome(
    number: int, visits: list[Visit], how: EndedHow | None, furthest: int, ladder: Ladder
) -> RoundOutcome:
    visit = visits[number]
    kind = ladder.stage(visit.stage).kind
    if kind is StageKind.OFFER:
        return RoundOutcome.PENDING
    if visit.outcome is RoundOutcome.CANCELLED:
        return RoundOutcome.CANCELLED
    went_on = ladder.rank(visit.stage) < furthest or number + 1 < len(visits)
    if went_on or how in _OF_AN_OFFER:
        return visit.outcome or RoundOutcome.PASSED
    if how is EndedHow.REJECTED:
        earlier = any(each.outcome is RoundOutcome.REJECTED for each in visits[:number])
        return RoundOutcome.PASSED if earlier else RoundOutcome.REJECTED
    return visit.outcome or RoundOutcome.PENDING


def _round(visit: Visit, outcome: RoundOutcome, today: dt.date, problems: list[str]) -> DraftRound:
    on, words = visit.on, visit.words
    if on is not None and on > today and outcome in (RoundOutcome.PASSED, RoundOutcome.REJECTED):
        problems.append(f"{visit.stage} is decided, so it cannot be as late as {on}.")
        words = "\n".join(filter(None, (words, f"{on}")))
        on = None
    return DraftRound(visit.stage, on, outcome=outcome, notes=words)
