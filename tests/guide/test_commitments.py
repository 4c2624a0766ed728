"""A lever's days, and its numbers frozen and read back."""

import contextlib
import datetime as dt
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respond_tui.guide.commitments import (
    MOST_FURTHER,
    Baseline,
    CommitmentState,
    Comparison,
    Progress,
    Target,
    Verdict,
    asks,
    by_week,
    compared,
    due_day,
    extended,
    last_counted,
    more_is_better,
    progress,
    read_target,
    state,
)
from respond_tui.guide.lever_days import days_of_week, weeks
from respond_tui.guide.patterns import COMPARABLE
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.statistics import Proportion, difference
from respond_tui.guide.terms import AlertKind, Strength, Went

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
    is_whole=st.booleans(),
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
    assert due_day(START, days) == START + dt.timedelta(days=days)


@pytest.mark.parametrize("days", [0, 59, 91, -1])
def test_fewer_or_more_days_are_refused_with_the_range(days: int) -> None:
    with pytest.raises(Refusal, match="60 to 90 days") as refused:
        due_day(START, days)
    assert refused.value.field == "days"


def test_a_commitment_beyond_the_last_year_is_refused() -> None:
    with pytest.raises(Refusal, match="2200"):
        due_day(dt.date(2200, 12, 1), 60)


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


@given(st.integers(60, 90))
def test_so_many_days_are_so_many_and_it_is_due_on_the_day_after(days: int) -> None:
    end = due_day(START, days)
    each = [START + dt.timedelta(days=after) for after in range(days)]
    assert [progress(START, end, day).day for day in each] == list(range(1, days + 1))
    assert {state(end, None, day) for day in each} == {CommitmentState.RUNNING}
    assert each[-1] == last_counted(end)
    assert state(end, None, last_counted(end) + dt.timedelta(days=1)) is CommitmentState.DUE


def test_a_comparison_of_nothing_has_no_difference() -> None:
    assert Comparison(Proportion(1, 5), Proportion(0, 0)).difference is None
    # Newcombe (1998): 56 of 70 against 48 of 80.
    found = Comparison(Proportion(48, 80), Proportion(56, 70)).difference
    assert found == pytest.approx((0.2, 0.0524, 0.3339), abs=5e-5)


@pytest.mark.parametrize("days", [7, 20, 30])
def test_a_project_on_a_technical_gap_is_done_within_30_days(days: int) -> None:
    # GUIDE.md, step 5: one project, done within 30 days.
    assert due_day(START, days, may_be_project=True) == START + dt.timedelta(days=days)
    with pytest.raises(Refusal, match="7 to 30 are for one project on a technical gap"):
        due_day(START, days)


@pytest.mark.parametrize("days", [6, 31, 59, 91])
def test_between_a_project_and_a_lever_nothing_is_long_enough(days: int) -> None:
    with pytest.raises(Refusal, match=f"done within 7 to 30 days.*60 to 90.*You wrote {days}"):
        due_day(START, days, may_be_project=True)


def test_more_days_count_from_the_last_one_or_from_today_once_that_is_over() -> None:
    end = START + dt.timedelta(days=60)
    assert extended(end, START, 30) == end + dt.timedelta(days=30)
    late = end + dt.timedelta(days=5)
    assert extended(end, late, 7) == late + dt.timedelta(days=7)
    for days in (6, 91):
        with pytest.raises(Refusal, match="7 to 90 more days"):
            extended(end, START, days)


@given(st.integers(0, 100), st.integers(0, 100), st.integers(7, 90))
def test_a_week_is_asked_about_from_day_8_on_until_it_is_answered(
    today: int, marked: int, days: int
) -> None:
    now, end = START + dt.timedelta(days=today), START + dt.timedelta(days=days)
    is_time = 7 <= today < days
    assert asks(START, end, now, None) is is_time
    marked_on = START + dt.timedelta(days=min(marked, today))
    answered = min(marked, today) // 7 == today // 7
    assert asks(START, end, now, marked_on) is (is_time and not answered)


@given(st.integers(7, 400))
def test_the_week_that_is_asked_about_is_the_last_one_that_is_over(today: int) -> None:
    day = START + dt.timedelta(days=today)
    first, last = days_of_week(START, weeks(START, day))
    assert (last - first).days == 6
    assert (first - START).days % 7 == 0
    assert 1 <= (day - last).days <= 7


def test_weeks_stand_in_their_order_and_the_second_answer_of_a_week_counts() -> None:
    day = [START + dt.timedelta(days=number) for number in range(40)]
    marks = {day[3]: Went.NOT, day[9]: Went.NOT, day[12]: Went.GOOD, day[30]: Went.SO_SO}
    assert by_week(START, day[30], marks) == (Went.GOOD, None, None, Went.SO_SO)
    assert by_week(START, day[6], {}) == ()


@pytest.mark.parametrize(
    ("words", "number", "unit"),
    [
        ("2 mocks a week", 2, "mocks a week"),
        ("two mocks a week", 2, "mocks a week"),
        ("pass rate 50 %", 50, "% pass rate"),
        ("50%", 50, "%"),
        ("1.5 hours a day", 1.5, "hours a day"),
        ("1,5 hours a day", 1.5, "hours a day"),
        ("1,000 words", 1000, "words"),
    ],
)
def test_a_target_is_a_number_and_what_it_counts(words: str, number: float, unit: str) -> None:
    assert read_target(words) == Target(number, unit)


@pytest.mark.parametrize(
    "words", ["", "more mocks", "0 mocks", "7", "7 ...", "someone", "٣ mocks", "[/]"]
)
def test_a_target_without_a_number_or_a_unit_is_refused(words: str) -> None:
    with pytest.raises(Refusal, match="a number and what it counts") as refused:
        read_target(words)
    assert refused.value.field == "target"


@given(st.text(max_size=200))
def test_any_line_is_a_target_or_refused(words: str) -> None:
    with contextlib.suppress(Refusal):
        assert read_target(words).number > 0


@pytest.mark.parametrize(
    ("kind", "then", "now", "verdict"),
    [
        # Newcombe (1998), method 10: 56/70 − 48/80 lies within [.0524, .3339], above zero.
        (AlertKind.STAGE, (48, 80), (56, 70), Verdict.BETTER),
        (AlertKind.STAGE, (56, 70), (48, 80), Verdict.WORSE),
        (AlertKind.GAP, (48, 80), (56, 70), Verdict.WORSE),
        (AlertKind.SILENCE, (56, 70), (48, 80), Verdict.BETTER),
        # And 9/10 − 3/10 lies within [.1705, .8090].
        (AlertKind.SLICE, (3, 10), (9, 10), Verdict.BETTER),
        (AlertKind.STAGE, (1, 5), (3, 5), Verdict.OPEN),
        (AlertKind.STAGE, (0, 0), (5, 5), Verdict.OPEN),
        (AlertKind.STAGE, (5, 5), (0, 0), Verdict.OPEN),
        # The interval of 1/1 − 0/3 leaves zero, and still: four are no verdict, five are.
        (AlertKind.STAGE, (0, 3), (1, 1), Verdict.OPEN),
        (AlertKind.STAGE, (0, 3), (4, 4), Verdict.OPEN),
        (AlertKind.STAGE, (0, 3), (5, 5), Verdict.BETTER),
    ],
)
def test_a_lever_is_judged_only_once_the_interval_leaves_zero(
    kind: AlertKind, then: tuple[int, int], now: tuple[int, int], verdict: Verdict
) -> None:
    found = Comparison(Proportion(*then), Proportion(*now), kind, is_whole=True)
    assert found.verdict is verdict
    assert replace(found, runs=True).verdict is None
    assert replace(found, runs=True).further is None


def test_how_many_more_it_takes_is_said_of_five_or_more_and_not_beyond_reach() -> None:
    for part in (0, 4):
        assert Comparison(Proportion(2, 20), Proportion(part, 4), is_whole=True).further is None
    # Then 1/5 reaches up to .6245: no further ones near 3/5 can part them.
    assert Comparison(Proportion(1, 5), Proportion(3, 5), is_whole=True).further is None
    # Five of six passed, and the next are supposed at (5 + 2 · ½)/8: three of four.
    found = Comparison(Proportion(10, 20), Proportion(5, 6), is_whole=True)
    assert (found.verdict, found.further) == (Verdict.OPEN, 25)
    assert replace(found, now=Proportion(5 + 19, 6 + 25)).verdict is Verdict.BETTER
    assert replace(found, now=Proportion(5 + 15, 6 + 20)).verdict is Verdict.OPEN
    assert replace(found, now=Proportion(7, 8)).further == 4


def test_what_comes_by_itself_is_then_and_the_rest_unless_the_alert_was_strong() -> None:
    found = Comparison(Proportion(1, 10), Proportion(12, 20), elsewhere=Proportion(30, 50))
    assert found.by_itself == Proportion(31, 60)
    # Strong: α + β = 3.9 by the method of moments, hence five more, and 31/60 of five is 2.6: 3.
    strong = replace(found, strength=Strength.STRONG)
    assert strong.by_itself == Proportion(4, 15)
    assert replace(strong, kind=AlertKind.GAP).by_itself == Proportion(4, 15)
    # Two more are all the rest there is.
    assert replace(strong, elsewhere=Proportion(2, 2)).by_itself == Proportion(3, 12)
    # No rest is seen, and nobody can say; and nobody picked all applications, or the first stage.
    assert replace(found, elsewhere=Proportion(0, 0)).by_itself is None
    assert replace(found, kind=AlertKind.QUESTION, elsewhere=None).by_itself is None
    assert replace(found, is_whole=True).by_itself == found.then
    assert replace(found, elsewhere=None).by_itself == found.then


def test_what_came_by_itself_is_not_called_better() -> None:
    found = Comparison(Proportion(1, 10), Proportion(12, 20), elsewhere=Proportion(30, 50))
    assert found.difference is not None
    assert found.difference.low > 0
    assert found.verdict is Verdict.OPEN
    assert replace(found, now=Proportion(18, 20)).verdict is Verdict.BETTER
    # A strong alert keeps more of its own, and so there is less that comes by itself.
    strong = replace(found, now=Proportion(14, 20), strength=Strength.STRONG)
    assert (replace(strong, strength=Strength.LIKELY).verdict, strong.verdict) == (
        Verdict.OPEN,
        Verdict.BETTER,
    )
    # Worse than the rest as it was before is no turn for the worse.
    assert replace(found, now=Proportion(2, 20)).verdict is Verdict.OPEN
    alone = replace(found, now=Proportion(20, 20), elsewhere=Proportion(0, 0))
    assert (alone.verdict, alone.further) == (Verdict.OPEN, None)


shares = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(
    lambda pair: Proportion(pair[0], sum(pair))
)


@given(shares, shares, st.none() | shares, st.sampled_from(AlertKind), st.sampled_from(Strength))
def test_better_and_worse_lie_beyond_then_and_beyond_what_comes_by_itself(
    then: Proportion,
    now: Proportion,
    rest: Proportion | None,
    kind: AlertKind,
    strength: Strength,
) -> None:
    found = Comparison(then, now, kind, elsewhere=rest, strength=strength)
    expected = found.by_itself
    if found.verdict is Verdict.OPEN:
        return
    assert expected is not None
    for old in (then, expected):
        by = difference(old, now)
        assert by is not None
        up = (
            found.verdict is Verdict.BETTER
            if more_is_better(kind)
            else found.verdict is Verdict.WORSE
        )
        assert by.low > 0 if up else by.high < 0


@given(shares, shares, st.sampled_from(Strength))
def test_what_comes_by_itself_lies_between_then_and_the_rest(
    then: Proportion, rest: Proportion, strength: Strength
) -> None:
    found = Comparison(then, Proportion(0, 0), elsewhere=rest, strength=strength).by_itself
    if then.rate is None or rest.rate is None:
        assert found is None
        return
    assert found is not None
    assert found.rate is not None
    assert then.of < found.of <= then.of + rest.of
    least = min(then.rate, rest.rate) - 1 / found.of
    assert least <= found.rate <= max(then.rate, rest.rate) + 1 / found.of


@given(shares, shares, st.sampled_from(AlertKind))
def test_more_are_only_asked_for_where_five_are_decided_and_it_is_open(
    then: Proportion, now: Proportion, kind: AlertKind
) -> None:
    found = Comparison(then, now, kind, is_whole=True)
    more = found.further
    assert more is None or 1 <= more <= MOST_FURTHER
    if found.verdict is not Verdict.OPEN or now.of < COMPARABLE or not then.of:
        assert more is None


@given(shares, shares, st.sampled_from(AlertKind), st.integers(0, 3))
def test_a_comparison_is_said_without_a_percentage_that_lacks_its_n(
    then: Proportion, now: Proportion, kind: AlertKind, undated: int
) -> None:
    said = compared(Comparison(then, now, kind, undated))
    assert "None" not in said
    assert said.endswith(".")
    assert said.count("%") == len(re.findall(r"\d of [\d,]+ [^(]*\(\d+ %\)|\d of [\d,]+ \(", said))
    assert ("left out" in said) is bool(undated)


@pytest.mark.parametrize(
    ("then", "now", "said"),
    [
        ((1, 5), (0, 0), "Nothing that started after it is decided yet"),
        ((1, 5), (3, 5), "Can't tell: even 200 more decided rounds, going much as those"),
        ((1, 5), (3, 5), "It lies too near to what was."),
        ((2, 20), (1, 2), "Can't tell yet: that takes at least three more decided rounds."),
        ((2, 20), (1, 4), "Can't tell yet: that takes at least one more decided round."),
        ((10, 20), (7, 8), "about four more decided rounds would, going much as those since."),
        ((10, 20), (2, 10), "about 25 more decided rounds would, going much as those since."),
        ((1, 10), (9, 10), "That is 80 points more, plausibly from 37 more to 92 more."),
        ((1, 10), (9, 10), "That is better, by more than chance would easily do."),
        ((9, 10), (1, 10), "That is worse, by more than chance would easily do."),
        ((0, 0), (1, 2), "before, nothing was decided."),
    ],
)
def test_a_comparison_says_no_more_than_the_numbers_do(
    then: tuple[int, int], now: tuple[int, int], said: str
) -> None:
    rounds = Proportion(1, 2)
    whole = Comparison(Proportion(*then), Proportion(*now), elsewhere=rounds, is_whole=True)
    assert said in compared(whole)
    assert "by itself" not in compared(whole)


@pytest.mark.parametrize(
    ("kind", "now", "said"),
    [
        (
            AlertKind.STAGE,
            (12, 20),
            "A bad stretch turns in part by itself: to about 31 of 60 (52 %).",
        ),
        (AlertKind.STAGE, (12, 20), "It lies too near to what comes by itself."),
        (AlertKind.STAGE, (18, 20), "What came since lies above both: better, by more than chance"),
        (
            AlertKind.SILENCE,
            (18, 20),
            "What came since lies above both: worse, by more than chance",
        ),
        (AlertKind.GAP, (12, 20), "A good stretch turns in part by itself"),
    ],
)
def test_what_comes_by_itself_is_said_with_its_n_before_the_verdict(
    kind: AlertKind, now: tuple[int, int], said: str
) -> None:
    found = Comparison(Proportion(1, 10), Proportion(*now), kind, elsewhere=Proportion(30, 50))
    assert said in compared(found)
    running = compared(replace(found, runs=True))
    assert "to about 31 of 60 (52 %). Better or worse is said when its days are over" in running
    assert "chance" not in running


def test_where_there_is_no_rest_it_says_why_it_cannot_tell() -> None:
    found = Comparison(Proportion(3, 3), Proportion(0, 9), AlertKind.EMPLOYER)
    assert "Can't tell: there is no rest to hold it against" in compared(found)
    assert compared(replace(found, runs=True)) == compared(found)
    assert found.verdict is Verdict.OPEN
