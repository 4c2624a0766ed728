"""Freeze what the models make as version 1: its literal SQL, and a small file of it.

Run once before the release, and again after every change to a model until then:
``python tests/store/freeze.py``. A released version is never frozen again.
"""

import datetime as dt
from pathlib import Path

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import select

from respond_tui.models import Application, Interview, Stage, metadata
from respond_tui.store import preflight, schema
from respond_tui.store.store import Store

FILES = Path(__file__).parent / "files"
_MOMENT = dt.datetime(2026, 11, 22, 10, tzinfo=dt.UTC)


def statements() -> list[str]:
    """The statements that make the tables of the models, each written one way only."""
    dialect = sqlite.dialect()
    made: list[str] = []
    for table in metadata.sorted_tables:
        made.append(str(CreateTable(table).compile(dialect=dialect)))
        indexes = sorted(table.indexes, key=lambda index: str(index.name))
        made += [str(CreateIndex(index).compile(dialect=dialect)) for index in indexes]
    return [_tidy(statement) for statement in made]


def _tidy(statement: str) -> str:
    return statement.strip().replace(", \n\t", ",\n    ").replace("(\n\t", "(\n    ")


def freeze() -> None:
    """Write both, in place of what was there."""
    upgrades = Path(schema.__file__).parent / "upgrades" / f"{preflight.VERSION}.sql"
    upgrades.write_text(";\n\n".join(statements()) + ";\n", encoding="utf-8")
    kept = FILES / f"respond-{preflight.VERSION}.db"
    for left in FILES.glob(f"{kept.name}*"):
        left.unlink()
    store = Store.open(kept, _MOMENT)
    with store.write("add Acme", _MOMENT) as session:
        stage = session.exec(select(Stage).where(Stage.name == "technical")).one()
        acme = Application(company="Acme", created_at=_MOMENT, updated_at=_MOMENT)
        session.add(acme)
        session.flush()
        session.add(
            Interview(
                application_id=acme.id or 0,
                stage_id=stage.id or 0,
                created_at=_MOMENT,
                updated_at=_MOMENT,
            )
        )
    store.close()
    for left in FILES.glob(f"{kept.name}?*"):
        left.unlink()


if __name__ == "__main__":
    freeze()
