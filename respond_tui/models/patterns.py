"""What a person said to an alert, and the levers they chose (MODEL.md, "Tables").

Alerts themselves are computed and never kept.
"""

import datetime as dt

from sqlmodel import Field, SQLModel

from respond_tui.guide import limits
from respond_tui.guide.terms import AlertKind, Answer, Lever
from respond_tui.models.kept import Day, Kept, Line, Name, Note, held, words


class AlertAnswerBase(SQLModel):
    """An alert put off or dismissed; ``until`` is the last day that it stays quiet."""

    kind: AlertKind = Field(sa_type=words(AlertKind))
    key: Name = Field(min_length=1, max_length=limits.LINE)
    answer: Answer = Field(sa_type=words(Answer))
    until: Day = None
    why: Line = Field(default=None, max_length=limits.LINE)


@held
class AlertAnswer(AlertAnswerBase, Kept, table=True):
    """Answers as they are kept."""

    __tablename__ = "alert_answer"


class CommitmentBase(SQLModel):
    """A lever chosen for 60 to 90 days, with the numbers of that day frozen as JSON."""

    kind: AlertKind = Field(sa_type=words(AlertKind))
    key: Name = Field(min_length=1, max_length=limits.LINE)
    lever: Lever = Field(sa_type=words(Lever))
    what: Name = Field(min_length=1, max_length=limits.LINE)
    started_on: dt.date
    ends_on: dt.date
    baseline: Note = Field(default="", max_length=limits.BASELINE)
    ended_on: Day = None
    verdict: Line = Field(default=None, max_length=limits.LINE)
    notes: Note = Field(default="", max_length=limits.NOTE)


@held
class Commitment(CommitmentBase, Kept, table=True):
    """Commitments as they are kept."""
