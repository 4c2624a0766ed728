"""What may be said about an end and about a round; only the impossible is refused."""

import datetime as dt

import pytest

from respond_tui.guide.ends import (
    check_applied,
    check_end,
    check_end_stage,
    check_round,
    check_round_stage,
    opens_recovery,
)
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import EndedHow, RoundOutcome
from tests.desks import TODAY, ago, ahead, stage


@pytest.mark.parametrize(("days", "opens"), [(0, True), (7, True), (8, False), (-1, False)])
def test_a_rejection_of_the_last_seven_days_opens_a_recovery(days: int, opens: bool) -> None:
    """MODEL.md, "What opens a recovery"."""
    assert opens_recovery(EndedHow.REJECTED, ago(days), TODAY) is opens


@pytest.mark.parametrize("how", [how for how in EndedHow if how is not EndedHow.REJECTED])
def test_no_other_end_opens_a_recovery(how: EndedHow) -> None:
    assert not opens_recovery(how, TODAY, TODAY)


def test_an_undated_rejection_opens_no_recovery() -> None:
    assert not opens_recovery(EndedHow.REJECTED, None, TODAY)


def test_a_rejection_ahead_is_refused_with_its_date() -> None:
    with pytest.raises(Refusal, match="Tue 24 Nov 2026 is still to come") as no:
        check_end(EndedHow.REJECTED, ahead(1), None, TODAY)
    assert no.value.field == "ended_on"


def test_an_end_before_the_application_is_refused() -> None:
    with pytest.raises(Refusal, match="before you applied"):
        check_end(EndedHow.REJECTED, ago(9), ago(8), TODAY)


@pytest.mark.parametrize("applied_on", [ago(3), None])
def test_an_end_on_the_day_of_the_application_or_after_is_fine(applied_on: dt.date | None) -> None:
    check_end(EndedHow.REJECTED, ago(3), applied_on, TODAY)


def test_an_undated_end_is_fine() -> None:
    check_end(EndedHow.REJECTED, None, ago(3), TODAY)


def test_an_end_names_the_furthest_stage_or_a_later_one() -> None:
    check_end_stage(stage("technical"), stage("technical"))
    check_end_stage(stage("panel"), stage("technical"))
    with pytest.raises(Refusal, match="already reached technical"):
        check_end_stage(stage("recruiter screen"), stage("technical"))


@pytest.mark.parametrize("outcome", [RoundOutcome.PASSED, RoundOutcome.REJECTED])
def test_a_round_ahead_has_no_outcome_yet(outcome: RoundOutcome) -> None:
    with pytest.raises(Refusal, match="still to come"):
        check_round(outcome, ahead(1), TODAY)
    check_round(outcome, TODAY, TODAY)
    check_round(outcome, None, TODAY)


def test_a_round_ahead_can_be_cancelled() -> None:
    check_round(RoundOutcome.CANCELLED, ahead(1), TODAY)


def test_a_round_beyond_the_end_is_refused() -> None:
    check_round_stage(stage("technical"), stage("technical"))
    check_round_stage(stage("panel"), None)
    with pytest.raises(Refusal, match="ended at technical, before panel"):
        check_round_stage(stage("panel"), stage("technical"))


def test_nobody_has_applied_tomorrow() -> None:
    check_applied(TODAY, TODAY)
    check_applied(None, TODAY)
    with pytest.raises(Refusal, match="you cannot have applied"):
        check_applied(ahead(1), TODAY)
