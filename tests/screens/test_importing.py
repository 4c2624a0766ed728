"""A spreadsheet brought in: read, read otherwise, looked at, taken in, and taken back."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from respond_tui.queries.exchange import everything
from respond_tui.screens.dialogs.choose import ChooseDialog
from respond_tui.screens.dialogs.importing import COMING, READING, ImportDialog
from respond_tui.screens.dialogs.importing_export import ExportDialog
from respond_tui.screens.dialogs.importing_file import FileDialog
from respond_tui.screens.dialogs.importing_lines import OF_DATES, OF_HEADINGS, OfColumn, OfWord
from respond_tui.store.drafts import Drafts
from respond_tui.store.errors import DiskFull
from respond_tui.store.store import Store
from respond_tui.widgets.rows import Rows
from respond_tui.workspace import importing
from tests.hands import SIZES, Hands, at_the_app
from tests.importing import ask, change, choosing, put, read, seen

WIDE = (160, 48)
PLAIN = (
    "Company,Role,Date Applied,Status",
    "Acme,SRE,15/01/2026,Rejected",
    "Globex,Backend Engineer,16/01/2026,Suspected Ghost Job",
    "Initech,,Before 2026-01-24,Applied",
)
DOUBT = ("Company,Date Applied,Status", "Acme,03/04/2026,Rejected", "Globex,05/04/2026,Applied")
RAGGED = ("Company,Role", "Acme,SRE", "Globex,SRE,a,b", ",PM", "Hooli,PM")


async def take_in(hands: Hands) -> str:
    """Import what is shown; what the app says of it."""
    if hands.screen.query(READING) and hands.screen.query_one(READING).has_focus:
        await hands.press("ctrl+s")
        assert hands.screen.query_one(COMING).has_focus
    await hands.press("ctrl+s")
    await hands.until(lambda: hands.screen is hands.work and bool(hands.told()))
    await hands.until(lambda: hands.work.HERE == "log")
    await hands.settle()
    return hands.told()[-1]


def content(hands: Hands) -> object:
    """All that is in the file."""
    with hands.workspace.store.read() as session:
        return everything(session)


@pytest.mark.parametrize("size", [*SIZES, WIDE])
async def test_a_sheet_comes_in_after_a_look_and_goes_with_one_u(
    story: Path, home: Path, size: tuple[int, int]
) -> None:
    sheet = put(home / "Downloads", *PLAIN)
    async with choosing(story, size) as hands:
        before = content(hands)
        backups = len(list(story.parent.rglob("*import*")))
        await read(hands, sheet)
        assert hands.sees("One row per application", "Order of dates", "12/11 is 12 November")
        assert hands.sees("Date Applied", "applied on", "15/01/2026", "Suspected Ghost Job")
        assert hands.sees("3 applications: 3 new, 0 changed, 0 here already · 0 refused")
        await hands.press("tab")
        assert hands.sees("New", "To know", "Globex", "Backend")
        assert hands.sees("applied Thu 15 Jan 2026, application, no")
        await hands.press("p")
        assert hands.screen.query_one(READING).has_focus
        assert content(hands) == before
        assert await take_in(hands) == "Imported 3 applications. u takes it all back."
        assert "Globex" in hands.workspace.queries.companies()
        assert len(list(story.parent.rglob("*import*"))) == backups + 1
        await hands.press("u")
        assert content(hands) == before
        assert hands.told()[-1] == "Undone: import hunt.csv. U does it again."


async def test_the_same_sheet_again_has_nothing_to_import(fresh: Path, home: Path) -> None:
    sheet = put(home, *PLAIN)
    async with choosing(fresh) as hands:
        await read(hands, sheet)
        await take_in(hands)
        after = content(hands)
        await ask(hands)
        await read(hands, sheet)
        assert hands.sees("3 applications: 0 new, 0 changed, 3 here already")
        await hands.press("ctrl+s")
        assert hands.sees("Nothing in it is new, so there is nothing to import.")
        await hands.press("escape", "escape")
        assert content(hands) == after


async def test_what_changes_is_told_thing_by_thing(fresh: Path, home: Path) -> None:
    sheet = put(home, *PLAIN)
    async with choosing(fresh) as hands:
        await read(hands, sheet)
        await take_in(hands)
        put(home, *PLAIN[:2], "Globex,Backend Engineer,16/01/2026,Rejected", *PLAIN[3:])
        await ask(hands)
        await read(hands, sheet)
        assert hands.sees("3 applications: 0 new, 1 changed, 2 here already")
        await hands.press("tab")
        assert hands.sees("±", "Globex · Backend Engineer", "ended: – → rejected")
        assert await take_in(hands) == "Changed 1 application. u takes it all back."


async def test_dates_that_could_be_two_days_are_asked_for(fresh: Path, home: Path) -> None:
    async with choosing(fresh) as hands:
        await read(hands, put(home, *DOUBT))
        assert hands.sees("“03/04/2026” in line 2 could be two days.", "Enter on the first")
        await hands.press("ctrl+s")
        assert isinstance(hands.screen, ImportDialog)
        await hands.press("enter")
        await hands.until(lambda: isinstance(hands.screen, ChooseDialog))
        assert hands.sees("Which day is “03/04/2026”?", "Fri 3 Apr 2026", "Wed 4 Mar 2026")
        await hands.press("down", "enter")
        await seen(hands)
        assert hands.sees("12/11 is December 11", "you chose it", "2 applications: 2 new")
        await hands.press("tab")
        assert hands.sees("applied Wed 4 Mar 2026")


async def test_a_column_is_read_as_the_person_says_and_so_the_next_time(
    fresh: Path, home: Path
) -> None:
    lines = ("Company,Thing,Position", "Acme,SRE,7", "Globex,PM,8")
    async with choosing(fresh) as hands:
        await read(hands, put(home, *lines))
        await change(hands, OfColumn("Thing"), "role")
        assert hands.sees("read as you chose, ^r reads it afresh")
        await hands.press("tab")
        assert hands.sees("SRE")
        await take_in(hands)
        await ask(hands)
        await read(hands, put(home, *lines, "Hooli,Data,9"))
        assert hands.sees("read as last time, ^r reads it afresh", "3 applications: 1 new")
        await hands.press("ctrl+r")
        await seen(hands)
        assert not hands.sees("last time")
        await hands.press("tab")
        assert hands.sees("Hooli", "Thing: SRE")
        await hands.press("escape", "escape")
        roles = {
            row.role for row in hands.workspace.queries.log_rows(range(1, 9))
        }  # afresh is only a look until it is imported
        assert roles == {"SRE", "PM"}


async def test_a_field_that_two_columns_were_chosen_for_is_the_later_ones(
    fresh: Path, home: Path
) -> None:
    async with choosing(fresh) as hands:
        dialog = await read(hands, put(home, "Company,One,Two", "Acme,a,b"))
        await change(hands, OfColumn("One"), "role")
        await change(hands, OfColumn("Two"), "role")
        assert dialog._view is not None
        read_as = {each.heading: each.as_what for each in dialog._view.columns}
        assert read_as == {"Company": "company", "One": "kept", "Two": "role"}


async def test_a_sheet_in_which_no_company_is_found_is_told_what_is_one(
    fresh: Path, home: Path
) -> None:
    async with choosing(fresh) as hands:
        await read(hands, put(home, "Wer,Role", "Acme,SRE"))
        assert hands.sees("No column is known to hold the company", "Enter on a line")
        await hands.press("ctrl+s")
        assert isinstance(hands.screen, ImportDialog)
        await change(hands, OfColumn("Wer"), "company")
        assert not hands.sees("No column")
        assert hands.sees("1 application: 1 new")


async def test_words_and_new_stages_mean_what_the_person_says(fresh: Path, home: Path) -> None:
    lines = (
        "Company,Source,Target",
        "Acme,Applied,Chemistry Call",
        "Acme,Chemistry Call,Hexed",
        "Globex,Applied,Chemistry Call",
    )
    async with choosing(fresh, SIZES[1]) as hands:
        await read(hands, put(home, *lines))
        assert hands.sees("Stage transitions", "Stages of their own", "Chemistry Call")
        assert hands.sees("Words that are not understood", "Hexed")
        await change(hands, OfWord("Chemistry Call"), "recruiter screen")
        assert not hands.sees("Stages of their own")
        await change(hands, OfWord("Hexed"), "rejected")
        assert not hands.sees("Words that are not understood")
        await hands.press("tab")
        assert hands.sees("recruiter screen", "no")
        await take_in(hands)
        names = [stage.name for stage in hands.workspace.queries.counted_stages()]
        assert "Chemistry Call" not in names
        (acme, _) = sorted(
            hands.workspace.queries.log_rows(range(1, 9)), key=lambda row: row.company
        )
        assert (acme.stage, acme.status.value) == ("recruiter screen", "rejected")


async def test_lines_that_cannot_be_read_stay_out_only_when_the_person_says_so(
    fresh: Path, home: Path
) -> None:
    async with choosing(fresh) as hands:
        await read(hands, put(home, *RAGGED))
        assert hands.sees("2 applications: 2 new", "2 refused")
        await hands.press("tab", "ctrl+s")
        assert hands.sees("2 lines cannot be read")
        await hands.press("escape")
        assert isinstance(hands.screen, ImportDialog)
        await hands.press("p", "ctrl+s", "ctrl+s", "s")
        await seen(hands)
        assert hands.screen.query_one(COMING).has_focus
        assert hands.sees("Refused", "line 3: 4 cells stand under 2 headings.", "It has no company")
        await hands.press("ctrl+s", "l")
        await hands.until(lambda: hands.work.HERE == "log" and bool(hands.told()))
        assert hands.told()[-1] == (
            "Imported 2 applications, left 2 lines out. u takes it all back."
        )


async def test_choices_are_there_again_after_escape_and_gone_once_imported(
    fresh: Path, home: Path
) -> None:
    sheet = put(home, "Company,Thing", "Acme,SRE")
    async with choosing(fresh) as hands:
        dialog = await read(hands, sheet)
        form, layout = "import-reading", dialog._sheet.fingerprint
        await change(hands, OfColumn("Thing"), "role")
        await hands.press("escape")
        assert isinstance(hands.screen, FileDialog)  # with the words that were typed
        await hands.press("enter")
        await seen(hands)
        assert hands.sees("read as you chose")
        assert Drafts(fresh).load(form, layout)
        await take_in(hands)
        assert Drafts(fresh).load(form, layout) is None
        assert Drafts(fresh).load("import") is None


async def test_a_file_that_changed_since_is_shown_anew_before_it_comes_in(
    fresh: Path, home: Path
) -> None:
    sheet = put(home, *PLAIN)
    async with choosing(fresh) as hands:
        await read(hands, sheet)
        before = content(hands)
        put(home, *PLAIN, "Hooli,PM,17/01/2026,Applied")
        await hands.press("tab", "ctrl+s")
        await hands.until(lambda: hands.sees("has changed since you looked"))
        await seen(hands)
        assert hands.sees("4 applications: 4 new")
        assert content(hands) == before
        await take_in(hands)
        assert hands.sees("Hooli")


async def test_what_was_shown_comes_in_where_the_file_is_gone(fresh: Path, home: Path) -> None:
    sheet = put(home, *PLAIN)
    async with choosing(fresh) as hands:
        await read(hands, sheet)
        sheet.unlink()
        assert await take_in(hands) == "Imported 3 applications. u takes it all back."


async def test_a_full_disk_leaves_the_log_as_it_was_and_the_choices_in_place(
    fresh: Path, home: Path
) -> None:
    def full(*_: object) -> None:
        raise DiskFull("The disk is full.", "Make some room.")

    async with choosing(fresh) as hands:
        await read(hands, put(home, "Company,Thing", "Acme,SRE"))
        await change(hands, OfColumn("Thing"), "role")
        before = content(hands)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Store, "write", full)
            await hands.press("tab", "ctrl+s")
            await hands.until(lambda: hands.sees("The disk is full."))
            await seen(hands)
        assert content(hands) == before
        assert hands.sees("read as you chose")
        assert await take_in(hands) == "Imported 1 application. u takes it all back."


async def test_hostile_headings_words_and_cells_are_shown_to_the_letter(
    fresh: Path, home: Path
) -> None:
    markup = "[/] [red]x[/red] [@click=app.quit]y"
    control = "\x1b]52;c;aGk=\x07\u202e\x9b2J"
    sheet = put(
        home,
        f"Company,{markup},Status,{control}thing",
        f"{markup},{markup},{markup},{control}",
        f"{control}Acme,{control},{control}gone,[/]",
        name="[bold] [x].csv",
    )
    async with choosing(fresh, WIDE) as hands:
        await read(hands, sheet)
        for keys in (("tab",), ("down", "down"), ("end",), ("p",), ("end",), ("enter",)):
            await hands.press(*keys)
            assert hands.app.is_running
            assert all(line.isprintable() for line in hands.lines())
        await hands.press("escape", "p")
        assert hands.sees("[bold] [x].csv", "[/] [red]x[/red]")
        await take_in(hands)
        assert hands.sees("[/] [red]x[/red]")


async def test_a_later_choice_is_not_overtaken_by_an_earlier_one(
    fresh: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with choosing(fresh) as hands:
        dialog = await read(hands, put(home, "Company,Thing", "Acme,SRE"))
        held, look = asyncio.Event(), importing.SheetComing.look
        loop = asyncio.get_running_loop()

        def late(sheet: importing.SheetComing) -> object:
            view = look(sheet)
            if view.columns[1].as_what == "role":
                asyncio.run_coroutine_threadsafe(held.wait(), loop).result()
            return view

        monkeypatch.setattr(importing.SheetComing, "look", late)
        dialog._sheet.read_column("Thing", "role")
        dialog._look()
        await hands.pilot.pause()
        assert hands.sees("Reading …")
        await hands.pilot.press("down", "tab", "p")  # no key is blocked
        dialog._sheet.read_column("Thing", "location")
        dialog._look()
        await seen(hands)
        held.set()
        await hands.settle()
        assert dialog._view is not None
        assert dialog._view.columns[1].as_what == "location"


async def test_what_was_exported_comes_in_after_the_same_kind_of_look(
    story: Path, fresh: Path, tmp_path: Path, home: Path
) -> None:
    from respond_tui.actions import leaving
    from respond_tui.guide.terms import ExportFormat

    other = tmp_path / "other"
    other.mkdir()
    exported = home / "log.json"
    async with at_the_app(story) as hands:
        leaves = leaving.exported(hands.workspace.desk, ExportFormat.JSON)
        exported.write_text("".join(leaves.pieces), encoding="utf-8")
        whole = content(hands)
    async with choosing(other / "respond.db") as hands:
        before = content(hands)
        await hands.type(str(exported))
        await hands.press("enter")
        await hands.until(lambda: isinstance(hands.screen, ExportDialog))
        await hands.settle()
        assert hands.sees("applications", "rounds", "new, 0 changed, 0 here already")
        await hands.press("escape")
        assert isinstance(hands.screen, FileDialog)
        await hands.press("enter")
        await hands.until(lambda: isinstance(hands.screen, ExportDialog))
        assert (await take_in(hands)).endswith("u takes it all back.")
        assert content(hands) == whole
        await hands.press("u")
        assert content(hands) == before


Say = Callable[[Path], Path]


def _folder(home: Path) -> Path:
    return home / "Downloads"


def _gone(home: Path) -> Path:
    return home / "gone.csv"


def _packed(home: Path) -> Path:
    path = home / "hunt.xlsx"
    path.write_bytes(b"PK\x03\x04rest")
    return path


def _empty(home: Path) -> Path:
    return put(home)


def _header(home: Path) -> Path:
    return put(home, "Company,Role")


def _quote(home: Path) -> Path:
    return put(home, "Company,Role", 'Acme,"SRE')


def _foreign(home: Path) -> Path:
    return put(home, '{"format": "theirs"}', name="x.json")


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        (_folder, "is a folder. Choose a file in it."),
        (_gone, "No file is at ~/gone.csv."),
        (_packed, "save the sheet as CSV"),
        (_empty, "is empty."),
        (_header, "has headings and no row under them."),
        (_quote, "is never closed."),
        (_foreign, "was not written by"),
    ],
)
async def test_what_cannot_be_read_is_said_in_a_sentence_and_the_words_stay(
    fresh: Path, home: Path, made: Say, sentence: str
) -> None:
    path = made(home)
    async with choosing(fresh) as hands:
        await hands.type(str(path))
        await hands.press("enter")
        assert sentence in " ".join(hands.text().replace("│", " ").split())
        assert hands.screen.query_one("Input").value == str(path)  # type: ignore[attr-defined]


async def test_the_order_of_dates_can_be_changed_where_the_sheet_shows_one(
    fresh: Path, home: Path
) -> None:
    async with choosing(fresh) as hands:
        await read(hands, put(home, "Company,Date Applied", "Acme,15/01/2026", "Globex,3/4/2026"))
        await hands.press("home", "enter")
        await hands.until(lambda: isinstance(hands.screen, ChooseDialog))
        assert hands.sees("In which order are the dates?")
        await hands.press("home", "down", "enter")
        dialog = await seen(hands)
        assert dialog.query_one(READING, Rows).key == OF_DATES
        assert hands.sees("12/11 is December 11", "you chose it")
        await hands.press("tab")
        assert hands.sees("15/01/2026")  # no day in that order: its words are kept


@pytest.mark.parametrize("size", SIZES)
async def test_a_sheet_without_headings_is_read_from_its_first_line(
    fresh: Path, home: Path, size: tuple[int, int]
) -> None:
    sheet = put(home, "Acme,SRE,15/01/2026", "Globex,PM,16/01/2026")
    async with choosing(fresh, size) as hands:
        await read(hands, sheet)
        assert hands.sees("No column is known to hold the company", "The first line")
        await change(hands, OF_HEADINGS, False)
        assert hands.sees("Column 1", "company", "is an application", "2 applications: 2 new")
        await change(hands, OF_HEADINGS, True)
        assert hands.sees("holds the headings", "No column is known")
        await change(hands, OF_HEADINGS, False)
        assert await take_in(hands) == "Imported 2 applications. u takes it all back."
