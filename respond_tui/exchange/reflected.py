"""What a reflection on paper is made of: plain values, gathered at one moment."""

import datetime as dt
from dataclasses import dataclass

from respond_tui.guide.reflection import AskedQuestion
from respond_tui.guide.terms import GapKind, StepState


@dataclass(frozen=True, slots=True)
class WrittenGap:
    """A gap; without an observation it is a guess."""

    kind: GapKind
    tag: str
    observation: str
    is_priority: bool


@dataclass(frozen=True, slots=True)
class WrittenAction:
    """A next step; ``note`` is why it was left out."""

    text: str
    due_on: dt.date | None
    state: StepState
    note: str


@dataclass(frozen=True, slots=True)
class Reflected:
    """A reflection as it is; texts are empty where nothing is known.

    ``finished_on`` is a local day, ``next_round`` the round that the plan is for, in words.
    """

    company: str
    role: str
    stage: str
    on: dt.date | None
    people: str
    outcome: str
    questions: tuple[AskedQuestion, ...]
    went_well: str
    nothing_yet: bool
    gaps: tuple[WrittenGap, ...]
    actions: tuple[WrittenAction, ...]
    notified: str
    notified_how: str
    notified_on: dt.date | None
    keep: str
    change: str
    next_round: str
    finished_on: dt.date | None
