"""One lever in the hands of an action."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlmodel import Session

from respond_tui.actions.desk import Desk
from respond_tui.actions.keeping import alter, found, id_of
from respond_tui.guide.dates import exact
from respond_tui.guide.pattern_words import about
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import AlertKind
from respond_tui.models.patterns import Commitment, CommitmentBase
from respond_tui.queries.commitments import stage_of
from respond_tui.queries.interviews.stages import stages_by_id


@dataclass(frozen=True, slots=True)
class CommitmentKept:
    """A commitment that was changed, judged or thrown away, and one sentence on it.

    ``row_id`` is the action or the week of it, where it is about one.
    """

    id: int
    what: str
    row_id: int | None = None


@dataclass(frozen=True)
class Hand:
    """A commitment, what it is about, and the transaction that it is changed in."""

    session: Session
    desk: Desk
    row: Commitment
    named: str

    def alter(self, **values: object) -> None:
        """Change the commitment. Raises Refusal."""
        alter(self.session, self.desk, self.row, CommitmentBase, values)

    def refuse_ended(self, field: str | None = None) -> None:
        """Raise Refusal where it has its verdict already."""
        if self.row.ended_on is not None:
            raise Refusal(f"This lever already ended on {exact(self.row.ended_on)}.", field)

    def kept(self, what: str, row_id: int | None = None) -> CommitmentKept:
        """What an action hands back."""
        return CommitmentKept(id_of(self.row), what, row_id)


@contextmanager
def at_hand(desk: Desk, commitment_id: int, verb: str) -> Iterator[Hand]:
    """One write transaction on a commitment, called after what is done. Raises Refusal."""
    with desk.store.write(f"{verb} the lever", desk.now) as session:
        row = found(session, Commitment, commitment_id)
        named = named_of(session, row.kind, row.key)
        session.info["label"] = f"{verb} the lever for {named}"
        yield Hand(session, desk, row, named)


def named_of(session: Session, kind: AlertKind, key: str, *, there: bool = False) -> str:
    """What an alert is about, be it there or gone.

    One that has to be ``there`` raises Refusal where it is about a stage that has gone.
    """
    stage = stage_of(kind, key, stages_by_id(session)) if kind is AlertKind.STAGE else None
    if stage is not None:
        return stage.name
    if there and kind is AlertKind.STAGE:
        raise Refusal("That stage is not there any more.")
    return about(kind, key)
