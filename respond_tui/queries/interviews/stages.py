"""The list of stages, as the guide knows them."""

from sqlalchemy import Row, text
from sqlmodel import Session

from respond_tui.guide.stages import Stage
from respond_tui.guide.terms import StageKind

_ALL = text(
    "SELECT id, name, position, kind, other_names, deleted_at FROM stage ORDER BY position, id"
)


def stages(session: Session) -> tuple[Stage, ...]:
    """The stages in use, in order."""
    rows = session.connection().execute(_ALL).all()
    return tuple(_picture(row) for row in rows if row.deleted_at is None)


def stages_by_id(session: Session) -> dict[int, Stage]:
    """Every stage that a row may point to, those in the trash included, in order."""
    rows = session.connection().execute(_ALL).all()
    return {stage.id: stage for stage in map(_picture, rows)}


def _picture(row: Row[tuple[object, ...]]) -> Stage:
    names = tuple(row.other_names.splitlines())
    return Stage(row.id, row.name, row.position, StageKind(row.kind), names)
