"""Keys pressed faster than anything can answer are answered in order, each where it belongs."""

import asyncio
import contextlib
import datetime as dt
import signal
import threading
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session
from textual.events import Paste
from textual.worker import WorkerError

from respond_tui.guide.interviews import LogFilter, LogOrder
from respond_tui.queries import search as search_queries
from respond_tui.queries.search import Found
from respond_tui.screens.dialogs.help import HelpDialog
from respond_tui.screens.dialogs.quick_add import QuickAddDialog
from respond_tui.screens.dialogs.search import SearchDialog
from respond_tui.screens.palette import Palette
from respond_tui.screens.reflection.dialog import ReflectionDialog
from respond_tui.store.drafts import Drafts
from respond_tui.store.errors import Busy
from respond_tui.store.store import Store
from tests.forms import is_open, words
from tests.hands import Hands, at_the_app

SLOW = "Saving takes a moment: another copy of respond may be saving too."
BUSY = Busy("Another respond is still saving to this file.", "Nothing was changed.")
SCREENS = (("1", "today"), ("2", "log"), ("3", "recovery"), ("4", "patterns"))


class Gate:
    """Every save waits at it until it is opened, and may fail there."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._opens = threading.Event()
        self._error: Busy | None = None
        real = Store.write

        @contextmanager
        def write(store: Store, label: str, now: dt.datetime) -> Iterator[Session]:
            assert self._opens.wait(60)
            if self._error is not None:
                raise self._error
            with real(store, label, now) as session:
                yield session

        monkeypatch.setattr(Store, "write", write)

    def open(self) -> None:
        """Let every save through."""
        self._opens.set()

    def fail(self) -> None:
        """Let none through."""
        self._error = BUSY
        self._opens.set()


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    made = Gate(monkeypatch)
    yield made
    made.open()


@pytest.fixture
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A save that waits is spoken of at once."""
    monkeypatch.setattr("respond_tui.screens.base.PATIENCE", 0.0)


def _companies(hands: Hands) -> list[str]:
    queries = hands.workspace.queries
    index = queries.log_index(LogFilter(), LogOrder.NEWEST)
    return [row.company for row in queries.log_page(index, 0, 50)]


def _windows(hands: Hands) -> list[str]:
    return [type(screen).__name__ for screen in hands.app.screen_stack[1:]]


@pytest.mark.parametrize(("key", "name"), SCREENS)
async def test_text_typed_right_after_the_key_for_a_line_is_all_in_the_line(
    story: Path, key: str, name: str
) -> None:
    async with at_the_app(story) as hands:
        await hands.go(key, name)
        before = _companies(hands)
        hands.rush("a", *"Axed Dues 12 applied today")
        await hands.settle()
        assert words(hands) == {"line": "Axed Dues 12 applied today"}
        assert _companies(hands) == before


async def test_a_screen_and_a_line_and_a_line_in_one_go(story: Path) -> None:
    async with at_the_app(story) as hands:
        hands.rush("2", "a", *"Acme applied", "enter", "a", *"Globex applied", "enter", "3")
        await hands.settle()
        assert {"Acme", "Globex"} <= set(_companies(hands))
        assert (hands.work.HERE, _windows(hands)) == ("recovery", [])


RUSHED = [
    ("x", "a"),
    ("x", "x"),
    ("e", "e", "e"),
    ("t", "t"),
    ("o", "o"),
    ("f", "f", "s"),
    ("a", "q"),
    ("A", "d", "2"),
    ("question_mark", "a", "x"),
    ("slash", "d", "slash"),
    ("ctrl+p", "ctrl+p", "d"),
]


@pytest.mark.parametrize(("key", "name"), SCREENS)
async def test_keys_in_a_rush_do_what_they_do_one_by_one(
    told: Path, tmp_path: Path, key: str, name: str
) -> None:
    slowly, fast = tmp_path / "slowly.db", tmp_path / "fast.db"
    for path in (slowly, fast):
        path.write_bytes(told.read_bytes())
    async with at_the_app(slowly) as hands:
        await hands.go(key, name)
        one_by_one = [await _seen(hands, keys, hands.press(*keys)) for keys in RUSHED]
    async with at_the_app(fast) as hands:
        await hands.go(key, name)
        rushed = [await _seen(hands, keys, _rushed(hands, keys)) for keys in RUSHED]
    assert rushed == one_by_one


async def _rushed(hands: Hands, keys: tuple[str, ...]) -> None:
    hands.rush(*keys)
    await hands.settle()


async def _seen(hands: Hands, keys: tuple[str, ...], done: Awaitable[None]) -> object:
    """What is there once the keys are pressed; and then every window is closed."""
    await done
    windows = _windows(hands)
    assert len(set(windows)) == len(windows), keys
    seen = (keys, windows, hands.work.HERE, _companies(hands), hands.told())
    while hands.screen is not hands.work:
        await hands.press("escape")
    return seen


async def test_d_twice_deletes_the_first_line_and_then_the_next(story: Path) -> None:
    async with at_the_app(story) as hands:
        await hands.go("2", "log")
        before = _companies(hands)
        hands.rush("d", "d", "j", "d")
        await hands.settle()
        assert _companies(hands) == [before[2], *before[4:]]


async def test_a_search_and_what_it_looks_for_in_one_go(story: Path) -> None:
    async with at_the_app(story) as hands:
        hands.rush("slash", *"greyfriar")
        await hands.settle()
        assert isinstance(hands.screen, SearchDialog)
        assert hands.sees("greyfriar", "Greyfriar Games")


@pytest.mark.parametrize("size", [(80, 24), (10, 5)])
async def test_the_list_of_commands_is_paged_through_before_it_is_drawn(
    story: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(story, size=size) as hands:
        hands.rush("ctrl+p", "pagedown", "r", "pageup", "pagedown")
        await hands.settle()
        assert _windows(hands) == [Palette.__name__]


async def test_a_reflection_is_opened_written_and_turned_in_one_go(story: Path) -> None:
    async with at_the_app(story) as hands:
        hands.rush("3", "end", "enter")
        await hands.settle()
        assert isinstance(hands.screen, ReflectionDialog)
        hands.rush("ctrl+n", *"good questions", "ctrl+n", *"no gap", "ctrl+b")
        await hands.settle()
        assert words(hands)["went_well"] == "good questions"


async def test_a_paste_after_the_key_for_a_line_is_in_the_line(story: Path) -> None:
    async with at_the_app(story) as hands:
        hands.rush("a", Paste("Acme, SRE applied today"))
        await hands.settle()
        assert words(hands) == {"line": "Acme, SRE applied today"}


async def test_keys_wait_for_a_save_in_the_order_they_came(story: Path, gate: Gate) -> None:
    async with at_the_app(story) as hands:
        await hands.go("2", "log")
        hands.rush("a", *"Acme applied", "enter", "j", "a", *"Globex applied", "enter")
        await hands.until(hands.work.kit.turn.locked)
        await hands.pilot.pause()
        assert _windows(hands) == []
        gate.open()
        await hands.settle()
        assert {"Acme", "Globex"} <= set(_companies(hands))


@pytest.mark.usefixtures("_at_once")
async def test_while_a_save_takes_long_one_can_look_around(story: Path, gate: Gate) -> None:
    async with at_the_app(story) as hands:
        await hands.go("2", "log")
        before = _companies(hands)
        hands.rush("d")
        await hands.until(lambda: SLOW in hands.told())
        await hands.pilot.press("j", "j", "question_mark")
        assert isinstance(hands.screen, HelpDialog)
        await hands.pilot.press("escape", "1", "2", "u", "1")
        assert hands.work.HERE == "log", "what was pressed before it still waits"
        gate.open()
        await hands.settle()
        assert (hands.work.HERE, _companies(hands)) == ("today", before)


@pytest.mark.usefixtures("_at_once")
async def test_the_key_that_began_a_long_save_is_dropped_where_it_is_pressed_again(
    story: Path, gate: Gate
) -> None:
    async with at_the_app(story) as hands:
        await hands.go("2", "log")
        before = _companies(hands)
        hands.rush("d")
        await hands.until(lambda: SLOW in hands.told())
        hands.rush("d", "d")
        await hands.pilot.pause()
        gate.open()
        await hands.settle()
        assert _companies(hands) == before[1:]


@pytest.mark.usefixtures("_at_once")
async def test_what_is_said_of_a_long_save_goes_with_it_when_it_succeeds(
    story: Path, gate: Gate
) -> None:
    async with at_the_app(story) as hands:
        hands.rush("a", *"Acme applied", "enter")
        await hands.until(lambda: SLOW in hands.told())
        gate.open()
        await hands.settle()
        assert hands.told() == ["Applied to Acme, Sun 22 Nov 2026. u undoes it."]


@pytest.mark.usefixtures("_at_once")
async def test_what_is_said_of_a_long_save_goes_with_it_when_it_fails(
    story: Path, gate: Gate
) -> None:
    async with at_the_app(story) as hands:
        await hands.go("2", "log")
        hands.rush("d")
        await hands.until(lambda: SLOW in hands.told())
        gate.fail()
        await hands.settle()
        assert hands.told() == [BUSY.in_full]


@pytest.mark.usefixtures("_at_once")
async def test_what_was_typed_ahead_of_a_save_that_fails_does_not_end_up_in_its_form(
    story: Path, gate: Gate
) -> None:
    async with at_the_app(story) as hands:
        hands.rush("a", *"Acme applied", "enter")
        await hands.until(lambda: SLOW in hands.told())
        hands.rush("a", *"Globex", "enter")
        await hands.pilot.pause()
        gate.fail()
        await hands.settle()
        assert hands.told() == []
        assert words(hands) == {"line": "Acme applied"}
        assert hands.sees(BUSY.sentence)


@pytest.mark.parametrize("leave", ["q", "ctrl+q", "signal"])
async def test_leaving_while_a_save_runs_saves_first(story: Path, gate: Gate, leave: str) -> None:
    async with at_the_app(story) as hands:
        hands.rush("a", *"Acme applied", "enter")
        await hands.until(hands.work.kit.turn.locked)
        if leave == "signal":
            signal.raise_signal(signal.SIGTERM)
        else:
            hands.rush(leave)
        await hands.pilot.pause()
        assert hands.app.is_running
        gate.open()
        await hands.until(lambda: hands.app.return_code is not None)
        assert hands.app.return_code == (143 if leave == "signal" else 0)
    async with at_the_app(story) as hands:
        assert "Acme" in _companies(hands)
        await hands.press("a")
        assert words(hands) == {"line": ""}


async def test_what_a_search_finds_once_its_window_has_lost_its_parts_is_shown_to_nobody(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_answer, asked = threading.Event(), threading.Event()
    real = search_queries.search

    def later(*args: Any, **kwargs: Any) -> Found:
        asked.set()
        assert may_answer.wait(60)
        return real(*args, **kwargs)

    async def gone(dialog: SearchDialog) -> None:
        may_answer.set()
        for worker in [each for each in dialog.app.workers if each.group == "search"]:
            with contextlib.suppress(WorkerError):
                await worker.wait()

    monkeypatch.setattr(search_queries, "search", later)
    monkeypatch.setattr(SearchDialog, "on_unmount", gone, raising=False)
    async with at_the_app(story) as hands:
        hands.rush("slash", *"grey")
        await hands.until(asked.is_set)
        hands.rush("escape", "a", *"Acme")
        await hands.until(may_answer.is_set)
        await hands.settle()
        assert words(hands) == {"line": "Acme"}


async def test_a_signal_keeps_the_words_of_a_form_and_nothing_is_pressed_after_it(
    story: Path,
) -> None:
    async with at_the_app(story) as hands:
        hands.rush("a", *"Acme, half a line")
        await hands.settle()
        signal.raise_signal(signal.SIGHUP)
        hands.rush("enter")
        await hands.until(lambda: hands.app.return_code is not None)
        assert hands.app.return_code == 129
    assert Drafts(story).load("quick-add") == {"line": "Acme, half a line"}


async def test_keys_are_answered_even_where_the_app_never_rests(story: Path) -> None:
    over = False

    async def spin() -> None:
        while not over:
            await asyncio.sleep(0)

    async with at_the_app(story) as hands:
        spinning = asyncio.ensure_future(spin())
        hands.rush("a", *"Ac")
        await hands.until(lambda: is_open(hands) and words(hands) == {"line": "Ac"})
        over = True
        await spinning
        assert isinstance(hands.screen, QuickAddDialog)
