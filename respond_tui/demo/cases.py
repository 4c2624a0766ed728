"""One application of a made-up hunt, before it is laid out in rows.

Days are counted back from today: 3 is three days ago, -1 is tomorrow. Times are local.
"""

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from respond_tui.demo.names import Place, Role
from respond_tui.guide.terms import Arrangement, Certainty, EndedHow, RoundOutcome, Source


class Care(Enum):
    """How far a person went with the recovery of a no."""

    LET_GO = "let go"
    SHORT = "short"
    WALKED = "walked to its end"
    BOOKED = "half done, with an hour booked for tomorrow"
    BEGUN = "begun, the pause just over"


@dataclass(frozen=True, slots=True)
class Posting:
    """One role at one company, and how the person came to it."""

    company: str
    role: Role
    source: Source
    source_detail: str
    arrangement: Arrangement
    place: Place


@dataclass(frozen=True, slots=True)
class Turn:
    """One round, ``ago`` days ago, agreed on ``notice`` days before."""

    stage: str
    ago: int
    outcome: RoundOutcome
    time: dt.time | None = None
    notice: int = 1
    minutes: int | None = None
    people: str | None = None
    format: str | None = None
    predicted: int | None = None
    questions: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    lesson: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class End:
    """How an application ended: at which stage, ``ago`` days ago, logged at a ``time``."""

    how: EndedHow
    stage: str
    ago: int
    time: dt.time
    reason: str = ""
    certainty: Certainty | None = None
    care: Care | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One application: what for, and what came of it so far.

    It was logged ``begun`` days ago at a time ``at``, which is the day it was applied for
    unless they wrote first.
    """

    posting: Posting
    begun: int
    at: dt.time
    turns: tuple[Turn, ...] = ()
    end: End | None = None
    notes: str = ""
