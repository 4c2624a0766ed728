"""Every key of DESIGN.md §4 does what it says, and says the same wherever it is named."""

import inspect
import pkgutil
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import ModalScreen
from textual.widgets import Input, Static

import respond_tui
from respond_tui.screens.base import WorkScreen
from respond_tui.screens.dialogs.help import HelpDialog
from respond_tui.screens.dialogs.press import PressDialog
from respond_tui.screens.log import LogScreen
from respond_tui.screens.palette import Palette
from respond_tui.screens.patterns import PatternsScreen
from respond_tui.screens.recovery import RecoveryScreen
from respond_tui.screens.today import TodayScreen
from respond_tui.widgets import keys
from respond_tui.widgets.bars import KeyBar, key_name
from respond_tui.widgets.choice import Choice
from respond_tui.widgets.rows import Rows
from tests.desks import stage
from tests.hands import SIZES, Hands, at_the_app

SCREENS = {"1": "today", "2": "log", "3": "recovery", "4": "patterns"}
WORK_SCREENS = (TodayScreen, LogScreen, RecoveryScreen, PatternsScreen)

LEAVES = "escape"
IN_A_WINDOW = {
    LEAVES: "leaves",
    "enter": "takes the line under the cursor, as it opens it elsewhere",
    "space": "turns a choice, as it turns a step elsewhere",
    "tab": "takes the word that is shown, and goes on from there as elsewhere",
    "down": "shows the next word to go on with, as it goes to the next line elsewhere",
    "up": "shows the one before",
    "question_mark": "closes the help that it opened",
    "q": "closes the help",
}
"""Keys that a window has for itself; in front of it nothing else can be meant."""


def _classes() -> Iterator[type[DOMNode]]:
    """Every screen and widget of the program."""
    for module in pkgutil.walk_packages(respond_tui.__path__, "respond_tui."):
        if module.name.startswith(("respond_tui.screens", "respond_tui.widgets")):
            for _, found in inspect.getmembers(import_module(module.name), inspect.isclass):
                if issubclass(found, DOMNode) and found.__module__ == module.name:
                    yield found


def _own_bindings(kind: type[DOMNode]) -> Iterator[tuple[str, Binding]]:
    for binding in kind.__dict__.get("BINDINGS", []):
        assert isinstance(binding, Binding)
        for key in binding.key.split(","):
            yield key, binding


def test_a_key_has_one_meaning_on_all_screens() -> None:
    meanings: dict[str, set[str | None]] = defaultdict(set)
    for kind in _classes():
        if not issubclass(kind, ModalScreen):
            for key, binding in _own_bindings(kind):
                if binding.id is not None:
                    meanings[key].add(binding.id)
    assert {"a", "x", "space", "j", "1"} <= set(meanings)
    assert {key: ids for key, ids in meanings.items() if len(ids) > 1} == {}


def test_a_window_takes_no_key_for_another_meaning() -> None:
    everywhere = {
        key for kind in WORK_SCREENS for base in kind.__mro__ for key, _ in _own_bindings(base)
    }
    taken = {
        key
        for kind in _classes()
        if not issubclass(kind, WorkScreen)
        for key, binding in _own_bindings(kind)
        if key in everywhere and binding not in keys.ALL
    }
    assert LEAVES in taken
    assert taken <= set(IN_A_WINDOW)


@pytest.mark.parametrize("kind", WORK_SCREENS)
def test_every_key_of_a_screen_has_an_id_a_word_and_a_sentence(kind: type[WorkScreen]) -> None:
    for base in kind.__mro__:
        if not base.__module__.startswith("respond_tui"):
            continue
        for _, binding in _own_bindings(base):
            assert binding.id
            assert binding.description
            assert binding.tooltip.endswith(".")


@pytest.mark.parametrize(("key", "name"), SCREENS.items())
async def test_help_names_every_key_that_acts(story: Path, key: str, name: str) -> None:
    async with at_the_app(story) as hands:
        await hands.go(key, name)
        active = [each.binding for each in hands.work.active_bindings.values()]
        await hands.press("question_mark")
        assert isinstance(hands.screen, HelpDialog)
        told = str(hands.screen.query_one(Static).render())
        for binding in active:
            if binding.id in {each.id for each in keys.ALL}:
                assert binding.tooltip in told
                assert key_name(binding) in told
        assert {each.id for each in active} >= {each.id for each in keys.EVERYWHERE} - {
            keys.PALETTE.id
        }


@pytest.mark.parametrize(("key", "name"), SCREENS.items())
async def test_the_palette_holds_every_command(story: Path, key: str, name: str) -> None:
    async with at_the_app(story) as hands:
        await hands.go(key, name)
        titles = [each.title for each in hands.app.get_system_commands(hands.work)]
        moving = {binding.id for binding in keys.MOVING}
        for each in hands.work.active_bindings.values():
            binding = each.binding
            if binding.id and binding.id not in moving and binding.id != keys.PALETTE.id:
                assert f"{binding.description} ({key_name(binding)})" in titles
        assert {"Settings", "Trash", "Export", "Back up now", "Theme"} <= set(titles)


async def test_a_command_from_the_palette_acts_where_the_focus_was(story: Path) -> None:
    async with at_the_app(story) as hands:
        await hands.go("2", "log")
        await hands.press("ctrl+p")
        await hands.type("Sort")
        await hands.until(lambda: hands.sees("Put the list in another order."))
        await hands.press("enter")
        await hands.until(lambda: hands.sees("Newest first", "By company"))


def _bar(hands: Hands) -> str:
    return hands.lines()[-1]


@pytest.mark.parametrize(("key", "name"), SCREENS.items())
async def test_the_key_bar_shows_whole_words_and_help_at_80_columns(
    story: Path, key: str, name: str
) -> None:
    async with at_the_app(story) as hands:
        await hands.go(key, name)
        for rows in hands.work.query(Rows):
            rows.focus()
            await hands.settle()
            words = {
                f" {key_name(each.binding)} {each.binding.description} "
                for each in hands.work.active_bindings.values()
            } | {" ^p Commands "}
            left = _bar(hands)
            assert " ? Help " in left
            assert " ^p Commands " in left
            for word in sorted(words, key=len, reverse=True):
                left = left.replace(word, "", 1)
            assert left.strip() == ""


async def test_a_window_in_front_has_its_own_keys_and_the_bar_below_names_none(
    story: Path,
) -> None:
    async with at_the_app(story) as hands:
        bar = hands.work.query_one(KeyBar)

        def named() -> str:
            return bar.render_line(0).text.strip()

        assert "Search" in named()
        await hands.press("a")
        assert isinstance(hands.screen, ModalScreen)
        assert named() == ""
        assert "Search" not in hands.lines()[-1]
        await hands.press("escape")
        assert "Search" in named()
        assert "Search" in hands.lines()[-1]


@pytest.mark.parametrize("width", [10, 30, 50, 100, 200])
async def test_the_key_bar_fills_its_line_at_any_width(fresh: Path, width: int) -> None:
    async with at_the_app(fresh, (width, 24)) as hands:
        strip = hands.work.query_one(KeyBar).render_line(0)
        assert strip.cell_length == width


async def _shows(hands: Hands, key: str, *words: str) -> None:
    """The key opens a window with these words; escape closes it."""
    await hands.press(key)
    await hands.until(lambda: isinstance(hands.screen, ModalScreen))
    await hands.settle()
    assert hands.sees(*words), f"{key}: {words}\n{hands.text()}"
    await hands.press("escape")
    assert hands.screen is hands.work


async def _says(hands: Hands, key: str, sentence: str) -> None:
    """The key answers with a sentence alone."""
    await hands.press(key)
    assert hands.screen is hands.work
    assert hands.told()[-1].startswith(sentence)


@pytest.mark.parametrize("size", SIZES)
async def test_the_keys_of_today(story: Path, size: tuple[int, int]) -> None:
    async with at_the_app(story, size) as hands:
        await _shows(hands, "space", "Send a short thank-you note", "Not needed")
        await _shows(hands, "z", "Skip: Send a short thank-you note")
        await _shows(hands, "m", "Move: Send a short thank-you note", "2026-11-22")
        await _shows(hands, "o", "What came of it?", "It is open again")
        await _shows(hands, "t", "Thank-you note · Greyfriar Games", "Dear Nadia Haddad,")
        await _shows(hands, "a", "Add a line")
        await _shows(hands, "A", "A new application", "Seniority")
        await _shows(hands, "question_mark", "Help · today")
        await _says(hands, "x", "The no from Greyfriar Games is logged already")
        await hands.press("j")
        await hands.press("end")
        await _says(hands, "space", "Only a step can be ticked")
        await _shows(hands, "x", "A no from Cobalt Weather")
        await hands.press("enter")
        await hands.until(lambda: hands.work.HERE == "log")
        await hands.settle()
        assert hands.sees("─ Cobalt Weather")


@pytest.mark.parametrize("size", SIZES)
async def test_the_keys_of_the_log(story: Path, size: tuple[int, int]) -> None:
    async with at_the_app(story, size) as hands:
        await hands.go("2", "log")
        await _shows(hands, "o", "What came of it?", "Cobalt Weather", "Passed")
        await _shows(hands, "x", "A no from Cobalt Weather", "hiring manager")
        await _shows(hands, "e", "Cobalt Weather · Backend Engineer", "Seniority")
        await _shows(hands, "A", "A new application")
        await _shows(hands, "f", "Which applications?", "With a round ahead")
        await _shows(hands, "s", "By company")
        await _shows(hands, "t", "Cobalt Weather", "Thank-you note")
        await hands.press("enter")
        assert hands.work.focused is hands.rows("#rounds")
        await _shows(hands, "e", "Cobalt Weather · hiring manager", "Chance in %")
        await _shows(hands, "A", "A round at Cobalt Weather")
        await _says(hands, "d", "Hiring manager at Cobalt Weather is in the trash.")
        await hands.press("escape")
        assert hands.work.focused is hands.rows("#log-rows")
        await _says(hands, "d", "Cobalt Weather is in the trash.")
        await _says(hands, "u", "Undone: delete Cobalt Weather.")
        await _says(hands, "U", "Done again: delete Cobalt Weather.")
        assert not hands.sees("Cobalt Weather  ")


@pytest.mark.parametrize("size", SIZES)
async def test_the_keys_of_recovery(story: Path, size: tuple[int, int]) -> None:
    async with at_the_app(story, size) as hands:
        await hands.go("3", "recovery")
        await _shows(hands, "space", "Write it now", "It is sent already", "Not needed")
        await _shows(hands, "z", "Skip: Send a short thank-you note")
        await _shows(hands, "m", "Move: Send a short thank-you note")
        await _shows(hands, "e", "Send a short thank-you note", "Note")
        await _shows(hands, "A", "A step of your own, after Greyfriar Games")
        await _shows(hands, "t", "Thank-you note · Greyfriar Games")
        await _says(hands, "d", "Deleted: Send a short thank-you note.")
        await hands.press("escape")
        assert hands.work.focused is hands.rows("#recoveries")
        await hands.press("j", "enter")
        assert hands.sees("Orchard Robotics · Platform Engineer")
        assert hands.work.focused is hands.rows("#step-rows")
        assert isinstance(hands.work, RecoveryScreen)
        hands.work.open_application()
        await hands.until(lambda: hands.work.HERE == "log")
        await hands.settle()
        assert hands.sees("─ Orchard Robotics")


@pytest.mark.parametrize("size", SIZES)
async def test_the_keys_of_patterns(story: Path, size: tuple[int, int]) -> None:
    async with at_the_app(story, size) as hands:
        await hands.go("4", "patterns")
        await _shows(hands, "l", "One lever for technical", "What I will do")
        await _shows(hands, "z", "Technical: 5 of 6 ended in a no", "put off")
        await hands.press("enter")
        assert hands.work.focused is hands.rows("#evidence")
        assert hands.sees("Greyfriar Games")
        await hands.press("pagedown")
        assert hands.sees("Larkspur Health")
        await hands.press("escape")
        assert hands.work.focused is hands.rows("#alert-rows")
        hands.rows("#alert-rows").move_to(("alert", f"stage:{stage('recruiter screen').id}"))
        await hands.settle()
        await _says(hands, "z", "The alert for recruiter screen is awake again.")
        hands.rows("#stage-rows").focus()
        await _says(hands, "l", "A lever belongs to an alert.")
        await _says(hands, "z", "Put the cursor on an alert")
        await hands.press("enter", "enter")
        await hands.until(lambda: hands.work.HERE == "log")


async def test_a_finished_step_is_opened_again_by_the_same_key(story: Path) -> None:
    async with at_the_app(story) as hands:
        await hands.go("3", "recovery")
        await hands.press("home", "j")
        await _says(hands, "space", "Open again: Move: walk, stretch or exercise.")
        assert hands.sees("1 of 6")


async def test_q_closes_the_program_and_in_a_field_it_is_a_letter(story: Path) -> None:
    async with at_the_app(story) as hands:
        await hands.press("a", "q", "u", "x", "1")
        assert hands.sees("qux1")
        await hands.press("escape")
        await hands.pilot.press("q")
        assert hands.app.return_code == 0
        assert not hands.app.is_running


async def test_the_lines_are_moved_over_by_arrows_and_letters_alike(story: Path) -> None:
    async with at_the_app(story) as hands:
        await hands.go("2", "log")
        rows = hands.rows("#log-rows")
        first = rows.cursor
        await hands.press("j", "down", "k", "up")
        assert rows.cursor == first
        await hands.press("end")
        last = rows.cursor
        assert last is not None
        await hands.press("home", "pagedown", "pageup")
        assert rows.cursor == first
        assert last > 30


async def test_a_key_put_elsewhere_acts_there_and_no_longer_in_its_old_place(story: Path) -> None:
    async with at_the_app(story) as hands:
        hands.workspace.actions.set_setting(keys.SETTING, keys.write_changes({"sort": "y"}))
        await hands.go("2", "log")
        await hands.until(lambda: "y" in hands.work.active_bindings)
        await hands.press("s")
        assert hands.screen is hands.work
        await _shows(hands, "y", "By company")


async def test_help_and_the_bars_name_a_key_where_it_was_put(story: Path) -> None:
    changes = {str(keys.ADD.id): "b", str(keys.LOG.id): "9", str(keys.DOWN.id): "n"}
    async with at_the_app(story, (120, 36)) as hands:
        assert " a Add " in _bar(hands)
        assert " 2 Log " in hands.lines()[0]
        hands.workspace.actions.set_setting(keys.SETTING, keys.write_changes(changes))
        await hands.until(lambda: "b" in hands.work.active_bindings)
        await hands.settle()
        assert " b Add " in _bar(hands)
        assert " 9 Log " in hands.lines()[0]
        await hands.press("question_mark")
        told = str(hands.screen.query_one(Static).render()).splitlines()
        for binding, key in ((keys.ADD, "b"), (keys.LOG, "9"), (keys.DOWN, "n"), (keys.UP, "k ↑")):
            line = next(line for line in told if line.endswith(binding.tooltip))
            assert line.split(binding.description)[0].strip() == key
        await hands.press("escape")
        await hands.go("9", "log")
        assert " 9 Log " in hands.lines()[0]


@pytest.mark.parametrize("size", SIZES)
async def test_help_in_a_window_tells_that_windows_keys_and_leaves_its_words(
    story: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(story, size) as hands:
        await hands.go("2", "log")
        await hands.press("x")
        form = hands.screen
        assert isinstance(form, ModalScreen)
        choice = form.query(Choice).first()
        choice.focus()
        for key in ("question_mark", "f1"):
            await hands.press(key)
            assert hands.sees("Help · ", "Keys here", "^s", "Save the form.")
            assert not hands.sees("Log a no, at any stage")
            await hands.press(key)
            assert (hands.screen, form.focused) == (form, choice)


@pytest.mark.parametrize(
    ("opens", "words"),
    [("a", "One line, after a:"), ("slash", "A search, after /:"), ("x", "Start afresh")],
)
async def test_a_question_mark_is_text_in_a_field_and_f1_is_help(
    story: Path, opens: str, words: str
) -> None:
    async with at_the_app(story) as hands:
        await hands.go("2", "log")
        await hands.press(opens)
        window = hands.screen
        if opens == "x":
            window.query(Input).first().focus()
        await hands.press("question_mark")
        assert hands.screen is window
        typed = window.focused
        assert isinstance(typed, Input)
        assert "?" in typed.value
        await hands.press("f1")
        assert hands.sees("Help · ", "Keys here")
        assert hands.sees(words)
        await hands.press("escape")
        assert (hands.screen, typed.value.count("?")) == (window, 1)


async def test_where_any_key_is_the_answer_a_question_mark_is_one(story: Path) -> None:
    async with at_the_app(story) as hands:
        pressed: list[str | None] = []
        hands.app.push_screen(PressDialog("Add"), pressed.append)
        await hands.press("question_mark")
        assert pressed == ["question_mark"]
        await hands.press("ctrl+p", "f1")
        assert [type(screen) for screen in hands.app.screen_stack[1:]] == [Palette]
        await hands.press("escape", "question_mark", "f1")
        assert len(hands.app.screen_stack) == 1
