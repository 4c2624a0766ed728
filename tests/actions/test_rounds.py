"""Rounds: added, scheduled, written anew, within what the end and the calendar allow."""

import datetime as dt
import time
from collections.abc import Iterator
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews.applications import add_application
from respond_tui.actions.interviews.outcomes import set_outcome
from respond_tui.actions.interviews.rounds import add_round, edit_round, schedule
from respond_tui.clock import LOCAL
from respond_tui.guide.dates import When
from respond_tui.guide.interviews import OutcomeKey
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.rules import Rules
from respond_tui.guide.terms import RoundOutcome, Status
from respond_tui.queries.interviews import ApplicationView, application
from tests.desks import NOW, ago, ahead, stage

RULES = Rules()
TECHNICAL = stage("technical").id


@pytest.fixture
def acme(desk: Desk) -> int:
    return add_application(desk, {"company": "Acme", "applied_on": ago(9)}).application_id


def _view(desk: Desk, application_id: int) -> ApplicationView:
    with desk.store.read() as session:
        view = application(session, application_id, desk.today, RULES)
    assert view is not None
    return view


def test_every_field_of_a_round_is_kept(desk: Desk, acme: int) -> None:
    at = dt.datetime(2026, 11, 25, 14, 0, tzinfo=dt.UTC)
    values = {
        "at": at,
        "minutes": 45,
        "people": "Dana, Lee",
        "format": "video",
        "predicted": 60,
        "questions": "sharding\nLRU cache",
        "lesson": "ask for the scale first",
        "notes": "kind people",
    }

    add_round(desk, acme, values | {"stage_id": TECHNICAL, "gaps": "system-design\ndepth"})

    (held,) = _view(desk, acme).rounds
    assert {name: getattr(held, name) for name in values} == values
    assert held.gaps == ("system-design", "depth")
    assert (held.stage, held.outcome) == (stage("technical"), RoundOutcome.PENDING)


@pytest.mark.parametrize("outcome", [RoundOutcome.PASSED, RoundOutcome.REJECTED])
def test_a_chance_that_comes_with_its_outcome_is_no_forecast_and_stays_in_the_notes(
    desk: Desk, acme: int, outcome: RoundOutcome
) -> None:
    values = {"stage_id": TECHNICAL, "on": ago(1), "outcome": outcome, "notes": "kind people"}
    made = add_round(desk, acme, values | {"predicted": 60})
    (held,) = _view(desk, acme).rounds
    assert held.predicted is None
    assert held.notes == "kind people\nChance given in hindsight: 60 %"
    assert made.warning is not None
    assert made.warning.startswith("60 % came with the outcome or after it.")


def test_a_forecast_stays_as_it_was_given_once_the_outcome_is_known(desk: Desk, acme: int) -> None:
    values = {"stage_id": TECHNICAL, "on": ago(1), "predicted": 40}
    id_ = add_round(desk, acme, values).interview_id or 0
    passed = edit_round(desk, id_, {"predicted": 40, "outcome": RoundOutcome.PASSED})
    assert passed.warning is None
    for _ in range(2):
        changed = edit_round(desk, id_, {"predicted": 90})
        (held,) = _view(desk, acme).rounds
        assert (held.predicted, held.notes) == (40, "Chance given in hindsight: 90 %")
        assert changed.warning is not None
        assert "Your forecast stays 40 %." in changed.warning
    edit_round(desk, id_, {"predicted": None})
    (held,) = _view(desk, acme).rounds
    assert held.predicted is None


def test_an_undone_hindsight_leaves_no_line(desk: Desk, acme: int) -> None:
    values = {"stage_id": TECHNICAL, "on": ago(1), "outcome": RoundOutcome.PASSED}
    id_ = add_round(desk, acme, values).interview_id or 0
    edit_round(desk, id_, {"predicted": 90})
    desk.store.undo(desk.now)
    (held,) = _view(desk, acme).rounds
    assert (held.predicted, held.notes) == (None, "")


def test_the_day_of_a_round_is_the_local_day_of_its_moment(desk: Desk, acme: int) -> None:
    tokyo = replace(desk, now=desk.now.astimezone(ZoneInfo("Asia/Tokyo")))
    late_in_utc = dt.datetime(2026, 11, 25, 23, 0, tzinfo=dt.UTC)

    add_round(tokyo, acme, {"stage_id": TECHNICAL, "at": late_in_utc, "on": ago(1)})

    (held,) = _view(desk, acme).rounds
    assert (held.on, held.at) == (dt.date(2026, 11, 26), late_in_utc)


def test_a_scheduled_time_is_told_in_the_persons_own_zone(desk: Desk, acme: int) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    at_home = replace(desk, now=dt.datetime(2026, 3, 20, 9, 0, tzinfo=berlin))

    schedule(at_home, acme, TECHNICAL, When(dt.date(2026, 4, 2), dt.time(14, 0)))

    (held,) = _view(desk, acme).rounds
    assert held.at == dt.datetime(2026, 4, 2, 12, 0, tzinfo=dt.UTC)  # summer time by then


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine in Berlin, where summer time ended on 25 October 2026 (EU Directive 2000/84)."""
    with monkeypatch.context() as patched:
        patched.setenv("TZ", "Europe/Berlin")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("berlin")
def test_an_hour_is_kept_and_told_as_it_was_said_across_the_end_of_summer_time(
    desk: Desk, acme: int
) -> None:
    summer = replace(desk, now=dt.datetime(2026, 10, 20, 9, 0, tzinfo=LOCAL))

    logged = schedule(summer, acme, TECHNICAL, When(dt.date(2026, 11, 30), dt.time(14, 0)))

    (held,) = _view(desk, acme).rounds
    assert held.at == dt.datetime(2026, 11, 30, 13, 0, tzinfo=dt.UTC)
    assert "14:00" in logged.what


@pytest.mark.usefixtures("berlin")
def test_a_day_is_the_one_of_its_own_season(desk: Desk, acme: int) -> None:
    summer = replace(desk, now=dt.datetime(2026, 10, 20, 9, 0, tzinfo=LOCAL))
    late = dt.datetime(2026, 11, 29, 22, 30, tzinfo=dt.UTC)  # 23:30 in winter, 00:30 in summer

    add_round(summer, acme, {"stage_id": TECHNICAL, "at": late})

    assert [held.on for held in _view(desk, acme).rounds] == [dt.date(2026, 11, 29)]


@pytest.mark.usefixtures("berlin")
def test_the_hour_that_comes_twice_is_two_hours() -> None:
    first = dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC)
    second = first + dt.timedelta(hours=1)

    for moment in (first, second):
        assert f"{moment.astimezone(LOCAL):%H:%M}" == "02:30"
        assert moment.astimezone(LOCAL).astimezone(dt.UTC) == moment


def test_a_round_waits_for_its_date_or_gets_another_one(desk: Desk, acme: int) -> None:
    first = schedule(desk, acme, TECHNICAL, None)
    assert first.what == "Scheduled: technical at Acme."

    again = schedule(desk, acme, TECHNICAL, When(ahead(3)))

    assert again.interview_id == first.interview_id
    (held,) = _view(desk, acme).rounds
    assert held.on == ahead(3)
    assert _view(desk, acme).status is Status.SCHEDULED


def test_after_an_outcome_a_stage_can_have_another_round(desk: Desk, acme: int) -> None:
    set_outcome(desk, acme, OutcomeKey.PASSED, ago(2), TECHNICAL)

    schedule(desk, acme, TECHNICAL, When(ahead(3)))

    assert [held.outcome.value for held in _view(desk, acme).rounds] == ["passed", "pending"]


@pytest.mark.parametrize("name", ["application", "offer"])
def test_only_rounds_are_scheduled(desk: Desk, acme: int, name: str) -> None:
    with pytest.raises(Refusal, match=f"{name.capitalize()} is no round"):
        schedule(desk, acme, stage(name).id, When(ahead(3)))


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({}, "stage_id", "Which stage is this round at?"),
        ({"stage_id": 99}, "stage_id", "That stage is not in your list any more."),
        (
            {"stage_id": TECHNICAL, "predicted": 101},
            "predicted",
            "Your predicted chance is a whole number from 0 to 100.",
        ),
        (
            {"stage_id": TECHNICAL, "predicted": "much"},
            "predicted",
            "Your predicted chance is a whole number from 0 to 100.",
        ),
        (
            {"stage_id": TECHNICAL, "minutes": 0},
            "minutes",
            "The length in minutes is a whole number from 1 to 1,440.",
        ),
        (
            {"stage_id": TECHNICAL, "notes": "x" * 20_001},
            "notes",
            "The notes: at most 20,000 characters fit; this has 20,001.",
        ),
        (
            {"stage_id": TECHNICAL, "at": NOW.replace(tzinfo=None)},
            "at",
            "The time does not fit: a moment needs its time zone.",
        ),
        (
            {"stage_id": TECHNICAL, "on": ahead(1), "outcome": "passed"},
            "outcome",
            "Tue 24 Nov 2026 is still to come, so that round cannot be passed yet.",
        ),
    ],
)
def test_what_cannot_be_kept_is_refused_in_one_sentence_and_no_round_is_added(
    desk: Desk, acme: int, values: dict[str, object], field: str, sentence: str
) -> None:
    with pytest.raises(Refusal) as no:
        add_round(desk, acme, values)

    assert (no.value.field, no.value.sentence) == (field, sentence)
    assert _view(desk, acme).rounds == ()


def test_a_round_that_is_a_no_says_that_the_application_is_still_open(
    desk: Desk, acme: int
) -> None:
    logged = add_round(desk, acme, {"stage_id": TECHNICAL, "on": ago(1), "outcome": "rejected"})

    assert logged.warning is not None
    assert "still open" in logged.warning
    assert logged.recovery_id is None


def test_an_edit_changes_what_it_names_and_nothing_else(desk: Desk, acme: int) -> None:
    made = add_round(desk, acme, {"stage_id": TECHNICAL, "on": ago(1), "people": "Dana"})
    assert made.interview_id is not None

    edit_round(desk, made.interview_id, {"outcome": "passed", "stage_id": stage("panel").id})

    (held,) = _view(desk, acme).rounds
    assert (held.on, held.people) == (ago(1), "Dana")
    assert (held.outcome, held.stage) == (RoundOutcome.PASSED, stage("panel"))


def test_no_round_lies_beyond_the_end(desk: Desk, acme: int) -> None:
    made = add_round(desk, acme, {"stage_id": TECHNICAL, "on": ago(1)})
    assert made.interview_id is not None
    set_outcome(desk, acme, OutcomeKey.WITHDREW)

    with pytest.raises(Refusal, match="ended at technical, before panel"):
        add_round(desk, acme, {"stage_id": stage("panel").id})
    with pytest.raises(Refusal, match="ended at technical, before panel"):
        edit_round(desk, made.interview_id, {"stage_id": stage("panel").id})
    add_round(desk, acme, {"stage_id": stage("recruiter screen").id, "on": ago(5)})


def test_a_round_that_is_gone_is_refused(desk: Desk) -> None:
    with pytest.raises(Refusal, match="round is not there any more"):
        edit_round(desk, 99, {"notes": "x"})
