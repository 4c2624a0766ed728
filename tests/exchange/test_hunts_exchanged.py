"""Whole hunts out of one file and into another."""

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest

from respond_tui.actions.desk import Desk
from respond_tui.actions.exchange import take_in
from respond_tui.exchange.json_file import read, written
from respond_tui.models.tables import Application
from respond_tui.queries.exchange import everything
from respond_tui.store.store import Store
from tests.bench import hunt

NOW = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)
SEEDS = [1, 2, 3]


def lived_in(folder: Path, seed: int, applications: int = 150) -> Desk:
    """A hunt whose links are its own, so that no two hunts share a posting by chance."""
    path = folder / f"{seed}.db"
    hunt.make(path, applications, NOW, seed)
    desk = Desk(Store.open(path, NOW), NOW)
    with desk.store.write("links", NOW) as session:
        for number in range(1, applications + 1):
            session.get_one(Application, number).link = f"https://example.org/{seed}/{number}"
    return desk


def text_of(desk: Desk) -> str:
    with desk.store.read() as session:
        return "".join(written(everything(session)))


def rounds_by_company(desk: Desk) -> Counter[object]:
    """How many rounds each posting has, by its link: what references must not mix up."""
    with desk.store.read() as session:
        rows = everything(session)
    link = {row["id"]: row["link"] for row in rows["application"]}
    return Counter(link[row["application_id"]] for row in rows["interview"])


@pytest.mark.parametrize("seed", SEEDS)
def test_a_hunt_comes_back_letter_by_letter(tmp_path: Path, seed: int) -> None:
    desk = lived_in(tmp_path, seed)
    out = tmp_path / "out.json"
    out.write_text(text_of(desk), encoding="utf-8")
    fresh = Desk(Store.open(tmp_path / "fresh.db", NOW), NOW)
    take_in(fresh, read(out))
    assert text_of(fresh) == text_of(desk)
    desk.store.close()
    fresh.store.close()


@pytest.mark.parametrize("seed", SEEDS)
def test_two_hunts_in_one_file_keep_every_round_with_its_application(
    tmp_path: Path, seed: int
) -> None:
    here, there = lived_in(tmp_path, seed), lived_in(tmp_path, seed + 10)
    out = tmp_path / "out.json"
    out.write_text(text_of(there), encoding="utf-8")
    expected = rounds_by_company(here) + rounds_by_company(there)
    before = text_of(here)
    take_in(here, read(out))
    assert rounds_by_company(here) == expected
    assert all(check.ok for check in here.store.check())
    after = text_of(here)
    again = take_in(here, read(out))
    assert (again.added, again.updated) == (0, 0)
    assert text_of(here) == after
    assert here.store.undo(NOW) == "import a file"
    assert text_of(here) == before
    here.store.close()
    there.store.close()
