"""What hangs on an application: deleting it takes all of that along."""

from dataclasses import dataclass

from sqlalchemy import text
from sqlmodel import Session


@dataclass(frozen=True, slots=True)
class Along:
    """How many of each hang on an application; what rests in the trash already is not counted."""

    recoveries: int
    feelings: int
    reflections: int
    letters: int


_ALONG = text(
    """
    SELECT
        (
            SELECT count(*) FROM recovery AS r
            WHERE r.application_id = :id AND r.deleted_at IS NULL
        ) AS recoveries,
        (
            SELECT count(*) FROM feeling AS f
            JOIN recovery AS r ON r.id = f.recovery_id
            WHERE r.application_id = :id AND f.deleted_at IS NULL
        ) AS feelings,
        (
            SELECT count(*) FROM reflection AS f
            JOIN recovery AS r ON r.id = f.recovery_id
            WHERE r.application_id = :id AND f.deleted_at IS NULL
        ) AS reflections,
        (
            SELECT count(*) FROM letter AS l
            WHERE l.application_id = :id AND l.deleted_at IS NULL
        ) AS letters
    """
)


def along(session: Session, application_id: int) -> Along:
    """What an application would take along into the trash."""
    row = session.connection().execute(_ALONG, {"id": application_id}).one()
    return Along(row.recoveries, row.feelings, row.reflections, row.letters)
