"""A feeling is named, measured again, left be; its step's note and undo go along."""

import pytest
from sqlmodel import select

from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews.applications import add_application
from respond_tui.actions.interviews.outcomes import log_rejection
from respond_tui.actions.recovery.feelings import feel_now, let_feeling_be, rename_feeling
from respond_tui.actions.recovery.steps import edit_step, tick, untick
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.rules import Rules
from respond_tui.guide.terms import StepKind, StepState
from respond_tui.guide.today import TodayItem, TodayKind
from respond_tui.models.tables import Feeling
from respond_tui.queries.feelings import FeelingView
from respond_tui.queries.recovery import RecoveryView, recovery
from respond_tui.queries.today import today
from tests.contents import contents
from tests.desks import later


@pytest.fixture
def acme(desk: Desk) -> int:
    """The recovery after a no of today."""
    made = add_application(desk, {"company": "Acme"})
    logged = log_rejection(desk, made.application_id, None, None, "", None)
    assert logged.recovery_id is not None
    return logged.recovery_id


def _view(desk: Desk, recovery_id: int) -> RecoveryView:
    with desk.store.read() as session:
        view = recovery(session, recovery_id, desk.now)
    assert view is not None
    return view


def _step(desk: Desk, recovery_id: int, kind: StepKind = StepKind.FEELING) -> int:
    return next(step.id for step in _view(desk, recovery_id).steps if step.kind is kind)


def _note(desk: Desk, recovery_id: int) -> str:
    steps = _view(desk, recovery_id).steps
    return next(step.note for step in steps if step.kind is StepKind.FEELING)


def _asked(desk: Desk) -> list[TodayItem]:
    with desk.store.read() as session:
        items = today(session, desk.now, Rules()).items
    return [item for item in items if item.kind is TodayKind.FEELING]


def test_naming_it_keeps_the_word_the_figure_and_the_reason(desk: Desk, acme: int) -> None:
    tick(desk, _step(desk, acme), " disappointed ", 7, why="I had pictured myself there")
    assert _view(desk, acme).feeling == FeelingView(
        "disappointed", 7, None, "I had pictured myself there", False
    )
    assert _note(desk, acme) == "disappointed 7"


def test_measured_again_its_note_says_both_figures(desk: Desk, acme: int) -> None:
    step = _step(desk, acme)
    tick(desk, step, "disappointed", 7)
    said = feel_now(later(desk, hours=25), step, 4)
    assert said.what == "Disappointed 7 → 4 after Acme."
    assert _note(desk, acme) == "disappointed 7 → 4"
    with pytest.raises(Refusal):
        feel_now(desk, step, 11)
    assert _note(desk, acme) == "disappointed 7 → 4"


def test_only_what_was_named_can_be_measured_again(desk: Desk, acme: int) -> None:
    step = _step(desk, acme)
    with pytest.raises(Refusal, match="Put a word to it first"):
        feel_now(desk, step, 4)
    with pytest.raises(Refusal, match="Put a word to it first"):
        let_feeling_be(desk, step)


def test_opened_again_the_feeling_stays_and_the_same_words_keep_what_came_later(
    desk: Desk, acme: int
) -> None:
    step = _step(desk, acme)
    tick(desk, step, "sad", 6)
    feel_now(desk, step, 3)
    untick(desk, step)
    assert _view(desk, acme).feeling == FeelingView("sad", 6, 3, None, False)
    tick(desk, step, "sad", 6, why="a long week")
    assert _view(desk, acme).feeling == FeelingView("sad", 6, 3, "a long week", False)
    rename_feeling(desk, step, "angry", 8)
    assert _view(desk, acme).feeling == FeelingView("angry", 8, None, None, False)
    assert _note(desk, acme) == "angry 8"
    with desk.store.read() as session:
        assert len(session.exec(select(Feeling)).all()) == 1


def test_its_note_cannot_be_written_apart_from_it(desk: Desk, acme: int) -> None:
    step = _step(desk, acme)
    tick(desk, step, "flat", 5)
    edit_step(desk, step, "Name it", "something else")
    assert _note(desk, acme) == "flat 5"


def test_each_of_it_is_one_undo_and_one_redo(desk: Desk, acme: int) -> None:
    step = _step(desk, acme)
    pictures = [contents(desk.store)]
    tick(desk, step, "flat", 5, why="so it is")
    pictures.append(contents(desk.store))
    feel_now(desk, step, 2)
    pictures.append(contents(desk.store))
    rename_feeling(desk, step, "tired", 4)
    pictures.append(contents(desk.store))
    let_feeling_be(desk, step)
    pictures.append(contents(desk.store))
    for before in reversed(pictures[:-1]):
        assert desk.store.undo(desk.now) is not None
        assert contents(desk.store) == before
    for after in pictures[1:]:
        assert desk.store.redo(desk.now) is not None
        assert contents(desk.store) == after


def test_undoing_the_no_takes_the_feeling_along(desk: Desk, acme: int) -> None:
    tick(desk, _step(desk, acme), "flat", 5)
    for _ in range(2):
        desk.store.undo(desk.now)
    with desk.store.read() as session:
        assert session.exec(select(Feeling)).all() == []


def test_today_asks_once_the_pause_is_over_and_only_for_three_days(desk: Desk, acme: int) -> None:
    step = _step(desk, acme)
    tick(desk, step, "flat", 5)
    assert _asked(later(desk, hours=23)) == []
    (item,) = _asked(later(desk, hours=24))
    assert (item.what, item.step_id) == ("You felt flat. How strong is it now?", step)
    assert len(_asked(later(desk, days=4))) == 1
    assert _asked(later(desk, days=5)) == []


@pytest.mark.parametrize("answered", [True, False])
def test_answered_or_left_be_it_is_asked_no_more(desk: Desk, acme: int, answered: bool) -> None:
    step, after = _step(desk, acme), later(desk, hours=25)
    tick(desk, step, "flat", 5)
    if answered:
        feel_now(after, step, 2)
    else:
        let_feeling_be(after, step)
    assert _asked(after) == []
    assert _view(after, acme).steps[0].state is StepState.DONE


def test_of_a_feeling_that_is_open_again_nothing_is_asked(desk: Desk, acme: int) -> None:
    step = _step(desk, acme)
    tick(desk, step, "flat", 5)
    untick(desk, step)
    assert _asked(later(desk, hours=25)) == []
