"""Assumptions about the search, with what the log says of each."""

import datetime as dt
from dataclasses import dataclass

from sqlmodel import Session, col, select

from respond_tui.guide.assumptions import READY, Ready, Weighed, weigh
from respond_tui.guide.directions import Values, read_direction
from respond_tui.guide.patterns import SliceTally
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.rules import Rules
from respond_tui.guide.terms import AssumptionArea, Verdict
from respond_tui.models.directions import Assumption
from respond_tui.queries.directions import direction_values
from respond_tui.queries.patterns.slices import slice_tallies

_ORDER = (Verdict.OPEN, Verdict.HELD, Verdict.FELL)


@dataclass(frozen=True, slots=True)
class AssumptionView:
    """One assumption as of today.

    ``weighed`` is there where it is about a slice of the log; ``problem`` says why the slice
    that it names cannot be read any more.
    """

    id: int
    area: AssumptionArea
    text: str
    about: str
    test: str
    due_on: dt.date | None
    verdict: Verdict
    verdict_note: str
    decided_on: dt.date | None
    is_due: bool
    weighed: Weighed | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Offered:
    """One to start from, with the slice of this log that it is about and what came of that."""

    ready: Ready
    about: str
    weighed: Weighed | None


@dataclass(frozen=True, slots=True)
class Assumptions:
    """All of them, those that are open first, what is due before that; and some to start from.

    ``ready`` leaves out those that were started from already.
    """

    all: tuple[AssumptionView, ...]
    ready: tuple[Offered, ...]


def assumptions(session: Session, today: dt.date, rules: Rules) -> Assumptions:
    """Every assumption with what speaks for and against it, from one count of the log."""
    table = Assumption
    rows = session.exec(select(table).where(col(table.deleted_at).is_(None))).all()
    tallies = slice_tallies(session, today, rules)
    known = direction_values(session)
    views = [_view(row, today, rules, tallies, known) for row in rows]
    texts = {view.text for view in views}
    return Assumptions(
        tuple(sorted(views, key=_place)),
        tuple(_offered(each, rules, tallies, known) for each in READY if each.text not in texts),
    )


def _offered(ready: Ready, rules: Rules, tallies: tuple[SliceTally, ...], known: Values) -> Offered:
    about = ready.about(tallies)
    weighed, problem = _said(about, rules, tallies, known)
    return Offered(ready, "" if problem else about, weighed)


def _view(
    row: Assumption,
    today: dt.date,
    rules: Rules,
    tallies: tuple[SliceTally, ...],
    known: Values,
) -> AssumptionView:
    assert row.id is not None
    weighed, problem = _said(row.about or "", rules, tallies, known)
    is_open = row.verdict is Verdict.OPEN
    return AssumptionView(
        id=row.id,
        area=row.area,
        text=row.text,
        about=row.about or "",
        test=row.test or "",
        due_on=row.due_on,
        verdict=row.verdict,
        verdict_note=row.verdict_note,
        decided_on=row.decided_on,
        is_due=is_open and row.due_on is not None and row.due_on <= today,
        weighed=weighed,
        problem=problem,
    )


def _said(
    about: str, rules: Rules, tallies: tuple[SliceTally, ...], known: Values
) -> tuple[Weighed | None, str]:
    """What the log says of a slice, or why it cannot be read any more."""
    if not about:
        return None, ""
    try:
        part = read_direction(about, known).parts[0]
    except Refusal as refusal:
        return None, refusal.sentence
    return weigh(part, tallies, rules.fewest_decided, rules.confidence), ""


def _place(view: AssumptionView) -> tuple[int, dt.date, int]:
    return (_ORDER.index(view.verdict), view.due_on or dt.date.max, view.id)
