"""What is worked out from a person's words follows them, and is mended where it did not."""

import datetime as dt
import sqlite3
from contextlib import closing

from sqlalchemy import text
from sqlmodel import select

from respond_tui.guide.terms import StageKind, StepKind
from respond_tui.models.tables import DATA_TABLES, Application, Interview, Recovery, Stage, Step
from respond_tui.store import schema
from respond_tui.store.derived import index, words
from respond_tui.store.store import Store
from tests.store.derived_rows import stale

NOW = dt.datetime(2026, 11, 23, 9, 30, tzinfo=dt.UTC)
_UNSEARCHED = {"stage", "setting", "saved_search"}


def _acme(store: Store, **more: object) -> int:
    with store.write("add Acme", NOW) as session:
        row = Application.model_validate(
            {"company": "Acme", "created_at": NOW, "updated_at": NOW, **more}
        )
        session.add(row)
        session.flush()
        return row.id or 0


def _found(store: Store, line: str) -> list[int]:
    with store.read() as session:
        rows = session.connection().execute(
            text("SELECT rowid FROM search WHERE search MATCH :line"), {"line": line}
        )
        return [rowid for (rowid,) in rows]


def test_whatever_hangs_on_an_application_is_found_with_it(store: Store) -> None:
    acme = _acme(store, notes="met at the fair")
    with store.write("more", NOW) as session:
        session.add(
            Interview(
                application_id=acme,
                stage_id=4,
                questions="How do you shard?",
                created_at=NOW,
                updated_at=NOW,
            )
        )
        recovery = Recovery(
            application_id=acme, opened_at=NOW, pause_hours=24, created_at=NOW, updated_at=NOW
        )
        session.add(recovery)
        session.flush()
        session.add(
            Step(
                recovery_id=recovery.id or 0,
                kind=StepKind.RESET,
                text="Walk, stretch or run",
                note="swam a mile",
                position=1,
                created_at=NOW,
                updated_at=NOW,
            )
        )
    assert _found(store, "acme shard mile fair") == [index.STEP * acme]
    assert _found(store, "stretch") == []
    store.undo(NOW)
    assert _found(store, "mile") == []
    assert _found(store, "fair") == [index.STEP * acme]


def test_every_table_of_words_is_searched_or_left_out_on_purpose() -> None:
    tables = {str(table.__tablename__) for table in DATA_TABLES}
    below = {table for root in index.NUMBERS for table in schema.paths_to(root)}
    assert tables - below - set(index.NUMBERS) == _UNSEARCHED
    assert max(index.NUMBERS.values()) < index.STEP
    assert len(set(index.NUMBERS.values())) == len(index.NUMBERS)


def test_words_are_columns_of_their_tables() -> None:
    for table, columns in words.COLUMNS.items():
        assert {*columns, *words.TAGS.get(table, {})} <= set(schema.text_columns(table))


def test_a_stage_put_in_between_moves_everyone(store: Store) -> None:
    _acme(store)
    with store.write("a first stage", NOW) as session:
        for stage in session.exec(select(Stage)).all():
            stage.position += 1
            session.add(stage)
        session.add(
            Stage(
                name="referral talk",
                position=1,
                kind=StageKind.ROUND,
                created_at=NOW,
                updated_at=NOW,
            )
        )
    assert stale(store) == []
    store.undo(NOW)
    assert stale(store) == []


def test_rows_that_another_program_wrote_are_counted_after_mending(store: Store) -> None:
    _acme(store)
    assert store.mend() == []
    with closing(sqlite3.connect(store.path)) as other:
        other.execute(
            "INSERT INTO application (created_at, updated_at, company, notes) VALUES"
            " ('2026-11-23 09:30:00.000000', '2026-11-23 09:30:00.000000', 'Globex', '')"
        )
        other.commit()
    assert store.mend() == ["standing", "entry", "word", "search"]
    assert stale(store) == []
    assert store.mend() == []
    assert len(_found(store, "globex")) == 1


def test_a_wipe_leaves_no_word_in_the_index(store: Store) -> None:
    _acme(store, notes="confidential-tin-opener")
    store.wipe(NOW)
    assert _found(store, "opener") == []
    assert stale(store) == []
    assert b"confidential" not in store.path.read_bytes()
