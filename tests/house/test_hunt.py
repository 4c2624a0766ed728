"""The made-up hunt that speed and pictures rest on: the same every time, and sound."""

import datetime as dt
from pathlib import Path

from respond_tui.guide.rules import Rules
from respond_tui.guide.terms import Strength
from respond_tui.queries.exchange import everything
from respond_tui.queries.patterns import alerts
from respond_tui.queries.today import today
from respond_tui.store.store import Store
from tests.bench import hunt

NOW = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)


def made(path: Path, applications: int) -> Store:
    hunt.make(path, applications, NOW)
    return Store.open(path, NOW)


def test_a_hunt_is_the_same_every_time(tmp_path: Path) -> None:
    rows = []
    for name in ("one.db", "other.db"):
        store = made(tmp_path / name, 60)
        with store.read() as session:
            rows.append(everything(session))
        store.close()
    assert rows[0] == rows[1]
    assert len(rows[0]["application"]) == 60


def test_a_hunt_has_something_for_every_screen(tmp_path: Path) -> None:
    store = made(tmp_path / "hunt.db", 1_000)
    with store.read() as session:
        view = today(session, NOW, Rules())
        found = alerts(session, NOW.date(), Rules())
    assert all(check.ok for check in store.check())
    store.close()
    assert any(hunt.AHEAD in item.what for item in view.items)
    assert len(view.recoveries) == hunt.MOST_OPEN
    strengths = {view.alert.stage.name: view.alert.strength for view in found}
    assert strengths["system design"] is not Strength.WATCH
