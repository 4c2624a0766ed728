"""A save that fails loses no word and no screen; one that waits says so."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from respond_tui.clock import Clock
from respond_tui.queries.exchange import everything
from respond_tui.store.errors import Busy, DiskFull, StoreError
from respond_tui.store.store import Store
from respond_tui.workspace import Workspace
from tests.forms import FORMS, Form, is_open, words, write_all
from tests.hands import Hands, at_the_app
from tests.story import NOW

FULL = DiskFull("The disk is full.", "Nothing was changed. Make some room and try again.")
BUSY = Busy("Another respond is still saving to this file.", "Nothing was changed.")

HOLDER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
connection.execute("ROLLBACK")
print("gone", flush=True)
"""

Hold = Callable[[Path], "Holder"]


class Holder:
    """Another process in the middle of a save, until it is let go."""

    def __init__(self, path: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", HOLDER, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._line() == "held"

    def let_go(self) -> None:
        """Let the process end its save."""
        assert self.process.stdin is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        assert self._line() == "gone"

    def _line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()


@pytest.fixture
def hold() -> Iterator[Hold]:
    holders: list[Holder] = []

    def begin(path: Path) -> Holder:
        holders.append(Holder(path))
        return holders[-1]

    yield begin
    for holder in holders:
        holder.process.kill()
        holder.process.communicate()


@pytest.fixture
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The app waits 600 ms for another process, rather than five seconds."""

    def opened(path: Path, clock: Clock) -> Workspace:
        return Workspace(Store.open(path, clock(), busy_ms=600), clock)

    monkeypatch.setattr(Workspace, "open", opened)


def _failing(monkeypatch: pytest.MonkeyPatch, error: StoreError) -> None:
    def write(*_args: object) -> None:
        raise error

    monkeypatch.setattr(Store, "write", write)


def _content(hands: Hands) -> object:
    with hands.workspace.store.read() as session:
        return everything(session)


@pytest.mark.parametrize("error", [FULL, BUSY], ids=["full", "busy"])
async def test_a_line_that_cannot_be_saved_stays_and_is_saved_later(
    fresh: Path, error: StoreError
) -> None:
    async with at_the_app(fresh) as hands:
        await hands.press("a")
        await hands.type("Acme applied today")
        with pytest.MonkeyPatch.context() as patch:
            _failing(patch, error)
            await hands.press("enter")
            assert hands.sees(error.sentence, "Nothing was changed.")
            assert words(hands) == {"line": "Acme applied today"}
        await hands.press("enter")
        assert not is_open(hands)
        await hands.go("2", "log")
        assert hands.sees("Acme")


SLOW = "Saving takes a moment: another copy of respond may be saving too."
_SAVING_NOTHING = {
    "quick-add",
    "book another time",
    "a file for a packet",
    "a letter as a file",
    "filter words",
    "export",
    "import a file",
    "two directions",
}
SAVING = [form for form in FORMS if form.name not in _SAVING_NOTHING]


@pytest.mark.parametrize("form", SAVING, ids=lambda form: form.name)
async def test_no_form_loses_its_words_to_a_full_disk(
    story: Path, form: Form, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_the_app(story, now=form.now) as hands:
        await form.way(hands)
        before = _content(hands)
        given = words(hands)
        for name, value in _plausible(given).items():
            hands.screen.query_one(f"#field-{name.replace('_', '-')}").text = value  # type: ignore[attr-defined]
        await hands.settle()
        typed = words(hands)
        _failing(monkeypatch, FULL)
        await hands.press("ctrl+s")
        await hands.until(lambda: hands.sees(FULL.sentence))
        assert words(hands) == typed
        assert _content(hands) == before


def _plausible(given: dict[str, str]) -> dict[str, str]:
    """Words that each form can save, in the fields that must have some."""
    fitting = {
        "company": "Acme",
        "when": "tomorrow",
        "note": "a few words",
        "reason": "not needed",
        "what": "two mocks a week",
        "target": "2 mocks a week",
        "why": "they need each other",
        "verdict": "it helped",
        "text": "call Dana",
        "name": "pairing",
        "word": "written in another way",
        "until": "in 2 weeks",
        "went_well": "two good questions back",
        "tag": "sharding",
        "notified": "Dana",
        "keep": "questions back",
        "reply": "Say the trade-off first.",
        "body": "Which one?",
        "sent_on": "yesterday",
    }
    return {name: fitting[name] for name in given if name in fitting}


async def test_a_key_that_cannot_save_says_why_and_changes_nothing(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_the_app(story) as hands:
        await hands.go("2", "log")
        before = _content(hands)
        _failing(monkeypatch, FULL)
        await hands.press("d")
        assert hands.told() == [FULL.in_full]
        assert _content(hands) == before
        assert hands.sees("Cobalt Weather")


@pytest.mark.usefixtures("_impatient")
async def test_another_process_that_saves_for_long_costs_no_word_and_no_key(
    fresh: Path, hold: Hold
) -> None:
    Store.open(fresh, NOW).close()
    async with at_the_app(fresh) as hands:
        await hands.press("a")
        await hands.type("Acme applied today")
        holder = hold(fresh)
        await hands.pilot.press("enter")
        await hands.until(lambda: SLOW in hands.told())
        await hands.pilot.press("question_mark")
        assert hands.sees("Help · today")
        await hands.pilot.press("escape")
        await hands.until(lambda: is_open(hands))
        assert hands.sees("Another respond is still saving to this file.")
        assert words(hands) == {"line": "Acme applied today"}
        holder.let_go()
        await hands.press("enter")
        assert not is_open(hands)
        assert hands.told()[-1].startswith("Applied to Acme")


async def test_a_save_that_had_to_wait_goes_through_once_the_other_is_done(
    fresh: Path, hold: Hold
) -> None:
    Store.open(fresh, NOW).close()
    async with at_the_app(fresh) as hands:
        await hands.press("a")
        await hands.type("Acme applied today")
        holder = hold(fresh)
        await hands.pilot.press("enter")
        await hands.until(lambda: SLOW in hands.told())
        holder.let_go()
        await hands.settle()
        await hands.until(lambda: hands.told()[-1].startswith("Applied to Acme"))


async def test_words_that_cannot_even_be_drafted_stay_while_the_form_is_open(
    fresh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> None:
        raise FULL

    async with at_the_app(fresh) as hands:
        await hands.press("a")
        monkeypatch.setattr("respond_tui.store.drafts.Drafts.save", refuse)
        await write_all(hands, "Acme, half")
        await hands.until(lambda: hands.sees("What you type stays here while this is open."))
        assert words(hands) == {"line": "Acme, half"}


async def _log(hands: Hands, line: str) -> None:
    await hands.press("a")
    await hands.type(line)
    await hands.press("enter")


async def test_a_line_that_means_several_is_kept_until_one_is_chosen(fresh: Path) -> None:
    async with at_the_app(fresh) as hands:
        for role in ("SRE", "Data Engineer"):
            await _log(hands, f"Acme, {role} applied today")
        await _log(hands, 'Acme rejected "they were kind"')
        assert hands.sees("Which one do you mean?")
        await hands.press("escape")
        await hands.press("a")
        assert words(hands) == {"line": 'Acme rejected "they were kind"'}


async def test_a_lever_key_on_an_alert_that_has_gone_is_answered_in_a_sentence(
    fresh: Path,
) -> None:
    async with at_the_app(fresh) as hands:
        for company in ("Acme", "Globex", "Hooli"):
            await _log(hands, f"{company} @technical rejected today")
        await hands.go("4", "patterns")
        await hands.press("enter", "u")
        for key in ("l", "z"):
            await hands.press(key)
            assert "Put the cursor on" in hands.told()[-1]
