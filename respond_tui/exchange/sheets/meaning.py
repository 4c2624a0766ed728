"""What a word in a sheet means for an application."""

from dataclasses import dataclass
from enum import StrEnum

from respond_tui.guide.terms import EndedHow, RoundOutcome


class Kind(StrEnum):
    """What a word is about."""

    APPLIED = "applied"
    INQUIRY = "inquiry"
    STAGE = "stage"
    OFFER = "offer"
    ENDED = "ended"
    OPEN = "open"
    NOTE = "note"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Meaning:
    """A word's meaning.

    ``stage`` is the stage that was entered, or where it ended; ``how`` belongs to ends and
    ``outcome`` to stages. ``keep`` says that the words say more than that and are kept in the
    notes, ``why`` what to tell about them; ``of_an_offer``, that only where there was an offer
    the end is meant.
    """

    kind: Kind
    how: EndedHow | None = None
    stage: str | None = None
    outcome: RoundOutcome | None = None
    keep: bool = False
    why: str = ""
    of_an_offer: bool = False
    is_new: bool = False

    def __str__(self) -> str:
        """As ``--stage`` takes it and a preview shows it."""
        match self.kind:
            case Kind.STAGE:
                return self.stage or ""
            case Kind.ENDED if self.how is not None:
                said = self.how.value.replace("_", " ")
                return f"{said} at {self.stage}" if self.stage else said
            case _:
                return self.kind.value


NOTHING = Meaning(Kind.NOTHING)
APPLIED = Meaning(Kind.APPLIED)
INQUIRY = Meaning(Kind.INQUIRY)
OFFER = Meaning(Kind.OFFER)
OPEN = Meaning(Kind.OPEN)


def ended(how: EndedHow, stage: str | None = None, *, keep: bool = False) -> Meaning:
    """An end, at a stage where one is said."""
    return Meaning(Kind.ENDED, how, stage, keep=keep)


def note(why: str) -> Meaning:
    """Words that are kept and mean nothing to us."""
    return Meaning(Kind.NOTE, keep=True, why=why)
