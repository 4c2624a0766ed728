"""The rejection shield: by every road a no is put away, and counts from its opening."""

import datetime as dt
from collections.abc import Callable

import pytest
from sqlmodel import select

from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews.applications import add_application, edit_application
from respond_tui.actions.interviews.logged import Logged
from respond_tui.actions.interviews.outcomes import log_rejection, reopen, set_outcome
from respond_tui.actions.quickadd import log_line
from respond_tui.actions.recovery.sealed import open_answer
from respond_tui.actions.recovery.steps import move_step, tick
from respond_tui.actions.settings import set_rules, set_shield
from respond_tui.guide import quickadd
from respond_tui.guide.dates import When
from respond_tui.guide.interviews import OutcomeKey
from respond_tui.guide.recovery import steps_for
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.rules import Rules
from respond_tui.guide.stages import DEFAULT_STAGES
from respond_tui.guide.terms import EndedHow, StepKind
from respond_tui.models.tables import Application
from respond_tui.queries.recovery import RecoveryView, recovery
from respond_tui.queries.settings import rules
from tests.contents import contents
from tests.desks import NOW, TODAY, ago, end_pause, later, stage

NEUTRAL = "Put away. Enter on Acme opens it when you want, in the log or in Recovery."


def _applied(desk: Desk) -> int:
    made = add_application(desk, {"company": "Acme", "applied_on": ago(9)})
    return made.application_id


def _by_x(desk: Desk) -> Logged:
    return log_rejection(desk, _applied(desk), stage("technical").id, None, "told", None)


def _by_line(desk: Desk) -> Logged:
    read = quickadd.read("Acme @technical rejected", quickadd.Known(DEFAULT_STAGES, []), TODAY)
    assert read.line is not None
    return log_line(desk, read.line)


def _by_form(desk: Desk) -> Logged:
    return add_application(
        desk, {"company": "Acme", "ended_how": EndedHow.REJECTED, "ended_on": TODAY}
    )


def _by_edit(desk: Desk) -> Logged:
    id_ = _applied(desk)
    set_outcome(desk, id_, OutcomeKey.GHOSTED)
    return edit_application(desk, id_, {"ended_how": EndedHow.REJECTED, "ended_on": TODAY})


ROADS = (_by_x, _by_line, _by_form, _by_edit)


def _row(desk: Desk, company: str = "Acme") -> Application:
    with desk.store.read() as session:
        return session.exec(select(Application).where(Application.company == company)).one()


def _view(desk: Desk, recovery_id: int | None) -> RecoveryView:
    assert recovery_id is not None
    with desk.store.read() as session:
        view = recovery(session, recovery_id, desk.now)
    assert view is not None
    return view


@pytest.mark.parametrize("road", ROADS)
def test_by_every_road_a_no_is_put_away_without_a_verdict(
    desk: Desk, road: Callable[[Desk], Logged]
) -> None:
    set_shield(desk, on=True)
    logged = road(desk)
    assert (logged.what, logged.sealed, logged.new_alerts) == (NEUTRAL, True, ())
    assert _row(desk).sealed_at == NOW
    assert "reject" not in desk.store.undoable()[0]


@pytest.mark.parametrize("road", ROADS)
def test_with_the_shield_off_nothing_is_put_away(
    desk: Desk, road: Callable[[Desk], Logged]
) -> None:
    logged = road(desk)
    assert not logged.sealed
    assert _row(desk).sealed_at is None


def test_a_no_that_brings_an_alert_about_keeps_quiet(desk: Desk) -> None:
    set_shield(desk, on=True)
    assert [_by_x(desk).new_alerts for _ in range(3)] == [(), (), ()]


def test_an_old_no_is_put_away_too_and_names_only_the_log(desk: Desk) -> None:
    set_shield(desk, on=True)
    logged = log_rejection(desk, _applied(desk), None, ago(8), "", None)
    assert logged.what == "Put away. Enter on Acme opens it when you want, in the log."
    assert logged.recovery_id is None
    opened = open_answer(desk, logged.application_id)
    assert (opened.what, opened.recovery_id) == ("Opened: Acme.", None)


def test_other_ends_are_not_put_away(desk: Desk) -> None:
    set_shield(desk, on=True)
    set_outcome(desk, _applied(desk), OutcomeKey.WITHDREW)
    assert _row(desk).sealed_at is None


def test_a_no_that_is_taken_back_is_put_away_no_longer(desk: Desk) -> None:
    set_shield(desk, on=True)
    logged = _by_x(desk)
    reopen(desk, logged.application_id)
    assert _row(desk).sealed_at is None


def test_editing_what_is_put_away_leaves_it_so(desk: Desk) -> None:
    set_shield(desk, on=True)
    logged = _by_x(desk)
    edited = edit_application(later(desk, hours=1), logged.application_id, {"notes": "more"})
    assert edited.what == "Changed Acme."
    assert _row(desk).sealed_at == NOW


def test_the_same_place_again_is_warned_of_without_a_verdict(desk: Desk) -> None:
    set_shield(desk, on=True)
    _by_x(desk)
    again = add_application(desk, {"company": "Acme"})
    assert again.warning == "Acme is in your log already, put away and not opened yet."


def test_opened_later_its_recovery_counts_from_then_in_one_undo_step(desk: Desk) -> None:
    set_shield(desk, on=True)
    logged = _by_x(desk)
    before = contents(desk.store)
    at = later(desk, days=5)
    opened = open_answer(at, logged.application_id)
    assert opened.what == "Opened: Acme. Its recovery counts from now."
    view = _view(at, logged.recovery_id)
    planned = {plan.kind: plan for plan in steps_for(at.now, Rules())}
    assert view.row.pausing_until == at.now + dt.timedelta(hours=24)
    assert {step.kind: (step.due_on, step.due_at) for step in view.steps} == {
        kind: (plan.due_on, plan.due_at) for kind, plan in planned.items()
    }
    assert not any(step.overdue for step in view.steps)
    assert _row(desk).sealed_at is None
    assert at.store.undo(at.now) == "open the answer from Acme"
    assert contents(desk.store) == before


def test_what_was_touched_before_keeps_its_dates(desk: Desk) -> None:
    logged_off = _by_x(desk)
    steps = {step.kind: step for step in _view(desk, logged_off.recovery_id).steps}
    tick(desk, steps[StepKind.FEELING].id, "flat", 5)
    move_step(desk, steps[StepKind.THANKS].id, When(TODAY + dt.timedelta(days=9)))
    with desk.store.write("put it away", desk.now) as session:
        row = session.get(Application, logged_off.application_id)
        assert row is not None
        row.sealed_at = desk.now
        session.add(row)
    at = later(desk, days=3)
    open_answer(at, logged_off.application_id)
    after = {step.kind: step for step in _view(at, logged_off.recovery_id).steps}
    assert after[StepKind.FEELING].due_on == TODAY
    assert after[StepKind.THANKS].due_on == TODAY + dt.timedelta(days=9)
    assert after[StepKind.RESET].due_on == at.today


def test_a_pause_that_was_ended_by_hand_does_not_begin_again(desk: Desk) -> None:
    set_shield(desk, on=True)
    logged = _by_x(desk)
    assert logged.recovery_id is not None
    end_pause(desk, logged.recovery_id)
    at = later(desk, days=1)
    open_answer(at, logged.application_id)
    assert _view(at, logged.recovery_id).row.pausing_until is None


def test_what_is_open_cannot_be_opened(desk: Desk) -> None:
    logged = _by_x(desk)
    with pytest.raises(Refusal, match="What Acme said is open already"):
        open_answer(desk, logged.application_id)


def test_turning_it_off_opens_nothing_and_the_other_settings_stay(desk: Desk) -> None:
    set_rules(desk, Rules(pause_hours=36))
    set_shield(desk, on=True)
    _by_x(desk)
    with desk.store.read() as session:
        assert rules(session) == Rules(pause_hours=36, shield=True)
    set_rules(desk, Rules(pause_hours=30, shield=True))
    with desk.store.read() as session:
        assert rules(session).shield
    set_shield(desk, on=False)
    assert _row(desk).sealed_at == NOW
    assert desk.store.undo(desk.now) == "turn the rejection shield off"
    with desk.store.read() as session:
        assert rules(session).shield
