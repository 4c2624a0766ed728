"""What came of it: a no from any stage, a pass, an offer, an end; each one transaction."""

import datetime as dt

import pytest

from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews.applications import add_application
from respond_tui.actions.interviews.logged import Logged
from respond_tui.actions.interviews.outcomes import log_rejection, reopen, set_outcome
from respond_tui.actions.interviews.rounds import add_round, schedule
from respond_tui.actions.recovery.opening import open_recovery
from respond_tui.actions.recovery.steps import add_step, tick
from respond_tui.guide.dates import When
from respond_tui.guide.interviews import OutcomeKey
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.rules import Rules
from respond_tui.guide.terms import Certainty, EndedBy, EndedHow, RoundOutcome, Status, StepState
from respond_tui.queries.interviews import ApplicationView, application
from respond_tui.queries.recovery import RecoveryView, recovery
from tests.desks import TODAY, ago, ahead, later, stage

RULES = Rules()


def _acme(desk: Desk, *rounds: tuple[str, dt.date | None, str]) -> int:
    made = add_application(desk, {"company": "Acme", "applied_on": ago(60)})
    for name, on, outcome in rounds:
        values = {"stage_id": stage(name).id, "on": on, "outcome": outcome}
        add_round(desk, made.application_id, values)
    return made.application_id


def _view(desk: Desk, application_id: int) -> ApplicationView:
    with desk.store.read() as session:
        view = application(session, application_id, desk.today, RULES)
    assert view is not None
    return view


def _course(desk: Desk, application_id: int) -> list[tuple[str, dt.date | None, str]]:
    rounds = _view(desk, application_id).rounds
    return [(each.stage.name, each.on, each.outcome.value) for each in rounds]


def _recovery(desk: Desk, recovery_id: int) -> RecoveryView:
    with desk.store.read() as session:
        view = recovery(session, recovery_id, desk.now)
    assert view is not None
    return view


def _no(desk: Desk, application_id: int, on: dt.date | None = None) -> Logged:
    return log_rejection(desk, application_id, None, on, "", None)


def test_a_no_sets_the_round_the_end_and_the_recovery_at_once(desk: Desk) -> None:
    acme = _acme(desk, ("technical", ago(3), "pending"))

    logged = log_rejection(
        desk, acme, stage("technical").id, ago(1), "depth", Certainty.TOLD, "ask for the scale"
    )

    view = _view(desk, acme)
    assert view.status is Status.REJECTED
    assert (view.ended_on, view.ended_stage) == (ago(1), stage("technical"))
    assert (view.ended_by, view.reason) == (EndedBy.EMPLOYER, "depth")
    assert view.reason_certainty is Certainty.TOLD
    (held,) = view.rounds
    assert (held.outcome, held.on, held.lesson) == (
        RoundOutcome.REJECTED,
        ago(3),
        "ask for the scale",
    )
    assert (logged.interview_id, logged.recovery_id) == (held.id, view.recovery_id)
    assert logged.what == "Logged a no from Acme after technical; the recovery is open."
    assert desk.store.undoable()[0] == "log rejection at Acme"


def test_a_no_can_come_straight_from_the_application(desk: Desk) -> None:
    acme = _acme(desk)

    logged = _no(desk, acme)

    assert logged.interview_id is None
    assert logged.recovery_id is not None
    assert _view(desk, acme).ended_stage == stage("application")
    assert _view(desk, acme).ended_on == TODAY


def test_a_no_from_a_stage_without_a_round_opens_one_there(desk: Desk) -> None:
    acme = _acme(desk)

    log_rejection(desk, acme, stage("panel").id, ago(2), "", None)

    assert _course(desk, acme) == [("panel", ago(2), "rejected")]


def test_a_no_after_a_passed_round_invents_no_other(desk: Desk) -> None:
    acme = _acme(desk, ("technical", ago(9), "passed"))

    _no(desk, acme)

    assert _course(desk, acme) == [("technical", ago(9), "passed")]
    assert _view(desk, acme).ended_stage == stage("technical")


def test_a_round_that_was_still_ahead_is_cancelled_by_the_no(desk: Desk) -> None:
    acme = _acme(desk, ("panel", ahead(4), "pending"))

    _no(desk, acme)

    assert _course(desk, acme) == [("panel", ahead(4), "cancelled")]
    assert _view(desk, acme).ended_stage == stage("panel")


@pytest.mark.parametrize(("days", "opens"), [(0, True), (7, True), (8, False)])
def test_a_no_opens_a_recovery_for_seven_days(desk: Desk, days: int, opens: bool) -> None:
    """MODEL.md, "What opens a recovery"."""
    logged = _no(desk, _acme(desk), ago(days))

    assert (logged.recovery_id is not None) is opens


def test_an_old_no_can_be_given_a_recovery_from_the_log(desk: Desk) -> None:
    acme = _acme(desk)
    _no(desk, acme, ago(40))

    opened = open_recovery(desk, acme)

    assert opened.recovery_id == _view(desk, acme).recovery_id
    assert open_recovery(desk, acme).what == "The recovery after Acme is open already."
    assert desk.store.undoable()[0] == "open a recovery after Acme"
    assert len(desk.store.undoable()) == 3


def test_only_a_no_has_a_recovery(desk: Desk) -> None:
    acme = _acme(desk)

    with pytest.raises(Refusal, match="did not end in a no"):
        open_recovery(desk, acme)


def test_a_no_ahead_or_before_the_application_changes_nothing(desk: Desk) -> None:
    acme = _acme(desk, ("technical", ago(3), "pending"))

    for on in (ahead(1), ago(61)):
        with pytest.raises(Refusal) as no:
            _no(desk, acme, on)
        assert no.value.field == "ended_on"
    assert _course(desk, acme) == [("technical", ago(3), "pending")]
    assert _view(desk, acme).recovery_id is None


def test_a_no_at_a_stage_left_behind_is_refused(desk: Desk) -> None:
    acme = _acme(desk, ("panel", ago(3), "pending"))

    with pytest.raises(Refusal, match="already reached panel") as no:
        log_rejection(desk, acme, stage("technical").id, None, "", None)
    assert no.value.field == "ended_stage_id"


def test_an_application_ends_once(desk: Desk) -> None:
    acme = _acme(desk)
    _no(desk, acme, ago(1))

    with pytest.raises(Refusal, match="has ended already, with a no on Sun 22 Nov 2026"):
        _no(desk, acme)
    with pytest.raises(Refusal, match="has ended already"):
        set_outcome(desk, acme, OutcomeKey.WITHDREW)


def test_a_late_no_may_end_a_silence(desk: Desk) -> None:
    acme = _acme(desk)
    set_outcome(desk, acme, OutcomeKey.GHOSTED, ago(3))

    assert _no(desk, acme).recovery_id is not None
    assert _view(desk, acme).status is Status.REJECTED


def test_a_late_no_may_come_from_a_later_stage_than_the_silence(desk: Desk) -> None:
    acme = _acme(desk, ("technical", ago(30), "passed"))
    set_outcome(desk, acme, OutcomeKey.GHOSTED, ago(3))

    log_rejection(desk, acme, stage("panel").id, ago(1), "", None)

    assert _course(desk, acme)[-1] == ("panel", ago(1), "rejected")
    assert _view(desk, acme).ended_stage == stage("panel")


def test_the_third_no_at_a_stage_brings_an_alert_and_the_fourth_does_not_bring_it_again(
    desk: Desk,
) -> None:
    """GUIDE.md, step 7: three or more at the same stage."""
    logged = [
        log_rejection(desk, _acme(desk), stage("technical").id, None, "", None) for _ in range(4)
    ]

    assert [len(each.new_alerts) for each in logged] == [0, 0, 1, 0]
    assert "technical" in logged[2].new_alerts[0].lower()


@pytest.mark.parametrize(
    ("key", "status", "by", "what"),
    [
        (OutcomeKey.WITHDREW, Status.WITHDREW, EndedBy.ME, "You withdrew from Acme, at panel."),
        (OutcomeKey.GHOSTED, Status.GHOSTED, EndedBy.EMPLOYER, "Acme went silent, at panel."),
        (
            OutcomeKey.ROLE_CLOSED,
            Status.ROLE_CLOSED,
            EndedBy.ROLE,
            "The role at Acme is closed, at panel.",
        ),
    ],
)
def test_other_ends_stay_where_it_stood_and_open_no_recovery(
    desk: Desk, key: OutcomeKey, status: Status, by: EndedBy, what: str
) -> None:
    acme = _acme(desk, ("panel", ago(4), "passed"))

    logged = set_outcome(desk, acme, key)

    view = _view(desk, acme)
    assert (view.status, view.ended_by, view.ended_stage) == (status, by, stage("panel"))
    assert (view.ended_on, view.recovery_id, logged.recovery_id) == (TODAY, None, None)
    assert logged.what == what


def test_a_pass_goes_to_the_latest_round_held_not_to_the_one_ahead(desk: Desk) -> None:
    acme = _acme(
        desk,
        ("recruiter screen", ago(20), "pending"),
        ("technical", ago(3), "pending"),
        ("panel", ahead(3), "pending"),
    )

    set_outcome(desk, acme, OutcomeKey.PASSED)

    assert [outcome for _, _, outcome in _course(desk, acme)] == ["pending", "passed", "pending"]


def test_a_pass_before_the_planned_day_moves_the_round_to_it(desk: Desk) -> None:
    acme = _acme(desk, ("technical", ahead(2), "pending"))

    logged = set_outcome(desk, acme, OutcomeKey.PASSED, ago(1))

    assert _course(desk, acme) == [("technical", ago(1), "passed")]
    assert logged.what == "Technical at Acme, Sun 22 Nov 2026: passed."


def test_a_pass_at_a_stage_without_a_round_opens_one(desk: Desk) -> None:
    acme = _acme(desk)

    set_outcome(desk, acme, OutcomeKey.PASSED, None, stage("recruiter screen").id)

    assert _course(desk, acme) == [("recruiter screen", TODAY, "passed")]


def test_a_pass_with_no_round_to_go_to_asks_which(desk: Desk) -> None:
    acme = _acme(desk)

    with pytest.raises(Refusal, match="stands at application"):
        set_outcome(desk, acme, OutcomeKey.PASSED)


def test_a_pass_is_logged_once(desk: Desk) -> None:
    acme = _acme(desk, ("technical", ago(3), "passed"))

    with pytest.raises(Refusal, match="Technical at Acme is passed already"):
        set_outcome(desk, acme, OutcomeKey.PASSED)


def test_a_round_ahead_is_cancelled_before_one_that_was_held(desk: Desk) -> None:
    acme = _acme(desk, ("technical", ago(3), "pending"), ("panel", ahead(3), "pending"))

    set_outcome(desk, acme, OutcomeKey.CANCELLED)

    assert [outcome for _, _, outcome in _course(desk, acme)] == ["pending", "cancelled"]


def test_nothing_to_cancel_is_said_so(desk: Desk) -> None:
    acme = _acme(desk, ("technical", ago(3), "passed"))

    with pytest.raises(Refusal, match="No round at Acme waits"):
        set_outcome(desk, acme, OutcomeKey.CANCELLED)


def test_an_offer_passes_what_was_undecided_before_it(desk: Desk) -> None:
    acme = _acme(desk, ("technical", ago(3), "pending"), ("panel", None, "cancelled"))

    set_outcome(desk, acme, OutcomeKey.OFFER, ago(1))

    assert _course(desk, acme) == [
        ("technical", ago(3), "passed"),
        ("offer", ago(1), "pending"),
        ("panel", None, "cancelled"),
    ]
    assert _view(desk, acme).status is Status.OFFER
    with pytest.raises(Refusal, match="in your log already"):
        set_outcome(desk, acme, OutcomeKey.OFFER)


@pytest.mark.parametrize("key", [OutcomeKey.ACCEPTED, OutcomeKey.DECLINED])
def test_an_offer_is_accepted_or_declined(desk: Desk, key: OutcomeKey) -> None:
    acme = _acme(desk, ("technical", ago(3), "passed"))
    set_outcome(desk, acme, OutcomeKey.OFFER)

    set_outcome(desk, acme, key)

    view = _view(desk, acme)
    assert (view.status.value, view.ended_by) == (key.value, EndedBy.ME)
    assert view.ended_stage == stage("offer")


def test_an_ended_application_gets_no_offer_and_no_round(desk: Desk) -> None:
    acme = _acme(desk)
    set_outcome(desk, acme, OutcomeKey.WITHDREW)

    with pytest.raises(Refusal, match="has ended"):
        set_outcome(desk, acme, OutcomeKey.OFFER)
    with pytest.raises(Refusal, match="has ended"):
        schedule(desk, acme, stage("panel").id, When(ahead(2)))


def test_reopening_opens_the_application_its_round_and_puts_the_recovery_away(desk: Desk) -> None:
    acme = _acme(desk, ("technical", ago(3), "pending"))
    before = _view(desk, acme)
    _no(desk, acme)

    said = reopen(later(desk, hours=1), acme)

    assert _view(desk, acme) == before
    assert said.what == "Acme is open again."


def test_reopening_after_a_no_before_the_planned_round_plans_that_round_again(desk: Desk) -> None:
    acme = _acme(desk, ("technical", ago(3), "passed"), ("panel", ahead(4), "pending"))
    before = _view(desk, acme)
    log_rejection(desk, acme, stage("panel").id, None, "", None)
    assert _course(desk, acme)[-1] == ("panel", ahead(4), "cancelled")

    reopen(later(desk, hours=1), acme)

    assert _view(desk, acme) == before


def test_reopening_leaves_a_round_alone_that_was_cancelled_for_itself(desk: Desk) -> None:
    acme = _acme(desk, ("panel", ahead(4), "cancelled"), ("panel", ago(1), "pending"))
    _no(desk, acme)

    reopen(later(desk, hours=1), acme)

    assert _course(desk, acme) == [
        ("panel", ago(1), "pending"),
        ("panel", ahead(4), "cancelled"),
    ]


@pytest.mark.parametrize("name", ["application", "offer"])
def test_a_lesson_without_a_round_to_hold_it_goes_to_the_notes(desk: Desk, name: str) -> None:
    values = {"company": "Acme", "applied_on": ago(9), "notes": "by post"}
    acme = add_application(desk, values).application_id

    log_rejection(desk, acme, stage(name).id, None, "", None, "name the scale first")

    assert _view(desk, acme).notes == "by post\nname the scale first"


def test_reopening_keeps_a_recovery_that_was_worked_on_and_closes_it(desk: Desk) -> None:
    acme = _acme(desk)
    recovery_id = _no(desk, acme).recovery_id
    assert recovery_id is not None
    add_step(desk, recovery_id, "Call Dana")

    reopen(later(desk, hours=1), acme)

    kept = _recovery(later(desk, hours=1), recovery_id)
    assert kept.row.closed_at is not None
    assert kept.row.pausing_until is None
    assert [step.text for step in kept.steps][-1] == "Call Dana"


def test_a_second_no_begins_the_recovery_again_and_keeps_what_was_done(desk: Desk) -> None:
    acme = _acme(desk)
    first = _no(desk, acme).recovery_id
    assert first is not None
    feeling = _recovery(desk, first).steps[0]
    tick(desk, feeling.id, "flat", strength=4)
    reopen(later(desk, days=1), acme)

    again = _no(later(desk, days=2), acme)

    assert again.recovery_id == first
    view = _recovery(later(desk, days=2), first)
    assert view.row.closed_at is None
    assert view.row.opened_at == later(desk, days=2).now
    done = [step.note for step in view.steps if step.state is StepState.DONE]
    assert done == ["flat 4"]
    assert len(view.steps) == 8


def test_a_no_after_an_untouched_recovery_in_the_trash_opens_it_afresh(desk: Desk) -> None:
    acme = _acme(desk)
    first = _no(desk, acme).recovery_id
    reopen(later(desk, hours=1), acme)
    assert _view(desk, acme).recovery_id is None

    again = _no(later(desk, hours=2), acme)

    assert again.recovery_id == first
    assert _view(desk, acme).steps_all == 6


def test_what_is_open_cannot_be_reopened(desk: Desk) -> None:
    with pytest.raises(Refusal, match="is open already"):
        reopen(desk, _acme(desk))


@pytest.mark.parametrize("how", [EndedHow.GHOSTED, EndedHow.REJECTED])
def test_undo_takes_a_whole_outcome_back_and_redo_brings_it_again(
    desk: Desk, how: EndedHow
) -> None:
    acme = _acme(desk, ("technical", ago(3), "pending"))
    before = _view(desk, acme)
    if how is EndedHow.REJECTED:
        _no(desk, acme)
    else:
        set_outcome(desk, acme, OutcomeKey.GHOSTED)
    after = _view(desk, acme)

    desk.store.undo(desk.now)
    assert _view(desk, acme) == before
    desk.store.redo(desk.now)
    assert _view(desk, acme) == after
