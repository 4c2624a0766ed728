"""One reflection in the hands of an action: begun where nothing was written yet."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from sqlmodel import Session

from respond_tui.actions.desk import Desk
from respond_tui.actions.keeping import alter, found, id_of, keep
from respond_tui.guide.reflection import AskedQuestion
from respond_tui.guide.terms import GapKind
from respond_tui.models.interviews import Application
from respond_tui.models.recovery import Recovery
from respond_tui.models.reflection import (
    Action,
    Gap,
    GapBase,
    Question,
    QuestionBase,
    Reflection,
    ReflectionBase,
)
from respond_tui.queries.reflection.prefill import Prefill, prefilled
from respond_tui.queries.reflection.views import offered, parts_of, reflection_of

PartT = TypeVar("PartT", Gap, Action)


@dataclass(frozen=True, slots=True)
class Written:
    """What was written of a reflection, in one sentence; ``row_id`` is the gap or action."""

    recovery_id: int
    what: str
    row_id: int | None = None


@dataclass(frozen=True)
class Hand:
    """A reflection, the recovery it belongs to, and the transaction that it is changed in."""

    session: Session
    desk: Desk
    recovery: Recovery
    company: str

    @cached_property
    def known(self) -> Prefill:
        """What the log knows of this no."""
        return prefilled(self.session, self.recovery)

    @cached_property
    def row(self) -> Reflection:
        """The reflection; the first thing written takes along what the log knows."""
        row = reflection_of(self.session, id_of(self.recovery))
        if row is not None:
            return row
        known = self.known
        values = {
            "recovery_id": id_of(self.recovery),
            "role": known.role,
            "stage": known.stage,
            "on": known.on,
            "people": known.people,
            "outcome": known.outcome,
        }
        row = keep(self.session, self.desk, Reflection, ReflectionBase, values)
        self.ask(row, known.questions)
        return row

    def alter(self, **values: object) -> None:
        """Change the reflection. Raises Refusal."""
        alter(self.session, self.desk, self.row, ReflectionBase, values)

    def ask(self, row: Reflection, asked: Sequence[AskedQuestion]) -> None:
        """Let these be the questions, in this order."""
        before = parts_of(self.session, Question, row)
        for number, one in enumerate(asked):
            values = {
                "reflection_id": id_of(row),
                "text": one.text,
                "mark": one.mark,
                "position": number + 1,
            }
            if number < len(before):
                alter(self.session, self.desk, before[number], QuestionBase, values)
            else:
                keep(self.session, self.desk, Question, QuestionBase, values)
        for left in before[len(asked) :]:
            self.session.delete(left)

    def gaps(self) -> list[Gap]:
        """The gaps in order, those in the trash too; what the log offers is kept with them."""
        gaps = parts_of(self.session, Gap, self.row)
        return gaps + [self.add_gap(kind, tag) for kind, tag in offered(gaps, self.known)]

    def add_gap(self, kind: GapKind, tag: str, observation: str = "") -> Gap:
        """A new gap at the end. Raises Refusal."""
        values = {"kind": kind, "tag": tag, "observation": observation}
        return keep(self.session, self.desk, Gap, GapBase, values | self.at_end(Gap))

    def at_end(self, table: type[PartT]) -> dict[str, object]:
        """What puts a new row behind all others of this reflection."""
        last = max((part.position for part in parts_of(self.session, table, self.row)), default=0)
        return {"reflection_id": id_of(self.row), "position": last + 1}


@contextmanager
def at_hand(desk: Desk, recovery_id: int, what: str) -> Iterator[Hand]:
    """One write transaction on a reflection, called after what is done and the company."""
    with desk.store.write(what, desk.now) as session:
        yield _hand(session, desk, recovery_id, what)


@contextmanager
def part_at_hand(
    desk: Desk, table: type[PartT], row_id: int, what: Callable[[PartT], str]
) -> Iterator[tuple[Hand, PartT]]:
    """The same on a gap or an action of one."""
    with desk.store.write("change a reflection", desk.now) as session:
        row = found(session, table, row_id)
        recovery_id = found(session, Reflection, row.reflection_id).recovery_id
        yield _hand(session, desk, recovery_id, what(row)), row


def _hand(session: Session, desk: Desk, recovery_id: int, what: str) -> Hand:
    recovery = found(session, Recovery, recovery_id)
    company = found(session, Application, recovery.application_id).company
    session.info["label"] = f"{what} after {company}"
    return Hand(session, desk, recovery, company)
