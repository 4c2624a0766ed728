"""What repeats: the stage table, and alerts with the rows behind every number."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Date, Row, text
from sqlmodel import Session, col, select

from respond_tui import models
from respond_tui.guide import pattern_words, patterns
from respond_tui.guide.commitments import CommitmentState
from respond_tui.guide.counting import StageCount
from respond_tui.guide.patterns import Alert, Outlook, Tally
from respond_tui.guide.rules import Rules
from respond_tui.guide.stages import Stage
from respond_tui.guide.terms import AlertKind, Answer, Certainty, Standing
from respond_tui.queries.commitments import CommitmentView, commitments, unended
from respond_tui.queries.counting import ENTRIES, bound
from respond_tui.queries.interviews.stages import counted_stages, stages_by_id

__all__ = [
    "AlertView",
    "Answered",
    "CommitmentView",
    "Evidence",
    "Overview",
    "alert_evidence",
    "alerts",
    "commitments",
    "decided_ids",
    "evidence",
    "overview",
    "stage_table",
    "tallies",
]

MOST = 500
"""At most so many rows of evidence at once."""


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
class Evidence:
    """One application behind a number; ``on`` is the day it was decided there, if known."""

    application_id: int
    company: str
    role: str | None
    stage: Stage
    standing: Standing
    on: dt.date | None
    reason_certainty: Certainty | None


@dataclass(frozen=True, slots=True)
class Overview:
    """The stage table and the alerts of one moment."""

    table: tuple[StageCount, ...]
    alerts: tuple[AlertView, ...]


_DECIDED = frozenset({Standing.PASSED.value, Standing.REJECTED.value})

_COUNTS = text(
    ENTRIES
    + """
    SELECT stage_id, standing, count(*) AS times, sum(decided_on IS NULL) AS undated,
        sum(decided_on IS NULL OR decided_on >= :since) AS recent
    FROM entry GROUP BY 1, 2
    """
)

_DECIDED_IDS = text(
    ENTRIES
    + """
    SELECT application_id FROM entry
    WHERE stage_id = :stage_id AND standing = :standing
        AND (decided_on IS NULL OR decided_on >= :since)
    ORDER BY application_id
    """
)

_EVIDENCE = text(
    ENTRIES
    + """
    SELECT application_id, company, role, stage_id, standing, decided_on, reason_certainty
    FROM entry JOIN application ON application.id = application_id
    WHERE stage_id = :stage_id AND (:standing IS NULL OR standing = :standing)
        AND (:since IS NULL OR decided_on IS NULL OR decided_on >= :since)
    ORDER BY decided_on DESC, application_id DESC
    LIMIT :most
    """
).columns(decided_on=Date)


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


def _counted(session: Session, today: dt.date, rules: Rules) -> Sequence[Row[tuple[object, ...]]]:
    return session.connection().execute(_COUNTS, bound(today, rules)).all()


def _table(
    counted: Sequence[Row[tuple[object, ...]]], known: Sequence[Stage]
) -> tuple[StageCount, ...]:
    found: dict[int, dict[str, int]] = {}
    for row in counted:
        found.setdefault(row.stage_id, {})[row.standing] = row.times
    return tuple(
        StageCount(stage, **found.get(stage.id, {}))
        for stage in known
        if stage.id in found or not stage.is_retired
    )


def _tallies(
    counted: Sequence[Row[tuple[object, ...]]], known: Sequence[Stage]
) -> tuple[Tally, ...]:
    recent = {(row.stage_id, row.standing): row.recent for row in counted}
    undated: Counter[int] = Counter()
    for row in counted:
        if row.standing in _DECIDED:
            undated[row.stage_id] += row.undated
    return tuple(
        Tally(
            stage,
            passed=recent.get((stage.id, Standing.PASSED.value), 0),
            rejected=recent.get((stage.id, Standing.REJECTED.value), 0),
            undated=undated[stage.id],
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


def evidence(
    session: Session,
    stage_id: int,
    standing: Standing | None,
    today: dt.date,
    rules: Rules,
    *,
    within_window: bool = False,
    most: int = MOST,
) -> tuple[Evidence, ...]:
    """The applications behind a number of the stage table, the newest first, undated last.

    ``standing`` of ``None`` is all that entered. ``within_window`` leaves out what an alert
    leaves out.
    """
    asked: dict[str, str | int | None] = {
        **bound(today, rules),
        "stage_id": stage_id,
        "standing": standing.value if standing else None,
        "most": most,
    }
    if not within_window:
        asked["since"] = None
    known = stages_by_id(session)
    return tuple(
        Evidence(
            application_id=row.application_id,
            company=row.company,
            role=row.role,
            stage=known[row.stage_id],
            standing=Standing(row.standing),
            on=row.decided_on,
            reason_certainty=Certainty(row.reason_certainty) if row.reason_certainty else None,
        )
        for row in session.connection().execute(_EVIDENCE, asked).all()
    )


def alert_evidence(
    session: Session, view: AlertView, today: dt.date, rules: Rules
) -> tuple[Evidence, ...]:
    """The rejections that an alert counts, all of them, the newest first."""
    return evidence(
        session,
        view.alert.stage.id,
        Standing.REJECTED,
        today,
        rules,
        within_window=True,
        most=view.alert.rejected,
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
