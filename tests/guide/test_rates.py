"""Within how many days an answer counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respond_tui.guide.rates import ENOUGH_REPLIES, USUAL_DAYS, horizon


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
