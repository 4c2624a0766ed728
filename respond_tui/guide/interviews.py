"""Where an application stands, and what may be said about its end.

MODEL.md, "Words for states" and "What counts, per stage". The queries derive the same in
SQL; a property test holds the two equal.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from respond_tui.guide.date_words import MONTH_NAMES
from respond_tui.guide.stages import Stage
from respond_tui.guide.terms import (
    Arrangement,
    EndedHow,
    RoundOutcome,
    Source,
    StageKind,
    Standing,
    Status,
)

_THEY_WROTE_FIRST = frozenset({Source.INQUIRY, Source.RECRUITER})


class Show(StrEnum):
    """Which applications the log shows."""

    ALL = "all"
    OPEN = "open"
    ENDED = "ended"
    REJECTED = "rejected"
    SILENT = "silent"
    AHEAD = "ahead"


class LogOrder(StrEnum):
    """What the log is ordered and grouped by."""

    NEWEST = "newest"
    COMPANY = "company"
    ROLE = "role"
    STAGE = "stage"
    APPLIED = "applied"


@dataclass(frozen=True, slots=True)
class LogFilter:
    """What the log is narrowed to, by everything that is given.

    ``stage_id`` is the furthest stage; ``entered_id`` is one that was entered, with what came
    of it there in ``stood``. ``since`` and ``until`` are days, both included, and go by
    ``settled_on``. Every word of ``text`` is in what a person wrote, some of them only begun.
    What all of ``all_of`` show is shown, and what one of ``none_of`` shows is left out.
    """

    show: Show = Show.ALL
    statuses: frozenset[Status] = frozenset()
    stage_id: int | None = None
    entered_id: int | None = None
    stood: Standing | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    source: Source | None = None
    arrangement: Arrangement | None = None
    text: str = ""
    all_of: tuple["LogFilter", ...] = ()
    none_of: tuple["LogFilter", ...] = ()


class OutcomeKey(StrEnum):
    """What the outcome key sets by one more letter; a rejection has its own dialog."""

    PASSED = "passed"
    WITHDREW = "withdrew"
    GHOSTED = "ghosted"
    ROLE_CLOSED = "role_closed"
    OFFER = "offer"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    CANCELLED = "cancelled"


class Suggest(StrEnum):
    """What a half-typed word can be completed from."""

    COMPANY = "company"
    ROLE = "role"
    ROLE_FAMILY = "role_family"
    SENIORITY = "seniority"
    SOURCE_DETAIL = "source_detail"
    LOCATION = "location"
    MARKET = "market"
    PEOPLE = "people"
    FORMAT = "format"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class RoundFacts:
    """What the rules need to know of one round."""

    stage: Stage
    on: dt.date | None
    outcome: RoundOutcome


@dataclass(frozen=True, slots=True)
class ApplicationFacts:
    """What the rules need to know of one application."""

    source: Source | None = None
    applied_on: dt.date | None = None
    ended_how: EndedHow | None = None
    ended_on: dt.date | None = None
    ended_stage: Stage | None = None
    rounds: tuple[RoundFacts, ...] = ()


def came_by_inquiry(source: Source | None, applied_on: dt.date | None, has_rounds: bool) -> bool:
    """Whether they wrote first, so that the first round is where it began (MODEL.md)."""
    return source in _THEY_WROTE_FIRST and applied_on is None and has_rounds


def entered(facts: ApplicationFacts, stages: Sequence[Stage]) -> tuple[Stage, ...]:
    """The stages that an application entered, each once, in the order of the list."""
    found = {round_.stage for round_ in facts.rounds}
    if not came_by_inquiry(facts.source, facts.applied_on, bool(facts.rounds)):
        found |= set(_of_kind(stages, StageKind.APPLICATION))
    if facts.ended_stage is not None:
        found.add(facts.ended_stage)
    if facts.ended_how in (EndedHow.ACCEPTED, EndedHow.DECLINED):
        found |= set(_of_kind(stages, StageKind.OFFER))
    return tuple(sorted(found, key=lambda stage: (stage.position, stage.id)))


def furthest(facts: ApplicationFacts, stages: Sequence[Stage]) -> Stage:
    """The furthest stage entered; it never goes back when an application ends."""
    return entered(facts, stages)[-1]


def last_known(facts: ApplicationFacts) -> dt.date | None:
    """The latest day on which anything is known to have happened, or will."""
    days = (facts.applied_on, facts.ended_on, *(round_.on for round_ in facts.rounds))
    return max((day for day in days if day is not None), default=None)


def settled_on(facts: ApplicationFacts) -> dt.date | None:
    """The day of the end, else the latest on which anything happened or will."""
    return facts.ended_on or last_known(facts)


def next_round_on(facts: ApplicationFacts, today: dt.date) -> dt.date | None:
    """The day of the next round ahead, today included; an offer is no round."""
    return min(
        (
            round_.on
            for round_ in facts.rounds
            if round_.on is not None
            and round_.on >= today
            and round_.outcome is RoundOutcome.PENDING
            and round_.stage.kind is not StageKind.OFFER
        ),
        default=None,
    )


def matters_on(facts: ApplicationFacts, today: dt.date) -> dt.date | None:
    """The day to show: the next round's, else the end's, else the latest."""
    ahead = next_round_on(facts, today) if facts.ended_how is None else None
    return ahead or settled_on(facts)


def status_of(facts: ApplicationFacts, today: dt.date, silence_days: int) -> Status:
    """Where an application stands today (MODEL.md, "Words for states").

    Silent is more than ``silence_days`` after the latest known day; without a known day
    nothing can be said to be late.
    """
    if facts.ended_how is not None:
        return Status(facts.ended_how.value)
    if any(round_.stage.kind is StageKind.OFFER for round_ in facts.rounds):
        return Status.OFFER
    if next_round_on(facts, today) is not None:
        return Status.SCHEDULED
    if silent_for(last_known(facts), today, silence_days) is not None:
        return Status.SILENT
    return Status.INTERVIEWING if facts.rounds else Status.APPLIED


def silent_for(last: dt.date | None, today: dt.date, silence_days: int) -> int | None:
    """For how many days nothing was heard, or None while that is within the limit."""
    days = (today - last).days if last is not None else 0
    return days if days > silence_days else None


def silent_before(today: dt.date, silence_days: int) -> dt.date:
    """An open application last heard of before this day is silent."""
    return today - dt.timedelta(days=silence_days)


def has_matured(applied_on: dt.date | None, today: dt.date, silence_days: int) -> bool:
    """Whether an application was sent long enough ago to count at the first step.

    By then it is answered or silent. An answer counts at once and silence only after the silence
    limit, so that the latest would look better than they are; they are too early instead,
    answered or not. What was sent on no known day counts as it is.
    """
    return applied_on is None or applied_on < silent_before(today, silence_days)


def tells(
    applied_on: dt.date | None,
    decided_on: dt.date | None,
    today: dt.date,
    silence_days: int,
    window_days: int,
) -> bool:
    """Whether what came of an application at the first step lies within the window.

    It goes by the day on which an application can be told at all, whatever came of it: sent, and
    the silence limit over. By the day of the answer, those sent just before the window would be
    in it where they fell silent, and out of it where they were answered. What was sent on no
    known day goes by the day it was decided, if that is known.
    """
    since = today - dt.timedelta(days=window_days)
    if applied_on is None:
        return decided_on is None or decided_on >= since
    told_on = applied_on + dt.timedelta(days=silence_days + 1)
    return has_matured(applied_on, today, silence_days) and told_on >= since


def day_group(day: dt.date | None, today: dt.date) -> str:
    """The heading that a day stands under: Ahead, Today, This week, October 2026.

    Weeks begin on Monday.
    """
    if day is None:
        return "No date"
    if day > today:
        return "Ahead"
    if (today - day).days <= 1:
        return "Today" if day == today else "Yesterday"
    monday = today - dt.timedelta(days=today.weekday())
    if day >= monday:
        return "This week"
    if day >= monday - dt.timedelta(days=7):
        return "Last week"
    return f"{MONTH_NAMES[day.month - 1]} {day.year}"


def initial_group(name: str) -> str:
    """The heading that a name stands under: its first letter, or one for all the rest."""
    first = name[:1].upper()
    return first if first.isalpha() else "0–9 and others"


def _of_kind(stages: Iterable[Stage], kind: StageKind) -> list[Stage]:
    return [stage for stage in stages if stage.kind is kind]
