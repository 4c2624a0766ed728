"""What a person said to an alert, and the levers they chose (MODEL.md, "Tables").

Alerts themselves are computed and never kept.
"""

import datetime as dt

from sqlalchemy import Index
from sqlmodel import Field

from respond_tui.guide import limits
from respond_tui.guide.terms import AlertKind, Answer, Lever, StepState, Went
from respond_tui.models.kept import Day, Kept, Line, Moment, Name, Note, Sound, held, words


class AlertAnswerBase(Sound):
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


class CommitmentBase(Sound):
    """A lever chosen for 60 to 90 days, with the numbers of that day frozen as JSON.

    It is due on ``ends_on``, the day after its last.
    ``target`` is a number and what it counts; ``why`` is said of one that is chosen while
    another runs.
    """

    kind: AlertKind = Field(sa_type=words(AlertKind))
    key: Name = Field(min_length=1, max_length=limits.LINE)
    lever: Lever = Field(sa_type=words(Lever))
    what: Name = Field(min_length=1, max_length=limits.LINE)
    started_on: dt.date
    ends_on: dt.date
    baseline: Note = Field(default="", max_length=limits.BASELINE)
    ended_on: Day = Field(default=None, index=True)
    verdict: Line = Field(default=None, max_length=limits.LINE)
    notes: Note = Field(default="", max_length=limits.NOTE)
    target: Line = Field(default=None, max_length=limits.LINE)
    why: Line = Field(default=None, max_length=limits.LINE)


@held
class Commitment(CommitmentBase, Kept, table=True):
    """Commitments as they are kept."""


class CommitmentActionBase(Sound):
    """Something to do for a lever, on a day where one was said; ``note`` is why it was left out.

    It is a table apart from the next steps of reflections, which go with their application.
    """

    commitment_id: int = Field(foreign_key="commitment.id", index=True)
    text: Name = Field(min_length=1, max_length=limits.LINE)
    due_on: Day = None
    state: StepState = Field(default=StepState.OPEN, sa_type=words(StepState))
    done_at: Moment = None
    note: Note = Field(default="", max_length=limits.NOTE)
    position: int = Field(ge=1)


@held
class CommitmentAction(CommitmentActionBase, Kept, table=True):
    """Actions of levers as they are kept; Today asks at every start for those that are open."""

    __tablename__ = "commitment_action"
    __table_args__ = (Index("ix_commitment_action_state_due_on", "state", "due_on"),)


class CommitmentWeekBase(Sound):
    """How a week with a lever went, as it was said on a day after it, perhaps with a line."""

    commitment_id: int = Field(foreign_key="commitment.id", index=True)
    on: dt.date
    went: Went = Field(sa_type=words(Went))
    line: Line = Field(default=None, max_length=limits.LINE)


@held
class CommitmentWeek(CommitmentWeekBase, Kept, table=True):
    """The weeks of levers as they are kept."""

    __tablename__ = "commitment_week"
