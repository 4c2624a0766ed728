"""The statistics against published values and against exact arithmetic."""

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respond_tui.guide.statistics import (
    Proportion,
    benjamini_hochberg,
    difference,
    fisher_mid_p,
    wilson,
)

small = st.integers(0, 30)
chances = st.lists(st.floats(0, 1), max_size=12)


@pytest.mark.parametrize(
    ("part", "of", "low", "high"),
    [(0, 3, 0, 0.561), (1, 6, 0.030, 0.564), (3, 20, 0.052, 0.360)],
)
def test_wilson_gives_the_known_values_of_the_design(
    part: int, of: int, low: float, high: float
) -> None:
    assert wilson(part, of) == pytest.approx((low, high), abs=5e-4)


@pytest.mark.parametrize(
    ("part", "of", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_gives_newcombes_table_for_one_proportion(
    part: int, of: int, low: float, high: float
) -> None:
    # Newcombe (1998), "Two-sided confidence intervals for the single proportion: comparison of
    # seven methods", Statistics in Medicine 17, table I, method 3: the score method.
    assert wilson(part, of) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(
    ("after", "before", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((0, 10), (0, 10), -0.2775, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0000),
        ((10, 10), (0, 10), 0.6075, 1.0000),
    ],
)
def test_newcombe_gives_his_own_table_for_a_difference(
    after: tuple[int, int], before: tuple[int, int], low: float, high: float
) -> None:
    # Newcombe (1998), "Interval estimation for the difference between independent proportions:
    # comparison of eleven methods", Statistics in Medicine 17, table II, method 10, (a) to (h).
    found = difference(Proportion(*before), Proportion(*after))
    assert found is not None
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


def test_nothing_has_no_rate_no_interval_and_no_difference() -> None:
    nothing = Proportion(0, 0)
    assert (nothing.rate, nothing.low, nothing.high) == (None, None, None)
    assert difference(nothing, Proportion(1, 2)) is None
    assert difference(Proportion(1, 2), nothing) is None


@pytest.mark.parametrize(("part", "of"), [(-1, 2), (3, 2)])
def test_more_than_all_or_less_than_none_is_no_proportion(part: int, of: int) -> None:
    with pytest.raises(ValueError, match="no proportion"):
        Proportion(part, of)


@given(small, small)
def test_a_rate_lies_within_its_interval_and_the_interval_within_0_and_1(
    part: int, rest: int
) -> None:
    found = wilson(part, part + rest)
    if found is None:
        assert part + rest == 0
    else:
        assert 0 <= found.low <= part / (part + rest) <= found.high <= 1


@given(small, small, small, small)
def test_a_difference_lies_within_its_interval_and_turns_round_with_its_sides(
    part: int, rest: int, later: int, later_rest: int
) -> None:
    before, after = Proportion(part, part + rest), Proportion(later, later + later_rest)
    there, back = difference(before, after), difference(after, before)
    if there is None or back is None:
        assert 0 in (before.of, after.of)
    else:
        assert -1 <= there.low <= there.by <= there.high <= 1
        assert (back.by, -back.high, -back.low) == pytest.approx((-there.by, there.low, there.high))


def test_fisher_of_the_lady_tasting_tea() -> None:
    # Fisher (1935), The Design of Experiments, chapter II: eight cups, four of each, three
    # of each told apart. The tables at most so good: 1/70 and 16/70; mid-p halves the second.
    assert fisher_mid_p(1, 3, 3, 1) == pytest.approx(1 / 70 + 16 / 70 / 2)


def test_fisher_of_the_worked_example_is_067() -> None:
    # MODEL.md: technical 2 of 6, the other interview stages 26 of 38.
    assert fisher_mid_p(2, 4, 26, 12) == pytest.approx(0.067, abs=5e-4)


def test_fisher_stays_exact_with_thousands_of_rounds() -> None:
    assert fisher_mid_p(900, 1_100, 1_500, 1_500) == pytest.approx(
        float(_exact(900, 1_100, 1_500, 1_500)), rel=1e-8
    )


@given(small, small, small, small)
def test_fisher_agrees_with_exact_fractions(a: int, b: int, c: int, d: int) -> None:
    assert fisher_mid_p(a, b, c, d) == pytest.approx(float(_exact(a, b, c, d)), abs=1e-12)


@given(small, small, small, small)
def test_few_passes_here_are_as_unlikely_as_many_passes_elsewhere(
    a: int, b: int, c: int, d: int
) -> None:
    assert fisher_mid_p(a, b, c, d) + fisher_mid_p(c, d, a, b) == pytest.approx(1)


def test_benjamini_and_hochberg_call_the_four_of_their_own_example() -> None:
    # Benjamini and Hochberg (1995), section 4.1: fifteen hypotheses of a study of
    # thrombolysis; at .05 the procedure calls the four with the smallest p.
    study = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459]
    study += [0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0]
    found = benjamini_hochberg(study)
    assert [chance for chance, q in zip(study, found, strict=True) if q <= 0.05] == study[:4]
    assert found[3] == pytest.approx(0.0095 * 15 / 4)


@given(chances)
def test_no_q_is_below_its_p_and_the_order_is_kept(given_chances: list[float]) -> None:
    found = benjamini_hochberg(given_chances)
    assert all(p <= q <= 1 for p, q in zip(given_chances, found, strict=True))
    by_chance = sorted(zip(given_chances, found, strict=True))
    assert [q for _, q in by_chance] == sorted(found)


def test_a_single_test_keeps_its_p_and_none_gives_none() -> None:
    assert benjamini_hochberg([0.04]) == (0.04,)
    assert benjamini_hochberg([]) == ()


def _exact(passed: int, failed: int, other_passed: int, other_failed: int) -> Fraction:
    here, elsewhere = passed + failed, other_passed + other_failed
    passes = passed + other_passed
    ways = [
        comb(here, fewer) * comb(elsewhere, passes - fewer)
        for fewer in range(max(0, passes - elsewhere), passed + 1)
    ]
    return (sum(ways[:-1]) + Fraction(ways[-1], 2)) / comb(here + elsewhere, passes)


@pytest.mark.parametrize(
    ("level", "low", "high"),
    [(80, 0.0747, 0.2784), (90, 0.0616, 0.3218), (95, 0.0524, 0.3604), (99, 0.0388, 0.4356)],
)
def test_a_surer_interval_is_wider(level: int, low: float, high: float) -> None:
    """3 of 20; by hand from Wilson's formula, with z = 1.2816, 1.6449, 1.9600 and 2.5758."""
    found = wilson(3, 20, level)
    assert found is not None
    assert found == pytest.approx((low, high), abs=1e-4)
    assert Proportion(3, 20).at(level).interval == found
    assert Proportion(3, 20).at(level) == Proportion(3, 20)
