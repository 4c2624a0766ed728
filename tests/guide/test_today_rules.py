"""What Today shows, what waits while a pause runs, and what comes first (MODEL.md)."""

import datetime as dt
from dataclasses import replace

import pytest

from respond_tui.guide.terms import StepKind
from respond_tui.guide.today import (
    TodayItem,
    TodayKind,
    each_round_once,
    is_overdue,
    ordered,
    shown,
)
from tests.desks import NOW, TODAY, ago, ahead

_STEP = TodayItem(TodayKind.STEP, "a step", "", TODAY, None, False, 1, 1, 1)
_ROUND = TodayItem(TodayKind.ROUND, "a round", "", TODAY, None, False, 1, round_id=1)


def _step(kind: StepKind, due: dt.date | None) -> TodayItem:
    return replace(_STEP, step_kind=kind, due=due)


@pytest.mark.parametrize(
    ("kind", "due", "expected"),
    [
        (StepKind.FEELING, TODAY, True),
        (StepKind.RESET, ago(1), True),
        (StepKind.HOUR, ahead(1), True),
        (StepKind.THANKS, ahead(1), True),
        (StepKind.THANKS, ago(1), True),
        (StepKind.BOOK, ahead(2), False),
        (StepKind.BOOK, TODAY, True),
        (StepKind.OWN, ahead(1), False),
        (StepKind.OWN, TODAY, True),
        (StepKind.FEEDBACK, TODAY, False),
        (StepKind.REFLECTION, TODAY, False),
    ],
)
def test_a_pause_lets_through_care_the_hour_and_what_cannot_wait(
    kind: StepKind, due: dt.date, expected: bool
) -> None:
    assert shown(_step(kind, due), TODAY, pausing=True) is expected
    assert shown(_step(kind, due), TODAY, pausing=False)


def test_rounds_of_today_and_tomorrow_cannot_wait() -> None:
    assert shown(replace(_ROUND, due=ahead(1)), TODAY, pausing=True)
    assert not shown(replace(_ROUND, due=ahead(2)), TODAY, pausing=True)
    assert shown(replace(_ROUND, due=ahead(7)), TODAY, pausing=False)
    assert not shown(replace(_ROUND, due=ahead(8)), TODAY, pausing=False)


def test_an_action_waits_for_its_day_in_a_pause_and_else_for_two_days_before() -> None:
    action = replace(_ROUND, kind=TodayKind.ACTION, action_id=1)

    assert shown(replace(action, due=ago(3)), TODAY, pausing=True)
    assert shown(action, TODAY, pausing=True)
    assert not shown(replace(action, due=ahead(1)), TODAY, pausing=True)
    assert shown(replace(action, due=ahead(2)), TODAY, pausing=False)
    assert not shown(replace(action, due=ahead(3)), TODAY, pausing=False)


@pytest.mark.parametrize("pausing", [True, False])
def test_a_plan_is_there_on_the_eve_and_on_the_day(pausing: bool) -> None:
    plan = replace(_ROUND, kind=TodayKind.PLAN)

    assert shown(plan, TODAY, pausing)
    assert shown(replace(plan, due=ahead(1)), TODAY, pausing)
    assert not shown(replace(plan, due=ahead(2)), TODAY, pausing)


@pytest.mark.parametrize("kind", [TodayKind.OUTCOME, TodayKind.SILENT])
def test_a_pause_asks_nothing(kind: TodayKind) -> None:
    item = replace(_ROUND, kind=kind, due=ago(1))

    assert not shown(item, TODAY, pausing=True)
    assert shown(item, TODAY, pausing=False)


def test_to_look_again_at_a_feeling_is_care() -> None:
    item = replace(_STEP, kind=TodayKind.FEELING, step_kind=StepKind.FEELING, due=ago(2))

    assert shown(item, TODAY, pausing=True)
    assert shown(item, TODAY, pausing=False)


def test_a_step_is_shown_two_days_ahead() -> None:
    assert shown(_step(StepKind.OWN, ahead(2)), TODAY, pausing=False)
    assert not shown(_step(StepKind.OWN, ahead(3)), TODAY, pausing=False)


def test_nothing_is_late_on_its_own_day() -> None:
    assert is_overdue(ago(1), TODAY)
    assert not is_overdue(TODAY, TODAY)
    assert not is_overdue(None, TODAY)


def test_a_round_with_a_plan_is_one_line_in_the_place_of_the_round() -> None:
    first, second = (replace(_ROUND, round_id=id_) for id_ in (1, 2))
    plan, alone = (replace(_ROUND, kind=TodayKind.PLAN, round_id=id_) for id_ in (1, 3))
    untold = replace(_ROUND, kind=TodayKind.OUTCOME, round_id=1)

    assert each_round_once((first, second, plan, alone, untold)) == (plan, second, alone, untold)


def test_care_comes_first_then_the_day_then_the_hour_then_what_only_asks() -> None:
    silent = replace(_ROUND, kind=TodayKind.SILENT, due=None)
    untold = replace(_ROUND, kind=TodayKind.OUTCOME, due=ago(3))
    undated = _step(StepKind.OWN, None)
    tomorrow = _step(StepKind.THANKS, ahead(1))
    evening = replace(_ROUND, at=NOW.replace(hour=18))
    noon = replace(_ROUND, at=NOW.replace(hour=12))
    late = _step(StepKind.BOOK, ago(1))
    care = _step(StepKind.RESET, TODAY)
    plan = replace(noon, kind=TodayKind.PLAN)
    action = replace(_ROUND, kind=TodayKind.ACTION, action_id=1)

    given = (silent, untold, undated, tomorrow, action, plan, evening, noon, late, care)

    assert ordered(given) == (
        care,
        late,
        noon,
        evening,
        plan,
        action,
        tomorrow,
        undated,
        untold,
        silent,
    )
