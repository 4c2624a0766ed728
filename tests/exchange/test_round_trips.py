"""Out, wiped, in, and out again: the same text, whatever was logged."""

import datetime as dt
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings

from respond_tui.actions import leaving
from respond_tui.actions.desk import Desk
from respond_tui.actions.exchange import take_in
from respond_tui.actions.sheets import take_in_sheets
from respond_tui.exchange import json_file
from respond_tui.exchange.json_file import Tables
from respond_tui.exchange.sheets import Drafts, draft, read_table, understand
from respond_tui.guide.stages import DEFAULT_STAGES
from respond_tui.guide.terms import EndedHow, ExportFormat
from respond_tui.guide.text import folded
from respond_tui.queries.interviews import counted_stages
from respond_tui.store.store import Store
from tests.bench import hunt
from tests.exchange import lives

NOW = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)

EACH_IS_A_FILE = settings(
    max_examples=30,
    phases=set(Phase) - {Phase.shrink, Phase.explain},  # a smaller example takes minutes to find
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


@EACH_IS_A_FILE
@given(tables=lives.logs())
def test_a_sheet_comes_back_to_the_last_cell(desk: Desk, tables: Tables) -> None:
    """A stage here keeps its spelling, and who ended it follows from how: so they begin alike."""
    names = [str(row["name"]) for row in tables["stage"]]
    usual = {folded(stage.name): stage.name for stage in DEFAULT_STAGES}
    assume(len({*map(folded, names)}) == len(names))
    assume(all(usual.get(folded(name), name) == name for name in names))
    for row in tables["application"]:
        how = row["ended_how"]
        row["ended_by"] = EndedHow(how).by if isinstance(how, str) else None
    desk.store.wipe(NOW)
    lives.lay(desk, tables)
    before = out(desk, ExportFormat.CSV)
    desk.store.wipe(NOW)
    if any(row["deleted_at"] is None for row in tables["application"]):
        (sheet,) = take_in_sheets(desk, [_drafts(desk, before)]).sheets
        assert (sheet.added, sheet.refused) == (sheet.read, ())
        (again,) = take_in_sheets(desk, [_drafts(desk, before)]).sheets
        assert again.unchanged == again.read == sheet.read
    assert out(desk, ExportFormat.CSV).read_bytes() == before.read_bytes()


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("kind", [ExportFormat.CSV, ExportFormat.JSON])
def test_a_lived_in_hunt_comes_back_whole(tmp_path: Path, kind: ExportFormat, seed: int) -> None:
    path = tmp_path / "hunt.db"
    hunt.make(path, 150, NOW, seed)
    desk = Desk(Store.open(path, NOW), NOW)
    before = out(desk, kind)
    desk.store.wipe(NOW)
    if kind is ExportFormat.CSV:
        take_in_sheets(desk, [_drafts(desk, before)])
    else:
        take_in(desk, json_file.read(before))
    assert out(desk, kind).read_bytes() == before.read_bytes()
    assert all(check.ok for check in desk.store.check())
    desk.store.close()


def _drafts(desk: Desk, path: Path) -> Drafts:
    with desk.store.read() as session:
        stages = counted_stages(session)
    table = read_table(path)
    return draft(table, understand(table, stages), desk.today)
