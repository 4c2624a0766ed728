"""The list of stages, as the guide knows them."""

from sqlmodel import Session, col, select

from respond_tui.guide.stages import Stage
from respond_tui.models import Stage as StageRow

_ALL = select(StageRow).order_by(col(StageRow.position), col(StageRow.id))
_IN_USE = _ALL.where(col(StageRow.deleted_at).is_(None))


def stages(session: Session) -> tuple[Stage, ...]:
    """The stages in use, in order."""
    return tuple(_picture(row) for row in session.exec(_IN_USE).all())


def stages_by_id(session: Session) -> dict[int, Stage]:
    """Every stage that a row may point to, those in the trash included, in order."""
    return {stage.id: stage for stage in map(_picture, session.exec(_ALL).all())}


def _picture(row: StageRow) -> Stage:
    assert row.id is not None
    names = tuple(row.other_names.splitlines())
    return Stage(row.id, row.name, row.position, row.kind, names)
