"""A recovery walked step by step: tick, un-tick, skip, move, book, end the pause."""

import datetime as dt

import pytest

from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews.applications import add_application
from respond_tui.actions.interviews.outcomes import log_rejection
from respond_tui.actions.recovery.steps import (
    add_step,
    delete_step,
    edit_step,
    move_step,
    skip,
    tick,
    untick,
)
from respond_tui.actions.recovery.whole import close, reopen
from respond_tui.guide.dates import When
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import StepKind, StepState
from respond_tui.queries.recovery import RecoveryView, recovery, resting_until
from respond_tui.queries.steps import StepView
from tests.desks import NOW, TODAY, ago, ahead, end_pause, later

TOMORROW_17 = dt.datetime(2026, 11, 24, 17, 0, tzinfo=dt.UTC)
PAUSE_END = NOW + dt.timedelta(hours=24)


@pytest.fixture
def acme(desk: Desk) -> int:
    """The recovery after a no of today."""
    made = add_application(desk, {"company": "Acme"})
    opened = log_rejection(desk, made.application_id, None, None, "", None).recovery_id
    assert opened is not None
    return opened


def _view(desk: Desk, recovery_id: int) -> RecoveryView:
    with desk.store.read() as session:
        view = recovery(session, recovery_id, desk.now)
    assert view is not None
    return view


def _step(desk: Desk, recovery_id: int, kind: StepKind) -> StepView:
    found = [step for step in _view(desk, recovery_id).steps if step.kind is kind]
    assert len(found) == 1
    return found[0]


def _kinds(desk: Desk, recovery_id: int) -> list[StepKind]:
    return [step.kind for step in _view(desk, recovery_id).steps]


def test_naming_the_feeling_takes_a_word_and_a_strength(desk: Desk, acme: int) -> None:
    feeling = _step(desk, acme, StepKind.FEELING)

    tick(desk, feeling.id, "disappointed", strength=7)

    done = _step(desk, acme, StepKind.FEELING)
    assert (done.state, done.note, done.done_at) == (StepState.DONE, "disappointed 7", NOW)
    assert _view(desk, acme).row.done == 1
    with pytest.raises(Refusal, match="not open any more"):
        tick(desk, feeling.id, "sad", strength=3)


@pytest.mark.parametrize("kind", [StepKind.FEELING, StepKind.FEEDBACK, StepKind.REFLECTION])
def test_a_step_that_asks_for_words_stays_open_without_them(
    desk: Desk, acme: int, kind: StepKind
) -> None:
    with pytest.raises(Refusal) as no:
        tick(desk, _step(desk, acme, kind).id, "  ", strength=3)

    assert no.value.field == "note"
    assert _step(desk, acme, kind).state is StepState.OPEN


@pytest.mark.parametrize("kind", [StepKind.RESET, StepKind.THANKS])
def test_a_note_can_be_left_out_where_it_is_not_asked_for(
    desk: Desk, acme: int, kind: StepKind
) -> None:
    tick(desk, _step(desk, acme, kind).id)

    assert _step(desk, acme, kind).state is StepState.DONE


def test_unticking_opens_a_step_and_keeps_what_was_written(desk: Desk, acme: int) -> None:
    step = _step(desk, acme, StepKind.FEEDBACK)
    tick(desk, step.id, "no, they were clear")

    untick(later(desk, hours=1), step.id)

    opened = _step(desk, acme, StepKind.FEEDBACK)
    assert (opened.state, opened.done_at) == (StepState.OPEN, None)
    assert opened.note == "no, they were clear"
    with pytest.raises(Refusal, match="open already"):
        untick(desk, step.id)


def test_skipping_takes_a_reason(desk: Desk, acme: int) -> None:
    step = _step(desk, acme, StepKind.THANKS)
    with pytest.raises(Refusal) as no:
        skip(desk, step.id, " ")
    assert no.value.field == "reason"

    skip(desk, step.id, "not needed")

    skipped = _step(desk, acme, StepKind.THANKS)
    assert (skipped.state, skipped.note) == (StepState.SKIPPED, "not needed")
    with pytest.raises(Refusal, match="not open any more"):
        skip(desk, step.id, "again")


def test_booking_ticks_the_step_adds_the_hour_and_dates_the_reflection(
    desk: Desk, acme: int
) -> None:
    """MODEL.md: a day and an hour; then the hour itself is a step."""
    tick(desk, _step(desk, acme, StepKind.BOOK).id, booked=TOMORROW_17)

    hour = _step(desk, acme, StepKind.HOUR)
    reflection = _step(desk, acme, StepKind.REFLECTION)
    assert (hour.due_on, hour.due_at) == (ahead(1), TOMORROW_17)
    assert (reflection.due_on, reflection.due_at) == (ahead(1), TOMORROW_17)
    assert _kinds(desk, acme)[-2:] == [StepKind.HOUR, StepKind.REFLECTION]
    assert _step(desk, acme, StepKind.BOOK).state is StepState.DONE


@pytest.mark.parametrize("booked", [None, NOW - dt.timedelta(minutes=1)])
def test_a_booking_without_an_hour_to_come_books_nothing(
    desk: Desk, acme: int, booked: dt.datetime | None
) -> None:
    with pytest.raises(Refusal) as no:
        tick(desk, _step(desk, acme, StepKind.BOOK).id, booked=booked)

    assert no.value.field == "booked"
    assert StepKind.HOUR not in _kinds(desk, acme)


def test_taking_the_booking_back_takes_the_hour_back(desk: Desk, acme: int) -> None:
    before = _view(desk, acme)
    book = _step(desk, acme, StepKind.BOOK)
    tick(desk, book.id, booked=TOMORROW_17)

    untick(desk, book.id)

    assert _view(desk, acme) == before


def test_an_hour_that_was_held_stays_when_the_booking_is_taken_back(desk: Desk, acme: int) -> None:
    book = _step(desk, acme, StepKind.BOOK)
    tick(desk, book.id, booked=TOMORROW_17)
    tick(desk, _step(desk, acme, StepKind.HOUR).id)

    untick(desk, book.id)

    assert _step(desk, acme, StepKind.HOUR).state is StepState.DONE


def test_booking_again_moves_the_hour(desk: Desk, acme: int) -> None:
    book = _step(desk, acme, StepKind.BOOK)
    tick(desk, book.id, booked=TOMORROW_17)
    hour = _step(desk, acme, StepKind.HOUR)

    move_step(desk, hour.id, When(ahead(2), dt.time(10, 0)))

    moved = dt.datetime(2026, 11, 25, 10, 0, tzinfo=dt.UTC)
    assert _step(desk, acme, StepKind.HOUR).due_at == moved
    assert _step(desk, acme, StepKind.REFLECTION).due_at == moved


def test_the_hour_keeps_its_time_when_only_its_day_moves(desk: Desk, acme: int) -> None:
    tick(desk, _step(desk, acme, StepKind.BOOK).id, booked=TOMORROW_17)

    move_step(desk, _step(desk, acme, StepKind.HOUR).id, When(ahead(3)))

    assert _step(desk, acme, StepKind.HOUR).due_at == TOMORROW_17 + dt.timedelta(days=2)


def test_a_reflection_that_was_moved_away_stays_where_it_is(desk: Desk, acme: int) -> None:
    tick(desk, _step(desk, acme, StepKind.BOOK).id, booked=TOMORROW_17)
    move_step(desk, _step(desk, acme, StepKind.REFLECTION).id, When(ahead(5)))

    move_step(desk, _step(desk, acme, StepKind.HOUR).id, When(ahead(2)))

    reflection = _step(desk, acme, StepKind.REFLECTION)
    assert (reflection.due_on, reflection.due_at) == (ahead(5), None)


def test_a_step_moves_to_another_day(desk: Desk, acme: int) -> None:
    step = _step(desk, acme, StepKind.THANKS)

    said = move_step(desk, step.id, When(ahead(3)))

    assert _step(desk, acme, StepKind.THANKS).due_on == ahead(3)
    assert said.what == "Moved to Thu 26 Nov 2026: Send a short thank-you note."


def test_a_step_does_not_move_into_the_past_nor_when_it_is_done(desk: Desk, acme: int) -> None:
    step = _step(desk, acme, StepKind.THANKS)

    with pytest.raises(Refusal, match="has gone by"):
        move_step(desk, step.id, When(ago(1)))
    tick(desk, step.id)
    with pytest.raises(Refusal, match="still open"):
        move_step(desk, step.id, When(ahead(1)))


def test_the_pause_ends_by_itself_and_nothing_is_written(desk: Desk, acme: int) -> None:
    undoable = desk.store.undoable()
    before, after = later(desk, hours=23, minutes=59), later(desk, hours=24)

    assert _step(before, acme, StepKind.PAUSE).state is StepState.OPEN
    assert _view(before, acme).row.pausing_until == PAUSE_END
    assert _step(after, acme, StepKind.PAUSE).state is StepState.DONE
    assert _view(after, acme).row.pausing_until is None
    assert desk.store.undoable() == undoable


def test_ending_the_pause_by_hand_makes_the_decision_on_feedback_due(desk: Desk, acme: int) -> None:
    at = later(desk, hours=3)
    end_pause(at, acme)

    assert _view(at, acme).row.pausing_until is None
    assert _step(at, acme, StepKind.PAUSE).state is StepState.DONE
    feedback = _step(at, acme, StepKind.FEEDBACK)
    assert (feedback.due_on, feedback.due_at) == (TODAY, at.now)
    with pytest.raises(Refusal, match="over already"):
        end_pause(later(desk, hours=4), acme)


def test_a_pause_ended_too_early_can_go_on(desk: Desk, acme: int) -> None:
    before = _view(desk, acme)
    pause = _step(desk, acme, StepKind.PAUSE)
    tick(later(desk, hours=1), pause.id)

    untick(later(desk, hours=2), pause.id)

    assert _view(desk, acme) == before


def test_a_pause_cannot_be_resumed_after_its_time_nor_while_it_runs(desk: Desk, acme: int) -> None:
    pause = _step(desk, acme, StepKind.PAUSE)

    with pytest.raises(Refusal, match="still runs"):
        untick(desk, pause.id)
    with pytest.raises(Refusal, match="does not run backwards"):
        untick(later(desk, hours=25), pause.id)


def test_a_pause_can_be_skipped_with_a_reason_but_not_moved_or_deleted(
    desk: Desk, acme: int
) -> None:
    pause = _step(desk, acme, StepKind.PAUSE)
    with pytest.raises(Refusal, match="own length"):
        move_step(desk, pause.id, When(ahead(2)))
    with pytest.raises(Refusal, match="end it early"):
        delete_step(desk, pause.id)

    skip(desk, pause.id, "I am fine")

    assert _step(desk, acme, StepKind.PAUSE).state is StepState.SKIPPED
    assert _view(desk, acme).row.pausing_until is None


def test_a_line_of_ones_own_comes_last_with_or_without_a_date(desk: Desk, acme: int) -> None:
    add_step(desk, acme, "Call Dana", When(ahead(1), dt.time(18, 30)))
    add_step(desk, acme, "Rest")

    *_, call, rest = _view(desk, acme).steps
    assert (call.text, call.kind, call.due_on) == ("Call Dana", StepKind.OWN, ahead(1))
    assert call.due_at == dt.datetime(2026, 11, 24, 18, 30, tzinfo=dt.UTC)
    assert (rest.text, rest.due_on, rest.overdue) == ("Rest", None, False)
    assert call.position < rest.position


def test_a_line_without_words_is_refused(desk: Desk, acme: int) -> None:
    with pytest.raises(Refusal) as no:
        add_step(desk, acme, "  ")
    assert (no.value.field, no.value.sentence) == ("text", "The text cannot be empty.")


def test_a_line_and_its_note_are_written_anew(desk: Desk, acme: int) -> None:
    own = add_step(desk, acme, "Call Dana")

    edit_step(desk, own.step_id, "Call Lee", "she knows the team")
    edit_step(desk, own.step_id, "Call Lee tonight")

    last = _view(desk, acme).steps[-1]
    assert (last.text, last.note) == ("Call Lee tonight", "she knows the team")


def _walk(desk: Desk, recovery_id: int) -> list[bool]:
    """Tick all that is there to do; what each tick said of the recovery being finished."""
    said = []
    for step in _view(desk, recovery_id).steps:
        if step.kind is StepKind.PAUSE:
            continue
        stepped = tick(desk, step.id, "yes", 5, TOMORROW_17)
        said.append(stepped.finished)
    said.append(tick(desk, _step(desk, recovery_id, StepKind.HOUR).id).finished)
    return said


def test_the_last_tick_finishes_a_recovery(desk: Desk, acme: int) -> None:
    assert _walk(desk, acme) == [False] * 6 + [True]

    row = _view(desk, acme).row
    assert (row.closed_at, row.done, row.all) == (NOW, 7, 7)
    assert row.next_step is None


def test_the_pause_runs_on_when_all_is_done_or_closed_and_ends_by_hand(
    desk: Desk, acme: int
) -> None:
    other = add_application(desk, {"company": "Globex"})
    globex = log_rejection(desk, other.application_id, None, None, "", None).recovery_id
    assert globex is not None
    at = later(desk, minutes=8)
    _walk(at, acme)
    close(at, globex)

    for each in (acme, globex):
        assert _view(at, each).row.pausing_until == PAUSE_END
        with desk.store.read() as session:
            assert resting_until(session, at.now) == PAUSE_END
        tick(at, _step(at, each, StepKind.PAUSE).id)
        row = _view(at, each).row
        assert (row.pausing_until, row.closed_at) == (None, at.now)

    with desk.store.read() as session:
        assert resting_until(session, at.now) is None


def test_a_finished_recovery_opens_by_unticking_adding_or_by_hand(desk: Desk, acme: int) -> None:
    _walk(desk, acme)
    thanks = _step(desk, acme, StepKind.THANKS)

    untick(desk, thanks.id)
    assert _view(desk, acme).row.closed_at is None
    tick(desk, thanks.id)
    assert _view(desk, acme).row.closed_at == NOW

    own = add_step(desk, acme, "Call Dana")
    assert _view(desk, acme).row.closed_at is None
    delete_step(desk, own.step_id)
    assert _view(desk, acme).row.closed_at == NOW

    reopen(desk, acme)
    assert _view(desk, acme).row.closed_at is None
    with pytest.raises(Refusal, match="is open already"):
        reopen(desk, acme)


def test_a_recovery_is_closed_by_hand_with_steps_still_open(desk: Desk, acme: int) -> None:
    close(desk, acme)

    row = _view(desk, acme).row
    assert (row.closed_at, row.done, row.all) == (NOW, 0, 6)
    with pytest.raises(Refusal, match="is closed already"):
        close(desk, acme)


def test_each_change_is_one_undo_with_a_label_that_names_it(desk: Desk, acme: int) -> None:
    before = _view(desk, acme)
    tick(desk, _step(desk, acme, StepKind.BOOK).id, booked=TOMORROW_17)

    assert desk.store.undoable()[0] == "tick “Book an hour to look back” after Acme"
    desk.store.undo(desk.now)

    assert _view(desk, acme) == before


def test_a_step_that_is_gone_is_refused(desk: Desk) -> None:
    with pytest.raises(Refusal, match="step is not there"):
        tick(desk, 99)
    with pytest.raises(Refusal, match="recovery is not there"):
        add_step(desk, 99, "Call Dana")
