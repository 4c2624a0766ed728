"""Stages and words, changed in the running app from the lists that stay open."""

from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews.applications import edit_application
from respond_tui.guide.interviews import Suggest
from respond_tui.queries.interviews import same_place
from respond_tui.queries.settings import rules
from respond_tui.screens.dialogs.choose import ChooseDialog
from respond_tui.screens.dialogs.manage import ManageDialog
from respond_tui.screens.dialogs.stages import StagesDialog
from respond_tui.screens.dialogs.words import WordsDialog
from respond_tui.store.errors import DiskFull
from respond_tui.store.store import Store
from respond_tui.widgets.panel import Panel
from respond_tui.widgets.rows import Rows
from tests.contents import contents
from tests.forms import is_open, leave, run, words
from tests.hands import SIZES, Hands, at_the_app
from tests.store.derived_rows import stale
from tests.story import NOW


def _rows(hands: Hands) -> Rows:
    assert isinstance(hands.screen, ManageDialog)
    return hands.screen.query_one(Rows)


def _named(hands: Hands) -> str:
    """The keys in the border of the list."""
    return str(hands.screen.query_one(Panel).border_subtitle)


async def _on(hands: Hands, name: str) -> int:
    """Put the cursor of the list of stages on one of them."""
    found = next(each for each in hands.workspace.queries.counted_stages() if each.name == name)
    assert _rows(hands).move_to(found.id)
    await hands.settle()
    return found.id


def _names(hands: Hands) -> list[str]:
    return [each.name for each in hands.workspace.queries.offered_stages()]


async def _done(hands: Hands, kind: type[ManageDialog]) -> None:
    """Wait until what was asked is done, and the list is in front again."""
    await hands.until(lambda: isinstance(hands.screen, kind) and not hands.work.kit.turn.locked())
    await hands.settle()


@pytest.mark.parametrize("size", SIZES)
async def test_a_stage_is_added_renamed_moved_merged_retired_and_all_of_it_undone(
    story: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(story, size) as hands:
        before = contents(hands.workspace.store)
        await hands.go("4", "patterns")
        await run(hands, "Stages")
        assert hands.sees("Stages", "In their order", "entered by", "recruiter screen", "hm")

        await _on(hands, "technical")
        await hands.press("a")
        await hands.type("pairing")
        await hands.press("enter")
        await _done(hands, StagesDialog)
        names = _names(hands)
        assert names[names.index("technical") + 1] == "pairing"
        assert hands.told()[-1] == "Pairing is in your list. u undoes it."
        assert _rows(hands).key == next(
            each.id for each in hands.workspace.queries.counted_stages() if each.name == "pairing"
        )

        await hands.press("J")
        await _done(hands, StagesDialog)
        await hands.press("shift+up", "K")
        await _done(hands, StagesDialog)
        await hands.until(lambda: _names(hands)[3] == "pairing")

        technical = await _on(hands, "technical")
        await hands.press("e")
        hands.screen.query_one(Input).value = "Coding round"
        await hands.press("enter")
        await _done(hands, StagesDialog)
        assert "Coding round" in _names(hands)
        assert hands.sees("Coding round", "tech, coding")

        await hands.press("g")
        assert isinstance(hands.screen, ChooseDialog)
        assert hands.sees("Merge Coding round", "All that was logged there goes over.")
        hands.screen.query_one(Rows).move_to(
            next(s.id for s in hands.workspace.queries.counted_stages() if s.name == "assessment")
        )
        await hands.press("enter")
        await _done(hands, StagesDialog)
        assert "Coding round" not in _names(hands)
        assert technical not in [each.id for each in hands.workspace.queries.counted_stages()]

        await hands.press("r")
        await _done(hands, StagesDialog)
        assert "assessment" not in _names(hands)
        assert hands.sees("Retired: counted, and not offered")
        await hands.press("escape")
        await hands.until(lambda: hands.screen is hands.work)
        assert hands.sees("assessment")  # it counts on: the stage table shows it

        for _ in range(7):
            await hands.press("u")
        assert hands.told()[-1].startswith("Undone: add pairing.")
        assert contents(hands.workspace.store) == before
        assert stale(hands.workspace.store) == []


async def test_steps_back_and_forth_are_taken_in_the_list_as_well(story: Path) -> None:
    async with at_the_app(story) as hands:
        await run(hands, "Stages")
        await _on(hands, "panel")
        await hands.press("r")
        await _done(hands, StagesDialog)
        await hands.press("u")
        await _done(hands, StagesDialog)
        assert "panel" in _names(hands)
        assert hands.told()[-1] == "Undone: retire panel. U does it again."
        await hands.press("U")
        await _done(hands, StagesDialog)
        assert "panel" not in _names(hands)
        await _on(hands, "panel")
        await hands.press("r")
        await _done(hands, StagesDialog)
        assert hands.told()[-1] == "Panel is offered again. u undoes it."


async def test_a_stage_goes_to_a_place_by_its_name(story: Path) -> None:
    async with at_the_app(story) as hands:
        await run(hands, "Stages")
        await _on(hands, "panel")
        await hands.press("m")
        assert hands.sees("Move panel", "It comes after …")
        await hands.press("home", "enter")
        await _done(hands, StagesDialog)
        assert _names(hands)[:2] == ["application", "panel"]
        await _on(hands, "application")
        await hands.press("m")
        assert hands.told()[-1] == "Application keeps its place."


@pytest.mark.parametrize(
    ("name", "key", "sentence"),
    [
        ("technical", "d", "Technical was entered by"),
        ("offer", "r", "Offer stays"),
        ("application", "g", "There is no other stage that application could go into."),
        ("application", "J", "Application keeps its place"),
    ],
)
async def test_what_cannot_be_is_told_in_a_sentence_and_the_list_stays(
    story: Path, name: str, key: str, sentence: str
) -> None:
    async with at_the_app(story) as hands:
        before = contents(hands.workspace.store)
        await run(hands, "Stages")
        await _on(hands, name)
        await hands.press(key)
        await hands.until(lambda: bool(hands.told()))
        assert hands.told()[-1].startswith(sentence)
        assert isinstance(hands.screen, StagesDialog)
        assert contents(hands.workspace.store) == before


async def test_a_name_that_is_taken_is_told_beside_its_field(story: Path) -> None:
    async with at_the_app(story) as hands:
        await run(hands, "Stages")
        await hands.press("a")
        await hands.type("HR")
        await hands.press("enter")
        await hands.until(lambda: hands.sees("another name of recruiter screen"))
        assert is_open(hands)
        hands.screen.query_one(Input).value = "people"
        hands.screen.query_one(TextArea).text = "people call\nppl"
        await hands.press("ctrl+s")
        await _done(hands, StagesDialog)
        assert hands.sees("people call, ppl")


async def test_a_retired_stage_is_offered_nowhere_but_where_it_stands(story: Path) -> None:
    async with at_the_app(story) as hands:
        stages = {each.name: each.id for each in hands.workspace.queries.counted_stages()}
        hands.workspace.actions.retire_stage(stages["technical"])
        await hands.go("2", "log")
        await hands.press("f")
        assert not hands.sees("at technical")
        await leave(hands)
        await hands.press("a")
        await hands.type("Acme @techn")
        assert not hands.screen.query_one(Input)._suggestion
        await hands.type("ical passed yesterday")
        await hands.press("ctrl+s")
        await hands.until(lambda: hands.screen is hands.work)
        (logged,) = hands.workspace.queries.same_place("Acme", None)
        assert logged.stage == "technical"  # a whole name is understood all the same
        hands.rows("#log-rows").move_to(logged.id)
        await hands.press("enter", "e")
        assert words(hands)["stage_id"] == "technical"
        await leave(hands)
        await hands.press("A")
        assert not hands.sees("technical")


@pytest.fixture
def twins(story: Path) -> Path:
    """The story with one source written in two more ways."""
    store = Store.open(story, NOW)
    desk = Desk(store, NOW)
    for company, detail in (("Pemberton Rail", "linkedin"), ("Rosehip Apps", "Linked-In")):
        with store.read() as session:
            (row,) = same_place(session, company, None, NOW.date(), rules(session))
        edit_application(desk, row.id, {"source_detail": detail})
    store.close()
    return story


def _sources(hands: Hands) -> dict[str, int]:
    view = hands.workspace.queries.words(Suggest.SOURCE_DETAIL)
    return {use.word: use.times for use in view.words}


@pytest.mark.parametrize("size", SIZES)
async def test_twins_become_one_by_one_key_and_two_again_by_another(
    twins: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(twins, size) as hands:
        before = _sources(hands)
        await run(hands, "Words")
        assert hands.sees("Source details", "1 to make one", "Markets", "Gap tags")
        await hands.press("enter")
        assert isinstance(hands.screen, WordsDialog)
        assert hands.sees("Probably one", "← ", "linkedin 1", "z leaves them apart")
        assert "enter make one · z keep apart" in _named(hands)
        await hands.press("enter")
        await _done(hands, WordsDialog)
        after = _sources(hands)
        assert after["LinkedIn"] == before["LinkedIn"] + 2
        assert {"linkedin", "Linked-In"}.isdisjoint(after)
        assert not hands.sees("Probably one")
        assert "e rename · g merge" in _named(hands)
        assert "z keep apart" not in _named(hands)
        assert _rows(hands).key == ("word", "LinkedIn")
        await hands.press("u")
        await _done(hands, WordsDialog)
        assert _sources(hands) == before
        assert hands.sees("Probably one")


async def test_words_left_apart_are_asked_about_no_more(twins: Path) -> None:
    async with at_the_app(twins) as hands:
        before = _sources(hands)
        await run(hands, "Words")
        await hands.press("enter", "z")
        await _done(hands, WordsDialog)
        assert not hands.sees("Probably one")
        assert _sources(hands) == before
        await hands.press("z")
        assert hands.told()[-1].startswith("Put the cursor on words that are probably one")


async def test_a_word_is_renamed_found_by_a_part_and_made_one_with_another(twins: Path) -> None:
    async with at_the_app(twins) as hands:
        await run(hands, "Words")
        await hands.press("enter", "f")
        await hands.type("OKAF")
        await hands.press("enter")
        await _done(hands, WordsDialog)
        assert hands.sees("With “OKAF”", "Dana Okafor")
        assert not hands.sees("company site")
        await hands.press("e")
        hands.screen.query_one(Input).value = "Dana O."
        await hands.press("enter")
        await _done(hands, WordsDialog)
        assert "Dana O." in _sources(hands)
        assert hands.sees("No such word is in use.")
        await hands.press("f", "enter")
        await _done(hands, WordsDialog)
        _rows(hands).move_to(("word", "Dana O."))
        times = _sources(hands)["Dana O."]
        sites = _sources(hands)["company site"]
        await hands.press("g")
        assert hands.sees("Write for “Dana O.”")
        hands.screen.query_one(Rows).move_to("company site")
        await hands.press("enter")
        await _done(hands, WordsDialog)
        assert _sources(hands)["company site"] == sites + times


async def test_leaving_the_words_goes_back_to_their_kinds(story: Path) -> None:
    async with at_the_app(story) as hands:
        await run(hands, "Words")
        await hands.press("j", "enter")
        assert hands.sees("Role families · ")
        await hands.press("escape")
        await hands.until(lambda: isinstance(hands.screen, ChooseDialog))
        assert hands.screen.query_one(Rows).cursor == 1
        await hands.press("escape")
        await hands.until(lambda: hands.screen is hands.work)


async def test_settings_lead_to_both(fresh: Path) -> None:
    async with at_the_app(fresh) as hands:
        await run(hands, "Settings")
        await hands.press("s")
        await hands.until(lambda: isinstance(hands.screen, StagesDialog))
        await hands.press("escape")
        await hands.until(lambda: hands.screen is hands.work)
        await run(hands, "Settings")
        await hands.press("w", "enter")
        await hands.until(lambda: isinstance(hands.screen, WordsDialog))
        assert hands.sees("No word of this kind is in use yet.")
        for key in ("enter", "e", "g", "z", "u"):
            await hands.press(key)
            assert isinstance(hands.screen, WordsDialog)


async def test_a_failed_save_is_told_and_the_list_stays(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_the_app(story) as hands:
        await run(hands, "Stages")
        await _on(hands, "panel")

        def full(*_: object) -> None:
            raise DiskFull("The disk is full.", "Nothing was changed.")

        monkeypatch.setattr(Store, "write", full)
        monkeypatch.setattr(Store, "undo", full)
        for key in ("r", "J", "u"):
            await hands.press(key)
            await hands.until(
                lambda: hands.told()[-1:] == ["The disk is full. Nothing was changed."]
            )
            assert isinstance(hands.screen, StagesDialog)
        monkeypatch.undo()
        await hands.press("r")
        await _done(hands, StagesDialog)
        await hands.until(lambda: "panel" not in _names(hands))
