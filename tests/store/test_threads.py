"""One store, many threads: saves queue up, reads go on."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

from sqlmodel import select

from respond_tui.models.tables import Application
from respond_tui.store.store import Store

NOW = dt.datetime(2026, 11, 23, 9, 30, tzinfo=dt.UTC)


def test_saves_of_many_threads_all_arrive_and_can_all_be_undone(store: Store) -> None:
    def save(number: int) -> int:
        with store.write(f"add {number}", NOW) as session:
            session.add(Application(company=f"Acme {number}", created_at=NOW, updated_at=NOW))
        with store.read() as session:
            return len(session.exec(select(Application)).all())

    with ThreadPoolExecutor(4) as pool:
        seen = list(pool.map(save, range(24)))
    assert max(seen) == 24
    assert len(store.undoable()) == 24
    while store.undo(NOW):
        pass
    with store.read() as session:
        assert session.exec(select(Application)).all() == []


def test_a_backup_in_one_thread_and_saves_in_others_do_not_harm_each_other(store: Store) -> None:
    def save(number: int) -> None:
        with store.write(f"add {number}", NOW) as session:
            session.add(Application(company=f"Acme {number}", created_at=NOW, updated_at=NOW))

    with ThreadPoolExecutor(3) as pool:
        backup = pool.submit(store.backup, None, NOW)
        list(pool.map(save, range(12)))
    copy = Store.open(backup.result(), NOW)
    with copy.read() as session:
        assert len(session.exec(select(Application)).all()) <= 12
    copy.close()
    assert len(store.undoable()) == 12
