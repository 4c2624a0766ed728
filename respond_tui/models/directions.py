"""Assumptions about the search, each to be tested (GUIDE.md, step 8)."""

from sqlmodel import Field, Index

from respond_tui.guide import limits
from respond_tui.guide.terms import AssumptionArea, Verdict
from respond_tui.models.kept import Day, Kept, Line, Name, Note, Sound, held, words


class AssumptionBase(Sound):
    """One assumption: ``about`` is the slice of the log that should do better, if any.

    It is written as a person writes it (``guide.directions``); ``test`` is what to try, and
    ``due_on`` the day on which to look at what came of it.
    """

    area: AssumptionArea = Field(sa_type=words(AssumptionArea))
    text: Name = Field(min_length=1, max_length=limits.LINE)
    about: Line = Field(default=None, max_length=limits.LINE)
    test: Line = Field(default=None, max_length=limits.LINE)
    due_on: Day = None
    verdict: Verdict = Field(default=Verdict.OPEN, sa_type=words(Verdict))
    verdict_note: Note = Field(default="", max_length=limits.NOTE)
    decided_on: Day = None


@held
class Assumption(AssumptionBase, Kept, table=True):
    """Assumptions as they are kept; Today asks at every start for those that are open."""

    __table_args__ = (Index("ix_assumption_verdict_due_on", "verdict", "due_on"),)
