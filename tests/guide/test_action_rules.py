"""What can be said of an action, whatever it belongs to."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respond_tui.guide.dates import When, check_ahead
from respond_tui.guide.next_steps import done, left_out, moved, opened
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import StepState

NOW = dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=2)))
TODAY = NOW.date()


def test_what_is_said_changes_only_what_it_is_about() -> None:
    at = NOW.astimezone(dt.UTC)
    assert done(StepState.OPEN, NOW) == {"state": StepState.DONE, "done_at": at}
    assert left_out(StepState.OPEN, "he is away", NOW) == {
        "state": StepState.SKIPPED,
        "done_at": at,
        "note": "he is away",
    }
    assert opened(StepState.SKIPPED) == {"state": StepState.OPEN, "done_at": None}
    assert moved(StepState.OPEN, When(TODAY, None), TODAY) == {"due_on": TODAY}


@pytest.mark.parametrize("state", [StepState.DONE, StepState.SKIPPED])
def test_what_is_not_open_is_neither_done_nor_left_out_nor_moved(state: StepState) -> None:
    with pytest.raises(Refusal, match="not open any more"):
        done(state, NOW)
    with pytest.raises(Refusal, match="not open any more"):
        left_out(state, "he is away", NOW)
    with pytest.raises(Refusal, match="still open can be moved"):
        moved(state, When(TODAY, None), TODAY)


@given(day=st.dates(dt.date(1900, 1, 1), dt.date(2200, 12, 31)))
def test_today_and_later_are_ahead_and_every_day_before_is_refused(day: dt.date) -> None:
    if day >= TODAY:
        check_ahead(day, TODAY, "when")
        return
    with pytest.raises(Refusal, match="has gone by") as refused:
        check_ahead(day, TODAY, "when")
    assert refused.value.field == "when"


def test_without_a_day_nothing_has_gone_by() -> None:
    check_ahead(None, TODAY, "due_on")
