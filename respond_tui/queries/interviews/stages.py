"""The list of stages, as the guide knows them: those that count, and those that are offered."""

from collections.abc import Collection

from sqlalchemy import Row, text
from sqlmodel import Session

from respond_tui.guide.stages import Stage
from respond_tui.guide.terms import StageKind

_ALL = text(
    "SELECT id, name, position, kind, other_names, retired_at, deleted_at"
    " FROM stage ORDER BY position, id"
)


def counted_stages(session: Session) -> tuple[Stage, ...]:
    """The stages that count and that words are understood by, retired ones too, in order."""
    rows = session.connection().execute(_ALL).all()
    return tuple(_picture(row) for row in rows if row.deleted_at is None)


def offered_stages(session: Session, also: Collection[int] = ()) -> tuple[Stage, ...]:
    """The stages to choose from, in order; ``also`` are ids of retired ones that stand there."""
    return tuple(
        stage for stage in counted_stages(session) if not stage.is_retired or stage.id in also
    )


def stages_by_id(session: Session) -> dict[int, Stage]:
    """Every stage that a row may point to, those in the trash included, in order."""
    rows = session.connection().execute(_ALL).all()
    return {stage.id: stage for stage in map(_picture, rows)}


def _picture(row: Row[tuple[object, ...]]) -> Stage:
    names = tuple(row.other_names.splitlines())
    is_retired = row.retired_at is not None
    return Stage(row.id, row.name, row.position, StageKind(row.kind), names, is_retired)
