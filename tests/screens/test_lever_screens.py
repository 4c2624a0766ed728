"""A lever at the screen: suggested, chosen, worked on week by week, judged, and taken back."""

import contextlib
import datetime as dt
import sqlite3
from pathlib import Path

import pytest

from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews.applications import add_application
from respond_tui.actions.interviews.rounds import add_round
from respond_tui.actions.levers.doing import add_lever_action
from respond_tui.guide.commitments import CommitmentState
from respond_tui.guide.rules import Rules
from respond_tui.guide.terms import AlertKind, StepState, Went
from respond_tui.guide.today import TodayItem, TodayKind
from respond_tui.queries.levers import LeverView
from respond_tui.queries.today import today
from respond_tui.screens.dialogs.choose import ChooseDialog
from respond_tui.screens.dialogs.lever import LeverDialog
from tests.desks import NOW, ago, ahead, later, opened, stage
from tests.forms import is_open, words
from tests.hands import SIZES, Hands, at_the_app
from tests.levers import chosen
from tests.lived_in import NOW as LIVED_IN_NOW
from tests.reflections import gap, rejected

HOSTILE = "[/] [red]x[/red] \x1b]52;c;AAAA\x07 [x]"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Three noes at technical, long over, whose reflections name one technical gap."""
    desk = opened(tmp_path)
    for company in ("Acme", "Globex", "Initech"):
        gap(desk, rejected(desk, company), "sharding", "froze at the second shard")
    desk.store.close()
    return desk.store.path


def _pull(path: Path, what: str = "one small project") -> None:
    desk = opened(path.parent)
    chosen(desk, AlertKind.GAP, "tag=sharding", what=what, target="1 project")
    add_lever_action(desk, 1, f"draw {what}", ahead(16))
    desk.store.close()


def _better_since(path: Path) -> None:
    """A lever on technical, three noes there and six passes before it; and six passes since."""
    desk = opened(path.parent)
    for number in range(6):
        _passed(desk, f"Vale {number}", "recruiter screen", ago(5))
    chosen(desk, AlertKind.STAGE, str(stage("technical").id))
    on = later(desk, days=10)
    for number in range(6):
        _passed(on, f"Wick {number}", "technical", on.today)
    desk.store.close()


def _passed(desk: Desk, company: str, where: str, on: dt.date) -> None:
    made = add_application(desk, {"company": company, "applied_on": on}).application_id
    add_round(desk, made, {"stage_id": stage(where).id, "on": on, "outcome": "passed"})


def _after(days: int) -> dt.datetime:
    return NOW + dt.timedelta(days=days)


def _lever(hands: Hands, number: int = 1) -> LeverView:
    found = hands.workspace.queries.lever(number)
    assert found is not None
    return found


async def _to(hands: Hands, key: tuple[str, object]) -> None:
    """Put the cursor of Patterns on a line."""
    await hands.go("4", "patterns")
    rows = hands.rows("#alert-rows")
    rows.focus()
    rows.move_to(key)
    await hands.settle()


@pytest.mark.parametrize("size", SIZES)
async def test_one_key_fills_the_form_and_another_saves_it(
    path: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(path, size, now=_after(3)) as hands:
        await _to(hands, ("alert", "gap:tag=sharding"))
        await hands.press("l")
        assert isinstance(hands.screen, LeverDialog)
        assert hands.sees("^f fills in what the log suggests")
        await hands.press("ctrl+f")
        assert hands.sees("named in 3 of 3 reflections", "suggestion 1 of")
        assert words(hands)["what"].startswith("one small project on sharding")
        assert words(hands)["days"] == "30"
        await hands.press("ctrl+s")
        assert not is_open(hands)
        view = _lever(hands).chosen
        assert (view.target, view.progress.of) == ("1 project", 30)
        assert hands.told() == ["The lever is chosen; its alert is quiet meanwhile. u undoes it."]
        await hands.press("u")
        assert hands.workspace.queries.commitments() == ()


def _words(hands: Hands, selector: str) -> str:
    """What stands on the screen where a part of the window is, as one line."""
    shown = hands.screen.find_widget(hands.screen.query_one(selector)).visible_region
    lines = hands.strips()[shown.y : shown.bottom]
    return " ".join(" ".join(line.crop(shown.x, shown.right).text for line in lines).split())


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_suggested_can_be_read_whole(hunt: Path, size: tuple[int, int]) -> None:
    async with at_the_app(hunt, size, now=LIVED_IN_NOW) as hands:
        for view in hands.workspace.queries.overview().alerts:
            if view.commitment is not None:
                continue
            await _to(hands, ("alert", view.alert.address))
            await hands.press("l")
            for one in hands.workspace.queries.suggested(view.alert):
                await hands.press("ctrl+f")
                assert f"Suggested: {one.what}. Because: {one.because}." in _words(
                    hands, "#suggested"
                )
                assert f"Target {one.target} number: " in _words(hands, "#field-target")
            await hands.press("ctrl+r", "escape")


async def test_suggestions_follow_one_another_and_leave_typed_words_alone(path: Path) -> None:
    async with at_the_app(path, now=_after(3)) as hands:
        await _to(hands, ("alert", "gap:tag=sharding"))
        await hands.press("l", "ctrl+f", "ctrl+f")
        assert words(hands)["target"] == "1 certificate"
        hands.screen.query_one("#field-what Input").focus()
        await hands.press("ctrl+u")
        await hands.type("the shard course")
        await hands.press("ctrl+f", "ctrl+f")
        assert words(hands)["what"] == "the shard course"
        assert words(hands)["lever"] == "focus"
        await hands.press("escape", "l")
        assert words(hands)["what"] == "the shard course"


async def test_a_second_lever_has_to_say_why(path: Path) -> None:
    _pull(path)
    async with at_the_app(path, now=_after(3)) as hands:
        await _to(hands, ("alert", "gap:kind=technical"))
        await hands.press("l", "ctrl+f", "ctrl+s")
        assert hands.sees("“one small project” runs already", "Why beside it is needed.")
        await hands.type("the course needs both")
        await hands.press("ctrl+s")
        assert _lever(hands, 2).chosen.why == "the course needs both"


@pytest.mark.parametrize("size", SIZES)
async def test_the_detail_shows_the_promise_the_weeks_and_then_and_since(
    path: Path, size: tuple[int, int]
) -> None:
    _pull(path)
    async with at_the_app(path, size, now=_after(15)) as hands:
        await _to(hands, ("commitment", 1))
        await hands.press("space", "g")
        assert hands.told() == ["Week 2: good. u undoes it."]
        await hands.press("enter")
        assert hands.sees("Competence · sharding", "target: 1 project", "day 16 of 60")
        assert hands.sees("· ●  1 good, 1 not said", "then", "100 % of 3", "nothing decided")
        assert hands.sees("To do", "draw one small project", "Then: did not", "Acme")


async def test_actions_are_ticked_moved_left_out_edited_and_deleted_behind_the_lever(
    path: Path,
) -> None:
    _pull(path)
    async with at_the_app(path, (120, 36), now=_after(3)) as hands:
        await _to(hands, ("commitment", 1))
        await hands.press("enter", "home")
        await hands.press("space")
        assert _lever(hands).actions[0].state is StepState.DONE
        await hands.press("space", "m", "ctrl+u")
        await hands.type("in 20 days")
        await hands.press("ctrl+s")
        assert _lever(hands).actions[0].due_on == ahead(23)
        await hands.press("e", "ctrl+u")
        await hands.type("draw two shards")
        await hands.press("ctrl+s")
        assert _lever(hands).actions[0].text == "draw two shards"
        await hands.press("z")
        await hands.type("not needed")
        await hands.press("ctrl+s")
        assert _lever(hands).actions[0].state is StepState.SKIPPED
        await hands.press("A")
        await hands.type("ask Jun")
        await hands.press("ctrl+s")
        assert [each.text for each in _lever(hands).actions] == ["draw two shards", "ask Jun"]
        await hands.press("d")
        assert [each.text for each in _lever(hands).actions] == ["ask Jun"]
        await hands.press("u", "escape", "d")
        assert hands.workspace.queries.commitments() == ()


@pytest.mark.parametrize("size", SIZES)
async def test_today_asks_once_a_week_and_one_key_answers(
    path: Path, size: tuple[int, int]
) -> None:
    _pull(path)
    async with at_the_app(path, size, now=_after(14)) as hands:
        question = "Day 15 of 60 · 1 project: how did week 2 go?"
        rows = hands.rows("#next-rows")
        item = next(
            each for each in hands.workspace.queries.today().items if each.kind is TodayKind.WEEK
        )
        rows.focus()
        rows.move_to(item)
        await hands.settle()
        assert hands.sees(question)
        await hands.press("enter")
        assert isinstance(hands.screen, ChooseDialog)
        assert hands.sees("Week 2, ", "How did it go?", "good", "so-so", "not")
        await hands.press("s")
        assert _lever(hands).weeks == (None, Went.SO_SO)
        assert not hands.sees("how did week 2 go?")
        await hands.press("u")
        assert _lever(hands).weeks == (None, None)


@pytest.mark.parametrize("size", SIZES)
async def test_a_week_is_named_and_what_was_said_of_it_is_shown_before_it_is_replaced(
    path: Path, size: tuple[int, int]
) -> None:
    _pull(path)
    async with at_the_app(path, size, now=_after(19)) as hands:
        await _to(hands, ("commitment", 1))
        first = ahead(7)
        await hands.press("space")
        last = ahead(13)
        assert hands.sees("Week 2, ", f"–{last.day} {last:%b}", "How did it go?")
        assert f"Week 2, {first.day}" in hands.text()
        await hands.press("w", "tab")
        await hands.type("one mock fell through")
        await hands.press("ctrl+s", "space")
        assert hands.sees("You said: good (today). Another replaces it.")
        await hands.press("escape")
        assert _lever(hands).weeks == (None, Went.GOOD)
        await hands.press("space", "n")
        (week,) = _lever(hands).said
        assert (week.went, week.line) == (Went.NOT, "one mock fell through")


async def test_before_the_first_week_is_over_none_is_asked_about(path: Path) -> None:
    _pull(path)
    async with at_the_app(path, now=_after(3)) as hands:
        await _to(hands, ("commitment", 1))
        await hands.press("space")
        assert hands.told() == ["The first week is not over yet. It asks once it is."]
        assert not isinstance(hands.screen, ChooseDialog)


async def test_a_line_about_a_week_is_optional(path: Path) -> None:
    _pull(path)
    async with at_the_app(path, now=_after(8)) as hands:
        await _to(hands, ("commitment", 1))
        await hands.press("space", "w", "tab")
        await hands.type("one chapter, and it made sense")
        await hands.press("ctrl+s")
        (week,) = _lever(hands).said
        assert (week.went, week.line) == (Went.GOOD, "one chapter, and it made sense")


async def test_an_action_of_a_lever_is_ticked_in_today(path: Path) -> None:
    _pull(path)
    async with at_the_app(path, now=_after(15)) as hands:
        rows = hands.rows("#next-rows")
        found = [each for each in hands.workspace.queries.today().items if each.commitment_id]
        item = next(each for each in found if each.kind is TodayKind.ACTION)
        rows.focus()
        rows.move_to(item)
        await hands.settle()
        assert hands.sees("Next steps", "Draw one small project", "by tomorrow")
        await hands.press("space")
        assert _lever(hands).actions[0].state is StepState.DONE
        await hands.press("u")
        rows.move_to(item)
        await hands.press("enter")
        await hands.until(lambda: hands.work.HERE == "patterns")


@pytest.mark.parametrize("size", SIZES)
async def test_a_lever_that_is_due_is_judged_and_closed(path: Path, size: tuple[int, int]) -> None:
    _pull(path)
    async with at_the_app(path, size, now=_after(61)) as hands:
        await _to(hands, ("commitment", 1))
        await hands.press("l")
        assert hands.sees("What came of it", "Nothing that started", "close it", "can't tell yet")
        await hands.press("ctrl+s")
        view = _lever(hands).chosen
        assert (view.state, view.verdict) == (CommitmentState.ENDED, "can't tell yet")
        await hands.press("l")
        assert hands.told() == ["This lever has its verdict already."]
        await hands.press("u")
        assert _lever(hands).chosen.state is CommitmentState.DUE


@pytest.mark.parametrize("size", SIZES)
async def test_a_lever_is_ended_before_its_day_with_what_the_numbers_say_so_far(
    path: Path, size: tuple[int, int]
) -> None:
    _better_since(path)
    async with at_the_app(path, size, now=_after(20)) as hands:
        await _to(hands, ("commitment", 1))
        await hands.press("l", "v")
        said = " ".join(" ".join(hands.lines()).replace("│", " ").split())
        assert "to about 6 of 9 (67 %). Can't tell" in said
        assert "40 days are left: who looks early" in said
        assert words(hands)["verdict"] == "can't tell yet"
        await hands.press("ctrl+s")
        assert _lever(hands).chosen.state is CommitmentState.ENDED
        assert _lever(hands).chosen.verdict == "can't tell yet"


async def test_the_detail_shows_what_comes_by_itself_and_judges_when_the_days_are_over(
    path: Path,
) -> None:
    _better_since(path)
    judged = "Better or worse is said when its days are over"
    late = "What was decided after its last day does not count"
    async with at_the_app(path, (120, 36), now=_after(20)) as hands:
        await _to(hands, ("commitment", 1))
        assert hands.sees("then", "0 % of 3", "by itself", "67 % of 9", "100 % of 6")
        assert judged in _detail(hands)
        assert late not in _detail(hands)
        await hands.press("l", "v", "ctrl+s")
        await _to(hands, ("commitment", 1))
        assert "ended early" in _detail(hands)
        assert "Can't tell" in _detail(hands)
        assert judged not in _detail(hands)
        await hands.press("u")
    async with at_the_app(path, (120, 36), now=_after(64)) as hands:
        await _to(hands, ("commitment", 1))
        assert "stretch turns in part by itself: to about 6 of 9 (67 %). Can't" in _detail(hands)
        assert late in _detail(hands)
        assert judged not in _detail(hands)


async def test_a_lever_whose_first_numbers_cannot_be_read_is_ended_all_the_same(
    path: Path,
) -> None:
    _pull(path)
    with contextlib.closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE commitment SET baseline = '{}'")
    async with at_the_app(path, now=_after(61)) as hands:
        await _to(hands, ("commitment", 1))
        await hands.press("l")
        assert hands.sees("The numbers of its first day cannot be read.")
        await hands.press("ctrl+s")
        assert _lever(hands).chosen.verdict == "can't tell yet"


def _detail(hands: Hands) -> str:
    """The panel on the right as running text."""
    return " ".join(" ".join(line[72:].strip("│ ") for line in hands.lines()).split())


async def test_a_lever_is_extended_or_makes_way_for_another(path: Path) -> None:
    _pull(path)
    async with at_the_app(path, now=_after(61)) as hands:
        await _to(hands, ("commitment", 1))
        await hands.press("l", "e", "ctrl+s")
        assert _lever(hands).chosen.state is CommitmentState.RUNNING
        assert _lever(hands).chosen.progress.left == 30
        await _to(hands, ("commitment", 1))
        await hands.press("l", "v")
        await hands.press("right", "right", "ctrl+s")
        await hands.until(lambda: isinstance(hands.screen, LeverDialog))
        assert _lever(hands).chosen.state is CommitmentState.ENDED
        await hands.press("ctrl+f", "ctrl+s")
        assert _lever(hands, 2).chosen.state is CommitmentState.RUNNING


@pytest.mark.parametrize("size", SIZES)
async def test_words_that_look_like_markup_stay_words(path: Path, size: tuple[int, int]) -> None:
    _pull(path, HOSTILE)
    async with at_the_app(path, size, now=_after(15)) as hands:
        assert not any("\x1b" in line for line in hands.lines())
        await _to(hands, ("commitment", 1))
        await hands.press("enter")
        assert hands.sees("[/] [red]x[/red]")
        await hands.press("escape", "l", "h", "n", "l", "v")
        assert hands.sees("What came of it: [/] [red]x[/red]")


async def test_keys_say_what_they_are_for_where_they_do_nothing(path: Path) -> None:
    async with at_the_app(path, now=_after(3)) as hands:
        await hands.go("4", "patterns")
        await hands.press("space")
        assert "Only an action of a lever can be ticked" in hands.told()[0]
        await hands.press("m")
        assert "Only an action of a lever can be moved" in hands.told()[-1]


def test_a_week_belongs_to_no_application(path: Path) -> None:
    _pull(path)
    desk = later(opened(path.parent), days=8)
    with desk.store.read() as session:
        items: tuple[TodayItem, ...] = today(session, desk.now, Rules()).items
    desk.store.close()
    (week,) = [each for each in items if each.kind is TodayKind.WEEK]
    assert (week.application_id, week.commitment_id, week.due) == (None, 1, None)
    assert week.what == "Day 9 of 60 · 1 project: how did week 1 go?"
