"""What repeats: the stage table, and alerts with the rows behind every number."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import text
from sqlmodel import Session, col, select

from respond_tui import models
from respond_tui.guide import pattern_words, patterns
from respond_tui.guide.commitments import CommitmentState
from respond_tui.guide.counting import StageCount
from respond_tui.guide.patterns import Alert, Outlook, Tally
from respond_tui.guide.rules import Rules
from respond_tui.guide.stages import Stage
from respond_tui.guide.terms import AlertKind, Answer, Standing
from respond_tui.queries.commitments import CommitmentView, commitments, unended
from respond_tui.queries.counting import ENTRIES, bound
from respond_tui.queries.interviews.stages import counted_stages

__all__ = [
    "AlertView",
    "Answered",
    "CommitmentView",
    "Overview",
    "alerts",
    "commitments",
    "decided_ids",
    "overview",
    "stage_table",
    "tallies",
]


@dataclass(frozen=True, slots=True)
class Answered:
    """What a person said to an alert; ``until`` is the last quiet day, ``None`` for no end."""

    answer: Answer
    until: dt.date | None
    why: str | None


@dataclass(frozen=True, slots=True)
class AlertView:
    """An alert as of today, in words, with what a person has made of it.

    ``quiet`` while a commitment runs on it or an answer holds; a commitment that is due
    is not quiet any more. ``undated`` is a sentence, or empty.
    """

    alert: Alert
    outlook: Outlook
    headline: str
    basis: str
    change: str
    undated: str
    commitment: CommitmentView | None
    answered: Answered | None
    quiet: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """The stage table and the alerts of one moment."""

    table: tuple[StageCount, ...]
    alerts: tuple[AlertView, ...]


class _Tallied(NamedTuple):
    """One stage: all entries by standing, those decided within the window, and undated ones."""

    times: Counter[str]
    recent: Counter[str]
    undated: int


_DECIDED = frozenset({Standing.PASSED.value, Standing.REJECTED.value})

_COUNTS = text(
    """
    SELECT stage_id, standing, count(*) AS times, count(decided_on) AS dated,
        coalesce(sum(decided_on >= :since), 0) AS recent,
        coalesce(sum(waits_since <= :last_silent_day), 0) AS silent
    FROM main.entry GROUP BY 1, 2
    """
)
"""Along the index as it is kept: what waits too long is told apart afterwards."""

_DECIDED_IDS = text(
    ENTRIES
    + """
    SELECT application_id FROM entry
    WHERE stage_id = :stage_id AND standing = :standing
        AND (decided_on IS NULL OR decided_on >= :since)
    ORDER BY application_id
    """
)


def stage_table(session: Session, today: dt.date, rules: Rules) -> tuple[StageCount, ...]:
    """How all entries ever stand, a line a stage, in the order of the stages.

    A retired stage is there as long as anything entered it.
    """
    return _table(_counted(session, today, rules), counted_stages(session))


def tallies(session: Session, today: dt.date, rules: Rules) -> tuple[Tally, ...]:
    """What was decided within the window, a tally a stage; undated decisions are within it."""
    return _tallies(_counted(session, today, rules), counted_stages(session))


def overview(session: Session, today: dt.date, rules: Rules) -> Overview:
    """The stage table and the alerts, from one look at the log."""
    counted, known = _counted(session, today, rules), counted_stages(session)
    found = _alerts(session, _tallies(counted, known), today, rules)
    return Overview(_table(counted, known), found)


def alerts(session: Session, today: dt.date, rules: Rules) -> tuple[AlertView, ...]:
    """What repeats, the strongest first; those that are quiet keep their place."""
    return _alerts(session, tallies(session, today, rules), today, rules)


def _counted(session: Session, today: dt.date, rules: Rules) -> Mapping[int, _Tallied]:
    found: dict[int, _Tallied] = defaultdict(lambda: _Tallied(Counter(), Counter(), 0))
    for row in session.connection().execute(_COUNTS, bound(today, rules)).all():
        here, undated = found[row.stage_id], row.times - row.dated
        here.times[row.standing] += row.times - row.silent
        here.times[Standing.SILENT.value] += row.silent
        if row.standing in _DECIDED:
            here.recent[row.standing] += row.recent + undated
            found[row.stage_id] = here._replace(undated=here.undated + undated)
    return found


def _table(counted: Mapping[int, _Tallied], known: Sequence[Stage]) -> tuple[StageCount, ...]:
    return tuple(
        StageCount(stage, **(counted[stage.id].times if stage.id in counted else {}))
        for stage in known
        if stage.id in counted or not stage.is_retired
    )


def _tallies(counted: Mapping[int, _Tallied], known: Sequence[Stage]) -> tuple[Tally, ...]:
    none = _Tallied(Counter(), Counter(), 0)
    return tuple(
        Tally(
            stage,
            passed=counted.get(stage.id, none).recent[Standing.PASSED.value],
            rejected=counted.get(stage.id, none).recent[Standing.REJECTED.value],
            undated=counted.get(stage.id, none).undated,
        )
        for stage in known
    )


def _alerts(
    session: Session, counted: Sequence[Tally], today: dt.date, rules: Rules
) -> tuple[AlertView, ...]:
    found = patterns.alerts(counted)
    if not found:
        return ()
    answers = _answers(session, today)
    chosen = unended(session, today)
    return tuple(
        _view(
            alert,
            patterns.outlook(alert, counted),
            chosen.get((alert.kind, alert.key)),
            answers.get((alert.kind, alert.key)),
            rules,
        )
        for alert in found
    )


def decided_ids(
    session: Session, stage_id: int, standing: Standing, today: dt.date, rules: Rules
) -> tuple[int, ...]:
    """The applications that stand so at a stage within the window, undated ones too."""
    asked = {**bound(today, rules), "stage_id": stage_id, "standing": standing.value}
    return tuple(session.connection().execute(_DECIDED_IDS, asked).scalars().all())


def _view(
    alert: Alert,
    outlook: Outlook,
    commitment: CommitmentView | None,
    answered: Answered | None,
    rules: Rules,
) -> AlertView:
    runs = commitment is not None and commitment.state is CommitmentState.RUNNING
    return AlertView(
        alert=alert,
        outlook=outlook,
        headline=pattern_words.headline(alert),
        basis=pattern_words.basis(alert),
        change=pattern_words.what_would_change(alert, outlook, rules.window_days),
        undated=pattern_words.undated(alert),
        commitment=commitment,
        answered=answered,
        quiet=runs or (answered is not None and commitment is None),
    )


def _answers(session: Session, today: dt.date) -> Mapping[tuple[AlertKind, str], Answered]:
    """What was last said to each alert, where it still holds."""
    table = models.AlertAnswer
    rows = session.exec(
        select(table).where(col(table.deleted_at).is_(None)).order_by(col(table.id))
    ).all()
    latest = {(row.kind, row.key): row for row in rows}
    return {
        alert: Answered(row.answer, row.until, row.why)
        for alert, row in latest.items()
        if row.until is None or row.until >= today
    }
