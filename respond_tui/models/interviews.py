"""Stages, applications and their rounds (MODEL.md, "Tables")."""

from sqlalchemy import Index, text
from sqlmodel import Field

from respond_tui.guide import limits
from respond_tui.guide.terms import (
    Arrangement,
    Certainty,
    EndedBy,
    EndedHow,
    RoundOutcome,
    Source,
    StageKind,
)
from respond_tui.models.kept import Day, Kept, Line, Moment, Name, Note, Sound, held, words


class StageBase(Sound):
    """A stage of the ordered, editable list; ``other_names`` has one a line.

    A retired one still counts where it was entered, and is offered no more.
    """

    name: Name = Field(min_length=1, max_length=limits.LINE)
    position: int = Field(ge=1)
    kind: StageKind = Field(default=StageKind.ROUND, sa_type=words(StageKind))
    other_names: Note = Field(default="", max_length=limits.NOTE)
    retired_at: Moment = None


@held
class Stage(StageBase, Kept, table=True):
    """Stages as they are kept."""


class ApplicationBase(Sound):
    """One role at one company, and how it ended once it has.

    ``sealed_at`` is when a no came that the person has not opened yet (the rejection shield).
    """

    company: Name = Field(min_length=1, max_length=limits.LINE, index=True)
    role: Line = Field(default=None, max_length=limits.LINE)
    role_family: Line = Field(default=None, max_length=limits.LINE)
    seniority: Line = Field(default=None, max_length=limits.LINE)
    source: Source | None = Field(default=None, sa_type=words(Source))
    source_detail: Line = Field(default=None, max_length=limits.LINE)
    arrangement: Arrangement | None = Field(default=None, sa_type=words(Arrangement))
    location: Line = Field(default=None, max_length=limits.LINE)
    market: Line = Field(default=None, max_length=limits.LINE)
    link: Line = Field(default=None, max_length=limits.LINK)
    applied_on: Day = None
    notes: Note = Field(default="", max_length=limits.NOTE)
    ended_how: EndedHow | None = Field(default=None, sa_type=words(EndedHow))
    ended_on: Day = None
    ended_stage_id: int | None = Field(default=None, foreign_key="stage.id")
    ended_by: EndedBy | None = Field(default=None, sa_type=words(EndedBy))
    reason: Line = Field(default=None, max_length=limits.LINE)
    reason_certainty: Certainty | None = Field(default=None, sa_type=words(Certainty))
    sealed_at: Moment = None


@held
class Application(ApplicationBase, Kept, table=True):
    """Applications as they are kept."""

    __table_args__ = (
        Index("ix_application_sealed_at", "sealed_at", sqlite_where=text("sealed_at IS NOT NULL")),
    )


class InterviewBase(Sound):
    """One round at one stage of an application.

    ``on`` is the local date a person counts by, ``at`` the moment where one is known;
    ``predicted`` is the chance of passing that the person gave beforehand, in percent;
    ``questions`` has one a line, ``gaps`` the tags of what was missing, one a line.
    """

    application_id: int = Field(foreign_key="application.id", index=True)
    stage_id: int = Field(foreign_key="stage.id")
    on: Day = None
    at: Moment = None
    minutes: int | None = Field(
        default=None, ge=limits.ROUND_MINUTES[0], le=limits.ROUND_MINUTES[1]
    )
    people: Line = Field(default=None, max_length=limits.LINE)
    format: Line = Field(default=None, max_length=limits.LINE)
    predicted: int | None = Field(default=None, ge=limits.PREDICTED[0], le=limits.PREDICTED[1])
    outcome: RoundOutcome = Field(default=RoundOutcome.PENDING, sa_type=words(RoundOutcome))
    questions: Note = Field(default="", max_length=limits.NOTE)
    gaps: Note = Field(default="", max_length=limits.NOTE)
    lesson: Note = Field(default="", max_length=limits.NOTE)
    notes: Note = Field(default="", max_length=limits.NOTE)


@held
class Interview(InterviewBase, Kept, table=True):
    """Rounds as they are kept."""
