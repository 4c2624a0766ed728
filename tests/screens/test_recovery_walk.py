"""The steps of a recovery under a person's hands: one key says what the step is about."""

import datetime as dt
from pathlib import Path

import pytest
from textual.widgets import TextArea

from respond_tui.guide.terms import LetterState, StepKind, StepState
from respond_tui.guide.today import TodayItem
from respond_tui.queries.recovery import RecoveryView
from respond_tui.queries.steps import StepView
from respond_tui.screens.dialogs.letter import LetterDialog
from respond_tui.screens.recovery_lines import step_lines
from respond_tui.screens.reflection.dialog import ReflectionDialog
from respond_tui.store.drafts import Drafts
from respond_tui.widgets.columns import Tone
from tests.hands import SIZES, Hands, at_the_app
from tests.story import NOW

LINE = "Acme, Backend Engineer @technical rejected today"


async def _on(hands: Hands, kind: StepKind) -> None:
    """A no from Acme, and the cursor on a step of its recovery."""
    if not hands.workspace.queries.recoveries(0, 1):
        await hands.press("a")
        await hands.type(LINE)
        await hands.press("enter")
    await hands.go("3", "recovery")
    hands.rows("#step-rows").focus()
    hands.rows("#step-rows").move_to(_step(hands, kind).id)
    await hands.settle()


def _view(hands: Hands) -> RecoveryView:
    queries = hands.workspace.queries
    view = queries.recovery(queries.recoveries(0, 1)[0].id)
    assert view is not None
    return view


def _step(hands: Hands, kind: StepKind) -> StepView:
    return next(step for step in _view(hands).steps if step.kind is kind)


def _said(hands: Hands, kind: StepKind) -> tuple[StepState, str]:
    step = _step(hands, kind)
    return step.state, step.note


@pytest.mark.parametrize("size", SIZES)
async def test_a_yes_to_feedback_ticks_and_opens_the_letter_that_may_be_left(
    fresh: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(fresh, size) as hands:
        await _on(hands, StepKind.FEEDBACK)
        await hands.press("space")
        assert hands.sees("Yes: write the letter", "Yes, and it is sent already", "e adds a reason")
        await hands.press("y")
        assert hands.sees("Feedback letter · Acme")
        assert _said(hands, StepKind.FEEDBACK) == (StepState.DONE, "Yes")
        hands.screen.query_one(TextArea).text = "Which one would you work on?"
        await hands.press("escape")
        assert hands.screen is hands.work
        assert _said(hands, StepKind.FEEDBACK) == (StepState.DONE, "Yes")
        kept = Drafts(fresh).load("letter", f"feedback-{_view(hands).row.application_id}")
        assert kept is not None
        assert kept["body"] == "Which one would you work on?"


@pytest.mark.parametrize(("key", "note"), [("s", "Yes: sent already"), ("n", "No")])
async def test_the_other_answers_on_feedback_are_one_key(fresh: Path, key: str, note: str) -> None:
    async with at_the_app(fresh) as hands:
        await _on(hands, StepKind.FEEDBACK)
        await hands.press("space", "escape")
        assert _said(hands, StepKind.FEEDBACK) == (StepState.OPEN, "")
        await hands.press("space", key)
        assert hands.screen is hands.work
        assert _said(hands, StepKind.FEEDBACK) == (StepState.DONE, note)
        await hands.press("u")
        assert _said(hands, StepKind.FEEDBACK) == (StepState.OPEN, "")


async def test_a_decision_in_words_from_before_stays_below_another_answer(fresh: Path) -> None:
    async with at_the_app(fresh) as hands:
        await _on(hands, StepKind.FEEDBACK)
        step = _step(hands, StepKind.FEEDBACK)
        hands.workspace.actions.tick(step.id, "they were clear, so no")
        hands.workspace.actions.untick(step.id)
        await hands.go("1", "today")
        await _on(hands, StepKind.FEEDBACK)
        await hands.press("space", "n")
        assert _said(hands, StepKind.FEEDBACK)[1] == "No\nthey were clear, so no"


async def test_a_yes_goes_on_with_the_draft_that_is_there(fresh: Path) -> None:
    async with at_the_app(fresh) as hands:
        await _on(hands, StepKind.FEEDBACK)
        await hands.press("space", "y")
        hands.screen.query_one(TextArea).text = "Which one?"
        await hands.press("ctrl+s")
        await hands.press("k", "space", "space", "y")
        assert isinstance(hands.screen, LetterDialog)
        assert hands.screen.query_one(TextArea).text == "Which one?"
        await hands.press("ctrl+s")
        hand = hands.workspace.queries.at_hand(_view(hands).row.application_id)
        assert hand is not None
        assert [letter.state for letter in hand.letters] == [LetterState.DRAFT]


async def test_thanks_are_written_now_sent_already_or_not_needed(fresh: Path) -> None:
    async with at_the_app(fresh) as hands:
        await _on(hands, StepKind.THANKS)
        await hands.press("space", "w")
        assert hands.sees("Thank-you note · Acme")
        await hands.press("escape")
        assert _said(hands, StepKind.THANKS) == (StepState.OPEN, "")
        await hands.press("space", "s")
        assert hands.sees("Who did you write to?")
        await hands.type("Dana")
        await hands.press("ctrl+s")
        assert _said(hands, StepKind.THANKS) == (StepState.DONE, "Dana")
        await hands.press("u", "space", "n")
        assert _said(hands, StepKind.THANKS) == (StepState.SKIPPED, "not needed")


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        (StepKind.THANKS, "Thank-you note · Acme"),
        (StepKind.FEEDBACK, "Feedback letter · Acme"),
        (StepKind.BOOK, "Thank-you note · Acme"),
    ],
)
async def test_t_on_a_step_about_a_letter_writes_that_letter(
    fresh: Path, kind: StepKind, title: str
) -> None:
    async with at_the_app(fresh) as hands:
        await _on(hands, kind)
        await hands.press("t")
        assert hands.sees(title)


async def test_t_on_today_writes_the_letter_that_the_line_is_about(fresh: Path) -> None:
    async with at_the_app(fresh) as hands:
        await _on(hands, StepKind.FEEDBACK)
        await hands.press("space", "y")
        hands.screen.query_one(TextArea).text = "Which one?"
        await hands.press("ctrl+s")
        await hands.go("1", "today")
        rows = hands.rows("#next-rows")
        rows.focus()
        await hands.press("home")
        while not (isinstance(rows.key, TodayItem) and rows.key.step_kind is StepKind.THANKS):
            before = rows.key
            await hands.press("j")
            assert rows.key != before
        await hands.press("t")
        assert hands.sees("Thank-you note · Acme")


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        (StepKind.FEELING, "Which word comes closest?"),
        (StepKind.RESET, "What did you do?"),
        (StepKind.THANKS, "It is sent already"),
        (StepKind.FEEDBACK, "Yes: write the letter"),
        (StepKind.BOOK, "Another time …"),
    ],
)
async def test_enter_on_an_open_step_does_what_space_does(
    fresh: Path, kind: StepKind, asked: str
) -> None:
    async with at_the_app(fresh) as hands:
        await _on(hands, kind)
        await hands.press("enter")
        assert hands.sees(asked)
        await hands.press("escape")
        assert (hands.work.HERE, _step(hands, kind).state) == ("recovery", StepState.OPEN)


async def test_enter_shows_a_done_step_and_never_opens_it_anew(fresh: Path) -> None:
    async with at_the_app(fresh) as hands:
        await _on(hands, StepKind.FEEDBACK)
        await hands.press("enter", "n", "k", "enter")
        assert hands.sees("Decide whether to ask for feedback", "Note", "No")
        await hands.press("escape")
        assert _said(hands, StepKind.FEEDBACK) == (StepState.DONE, "No")
        await _on(hands, StepKind.FEELING)
        await hands.press("enter", "h", "d", "enter", "home", "enter")
        assert hands.sees("And now?", "You felt disappointed.")


async def test_enter_ticks_a_step_of_ones_own_and_ends_the_pause(fresh: Path) -> None:
    async with at_the_app(fresh) as hands:
        await _on(hands, StepKind.PAUSE)
        await hands.press("enter")
        assert hands.told()[-1].startswith("The pause is over.")
        await hands.press("A")
        await hands.type("call Dana")
        await hands.press("ctrl+s")
        await _on(hands, StepKind.OWN)
        await hands.press("enter")
        assert _step(hands, StepKind.OWN).state is StepState.DONE


async def test_a_booking_names_its_hour_in_the_toast_and_on_its_line(fresh: Path) -> None:
    async with at_the_app(fresh) as hands:
        await _on(hands, StepKind.BOOK)
        await hands.press("space", "enter")
        hour = _step(hands, StepKind.HOUR).due_at
        assert hour is not None
        said = f"{hour.astimezone():%a} {hour.astimezone().day} {hour.astimezone():%b %H:%M}"
        assert hands.told()[-1].startswith(f"Booked: {said}.")
        line = next(line for line in hands.lines() if "✓  Book an hour" in line)
        assert said in line


@pytest.mark.parametrize("size", SIZES)
async def test_enter_on_the_booked_hour_opens_the_reflection_and_only_space_ticks_it(
    fresh: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(fresh, size) as hands:
        await _on(hands, StepKind.BOOK)
        tomorrow = NOW + dt.timedelta(hours=23)
        hands.workspace.actions.tick(_step(hands, StepKind.BOOK).id, booked=tomorrow)
        await hands.go("1", "today")
        await _on(hands, StepKind.HOUR)
        await hands.press("enter")
        assert isinstance(hands.screen, ReflectionDialog)
        await hands.press("escape")
        await hands.until(lambda: hands.screen is hands.work)
        await hands.go("1", "today")
        rows = hands.rows("#next-rows")
        items = hands.workspace.queries.today().items
        hour = next(item for item in items if item.step_kind is StepKind.HOUR)
        await hands.until(lambda: rows.move_to(hour))
        await hands.press("enter")
        assert (hands.work.HERE, type(hands.screen)) == ("today", ReflectionDialog)
        await hands.press("escape")
        await hands.until(lambda: hands.screen is hands.work)
        assert _step(hands, StepKind.HOUR).state is StepState.OPEN
        await hands.press("space")
        assert _step(hands, StepKind.HOUR).state is StepState.DONE


async def test_the_cursor_goes_on_from_a_step_that_is_done_and_comes_back_by_undo(
    fresh: Path,
) -> None:
    async with at_the_app(fresh) as hands:
        await _on(hands, StepKind.FEELING)
        rows = hands.rows("#step-rows")
        await hands.press("space", "h", "d", "enter")
        assert rows.key == _step(hands, StepKind.RESET).id
        await hands.press("enter", "n")
        assert rows.key == _step(hands, StepKind.THANKS).id  # the pause is no task
        await hands.press("end", "k", "z")
        await hands.type("not now")
        await hands.press("ctrl+s")
        assert rows.key == _step(hands, StepKind.REFLECTION).id
        for kind in (StepKind.BOOK, StepKind.RESET, StepKind.FEELING):
            await hands.press("u")
            assert rows.key == _step(hands, kind).id
        await hands.press("U")
        assert rows.key == _step(hands, StepKind.RESET).id


async def test_without_an_open_step_below_the_cursor_goes_to_the_first_and_the_pause_moves_it_not(
    fresh: Path,
) -> None:
    async with at_the_app(fresh) as hands:
        await _on(hands, StepKind.PAUSE)
        rows = hands.rows("#step-rows")
        await hands.press("space")
        assert rows.key == _step(hands, StepKind.PAUSE).id
        await hands.press("A")
        await hands.type("call Dana")
        await hands.press("ctrl+s", "end", "space")
        assert rows.key == _step(hands, StepKind.FEELING).id


async def test_a_pause_that_is_over_is_no_tick_of_ones_own(fresh: Path) -> None:
    async with at_the_app(fresh) as hands:
        await _on(hands, StepKind.PAUSE)
        await hands.press("space")
        assert hands.sees("·  Pause: nothing to decide yet", "0 of 6")
        assert not hands.sees("✓")


async def test_nothing_waits_in_a_closed_recovery(fresh: Path) -> None:
    later = NOW + dt.timedelta(days=9)
    async with at_the_app(fresh) as hands:
        await _on(hands, StepKind.THANKS)
        hands.workspace.actions.close_recovery(_view(hands).row.id)
    async with at_the_app(fresh, now=later) as hands:
        view = _view(hands)
        lines = [line for line in step_lines(view, later) if line.key is not None]
        assert len(lines) == len(view.steps)
        assert {cell.text for line in lines for cell in line.cells[2:]} == {"left open", ""}
        assert Tone.WAIT not in {cell.tone for line in lines for cell in line.cells}
