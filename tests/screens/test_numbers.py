"""Pages of numbers: each opens into the applications that it was counted from."""

import datetime as dt
import re
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from textual.widgets import Static

from respond_tui.guide.flow import End, Flow, Origin
from respond_tui.guide.rates import By, RateKind, Waited
from respond_tui.guide.rules import Rules
from respond_tui.guide.terms import Source
from respond_tui.queries import behind as behind_query
from respond_tui.queries import flow as flow_query
from respond_tui.queries import rates as rate_query
from respond_tui.screens.dialogs.numbers import NumbersDialog
from respond_tui.screens.intents import IntentScreen
from respond_tui.store.errors import StoreError
from respond_tui.store.store import Session
from respond_tui.widgets.rows import Rows
from tests.forms import run
from tests.hands import PATIENCE, SIZES, Hands, at_the_app

PAGES = ("Rates", "Flow")


def _dialog(hands: Hands) -> NumbersDialog:
    dialog = hands.screen
    assert isinstance(dialog, NumbersDialog), f"no page is open\n{hands.text()}"
    return dialog


def _list(hands: Hands, name: str = "counted") -> Rows:
    return _dialog(hands).query_one(f"#{name}", Rows)


def _lines(rows: Rows) -> list[str]:
    return [" ".join(cell.text for cell in rows._lines[n].cells) for n in range(len(rows._lines))]


def _applications(hands: Hands) -> int:
    """How many applications stand behind the number."""
    lines = _list(hands, "applications")._lines
    return sum(1 for number in range(len(lines)) if lines[number].key is not None)


@pytest.mark.parametrize("size", SIZES)
async def test_the_lines_of_looking_further_are_in_sight_and_open_both_pages(
    story: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(story, size) as hands:
        await hands.go("4", "patterns")
        rows = hands.rows("#forecast-rows")
        assert hands.sees("The flow: from sources to ends", "Replies and invitations: by month")
        assert rows.size.height >= len(rows._lines)
        for key, title in (("flow", "─ The flow ─"), ("rates", "─ Replies and invitations ─")):
            rows.focus()
            assert rows.move_to(("page", key))
            await hands.settle()
            assert hands.sees("Enter opens")
            await hands.press("enter")
            _dialog(hands)
            await hands.settle()
            assert hands.sees(title)
            await hands.press("escape")
            assert hands.screen is hands.work
            assert hands.work.focused is rows


@pytest.mark.parametrize("size", SIZES)
async def test_a_rate_opens_into_its_parts_and_an_application_of_them_in_the_log(
    story: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(story, size) as hands:
        await run(hands, "Rates")
        whole = hands.workspace.numbers.rates().whole.reply
        first = _list(hands)
        assert first.key == (RateKind.REPLY, None, None)
        assert hands.sees(f"Answered within {whole.days} days", f"of {whole.of}")
        await hands.press("enter")
        applications = _list(hands, "applications")
        assert hands.screen.focused is applications
        lines = _lines(applications)
        for waited in Waited:
            count = whole.count(waited)
            if count:
                assert any(line.endswith(f" {count}") for line in lines), waited
        shown = [line for line in lines if "·" in line]
        assert len(shown) == whole.of + whole.too_early + whole.left_out
        await hands.press("escape")
        assert hands.screen.focused is first
        await hands.press("enter", "j", "enter")
        await hands.until(lambda: hands.screen is hands.work and hands.work.HERE == "log")
        await hands.settle()
        company = shown[1].partition(" ·")[0]
        assert hands.sees(f"─ {company}")


@pytest.mark.parametrize("size", SIZES)
async def test_escape_in_the_log_leads_back_to_the_page_the_number_and_the_row(
    story: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(story, size) as hands:
        await hands.go("4", "patterns")
        await run(hands, "Rates")
        await hands.press("j", "j", "enter", "end")
        number, row = _list(hands).key, _list(hands, "applications").key
        assert isinstance(row, tuple)
        for keys in (("escape",), ("enter", "escape")):
            await hands.press("enter")
            await hands.until(lambda: hands.screen is hands.work and hands.work.HERE == "log")
            await hands.settle()
            assert hands.work.chosen_application() == row[1]
            assert hands.sees("esc Replies and invitations")
            await hands.press(*keys)
            await hands.until(lambda: isinstance(hands.screen, NumbersDialog))
            await hands.settle()
            assert hands.work.HERE == "patterns"
            assert hands.sees("─ Replies and invitations ─")
            assert (_list(hands).key, _list(hands, "applications").key) == (number, row)
            assert hands.screen.focused is _list(hands, "applications")
        await hands.press("escape", "escape")
        assert hands.screen is hands.work


async def test_who_looks_at_another_application_meanwhile_stays_in_the_log(story: Path) -> None:
    async with at_the_app(story) as hands:
        await hands.go("4", "patterns")
        await hands.press("enter", "enter")
        await hands.until(lambda: hands.work.HERE == "log")
        await hands.settle()
        assert hands.sees("esc Patterns")
        await hands.press("j")
        if hands.sees("esc Patterns"):
            await hands.press("k", "k")
        assert not hands.sees("esc Patterns")
        await hands.press("escape")
        assert hands.work.HERE == "log"


async def test_escape_leads_from_the_log_back_to_the_evidence_of_patterns(story: Path) -> None:
    async with at_the_app(story) as hands:
        await hands.go("4", "patterns")
        await hands.press("enter")
        row = hands.rows("#evidence").key
        await hands.press("enter")
        await hands.until(lambda: hands.work.HERE == "log")
        await hands.settle()
        await hands.press("escape")
        await hands.until(lambda: hands.work.HERE == "patterns")
        await hands.settle()
        assert hands.work.focused is hands.rows("#evidence")
        assert hands.rows("#evidence").key == row


@pytest.mark.parametrize("size", SIZES)
async def test_every_month_and_slice_opens_into_as_many_as_it_says(
    story: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(story, size) as hands:
        await run(hands, "Rates")
        rates = hands.workspace.numbers.rates()
        rows = _list(hands)
        kept = {
            (kind, by, group.name): group.rate(kind)
            for kind in RateKind
            for by in By
            for group in rates.groups[by]
            if any(each.name for each in rates.groups[by])
        }
        assert (RateKind.INVITE, By.SOURCE, "referral") in kept
        for key, rate in kept.items():
            assert rows.move_to(key), key
            await hands.press("enter")
            assert _applications(hands) == sum(rate.count(each) for each in Waited)
            await hands.press("escape")


@pytest.mark.parametrize("size", SIZES)
async def test_a_stream_opens_into_those_who_went_so(story: Path, size: tuple[int, int]) -> None:
    async with at_the_app(story, size) as hands:
        await run(hands, "Flow")
        flow = hands.workspace.numbers.flow()
        rows = _list(hands)
        assert hands.sees("Where they came from", "Referral", "─▸ Application")
        for stream in flow.streams:
            assert rows.move_to((stream.start, stream.end))
            await hands.press("enter")
            assert _applications(hands) == stream.count
            await hands.press("escape")
        assert rows.move_to((End.REJECTED, None))
        await hands.settle()
        said = str(hands.screen.query_one("#about", Static).render())
        assert said.startswith(f"{flow.into(End.REJECTED)} of {flow.count} applications")
        assert rows.move_to((Origin(Source.REFERRAL), None))
        await hands.press("enter", "enter")
        await hands.until(lambda: hands.work.HERE == "log")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("page", PAGES)
async def test_every_line_fits_and_no_percentage_is_without_its_n(
    story: Path, page: str, size: tuple[int, int]
) -> None:
    async with at_the_app(story, size) as hands:
        await run(hands, page)
        rows = _list(hands)
        for _ in range(len(rows._lines) // 8 + 1):
            for line in hands.lines():
                shares = re.findall(r"(?<![–\d])\d+ %", line)
                assert all(re.search(rf"{share} of \d", line) for share in shares), line
            drawn = [rows.render_line(y).text for y in range(rows.size.height)]
            assert not [line for line in drawn if "…" in line]
            await hands.press("pagedown")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("page", "said"),
    [("Rates", "how often applications are answered"), ("Flow", "where applications go")],
)
async def test_an_empty_log_says_what_the_page_is_for_and_which_key_starts_it(
    fresh: Path, size: tuple[int, int], page: str, said: str
) -> None:
    async with at_the_app(fresh, size) as hands:
        await run(hands, page)
        assert hands.sees(said, "esc goes back, and a logs")
        await hands.press("enter", "j", "enter")
        _dialog(hands)
        await hands.press("escape")
        assert hands.screen is hands.work


@pytest.mark.parametrize(
    ("lines", "share"),
    [
        (("Acme, PM applied yesterday",), "–"),
        (("Acme, PM applied 60d ago", "Acme withdrew 50d ago"), "1 left out"),
        (("Acme, PM applied 60d ago", "Acme @screen passed 50d ago"), "100 % of 1"),
    ],
)
async def test_one_row_is_read_sensibly(fresh: Path, lines: tuple[str, ...], share: str) -> None:
    async with at_the_app(fresh) as hands:
        for line in lines:
            await hands.press("a")
            await hands.type(line)
            await hands.press("enter")
        await run(hands, "Rates")
        assert hands.sees(share)
        await hands.press("escape")
        await run(hands, "Flow")
        assert hands.sees("Source not noted", "Application")


async def test_numbers_follow_what_is_undone(story: Path) -> None:
    async with at_the_app(story) as hands:
        numbers = hands.workspace.numbers
        before, went = numbers.rates().whole.reply, numbers.flow().count
        await hands.press("a")
        await hands.type("Acme, PM applied 60d ago")
        await hands.press("enter")
        assert (numbers.rates().whole.reply.of, numbers.flow().count) == (before.of + 1, went + 1)
        await hands.press("u")
        assert (numbers.rates().whole.reply, numbers.flow().count) == (before, went)


async def test_a_file_that_cannot_be_read_is_told_of_and_the_window_stays(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise StoreError("The file cannot be read.", "Try again.")

    async with at_the_app(story) as hands:
        monkeypatch.setattr(rate_query, "rates", broken)
        await run(hands, "Rates")
        assert hands.sees("The file cannot be read. Try again.")
        await hands.press("enter", "escape")
        assert hands.screen is hands.work


async def test_applications_that_cannot_be_read_are_told_of_beside_the_numbers(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise StoreError("The file cannot be read.", "Try again.")

    async with at_the_app(story) as hands:
        await run(hands, "Flow")
        with monkeypatch.context() as patch:
            patch.setattr(behind_query, "ids_behind", broken)
            await hands.press("enter")
            assert hands.sees("The file cannot be read. Try again.")
        await hands.press("escape", "j", "enter")
        assert hands.screen.focused is _list(hands, "applications")


async def test_a_page_can_be_left_while_it_is_counted(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, count = threading.Event(), flow_query.flow_of

    def slowly(session: Session, today: dt.date, rules: Rules) -> Flow:
        assert go_on.wait(PATIENCE)
        return count(session, today, rules)

    async with at_the_app(story) as hands:
        monkeypatch.setattr(flow_query, "flow_of", slowly)
        assert isinstance(hands.work, IntentScreen)
        hands.work.open_flow()
        await hands.until(lambda: isinstance(hands.screen, NumbersDialog))
        await hands.until(lambda: hands.sees("Counting …"))
        await hands.pilot.press("enter", "escape")
        await hands.until(lambda: hands.screen is hands.work)
        go_on.set()
        await hands.settle()
        assert hands.app.is_running


@pytest.mark.parametrize("size", SIZES)
async def test_words_of_markup_stand_there_to_the_letter(
    story: Path, size: tuple[int, int]
) -> None:
    with closing(sqlite3.connect(story)) as connection:
        hostile = "[/][x]\x1b]52;c;aGk=\x07\u202e"
        connection.execute("UPDATE stage SET name = ? || id", (hostile,))
        connection.execute("UPDATE application SET company = ? || id, market = ?", (hostile,) * 2)
        connection.commit()
    async with at_the_app(story, size) as hands:
        for page in PAGES:
            await run(hands, page)
            seen = ""
            for key in ("home", *["pagedown"] * 4, "enter", "escape"):
                await hands.press(key)
                assert all(line.isprintable() for line in hands.lines())
                seen += hands.text()
            assert "[/][x]" in seen
            await hands.press("escape")


async def test_the_stages_are_bars_of_what_became_of_them(story: Path) -> None:
    for size, lines in (((80, 24), 1), ((120, 48), 2), ((100, 24), 2)):
        async with at_the_app(story, size) as hands:
            await hands.go("4", "patterns")
            shown = hands.rows("#stage-rows")._lines
            keys = [shown[n].key for n in range(len(shown))]
            table = hands.workspace.queries.overview().table
            assert keys.count(None) == 1 + len(table) * (lines - 1)
            assert hands.sees("█ passed", "▒ no", "░ silent")
            first = next(count for count in table if count.entered)
            assert hands.sees(f"% of {first.decided}")


async def test_the_bars_take_the_room_of_a_window_that_grows(story: Path) -> None:
    async with at_the_app(story, (80, 24)) as hands:
        await hands.go("4", "patterns")
        before = len(hands.rows("#stage-rows")._lines)
        await hands.pilot.resize_terminal(120, 50)
        await hands.settle()
        await hands.until(lambda: len(hands.rows("#stage-rows")._lines) > before)
