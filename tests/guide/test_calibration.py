"""Chances given beside outcomes: scores worked out by hand, and no claim that chance could make."""

import math
import random
from collections import Counter
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respond_tui.guide.calibration import (
    ENOUGH,
    EXACT_UP_TO,
    RARE,
    Calibration,
    Outcomes,
    by_chance,
    calibration,
    lean_line,
    leaning,
    scored,
    waits,
)


def _of(*rounds: tuple[int, bool]) -> dict[int, Outcomes]:
    passed, times = Counter[int](), Counter[int]()
    for chance, came in rounds:
        times[chance] += 1
        passed[chance] += came
    return {chance: Outcomes(passed[chance], times[chance]) for chance in times}


ROUNDS = st.lists(st.tuples(st.integers(0, 100), st.booleans()), min_size=ENOUGH, max_size=60)


@pytest.mark.parametrize(
    ("outcomes", "brier", "base"),
    [
        # Always right, always wrong, and always fifty-fifty.
        ({100: Outcomes(5, 5), 0: Outcomes(0, 5)}, 0.0, 0.25),
        ({100: Outcomes(0, 5), 0: Outcomes(5, 5)}, 1.0, 0.25),
        ({50: Outcomes(3, 10)}, 0.25, 0.21),
        # (4·.3² + 1·.7² + 2·.6² + 3·.4²) / 10 = (.36 + .49 + .72 + .48) / 10
        ({70: Outcomes(4, 5), 40: Outcomes(2, 5)}, 0.205, 0.24),
        # (6·.2² + 4·.8²) / 10 = (.24 + 2.56) / 10
        ({80: Outcomes(6, 10)}, 0.28, 0.24),
    ],
)
def test_the_brier_score_is_what_it_is_by_hand(
    outcomes: dict[int, Outcomes], brier: float, base: float
) -> None:
    found = calibration(outcomes)
    assert found.brier == pytest.approx(brier)
    assert found.base == pytest.approx(base)


@given(ROUNDS)
def test_the_score_is_the_mean_square_over_the_rounds_one_by_one(
    rounds: list[tuple[int, bool]],
) -> None:
    found = calibration(_of(*rounds))
    squares = [(chance / 100 - came) ** 2 for chance, came in rounds]
    assert found.n == len(rounds)
    assert found.brier == pytest.approx(sum(squares) / len(rounds))
    share = sum(came for _, came in rounds) / len(rounds)
    always = [(share - came) ** 2 for _, came in rounds]
    assert found.base == pytest.approx(sum(always) / len(rounds))
    assert found.lean == pytest.approx(sum(chance for chance, _ in rounds) / 100 / found.n - share)


@given(ROUNDS)
def test_every_round_is_in_one_bin(rounds: list[tuple[int, bool]]) -> None:
    bins = calibration(_of(*rounds)).bins
    assert sum(each.passes.of for each in bins) == len(rounds)
    assert sum(each.passes.part for each in bins) == sum(came for _, came in rounds)
    assert all(each.low <= round(100 * each.said, 6) <= each.high for each in bins)
    assert [each.low for each in bins] == sorted({each.low for each in bins})


@pytest.mark.parametrize("n", range(ENOUGH))
def test_below_ten_there_is_no_figure_and_no_claim(n: int) -> None:
    found = calibration({90: Outcomes(0, n)} if n else {})
    assert found == Calibration(n)
    assert (leaning(found), lean_line(found), scored(found), found.bins) == ("", "", "", ())
    assert found.missing == ENOUGH - n
    assert "more decided round" in waits(found)


def test_the_tenth_makes_the_claim() -> None:
    found = calibration({90: Outcomes(0, ENOUGH)})
    assert waits(found) == ""
    assert leaning(found) == (
        "You expect 90 points more than comes true: 90 % on average, and 0 % of 10 passed. "
        "Chance alone would rarely do that."
    )
    assert scored(found) == (
        "Brier score .81, where less is better. Always saying how often you pass would score .00."
    )


@pytest.mark.parametrize(
    ("outcomes", "says"),
    [
        ({60: Outcomes(5, 10)}, "You expect 10 points more than comes true: 60 % on average, "
         "and 50 % of 10 passed. That could be chance."),
        ({30: Outcomes(5, 10)}, "You expect 20 points less than comes true: 30 % on average, "
         "and 50 % of 10 passed. That could be chance."),
        ({51: Outcomes(10, 20)}, "You expect 1 point more than comes true: 51 % on average, "
         "and 50 % of 20 passed. That could be chance."),
        ({50: Outcomes(10, 20)}, "What you expect and what comes true are alike: 50 % on average, "
         "and 50 % of 20 passed."),
        ({80: Outcomes(50, 100)}, "You expect 30 points more than comes true: 80 % on average, "
         "and 50 % of 100 passed. Chance alone would rarely do that."),
    ],
)  # fmt: skip
def test_the_sentence_says_which_way_and_whether_it_could_be_chance(
    outcomes: dict[int, Outcomes], says: str
) -> None:
    found = calibration(outcomes)
    assert leaning(found) == says
    way, _, rest = says.partition(":")
    assert lean_line(found).partition(";")[0] == way
    assert lean_line(found).partition("; ")[2].casefold() in rest.casefold()


@given(
    st.lists(st.tuples(st.integers(1, 99), st.booleans()), min_size=1, max_size=10).map(
        lambda rounds: (rounds, _of(*rounds))
    )
)
def test_the_exact_test_is_the_sum_over_all_ways_it_could_have_come(
    case: tuple[list[tuple[int, bool]], dict[int, Outcomes]],
) -> None:
    rounds, outcomes = case
    passed = sum(came for _, came in rounds)
    fewer = as_many = 0.0
    for ways in product((False, True), repeat=len(rounds)):
        chance = math.prod(
            given / 100 if came else 1 - given / 100
            for (given, _), came in zip(rounds, ways, strict=True)
        )
        fewer += chance * (sum(ways) < passed)
        as_many += chance * (sum(ways) == passed)
    more = 1 - fewer - as_many
    expected = min(1.0, 2 * min(fewer + as_many / 2, more + as_many / 2))
    assert by_chance(outcomes) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("passed", [80, 90, 100, 110, 120, 130])
def test_both_ways_of_working_it_out_meet(passed: int) -> None:
    exact = by_chance({60: Outcomes(passed, EXACT_UP_TO)})
    near = by_chance({60: Outcomes(passed, EXACT_UP_TO), 0: Outcomes(0, 1)})
    assert exact == pytest.approx(near, abs=0.005)


def _claims(n: int, bias: float, hunts: int, seed: int) -> float:
    """The share of simulated people that a lean is claimed of; they judge ``bias`` too high."""
    chance = random.Random(seed)
    claimed = 0
    for _ in range(hunts):
        rounds = []
        for _ in range(n):
            true = chance.uniform(0.15, 0.75)
            given_ = round(100 * min(1.0, max(0.0, true + bias)))
            rounds.append((given_, chance.random() < true))
        p = calibration(_of(*rounds)).p
        assert p is not None
        claimed += p <= RARE
    return claimed / hunts


@pytest.mark.parametrize("n", [10, 20, 50, 250])
def test_of_those_who_judge_right_few_are_said_to_lean(n: int) -> None:
    assert _claims(n, 0.0, 1_000, n) <= 0.07


def test_of_those_who_expect_too_much_most_are_found_in_time() -> None:
    assert _claims(10, 0.25, 500, 1) >= 0.25
    assert _claims(50, 0.25, 500, 2) >= 0.9


def test_nought_and_a_hundred_are_nearly_and_not_wholly_sure() -> None:
    assert 0 < by_chance({100: Outcomes(9, 10)}) < 0.2
    assert by_chance({100: Outcomes(5, 10)}) < 1e-4
    assert by_chance({100: Outcomes(10, 10)}) == pytest.approx(1.0, abs=0.06)
