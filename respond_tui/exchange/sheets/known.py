"""What is in the log already, as an import compares itself with it: plain, and changeable."""

import datetime as dt
from dataclasses import dataclass, field

from respond_tui.exchange.sheets.drafts import DraftApplication, DraftRound
from respond_tui.guide.terms import Arrangement, Certainty, EndedHow, RoundOutcome, Source

FILLED = (
    "role",
    "role_family",
    "seniority",
    "source",
    "source_detail",
    "arrangement",
    "location",
    "market",
    "link",
    "applied_on",
)
"""What an import fills in where nothing is known."""

ENDS = ("ended_how", "ended_on", "ended_stage", "reason", "reason_certainty")
OF_ROUNDS = (
    "on",
    "at",
    "minutes",
    "people",
    "format",
    "predicted",
    "outcome",
    "questions",
    "gaps",
    "lesson",
    "notes",
)


@dataclass(slots=True)
class KnownRound:
    """A round that is in the log, or is about to be where it has no ``id``."""

    stage: str
    id: int | None = None
    on: dt.date | None = None
    at: dt.datetime | None = None
    minutes: int | None = None
    people: str | None = None
    format: str | None = None
    predicted: int | None = None
    outcome: RoundOutcome = RoundOutcome.PENDING
    questions: str = ""
    gaps: str = ""
    lesson: str = ""
    notes: str = ""


@dataclass(slots=True)
class Known:
    """An application that is in the log, or is about to be; stages by their names."""

    id: int
    company: str
    role: str | None = None
    role_family: str | None = None
    seniority: str | None = None
    source: Source | None = None
    source_detail: str | None = None
    arrangement: Arrangement | None = None
    location: str | None = None
    market: str | None = None
    link: str | None = None
    applied_on: dt.date | None = None
    notes: str = ""
    ended_how: EndedHow | None = None
    ended_on: dt.date | None = None
    ended_stage: str | None = None
    reason: str | None = None
    reason_certainty: Certainty | None = None
    rounds: list[KnownRound] = field(default_factory=list)


def as_known(draft: DraftApplication, application_id: int) -> Known:
    """An application of a sheet as it will be in the log."""
    values = {name: getattr(draft, name) for name in (*FILLED, *ENDS, "company", "notes")}
    return Known(id=application_id, rounds=[as_round(each) for each in draft.rounds], **values)


def as_round(draft: DraftRound) -> KnownRound:
    """A round of a sheet as it will be in the log."""
    return KnownRound(draft.stage, **{name: getattr(draft, name) for name in OF_ROUNDS})
