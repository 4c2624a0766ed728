"""Any action can be taken back and done again, row by row as it was."""

import datetime as dt
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypedDict, TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, text, update
from sqlmodel import Session, col, delete, select

from respond_tui.guide.terms import EndedHow, RoundOutcome
from respond_tui.models.tables import Application, Interview, Setting
from respond_tui.store import journal
from respond_tui.store.connection import transaction
from respond_tui.store.store import Store
from respond_tui.store.upgrades import statements
from tests.store.derived_rows import stale

Content = Callable[[Store], dict[str, list[tuple[object, ...]]]]
NOW = dt.datetime(2026, 11, 23, 9, 30, tzinfo=dt.UTC)


class _Moments(TypedDict):
    created_at: dt.datetime
    updated_at: dt.datetime


_MOMENTS: _Moments = {"created_at": NOW, "updated_at": NOW}

Row = TypeVar("Row", Application, Interview)
_WORDS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=12
)
_Operation = tuple[str, int, str]


def _pick(session: Session, model: type[Row], number: int) -> Row | None:
    rows = session.exec(select(model).order_by(col(model.id))).all()
    return rows[number % len(rows)] if rows else None


def _do(session: Session, operation: _Operation) -> None:
    """One of the ways in which a row can come, change or go."""
    name, number, words = operation
    connection = session.connection()
    match name:
        case "add":
            session.add(Application(company=words, **_MOMENTS))
        case "add round" if parent := _pick(session, Application, number):
            session.add(Interview(application_id=parent.id or 0, stage_id=4, **_MOMENTS))
        case "edit" if row := _pick(session, Application, number):
            row.notes, row.ended_how = words, EndedHow.REJECTED
            session.add(row)
        case "many at once":
            rows = [{"company": words, "notes": "", **_MOMENTS}] * (number % 4 + 1)
            connection.execute(insert(Application), rows)
        case "change all":
            connection.execute(update(Interview).values(outcome=RoundOutcome.PASSED, lesson=words))
        case "take out" if row := _pick(session, Application, number):
            session.exec(delete(Interview).where(col(Interview.application_id) == row.id))
            session.flush()
            session.delete(row)
        case "set":
            session.flush()
            connection.execute(
                text(
                    "INSERT OR REPLACE INTO setting (created_at, updated_at, key, value)"
                    " VALUES (:moment, :moment, :key, :value)"
                ),
                {"moment": "2026-11-23 09:30:00.000000", "key": str(number % 3), "value": words},
            )
        case _:
            pass
    session.flush()


_OPERATIONS = st.tuples(
    st.sampled_from(["add", "add round", "edit", "many at once", "change all", "take out", "set"]),
    st.integers(0, 9),
    _WORDS,
)
_ACTIONS = st.lists(st.lists(_OPERATIONS, min_size=1, max_size=5), min_size=1, max_size=5)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(actions=_ACTIONS)
def test_any_action_undone_leaves_what_was_before_and_redone_what_was_after(
    tmp_path_factory: pytest.TempPathFactory, content: Content, actions: list[list[_Operation]]
) -> None:
    store = Store.open(tmp_path_factory.mktemp("undo") / "respond.db", NOW)
    pictures = [content(store)]
    for number, operations in enumerate(actions):
        with store.write(f"action {number}", NOW) as session:
            for operation in operations:
                _do(session, operation)
        if len(store.undoable()) == len(pictures):
            pictures.append(content(store))
        assert content(store) == pictures[-1]
        assert stale(store) == []

    for before in reversed(pictures[:-1]):
        assert store.undo(NOW) is not None
        assert content(store) == before
        assert stale(store) == []
    assert store.undo(NOW) is None
    for after in pictures[1:]:
        assert store.redo(NOW) is not None
        assert content(store) == after
        assert stale(store) == []
    assert store.redo(NOW) is None
    with store.read() as session:
        assert session.connection().execute(text("PRAGMA foreign_key_check")).all() == []
    store.close()


def test_rows_that_go_and_change_by_cascade_come_back() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys=ON")
        for statement in statements(1):
            if "undo_" in statement:
                connection.execute(statement)
        connection.execute("CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT)")
        connection.execute(
            "CREATE TABLE child (id INTEGER PRIMARY KEY,"
            " parent_id INTEGER REFERENCES parent ON DELETE CASCADE,"
            " kept_id INTEGER REFERENCES parent ON DELETE SET NULL)"
        )
        connection.execute("INSERT INTO parent VALUES (1, 'a'), (2, 'b')")
        connection.execute("INSERT INTO child VALUES (1, 1, 2), (2, 2, 1), (3, 2, 2)")
        journal.install(connection, {"parent": ("id", "name"), "child": _CHILD})
        before = _rows(connection)

        with transaction(connection):
            action = journal.begin(connection, "take out", NOW)
            connection.execute("DELETE FROM parent WHERE id = 1")
            assert journal.finish(connection, action, "take out", NOW)
        after = _rows(connection)
        assert after == [(2, "b"), (2, 2, None), (3, 2, 2)]

        with transaction(connection):
            assert journal.undo(connection) == (action, "take out")
        assert _rows(connection) == before
        with transaction(connection):
            assert journal.redo(connection) == (action, "take out")
        assert _rows(connection) == after


_CHILD = ("id", "parent_id", "kept_id")


def _rows(connection: sqlite3.Connection) -> list[tuple[object, ...]]:
    return [
        row
        for table in ("parent", "child")
        for row in connection.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()
    ]


def _add(store: Store, company: str, now: dt.datetime = NOW) -> None:
    with store.write(f"add {company}", now) as session:
        session.add(Application(company=company, **_MOMENTS))


def test_actions_are_undone_and_redone_in_order(store: Store) -> None:
    for company in ("Acme", "Globex", "Initech"):
        _add(store, company)
    assert store.undoable() == ["add Initech", "add Globex", "add Acme"]
    assert [store.undo(NOW), store.undo(NOW)] == ["add Initech", "add Globex"]
    assert store.undoable() == ["add Acme"]
    assert store.redoable() == ["add Globex", "add Initech"]
    assert store.redo(NOW) == "add Globex"
    assert store.redoable() == ["add Initech"]


def test_a_new_action_drops_what_was_undone(store: Store) -> None:
    _add(store, "Acme")
    store.undo(NOW)
    _add(store, "Globex")
    assert store.redoable() == []
    assert store.redo(NOW) is None
    assert store.undoable() == ["add Globex"]


def test_an_action_that_changed_nothing_leaves_what_was_undone_to_be_redone(
    store: Store,
) -> None:
    _add(store, "Acme")
    store.undo(NOW)
    with store.write("nothing", NOW):
        pass
    assert store.redoable() == ["add Acme"]


def test_an_action_that_commits_halfway_leaves_nothing_recording(store: Store) -> None:
    with store.write("halfway", NOW) as session:
        session.add(Application(company="Acme", **_MOMENTS))
        session.commit()
    store.undo(NOW)
    _add(store, "Globex")
    assert store.undo(NOW) == "add Globex"
    assert store.redo(NOW) == "add Globex"


def test_undo_reaches_across_restarts_and_stores(database: Path, content: Content) -> None:
    first = Store.open(database, NOW)
    before = content(first)
    _add(first, "Acme")
    second = Store.open(database, NOW)
    assert second.undo(NOW) == "add Acme"
    assert content(first) == before
    first.close()
    second.close()

    third = Store.open(database, NOW)
    assert third.redo(NOW) == "add Acme"
    third.close()


def test_the_last_hundred_actions_are_remembered(store: Store) -> None:
    # STORAGE.md, "Undo and trash": the last 100, for 90 days.
    for number in range(103):
        _add(store, f"Acme {number}")
    assert store.undoable()[0] == "add Acme 102"
    assert store.undoable()[-1] == "add Acme 3"
    assert len(store.undoable()) == 100


def test_actions_are_remembered_for_ninety_days(store: Store) -> None:
    _add(store, "Acme")
    assert store.undo(NOW + dt.timedelta(days=90)) == "add Acme"
    store.redo(NOW)
    assert store.undo(NOW + dt.timedelta(days=90, seconds=1)) is None
    assert store.undoable() == []


def test_the_file_itself_holds_no_trigger(store: Store) -> None:
    _add(store, "Acme")
    with store.read() as session:
        found = session.connection().execute(
            text("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'")
        )
        assert found.scalar() == 0


def test_nothing_to_undo_is_said_by_none(store: Store) -> None:
    assert store.undo(NOW) is None
    assert store.redo(NOW) is None


@pytest.mark.parametrize(
    "value", ["", "a\tb\nc", "“ü” – 日本", "'; DROP TABLE stage; --", "\\", "{}"]
)
def test_words_come_back_exactly(store: Store, value: str) -> None:
    with store.write("set", NOW) as session:
        session.add(Setting(key="k", value=value, **_MOMENTS))
    store.undo(NOW)
    store.redo(NOW)
    with store.read() as session:
        assert session.exec(select(Setting)).one().value == value
