"""The search: what is typed narrows, what is found opens, and a line is kept for next time."""

import threading
from pathlib import Path

import pytest
from textual.widgets import Input, Static

from respond_tui.guide.interviews import LogFilter
from respond_tui.guide.terms import StepKind
from respond_tui.queries.search import Found
from respond_tui.screens.dialogs.search import SearchDialog
from respond_tui.screens.intents import IntentScreen
from respond_tui.store.errors import StoreError
from respond_tui.widgets.panel import Panel
from respond_tui.widgets.rows import Rows
from tests.hands import SIZES, Hands, at_the_app
from tests.story import FINISHED, PAUSING

SCREENS = (("1", "today"), ("2", "log"), ("3", "recovery"), ("4", "patterns"))


async def _search(hands: Hands, line: str) -> SearchDialog:
    """Open the search, and give it a line in place of what stands there."""
    await hands.press("slash")
    dialog = _dialog(hands)
    await hands.press("ctrl+u")
    await hands.type(line)
    return dialog


def _dialog(hands: Hands) -> SearchDialog:
    dialog = hands.screen
    assert isinstance(dialog, SearchDialog), f"no search is open\n{hands.text()}"
    return dialog


def _list(hands: Hands) -> Rows:
    return _dialog(hands).query_one(Rows)


def _line(hands: Hands) -> str:
    return _dialog(hands).query_one(Input).value


def _read(hands: Hands) -> str:
    return str(_dialog(hands).query_one(".search--read", Static).render())


def _title(hands: Hands) -> str:
    return str(_dialog(hands).query_one(Panel).border_title)


async def _opened(hands: Hands, name: str) -> None:
    await hands.until(lambda: hands.screen is hands.work and name == hands.work.HERE)
    await hands.settle()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("key", "name"), SCREENS)
async def test_it_opens_on_every_screen_and_says_what_it_is_for(
    story: Path, key: str, name: str, size: tuple[int, int]
) -> None:
    async with at_the_app(story, size) as hands:
        await hands.go(key, name)
        await hands.press("slash")
        assert hands.sees("Write a word or its beginning", "@technical rejected since jan")
        assert hands.sees("^s keeps a line under a name.")
        await hands.press("escape")
        assert hands.screen is hands.work


@pytest.mark.parametrize("size", SIZES)
async def test_each_letter_narrows_and_the_line_it_stands_in_is_shown(
    story: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(story, size) as hands:
        await hands.press("slash")
        counts = []
        for letter in "leaderb":
            await hands.press(letter)
            counts.append(len(_dialog(hands)._hits or ()))
        assert counts == sorted(counts, reverse=True)
        assert counts[0] > counts[-1] == 1
        assert hands.sees(PAUSING, "technical, asked: How would you store a leaderboard")
        assert _read(hands) == "words: leaderb"
        assert _title(hands) == "Search · 1"


async def test_it_says_how_a_line_was_read_and_what_was_not(story: Path) -> None:
    async with at_the_app(story, (120, 36)) as hands:
        await _search(hands, "@technical rejected since 1 nov via referral sharding")
        assert _read(hands) == (
            "at technical · since 1 Nov · via referral · rejected · words: sharding"
        )
        await hands.press("ctrl+u")
        await hands.type("@nowhere since")
        assert _read(hands).startswith("no stage is called @nowhere: more or less of its name")
        assert "since which day? “since jan”" in _read(hands)
        assert hands.sees("Nothing can be looked for yet.")
        assert _list(hands).is_empty


async def test_nothing_found_is_said_kindly_beside_what_was_read(story: Path) -> None:
    async with at_the_app(story) as hands:
        await _search(hands, "xylophone")
        assert hands.sees("Nothing that you wrote has this.", "words: xylophone")
        await hands.press("enter")
        assert _line(hands) == "xylophone"


async def test_more_than_is_shown_is_said_below_the_last(story: Path) -> None:
    async with at_the_app(story, (120, 36)) as hands:
        found = hands.workspace.queries.search(LogFilter(text="engineer"))
        _answer(hands, lambda _chosen: Found(found.hits[:2], more=True))
        await _search(hands, "engineer")
        assert hands.sees("There is more than these 2. ^l shows all in the log.")
        assert _title(hands) == "Search · 2 and more"


def _answer(hands: Hands, find: object) -> None:
    """Let the search answer otherwise."""
    hands.workspace.queries.search = find  # type: ignore[method-assign, assignment]


@pytest.mark.parametrize(("key", "name"), SCREENS)
async def test_an_application_opens_in_the_log(story: Path, key: str, name: str) -> None:
    async with at_the_app(story) as hands:
        await hands.go(key, name)
        await _search(hands, "halcyon")
        await hands.press("enter")
        await _opened(hands, "log")
        assert hands.sees("─ Halcyon Maps")
        assert hands.work.focused is hands.rows("#log-rows")


async def test_one_that_the_filter_hides_opens_all_the_same(story: Path) -> None:
    async with at_the_app(story) as hands:
        await hands.go("2", "log")
        await hands.press("f", "o")
        await _search(hands, "the pay was too low")
        await hands.press("enter")
        await _opened(hands, "log")
        assert hands.sees("─ Halcyon Maps", "all, newest first")


@pytest.mark.parametrize("size", SIZES)
async def test_what_was_asked_in_a_round_opens_that_round(
    story: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(story, size) as hands:
        await _search(hands, "refactor")
        await hands.press("enter")
        await _opened(hands, "log")
        assert hands.work.focused is hands.rows("#rounds")
        assert hands.sees("Copperline Bank", "Refactor this, and tell us why as you go.")


async def test_a_word_said_at_a_step_opens_its_recovery_on_that_step(story: Path) -> None:
    async with at_the_app(story) as hands:
        await _search(hands, "climbing")
        await hands.press("enter")
        await _opened(hands, "recovery")
        assert hands.sees(FINISHED)
        id_ = hands.rows("#step-rows").key
        view = hands.workspace.queries.recovery(_recovery_of(hands, FINISHED))
        assert view is not None
        step = next(each for each in view.steps if each.id == id_)
        assert step.kind is StepKind.RESET


def _recovery_of(hands: Hands, company: str) -> int:
    (hit,) = hands.workspace.queries.search(LogFilter(text="climbing")).hits
    assert hit.row is not None
    assert hit.row.company == company
    view = hands.workspace.queries.application(hit.row.id)
    assert view is not None
    assert view.recovery_id is not None
    return view.recovery_id


async def test_a_lever_and_what_was_said_to_an_alert_open_in_patterns(story: Path) -> None:
    async with at_the_app(story) as hands:
        await _search(hands, "ask for one referral")
        await hands.press("enter")
        await _opened(hands, "patterns")
        key = hands.rows("#alert-rows").key
        assert isinstance(key, tuple)
        assert key[0] == "commitment"
        await _search(hands, "about place or pay")
        assert hands.sees("What you said to an alert", "all three were about place or pay")
        await hands.press("enter")
        await _opened(hands, "patterns")
        key = hands.rows("#alert-rows").key
        assert isinstance(key, tuple)
        assert key[0] == "alert"
        assert hands.sees("Recruiter screen")


async def test_arrows_lead_into_the_list_and_back_and_letters_go_on_with_the_line(
    story: Path,
) -> None:
    async with at_the_app(story) as hands:
        dialog = await _search(hands, "sha")
        rows, field = _list(hands), dialog.query_one(Input)

        def is_in_list() -> bool:
            return dialog.focused is rows

        assert rows.cursor == 0
        await hands.press("down")
        assert is_in_list()
        second = rows.cursor
        assert second
        await hands.press("down", "up", "up")
        assert rows.cursor == 0
        await hands.press("up")
        assert not is_in_list()
        await hands.press("down", "pagedown", "r", "d", "i", "backspace")
        assert not is_in_list()
        assert field.value == "shard"
        assert rows.cursor == 0


async def test_a_hit_further_down_opens_and_so_does_a_second_click(story: Path) -> None:
    async with at_the_app(story, (120, 36)) as hands:
        await _search(hands, "sharding")
        titles = [hit.title for hit in _dialog(hands)._hits or ()]
        await hands.press("down", "enter")
        await _opened(hands, "log")
        assert hands.sees(f"─ {titles[1]}")
        await _search(hands, "sharding")
        third_title, below = 4, 5
        for y in (third_title, below):
            await hands.pilot.click(Rows, offset=(5, y))
        await _opened(hands, "log")
        assert hands.sees(f"─ {titles[2]}")


async def test_the_line_is_there_again_next_time_and_a_letter_replaces_it(story: Path) -> None:
    async with at_the_app(story) as hands:
        await _search(hands, "sharding")
        await hands.press("escape")
        await hands.go("4", "patterns")
        await hands.press("slash")
        assert _line(hands) == "sharding"
        assert hands.sees(PAUSING)
        await hands.press("x")
        assert _line(hands) == "x"
        hands.app.exit()
    async with at_the_app(story) as hands:
        await hands.press("slash")
        assert _line(hands) == "x"


async def test_enter_before_the_answer_opens_what_the_line_finds_and_not_what_stood_there(
    story: Path,
) -> None:
    async with at_the_app(story) as hands:
        real, may_answer = hands.workspace.queries.search, threading.Event()
        dialog = await _search(hands, "sharding")

        def slow(chosen: LogFilter) -> Found:
            assert may_answer.wait(30)
            return real(chosen)

        _answer(hands, slow)
        dialog._find = slow
        await hands.pilot.press("ctrl+u", *"halcyon", "enter")
        assert hands.screen is dialog
        may_answer.set()
        await _opened(hands, "log")
        assert hands.sees("─ Halcyon Maps")


async def test_only_the_latest_line_is_answered_and_those_between_are_not_asked(
    story: Path,
) -> None:
    async with at_the_app(story) as hands:
        real, may_answer = hands.workspace.queries.search, threading.Event()
        asked: list[str] = []

        def slow(chosen: LogFilter) -> Found:
            asked.append(chosen.text)
            assert may_answer.wait(30)
            return real(chosen)

        _answer(hands, slow)
        await hands.press("slash")
        await hands.pilot.press(*"orchard")
        may_answer.set()
        await hands.settle()
        assert asked == ["o", "orchard"]
        assert [hit.title.partition(" ·")[0] for hit in _dialog(hands)._hits or ()] == [
            "Orchard Robotics"
        ]


async def test_a_file_that_cannot_be_read_is_said_and_the_next_letter_asks_again(
    story: Path,
) -> None:
    async with at_the_app(story, (120, 36)) as hands:
        real = hands.workspace.queries.search
        tries: list[LogFilter] = []

        def failing(chosen: LogFilter) -> Found:
            tries.append(chosen)
            if len(tries) == 1:
                raise StoreError("Another process holds the file.", "Try again.")
            return real(chosen)

        _answer(hands, failing)
        await hands.press("slash", "h")
        assert _read(hands) == "Another process holds the file. Try again."
        await hands.press("a", "l", "c")
        assert hands.sees("Halcyon Maps")


async def test_a_line_beyond_the_limit_is_refused_with_both_figures(story: Path) -> None:
    async with at_the_app(story) as hands:
        await _search(hands, "w" * 300)
        assert _read(hands) == "The limit is 200 characters; this has 300."
        for key in ("enter", "ctrl+s", "ctrl+l"):
            await hands.press(key)
            assert _line(hands) == "w" * 300


async def _name(hands: Hands, line: str, name: str) -> None:
    await _search(hands, line)
    await hands.press("ctrl+s")
    assert hands.sees("Save this search", line)
    await hands.press("ctrl+u")
    await hands.type(name)
    await hands.press("ctrl+s")


@pytest.mark.parametrize("size", SIZES)
async def test_a_line_is_saved_run_taken_away_and_all_of_it_undone(
    story: Path, size: tuple[int, int]
) -> None:
    def saved() -> list[tuple[str, str]]:
        return [(each.name, each.line) for each in hands.workspace.queries.saved_searches()]

    async with at_the_app(story, size) as hands:
        await _name(hands, "@technical rejected", "Noes")
        assert hands.told() == ["Saved the search “Noes”. u undoes it."]
        assert _line(hands) == "@technical rejected"
        await hands.press("escape")
        await _name(hands, "@panel", " noes ")
        assert saved() == [("noes", "@panel")]
        await hands.press("ctrl+u")
        assert hands.sees("Saved searches", "▸  noes", "@panel")
        await hands.press("down", "enter")
        assert _line(hands) == "@panel"
        assert hands.sees("at panel", "Orchard Robotics")
        await hands.press("ctrl+u", "down", "d")
        assert hands.told()[-1] == "Took away the search “noes”. u undoes it."
        assert hands.sees("^s keeps a line under a name.")
        await hands.press("escape", "u")
        assert saved() == [("noes", "@panel")]
        await hands.press("u")
        assert saved() == [("Noes", "@technical rejected")]
        await hands.press("u")
        assert saved() == []


async def test_saved_searches_are_found_by_name_among_all_commands(story: Path) -> None:
    async with at_the_app(story) as hands:
        await _search(hands, "sharding")
        await hands.press("escape")
        hands.workspace.actions.save_search("Noes", "rejected")
        work = hands.work
        assert isinstance(work, IntentScreen)
        next(each for each in work.more_commands() if each.name == "Saved searches").run()
        await hands.until(lambda: isinstance(hands.screen, SearchDialog))
        await hands.settle()
        assert _line(hands) == ""
        assert _dialog(hands).focused is _list(hands)
        await hands.press("escape", "slash")
        assert _line(hands) == "sharding"


async def test_d_in_the_line_is_a_letter_and_on_a_hit_too(story: Path) -> None:
    async with at_the_app(story) as hands:
        version = hands.workspace.store.data_version()
        await _search(hands, "gar")
        await hands.press("d", "ctrl+u", *"sha", "down", "d")
        assert _line(hands) == "shad"
        assert hands.workspace.store.data_version() == version


async def test_an_empty_line_is_neither_saved_nor_shown_in_the_log(story: Path) -> None:
    async with at_the_app(story) as hands:
        await hands.press("slash")
        for key in ("ctrl+s", "ctrl+l", "enter"):
            await hands.press(key)
            assert isinstance(hands.screen, SearchDialog)
        assert _read(hands) == "Write what to look for first."
