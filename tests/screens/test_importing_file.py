"""Which file comes in: typed and completed, taken from a list, in whatever encoding it is."""

import os
import threading
from pathlib import Path

import pytest
from textual.widgets import Input

from respond_tui.exchange import sheets
from respond_tui.screens.dialogs.ask import AskDialog
from respond_tui.screens.dialogs.choose import ChooseDialog
from respond_tui.screens.dialogs.importing import ImportDialog
from respond_tui.screens.dialogs.importing_file import FileDialog
from respond_tui.widgets.rows import Rows
from tests.forms import words
from tests.hands import Hands, at_the_app
from tests.importing import ask, choosing, put, seen

NAMES = ("Firma,Company,Role", "a,Zürich Müller,Köchin")


def files(hands: Hands) -> Rows:
    """The list of files."""
    return hands.screen.query_one("#files", Rows)


async def test_the_newest_file_nearby_is_taken_with_down_and_enter(fresh: Path, home: Path) -> None:
    put(home / "Downloads", "Company", "Acme", name="[b] new.csv")
    old = put(home, "Company", "Globex", name="old.csv")
    os.utime(old, (1, 1))
    async with choosing(fresh) as hands:
        await hands.until(lambda: not files(hands).is_empty)
        assert hands.sees("[b] new.csv", "~/Downloads", "old.csv", "1 Jan 1970")
        await hands.press("down", "enter")
        await seen(hands)
        assert hands.sees("Import · [b] new.csv", "1 application: 1 new")
        await hands.press("escape")
        assert words(hands) == {"path": "~/Downloads/[b] new.csv"}


async def test_the_list_follows_what_is_typed_and_tab_goes_on_with_it(
    fresh: Path, home: Path
) -> None:
    put(home / "Downloads", "Company", "Acme", name="hunt.csv")
    put(home / "Downloads", "Company", "Acme", name="other.csv")
    async with choosing(fresh) as hands:
        await hands.type("~/Dow")
        await hands.press("tab")
        await hands.until(lambda: words(hands) == {"path": "~/Downloads/"})
        await hands.type("hu")
        await hands.until(lambda: hands.sees("hunt.csv") and not hands.sees("other.csv"))
        await hands.press("tab")
        await hands.until(lambda: words(hands) == {"path": "~/Downloads/hunt.csv"})
        assert isinstance(hands.screen.focused, Input)
        await hands.press("enter")
        await seen(hands)


async def test_a_link_or_quotes_that_were_pasted_are_understood(fresh: Path, home: Path) -> None:
    put(home, "Company", "Acme", name="my hunt.csv")
    for pasted in (f"file://{home}/my%20hunt.csv", f"'{home}/my hunt.csv'\n", "~/my\\ hunt.csv"):
        async with choosing(fresh) as hands:
            await hands.press("ctrl+r")
            await hands.type(pasted)
            await hands.press("enter")
            await seen(hands)
            assert hands.sees("Import · my hunt.csv")


async def test_nothing_typed_is_asked_for(fresh: Path, home: Path) -> None:
    assert home.is_dir()
    async with choosing(fresh) as hands:
        assert hands.sees("No .csv, .tsv or .json is here.")
        await hands.press("down", "enter")
        assert hands.sees("Type where the file is, or press ↓ and take one.")


async def _asked(hands: Hands) -> ChooseDialog:
    await hands.press("enter")
    await hands.until(lambda: isinstance(hands.screen, ChooseDialog))
    await hands.settle()
    assert isinstance(hands.screen, ChooseDialog)
    return hands.screen


async def test_the_encoding_is_asked_for_with_a_part_of_the_file_in_each(
    fresh: Path, home: Path
) -> None:
    sheet = put(home, *NAMES, encoding="windows-1252")
    async with choosing(fresh) as hands:
        await hands.type(str(sheet))
        await _asked(hands)
        assert hands.sees("“hunt.csv” is not in UTF-8. Which one reads well?")
        assert hands.sees("windows-1252", "Zürich", "mac-roman", "Z¸rich")
        await hands.press("escape")
        assert hands.sees("is not in UTF-8.")
        assert words(hands) == {"path": str(sheet)}
        dialog = await _asked(hands)
        assert dialog.query_one(Rows).key == "windows-1252"
        await hands.press("enter")
        await seen(hands)
        await hands.press("tab")
        assert hands.sees("Zürich Müller", "Köchin")


async def test_any_other_encoding_can_be_named(fresh: Path, home: Path) -> None:
    sheet = put(home, "Company,Role", "東京,エンジニア", encoding="shift_jis")
    async with choosing(fresh) as hands:
        await hands.type(str(sheet))
        await _asked(hands)
        await hands.press("end", "enter")
        await hands.until(lambda: isinstance(hands.screen, AskDialog))
        await hands.type("klingon")
        await hands.press("enter")
        await hands.until(lambda: isinstance(hands.screen, ChooseDialog))
        assert hands.sees("“klingon” is no encoding")
        await hands.press("end", "enter")
        await hands.until(lambda: isinstance(hands.screen, AskDialog))
        await hands.type("shift_jis")
        await hands.press("enter")
        await seen(hands)
        await hands.press("tab")
        assert hands.sees("東京", "エンジニア")


async def test_keys_are_heard_while_a_file_is_read_and_escape_drops_it(
    fresh: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = put(home, "Company", "Acme")
    held, read = threading.Event(), sheets.read_bytes

    def late(path: Path) -> bytes:
        held.wait(20)
        return read(path)

    monkeypatch.setattr(sheets, "read_bytes", late)
    async with choosing(fresh) as hands:
        await hands.type(str(sheet))
        await hands.pilot.press("enter")
        await hands.until(lambda: hands.sees("Reading …"))
        await hands.pilot.press("x")
        await hands.until(lambda: words(hands)["path"].endswith("x"))
        await hands.pilot.press("escape")
        await hands.until(lambda: hands.screen is hands.work)
        held.set()
        await hands.settle()
        assert hands.screen is hands.work
        await ask(hands)
        assert words(hands) == {"path": f"{sheet}x"}


async def test_the_palette_and_the_welcome_lead_to_it(fresh: Path) -> None:
    async with at_the_app(fresh) as hands:
        assert hands.sees("A spreadsheet comes in with ctrl+p, import.")
        await hands.press("ctrl+p")
        await hands.type("import")
        await hands.until(lambda: hands.sees("Import a spreadsheet"))
        await hands.press("enter")
        await hands.until(lambda: isinstance(hands.screen, FileDialog))


async def test_a_file_that_is_read_twice_opens_one_window_and_imports_nothing(
    fresh: Path, home: Path
) -> None:
    sheet = put(home, "Company", "Acme")
    async with choosing(fresh) as hands:
        version = hands.workspace.store.data_version()
        await hands.type(str(sheet))
        await hands.pilot.press("ctrl+s", "ctrl+s")
        await seen(hands)
        windows = [type(screen) for screen in hands.app.screen_stack]
        assert windows.count(ImportDialog) == 1
        assert FileDialog not in windows
        assert hands.workspace.store.data_version() == version
