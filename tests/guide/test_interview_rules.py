"""Where an application stands: MODEL.md, "Words for states" and "What counts, per stage"."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respond_tui.guide.interviews import (
    ApplicationFacts,
    RoundFacts,
    came_by_inquiry,
    day_group,
    entered,
    furthest,
    has_matured,
    initial_group,
    matters_on,
    next_round_on,
    silent_for,
    status_of,
)
from respond_tui.guide.stages import DEFAULT_STAGES
from respond_tui.guide.terms import EndedHow, RoundOutcome, Source, Status
from tests.desks import TODAY, ago, ahead, stage

SILENCE_DAYS = 21
"""The silence limit of MODEL.md, in days."""


def _round(name: str, on: dt.date | None, outcome: str = "pending") -> RoundFacts:
    return RoundFacts(stage(name), on, RoundOutcome(outcome))


def _status(facts: ApplicationFacts) -> Status:
    return status_of(facts, TODAY, SILENCE_DAYS)


@pytest.mark.parametrize(("days", "has"), [(0, False), (21, False), (22, True)])
def test_an_application_has_matured_on_the_day_that_it_would_be_silent(
    days: int, has: bool
) -> None:
    assert has_matured(ago(days), TODAY, SILENCE_DAYS) is has
    assert (_status(ApplicationFacts(applied_on=ago(days))) is Status.SILENT) is has


def test_what_was_sent_on_no_known_day_has_matured() -> None:
    assert has_matured(None, TODAY, SILENCE_DAYS)


def test_without_a_round_it_is_applied() -> None:
    assert _status(ApplicationFacts(applied_on=ago(3))) is Status.APPLIED


def test_a_pending_round_today_is_scheduled() -> None:
    facts = ApplicationFacts(applied_on=ago(60), rounds=(_round("technical", TODAY),))

    assert _status(facts) is Status.SCHEDULED


def test_a_cancelled_round_ahead_schedules_nothing() -> None:
    facts = ApplicationFacts(rounds=(_round("technical", ahead(3), "cancelled"),))

    assert _status(facts) is Status.INTERVIEWING


def test_a_round_behind_is_interviewing() -> None:
    facts = ApplicationFacts(applied_on=ago(60), rounds=(_round("technical", ago(2), "passed"),))

    assert _status(facts) is Status.INTERVIEWING


@pytest.mark.parametrize(("days", "status"), [(21, Status.APPLIED), (22, Status.SILENT)])
def test_silent_is_longer_than_the_limit_and_not_the_limit_itself(
    days: int, status: Status
) -> None:
    assert _status(ApplicationFacts(applied_on=ago(days))) is status


def test_what_has_no_date_is_never_silent() -> None:
    assert _status(ApplicationFacts()) is Status.APPLIED
    assert _status(ApplicationFacts(rounds=(_round("final", None),))) is Status.INTERVIEWING


def test_an_offer_is_not_silent_however_old() -> None:
    facts = ApplicationFacts(applied_on=ago(90), rounds=(_round("offer", ago(60)),))

    assert _status(facts) is Status.OFFER


@pytest.mark.parametrize("how", list(EndedHow))
def test_an_ended_application_has_the_status_of_its_end(how: EndedHow) -> None:
    facts = ApplicationFacts(ended_how=how, rounds=(_round("offer", ago(2)),))

    assert _status(facts).value == how.value


def test_the_furthest_stage_does_not_go_back_when_it_ends_earlier() -> None:
    facts = ApplicationFacts(
        ended_how=EndedHow.WITHDREW,
        ended_stage=stage("recruiter screen"),
        rounds=(_round("panel", ago(4)), _round("recruiter screen", ago(9), "passed")),
    )

    assert furthest(facts, DEFAULT_STAGES) == stage("panel")


def test_an_accepted_offer_enters_the_offer_stage() -> None:
    facts = ApplicationFacts(ended_how=EndedHow.ACCEPTED, ended_stage=stage("technical"))

    assert furthest(facts, DEFAULT_STAGES) == stage("offer")


def test_an_inquiry_begins_at_its_first_round() -> None:
    facts = ApplicationFacts(source=Source.INQUIRY, rounds=(_round("technical", ago(4)),))

    assert entered(facts, DEFAULT_STAGES) == (stage("technical"),)


@pytest.mark.parametrize(
    ("source", "applied_on", "has_rounds"),
    [
        (Source.REFERRAL, None, True),
        (Source.RECRUITER, ago(3), True),
        (Source.INQUIRY, None, False),
    ],
)
def test_what_was_applied_for_enters_at_the_application(
    source: Source, applied_on: dt.date | None, has_rounds: bool
) -> None:
    assert not came_by_inquiry(source, applied_on, has_rounds)


def test_a_stage_is_entered_once_however_many_rounds_it_had() -> None:
    facts = ApplicationFacts(
        rounds=(_round("technical", ago(9), "passed"), _round("technical", ago(4))),
    )

    assert entered(facts, DEFAULT_STAGES) == (stage("application"), stage("technical"))


def test_the_day_that_matters_is_the_next_round_then_the_end_then_the_latest() -> None:
    rounds = (_round("panel", ahead(4)), _round("final", ahead(9)), _round("technical", ago(2)))
    open_ = ApplicationFacts(applied_on=ago(30), rounds=rounds)
    ended = ApplicationFacts(
        applied_on=ago(30), ended_how=EndedHow.REJECTED, ended_on=ago(1), rounds=rounds
    )
    undated_end = ApplicationFacts(applied_on=ago(30), ended_how=EndedHow.REJECTED)

    assert matters_on(open_, TODAY) == ahead(4)
    assert matters_on(ended, TODAY) == ago(1)
    assert matters_on(undated_end, TODAY) == ago(30)


def test_an_offer_is_no_round_to_go_to() -> None:
    assert next_round_on(ApplicationFacts(rounds=(_round("offer", ahead(2)),)), TODAY) is None


def test_days_of_silence_are_counted_from_the_last_known_day() -> None:
    assert silent_for(ago(30), TODAY, SILENCE_DAYS) == 30
    assert silent_for(None, TODAY, SILENCE_DAYS) is None


@pytest.mark.parametrize(
    ("day", "title"),
    [
        (ahead(1), "Ahead"),
        (TODAY, "Today"),
        (ago(1), "Yesterday"),
        (ago(2), "Last week"),
        (ago(7), "Last week"),
        (ago(8), "November 2026"),
        (dt.date(2026, 10, 31), "October 2026"),
        (dt.date(2025, 11, 20), "November 2025"),
        (None, "No date"),
    ],
)
def test_a_day_stands_under_the_heading_a_person_would_look_for(
    day: dt.date | None, title: str
) -> None:
    assert day_group(day, TODAY) == title


def test_this_week_began_on_monday() -> None:
    friday = dt.date(2026, 11, 27)

    assert day_group(dt.date(2026, 11, 23), friday) == "This week"
    assert day_group(dt.date(2026, 11, 22), friday) == "Last week"


@given(st.lists(st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)), min_size=1))
def test_headings_of_days_in_order_never_come_back(days: list[dt.date]) -> None:
    titles = [day_group(day, TODAY) for day in sorted(days, reverse=True)]
    runs = [title for at, title in enumerate(titles) if at == 0 or titles[at - 1] != title]

    assert len(runs) == len(set(runs))


def test_names_stand_under_their_first_letter() -> None:
    assert initial_group("acme") == "A"
    assert initial_group("Österreich") == "Ö"
    assert initial_group("1Password") == initial_group("") == "0–9 and others"
