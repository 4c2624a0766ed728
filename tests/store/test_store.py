"""Opening, reading and saving: whole or not at all, for the owner's eyes alone."""

import datetime as dt
import errno
import sqlite3
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from respond_tui.guide.stages import DEFAULT_STAGES
from respond_tui.models.tables import Application, Setting, Stage
from respond_tui.store import integrity, place
from respond_tui.store.errors import Busy, Damaged, DiskFailed, DiskFull, ReadOnly, StoreError
from respond_tui.store.store import Store

Content = Callable[[Store], dict[str, list[tuple[object, ...]]]]

_opened: list[str] = []


def _audit(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and _opened:
        _opened.append(str(arguments[0]))


sys.addaudithook(_audit)


@pytest.fixture
def opened_files() -> Iterator[list[str]]:
    """The paths that Python itself opens; SQLite's own opening does not show here."""
    _opened.append("")
    yield _opened
    _opened.clear()


def application(
    company: str, now: dt.datetime, notes: str = "", ended_stage_id: int | None = None
) -> Application:
    return Application(
        company=company,
        notes=notes,
        ended_stage_id=ended_stage_id,
        created_at=now,
        updated_at=now,
    )


def add(store: Store, now: dt.datetime, company: str = "Acme") -> Application:
    with store.write(f"add {company}", now) as session:
        row = application(company, now)
        session.add(row)
    return row


def test_a_fresh_file_has_the_default_stages_in_order(store: Store) -> None:
    with store.read() as session:
        stages = session.exec(select(Stage).order_by(col(Stage.position))).all()
    assert [(stage.id, stage.name, stage.kind) for stage in stages] == [
        (stage.id, stage.name, stage.kind) for stage in DEFAULT_STAGES
    ]
    assert stages[1].other_names == "screen\nphone screen\nrecruiter\nhr"


def test_a_fresh_file_offers_nothing_to_undo(store: Store) -> None:
    assert store.undoable() == []


def test_the_file_and_all_beside_it_are_for_their_owner_alone(
    store: Store, now: dt.datetime
) -> None:
    add(store, now)
    store.backup(None, now)
    for path in (store.path, *store.path.parent.rglob("*")):
        expected = place.PRIVATE_FOLDER if path.is_dir() else place.PRIVATE_FILE
        assert stat.S_IMODE(path.stat().st_mode) == expected, path
    assert stat.S_IMODE(store.path.parent.stat().st_mode) == place.PRIVATE_FOLDER


def test_a_fresh_file_that_cannot_even_be_cleaned_up_after_is_refused_in_a_sentence(
    database: Path, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(path: Path, missing_ok: bool = False) -> None:
        del missing_ok
        raise OSError(errno.EIO, "Input/output error", str(path))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", fails)
        with pytest.raises(DiskFailed):
            Store.open(database, now)
    assert not database.exists()


def test_a_file_that_was_deleted_cannot_be_due_for_a_check(store: Store, now: dt.datetime) -> None:
    store.path.unlink()
    with pytest.raises(StoreError):
        store.due_for_check(now)


def test_a_folder_that_was_there_keeps_its_mode(database: Path, now: dt.datetime) -> None:
    database.parent.mkdir()
    database.parent.chmod(0o755)
    Store.open(database, now).close()
    assert stat.S_IMODE(database.parent.stat().st_mode) == 0o755


def test_what_was_saved_is_there_when_the_file_is_opened_again(
    database: Path, now: dt.datetime
) -> None:
    store = Store.open(database, now)
    saved = add(store, now)
    store.close()

    store = Store.open(database, now)
    with store.read() as session:
        found = session.exec(select(Application)).one()
    store.close()
    assert (found.id, found.company, found.created_at) == (saved.id, "Acme", now)


def test_what_was_read_or_saved_stays_usable_afterwards(store: Store, now: dt.datetime) -> None:
    saved = add(store, now)
    with store.read() as session:
        read = session.exec(select(Application)).one()
    with store.write("nothing", now) as session:
        untouched = session.exec(select(Application)).one()
    assert saved.company == read.company == untouched.company == "Acme"


def test_an_exception_takes_the_whole_action_back(
    store: Store, now: dt.datetime, content: Content
) -> None:
    add(store, now)
    before = content(store)

    def half_do() -> None:
        with store.write("half done", now) as session:
            session.add(application("Globex", now))
            session.flush()
            raise KeyError

    with pytest.raises(KeyError):
        half_do()
    assert content(store) == before
    assert store.undoable() == ["add Acme"]


def test_a_save_works_again_after_one_that_failed(store: Store, now: dt.datetime) -> None:
    with pytest.raises(KeyError), store.write("half done", now):
        raise KeyError
    add(store, now)
    assert store.undoable() == ["add Acme"]


def test_an_action_that_changes_no_row_leaves_no_trace(store: Store, now: dt.datetime) -> None:
    add(store, now)
    with store.write("nothing at all", now):
        pass
    with store.write("the same again", now) as session:
        session.connection().execute(text("UPDATE application SET company = company"))
    assert store.undoable() == ["add Acme"]


def test_the_label_can_be_said_better_while_the_action_runs(store: Store, now: dt.datetime) -> None:
    with store.write("quick-add", now) as session:
        session.add(application("Acme", now))
        session.info["label"] = "log rejection at Acme"
    assert store.undoable() == ["log rejection at Acme"]


def test_a_row_past_its_limits_is_stopped_without_its_words_in_the_message(
    store: Store, now: dt.datetime, content: Content
) -> None:
    before = content(store)
    with pytest.raises(IntegrityError) as stopped, store.write("add", now) as session:
        session.add(application("private words " * 40, now))
    assert "private words" not in str(stopped.value)
    assert content(store) == before


def test_a_naive_moment_is_stopped(store: Store) -> None:
    with pytest.raises(Exception, match="naive"), store.write("add", _ANY_MOMENT) as session:
        session.add(application("Acme", dt.datetime(2026, 11, 23)))  # noqa: DTZ001


_ANY_MOMENT = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)


def test_a_reference_to_nothing_is_stopped(store: Store, now: dt.datetime) -> None:
    with pytest.raises(IntegrityError), store.write("add", now) as session:
        session.add(application("Acme", now, ended_stage_id=99))


def test_an_id_is_never_used_again(store: Store, now: dt.datetime) -> None:
    first = add(store, now)
    store.undo(now)
    second = add(store, now)
    assert first.id is not None
    assert second.id is not None
    assert second.id > first.id


def test_a_read_sees_one_moment_of_the_file(store: Store, now: dt.datetime) -> None:
    with store.read() as session:
        before = session.exec(select(Application)).all()
        with closing(sqlite3.connect(store.path, timeout=0)) as other:
            other.execute("BEGIN IMMEDIATE")
            other.execute(
                "INSERT INTO setting (created_at, updated_at, key, value) VALUES"
                " ('2026-11-22 10:00:00.000000', '2026-11-22 10:00:00.000000', 'a', 'b')"
            )
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.execute("COMMIT")
            other.execute("ROLLBACK")
        assert session.exec(select(Setting)).all() == []
    assert before == []


def test_the_data_version_moves_with_every_save_and_only_then(
    store: Store, now: dt.datetime
) -> None:
    first = store.data_version()
    with store.read() as session:
        session.exec(select(Application)).all()
    assert store.data_version() == first
    add(store, now)
    assert store.data_version() != first


def test_an_idle_store_holds_no_lock_of_sqlite(store: Store, now: dt.datetime) -> None:
    add(store, now)
    with store.read() as session:
        session.exec(select(Application)).all()
    with closing(sqlite3.connect(store.path, timeout=0)) as other:
        other.execute("BEGIN EXCLUSIVE")
        other.execute("ROLLBACK")


def test_a_second_writer_that_holds_the_file_is_named_after_the_wait(
    database: Path, now: dt.datetime, content: Content
) -> None:
    store = Store.open(database, now, busy_ms=30)
    before = content(store)
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy) as refused:
            add(store, now)
        other.execute("ROLLBACK")
    assert refused.value.exit_code == 3
    assert content(store) == before
    add(store, now)
    store.close()


def test_a_second_save_of_the_same_process_waits_its_turn(database: Path, now: dt.datetime) -> None:
    store = Store.open(database, now, busy_ms=30)
    with store.write("first", now) as session:
        session.add(application("Acme", now))
        with pytest.raises(Busy), store.write("second", now):
            pytest.fail("Two saves ran at once.")
    assert store.undoable() == ["first"]
    store.close()


def test_a_full_disk_keeps_the_file_as_it_was(
    store: Store, now: dt.datetime, content: Content
) -> None:
    before = content(store)
    rows = [application("Acme", now, notes="n" * 20_000).model_dump(exclude={"id"})] * 40

    def save_too_much() -> None:
        with store.write("too much", now) as session:
            session.connection().execute(text("PRAGMA max_page_count = 1"))
            session.connection().execute(insert(Application), rows)

    with pytest.raises(DiskFull) as refused:
        save_too_much()
    assert refused.value.exit_code == 8
    assert content(store) == before
    assert [check.name for check in store.check() if not check.ok] == []


def test_a_file_moved_while_open_is_noticed_at_the_next_save(
    store: Store, now: dt.datetime
) -> None:
    add(store, now)
    store.path.rename(store.path.with_name("moved.db"))
    with pytest.raises(ReadOnly, match="moved or deleted"):
        add(store, now)
    assert not store.path.exists()


def test_damage_met_while_reading_makes_the_store_read_only(store: Store, now: dt.datetime) -> None:
    add(store, now)
    backup = store.backup(None, now)
    _overwrite_pages(store.path)
    with pytest.raises(Damaged) as found, store.read() as session:
        session.exec(select(Application)).all()
    assert str(backup) in found.value.hint
    with pytest.raises(Damaged):
        add(store, now)
    assert store.read_only


def test_text_that_cannot_be_decoded_is_damage_and_is_not_quoted(
    store: Store, now: dt.datetime
) -> None:
    with store.write("add", now) as session:
        session.add(application("private", now))
    with closing(sqlite3.connect(store.path)) as connection:
        connection.execute("UPDATE application SET company = CAST(X'70726976617465FF' AS TEXT)")
        connection.commit()
    with pytest.raises(Damaged) as found, store.read() as session:
        session.exec(select(Application)).all()
    assert "private" not in f"{found.value.sentence} {found.value.hint} {found.value!r}"
    assert found.value.__cause__ is None
    assert found.value.__suppress_context__


def test_damage_found_by_the_daily_check_makes_the_store_read_only(
    store: Store, now: dt.datetime
) -> None:
    add(store, now)
    store.verify_integrity()
    assert not store.read_only
    _overwrite_pages(store.path)
    with pytest.raises(Damaged):
        store.verify_integrity()
    assert store.read_only


def _overwrite_pages(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4_096)
        file.write(b"\xa5" * (path.stat().st_size - 4_096))


def test_a_file_that_some_tool_left_in_wal_mode_comes_back_to_a_rollback_journal(
    database: Path, now: dt.datetime
) -> None:
    Store.open(database, now).close()
    with closing(sqlite3.connect(database)) as other:
        other.execute("PRAGMA journal_mode=WAL")
    store = Store.open(database, now)
    add(store, now)
    store.close()
    assert not any(path.exists() for path in place.write_ahead(database))
    assert database.read_bytes()[18:20] == b"\x01\x01"


def test_a_purge_that_takes_nothing_out_asks_for_no_backup(
    database: Path, now: dt.datetime
) -> None:
    store = Store.open(database, now)
    store.purge_trash(now)
    store.close(now)
    assert not place.backups(database).exists()


def test_a_big_file_is_due_for_its_check_until_there_is_a_backup_of_the_day(
    store: Store, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not store.due_for_check(now)
    monkeypatch.setattr(integrity, "CHECKED_AT_OPEN", 1)
    assert store.due_for_check(now)
    store.daily_backup(now)
    assert not store.due_for_check(now)
    assert store.due_for_check(now + dt.timedelta(days=1))


def test_the_live_file_is_never_opened_around_sqlite(
    database: Path, now: dt.datetime, opened_files: list[str]
) -> None:
    store = Store.open(database, now)
    opened_files[1:] = []
    add(store, now)
    store.undo(now)
    store.check()
    store.verify_integrity()
    store.daily_backup(now)
    second = Store.open(database, now)
    second.close()
    add(store, now)
    store.close(now + dt.timedelta(hours=1))
    around = {path for path in opened_files if path in {str(database), database.as_uri()}}
    assert len(opened_files) > 1
    assert around == set()


def test_connections_are_closed_with_the_store(database: Path, now: dt.datetime) -> None:
    store = Store.open(database, now)
    add(store, now)
    with store.read() as session:
        session.exec(select(Application)).all()
    store.close()
    store.close()
    with suppress(FileNotFoundError):
        held = {path.readlink() for path in Path("/proc/self/fd").iterdir() if path.is_symlink()}
        assert not any(str(path).startswith(str(database)) for path in held)


def test_a_closed_store_connects_to_nothing(database: Path, now: dt.datetime) -> None:
    store = Store.open(database, now)
    store.close()
    with pytest.raises(RuntimeError, match="closed"):
        add(store, now)


def test_every_connection_is_set_up_as_decided(store: Store) -> None:
    # STORAGE.md, "The connection"; synchronous 2 is FULL, temp_store 2 is MEMORY.
    wanted = {
        "journal_mode": "truncate",
        "synchronous": 2,
        "fullfsync": 1,
        "foreign_keys": 1,
        "secure_delete": 1,
        "cell_size_check": 1,
        "mmap_size": 0,
        "temp_store": 2,
        "trusted_schema": 0,
        "busy_timeout": 5_000,
    }
    with store.read() as session:
        connection = session.connection()
        seen = {name: connection.execute(text(f"PRAGMA {name}")).scalar() for name in wanted}
    assert seen == wanted
