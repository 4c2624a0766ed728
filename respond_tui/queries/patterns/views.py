"""What repeats: the stage table, and alerts with the rows behind every number."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlmodel import Session, col, select

from respond_tui.guide import pattern_words, patterns
from respond_tui.guide.commitments import CommitmentState
from respond_tui.guide.counting import StageCount
from respond_tui.guide.patterns import Alert, Counted, Outlook
from respond_tui.guide.rules import Rules
from respond_tui.guide.terms import AlertKind, Answer
from respond_tui.models.patterns import AlertAnswer
from respond_tui.queries.commitments import CommitmentView, unended
from respond_tui.queries.interviews.stages import counted_stages
from respond_tui.queries.patterns.counted import counted
from respond_tui.queries.patterns.stages import entries_by_stage, table_of, tallies_of


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
    is not quiet any more. ``undated`` is a sentence, or empty. ``in_front`` are the few that
    are shown before all others.
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
    in_front: bool = False


@dataclass(frozen=True, slots=True)
class Overview:
    """The stage table and the alerts of one moment."""

    table: tuple[StageCount, ...]
    alerts: tuple[AlertView, ...]


def overview(session: Session, today: dt.date, rules: Rules) -> Overview:
    """The stage table and the alerts, from one look at the log."""
    entries, known = entries_by_stage(session, today, rules), counted_stages(session)
    seen = counted(session, today, rules, tallies_of(entries, known))
    return Overview(
        table_of(entries, known, rules.confidence), _alerts(session, seen, today, rules)
    )


def alerts(session: Session, today: dt.date, rules: Rules) -> tuple[AlertView, ...]:
    """What repeats, the strongest first; those that are quiet keep their place."""
    return _alerts(session, counted(session, today, rules), today, rules)


def _alerts(session: Session, seen: Counted, today: dt.date, rules: Rules) -> tuple[AlertView, ...]:
    found = tuple(
        alert.at(rules.confidence)
        for alert in patterns.alerts(seen, rules.floors, rules.quiet_kinds)
    )
    if not found:
        return ()
    answers = _answers(session, today)
    chosen = unended(session, today)
    views = [
        _view(
            alert,
            patterns.outlook(alert, seen, rules.floors),
            chosen.get((alert.kind, alert.key)),
            answers.get((alert.kind, alert.key)),
            rules,
        )
        for alert in found
    ]
    first = patterns.in_front([view.alert for view in views if not view.quiet])
    return tuple(replace(view, in_front=view.alert in first) for view in views)


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
        basis=pattern_words.basis(alert, rules.floors, rules.silence_days),
        change=pattern_words.what_would_change(alert, outlook, rules.window_days, rules.floors),
        undated=pattern_words.undated(alert),
        commitment=commitment,
        answered=answered,
        quiet=runs or (answered is not None and commitment is None),
    )


def _answers(session: Session, today: dt.date) -> Mapping[tuple[AlertKind, str], Answered]:
    """What was last said to each alert, where it still holds."""
    table = AlertAnswer
    rows = session.exec(
        select(table).where(col(table.deleted_at).is_(None)).order_by(col(table.id))
    ).all()
    latest = {(row.kind, row.key): row for row in rows}
    return {
        alert: Answered(row.answer, row.until, row.why)
        for alert, row in latest.items()
        if row.until is None or row.until >= today
    }
