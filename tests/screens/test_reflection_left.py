"""A reflection is left at any page, by any way out, and its words and its place are there again."""

import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from respond_tui.guide.reflection import PAGES
from respond_tui.guide.reflection_words import words_of
from respond_tui.guide.terms import ReflectionPage
from respond_tui.screens.reflection.wishes import PLACE
from respond_tui.store.drafts import Drafts
from respond_tui.store.store import Store
from tests.contents import contents
from tests.story import NOW
from tests.terminal import Terminal

Open = Callable[[], Terminal]

TYPED: dict[ReflectionPage, str] = {
    ReflectionPage.RECORD: "half a question",
    ReflectionPage.EVALUATE: "half a good thing",
    ReflectionPage.SPOT: "half a gap",
    ReflectionPage.PRIORITIZE: "",
    ReflectionPage.OUTLINE: "half a plan",
    ReflectionPage.NOTIFY: "half a name",
    ReflectionPage.DECIDE: "half a thought",
}
"""What is typed on each page; where there is nothing to type, the place is kept."""

END = "\x1b[F"
NEXT_PAGE = "\x0e"


@pytest.fixture
def terminal(story: Path) -> Iterator[Open]:
    opened: list[Terminal] = []

    def start() -> Terminal:
        opened.append(Terminal(story))
        opened[-1].until_seen("Greyfriar Games")
        return opened[-1]

    yield start
    for each in opened:
        each.close()


def _open(terminal: Terminal, page: ReflectionPage) -> None:
    """Go to the reflection, which opens where it was left."""
    terminal.write("3")
    terminal.until_seen("Recoveries · 2 open")
    terminal.write(END)
    terminal.until_seen("Facts first")
    terminal.write("\r")
    terminal.until_seen(words_of(page).question)


def test_a_closed_window_at_each_page_loses_no_word_and_no_place(
    story: Path, terminal: Open
) -> None:
    for page, words in TYPED.items():
        window = terminal()
        if page is PAGES[0]:
            _open(window, page)
        else:
            last = PAGES[PAGES.index(page) - 1]
            _open(window, last)
            window.until_seen(TYPED[last])
            window.write(NEXT_PAGE)
            window.until_seen(words_of(page).question)
        window.rest()
        window.write(words)
        window.until_seen(words)
        window.signal(signal.SIGHUP)
        assert window.ended() == (129, None), page
    window = terminal()
    _open(window, ReflectionPage.DECIDE)
    window.until_seen("half a thought")
    window.until_seen("Your words from last time are here again.")
    window.write("\x1b")
    window.until_seen("Recoveries · 2 open")
    window.write("q")
    assert window.ended() == (0, None)
    written = _written(story)
    assert [words for words in TYPED.values() if words not in written] == []
    assert _kept(story) == {PLACE}


def _written(path: Path) -> str:
    """All that stands in the tables of a reflection."""
    store = Store.open(path, NOW)
    try:
        kept = contents(store)
    finally:
        store.close()
    return repr([kept[name] for name in ("reflection", "question", "gap", "action")])


def _kept(path: Path) -> set[str]:
    """The forms of the reflection that keep something: its place, and words not saved yet."""
    drafts, subjects = Drafts(path), range(1, 50)
    kept = set().union(*(drafts.forms_of(str(subject)) for subject in subjects))
    return {form for form in kept if form.startswith("reflection")}
