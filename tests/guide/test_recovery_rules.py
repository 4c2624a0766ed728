"""The steps of a recovery and their dates: MODEL.md, "What opens a recovery"; GUIDE.md, step 1."""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respond_tui.guide.limits import LINE, PAUSE_HOURS
from respond_tui.guide.recovery import (
    FIRST_OWN_POSITION,
    HOUR_POSITION,
    NO,
    YES,
    YES_SENT,
    check_booking,
    decision_note,
    effective_state,
    hour_step,
    is_finished,
    is_pausing,
    means_to_ask,
    note_wanted,
    pause_ends,
    progress,
    proposed_hours,
    steps_for,
)
from respond_tui.guide.recovery_words import words_for
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.rules import Rules
from respond_tui.guide.terms import StepKind, StepState

BERLIN = ZoneInfo("Europe/Berlin")
SUNDAY_16 = dt.datetime(2026, 11, 22, 16, 0, tzinfo=BERLIN)
SUNDAY, MONDAY, TUESDAY = (SUNDAY_16.date() + dt.timedelta(days=days) for days in range(3))
MONDAY_16 = dt.datetime(2026, 11, 23, 16, 0, tzinfo=BERLIN)
TUESDAY_16 = dt.datetime(2026, 11, 24, 16, 0, tzinfo=BERLIN)


@dataclass(frozen=True, slots=True)
class _Step:
    kind: StepKind
    state: StepState


def test_a_recovery_opens_whole_with_the_dates_of_the_model() -> None:
    plan = [(step.kind, step.due_on, step.due_at) for step in steps_for(SUNDAY_16, Rules())]

    assert plan == [
        (StepKind.FEELING, SUNDAY, None),
        (StepKind.RESET, SUNDAY, None),
        (StepKind.PAUSE, MONDAY, MONDAY_16),
        (StepKind.THANKS, MONDAY, None),
        (StepKind.FEEDBACK, MONDAY, MONDAY_16),
        (StepKind.BOOK, TUESDAY, None),
        (StepKind.REFLECTION, TUESDAY, None),
    ]


def test_a_pause_of_48_hours_moves_the_decision_on_feedback() -> None:
    due = {step.kind: step.due_at for step in steps_for(SUNDAY_16, Rules(pause_hours=48))}

    assert due[StepKind.PAUSE] == due[StepKind.FEEDBACK] == TUESDAY_16


def test_a_note_that_was_sent_is_not_asked_for_again() -> None:
    kinds = [step.kind for step in steps_for(SUNDAY_16, Rules(), thanks_sent=True)]

    assert StepKind.THANKS not in kinds
    assert len(kinds) == 6


def test_steps_keep_their_order_and_leave_room_for_the_hour_and_ones_own() -> None:
    plan = steps_for(SUNDAY_16, Rules())
    positions = [step.position for step in plan]

    assert positions == sorted(set(positions))
    assert HOUR_POSITION not in positions
    assert max(positions) < FIRST_OWN_POSITION
    hour = hour_step(MONDAY_16)
    assert (hour.position, hour.due_on, hour.due_at) == (HOUR_POSITION, MONDAY, MONDAY_16)


_MOMENTS = st.integers(0, 5 * 365 * 24 * 60).map(
    lambda minutes: SUNDAY_16 + dt.timedelta(minutes=minutes)
)


@given(opened=_MOMENTS, hours=st.integers(*PAUSE_HOURS))
def test_a_pause_lasts_its_hours_even_when_the_clocks_change(
    opened: dt.datetime, hours: int
) -> None:
    end = pause_ends(opened, hours)
    passed = end.astimezone(dt.UTC) - opened.astimezone(dt.UTC)

    assert passed == dt.timedelta(hours=hours)


def test_a_pause_ended_by_hand_is_over_then() -> None:
    by_hand = SUNDAY_16 + dt.timedelta(hours=3)

    assert pause_ends(SUNDAY_16, 24, by_hand) == by_hand
    assert is_pausing(SUNDAY_16, 24, by_hand, by_hand - dt.timedelta(minutes=1))
    assert not is_pausing(SUNDAY_16, 24, by_hand, by_hand)


def test_a_pause_does_itself_when_its_time_is_over() -> None:
    just_before = MONDAY_16 - dt.timedelta(seconds=1)

    assert _pause_state(StepState.OPEN, just_before) is StepState.OPEN
    assert _pause_state(StepState.OPEN, MONDAY_16) is StepState.DONE
    assert _pause_state(StepState.SKIPPED, MONDAY_16) is StepState.SKIPPED


def test_no_other_step_does_itself() -> None:
    state = effective_state(StepKind.THANKS, StepState.OPEN, MONDAY_16, TUESDAY_16)

    assert state is StepState.OPEN


def test_progress_counts_done_and_skipped_and_leaves_the_pause_out() -> None:
    steps = (
        _Step(StepKind.FEELING, StepState.DONE),
        _Step(StepKind.PAUSE, StepState.DONE),
        _Step(StepKind.THANKS, StepState.SKIPPED),
        _Step(StepKind.BOOK, StepState.OPEN),
    )

    assert progress(steps) == (2, 3)
    assert not is_finished(steps)
    assert is_finished(steps[:3])


def test_a_recovery_without_steps_is_not_finished() -> None:
    assert not is_finished(())


@pytest.mark.parametrize("kind", [StepKind.FEELING, StepKind.FEEDBACK, StepKind.REFLECTION])
def test_feeling_feedback_and_reflection_ask_for_words(kind: StepKind) -> None:
    wanted = note_wanted(kind)

    assert wanted is not None
    assert wanted.required


@pytest.mark.parametrize(
    ("note", "asks"),
    [
        ("Yes", True),
        ("yes, Dana", True),
        ("Yes: which part weighed most?", True),
        ("“Yes”", True),
        ("Yes\nNo, not this week", True),
        (YES_SENT, False),
        (f"{YES_SENT} to Dana", False),
        ("Yes: asked Dana", False),
        ("No", False),
        ("no, they were clear", False),
        ("Yesterday I was not sure", False),
        ("They were clear", False),
        ("", False),
    ],
)
def test_a_decision_reads_as_it_begins(note: str, asks: bool) -> None:
    assert means_to_ask(note) is asks


def test_another_answer_keeps_the_words_and_drops_the_answer_before() -> None:
    assert decision_note(NO, "") == "No"
    assert decision_note(NO, YES) == "No"
    assert decision_note(YES, "no, they were clear") == "Yes\nno, they were clear"
    assert decision_note(NO, "Yes\nno, they were clear") == "No\nno, they were clear"


@pytest.mark.parametrize("booked", [None, SUNDAY_16 - dt.timedelta(minutes=1)])
def test_an_hour_that_is_missing_or_gone_by_is_refused(booked: dt.datetime | None) -> None:
    with pytest.raises(Refusal):
        check_booking(booked, SUNDAY_16)


@given(opened=_MOMENTS, waited=st.integers(0, 96), pause=st.integers(*PAUSE_HOURS))
def test_three_to_six_waking_hours_ahead_are_proposed(
    opened: dt.datetime, waited: int, pause: int
) -> None:
    now = opened + dt.timedelta(hours=waited)
    hours = proposed_hours(opened, now, pause_ends(opened, pause))

    assert 3 <= len(hours) <= 6
    assert list(hours) == sorted(set(hours))
    for hour in hours:
        assert now < hour <= now + dt.timedelta(days=2)
        assert 9 <= hour.hour < 19
        assert hour.minute == hour.second == hour.microsecond == 0


@given(opened=_MOMENTS)
def test_right_after_the_rejection_the_hours_lie_inside_its_two_days_and_after_the_pause(
    opened: dt.datetime,
) -> None:
    end = pause_ends(opened, 24)

    for hour in proposed_hours(opened, opened, end):
        assert end <= hour <= opened + dt.timedelta(days=2)


def test_hours_are_proposed_where_the_person_is_though_moments_are_kept_in_utc() -> None:
    stored = SUNDAY_16.astimezone(dt.UTC)

    assert proposed_hours(stored, SUNDAY_16) == proposed_hours(SUNDAY_16, SUNDAY_16)


@pytest.mark.parametrize("kind", list(StepKind))
def test_every_step_has_a_few_short_sentences_beside_it(kind: StepKind) -> None:
    title, sentences = words_for(kind)

    assert title
    assert 2 <= len(sentences) <= 4
    assert all(len(sentence) <= LINE and sentence[-1] in ".?" for sentence in sentences)


def _pause_state(state: StepState, now: dt.datetime) -> StepState:
    return effective_state(StepKind.PAUSE, state, MONDAY_16, now)
