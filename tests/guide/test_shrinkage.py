"""Small groups drawn toward all together, against a published example and by what must hold."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respond_tui.guide.shrinkage import LEAST_WEIGHT, pull
from respond_tui.guide.statistics import Proportion

SAXONY = (3, 24, 104, 286, 670, 1033, 1343, 1112, 829, 478, 181, 45, 7)
"""Families by the number of boys among their first twelve children."""

groups = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 30)).map(
        lambda pair: Proportion(pair[0], sum(pair))
    ),
    min_size=1,
    max_size=8,
)


def test_the_method_of_moments_gives_the_families_of_saxony() -> None:
    # Sokal and Rohlf, Biometry, after Geissler (1889); worked by Lindsey and in Wikipedia,
    # "Beta-binomial distribution": α = 34.1350 and β = 31.6085 by moments over N, 34.0956 and
    # 31.5715 by maximum likelihood. The estimate here divides by N - 1: between the two.
    found = pull([Proportion(boys, 12) for boys, times in enumerate(SAXONY) for _ in range(times)])
    assert found is not None
    assert found.weight > LEAST_WEIGHT
    assert found.alpha == pytest.approx(34.1350, abs=0.05)
    assert found.beta == pytest.approx(31.6085, abs=0.05)


def test_one_lucky_case_is_no_advice() -> None:
    log = [Proportion(3, 30), Proportion(4, 28), Proportion(1, 1)]
    found = pull(log)
    assert found is not None
    assert found.drawn(log[2]) < 0.5
    assert found.drawn(Proportion(0, 0)) == found.rate


@pytest.mark.parametrize(
    "others",
    [
        [Proportion(9, 10), Proportion(1, 10)],
        [Proportion(7, 7), Proportion(0, 6), Proportion(0, 6)],
    ],
)
def test_one_lucky_case_beside_groups_far_apart_is_not_the_best(others: list[Proportion]) -> None:
    lucky = Proportion(1, 1)
    found = pull([*others, lucky])
    assert found is not None
    assert found.weight == LEAST_WEIGHT
    assert found.drawn(lucky) < found.drawn(others[0]) < 1


@given(groups)
def test_one_lucky_case_is_drawn_wherever_the_groups_differ(log: list[Proportion]) -> None:
    lucky = Proportion(1, 1)
    found = pull([*log, lucky])
    assert found is not None
    if any(group.part < group.of for group in log):
        assert found.drawn(lucky) < 1
        assert found.drawn(lucky) <= (1 + LEAST_WEIGHT * found.rate) / (1 + LEAST_WEIGHT) + 1e-9
    else:
        assert found.drawn(lucky) == 1


def test_groups_that_differ_by_no_more_than_chance_are_drawn_all_the_way() -> None:
    found = pull([Proportion(3, 10), Proportion(6, 20), Proportion(4, 12)])
    assert found is not None
    assert math.isinf(found.weight)
    assert found.drawn(Proportion(4, 12)) == found.rate == pytest.approx(13 / 42)


def test_groups_that_are_worlds_apart_keep_what_they_have() -> None:
    found = pull([Proportion(0, 200), Proportion(200, 200)])
    assert found is not None
    assert found.drawn(Proportion(0, 200)) < 0.01


def test_nothing_decided_draws_nothing() -> None:
    assert pull([]) is None
    assert pull([Proportion(0, 0)]) is None


@given(groups)
def test_a_drawn_rate_lies_between_its_own_and_that_of_all(log: list[Proportion]) -> None:
    found = pull(log)
    if found is None:
        assert all(group.of == 0 for group in log)
        return
    for group in log:
        drawn = found.drawn(group)
        own = group.rate if group.rate is not None else found.rate
        low, high = sorted((own, found.rate))
        assert low - 1e-9 <= drawn <= high + 1e-9


@given(groups, st.integers(1, 5))
def test_a_group_keeps_more_of_its_own_the_more_it_has_seen(
    log: list[Proportion], times: int
) -> None:
    found = pull(log)
    for group in log:
        if found is not None and group.rate is not None:
            more = Proportion(group.part * times, group.of * times)
            assert (
                abs(found.drawn(more) - group.rate) <= abs(found.drawn(group) - group.rate) + 1e-9
            )
