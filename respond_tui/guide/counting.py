"""What an application counts as at each stage that it entered.

MODEL.md, "What counts, per stage": one entry a stage, each with exactly one standing.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from respond_tui.guide.interviews import came_by_inquiry
from respond_tui.guide.stages import Stage
from respond_tui.guide.statistics import USUAL_LEVEL, Proportion
from respond_tui.guide.terms import EndedHow, RoundOutcome, Source, StageKind, Standing

_OFFERS = frozenset({EndedHow.ACCEPTED, EndedHow.DECLINED})
"""Ends that only an offer can have."""

_BY_END = {
    EndedHow.REJECTED: Standing.REJECTED,
    EndedHow.GHOSTED: Standing.SILENT,
    EndedHow.WITHDREW: Standing.LEFT_OUT,
    EndedHow.ROLE_CLOSED: Standing.LEFT_OUT,
    EndedHow.ACCEPTED: Standing.ACCEPTED,
    EndedHow.DECLINED: Standing.DECLINED,
}
"""What the end of an application makes of the furthest stage."""

_BY_OUTCOME = {
    RoundOutcome.PASSED: Standing.PASSED,
    RoundOutcome.REJECTED: Standing.REJECTED,
    RoundOutcome.CANCELLED: Standing.LEFT_OUT,
}
"""What the last outcome at the furthest stage makes of it while the application is open."""


@dataclass(frozen=True, slots=True)
class Round:
    """One round, as far as counting goes; ``on`` is a local date, ``at`` an aware moment."""

    id: int
    stage_id: int
    on: dt.date | None = None
    at: dt.datetime | None = None
    outcome: RoundOutcome = RoundOutcome.PENDING


@dataclass(frozen=True, slots=True)
class Course:
    """One application, as far as counting goes: how it came, its rounds, how it ended."""

    id: int
    source: Source | None = None
    applied_on: dt.date | None = None
    rounds: tuple[Round, ...] = ()
    ended_how: EndedHow | None = None
    ended_on: dt.date | None = None
    ended_stage_id: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One application at one stage; ``on`` is the day it was decided, as far as known."""

    application_id: int
    stage: Stage
    standing: Standing
    on: dt.date | None


@dataclass(frozen=True, slots=True)
class StageCount:
    """How the entries of one stage stand.

    ``entered`` is the sum of all the others; ``accepted`` and ``declined`` are of the
    offer stage alone, which has no pass rate. ``level`` says how sure its interval is.
    """

    stage: Stage
    passed: int = 0
    rejected: int = 0
    silent: int = 0
    left_out: int = 0
    pending: int = 0
    accepted: int = 0
    declined: int = 0
    level: int = field(default=USUAL_LEVEL, compare=False)

    @property
    def entered(self) -> int:
        """All that came this far."""
        ended = self.accepted + self.declined
        return self.decided + self.silent + self.left_out + self.pending + ended

    @property
    def decided(self) -> int:
        """Those that passed or were rejected: what the pass rate is of."""
        return self.passed + self.rejected

    @property
    def passes(self) -> Proportion:
        """Passed of decided."""
        return Proportion(self.passed, self.decided, self.level)

    @property
    def pass_rate(self) -> float | None:
        """Passed / decided; ``None`` where nothing is decided."""
        return self.passes.rate

    @property
    def low(self) -> float | None:
        """The lower end of the pass rate's interval."""
        return self.passes.low

    @property
    def high(self) -> float | None:
        """The upper end of the pass rate's interval."""
        return self.passes.high


def entries(
    course: Course, stages: Sequence[Stage], today: dt.date, silence_days: int
) -> tuple[Entry, ...]:
    """Each stage that an application entered, in order, with what it counts as there.

    Rounds at a stage that is not among ``stages`` do not count.
    """
    known = {stage.id: stage for stage in stages}
    course = replace(course, rounds=tuple(one for one in course.rounds if one.stage_id in known))
    entered = _entered(course, known)
    silent = _is_silent(course, today, silence_days)
    offered = course.ended_how in _OFFERS or any(_is_offer(stage) for stage in entered)
    furthest = max((stage.position for stage in entered), default=0)
    found = []
    for stage in entered:
        here = sorted((one for one in course.rounds if one.stage_id == stage.id), key=_in_time)
        if not _is_offer(stage) and (offered or stage.position < furthest):
            standing = Standing.PASSED
        else:
            standing = _standing(course, stage, here, silent)
        found.append(Entry(course.id, stage, standing, _decided_on(course, stage, standing, here)))
    return tuple(found)


def count(found: Iterable[Entry], stages: Sequence[Stage]) -> tuple[StageCount, ...]:
    """The stage table: how the entries of each stage stand, in the order of the stages."""
    tallies = Counter((entry.stage.id, entry.standing) for entry in found)
    return tuple(
        StageCount(stage, **{each.value: tallies[stage.id, each] for each in Standing})
        for stage in in_order(stages)
    )


def in_order(stages: Iterable[Stage]) -> list[Stage]:
    """Stages in the order a person gave them."""
    return sorted(stages, key=lambda stage: (stage.position, stage.id))


def _is_offer(stage: Stage) -> bool:
    return stage.kind is StageKind.OFFER


def _entered(course: Course, known: dict[int, Stage]) -> list[Stage]:
    stages = in_order(known.values())
    ids = {one.stage_id for one in course.rounds}
    if course.ended_stage_id in known:
        ids.add(course.ended_stage_id)
    if course.ended_how in _OFFERS:
        ids.update([stage.id for stage in stages if _is_offer(stage)][:1])
    if not came_by_inquiry(course.source, course.applied_on, bool(ids)):
        ids.update([stage.id for stage in stages if stage.kind is StageKind.APPLICATION][:1])
    return [stage for stage in stages if stage.id in ids]


def _standing(course: Course, stage: Stage, here: list[Round], silent: bool) -> Standing:
    was_held = not here or here[-1].outcome is not RoundOutcome.CANCELLED
    if course.ended_how is EndedHow.REJECTED and not was_held:
        standing = Standing.LEFT_OUT  # the no came before the round did
    elif course.ended_how is not None:
        standing = _BY_END[course.ended_how]
    elif here and here[-1].outcome in _BY_OUTCOME:
        standing = _BY_OUTCOME[here[-1].outcome]
    else:
        standing = Standing.SILENT if silent else Standing.PENDING
    return _of_offer(standing, course.ended_how is None) if _is_offer(stage) else standing


def _of_offer(standing: Standing, is_open: bool) -> Standing:
    """An offer is no test: taken back, it is left out; on the table, it is pending."""
    if standing is Standing.REJECTED:
        return Standing.LEFT_OUT
    if is_open and standing in (Standing.PASSED, Standing.SILENT):
        return Standing.PENDING
    return standing


def _is_silent(course: Course, today: dt.date, silence_days: int) -> bool:
    days = [one.on for one in course.rounds if one.on is not None]
    if course.applied_on is not None:
        days.append(course.applied_on)
    return bool(days) and max(days) < today - dt.timedelta(days=silence_days)


def _decided_on(
    course: Course, stage: Stage, standing: Standing, here: list[Round]
) -> dt.date | None:
    last = here[-1].on if here else None
    is_door = stage.kind is StageKind.APPLICATION
    if standing is Standing.PASSED:
        return min((one.on for one in course.rounds if one.on), default=None) if is_door else last
    applied = course.applied_on if is_door and standing is not Standing.REJECTED else None
    return course.ended_on or last or applied


def _in_time(one: Round) -> tuple[dt.date, float, int]:
    return (one.on or dt.date.min, one.at.timestamp() if one.at else float("-inf"), one.id)
