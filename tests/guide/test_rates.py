"""Within how many days an answer counts."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respond_tui.guide.rates import (
    ENOUGH_REPLIES,
    USUAL_DAYS,
    Waited,
    horizon,
    rate_of,
    waited,
)


def test_nine_replies_are_too_few_to_know_ones_own_wait() -> None:
    # DESIGN.md §7: 30 until ten replies.
    assert horizon({}) == USUAL_DAYS == 30
    assert horizon({2: 9}) == 30
    assert horizon({2: 10}) == 2


@pytest.mark.parametrize(
    ("replies", "days"),
    [(dict.fromkeys(range(1, 11), 1), 9), ({3: 18, 40: 2}, 3), ({3: 17, 40: 3}, 40)],
)
def test_nine_in_ten_of_the_replies_came_within_it(replies: dict[int, int], days: int) -> None:
    assert horizon(replies) == days


@given(st.dictionaries(st.integers(0, 400), st.integers(1, 50), min_size=1))
def test_it_is_the_fewest_days_that_nine_in_ten_needed(replies: dict[int, int]) -> None:
    total = sum(replies.values())
    if total >= ENOUGH_REPLIES:
        days = horizon(replies)
        within = sum(times for day, times in replies.items() if day <= days)
        assert 10 * within >= 9 * total > 10 * (within - replies[days])


SENT = dt.date(2026, 10, 1)


@pytest.mark.parametrize(
    ("sent_on", "came", "came_on", "after", "counts"),
    [
        (None, True, SENT, 60, Waited.LEFT_OUT),
        (SENT, True, SENT, 29, Waited.TOO_EARLY),
        (SENT, False, None, 30, Waited.UNANSWERED),
        (SENT, True, SENT + dt.timedelta(days=30), 30, Waited.ANSWERED),
        (SENT, True, SENT + dt.timedelta(days=31), 40, Waited.LATE),
        (SENT, True, SENT - dt.timedelta(days=3), 40, Waited.ANSWERED),
        (SENT, True, None, 40, Waited.ANSWERED),
    ],
)
def test_an_application_counts_by_its_age_and_its_answer(
    sent_on: dt.date | None, came: bool, came_on: dt.date | None, after: int, counts: Waited
) -> None:
    today = SENT + dt.timedelta(days=after)
    assert waited(sent_on, came, came_on, today, 30) is counts


@given(st.dictionaries(st.sampled_from(Waited), st.integers(0, 90)))
def test_a_rate_gives_back_what_it_was_made_of(times: dict[Waited, int]) -> None:
    rate = rate_of(times, 30)
    assert {each: rate.count(each) for each in Waited} == {
        each: times.get(each, 0) for each in Waited
    }
    assert rate.of == sum(
        times.get(each, 0) for each in (Waited.ANSWERED, Waited.LATE, Waited.UNANSWERED)
    )
    assert (rate.rate is None) == (rate.of == 0)
