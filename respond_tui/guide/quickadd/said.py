"""What a line of quick-add can say, and what comes of reading one."""

from dataclasses import dataclass
from enum import StrEnum

from respond_tui.guide.date_grammar import When
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.stages import Stage
from respond_tui.guide.terms import Source


class Outcome(StrEnum):
    """What a line says came of it, of a round or of the whole application."""

    APPLIED = "applied"
    SCHEDULED = "scheduled"
    PASSED = "passed"
    REJECTED = "rejected"
    CANCELLED = "cancelled"
    GHOSTED = "ghosted"
    WITHDREW = "withdrew"
    CLOSED = "closed"
    OFFER = "offer"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class PartKind(StrEnum):
    """What a part of a line is about."""

    COMPANY = "company"
    ROLE = "role"
    STAGE = "stage"
    OUTCOME = "outcome"
    DATE = "date"
    GAP = "gap"
    PREDICTED = "predicted"
    SOURCE = "source"
    NOTE = "note"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of ``Reading.text`` from ``start`` up to ``end``, and how it was read.

    ``meaning`` says what was understood; where ``ok`` is false, why it was not.
    """

    kind: PartKind
    text: str
    meaning: str
    start: int
    end: int
    ok: bool


@dataclass(frozen=True, slots=True)
class Line:
    """All that a line says; None is what it does not say. ``predicted`` is in percent.

    ``source_detail`` is who or what was named: “LinkedIn” of a job board, “Dana”.
    """

    company: str
    role: str | None = None
    stage: Stage | None = None
    outcome: Outcome | None = None
    when: When | None = None
    gap: str | None = None
    predicted: int | None = None
    source: Source | None = None
    source_detail: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A line taken apart: exactly one of ``refusal`` and ``line`` is there.

    ``text`` is the line as it was read, which is what the parts lie in; ``cleaned`` says
    that control characters had to be taken out of it.
    """

    text: str
    parts: tuple[Part, ...]
    refusal: Refusal | None
    line: Line | None
    cleaned: bool
