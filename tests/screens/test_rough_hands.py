"""Any size, any keys at any time, and other processes at the same file: the app stays."""

import os
import random
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from textual.events import Paste

import respond_tui
from respond_tui import app as app_module
from respond_tui.app import RespondApp
from respond_tui.clock import Clock
from respond_tui.store.store import Store
from respond_tui.widgets import keys
from respond_tui.workspace import Workspace
from tests.forms import FORMS, Form, words
from tests.hands import Hands, at_the_app
from tests.lived_in import NOW as LIVED_IN_NOW
from tests.story import NOW

SEEN_WITHIN = 2.0
"""Seconds until the app shows what another process saved: issue 2, “The file”."""

SCREENS = (("1", "today"), ("2", "log"), ("3", "recovery"), ("4", "patterns"))
TINY = ((1, 1), (3, 40), (40, 3), (79, 23), (160, 48))
MONKEY_RUSHES = 30
LEAVING = {"q", "ctrl+p"}
"""Keys that are tried by themselves: quitting is right there, and the palette can quit too."""

BOUND = sorted({key for binding in keys.ALL for key in binding.key.split(",")} - {"q"})
TYPED = [*"abcdefgxyz ABX@#~1230", "tab", "shift+tab", "backspace", "enter", "ctrl+s", "ctrl+r"]
PASTED = ("Acme rejected", "30 nov 14:00", "[/] [red]x", "12/11", "\x1b[31m", "half a thought")
COMMANDS = ("stages", "words", "settings", "trash", "redirection", "templates", "packet", "import")


def _add(path: Path, line: str) -> None:
    """``respond add`` in another process."""
    root = str(Path(respond_tui.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-m", "respond_tui", "--db", str(path), "add", line],
        env={**os.environ, "PYTHONPATH": root},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(("key", "name"), [SCREENS[0], SCREENS[1], SCREENS[3]])
async def test_what_another_process_adds_is_on_the_screen_within_two_seconds(
    fresh: Path, key: str, name: str
) -> None:
    empty = {
        "today": "Welcome",
        "log": "Nothing is logged yet.",
        "patterns": "Press a to log an interview",
    }[name]
    async with at_the_app(fresh) as hands:
        await hands.go(key, name)
        assert hands.sees(empty)
        _add(fresh, "Acme applied today")
        added = time.monotonic()
        await hands.until(lambda: not hands.sees(empty))
        assert time.monotonic() - added < SEEN_WITHIN


async def test_undo_takes_back_what_another_process_added(fresh: Path) -> None:
    async with at_the_app(fresh) as hands:
        _add(fresh, "Acme applied today")
        await hands.press("u")
        assert hands.told() == ["Undone: log applied at Acme. U does it again."]
        assert hands.sees("Welcome")


def _without_scrollbars(hands: Hands) -> list[str]:
    return [line.translate(dict.fromkeys(map(ord, "▁▂▃▄▅▆▇█"), " ")) for line in hands.lines()]


@pytest.mark.parametrize(("key", "name"), SCREENS)
async def test_a_screen_comes_back_whole_from_any_size(story: Path, key: str, name: str) -> None:
    async with at_the_app(story) as hands:
        await hands.go(key, name)
        before = _without_scrollbars(hands)
        for size in TINY:
            await hands.pilot.resize_terminal(*size)
            await hands.press("j", "k")
            assert len(hands.lines()) == size[1]
        await hands.pilot.resize_terminal(80, 24)
        await hands.settle()
        assert _without_scrollbars(hands) == before


@pytest.mark.parametrize("form", [FORMS[0], FORMS[1], FORMS[7]], ids=lambda form: form.name)
async def test_a_form_keeps_its_words_at_any_size(story: Path, form: Form) -> None:
    async with at_the_app(story) as hands:
        await form.way(hands)
        await hands.press("a", "c", "m", "e")
        typed = words(hands)
        for size in TINY:
            await hands.pilot.resize_terminal(*size)
            await hands.settle()
        await hands.pilot.resize_terminal(80, 24)
        await hands.settle()
        assert words(hands) == typed


async def test_keys_before_the_file_is_open_do_no_harm(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_open = threading.Event()
    opened = app_module._workspace

    def later(path: Path, clock: Clock) -> Workspace:
        assert may_open.wait(30)
        return opened(path, clock)

    monkeypatch.setattr(app_module, "_workspace", later)
    app = RespondApp(story, lambda: NOW)
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        assert hands.sees("Opening your log")
        for binding in keys.ALL:
            for key in binding.key.split(","):
                if key not in LEAVING:
                    await pilot.press(key)
        await pilot.press("1")
        may_open.set()
        await hands.until(lambda: hands.work.is_ready)
        await hands.until(lambda: hands.sees("Greyfriar Games"))
        assert hands.screen is hands.work


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("seed", [1, 2, 8])
async def test_random_keys_in_a_rush_break_nothing(hunt: Path, seed: int) -> None:
    chance = random.Random(seed)
    pressed: list[tuple[str | Paste, ...]] = []
    async with at_the_app(hunt, now=LIVED_IN_NOW) as hands:
        for _ in range(MONKEY_RUSHES):
            pressed.append(_a_rush(chance))
            hands.rush(*pressed[-1])
            await hands.settle()
            assert hands.app.return_code is None, pressed
            windows = [type(screen) for screen in hands.app.screen_stack]
            assert len(set(windows)) == len(windows), pressed
            assert all(line.isprintable() for line in hands.lines()), pressed
        hands.rush("ctrl+q")
        await hands.until(lambda: hands.app.return_code is not None)
        assert hands.app.return_code == 0
    assert _damage(hunt) == []


def _a_rush(chance: random.Random) -> tuple[str | Paste, ...]:
    """What an impatient person presses in one go: keys, text, a command by its name."""
    text = Paste(chance.choice(PASTED))
    by_name = ("ctrl+p", Paste(chance.choice(COMMANDS)), "enter")
    written = (text, chance.choice(("enter", "ctrl+s", "tab")))
    keys_ = tuple(chance.choice(chance.choice((BOUND, BOUND, TYPED))) for _ in range(6))
    way_out = ("escape",) * chance.choice((0, 0, 1))
    return chance.choice((by_name, written, keys_, keys_)) + way_out


def _damage(path: Path) -> list[str]:
    store = Store.open(path, NOW)
    try:
        return [f"{check.name}: {check.detail}" for check in store.check() if not check.ok]
    finally:
        store.close()


async def test_a_screen_shows_nothing_more_once_the_app_closes(story: Path) -> None:
    async with at_the_app(story) as hands:
        screen = hands.work
    assert screen.is_mounted
    with hands.app._context():
        screen.catch_up()  # would look for what is gone by now
