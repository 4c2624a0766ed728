"""Half-typed words are there again: after Escape, a closed app, a closed window, and a kill."""

import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from respond_tui.store.drafts import Drafts
from tests.forms import FORMS, Form, is_open, leave, words, write_all
from tests.hands import at_the_app
from tests.terminal import Terminal

HALF = "Zephyr, Data Engineer @tech"  # no line of the welcome begins so
HERE_AGAIN = "Your words from last time are here again. ^r starts afresh."

Open = Callable[[], Terminal]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
async def test_escape_keeps_the_words_and_the_form_brings_them_back(
    story: Path, form: Form
) -> None:
    async with at_the_app(story, now=form.now) as hands:
        await form.way(hands)
        known = words(hands)
        await write_all(hands, "half a th")
        typed = words(hands)
        assert typed != known
        await leave(hands)
        await form.way(hands)
        if form.saves_on_leaving and not hands.sees(HERE_AGAIN):
            assert words(hands) == typed or hands.sees("half a th")  # or a line of its list
            return
        assert words(hands) == typed
        assert hands.sees(HERE_AGAIN)
        await hands.press("ctrl+r")
        assert words(hands) == known
        await leave(hands)
        await form.way(hands)
        assert words(hands) == known
        assert not hands.sees(HERE_AGAIN)


async def test_saved_words_leave_no_draft(fresh: Path) -> None:
    async with at_the_app(fresh) as hands:
        await hands.press("a")
        await hands.type("Acme applied today")
        await hands.until(lambda: Drafts(fresh).load("quick-add") is not None)
        await hands.press("enter")
        assert not is_open(hands)
        assert Drafts(fresh).load("quick-add") is None
        await hands.press("a")
        assert words(hands) == {"line": ""}


async def test_an_application_has_a_draft_of_its_own(story: Path) -> None:
    async with at_the_app(story) as hands:
        await hands.go("2", "log")
        await hands.press("x")
        await write_all(hands, "half a th")
        await hands.press("escape", "j", "x")
        assert not hands.sees(HERE_AGAIN)


async def test_the_app_closed_in_mid_form_keeps_the_words(fresh: Path) -> None:
    async with at_the_app(fresh) as hands:
        await hands.press("a")
        await hands.type(HALF)
        hands.app.exit()
    async with at_the_app(fresh) as hands:
        await hands.press("a")
        assert words(hands) == {"line": HALF}


async def test_words_are_in_the_draft_within_a_second_of_the_last_key(fresh: Path) -> None:
    async with at_the_app(fresh) as hands:
        await hands.press("a")
        started = time.monotonic()
        await hands.type(HALF)
        await hands.until(lambda: Drafts(fresh).load("quick-add") == {"line": HALF})
        assert time.monotonic() - started < 1


@pytest.fixture
def terminal(fresh: Path) -> Iterator[Open]:
    opened: list[Terminal] = []

    def start() -> Terminal:
        opened.append(Terminal(fresh))
        opened[-1].until_seen("Welcome")
        return opened[-1]

    yield start
    for each in opened:
        each.close()


def _type_half(terminal: Terminal) -> None:
    terminal.write("a")
    terminal.until_seen("Add a line")
    terminal.write(HALF)
    terminal.until_seen(HALF)


def _finds_it_again(terminal: Terminal) -> None:
    terminal.write("a")
    terminal.until_seen(HALF)
    terminal.until_seen("Your words from last time")


def test_a_closed_window_keeps_the_words_and_ends_with_129(fresh: Path, terminal: Open) -> None:
    first = terminal()
    _type_half(first)
    first.signal(signal.SIGHUP)
    assert first.ended() == (129, None)  # 128 and the number of SIGHUP: DESIGN.md §6
    assert Drafts(fresh).load("quick-add") == {"line": HALF}
    _finds_it_again(terminal())


def test_a_kill_a_second_after_the_last_key_loses_no_word(fresh: Path, terminal: Open) -> None:
    first = terminal()
    _type_half(first)
    until = time.monotonic() + 1
    while time.monotonic() < until:
        first.read()
    first.signal(signal.SIGKILL)
    assert first.ended() == (None, signal.SIGKILL)
    assert Drafts(fresh).load("quick-add") == {"line": HALF}
    _finds_it_again(terminal())


def test_hostile_keys_reach_no_terminal(terminal: Open) -> None:
    first = terminal()
    first.write("a")
    first.until_seen("Add a line")
    del first.drawn[:]
    first.write("\x1b[200~x]52\x1b]52;c;aGk=\x07y\x1b[201~")
    first.until_seen("x]52")
    assert b"\x1b]52" not in first.drawn
    assert b"\x07" not in first.drawn
