"""What the CSV file holds: every application outside the trash, with its rounds."""

from itertools import groupby

from sqlmodel import Session, col, select

from respond_tui.exchange.csv_file import SheetApplication
from respond_tui.exchange.round_lines import SheetRound
from respond_tui.models.interviews import Application, Interview, Stage
from respond_tui.models.tables import DATA_TABLES

_OF_APPLICATIONS = (
    "company", "role", "role_family", "seniority", "source", "source_detail", "arrangement",
    "location", "market", "link", "applied_on", "notes", "ended_how", "ended_on", "ended_by",
    "reason", "reason_certainty",
)  # fmt: skip
_OF_ROUNDS = (
    "on", "at", "minutes", "people", "format", "predicted", "outcome", "questions", "gaps",
    "lesson", "notes",
)  # fmt: skip
_IN_THE_SHEET = (Stage, Application, Interview)


def sheet(session: Session) -> tuple[SheetApplication, ...]:
    """The applications as they were logged, each with its rounds in the order of their days.

    Rounds of one moment, or of none, keep the order in which they were logged; those without
    a day come first. So the same rows give the same sheet wherever they are.
    """
    names = dict(session.exec(select(Stage.id, Stage.name)).all())
    columns = [getattr(Application, name) for name in _OF_APPLICATIONS]
    found = session.connection().execute(
        select(Application.id, Application.ended_stage_id, *columns)
        .where(col(Application.deleted_at).is_(None))
        .order_by(col(Application.id))
    )
    rounds = _rounds(session, names)
    return tuple(
        SheetApplication(
            **dict(zip(_OF_APPLICATIONS, values, strict=True)),
            ended_stage=names.get(ended_stage_id),
            rounds=rounds.get(number, ()),
        )
        for number, ended_stage_id, *values in found.all()
    )


def lacks_anything(session: Session) -> bool:
    """Whether there is more in the log than a sheet of applications and rounds can hold."""
    for table in DATA_TABLES:
        here = select(table.id)
        if table in _IN_THE_SHEET:
            here = here.where(col(table.deleted_at).is_not(None))
        if session.exec(here.limit(1)).first() is not None:
            return True
    return False


def _rounds(session: Session, names: dict[int | None, str]) -> dict[int, tuple[SheetRound, ...]]:
    columns = [getattr(Interview, name) for name in _OF_ROUNDS]
    found = session.connection().execute(
        select(Interview.application_id, Interview.stage_id, *columns)
        .where(col(Interview.deleted_at).is_(None))
        .order_by(
            col(Interview.application_id),
            col(Interview.on).nulls_first(),
            col(Interview.at).nulls_first(),
            col(Interview.id),
        )
    )
    return {
        number: tuple(
            SheetRound(stage=names[stage_id], **dict(zip(_OF_ROUNDS, values, strict=True)))
            for _, stage_id, *values in rows
        )
        for number, rows in groupby(found.all(), key=lambda row: row[0])
    }
