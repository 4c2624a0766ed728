"""The R.E.S.P.O.N.D. record of a rejection, and what came out of it (GUIDE.md, step 2)."""

from sqlalchemy import Index
from sqlmodel import Field

from respond_tui.guide import limits
from respond_tui.guide.terms import GapKind, Mark, ReflectionPage, StepState
from respond_tui.models import interviews, recovery  # noqa: F401 - what its tables point at
from respond_tui.models.kept import Day, Kept, Line, Moment, Name, Note, Sound, held, words


class ReflectionBase(Sound):
    """What a person wrote of one no, page by page; ``page`` is where they left it.

    Record has its own copy of the facts, so that what is edited here changes no log.
    ``went_well`` has one thing a line, and ``nothing_yet`` says that there was none, on
    purpose. ``next_round_id`` is the round that the plan of Decide is for.
    """

    recovery_id: int = Field(foreign_key="recovery.id", unique=True)
    page: ReflectionPage = Field(default=ReflectionPage.RECORD, sa_type=words(ReflectionPage))
    role: Line = Field(default=None, max_length=limits.LINE)
    stage: Line = Field(default=None, max_length=limits.LINE)
    on: Day = None
    people: Line = Field(default=None, max_length=limits.LINE)
    outcome: Line = Field(default=None, max_length=limits.LINE)
    went_well: Note = Field(default="", max_length=limits.NOTE)
    nothing_yet: bool = False
    notified: Line = Field(default=None, max_length=limits.LINE)
    notified_how: Line = Field(default=None, max_length=limits.LINE)
    notified_on: Day = None
    keep: Note = Field(default="", max_length=limits.NOTE)
    change: Note = Field(default="", max_length=limits.NOTE)
    next_round_id: int | None = Field(default=None, foreign_key="interview.id", index=True)
    finished_at: Moment = None


@held
class Reflection(ReflectionBase, Kept, table=True):
    """Reflections as they are kept."""


class QuestionBase(Sound):
    """One question that was asked, and how it was answered, where that was said."""

    reflection_id: int = Field(foreign_key="reflection.id", index=True)
    text: Note = Field(min_length=1, max_length=limits.NOTE)
    mark: Mark | None = Field(default=None, sa_type=words(Mark))
    position: int = Field(ge=1)


@held
class Question(QuestionBase, Kept, table=True):
    """Questions as they are kept."""


class GapBase(Sound):
    """What was missing, by a tag, with the observation that shows it.

    Without an observation it is a guess, which counts in no pattern.
    """

    reflection_id: int = Field(foreign_key="reflection.id", index=True)
    kind: GapKind = Field(sa_type=words(GapKind))
    tag: Name = Field(min_length=1, max_length=limits.LINE, index=True)
    observation: Note = Field(default="", max_length=limits.NOTE)
    is_priority: bool = False
    position: int = Field(ge=1)


@held
class Gap(GapBase, Kept, table=True):
    """Gaps as they are kept."""


class ActionBase(Sound):
    """A next step that a reflection led to, on a day where one was said.

    ``note`` is why it was left out.
    """

    reflection_id: int = Field(foreign_key="reflection.id", index=True)
    text: Name = Field(min_length=1, max_length=limits.LINE)
    due_on: Day = None
    state: StepState = Field(default=StepState.OPEN, sa_type=words(StepState))
    done_at: Moment = None
    note: Note = Field(default="", max_length=limits.NOTE)
    position: int = Field(ge=1)


@held
class Action(ActionBase, Kept, table=True):
    """Actions as they are kept; Today asks at every start for those that are open."""

    __table_args__ = (Index("ix_action_state_due_on", "state", "due_on"),)
