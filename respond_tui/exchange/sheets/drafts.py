"""What comes out of a sheet: applications with their rounds, fit to be kept, and the rest."""

import datetime as dt
from dataclasses import dataclass

from respond_tui.exchange.sheets.choices import NO_CHOICES, Choices
from respond_tui.exchange.sheets.ladder import Ladder
from respond_tui.exchange.sheets.table import Noted, Refused
from respond_tui.guide.terms import Arrangement, Certainty, EndedHow, RoundOutcome, Source


@dataclass(frozen=True, slots=True)
class DraftRound:
    """One round; ``stage`` is the name of a stage of the drafts' ladder.

    ``at`` is an aware moment, ``predicted`` in percent; most sheets know neither.
    """

    stage: str
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


@dataclass(frozen=True, slots=True)
class DraftApplication:
    """One application as a sheet tells it; ``lines`` are the rows that tell it.

    Every text is clean and within its limit. ``ended_stage`` is the name of a stage, and
    ``ended_words`` is what the sheet says of the end, under its heading.
    """

    lines: tuple[int, ...]
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
    ended_words: str = ""
    reason: str | None = None
    reason_certainty: Certainty | None = None
    rounds: tuple[DraftRound, ...] = ()


@dataclass(frozen=True, slots=True)
class Drafts:
    """All that a sheet holds: every row is in one application or refused.

    ``read`` counts the rows; ``ladder`` holds the stages that the rounds name, with
    ``new_stages``, those that are not in the person's list yet. ``choices`` are remembered
    for the layout of this ``fingerprint``, if there is one.
    """

    name: str
    read: int
    applications: tuple[DraftApplication, ...]
    refused: tuple[Refused, ...]
    notes: tuple[Noted, ...]
    ladder: Ladder
    new_stages: tuple[str, ...] = ()
    fingerprint: str = ""
    choices: Choices = NO_CHOICES
