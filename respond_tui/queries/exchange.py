"""All rows of all data tables, as they are kept."""

from sqlmodel import Session, select, text

from respond_tui.exchange.json_file import TABLES, Row, Tables


def everything(session: Session) -> Tables:
    """Every row, the trash included, by table and in the order of ids."""
    return {name: _rows(session, name) for name in TABLES}


def anything_written(session: Session) -> bool:
    """Whether there is any row, the trash included, besides the stages."""
    return any(_rows(session, name) for name in TABLES if name != "stage")


def used_ids(session: Session) -> dict[str, int]:
    """The highest id that each table ever gave."""
    rows = session.connection().execute(text("SELECT name, seq FROM sqlite_sequence")).all()
    return {name: int(last) for name, last in rows}


def _rows(session: Session, name: str) -> list[Row]:
    columns = TABLES[name].__table__.columns  # type: ignore[attr-defined]
    found = session.connection().execute(select(*columns).order_by(columns["id"]))
    return [dict(row) for row in found.mappings()]
