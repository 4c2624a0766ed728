"""What an application counts as at each stage, by MODEL.md."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respond_tui.guide.counting import Course, Entry, Round, StageCount, count, entries
from respond_tui.guide.stages import DEFAULT_STAGES, Stage
from respond_tui.guide.terms import EndedHow, RoundOutcome, Source, Standing
from tests.courses import (
    APPLICATION,
    OFFER,
    PANEL,
    SCREEN,
    TECHNICAL,
    TODAY,
    WORKED_TABLE,
    worked_example,
)

SILENCE = 21


def stood(course: Course) -> dict[Stage, Standing]:
    return {entry.stage: entry.standing for entry in found(course)}


def decided(course: Course) -> dict[Stage, dt.date | None]:
    return {entry.stage: entry.on for entry in found(course)}


def found(course: Course) -> tuple[Entry, ...]:
    return entries(course, DEFAULT_STAGES, TODAY, SILENCE)


def ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


def test_the_worked_example_gives_the_whole_table() -> None:
    everything = [entry for course in worked_example() for entry in found(course)]
    table = {line.stage: line for line in count(everything, DEFAULT_STAGES)}
    assert {
        stage: (
            line.entered,
            line.passed,
            line.rejected,
            line.silent,
            line.left_out,
            line.accepted,
            line.declined,
        )
        for stage, line in table.items()
        if line.entered
    } == WORKED_TABLE
    assert table[APPLICATION].pass_rate == pytest.approx(0.417, abs=5e-4)
    assert table[SCREEN].pass_rate == pytest.approx(0.703, abs=5e-4)
    assert table[TECHNICAL].pass_rate == pytest.approx(0.333, abs=5e-4)
    assert table[PANEL].pass_rate == 0
    assert table[OFFER].pass_rate is None
    assert sum(line.pending for line in table.values()) == 0


def test_several_rounds_at_one_stage_are_one_entry_and_the_last_counts() -> None:
    course = Course(
        1,
        rounds=(
            Round(2, TECHNICAL.id, ago(9), outcome=RoundOutcome.REJECTED),
            Round(1, TECHNICAL.id, ago(5), outcome=RoundOutcome.PASSED),
            Round(3, TECHNICAL.id, None, outcome=RoundOutcome.REJECTED),
        ),
    )
    assert stood(course) == {APPLICATION: Standing.PASSED, TECHNICAL: Standing.PASSED}


def test_the_later_hour_of_one_day_is_the_last_round() -> None:
    morning = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
    course = Course(
        1,
        rounds=(
            Round(2, SCREEN.id, morning.date(), morning, RoundOutcome.PASSED),
            Round(
                1,
                SCREEN.id,
                morning.date(),
                morning + dt.timedelta(hours=2),
                RoundOutcome.CANCELLED,
            ),
        ),
    )
    assert stood(course)[SCREEN] is Standing.LEFT_OUT


@pytest.mark.parametrize("source", [Source.INQUIRY, Source.RECRUITER])
def test_an_inquiry_enters_at_its_first_round(source: Source) -> None:
    course = Course(1, source=source, rounds=(Round(1, SCREEN.id),))
    assert list(stood(course)) == [SCREEN]
    applied = replace(course, applied_on=ago(3))
    assert list(stood(applied)) == [APPLICATION, SCREEN]
    assert list(stood(replace(course, rounds=()))) == [APPLICATION]


@pytest.mark.parametrize(
    ("how", "standing"),
    [
        (EndedHow.REJECTED, Standing.REJECTED),
        (EndedHow.GHOSTED, Standing.SILENT),
        (EndedHow.WITHDREW, Standing.LEFT_OUT),
        (EndedHow.ROLE_CLOSED, Standing.LEFT_OUT),
    ],
)
def test_how_it_ended_decides_the_furthest_stage_alone(how: EndedHow, standing: Standing) -> None:
    course = Course(1, rounds=(Round(1, SCREEN.id),), ended_how=how, ended_stage_id=TECHNICAL.id)
    assert stood(course) == {
        APPLICATION: Standing.PASSED,
        SCREEN: Standing.PASSED,
        TECHNICAL: standing,
    }


def test_an_end_named_below_the_furthest_stage_does_not_take_it_back() -> None:
    course = Course(
        1,
        rounds=(Round(1, PANEL.id),),
        ended_how=EndedHow.REJECTED,
        ended_stage_id=SCREEN.id,
    )
    assert stood(course)[SCREEN] is Standing.PASSED
    assert stood(course)[PANEL] is Standing.REJECTED


@pytest.mark.parametrize(
    ("how", "standing"),
    [
        (EndedHow.ACCEPTED, Standing.ACCEPTED),
        (EndedHow.DECLINED, Standing.DECLINED),
        (EndedHow.REJECTED, Standing.LEFT_OUT),
        (EndedHow.GHOSTED, Standing.SILENT),
        (None, Standing.PENDING),
    ],
)
def test_an_offer_is_neither_passed_nor_rejected(how: EndedHow | None, standing: Standing) -> None:
    rounds = (
        Round(1, TECHNICAL.id, ago(90)),
        Round(2, OFFER.id, ago(80), outcome=RoundOutcome.PASSED),
    )
    assert stood(Course(1, rounds=rounds, ended_how=how)) == {
        APPLICATION: Standing.PASSED,
        TECHNICAL: Standing.PASSED,
        OFFER: standing,
    }


@pytest.mark.parametrize(
    ("days", "standing"), [(SILENCE, Standing.PENDING), (SILENCE + 1, Standing.SILENT)]
)
def test_silence_begins_the_day_after_its_limit(days: int, standing: Standing) -> None:
    assert stood(Course(1, applied_on=ago(days)))[APPLICATION] is standing
    quiet_round = Course(1, applied_on=ago(90), rounds=(Round(1, SCREEN.id, ago(days)),))
    assert stood(quiet_round)[SCREEN] is standing


def test_a_round_ahead_or_no_date_at_all_is_no_silence() -> None:
    ahead = Course(1, applied_on=ago(90), rounds=(Round(1, SCREEN.id, ago(-3)),))
    assert stood(ahead)[SCREEN] is Standing.PENDING
    assert stood(Course(1))[APPLICATION] is Standing.PENDING


def test_an_application_passes_on_the_day_of_its_first_round() -> None:
    course = Course(
        1,
        applied_on=ago(60),
        rounds=(Round(1, SCREEN.id), Round(2, TECHNICAL.id, ago(40)), Round(3, PANEL.id, ago(20))),
        ended_how=EndedHow.REJECTED,
        ended_on=ago(10),
        ended_stage_id=PANEL.id,
    )
    assert decided(course) == {
        APPLICATION: ago(40),
        SCREEN: None,
        TECHNICAL: ago(40),
        PANEL: ago(10),
    }


def test_a_rejection_without_a_day_takes_that_of_its_last_round_and_never_the_first_day() -> None:
    at_once = Course(1, applied_on=ago(60), ended_how=EndedHow.REJECTED)
    assert decided(at_once) == {APPLICATION: None}
    later = replace(at_once, rounds=(Round(1, SCREEN.id, ago(40)),))
    assert decided(later)[SCREEN] == ago(40)


def test_a_round_at_a_stage_that_is_gone_does_not_count() -> None:
    gone = Course(1, rounds=(Round(1, 99, ago(2)),), ended_stage_id=99)
    assert list(stood(gone)) == [APPLICATION]


@given(st.lists(st.integers(0, 40), min_size=7, max_size=7))
def test_entered_is_the_sum_of_all_standings(numbers: list[int]) -> None:
    line = StageCount(TECHNICAL, *numbers)
    assert line.entered == sum(numbers)
    assert line.decided == numbers[0] + numbers[1]
    assert (line.pass_rate is None) == (line.decided == 0)
