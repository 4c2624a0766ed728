"""Out, wiped, in, and out again: the same text, whatever was logged."""

import datetime as dt
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from respond_tui.actions import leaving
from respond_tui.actions.desk import Desk
from respond_tui.actions.exchange import take_in
from respond_tui.exchange import json_file
from respond_tui.exchange.json_file import Tables
from respond_tui.guide.terms import ExportFormat
from respond_tui.store.store import Store
from tests.exchange import lives

NOW = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)

EACH_IS_A_FILE = settings(
    max_examples=30,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = Store.open(tmp_path / "here.db", NOW)
    yield Desk(store, NOW)
    store.close()


def out(desk: Desk, kind: ExportFormat) -> Path:
    """The log as a file of a folder of its own."""
    target = Path(tempfile.mkdtemp(dir=desk.store.path.parent)) / f"out.{kind}"
    return leaving.write(desk, leaving.exported(desk, kind), target)


@EACH_IS_A_FILE
@given(tables=lives.logs())
def test_json_comes_back_to_the_last_field(desk: Desk, tables: Tables) -> None:
    desk.store.wipe(NOW)
    lives.lay(desk, tables)
    before = out(desk, ExportFormat.JSON)
    desk.store.wipe(NOW)
    take_in(desk, json_file.read(before))
    assert out(desk, ExportFormat.JSON).read_bytes() == before.read_bytes()
