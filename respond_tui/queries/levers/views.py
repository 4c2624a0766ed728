"""One lever in full: how far it has come, its actions and weeks, then and since."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import text
from sqlmodel import Session, col, select

from respond_tui.guide import commitments as rule
from respond_tui.guide.commitments import Comparison, Grounds, Running, Suggestion, suggestions
from respond_tui.guide.patterns import Alert, key_of
from respond_tui.guide.patterns.gaps import TAG
from respond_tui.guide.rules import Rules
from respond_tui.guide.shares import Counts
from respond_tui.guide.terms import GapKind, StepState, Went
from respond_tui.models.patterns import CommitmentAction, CommitmentWeek
from respond_tui.queries.commitments import CommitmentView, commitment, unended
from respond_tui.queries.levers.aside import aside_since
from respond_tui.queries.levers.measured import Behind, behind_since, compared, undated_since
from respond_tui.queries.patterns.counted import counted
from respond_tui.queries.patterns.reflected import FACTS


@dataclass(frozen=True, slots=True)
class LeverAction:
    """Something to do for a lever; ``note`` is why it was left out."""

    id: int
    commitment_id: int
    text: str
    due_on: dt.date | None
    state: StepState
    note: str


@dataclass(frozen=True, slots=True)
class WeekView:
    """How a week went, as it was said on a day."""

    on: dt.date
    went: Went
    line: str | None


@dataclass(frozen=True, slots=True)
class LeverView:
    """One lever with all that belongs to it.

    ``weeks`` has an answer, or none, for each week that is over; ``said`` are the answers
    with their lines, the latest first.
    """

    chosen: CommitmentView
    comparison: Comparison | None
    actions: tuple[LeverAction, ...]
    weeks: tuple[Went | None, ...]
    said: tuple[WeekView, ...]


@dataclass(frozen=True, slots=True)
class LeverRows:
    """The applications behind a lever's numbers, since and then, and those in neither.

    Those then may be gone from the log by now; the frozen numbers keep them. ``aside`` started
    since and do not count, or not yet; of the ``undated`` nobody knows when they started.
    """

    since: Behind
    then: Behind
    aside: Mapping[Counts, tuple[int, ...]]
    undated: tuple[int, ...]


_KINDS = text(
    f"SELECT folded, kind, count(*) AS times FROM ({FACTS}) GROUP BY folded, kind ORDER BY times"
)


def lever(session: Session, commitment_id: int, today: dt.date, rules: Rules) -> LeverView | None:
    """One lever, with what started and was decided since, as of now."""
    chosen = commitment(session, commitment_id, today)
    if chosen is None:
        return None
    said = _weeks(session, commitment_id)
    marks = {week.on: week.went for week in said}
    last = min(chosen.ended_on or today, chosen.ends_on)
    return LeverView(
        chosen,
        compared(session, chosen, today, rules),
        _actions(session, commitment_id),
        rule.by_week(chosen.started_on, last, marks),
        said,
    )


def action(session: Session, action_id: int) -> LeverAction | None:
    """One action of a lever; ``None`` where it is not there, or in the trash."""
    row = session.get(CommitmentAction, action_id)
    return _action(row) if row is not None and row.deleted_at is None else None


def lever_rows(session: Session, view: CommitmentView, today: dt.date, rules: Rules) -> LeverRows:
    """The applications behind a lever's numbers."""
    frozen = view.baseline
    then = Behind(frozen.passed_ids, frozen.rejected_ids) if frozen else Behind((), ())
    return LeverRows(
        behind_since(session, view, today, rules),
        then,
        aside_since(session, view, today, rules),
        undated_since(session, view, today, rules),
    )


def suggested(
    session: Session, alert: Alert, today: dt.date, rules: Rules
) -> tuple[Suggestion, ...]:
    """What could be done about an alert, from what the log shows."""
    running = [
        Running(each.lever, each.what, each.target or "")
        for each in unended(session, today).values()
    ]
    grounds = Grounds(
        counted(session, today, rules), gap_kinds(session, today, rules), running, rules.floors
    )
    return suggestions(alert, grounds)


def gap_kinds(session: Session, today: dt.date, rules: Rules) -> dict[str, GapKind]:
    """Of which kind each gap is said to be the most often, by its key in the alerts."""
    since = today - dt.timedelta(days=rules.window_days)
    rows = session.connection().execute(_KINDS, {"since": since.isoformat()}).all()
    return {key_of(TAG, row.folded): GapKind(row.kind) for row in rows}


def _weeks(session: Session, commitment_id: int) -> tuple[WeekView, ...]:
    table = CommitmentWeek
    rows = session.exec(
        select(table)
        .where(table.commitment_id == commitment_id, col(table.deleted_at).is_(None))
        .order_by(col(table.on).desc(), col(table.id).desc())
    ).all()
    return tuple(WeekView(row.on, row.went, row.line) for row in rows)


def _actions(session: Session, commitment_id: int) -> tuple[LeverAction, ...]:
    table = CommitmentAction
    rows = session.exec(
        select(table)
        .where(table.commitment_id == commitment_id, col(table.deleted_at).is_(None))
        .order_by(col(table.position), col(table.id))
    ).all()
    return tuple(map(_action, rows))


def _action(row: CommitmentAction) -> LeverAction:
    assert row.id is not None
    return LeverAction(row.id, row.commitment_id, row.text, row.due_on, row.state, row.note)
