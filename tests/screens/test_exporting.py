"""The log written out from the app: as what, into which file, and never over another unasked."""

import errno
import os
import stat
import threading
from pathlib import Path

import pytest

from respond_tui.actions import leaving
from respond_tui.actions.desk import Desk
from respond_tui.screens import base
from respond_tui.screens.intents import IntentScreen
from respond_tui.store import place
from respond_tui.store.drafts import Drafts
from tests.forms import is_open, words
from tests.hands import PATIENCE, SIZES, Hands, at_the_app


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder with nothing in it."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    return folder


async def _asked(hands: Hands, letter: str) -> None:
    assert isinstance(hands.work, IntentScreen)
    hands.work.export()
    await hands.settle()
    await hands.press(letter)
    assert is_open(hands)


@pytest.mark.parametrize(
    ("letter", "name", "begins"),
    [
        ("s", "respond-2026-11-22.csv", "\ufeffCompany,Role,"),
        ("r", "respond-2026-11-22.md", "# The hunt until 22 Nov 2026"),
        ("f", "respond-2026-11-22.txt", "Referral ["),
        ("e", "respond-2026-11-22.json", '{"format": "respond"'),
    ],
)
async def test_enter_writes_a_file_into_the_home_folder_and_says_where(
    story: Path, home: Path, letter: str, name: str, begins: str
) -> None:
    async with at_the_app(story) as hands:
        await _asked(hands, letter)
        assert words(hands)["target"] == f"~/{name}"
        await hands.press("enter")
        assert not is_open(hands)
        (told,) = hands.told()
        assert told.startswith("Wrote ")
        assert str(home / name) in told
        assert ("recoveries" in told) == (letter == "s")
    assert (home / name).read_text(encoding="utf-8").startswith(begins)
    assert stat.S_IMODE((home / name).stat().st_mode) == 0o600
    assert [each.name for each in home.iterdir()] == [name]


async def test_a_file_that_is_there_is_written_over_only_when_the_person_says_so(
    story: Path, home: Path
) -> None:
    there = home / "respond-2026-11-22.md"
    there.write_text("mine", encoding="utf-8")
    async with at_the_app(story) as hands:
        await _asked(hands, "r")
        await hands.press("enter")
        assert hands.sees("“respond-2026-11-22.md” is there already.")
        assert there.read_text(encoding="utf-8") == "mine"
        await hands.press("tab", "right", "enter")
        assert not is_open(hands)
    assert there.read_text(encoding="utf-8").startswith("# The hunt")


async def test_a_name_alone_lies_in_the_home_folder(story: Path, home: Path) -> None:
    async with at_the_app(story) as hands:
        await _asked(hands, "r")
        await hands.press("ctrl+u")
        await hands.type("coach.md")
        await hands.press("enter")
    assert (home / "coach.md").exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "File is needed."),
        ("~", "is there already"),
        ("nowhere/at/all.csv", "is not there"),
        ("x" * 300, "That name leads to no file."),
    ],
    ids=["nothing", "home itself", "no such folder", "too long"],
)
async def test_what_cannot_be_written_is_said_and_the_words_stay(
    story: Path, home: Path, typed: str, said: str
) -> None:
    async with at_the_app(story) as hands:
        await _asked(hands, "s")
        await hands.press("ctrl+u")
        await hands.type(typed)
        await hands.press("enter")
        assert is_open(hands)
        assert said in hands.text()
        assert words(hands)["target"] == typed
    assert list(home.iterdir()) == []


async def test_the_database_is_never_written_over(story: Path, home: Path) -> None:
    before = story.read_bytes()
    async with at_the_app(story) as hands:
        await _asked(hands, "e")
        await hands.press("ctrl+u")
        await hands.type(str(story))
        await hands.press("tab", "right", "enter")
        assert hands.sees("That is the database itself.")
        assert list(home.iterdir()) == []
    assert story.read_bytes()[:100] == before[:100]


async def test_a_full_disk_keeps_the_words_and_leaves_no_half_a_file(
    story: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    async with at_the_app(story) as hands:
        await _asked(hands, "s")
        with monkeypatch.context() as patch:
            patch.setattr(place, "sync_file", full)
            await hands.press("enter")
        assert is_open(hands)
        assert words(hands)["target"] == "~/respond-2026-11-22.csv"
        assert Drafts(story).load("export", "csv") is None  # as it was proposed
        assert list(home.iterdir()) == []
        await hands.press("enter")
        assert not is_open(hands)
    assert (home / "respond-2026-11-22.csv").exists()


async def test_a_long_export_says_that_it_is_under_way(
    story: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, write = threading.Event(), leaving.write

    def slowly(desk: Desk, export: leaving.Export, target: Path) -> Path:
        assert go_on.wait(PATIENCE)
        return write(desk, export, target)

    monkeypatch.setattr(leaving, "write", slowly)
    monkeypatch.setattr(base, "PATIENCE", 0.0)
    async with at_the_app(story) as hands:
        await _asked(hands, "r")
        await hands.pilot.press("enter")
        await hands.until(lambda: hands.told() == ["Writing your log out."])
        go_on.set()
        await hands.until(lambda: "Wrote the report" in " ".join(hands.told()))
        assert len(hands.told()) == 1


@pytest.mark.parametrize("size", SIZES)
async def test_it_is_a_command_of_the_palette(
    story: Path, home: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(story, size) as hands:
        await hands.press("ctrl+p")
        await hands.type("Export")
        await hands.until(lambda: hands.sees("Write the log out"))
        await hands.press("enter")
        await hands.until(lambda: hands.sees("Sheet", "Report", "Everything", "for a spreadsheet"))
    assert list(home.iterdir()) == []
