"""The levers chosen, and how far each has come."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import Session, col, select

from respond_tui.guide import commitments as rule
from respond_tui.guide.commitments import Baseline, CommitmentState, Progress
from respond_tui.guide.pattern_words import about
from respond_tui.guide.stages import Stage
from respond_tui.guide.terms import AlertKind, Lever
from respond_tui.models.patterns import Commitment
from respond_tui.queries.interviews.stages import stages_by_id


@dataclass(frozen=True, slots=True)
class CommitmentView:
    """One lever chosen, as of today.

    ``about`` is what its alert is about, in words. ``stage`` is ``None`` where that is no stage,
    ``baseline`` where it cannot be read. ``queries.levers`` has what came after.
    """

    id: int
    kind: AlertKind
    key: str
    about: str
    stage: Stage | None
    lever: Lever
    what: str
    target: str | None
    why: str | None
    started_on: dt.date
    ends_on: dt.date
    ended_on: dt.date | None
    verdict: str | None
    notes: str
    baseline: Baseline | None
    state: CommitmentState
    progress: Progress


_ORDER = (CommitmentState.DUE, CommitmentState.RUNNING, CommitmentState.ENDED)


def commitments(session: Session, today: dt.date) -> tuple[CommitmentView, ...]:
    """Every lever chosen: those due first, then those running, then the ended, newest first."""
    views = _views(session, today, ended=True)
    return tuple(sorted(views, key=lambda view: _ORDER.index(view.state)))


def unended(session: Session, today: dt.date) -> Mapping[tuple[AlertKind, str], CommitmentView]:
    """The levers running or due, by the kind and key of their alert."""
    return {(view.kind, view.key): view for view in _views(session, today, ended=False)}


def commitment(session: Session, commitment_id: int, today: dt.date) -> CommitmentView | None:
    """One of them; ``None`` where it is not there, or in the trash."""
    row = session.get(Commitment, commitment_id)
    if row is None or row.deleted_at is not None:
        return None
    return _view(row, stages_by_id(session), today)


def _views(session: Session, today: dt.date, *, ended: bool) -> list[CommitmentView]:
    """The newest first."""
    table = Commitment
    asked = select(table).where(col(table.deleted_at).is_(None))
    if not ended:
        asked = asked.where(col(table.ended_on).is_(None))
    rows = session.exec(asked.order_by(col(table.started_on).desc(), col(table.id).desc())).all()
    if not rows:
        return []
    known = stages_by_id(session)
    return [_view(row, known, today) for row in rows]


def _view(row: Commitment, known: Mapping[int, Stage], today: dt.date) -> CommitmentView:
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
        target=row.target,
        why=row.why,
        started_on=row.started_on,
        ends_on=row.ends_on,
        ended_on=row.ended_on,
        verdict=row.verdict,
        notes=row.notes,
        baseline=Baseline.from_json(row.baseline),
        state=rule.state(row.ends_on, row.ended_on, today),
        progress=rule.progress(row.started_on, row.ends_on, row.ended_on or today),
    )


def stage_of(kind: AlertKind, key: str, known: Mapping[int, Stage]) -> Stage | None:
    """The stage that an alert is about, if its kind is and the stage is there."""
    return known.get(int(key)) if kind is AlertKind.STAGE and key.isdecimal() else None
