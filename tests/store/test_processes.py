"""Several processes at one file, and processes that die while saving."""

import datetime as dt
import json
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlmodel import select

from respond_tui.models.tables import Application, Setting
from respond_tui.store.errors import InUse
from respond_tui.store.lock import FileLock
from respond_tui.store.restore import restore
from respond_tui.store.store import Store

Child = Callable[..., "subprocess.Popen[str]"]
NOW = dt.datetime(2026, 11, 23, 9, 30, tzinfo=dt.UTC)
ROUNDS = 20


def test_every_acknowledged_save_outlives_twenty_kills(database: Path, child: Child) -> None:
    told, _ = child("die_often", database, ROUNDS).communicate(timeout=120)
    seen = json.loads(told)
    assert len(seen["said"]) >= ROUNDS
    assert set(seen["said"]) <= set(seen["there"])
    assert len(seen["there"]) <= len(seen["said"]) + ROUNDS
    assert all(seen["checks"].values())
    assert seen["unfinished"] > 0, "No kill came in the middle of a save."


def test_two_processes_that_count_lose_no_number(database: Path, child: Child) -> None:
    store = Store.open(database, NOW)
    with store.write("start", NOW) as session:
        session.add(Setting(key="count", value="0", created_at=NOW, updated_at=NOW))
    processes = [child("count_up", database, 25) for _ in range(2)]
    assert [process.wait(60) for process in processes] == [0, 0]
    with store.read() as session:
        assert session.exec(select(Setting)).one().value == "50"
    assert len(store.undoable()) == 51
    store.close()


def test_processes_that_start_at_once_make_one_file(database: Path, child: Child) -> None:
    processes = [child("first_start", database, number) for number in range(3)]
    assert [process.wait(60) for process in processes] == [0, 0, 0]
    store = Store.open(database, NOW)
    with closing(store), store.read() as session:
        companies = {row.company for row in session.exec(select(Application)).all()}
    assert companies == {"Acme 0", "Acme 1", "Acme 2"}


def test_a_save_of_another_process_moves_the_data_version(database: Path, child: Child) -> None:
    store = Store.open(database, NOW)
    with store.write("start", NOW) as session:
        session.add(Setting(key="count", value="0", created_at=NOW, updated_at=NOW))
    before = store.data_version()
    assert child("count_up", database, 1).wait(60) == 0
    assert store.data_version() != before
    store.close()


def test_restore_is_refused_while_another_process_has_the_file(
    database: Path, child: Child
) -> None:
    store = Store.open(database, NOW)
    backup = store.backup(None, NOW)
    store.close()
    process = child("hold", database)
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    with pytest.raises(InUse):
        restore(database, backup, NOW)
    process.kill()
    process.wait(60)
    assert restore(database, backup, NOW) is not None


def test_a_file_that_another_process_is_upgrading_is_not_opened(database: Path) -> None:
    Store.open(database, NOW).close()
    lock = FileLock(database)
    lock.alone()
    with pytest.raises(InUse, match=r"has .* open"):
        Store.open(database, NOW, busy_ms=20)
    lock.close()
    Store.open(database, NOW).close()


def test_a_file_that_may_not_grow_says_so_and_stays_as_it_was(database: Path, child: Child) -> None:
    store = Store.open(database, NOW)
    with store.write("add Acme", NOW) as session:
        session.add(Application(company="Acme", created_at=NOW, updated_at=NOW))
    store.close()
    told, _ = child("outgrow", database, database.stat().st_size).communicate(timeout=60)
    said, rows = told.strip().split("\n")
    assert said.startswith("8 The disk")
    assert rows == "1"
    store = Store.open(database, NOW)
    with closing(store), store.read() as session:
        assert [row.company for row in session.exec(select(Application)).all()] == ["Acme"]
