"""The dated checklist that a rejection opens (MODEL.md, "What opens a recovery")."""

import datetime as dt

from sqlmodel import Field

from respond_tui.guide import limits
from respond_tui.guide.terms import StepKind, StepState
from respond_tui.models import interviews  # noqa: F401 - what its tables point at
from respond_tui.models.kept import Day, Kept, Line, Moment, Name, Note, Sound, held, words


class RecoveryBase(Sound):
    """The recovery from one application's rejection; ``pause_hours`` is 24 to 48."""

    application_id: int = Field(foreign_key="application.id", unique=True)
    opened_at: dt.datetime
    pause_hours: int = Field(ge=limits.PAUSE_HOURS[0], le=limits.PAUSE_HOURS[1])
    pause_ended_at: Moment = None
    closed_at: Moment = None


@held
class Recovery(RecoveryBase, Kept, table=True):
    """Recoveries as they are kept."""


class FeelingBase(Sound):
    """The word for what a no felt like, and how strong it was, 1 to 10.

    ``before`` is when it was named, ``after`` how it was later on; ``why`` is one line.
    ``let_be`` when the person does not want to be asked for the second figure.
    """

    recovery_id: int = Field(foreign_key="recovery.id", unique=True)
    word: Name = Field(min_length=1, max_length=limits.LINE)
    before: int = Field(ge=limits.FEELING[0], le=limits.FEELING[1])
    after: int | None = Field(default=None, ge=limits.FEELING[0], le=limits.FEELING[1])
    why: Line = Field(default=None, max_length=limits.LINE)
    let_be: bool = False


@held
class Feeling(FeelingBase, Kept, table=True):
    """Feelings as they are kept."""


class StepBase(Sound):
    """One line of a recovery, due on a day or at a moment, or whenever."""

    recovery_id: int = Field(foreign_key="recovery.id", index=True)
    kind: StepKind = Field(sa_type=words(StepKind))
    text: Name = Field(min_length=1, max_length=limits.LINE)
    due_on: Day = None
    due_at: Moment = None
    state: StepState = Field(default=StepState.OPEN, sa_type=words(StepState))
    done_at: Moment = None
    note: Note = Field(default="", max_length=limits.NOTE)
    position: int = Field(ge=1)


@held
class Step(StepBase, Kept, table=True):
    """Steps as they are kept."""
