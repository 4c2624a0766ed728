"""A lever's days, and its numbers frozen and read back."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respond_tui.guide.commitments import (
    Baseline,
    CommitmentState,
    Comparison,
    Progress,
    last_day,
    progress,
    state,
)
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.statistics import Proportion
from respond_tui.guide.terms import Strength

START = dt.date(2026, 11, 22)

proportions = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(
    lambda pair: Proportion(pair[0], sum(pair))
)
chances = st.none() | st.floats(0, 1)
ids = st.lists(st.integers(1, 10**9)).map(tuple)
baselines = st.builds(
    Baseline,
    as_of=st.dates(),
    window_days=st.integers(30, 3_650),
    here=proportions,
    elsewhere=st.none() | proportions,
    strength=st.sampled_from(Strength),
    p=chances,
    q=chances,
    passed_ids=ids,
    rejected_ids=ids,
)


@given(baselines)
def test_a_frozen_baseline_reads_back_as_it_was(baseline: Baseline) -> None:
    assert Baseline.from_json(baseline.to_json()) == baseline


@pytest.mark.parametrize(
    "text",
    ["", "[]", "null", "{}", '{"as_of": 3}', "[" * 5_000, '{"as_of": "2026-13-40"}'],
)
def test_a_text_that_is_no_baseline_is_none_and_nothing_breaks(text: str) -> None:
    assert Baseline.from_json(text) is None


def test_an_impossible_proportion_is_no_baseline() -> None:
    good = Baseline(START, 180, Proportion(1, 5), None, Strength.WATCH, None, None, (), ())
    assert Baseline.from_json(good.to_json().replace("[1, 5]", "[6, 5]")) is None


@given(st.text())
def test_any_text_is_a_baseline_or_none(text: str) -> None:
    assert Baseline.from_json(text) is None


@pytest.mark.parametrize("days", [60, 75, 90])
def test_a_lever_is_pulled_for_60_to_90_days(days: int) -> None:
    # GUIDE.md, step 7: commit 60–90 days, then re-evaluate.
    assert last_day(START, days) == START + dt.timedelta(days=days)


@pytest.mark.parametrize("days", [0, 59, 91, -1])
def test_fewer_or_more_days_are_refused_with_the_range(days: int) -> None:
    with pytest.raises(Refusal, match="60 to 90 days") as refused:
        last_day(START, days)
    assert refused.value.field == "days"


def test_a_commitment_beyond_the_last_year_is_refused() -> None:
    with pytest.raises(Refusal, match="2200"):
        last_day(dt.date(2200, 12, 1), 60)


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (0, Progress(1, 60, 60)),
        (11, Progress(12, 60, 49)),
        (59, Progress(60, 60, 1)),
        (60, Progress(60, 60, 0)),
        (500, Progress(60, 60, 0)),
        (-4, Progress(1, 60, 64)),
    ],
)
def test_the_day_is_counted_from_one_and_stops_at_the_last(after: int, told: Progress) -> None:
    end = START + dt.timedelta(days=60)
    assert progress(START, end, START + dt.timedelta(days=after)) == told


def test_a_commitment_runs_then_is_due_then_has_ended() -> None:
    end = START + dt.timedelta(days=60)
    before = end - dt.timedelta(days=1)
    assert state(end, None, before) is CommitmentState.RUNNING
    assert state(end, None, end) is CommitmentState.DUE
    assert state(end, before, before) is CommitmentState.ENDED


def test_a_comparison_of_nothing_has_no_difference() -> None:
    assert Comparison(Proportion(1, 5), Proportion(0, 0)).difference is None
    # Newcombe (1998): 56 of 70 against 48 of 80.
    found = Comparison(Proportion(48, 80), Proportion(56, 70)).difference
    assert found == pytest.approx((0.2, 0.0524, 0.3339), abs=5e-5)
