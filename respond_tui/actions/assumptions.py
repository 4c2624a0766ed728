"""What a person assumes about their search, and what became of it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import Session

from respond_tui.actions.desk import Desk
from respond_tui.actions.keeping import alter, found, id_of, keep, throw_away
from respond_tui.guide.directions import read_direction
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import Verdict
from respond_tui.guide.text import shortened
from respond_tui.models.directions import Assumption, AssumptionBase
from respond_tui.queries.directions import direction_values

_TOLD = {
    Verdict.HELD: "held",
    Verdict.FELL: "fell",
    Verdict.OPEN: "is open again",
}


@dataclass(frozen=True, slots=True)
class AssumptionDone:
    """An assumption, and in one sentence what was done with it."""

    id: int
    what: str


def add_assumption(desk: Desk, values: Mapping[str, object]) -> AssumptionDone:
    """Keep an assumption: area, text, about, test, due_on. Raises Refusal."""
    with desk.store.write("add an assumption", desk.now) as session:
        row = keep(session, desk, Assumption, AssumptionBase, _checked(session, values))
        name = shortened(row.text)
        session.info["label"] = f"add the assumption “{name}”"
        return AssumptionDone(id_of(row), f"“{name}” is among your assumptions.")


def edit_assumption(desk: Desk, assumption_id: int, values: Mapping[str, object]) -> AssumptionDone:
    """Write an assumption anew; its verdict stays. Raises Refusal."""
    with desk.store.write("edit an assumption", desk.now) as session:
        row = found(session, Assumption, assumption_id)
        alter(session, desk, row, AssumptionBase, _checked(session, values))
        name = shortened(row.text)
        session.info["label"] = f"edit the assumption “{name}”"
        return AssumptionDone(assumption_id, f"Changed the assumption “{name}”.")


def judge_assumption(
    desk: Desk,
    assumption_id: int,
    verdict: Verdict,
    note: str = "",
    due_on: dt.date | None = None,
) -> AssumptionDone:
    """Say what became of an assumption, as of today, or leave it open until another day.

    Raises Refusal for a day that is over.
    """
    with desk.store.write("judge an assumption", desk.now) as session:
        row = found(session, Assumption, assumption_id)
        name = shortened(row.text)
        session.info["label"] = f"judge the assumption “{name}”"
        is_open, was_open = verdict is Verdict.OPEN, row.verdict is Verdict.OPEN
        values: dict[str, object] = {
            "verdict": verdict,
            "verdict_note": note,
            "decided_on": None if is_open else desk.today,
        }
        if is_open:
            _check_day(desk, due_on)
            values["due_on"] = due_on
        alter(session, desk, row, AssumptionBase, values)
        told = "stays open" if is_open and was_open else _TOLD[verdict]
        return AssumptionDone(assumption_id, f"“{name}” {told}.")


def delete_assumption(desk: Desk, assumption_id: int) -> AssumptionDone:
    """Put an assumption into the trash. Raises Refusal when there is none."""
    with desk.store.write("delete an assumption", desk.now) as session:
        row = found(session, Assumption, assumption_id)
        name = shortened(row.text)
        session.info["label"] = f"delete the assumption “{name}”"
        throw_away(session, desk, [row])
        return AssumptionDone(assumption_id, f"The assumption “{name}” is in the trash.")


def _check_day(desk: Desk, due_on: dt.date | None) -> None:
    if due_on is not None and due_on < desk.today:
        raise Refusal("That day is over. Choose today or a later one, or none.", "due_on")


def _checked(session: Session, values: Mapping[str, object]) -> dict[str, object]:
    """The values with the slice as it is kept; one slice, so that it is clear what is weighed."""
    text, about = values.get("text"), values.get("about")
    if not isinstance(text, str) or not text.strip():
        raise Refusal("What do you assume? One line is enough.", "text")
    checked = dict(values)
    if isinstance(about, str) and about.strip():
        try:
            direction = read_direction(about, direction_values(session))
        except Refusal as refusal:
            raise Refusal(refusal.sentence, "about") from None
        if len(direction.parts) > 1:
            raise Refusal("One thing at a time here, such as remote.", "about")
        checked["about"] = direction.written
    return checked
