"""What is no file of ours is refused with a sentence of its own, every byte untouched."""

import datetime as dt
import os
import random
import socket
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from respond_tui.store import place, preflight
from respond_tui.store.errors import (
    AnotherProgram,
    Damaged,
    NotAFile,
    NotOurs,
    ReadOnly,
    StoreError,
    TooNew,
)
from respond_tui.store.store import Store

Fingerprint = Callable[[Path], tuple[str, int, int]]


def _ours(path: Path, now: dt.datetime) -> None:
    Store.open(path, now).close()
    for ending in ("-journal", ".lock"):
        place.beside(path, ending).unlink(missing_ok=True)


def _sql(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def _zero_bytes(path: Path) -> None:
    path.write_bytes(b"")


def _text(path: Path) -> None:
    path.write_text("Dear diary, today I was told no.\n" * 40)


def _random_bytes(path: Path) -> None:
    path.write_bytes(random.Random(7).randbytes(8_192))


def _header_only(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100])


def _magic_only(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:16])


def _truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4_096])


def _half_a_page_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def _longer_than_it_says(path: Path) -> None:
    path.write_bytes(path.read_bytes() + bytes(4_096))


def _newer(path: Path) -> None:
    _sql(path, f"PRAGMA user_version={preflight.VERSION + 1}")


def _another_program(path: Path) -> None:
    path.unlink()
    _sql(path, "CREATE TABLE bookmarks (url TEXT)")


def _another_id(path: Path) -> None:
    _sql(path, "PRAGMA application_id=7")


def _hidden_table(path: Path) -> None:
    _sql(path, "CREATE TABLE extra (words TEXT)")


def _hidden_trigger(path: Path) -> None:
    _sql(path, "CREATE TRIGGER t AFTER INSERT ON stage BEGIN DELETE FROM application; END")


def _hidden_view(path: Path) -> None:
    _sql(path, "CREATE VIEW v AS SELECT * FROM stage")


def _missing_index(path: Path) -> None:
    _sql(path, "DROP INDEX ix_step_recovery_id")


def _damaged_page(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4_096:8_192] = random.Random(3).randbytes(4_096)
    path.write_bytes(content)


def _broken_reference(path: Path) -> None:
    _sql(
        path,
        "INSERT INTO interview (created_at, updated_at, application_id, stage_id, outcome,"
        " questions, gaps, lesson, notes) VALUES ('2026-11-22 10:00:00.000000',"
        " '2026-11-22 10:00:00.000000', 99, 1, 'pending', '', '', '', '')",
    )


def _write_ahead_log(path: Path) -> None:
    place.write_ahead(path)[0].write_bytes(b"anything")


def _hard_link(path: Path) -> None:
    path.with_name("second name").hardlink_to(path)


@pytest.mark.parametrize(
    ("spoil", "refusal"),
    [
        (_zero_bytes, Damaged),
        (_text, NotOurs),
        (_random_bytes, NotOurs),
        (_header_only, Damaged),
        (_magic_only, Damaged),
        (_truncated, Damaged),
        (_half_a_page_short, Damaged),
        (_longer_than_it_says, Damaged),
        (_newer, TooNew),
        (_another_program, AnotherProgram),
        (_another_id, AnotherProgram),
        (_hidden_table, NotOurs),
        (_hidden_trigger, NotOurs),
        (_hidden_view, NotOurs),
        (_missing_index, NotOurs),
        (_damaged_page, Damaged),
        (_broken_reference, Damaged),
        (_write_ahead_log, Damaged),
        (_hard_link, NotAFile),
    ],
)
def test_a_wrong_file_is_refused_and_keeps_its_bytes(
    spoil: Callable[[Path], None],
    refusal: type[StoreError],
    database: Path,
    now: dt.datetime,
    fingerprint: Fingerprint,
) -> None:
    _ours(database, now)
    spoil(database)
    before = fingerprint(database)

    with pytest.raises(refusal) as refused:
        Store.open(database, now)

    assert refused.value.exit_code == refusal.exit_code
    assert refused.value.sentence.endswith(".")
    assert refused.value.hint
    assert fingerprint(database) == before


def test_each_class_of_refusal_has_the_exit_code_of_the_design() -> None:
    # DESIGN.md, "Command line", exit codes.
    codes = {error: error.exit_code for error in (Damaged, NotOurs, TooNew, AnotherProgram)}
    assert codes == {Damaged: 4, NotOurs: 4, TooNew: 5, AnotherProgram: 6}
    assert (ReadOnly.exit_code, NotAFile.exit_code) == (7, 9)


def test_a_file_of_another_kind_gets_nothing_laid_beside_it(
    database: Path, now: dt.datetime
) -> None:
    database.parent.mkdir()
    _text(database)
    with pytest.raises(NotOurs):
        Store.open(database, now)
    assert list(database.parent.iterdir()) == [database]


def test_a_folder_is_refused(database: Path, now: dt.datetime) -> None:
    database.mkdir(parents=True)
    with pytest.raises(NotAFile, match="a folder"):
        Store.open(database, now)


def test_a_pipe_is_refused_without_waiting_for_its_other_end(
    database: Path, now: dt.datetime
) -> None:
    database.parent.mkdir()
    os.mkfifo(database)
    with pytest.raises(NotAFile, match="a pipe"):
        Store.open(database, now)


def test_a_device_is_refused(now: dt.datetime) -> None:
    with pytest.raises(NotAFile, match="a device"):
        Store.open(Path("/dev/zero"), now)


def test_a_socket_is_refused(tmp_path: Path, now: dt.datetime) -> None:
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "s"))
        with pytest.raises(NotAFile, match="a socket"):
            Store.open(tmp_path / "s", now)


def test_a_dangling_link_is_refused_and_nothing_is_made_behind_it(
    tmp_path: Path, now: dt.datetime
) -> None:
    link = tmp_path / "respond.db"
    link.symlink_to(tmp_path / "nowhere.db")
    with pytest.raises(NotAFile, match="leads nowhere"):
        Store.open(link, now)
    assert list(tmp_path.iterdir()) == [link]


def test_a_link_to_itself_is_refused(tmp_path: Path, now: dt.datetime) -> None:
    link = tmp_path / "respond.db"
    link.symlink_to(link)
    with pytest.raises(NotAFile, match="itself"):
        Store.open(link, now)


def test_a_link_to_a_file_of_ours_opens_the_file_itself(
    database: Path, tmp_path: Path, now: dt.datetime
) -> None:
    _ours(database, now)
    link = tmp_path / "linked.db"
    link.symlink_to(database)
    store = Store.open(link, now)
    assert store.path == database
    store.close()
    assert not place.lock(link).exists()


def test_the_home_of_nobody_is_a_path_like_any_other(tmp_path: Path) -> None:
    assert preflight.real_path(Path("~nobody-by-this-name/respond.db")).is_absolute()


def test_a_path_through_a_file_is_refused(tmp_path: Path, now: dt.datetime) -> None:
    (tmp_path / "file").write_text("words")
    with pytest.raises(NotAFile):
        Store.open(tmp_path / "file" / "respond.db", now)


def test_a_name_that_is_too_long_is_refused(tmp_path: Path, now: dt.datetime) -> None:
    with pytest.raises(NotAFile):
        Store.open(tmp_path / ("n" * 400), now)


def test_a_journal_without_its_file_is_not_rolled_into_a_fresh_one(
    database: Path, now: dt.datetime
) -> None:
    database.parent.mkdir()
    place.journal(database).write_bytes(b"left behind")
    with pytest.raises(Damaged, match="journal"):
        Store.open(database, now)
    assert not database.exists()


def test_a_file_that_is_being_saved_to_is_not_taken_for_a_damaged_one(
    database: Path, now: dt.datetime
) -> None:
    _ours(database, now)
    _longer_than_it_says(database)
    place.journal(database).write_bytes(b"a save is under way")
    assert preflight.look(database) is not None


def test_a_file_that_this_process_has_open_is_looked_at_from_outside_only(
    database: Path, now: dt.datetime
) -> None:
    _ours(database, now)
    identity = preflight.connected(database)
    try:
        database.write_bytes(b"SQLite only would know.")
        assert preflight.look(database) is not None
    finally:
        preflight.disconnected(identity)
    with pytest.raises(NotOurs):
        preflight.look(database)
