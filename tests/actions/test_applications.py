"""Applications: logged and written anew, every field within its limits."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews.applications import add_application, edit_application
from respond_tui.actions.interviews.outcomes import log_rejection, set_outcome
from respond_tui.actions.interviews.rounds import add_round
from respond_tui.guide.interviews import OutcomeKey
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.rules import Rules
from respond_tui.guide.terms import EndedBy, EndedHow, Status
from respond_tui.queries.interviews import ApplicationView, application
from tests.desks import TODAY, ago, ahead, later, stage
from tests.logs import log_ids

RULES = Rules()


def _view(desk: Desk, application_id: int) -> ApplicationView:
    with desk.store.read() as session:
        view = application(session, application_id, desk.today, RULES)
    assert view is not None
    return view


def _count(desk: Desk) -> int:
    with desk.store.read() as session:
        return len(log_ids(session, TODAY))


def test_a_company_alone_is_enough(desk: Desk) -> None:
    logged = add_application(desk, {"company": " Acme "})

    view = _view(desk, logged.application_id)
    assert (view.company, view.role, view.applied_on) == ("Acme", None, None)
    assert view.status is Status.APPLIED
    assert logged.what == "Logged Acme."
    assert not logged.again
    assert desk.store.undoable() == ["add Acme"]


def test_every_field_of_the_form_is_kept(desk: Desk) -> None:
    values = {
        "company": "Acme",
        "role": "Backend Engineer",
        "role_family": "backend",
        "seniority": "senior",
        "source": "referral",
        "source_detail": "Dana",
        "arrangement": "hybrid",
        "location": "Lisbon",
        "market": "EU",
        "link": "https://example.org/job",
        "applied_on": ago(4),
        "notes": "two lines\nof notes",
    }

    view = _view(desk, add_application(desk, values).application_id)

    assert {name: getattr(view, name) for name in values} == values


def test_applying_again_to_a_place_and_role_is_logged_with_a_warning(desk: Desk) -> None:
    add_application(desk, {"company": "Acme", "role": "SRE", "applied_on": ago(9)})

    logged = add_application(desk, {"company": "ACME", "role": "sre"})

    assert logged.again
    assert (
        logged.warning
        == "Acme, SRE is in your log already: applied at application, Sat 14 Nov 2026."
    )
    assert _count(desk) == 2


def test_another_role_at_the_same_place_is_no_warning(desk: Desk) -> None:
    add_application(desk, {"company": "Acme", "role": "SRE"})

    assert not add_application(desk, {"company": "Acme", "role": "PM"}).again


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({}, "company", "The company cannot be empty."),
        ({"company": "   "}, "company", "The company cannot be empty."),
        (
            {"company": "x" * 201},
            "company",
            "The company: at most 200 characters fit; this has 201.",
        ),
        (
            {"company": "Acme", "role": "x" * 5_000},
            "role",
            "The role: at most 200 characters fit; this has 5,000.",
        ),
        (
            {"company": "Acme", "applied_on": ahead(1)},
            "applied_on",
            "Tue 24 Nov 2026 is still to come, so you cannot have applied on it.",
        ),
        (
            {"company": "Acme", "applied_on": "2026-02-31"},
            "applied_on",
            "The day you applied is not a date that can be read.",
        ),
        (
            {"company": "Acme", "source": "carrier pigeon"},
            "source",
            "The source is one of referral, job board, recruiter, outreach, inquiry or other.",
        ),
        ({"company": "Acme", "salary": 1}, "salary", "There is no field called “salary” here."),
    ],
)
def test_what_cannot_be_kept_is_refused_in_one_sentence_and_nothing_is_logged(
    desk: Desk, values: dict[str, object], field: str, sentence: str
) -> None:
    with pytest.raises(Refusal) as no:
        add_application(desk, values)

    assert (no.value.field, no.value.sentence) == (field, sentence)
    assert _count(desk) == 0
    assert desk.store.undoable() == []


def test_a_day_outside_the_years_that_are_kept_is_refused(desk: Desk) -> None:
    with pytest.raises(Refusal, match="between 1900-01-01 and 2200-12-31"):
        add_application(desk, {"company": "Acme", "applied_on": dt.date(1899, 12, 31)})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_is_kept_clean_or_refused(desk: Desk, company: str, notes: str) -> None:
    try:
        logged = add_application(desk, {"company": company, "notes": notes})
    except Refusal:
        event("refused")
        return
    view = _view(desk, logged.application_id)
    assert view.company == view.company.strip() != ""
    assert not {"\x1b", "\u202e", "\n"} & set(view.company)
    assert "\x1b" not in view.notes


def test_hostile_words_are_kept_as_the_words_they_are(desk: Desk) -> None:
    words = "[/] [x] [@click=app.quit]go[/] \x1b]52;c;aGk=\x07 \ud800 '; DROP TABLE step; --"

    view = _view(desk, add_application(desk, {"company": words}).application_id)

    assert view.company == "[/] [x] [@click=app.quit]go[/] ]52;c;aGk=  '; DROP TABLE step; --"


def test_an_edit_changes_what_it_names_and_nothing_else(desk: Desk) -> None:
    made = add_application(desk, {"company": "Acme", "role": "SRE", "notes": "kept"})

    edit_application(later(desk, hours=1), made.application_id, {"role": "PM"})

    view = _view(desk, made.application_id)
    assert (view.company, view.role, view.notes) == ("Acme", "PM", "kept")
    assert desk.store.undoable() == ["edit Acme", "add Acme, SRE"]


def test_an_edit_without_a_change_leaves_no_trace(desk: Desk) -> None:
    made = add_application(desk, {"company": "Acme", "role": "SRE"})

    edit_application(later(desk, hours=1), made.application_id, {"role": "SRE"})

    assert desk.store.undoable() == ["add Acme, SRE"]


def test_who_ended_it_follows_from_how_it_ended(desk: Desk) -> None:
    made = add_application(desk, {"company": "Acme", "ended_how": "withdrew", "ended_on": ago(2)})

    view = _view(desk, made.application_id)
    assert (view.ended_by, view.ended_stage) == (EndedBy.ME, stage("application"))
    assert made.recovery_id is None


def test_a_rejection_written_in_the_form_opens_a_recovery(desk: Desk) -> None:
    made = add_application(desk, {"company": "Acme"})

    edited = edit_application(
        desk, made.application_id, {"ended_how": EndedHow.REJECTED, "ended_on": TODAY}
    )

    assert edited.recovery_id is not None
    assert edited.what == "Changed Acme; the recovery is open."


def test_editing_a_rejected_application_opens_no_second_recovery(desk: Desk) -> None:
    made = add_application(desk, {"company": "Acme"})
    log_rejection(desk, made.application_id, None, None, "", None)

    edited = edit_application(desk, made.application_id, {"notes": "they were kind"})

    assert edited.recovery_id is None
    assert _view(desk, made.application_id).steps_all == 6


def test_taking_the_end_out_in_the_form_clears_all_that_belongs_to_it(desk: Desk) -> None:
    made = add_application(desk, {"company": "Acme"})
    log_rejection(desk, made.application_id, None, None, "too junior", None)

    edit_application(desk, made.application_id, {"ended_how": None})

    view = _view(desk, made.application_id)
    ends = (view.ended_on, view.ended_stage, view.ended_by, view.reason, view.reason_certainty)
    assert ends == (None, None, None, None, None)
    assert view.recovery_id is None


def test_an_end_in_the_form_cannot_lie_behind_where_it_stands(desk: Desk) -> None:
    made = add_application(desk, {"company": "Acme"})
    add_round(desk, made.application_id, {"stage_id": stage("panel").id, "on": ago(3)})

    with pytest.raises(Refusal, match="already reached panel"):
        edit_application(
            desk,
            made.application_id,
            {"ended_how": "rejected", "ended_stage_id": stage("technical").id},
        )
    assert _view(desk, made.application_id).ended_how is None


def test_an_accepted_offer_ends_at_the_offer(desk: Desk) -> None:
    made = add_application(desk, {"company": "Acme", "ended_how": "accepted"})

    assert _view(desk, made.application_id).stage == stage("offer")


def test_an_application_that_is_gone_is_refused(desk: Desk) -> None:
    with pytest.raises(Refusal, match="not there any more"):
        edit_application(desk, 99, {"company": "Acme"})
    with pytest.raises(Refusal, match="not there any more"):
        set_outcome(desk, 99, OutcomeKey.PASSED)
