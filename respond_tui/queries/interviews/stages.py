"""The list of stages, as the guide knows them: those that count, and those that are offered."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Row, text
from sqlmodel import Session

from respond_tui.guide.stages import Stage
from respond_tui.guide.terms import StageKind

_ALL = text(
    "SELECT id, name, position, kind, other_names, retired_at, deleted_at"
    " FROM stage ORDER BY position, id"
)


_USES = text(
    """
    SELECT
        id, coalesce(entered, 0) AS entered, coalesce(rounds, 0) AS rounds,
        held.stage_id IS NOT NULL
            OR id IN (SELECT ended_stage_id FROM application)
            OR CAST(id AS TEXT) IN (
                SELECT "key" FROM alert_answer WHERE kind = 'stage' AND deleted_at IS NULL
                UNION
                SELECT "key" FROM "commitment" WHERE kind = 'stage' AND deleted_at IS NULL
            ) AS is_used
    FROM stage
    LEFT JOIN (
        SELECT stage_id, count(*) AS entered FROM entry GROUP BY 1
    ) AS came ON came.stage_id = id
    LEFT JOIN (
        SELECT stage_id, sum(deleted_at IS NULL) AS rounds FROM interview GROUP BY 1
    ) AS held ON held.stage_id = id
    WHERE deleted_at IS NULL
    """
)


@dataclass(frozen=True, slots=True)
class StageUse:
    """A stage, how many applications entered it, and how many rounds were held at it.

    ``is_used`` when any row points at it, those in the trash, levers and answers included.
    """

    stage: Stage
    entered: int
    rounds: int
    is_used: bool


def counted_stages(session: Session) -> tuple[Stage, ...]:
    """The stages that count and that words are understood by, retired ones too, in order."""
    rows = session.connection().execute(_ALL).all()
    return tuple(_picture(row) for row in rows if row.deleted_at is None)


def offered_stages(session: Session, also: Collection[int] = ()) -> tuple[Stage, ...]:
    """The stages to choose from, in order; ``also`` are ids of retired ones that stand there."""
    return tuple(
        stage for stage in counted_stages(session) if not stage.is_retired or stage.id in also
    )


def stage_uses(session: Session) -> tuple[StageUse, ...]:
    """Every stage with what it holds, in order."""
    uses = {row.id: row for row in session.connection().execute(_USES).all()}
    return tuple(
        StageUse(stage, found.entered, found.rounds, bool(found.is_used))
        for stage in counted_stages(session)
        if (found := uses.get(stage.id)) is not None
    )


def stages_by_id(session: Session) -> dict[int, Stage]:
    """Every stage that a row may point to, those in the trash included, in order."""
    rows = session.connection().execute(_ALL).all()
    return {stage.id: stage for stage in map(_picture, rows)}


def _picture(row: Row[tuple[object, ...]]) -> Stage:
    names = tuple(row.other_names.splitlines())
    is_retired = row.retired_at is not None
    return Stage(row.id, row.name, row.position, StageKind(row.kind), names, is_retired)
