"""The levers chosen: how far each has come, and what came after it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Date, Row, text
from sqlmodel import Session, col, select

from respond_tui import models
from respond_tui.guide import commitments as rule
from respond_tui.guide.commitments import Baseline, CommitmentState, Comparison, Progress
from respond_tui.guide.pattern_words import about
from respond_tui.guide.rules import Rules
from respond_tui.guide.stages import Stage
from respond_tui.guide.statistics import Proportion
from respond_tui.guide.terms import AlertKind, Lever, Standing
from respond_tui.queries.counting import ENTRIES, bound
from respond_tui.queries.interviews.stages import stages_by_id


@dataclass(frozen=True, slots=True)
class CommitmentView:
    """One lever chosen, as of today.

    ``about`` is what its alert is about, in words. ``stage`` is ``None`` where that is no stage,
    ``baseline`` where it cannot be read; ``comparison`` is there for a stage, once the
    commitment is due or ended.
    """

    id: int
    kind: AlertKind
    key: str
    about: str
    stage: Stage | None
    lever: Lever
    what: str
    started_on: dt.date
    ends_on: dt.date
    ended_on: dt.date | None
    verdict: str | None
    notes: str
    baseline: Baseline | None
    state: CommitmentState
    progress: Progress
    comparison: Comparison | None


_DECIDED = text(
    ENTRIES
    + """
    SELECT application_id, stage_id, standing, decided_on FROM entry
    WHERE standing IN ('passed', 'rejected') AND (decided_on IS NULL OR decided_on >= :first_day)
    """
).columns(decided_on=Date)

_ORDER = (CommitmentState.DUE, CommitmentState.RUNNING, CommitmentState.ENDED)


def commitments(session: Session, today: dt.date) -> tuple[CommitmentView, ...]:
    """Every lever chosen: those due first, then those running, then the ended, newest first."""
    views = _views(session, today, ended=True)
    return tuple(sorted(views, key=lambda view: _ORDER.index(view.state)))


def unended(session: Session, today: dt.date) -> Mapping[tuple[AlertKind, str], CommitmentView]:
    """The levers running or due, by the kind and key of their alert."""
    return {(view.kind, view.key): view for view in _views(session, today, ended=False)}


def _views(session: Session, today: dt.date, *, ended: bool) -> list[CommitmentView]:
    """The newest first."""
    table = models.Commitment
    asked = select(table).where(col(table.deleted_at).is_(None))
    if not ended:
        asked = asked.where(col(table.ended_on).is_(None))
    rows = session.exec(asked.order_by(col(table.started_on).desc(), col(table.id).desc())).all()
    if not rows:
        return []
    known = stages_by_id(session)
    views = [_view(row, known, today) for row in rows]
    judged = [view for view in views if view.state is not CommitmentState.RUNNING]
    if not judged:
        return views
    decided = _decided(session, min(view.started_on for view in judged), today)
    return [
        replace(view, comparison=_compared(view, decided)) if view in judged else view
        for view in views
    ]


def _view(row: models.Commitment, known: Mapping[int, Stage], today: dt.date) -> CommitmentView:
    assert row.id is not None
    stage = stage_of(row.kind, row.key, known)
    return CommitmentView(
        id=row.id,
        kind=row.kind,
        key=row.key,
        about=stage.name if stage else about(row.kind, row.key),
        stage=stage,
        lever=row.lever,
        what=row.what,
        started_on=row.started_on,
        ends_on=row.ends_on,
        ended_on=row.ended_on,
        verdict=row.verdict,
        notes=row.notes,
        baseline=Baseline.from_json(row.baseline),
        state=rule.state(row.ends_on, row.ended_on, today),
        progress=rule.progress(row.started_on, row.ends_on, row.ended_on or today),
        comparison=None,
    )


def stage_of(kind: AlertKind, key: str, known: Mapping[int, Stage]) -> Stage | None:
    """The stage that an alert is about, if its kind is and the stage is there."""
    return known.get(int(key)) if kind is AlertKind.STAGE and key.isdecimal() else None


def _decided(
    session: Session, first_day: dt.date, today: dt.date
) -> Mapping[int, Sequence[Row[tuple[object, ...]]]]:
    """What was decided since a day, or on an unknown one, by stage.

    Silence plays no part in what is decided, so the usual limits do.
    """
    asked = {
        "last_silent_day": bound(today, Rules())["last_silent_day"],
        "first_day": first_day.isoformat(),
    }
    found = defaultdict(list)
    for row in session.connection().execute(_DECIDED, asked).all():
        found[row.stage_id].append(row)
    return found


def _compared(
    view: CommitmentView, decided: Mapping[int, Sequence[Row[tuple[object, ...]]]]
) -> Comparison | None:
    """Then and since; what is frozen in the baseline is not counted a second time.

    A decision without a date that the baseline does not know was logged after it.
    """
    if view.baseline is None or view.stage is None:
        return None
    frozen = {*view.baseline.passed_ids, *view.baseline.rejected_ids}
    last = view.ended_on or dt.date.max
    since = [
        row.standing
        for row in decided.get(view.stage.id, ())
        if row.application_id not in frozen
        and (row.decided_on is None or view.started_on <= row.decided_on <= last)
    ]
    return Comparison(
        view.baseline.here, Proportion(since.count(Standing.PASSED.value), len(since))
    )
