"""Deleting asks first where something hangs on an application, and says what goes along."""

from pathlib import Path

import pytest

from respond_tui.actions.interviews.applications import add_application
from respond_tui.queries.interviews import Along
from respond_tui.screens.dialogs.choose import ChooseDialog
from respond_tui.screens.flows.deleting import along_words
from tests.contents import Content, contents
from tests.desks import NOW, later, opened
from tests.hands import SIZES, Hands, at_the_app
from tests.reflections import with_all_that_can_hang

QUESTION = "Delete Acme · SRE?"
ACME = 1
GONE = "Acme is in the trash. u undoes it."


@pytest.fixture
def laden(tmp_path: Path) -> Path:
    """A file with one application on which all hangs that can, and a newer bare one."""
    desk = opened(tmp_path)
    with_all_that_can_hang(desk)
    add_application(later(desk, minutes=1), {"company": "Globex", "applied_on": NOW.date()})
    desk.store.close()
    return desk.store.path


async def _to_acme(hands: Hands) -> None:
    await hands.go("2", "log")
    assert hands.rows("#log-rows").move_to(ACME)
    await hands.until(lambda: hands.sees("Acme · SRE"))


def _content(hands: Hands) -> Content:
    return contents(hands.workspace.store)


@pytest.mark.parametrize("size", SIZES)
async def test_it_asks_says_what_goes_and_undo_brings_all_of_it_back(
    laden: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(laden, size, now=NOW) as hands:
        await _to_acme(hands)
        before = _content(hands)
        await hands.press("d")
        assert hands.sees(QUESTION, "Delete it", "Keep it")
        words = " ".join(line.strip("│ ") for line in hands.lines())
        assert "a recovery, a feeling, a reflection and 2 letters" in " ".join(words.split())
        assert _content(hands) == before

        await hands.press("d")
        assert hands.told() == [GONE]
        assert _content(hands) != before
        assert hands.workspace.queries.recovery_count().all == 0

        await hands.press("u")
        assert _content(hands) == before
        await _to_acme(hands)
        await hands.press("t")
        assert hands.sees("Thank-you note", "Feedback letter")
        await hands.press("escape")
        await hands.go("3", "recovery")
        assert hands.sees("let down 7 → 4")
        await hands.press("end")
        assert hands.sees("Call Dana")
        await hands.press("up", "enter")
        assert hands.sees("depth", "froze at the second shard")


@pytest.mark.parametrize("key", ["escape", "k"])
async def test_who_keeps_it_loses_nothing(laden: Path, key: str) -> None:
    async with at_the_app(laden, now=NOW) as hands:
        await _to_acme(hands)
        before = _content(hands)
        await hands.press("d", key)
        assert hands.screen is hands.work
        assert hands.told() == []
        assert _content(hands) == before


async def test_where_nothing_hangs_nothing_is_asked(laden: Path) -> None:
    async with at_the_app(laden, now=NOW) as hands:
        await hands.go("2", "log")
        await hands.press("home", "d")
        assert hands.told() == ["Globex is in the trash. u undoes it."]


async def test_an_answer_that_is_put_away_is_named_by_no_more_than_that(fresh: Path) -> None:
    async with at_the_app(fresh, now=NOW) as hands:
        hands.workspace.actions.set_shield(on=True)
        await hands.press("a")
        await hands.type("Acme, SRE @technical rejected today")
        await hands.press("enter")
        await hands.go("2", "log")
        await hands.press("end", "d")
        assert isinstance(hands.screen, ChooseDialog)
        assert hands.sees(QUESTION, "an answer that is not opened yet")
        assert not hands.sees("a recovery")
        await hands.press("d")
        assert hands.told() == [GONE]


@pytest.mark.parametrize(
    ("along", "sealed", "words"),
    [
        (Along(0, 0, 0, 0), False, ""),
        (Along(1, 0, 0, 0), False, "a recovery"),
        (Along(0, 0, 0, 1), False, "a letter"),
        (Along(1, 1, 0, 0), False, "a recovery and a feeling"),
        (Along(1, 0, 1, 1200), False, "a recovery, a reflection and 1,200 letters"),
        (Along(0, 0, 0, 0), True, "an answer that is not opened yet"),
        (Along(1, 1, 1, 1), True, "an answer that is not opened yet and a letter"),
    ],
)
def test_the_words_name_what_is_there(along: Along, sealed: bool, words: str) -> None:
    said = f"It takes along {words}. u brings all of it back." if words else ""
    assert along_words(along, sealed=sealed) == said
