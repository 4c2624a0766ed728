"""Letters to those whom a person spoke with, and the templates that they begin from."""

from sqlmodel import Field, Index

from respond_tui.guide import limits
from respond_tui.guide.terms import LetterKind, LetterState, Tone
from respond_tui.models import interviews  # noqa: F401 - what its tables point at
from respond_tui.models.kept import Day, Kept, Line, Name, Note, Sound, held, words


class LetterBase(Sound):
    """One letter about an application, from its first draft to what came of it.

    ``template`` is the name of what it began from, so that replies can be counted by it;
    ``reply`` is what they said; ``waits`` says that the person was asked once whether to
    let it go, and chose to wait.
    """

    application_id: int = Field(foreign_key="application.id", index=True)
    kind: LetterKind = Field(sa_type=words(LetterKind))
    tone: Tone = Field(sa_type=words(Tone))
    template: Line = Field(default=None, max_length=limits.LINE)
    to: Line = Field(default=None, max_length=limits.LINE)
    subject: Line = Field(default=None, max_length=limits.LINE)
    body: Note = Field(default="", max_length=limits.NOTE)
    state: LetterState = Field(default=LetterState.DRAFT, sa_type=words(LetterState))
    sent_on: Day = None
    replied_on: Day = None
    reply: Note = Field(default="", max_length=limits.NOTE)
    waits: bool = False


@held
class Letter(LetterBase, Kept, table=True):
    """Letters as they are kept; those that wait for an answer are found by their day."""

    __table_args__ = (Index("ix_letter_state_sent_on", "state", "sent_on"),)


class LetterTemplateBase(Sound):
    """A template of a person's own; its fields stand in braces (``guide.letters``)."""

    name: Name = Field(min_length=1, max_length=limits.LINE, unique=True)
    kind: LetterKind = Field(sa_type=words(LetterKind))
    tone: Tone = Field(sa_type=words(Tone))
    subject: Line = Field(default=None, max_length=limits.LINE)
    body: Note = Field(default="", max_length=limits.NOTE)


@held
class LetterTemplate(LetterTemplateBase, Kept, table=True):
    """Templates as they are kept."""

    __tablename__ = "letter_template"
