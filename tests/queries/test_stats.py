"""How often applications are answered, of those old enough to tell (DESIGN.md §7)."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlmodel import Session

from respond_tui.guide.counting import Course, Round
from respond_tui.guide.rates import Rate
from respond_tui.guide.rules import Rules
from respond_tui.guide.stages import DEFAULT_STAGES
from respond_tui.guide.terms import EndedHow, Status
from respond_tui.queries.stats import Stats, stats
from tests.courses import APPLICATION, SCREEN, TODAY, empty_engine, lay, worked_example

RULES = Rules()


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    engine = empty_engine()
    yield engine
    engine.dispose()


def ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


def told(engine: Engine, *courses: Course) -> Stats:
    with Session(engine) as session:
        lay(session, courses, DEFAULT_STAGES)
        found = stats(session, TODAY, RULES)
        session.rollback()
    return found


def numbers(rate: Rate) -> tuple[int, int, int]:
    return rate.in_, rate.of, rate.too_early


def screened(number: int, applied: int, on: int | None) -> Course:
    day = None if on is None else ago(on)
    return Course(number, applied_on=ago(applied), rounds=(Round(number, SCREEN.id, day),))


def ended(number: int, how: EndedHow, applied: int, on: int | None) -> Course:
    day = None if on is None else ago(on)
    return Course(number, applied_on=ago(applied), ended_how=how, ended_on=day)


def test_an_empty_log_has_rates_of_nothing(engine: Engine) -> None:
    found = told(engine)
    assert found.applications == 0
    assert set(found.by_status) == set(Status)
    assert found.reply_rate.rate is None
    assert numbers(found.reply_rate) == numbers(found.invite_rate) == (0, 0, 0)


def test_an_application_younger_than_the_wait_is_too_early_answered_or_not(
    engine: Engine,
) -> None:
    found = told(engine, Course(1, applied_on=ago(29)), screened(2, 10, 5), screened(3, 30, 20))
    assert found.reply_rate.days == 30
    assert numbers(found.reply_rate) == (1, 1, 2)
    assert numbers(found.invite_rate) == (1, 1, 2)


def test_an_answer_after_the_wait_does_not_count(engine: Engine) -> None:
    found = told(engine, screened(1, 90, 60), screened(2, 90, 59))
    assert numbers(found.reply_rate) == (1, 2, 0)


@pytest.mark.parametrize(
    ("how", "answered"),
    [
        (EndedHow.REJECTED, 1),
        (EndedHow.ROLE_CLOSED, 1),
        (EndedHow.ACCEPTED, 1),
        (EndedHow.DECLINED, 1),
        (EndedHow.GHOSTED, 0),
    ],
)
@pytest.mark.parametrize("on", [50, None])
def test_an_end_that_the_employer_told_is_a_reply_and_no_invitation(
    engine: Engine, how: EndedHow, answered: int, on: int | None
) -> None:
    found = told(engine, ended(1, how, 60, on))
    assert numbers(found.reply_rate) == (answered, 1, 0)
    assert numbers(found.invite_rate) == (0, 1, 0)


@pytest.mark.parametrize("on", [59, 20, None])
def test_what_was_withdrawn_before_an_answer_is_left_out_and_after_one_is_not(
    engine: Engine, on: int | None
) -> None:
    found = told(engine, ended(1, EndedHow.WITHDREW, 60, on))
    assert numbers(found.reply_rate) == numbers(found.invite_rate) == (0, 0, 0)
    assert found.reply_rate.left_out == found.invite_rate.left_out == 1
    invited = replace(screened(1, 60, 55), ended_how=EndedHow.WITHDREW)
    assert numbers(told(engine, invited).reply_rate) == (1, 1, 0)


def test_what_came_without_a_date_came(engine: Engine) -> None:
    found = told(engine, screened(1, 60, None))
    assert numbers(found.reply_rate) == numbers(found.invite_rate) == (1, 1, 0)


def test_what_was_not_sent_on_a_known_day_is_in_no_rate(engine: Engine) -> None:
    found = told(engine, *worked_example())
    assert found.applications == 100
    assert numbers(found.reply_rate) == (0, 0, 0)
    # MODEL.md, "Worked example": 30 rejections and 9 accepted offers.
    assert found.by_status[Status.REJECTED] == 30
    assert found.by_status[Status.ACCEPTED] == 9


def test_a_note_at_the_application_itself_is_no_invitation(engine: Engine) -> None:
    at_the_door = Course(1, applied_on=ago(60), rounds=(Round(1, APPLICATION.id, ago(55)),))
    found = told(engine, at_the_door)
    assert numbers(found.reply_rate) == (1, 1, 0)
    assert numbers(found.invite_rate) == (0, 1, 0)


def test_ten_replies_set_ones_own_wait(engine: Engine) -> None:
    quick = [screened(number, 40, 36) for number in range(1, 11)]
    found = told(engine, *quick, Course(11, applied_on=ago(5)), Course(12, applied_on=ago(3)))
    assert found.reply_rate.days == 4
    assert numbers(found.reply_rate) == (10, 11, 1)
    assert found.reply_rate.rate == pytest.approx(10 / 11)


waits = st.tuples(st.integers(0, 120), st.none() | st.integers(-10, 130))


@given(st.lists(waits, max_size=25))
def test_each_application_sent_is_counted_once(
    engine: Engine, sent: list[tuple[int, int | None]]
) -> None:
    courses = [
        Course(number, applied_on=ago(applied)) if on is None else screened(number, applied, on)
        for number, (applied, on) in enumerate(sent, 1)
    ]
    found = told(engine, *courses)
    for rate in (found.reply_rate, found.invite_rate):
        old = [(applied, on) for applied, on in sent if applied >= rate.days]
        assert rate.of == len(old)
        assert rate.too_early == len(sent) - len(old)
        assert rate.in_ == sum(
            on is not None and max(applied - on, 0) <= rate.days for applied, on in old
        )
    assert sum(found.by_status.values()) == found.applications == len(sent)
