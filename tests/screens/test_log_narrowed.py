"""The log by a search: narrowed to what one finds, and grouped by those that have a name."""

from pathlib import Path

import pytest

from respond_tui.guide.interviews import LogFilter, LogOrder
from respond_tui.queries.saved import ELSE
from respond_tui.screens.log_lines import id_of
from tests.hands import SIZES, Hands, at_the_app

NOES, FAR = "Noes at technical", "Far along"


def _save(hands: Hands) -> None:
    hands.workspace.actions.save_search(NOES, "@technical rejected")
    hands.workspace.actions.save_search(FAR, "@panel")
    hands.workspace.actions.save_search("Sharding", "sharding")


def _title(hands: Hands) -> str:
    return str(hands.work.query_one("#applications").border_title)


def _found(hands: Hands, line: str) -> int:
    chosen = hands.workspace.queries.read_search(line).chosen
    return len(hands.workspace.queries.search(chosen).hits)


async def _by_search(hands: Hands) -> None:
    _save(hands)
    await hands.go("2", "log")
    await hands.press("s", "b")
    assert hands.sees("by saved search")


@pytest.mark.parametrize("size", SIZES)
async def test_a_saved_search_narrows_the_log_and_escape_shows_all_again(
    story: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(story, size) as hands:
        _save(hands)
        await hands.go("2", "log")
        whole = _title(hands)
        await hands.press("f", "end", "k", "k", "enter")
        assert hands.sees(f"esc shows all · “{NOES}”: @technical rejected, newest first")
        assert _title(hands) == f"Applications · {_found(hands, '@technical rejected')}"
        await hands.press("f")
        assert hands.sees(f"“{NOES}”")
        await hands.press("escape", "escape")
        assert _title(hands) == whole
        assert hands.sees("all, newest first")


async def test_all_that_a_line_finds_is_shown_in_the_log_by_one_key(story: Path) -> None:
    async with at_the_app(story, (120, 36)) as hands:
        await hands.press("slash")
        await hands.type("sharding rejected")
        await hands.press("ctrl+l")
        await hands.until(lambda: hands.work.HERE == "log" and hands.screen is hands.work)
        await hands.settle()
        assert hands.sees("esc shows all · search: sharding rejected, newest first")
        assert _title(hands) == f"Applications · {_found(hands, 'sharding rejected')}"
        await hands.press("s", "c")
        assert hands.sees("esc shows all · search: sharding rejected, by company")


async def test_a_narrowed_log_follows_what_is_saved_and_undone(story: Path) -> None:
    async with at_the_app(story, (120, 36)) as hands:
        _save(hands)
        await hands.go("2", "log")
        await hands.press("f", "end", "k", "k", "enter")
        before = _title(hands)
        await hands.press("d", "d")
        assert _title(hands) != before
        await hands.press("u")
        assert _title(hands) == before


@pytest.mark.parametrize("size", SIZES)
async def test_the_log_by_saved_searches_holds_each_under_every_name_that_finds_it(
    story: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(story, size) as hands:
        await hands.go("2", "log")
        whole = _title(hands)
        await _by_search(hands)
        assert _title(hands) == whole
        rows = hands.rows("#log-rows")
        lines = [rows._lines[number] for number in range(len(rows._lines))]
        keys = [line.key for line in lines if isinstance(line.key, tuple)]
        assert len(keys) == len(set(keys))
        headings = [line.cells[0].text for line in lines if line.key is None]
        assert headings == [NOES, FAR, "Sharding", ELSE]
        under = [tuple(id_of(key) for key in keys if title in key) for title in (NOES, "Sharding")]
        assert _twice(hands) in under[0]
        assert _twice(hands) in under[1]
        queries = hands.workspace.queries
        everything = queries.log_index(LogFilter(), LogOrder.NEWEST)
        rows_of_all = queries.log_page(everything, 0, everything.count)
        assert {id_of(key) for key in keys} == {row.id for row in rows_of_all}


async def test_the_cursor_stays_under_its_heading_and_acts_on_its_application(
    story: Path,
) -> None:
    async with at_the_app(story, (120, 36)) as hands:
        await _by_search(hands)
        rows = hands.rows("#log-rows")
        rows.move_to(("Sharding", _twice(hands)))
        await hands.settle()
        place, key = rows.cursor, rows.key
        assert hands.work.chosen_application() == _twice(hands)
        hands.workspace.actions.save_search("Nobody", "xylophone")
        hands.work.catch_up()
        await hands.settle()
        assert (rows.cursor, rows.key) == (place, key)
        await hands.press("o")
        assert hands.sees("What came of it?")
        await hands.press("escape")
        hands.workspace.actions.delete_search("Sharding")
        hands.work.catch_up()
        await hands.settle()
        assert hands.work.chosen_application() == _twice(hands)


def _twice(hands: Hands) -> int:
    """An application that two of the saved searches find."""
    read = hands.workspace.queries.read_search
    hit = hands.workspace.queries.search(read("@technical rejected sharding").chosen).hits[0]
    assert hit.row is not None
    return hit.row.id


async def test_a_filter_holds_within_the_groups(story: Path) -> None:
    async with at_the_app(story, (120, 36)) as hands:
        await _by_search(hands)
        await hands.press("f", "o")
        assert hands.sees("esc shows all · open, by saved search")
        assert not hands.sees("✗")
        await hands.press("escape")
        assert hands.sees("all, by saved search", "✗")


async def test_without_a_saved_search_there_is_nothing_to_group_by(story: Path) -> None:
    async with at_the_app(story) as hands:
        await hands.go("2", "log")
        await hands.press("s", "b")
        assert hands.told()[-1].startswith("No search has a name yet.")
        assert hands.sees("all, newest first")


async def test_groups_go_when_the_last_name_does(story: Path) -> None:
    async with at_the_app(story, (120, 36)) as hands:
        hands.workspace.actions.save_search(FAR, "@panel")
        await hands.go("2", "log")
        await hands.press("s", "b")
        assert hands.sees(FAR, ELSE)
        await hands.press("u")
        assert not hands.sees(ELSE)
        assert hands.sees("This week")
