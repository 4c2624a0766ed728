"""What a report of the hunt is made of: plain values, gathered at one moment."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from respond_tui.guide.commitments import CommitmentState, Comparison, Progress
from respond_tui.guide.counting import StageCount
from respond_tui.guide.statistics import Proportion
from respond_tui.guide.terms import Certainty, GapKind, Lever, Status, Strength

ItemT = TypeVar("ItemT")


@dataclass(frozen=True, slots=True)
class Slice:
    """Applications that have something in common; ``name`` is ``None`` where it is not noted.

    ``rounds`` of them came to a round.
    """

    name: str | None
    applications: int
    rounds: int


@dataclass(frozen=True, slots=True)
class Seen:
    """A gap that an observation shows, and in how many reflections one does."""

    tag: str
    kind: GapKind
    reflections: int


@dataclass(frozen=True, slots=True)
class Months:
    """How many applications were sent in each month of ``recent``, oldest first.

    A month is its first day; ``earlier`` were sent before those, ``undated`` on unknown days.
    """

    recent: Mapping[dt.date, int]
    earlier: int
    undated: int
    first_on: dt.date | None
    last_on: dt.date | None


@dataclass(frozen=True, slots=True)
class Answers:
    """Answered of those sent at least ``days`` ago; ``too_early`` are younger."""

    answered: Proportion
    days: int
    too_early: int


@dataclass(frozen=True, slots=True)
class No:
    """A rejection, and the reason as far as one is known; ``stage`` is where it came."""

    company: str
    role: str | None
    stage: str | None
    on: dt.date | None
    reason: str | None
    certainty: Certainty | None


@dataclass(frozen=True, slots=True)
class Repeating:
    """An alert in its own words, and the newest of those that it counts."""

    strength: Strength
    headline: str
    basis: str
    undated: str
    change: str
    counted: int
    evidence: tuple[No, ...]


@dataclass(frozen=True, slots=True)
class Changing:
    """A lever chosen, how far it has come, and what came after it once that is due.

    ``then`` is the share of its alert when it began, of those that ``did`` what it counts.
    """

    lever: Lever
    about: str
    did: str
    what: str
    started_on: dt.date
    ends_on: dt.date
    ended_on: dt.date | None
    state: CommitmentState
    progress: Progress
    then: Proportion | None
    comparison: Comparison | None
    verdict: str | None


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a person took from a round."""

    text: str
    company: str
    stage: str
    on: dt.date | None


@dataclass(frozen=True, slots=True)
class Ahead:
    """A round to come; ``at`` is local, ``predicted`` the chance that a person gives it, of 100."""

    company: str
    role: str | None
    stage: str
    on: dt.date
    at: dt.datetime | None
    predicted: int | None


@dataclass(frozen=True)
class Few(Generic[ItemT]):
    """The first of many, and how many there are in all."""

    items: tuple[ItemT, ...]
    total: int

    @property
    def more(self) -> int:
        """How many are not among them."""
        return self.total - len(self.items)


@dataclass(frozen=True, slots=True)
class Hunt:
    """Everything that the report tells, as of ``today``; ``sources`` and the like by size.

    ``gaps`` and ``questions`` are counted: a word or a question, and in how many rounds.
    """

    today: dt.date
    window_days: int
    fewest_noes: int
    silence_days: int
    confidence: int
    by_status: Mapping[Status, int]
    months: Months
    sources: Few[Slice]
    families: Few[Slice]
    arrangements: Few[Slice]
    replies: Answers
    invitations: Answers
    stages: tuple[StageCount, ...]
    told: Few[No]
    repeating: tuple[Repeating, ...]
    changing: Few[Changing]
    lessons: Few[Lesson]
    gaps: Few[Seen]
    tags: Few[tuple[str, int]]
    questions: Few[tuple[str, int]]
    ahead: Few[Ahead]

    @property
    def applications(self) -> int:
        """All of them, open and ended."""
        return sum(self.by_status.values())
