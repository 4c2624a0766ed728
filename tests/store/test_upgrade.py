"""An older file is brought up whole or left as it was; a newer one is left alone."""

import datetime as dt
import shutil
import signal
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool
from sqlmodel import AutoString, select

from respond_tui.models.checks import checked_metadata
from respond_tui.models.tables import DATA_TABLES, Application, Feeling, Step, metadata
from respond_tui.store import backups, fresh, journal, place, preflight, schema
from respond_tui.store.connection import connect, transaction
from respond_tui.store.engines import driver
from respond_tui.store.errors import Damaged, InUse, NotOurs, UpgradeFailed
from respond_tui.store.lock import FileLock
from respond_tui.store.store import Store
from respond_tui.store.upgrade import upgrade
from respond_tui.store.upgrades import STEPS
from tests.store.tables import tables

Child = Callable[..., "subprocess.Popen[str]"]
Fingerprint = Callable[[Path], tuple[str, int, int]]
FILES = Path(__file__).parent / "files"
NOW = dt.datetime(2026, 11, 23, 9, 30, tzinfo=dt.UTC)


def _version_0(path: Path) -> None:
    """A file of ours from before there was anything in it."""
    path.parent.mkdir(parents=True)
    place.empty_file(path)
    with closing(connect(path)) as connection:
        connection.execute(f"PRAGMA application_id={preflight.APPLICATION_ID}")
    place.journal(path).unlink(missing_ok=True)


def _schema(path: Path) -> frozenset[schema.Statement]:
    with closing(sqlite3.connect(path)) as connection:
        return schema.of(connection)


def _version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _add_table(connection: sqlite3.Connection, _moment: str) -> None:
    connection.execute("CREATE TABLE extra (id INTEGER PRIMARY KEY)")
    connection.execute("ALTER TABLE setting ADD COLUMN why TEXT")


def _fail(connection: sqlite3.Connection, moment: str) -> None:
    _add_table(connection, moment)
    connection.execute("INSERT INTO nowhere VALUES (1)")


def _break_a_reference(connection: sqlite3.Connection, moment: str) -> None:
    connection.execute("DELETE FROM stage")


def test_there_is_one_step_for_each_version() -> None:
    assert len(STEPS) == preflight.VERSION


def test_all_steps_together_make_the_tables_of_the_models() -> None:
    with closing(sqlite3.connect(":memory:")) as stepped:
        for step in STEPS:
            step(stepped, "2026-11-23 09:30:00.000000")
        made = tables(stepped)
    engine = create_engine("sqlite://", poolclass=StaticPool)
    checked_metadata().create_all(engine)
    with engine.connect() as connection:
        wanted = tables(driver(connection))
    engine.dispose()
    assert {name: made[name] for name in wanted} == wanted
    assert {name.partition("_")[0] for name in made.keys() - wanted.keys()} == {
        "entry",
        "search",
        "standing",
        "word",
    }


def test_the_shape_that_is_read_from_the_steps_is_that_of_the_models() -> None:
    made = schema.data_tables()
    assert set(made) == {str(model.__tablename__) for model in DATA_TABLES}
    above: set[str] = set()
    for name, table in made.items():
        columns = metadata.tables[name].columns
        assert table.columns == tuple(columns.keys())
        words = [column.name for column in columns if isinstance(column.type, AutoString)]
        assert table.texts == tuple(words)
        points = [(c.name, key.column.table.name) for c in columns for key in c.foreign_keys]
        assert list(table.parents.items()) == points
        assert above.issuperset(table.parents.values())
        above.add(name)


def test_an_upgraded_file_has_the_schema_of_a_fresh_one(tmp_path: Path) -> None:
    old, new = tmp_path / "old" / "respond.db", tmp_path / "new" / "respond.db"
    _version_0(old)
    Store.open(old, NOW).close()
    Store.open(new, NOW).close()
    assert _schema(old) == _schema(new)
    assert _version(old) == _version(new) == preflight.VERSION
    with closing(sqlite3.connect(old)) as one, closing(sqlite3.connect(new)) as other:
        for query in ("SELECT * FROM stage", "SELECT * FROM sqlite_sequence"):
            assert one.execute(query).fetchall() == other.execute(query).fetchall()


@pytest.mark.parametrize("kept", sorted(FILES.glob("respond-*.db")), ids=lambda path: path.stem)
def test_every_released_file_still_opens_with_what_was_in_it(kept: Path, tmp_path: Path) -> None:
    database = tmp_path / "respond.db"
    shutil.copyfile(kept, database)
    store = Store.open(database, NOW)
    with store.read() as session:
        assert [row.company for row in session.exec(select(Application)).all()] == ["Acme"]
    assert store.undo(NOW) == "add Acme"
    store.close()


_MOMENT = "2026-11-22 10:00:00.000000"

_NAMED_IN_2 = {
    11: "flat, 7 of 10",
    12: "so, so, 10 of 10",
    13: "not a figure",
    14: "odd, 11 of 10",
}
"""Notes of the feelings of four recoveries, as version 2 kept them."""


def _version_2(path: Path) -> None:
    """A file of version 2 in which feelings were named, each by an action that can be undone."""
    path.parent.mkdir(parents=True)
    shutil.copyfile(FILES / "respond-2.db", path)
    store_columns = {
        "application": ("company", "notes"),
        "recovery": ("application_id", "opened_at", "pause_hours"),
        "step": ("recovery_id", "kind", "text", "state", "note", "position"),
    }
    with closing(connect(path)) as connection, transaction(connection):
        journal.install(
            connection,
            {
                name: ("id", "created_at", "updated_at", "deleted_at", *columns)
                for name, columns in store_columns.items()
            },
        )
        for number, note in _NAMED_IN_2.items():
            action = journal.begin(connection, f"log {number}", NOW)
            for table, values in (
                ("application", (f"Company {number}", "")),
                ("recovery", (number, _MOMENT, 24)),
                ("step", (number, "feeling", "Name it", "open", "", 1)),
            ):
                columns = ", ".join(store_columns[table])
                marks = ", ".join("?" for _ in values)
                connection.execute(
                    f"INSERT INTO {table} (id, created_at, updated_at, {columns})"
                    f" VALUES (?, ?, ?, {marks})",
                    (number, _MOMENT, _MOMENT, *values),
                )
            journal.finish(connection, action, f"log {number}", NOW)
            action = journal.begin(connection, f"name {number}", NOW)
            connection.execute(
                "UPDATE step SET state = 'done', note = ? WHERE id = ?", (note, number)
            )
            journal.finish(connection, action, f"name {number}", NOW)


def _feelings(store: Store) -> dict[int, tuple[str, int]]:
    with store.read() as session:
        return {
            row.recovery_id: (row.word, row.before) for row in session.exec(select(Feeling)).all()
        }


def _notes(store: Store) -> dict[int, str]:
    with store.read() as session:
        return {row.recovery_id: row.note for row in session.exec(select(Step)).all()}


def test_feelings_in_notes_get_rows_and_all_else_is_left_alone(database: Path) -> None:
    _version_2(database)
    store = Store.open(database, NOW)
    assert _feelings(store) == {11: ("flat", 7), 12: ("so, so", 10)}
    assert _notes(store) == _NAMED_IN_2 | {11: "flat 7", 12: "so, so 10"}
    store.close()


def test_a_feeling_that_got_its_row_goes_and_comes_with_the_action_that_named_it(
    database: Path,
) -> None:
    _version_2(database)
    store = Store.open(database, NOW)
    upgraded = _feelings(store), _notes(store)
    labels = [f"{verb} {number}" for number in (14, 13, 12, 11) for verb in ("name", "log")]
    assert [store.undo(NOW) for _ in labels] == labels
    assert (_feelings(store), _notes(store)) == ({}, {})
    assert [check.name for check in store.check() if not check.ok] == []
    assert [store.redo(NOW) for _ in labels] == labels[::-1]
    assert (_feelings(store), _notes(store)) == upgraded
    store.close()


def test_answers_and_levers_keep_their_ids_and_none_is_given_again(tmp_path: Path) -> None:
    """The fourth version makes both tables anew, for patterns of every kind."""
    database = tmp_path / "respond.db"
    shutil.copyfile(FILES / "respond-3.db", database)
    kept = f"'{_MOMENT}', '{_MOMENT}', 'stage', '4'"
    lever = "'focus', 'one mock a week', '2026-11-01', '2026-12-31', '', ''"
    with closing(sqlite3.connect(database)) as connection:
        for number in (3, 7, 9):
            connection.execute(
                "INSERT INTO alert_answer (id, created_at, updated_at, kind, key, answer)"
                f" VALUES ({number}, {kept}, 'dismissed')"
            )
            connection.execute(
                "INSERT INTO commitment (id, created_at, updated_at, kind, key, lever, what,"
                f" started_on, ends_on, baseline, notes) VALUES ({number}, {kept}, {lever})"
            )
        for table in ("alert_answer", "commitment"):
            connection.execute(f"DELETE FROM {table} WHERE id = 9")
        connection.commit()

    Store.open(database, NOW).close()

    with closing(sqlite3.connect(database)) as connection:
        for table in ("alert_answer", "commitment"):
            rows = connection.execute(f"SELECT id, kind, key FROM {table}").fetchall()
            assert rows == [(3, "stage", "4"), (7, "stage", "4")]
        connection.execute(
            "INSERT INTO alert_answer (created_at, updated_at, kind, key, answer)"
            f" VALUES ('{_MOMENT}', '{_MOMENT}', 'gap', 'tag=pace', 'dismissed')"
        )
        assert connection.execute("SELECT max(id) FROM alert_answer").fetchone() == (10,)
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute("UPDATE alert_answer SET kind = 'mood'")


def test_a_verified_backup_is_made_first(database: Path) -> None:
    _version_0(database)
    Store.open(database, NOW).close()
    (made,) = backups.made(database)
    assert made.reason == "upgrade"
    assert _version(made.path) == 0
    backups.verify(made.path)


def test_steps_that_a_file_has_are_not_run_again(database: Path) -> None:
    Store.open(database, NOW).close()
    lock = FileLock(database)
    made = upgrade(database, lock, NOW, steps=(*STEPS, _add_table))
    assert made is not None
    assert _version(database) == preflight.VERSION + 1
    assert upgrade(database, lock, NOW, steps=(*STEPS, _add_table)) is None
    lock.close()
    assert {name for _, name, _, _ in _schema(database)} >= {"extra", "stage"}


@pytest.mark.parametrize("step", [_fail, _break_a_reference])
def test_a_step_that_fails_is_taken_back_whole(
    step: Callable[[sqlite3.Connection, str], None], database: Path
) -> None:
    store = Store.open(database, NOW)
    with store.write("end it", NOW) as session:
        session.add(Application(company="Acme", ended_stage_id=4, created_at=NOW, updated_at=NOW))
    store.close()
    before = _schema(database)
    lock = FileLock(database)
    with pytest.raises(UpgradeFailed) as failed:
        upgrade(database, lock, NOW, steps=(*STEPS, _add_table, step))
    lock.close()
    assert failed.value.exit_code == 11
    assert str(backups.made(database)[0].path) in failed.value.hint
    assert _schema(database) == before
    assert _version(database) == preflight.VERSION
    Store.open(database, NOW).close()


def test_an_upgrade_killed_in_the_middle_leaves_the_old_file(database: Path, child: Child) -> None:
    Store.open(database, NOW).close()
    before = _schema(database)
    process = child("die_upgrading", database)
    assert process.wait(60) == -signal.SIGKILL
    assert place.journal(database).stat().st_size > 0

    store = Store.open(database, NOW)
    assert [check.name for check in store.check() if not check.ok] == []
    store.close()
    assert _schema(database) == before
    assert _version(database) == preflight.VERSION


def test_an_upgrade_is_refused_while_another_process_has_the_file(
    database: Path, child: Child, fingerprint: Fingerprint
) -> None:
    Store.open(database, NOW).close()
    process = child("hold", database)
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    before = fingerprint(database)
    lock = FileLock(database)
    with pytest.raises(InUse) as refused:
        upgrade(database, lock, NOW, steps=(*STEPS, _add_table))
    assert refused.value.exit_code == 3
    assert fingerprint(database) == before

    process.communicate()
    assert upgrade(database, lock, NOW, steps=(*STEPS, _add_table)) is not None
    lock.close()


def test_an_older_file_with_tables_that_its_version_never_had_is_refused(
    database: Path, fingerprint: Fingerprint
) -> None:
    Store.open(database, NOW).close()
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA user_version=0")
    before = fingerprint(database)
    with pytest.raises(NotOurs):
        Store.open(database, NOW)
    assert fingerprint(database) == before
    assert not place.backups(database).exists()


def test_a_damaged_file_is_not_upgraded(database: Path, fingerprint: Fingerprint) -> None:
    Store.open(database, NOW).close()
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("UPDATE sqlite_sequence SET name = NULL")
        connection.execute(
            "INSERT INTO step (created_at, updated_at, recovery_id, kind, text, state, note,"
            " position) VALUES ('2026-11-22 10:00:00.000000', '2026-11-22 10:00:00.000000', 9,"
            " 'own', 'walk', 'open', '', 1)"
        )
        connection.commit()
    before = fingerprint(database)
    lock = FileLock(database)
    with pytest.raises(Damaged):
        upgrade(database, lock, NOW, steps=(*STEPS, _add_table))
    lock.close()
    assert fingerprint(database) == before


def test_a_fresh_file_that_was_not_finished_is_made_anew(database: Path) -> None:
    database.parent.mkdir()
    place.beside(database, ".new").write_bytes(b"killed here")
    fresh.make(database, NOW, patience=0)
    Store.open(database, NOW).close()
    assert not place.beside(database, ".new").exists()


def test_a_fresh_file_is_left_to_the_process_that_was_first(
    database: Path, fingerprint: Fingerprint
) -> None:
    fresh.make(database, NOW, patience=0)
    before = fingerprint(database)
    fresh.make(database, NOW, patience=0)
    assert fingerprint(database) == before


def test_a_fresh_file_that_another_process_already_holds_is_not_waited_for(
    database: Path,
) -> None:
    fresh.make(database, NOW, patience=0)
    other = FileLock(database)
    other.share()
    fresh.make(database, NOW, patience=0)
    other.close()


def test_a_transaction_that_is_interrupted_is_taken_back(database: Path) -> None:
    Store.open(database, NOW).close()
    with closing(connect(database)) as connection:

        def interrupted() -> None:
            with transaction(connection):
                connection.execute("DELETE FROM stage")
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            interrupted()
        assert connection.execute("SELECT count(*) FROM stage").fetchone()[0] > 0
