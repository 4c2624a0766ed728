"""A reflection as one flow: any way in, any order of pages, its end, and the way back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import TextArea

from respond_tui.guide import limits
from respond_tui.guide.reflection import PAGES
from respond_tui.guide.terms import GapKind, ReflectionPage, StepKind, StepState
from respond_tui.guide.today import TodayItem
from respond_tui.screens.base import Go, Target
from respond_tui.screens.dialogs.choose import ChooseDialog
from respond_tui.screens.dialogs.packet import PacketDialog
from respond_tui.screens.reflection.dialog import ReflectionDialog
from respond_tui.screens.reflection.letters import Letters
from respond_tui.screens.reflection.reading import ReadingDialog
from respond_tui.store.drafts import Drafts
from respond_tui.store.errors import DiskFull
from respond_tui.store.store import Store
from respond_tui.widgets.rows import Rows
from tests.forms import run, words
from tests.hands import SIZES, Hands, at_the_app
from tests.lived_in import NOW
from tests.reflecting import (
    go_to,
    leave,
    open_reflection,
    page_of,
    to_the_list,
    until_page,
    written,
)

FULL = DiskFull("The disk is full.", "Nothing was changed. Make some room and try again.")


def _steps(hands: Hands) -> dict[StepKind, StepState]:
    view = hands.workspace.queries.recovery(written(hands).recovery_id)
    assert view is not None
    return {step.kind: step.state for step in view.steps}


async def _finish(hands: Hands) -> None:
    """Write the least that a finished reflection has."""
    await open_reflection(hands, ReflectionPage.EVALUATE)
    await hands.type("asked who reads it")
    await go_to(hands, ReflectionPage.DECIDE)
    await hands.press("ctrl+s")
    await hands.until(lambda: isinstance(hands.screen, ReadingDialog))
    await hands.settle()


async def test_space_opens_it_as_enter_does_and_does_not_tick_it(hunt: Path) -> None:
    async with at_the_app(hunt, now=NOW) as hands:
        await hands.go("3", "recovery")
        await hands.press("end", "space")
        await until_page(hands, ReflectionPage.RECORD)
        await leave(hands)
        assert _steps(hands)[StepKind.REFLECTION] is StepState.OPEN


async def test_today_opens_it_from_its_line_and_a_next_step_at_its_page(hunt: Path) -> None:
    async with at_the_app(hunt, now=NOW) as hands:
        recovery_id = written(hands).recovery_id
        await hands.go("1", "today")
        is_it = (StepKind.REFLECTION, recovery_id)
        await _enter_on(hands, lambda item: (item.step_kind, item.recovery_id) == is_it)
        await until_page(hands, ReflectionPage.RECORD)
        assert hands.sees("Reflection · Greyfriar Games")
        await leave(hands)
        assert hands.work.HERE == "today"
        hands.workspace.actions.add_action(recovery_id, "two mocks with Jun", NOW.date())
        await _enter_on(hands, lambda item: item.action_id is not None)
        await until_page(hands, ReflectionPage.OUTLINE)
        assert hands.sees("two mocks with Jun", "today")


async def _enter_on(hands: Hands, is_it: Callable[[TodayItem], bool]) -> None:
    """Press enter on the first line of Today that is the one."""
    rows = hands.rows("#next-rows")
    item = next(filter(is_it, hands.workspace.queries.today().items))
    await hands.until(lambda: rows.move_to(item))
    await hands.press("enter")


async def test_it_is_opened_by_its_name_for_the_no_under_the_cursor_or_for_one_chosen(
    hunt: Path,
) -> None:
    async with at_the_app(hunt, now=NOW) as hands:
        await hands.go("3", "recovery")
        await run(hands, "Reflection")
        await until_page(hands, ReflectionPage.RECORD)
        assert hands.sees("Reflection · Greyfriar Games")
        await leave(hands)
        await hands.go("4", "patterns")
        hands.rows("#alert-rows").focus()
        await run(hands, "Reflection")
        assert isinstance(hands.screen, ChooseDialog)
        assert hands.sees("Look back on …", "Orrery Robotics")
        await hands.press("j", "enter")
        await until_page(hands, ReflectionPage.RECORD)
        assert hands.sees("Reflection · Orrery Robotics")


async def test_without_a_recovery_a_sentence_says_how_one_opens(fresh: Path) -> None:
    async with at_the_app(fresh) as hands:
        await hands.press("ctrl+p")
        await hands.type("Reflection")
        await hands.until(lambda: hands.sees("Look back on a no, page by page."))
        await hands.press("enter")
        await hands.until(lambda: bool(hands.told()))
        assert hands.told() == ["No recovery is there yet. x logs a no, which opens one."]


async def test_another_screen_can_name_a_page_of_it(hunt: Path) -> None:
    async with at_the_app(hunt, now=NOW) as hands:
        target = Target(recovery_id=written(hands).recovery_id, page=ReflectionPage.NOTIFY)
        hands.work.post_message(Go("recovery", target))
        await until_page(hands, ReflectionPage.NOTIFY)


@pytest.mark.parametrize("size", SIZES)
async def test_pages_are_turned_by_keys_letters_numbers_and_the_mouse(
    hunt: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(hunt, size, now=NOW) as hands:
        await open_reflection(hands)
        for page in (*PAGES[1:], PAGES[0]):
            await hands.press("ctrl+n")
            assert page_of(hands) is page
        await hands.press("ctrl+b")
        assert page_of(hands) is ReflectionPage.DECIDE
        letters = hands.screen.query_one(Letters)
        letters.focus()
        await hands.press("right")
        assert page_of(hands) is ReflectionPage.RECORD
        assert letters.has_focus
        await hands.press("p")
        assert page_of(hands) is ReflectionPage.PRIORITIZE
        assert hands.screen.query_one(Rows).has_focus
        await hands.press("3")
        assert page_of(hands) is ReflectionPage.SPOT
        letters.focus()
        await hands.press("6")
        assert page_of(hands) is ReflectionPage.NOTIFY
        await hands.press("3")
        assert words(hands)["notified"] == "3"  # in a field a number is text
        line = next(y for y, text in enumerate(hands.lines()) if "Decide" in text)
        await hands.pilot.click(offset=(hands.lines()[line].index("Decide"), line))
        await until_page(hands, ReflectionPage.DECIDE)
        await hands.press("ctrl+r")
        letters.focus()
        await hands.press("o")
        assert page_of(hands) is ReflectionPage.OUTLINE


async def test_one_undo_takes_one_page_back(hunt: Path) -> None:
    async with at_the_app(hunt, now=NOW) as hands:
        await open_reflection(hands, ReflectionPage.EVALUATE)
        await hands.type("asked who reads it")
        await hands.press("ctrl+n", "ctrl+n", "ctrl+n", "ctrl+n")
        await until_page(hands, ReflectionPage.NOTIFY)
        await hands.type("Jun")
        await leave(hands)
        view = written(hands)
        assert (view.went_well, view.notified) == ("asked who reads it", "Jun")
        await hands.press("u")
        assert hands.told()[-1].startswith("Undone: write whom you told after Greyfriar Games.")
        view = written(hands)
        assert (view.went_well, view.notified) == ("asked who reads it", "")
        await hands.press("u")
        assert not written(hands).begun


async def test_undo_inside_shows_the_page_as_it_was(hunt: Path) -> None:
    async with at_the_app(hunt, now=NOW) as hands:
        await open_reflection(hands, ReflectionPage.NOTIFY)
        await hands.type("Jun")
        await hands.press("ctrl+b", "ctrl+n")
        assert words(hands)["notified"] == "Jun"
        hands.screen.query_one(Letters).focus()
        await hands.press("u")
        assert words(hands)["notified"] == ""
        await hands.press("U")
        assert words(hands)["notified"] == "Jun"


async def test_words_that_cannot_be_saved_wait_on_their_page_while_others_are_turned(
    hunt: Path,
) -> None:
    async with at_the_app(hunt, now=NOW) as hands:
        await open_reflection(hands, ReflectionPage.NOTIFY)
        await hands.type("Jun")
        await hands.press("tab", "tab")
        await hands.type("31 february")
        await hands.press("ctrl+b")
        assert page_of(hands) is ReflectionPage.OUTLINE
        assert hands.sees("… Notify")
        assert written(hands).notified == ""
        await go_to(hands, ReflectionPage.EVALUATE)
        await hands.type("asked who reads it")
        await go_to(hands, ReflectionPage.DECIDE)
        await hands.press("ctrl+s")
        await until_page(hands, ReflectionPage.NOTIFY)
        assert hands.sees("Notify has words that are not saved yet. ^s saves them.")
        assert words(hands)["on"] == "31 february"
        await hands.press("ctrl+s")
        assert page_of(hands) is ReflectionPage.NOTIFY
        await leave(hands)
        assert hands.told()[-1].startswith("Notify is kept as you typed it, but not saved.")
        await open_reflection(hands)
        assert page_of(hands) is ReflectionPage.NOTIFY
        assert words(hands)["on"] == "31 february"
        assert hands.sees("Your words from last time are here again.")


async def test_every_page_whose_words_are_not_saved_is_named_on_leaving(hunt: Path) -> None:
    async with at_the_app(hunt, now=NOW) as hands:
        await open_reflection(hands, ReflectionPage.RECORD)
        for page, name in ((ReflectionPage.RECORD, "questions"), (None, "went-well")):
            area = hands.screen.query_one(f"#field-{name}").query_one(TextArea)
            area.text = "w" * (limits.NOTE + 1)
            await hands.settle()
            if page is not None:
                await hands.press("ctrl+n")
        await leave(hands)
        told = hands.told()[-1]
        assert told.startswith("Record and Evaluate are kept as you typed them, but not saved.")
        assert told.endswith("The limit is 20,000 characters; this has 20,001.")
        assert not written(hands).begun


async def test_a_line_half_typed_is_no_gap_when_the_window_closes(hunt: Path) -> None:
    async with at_the_app(hunt, now=NOW) as hands:
        await open_reflection(hands, ReflectionPage.SPOT)
        await hands.type("asking f")
        await hands.press("tab", "tab", "b", "shift+tab", "backspace")
        typed = {"tag": "asking firs", "kind": "behavioural", "observation": ""}
        await leave(hands)
        assert hands.told()[-1] == "Spot gaps is kept as you typed it, but not saved."
        assert not written(hands).begun
        await open_reflection(hands)
        assert page_of(hands) is ReflectionPage.SPOT
        assert words(hands) == typed
        await hands.type("t")
        assert words(hands)["kind"] == "behavioural"
        await go_to(hands, ReflectionPage.OUTLINE)
        assert "asking first" in [gap.tag for gap in written(hands).gaps]
        await hands.type("two moc")
        await leave(hands)
        assert written(hands).actions == ()
        await open_reflection(hands)
        assert words(hands)["text"] == "two moc"


async def test_finishing_goes_to_the_page_that_lacks_something(hunt: Path) -> None:
    async with at_the_app(hunt, now=NOW) as hands:
        await open_reflection(hands, ReflectionPage.DECIDE)
        await hands.type("questions back")
        await hands.press("ctrl+s")
        await until_page(hands, ReflectionPage.EVALUATE)
        assert hands.sees("Evaluate: one thing that went well is missing")
        assert written(hands).keep == "questions back"
        hands.workspace.actions.add_gap(
            written(hands).recovery_id, GapKind.TECHNICAL, "sharding", "I said so"
        )
        await hands.type("asked who reads it")
        await go_to(hands, ReflectionPage.DECIDE)
        await hands.press("ctrl+s")
        await until_page(hands, ReflectionPage.PRIORITIZE)
        assert hands.sees("choose one or two of the gaps that you have seen")
        assert written(hands).finished_at is None


@pytest.mark.parametrize("size", SIZES)
async def test_a_finished_reflection_reads_as_one_page_and_can_be_gone_back_into(
    hunt: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(hunt, size, now=NOW) as hands:
        await _finish(hands)
        assert hands.sees("Greyfriar Games · finished today", "R  Record", "asked who reads it")
        assert hands.sees("e go back into it", "w write to a file", "esc close")
        await hands.press("escape")
        told = "Your reflection on Greyfriar Games is finished. u undoes it."
        assert hands.told()[-1] == told
        assert _steps(hands)[StepKind.REFLECTION] is StepState.DONE
        assert Drafts(hunt).forms_of(str(written(hands).recovery_id)) == frozenset()
        await hands.press("end", "enter")
        await hands.until(lambda: isinstance(hands.screen, ReadingDialog))
        await hands.press("end")
        assert hands.sees("D  Decide", "Nothing is written here.")
        await hands.press("e")
        await until_page(hands, ReflectionPage.DECIDE)
        await hands.type("questions back")
        await hands.press("ctrl+s")
        await hands.until(lambda: isinstance(hands.screen, ReadingDialog))
        assert written(hands).keep == "questions back"
        await hands.press("escape")
        await hands.press("u", "u")
        assert written(hands).keep == ""


async def test_a_reflection_is_written_to_a_file(hunt: Path, home: Path) -> None:
    async with at_the_app(hunt, now=NOW) as hands:
        await _finish(hands)
        await hands.press("w")
        assert hands.sees("Your reflection on Greyfriar Games", "~/reflection-2026-11-24.md")
        await hands.press("ctrl+s")
        await hands.until(lambda: isinstance(hands.screen, ReadingDialog))
        assert "Wrote your reflection on Greyfriar Games to" in hands.told()[-1]
        made = home / "reflection-2026-11-24.md"
        assert "asked who reads it" in made.read_text(encoding="utf-8")


async def test_a_packet_is_made_where_a_finished_reflection_is_read(hunt: Path) -> None:
    async with at_the_app(hunt, now=NOW) as hands:
        await _finish(hands)
        assert hands.sees("^g packet")
        await hands.press("ctrl+g")
        await hands.until(lambda: isinstance(hands.screen, PacketDialog))
        await hands.press("escape")
        await hands.until(lambda: isinstance(hands.screen, ReadingDialog))


async def test_packet_and_shield_have_names_among_the_commands(hunt: Path) -> None:
    async with at_the_app(hunt, now=NOW) as hands:
        await hands.go("3", "recovery")
        await run(hands, "Packet for a mentor")
        await hands.until(lambda: isinstance(hands.screen, PacketDialog))
        await hands.press("escape")
        await run(hands, "Rejection shield")
        await hands.until(lambda: isinstance(hands.screen, ChooseDialog))
        assert hands.sees("Rejection shield", "a no is put away")


async def test_prioritize_goes_on_with_s_only_once_a_gap_is_chosen(hunt: Path) -> None:
    async with at_the_app(hunt, now=NOW) as hands:
        hands.workspace.actions.add_gap(
            written(hands).recovery_id, GapKind.TECHNICAL, "sharding", "I said so"
        )
        await open_reflection(hands, ReflectionPage.PRIORITIZE)
        await hands.press("ctrl+s")
        assert page_of(hands) is ReflectionPage.PRIORITIZE
        assert hands.sees("Choose one or two of the gaps first", "^s goes on once one or two are")
        await hands.press("ctrl+n")
        assert page_of(hands) is ReflectionPage.OUTLINE
        await go_to(hands, ReflectionPage.PRIORITIZE)
        (await to_the_list(hands)).focus()
        await hands.press("space")
        await hands.until(lambda: bool(written(hands).priorities))
        await hands.press("ctrl+s")
        await until_page(hands, ReflectionPage.OUTLINE)


async def test_two_noes_keep_their_reflections_apart(hunt: Path) -> None:
    async with at_the_app(hunt, now=NOW) as hands:
        await open_reflection(hands, ReflectionPage.EVALUATE)
        await hands.type("asked who reads it")
        await leave(hands)
        hands.rows("#recoveries").focus()
        await hands.press("home", "j", "enter", "end", "enter")
        await until_page(hands, ReflectionPage.RECORD)
        assert hands.sees("Reflection · Orrery Robotics", "– Evaluate")
        await go_to(hands, ReflectionPage.EVALUATE)
        assert words(hands)["went_well"] == ""


async def test_a_page_that_cannot_be_saved_is_shown_again_with_its_words(
    hunt: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(*_args: object) -> None:
        raise FULL

    async with at_the_app(hunt, now=NOW) as hands:
        await open_reflection(hands, ReflectionPage.EVALUATE)
        await hands.type("asked who reads it")
        with monkeypatch.context() as patch:
            patch.setattr(Store, "write", write)
            await hands.press("ctrl+s")
            await hands.until(lambda: hands.sees(FULL.sentence))
            assert page_of(hands) is ReflectionPage.EVALUATE
            assert words(hands)["went_well"] == "asked who reads it"
            await leave(hands)
            assert hands.told()[-1].startswith("Evaluate is kept as you typed it, but not saved.")
        await open_reflection(hands)
        assert words(hands)["went_well"] == "asked who reads it"
        await hands.press("ctrl+s")
        await until_page(hands, ReflectionPage.SPOT)
        assert written(hands).went_well == "asked who reads it"


async def test_what_is_typed_while_a_line_is_being_saved_stays_for_the_next_one(
    hunt: Path,
) -> None:
    async with at_the_app(hunt, now=NOW) as hands:
        await open_reflection(hands, ReflectionPage.OUTLINE)
        await hands.type("two mocks")
        async with hands.work.kit.turn:  # another save is still on its way, and takes long
            hands.work.kit.turns.takes_long.set()
            await hands.pilot.press("ctrl+s")
            await hands.pilot.press("A", "b", "ctrl+s")
            assert written(hands).actions == ()
        await hands.until(lambda: len(written(hands).actions) == 1)
        await hands.settle()
        assert words(hands)["text"] == "Ab"
        assert written(hands).actions[0].text == "two mocks"
        assert isinstance(hands.screen, ReflectionDialog)


async def test_the_window_is_whole_at_any_size(hunt: Path) -> None:
    async with at_the_app(hunt, now=NOW) as hands:
        await open_reflection(hands, ReflectionPage.SPOT)
        before = hands.text()
        for size in ((1, 1), (3, 40), (40, 3), (99, 29), (160, 48), (100, 30)):
            await hands.pilot.resize_terminal(*size)
            await hands.press("ctrl+n", "ctrl+b")
            assert len(hands.lines()) == size[1]
        assert hands.sees("▸ Spot gaps", "no after system", "Guesses", "count once you add")
        await hands.pilot.resize_terminal(80, 24)
        await hands.settle()
        assert hands.text() == before
