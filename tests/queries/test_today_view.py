"""Today at one moment: what is due, what is ahead, and what waits while a pause runs."""

import datetime as dt
from dataclasses import replace

from sqlalchemy import text

from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews.applications import add_application
from respond_tui.actions.interviews.outcomes import log_rejection, set_outcome
from respond_tui.actions.interviews.rounds import add_round, schedule
from respond_tui.actions.interviews.trash import delete_application, delete_round
from respond_tui.actions.recovery.steps import add_step, tick
from respond_tui.actions.recovery.whole import close
from respond_tui.actions.reflection.next_steps import (
    add_action,
    delete_action,
    move_action,
    skip_action,
    tick_action,
)
from respond_tui.guide.dates import When
from respond_tui.guide.interviews import OutcomeKey
from respond_tui.guide.rules import Rules
from respond_tui.guide.terms import StepKind
from respond_tui.guide.today import TodayKind
from respond_tui.queries.recovery import recovery
from respond_tui.queries.today import TodayView, today
from respond_tui.queries.today_work import ACTIONS
from tests.desks import NOW, TODAY, ago, ahead, end_pause, later, stage

RULES = Rules()
TOMORROW_17 = dt.datetime(2026, 11, 24, 17, 0, tzinfo=dt.UTC)


def _today(desk: Desk) -> TodayView:
    with desk.store.read() as session:
        return today(session, desk.now, RULES)


def _kinds(view: TodayView) -> list[StepKind | TodayKind]:
    return [item.step_kind or item.kind for item in view.items]


def _applied(desk: Desk, company: str, days: int) -> int:
    made = add_application(desk, {"company": company, "applied_on": ago(days)})
    return made.application_id


def _rejected(desk: Desk) -> int:
    """A no of today; the id of its recovery."""
    logged = log_rejection(desk, _applied(desk, "Acme", 9), None, None, "", None)
    assert logged.recovery_id is not None
    return logged.recovery_id


NOTHING = TodayView(is_new=False, items=(), pausing=(), recoveries=(), next_rounds=())


def test_an_empty_log_asks_for_nothing_and_says_that_it_is_new(desk: Desk) -> None:
    assert _today(desk) == replace(NOTHING, is_new=True)


def test_while_the_pause_runs_there_is_care_and_what_cannot_wait(desk: Desk) -> None:
    """MODEL.md: while the pause runs, Today shows care, the booked hour, and what cannot wait."""
    recovery_id = _rejected(desk)
    schedule(desk, _applied(desk, "Globex", 9), stage("panel").id, When(ahead(1)))
    schedule(desk, _applied(desk, "Hooli", 9), stage("panel").id, When(ahead(2)))
    _applied(desk, "Initech", 23)

    view = _today(desk)

    assert _kinds(view) == [
        StepKind.FEELING,
        StepKind.RESET,
        TodayKind.ROUND,
        StepKind.THANKS,
    ]
    assert [row.id for row in view.pausing] == [row.id for row in view.recoveries] == [recovery_id]
    assert [item.what for item in view.next_rounds] == ["Globex · panel", "Hooli · panel"]


def test_the_booked_hour_is_shown_through_the_pause(desk: Desk) -> None:
    recovery_id = _rejected(desk)
    book = _step_id(desk, recovery_id, StepKind.BOOK)
    tick(desk, book, booked=TOMORROW_17)

    hour = next(item for item in _today(desk).items if item.step_kind is StepKind.HOUR)

    assert (hour.due, hour.at) == (ahead(1), TOMORROW_17)


def test_after_the_pause_the_rest_is_there(desk: Desk) -> None:
    recovery_id = _rejected(desk)
    _applied(desk, "Initech", 23)
    end_pause(desk, recovery_id)

    view = _today(desk)

    assert _kinds(view) == [
        StepKind.FEELING,
        StepKind.RESET,
        StepKind.FEEDBACK,
        StepKind.THANKS,
        StepKind.BOOK,
        StepKind.REFLECTION,
        TodayKind.SILENT,
    ]
    assert view.pausing == ()


def test_each_line_names_what_it_opens(desk: Desk) -> None:
    recovery_id = _rejected(desk)

    feeling = _today(desk).items[0]

    assert (feeling.kind, feeling.detail, feeling.due) == (TodayKind.STEP, "Acme", TODAY)
    assert feeling.recovery_id == recovery_id
    assert feeling.step_id == _step_id(desk, recovery_id, StepKind.FEELING)


def test_a_step_whose_day_has_gone_by_is_overdue(desk: Desk) -> None:
    _rejected(desk)

    overdue = {item.step_kind: item.overdue for item in _today(later(desk, days=2)).items}

    assert overdue[StepKind.THANKS]
    assert not overdue[StepKind.BOOK]


def test_ticked_steps_and_closed_recoveries_leave_today(desk: Desk) -> None:
    recovery_id = _rejected(desk)
    tick(desk, _step_id(desk, recovery_id, StepKind.RESET))
    assert StepKind.RESET not in _kinds(_today(desk))

    close(desk, recovery_id)

    assert (_today(desk).items, _today(desk).recoveries) == ((), ())
    assert [row.id for row in _today(desk).pausing] == [recovery_id]
    assert _today(later(desk, days=1)) == NOTHING


def test_a_step_far_ahead_waits_and_one_without_a_date_is_there(desk: Desk) -> None:
    recovery_id = _rejected(desk)
    end_pause(desk, recovery_id)
    add_step(desk, recovery_id, "Far", When(ahead(9)))
    add_step(desk, recovery_id, "Whenever")

    whats = [item.what for item in _today(desk).items]

    assert "Far" not in whats
    assert "Whenever" in whats


def test_a_round_whose_day_has_passed_asks_how_it_went(desk: Desk) -> None:
    acme = _applied(desk, "Acme", 9)
    add_round(desk, acme, {"stage_id": stage("technical").id, "on": ago(2), "people": "Dana"})

    (item,) = _today(desk).items

    assert (item.kind, item.what, item.due) == (
        TodayKind.OUTCOME,
        "How did technical at Acme go?",
        ago(2),
    )
    assert not item.overdue
    set_outcome(desk, acme, OutcomeKey.PASSED)
    assert _today(desk).items == ()


def test_rounds_come_by_day_and_hour_with_whom(desk: Desk) -> None:
    acme = _applied(desk, "Acme", 9)
    for name, at, people in (
        ("final", NOW + dt.timedelta(hours=8), None),
        ("panel", NOW + dt.timedelta(hours=2), "Dana"),
    ):
        add_round(desk, acme, {"stage_id": stage(name).id, "at": at, "people": people})

    assert [item.what for item in _today(desk).items] == [
        "Acme · panel with Dana",
        "Acme · final",
    ]


def test_an_offer_a_trashed_round_and_an_ended_application_ask_for_nothing(desk: Desk) -> None:
    offer = _applied(desk, "Offer", 60)
    set_outcome(desk, offer, OutcomeKey.OFFER, ago(25))
    gone = schedule(desk, _applied(desk, "Gone", 3), stage("panel").id, When(ahead(1)))
    assert gone.interview_id is not None
    delete_round(desk, gone.interview_id)
    ended = _applied(desk, "Ended", 9)
    schedule(desk, ended, stage("panel").id, When(ahead(1)))
    set_outcome(desk, ended, OutcomeKey.WITHDREW)

    assert _today(desk) == NOTHING


def test_a_silence_is_told_when_it_is_new_and_not_for_ever(desk: Desk) -> None:
    """MODEL.md: silent is nothing for longer than 21 days."""
    for days in (21, 22, 28, 29):
        _applied(desk, f"Applied {days} days ago", days)

    assert [item.what for item in _today(desk).items] == [
        "Applied 22 days ago has been silent for 22 days",
        "Applied 28 days ago has been silent for 28 days",
    ]


def _act(desk: Desk, recovery_id: int, words: str, days: int) -> int:
    row_id = add_action(desk, recovery_id, words, ahead(days)).row_id
    assert row_id is not None
    return row_id


def _actions(desk: Desk) -> list[tuple[str, bool]]:
    return [
        (item.what, item.overdue) for item in _today(desk).items if item.kind is TodayKind.ACTION
    ]


def test_an_action_is_there_when_it_is_near_and_late_when_its_day_has_gone_by(desk: Desk) -> None:
    recovery_id = _rejected(desk)
    end_pause(desk, recovery_id)
    for words, days in (("Soon", 2), ("Far", 3), ("Now", 0)):
        _act(desk, recovery_id, words, days)
    add_action(desk, recovery_id, "Whenever", None)

    assert _actions(desk) == [("Now", False), ("Soon", False)]
    assert _actions(later(desk, days=1)) == [("Now", True), ("Soon", False), ("Far", False)]


def test_it_names_what_it_came_out_of_and_outlives_its_recovery(desk: Desk) -> None:
    recovery_id = _rejected(desk)
    action_id = _act(desk, recovery_id, "Read", 0)
    close(desk, recovery_id)

    (item,) = _today(desk).items

    assert (item.kind, item.detail, item.due) == (TodayKind.ACTION, "Acme", TODAY)
    assert (item.action_id, item.recovery_id, item.application_id) == (action_id, recovery_id, 1)


def test_in_a_pause_an_action_waits_until_its_last_day(desk: Desk) -> None:
    recovery_id = _rejected(desk)
    for words, days in (("Now", 0), ("Tomorrow", 1)):
        _act(desk, recovery_id, words, days)

    assert _actions(desk) == [("Now", False)]


def test_what_is_done_left_out_or_deleted_leaves_today(desk: Desk) -> None:
    recovery_id = _rejected(desk)
    ids = [_act(desk, recovery_id, words, 0) for words in ("a", "b", "c", "d", "e")]
    tick_action(desk, ids[0])
    skip_action(desk, ids[1], "no time")
    delete_action(desk, ids[2])
    move_action(desk, ids[3], When(ahead(5)))
    assert _actions(desk) == [("e", False)]

    delete_application(desk, 1)

    assert _actions(desk) == []


def test_actions_are_found_along_their_index_however_many_are_done(desk: Desk) -> None:
    with desk.store.read() as session:
        asked = {"until": TODAY.isoformat(), "most": 60}
        plan = session.connection().execute(text(f"EXPLAIN QUERY PLAN {ACTIONS}"), asked)
        steps = [row.detail for row in plan.all()]

    found = [step for step in steps if "(state=? AND due_on<?)" in step]
    assert ["ix_action_state_due_on" in found[0], "ix_commitment_action_state" in found[1]] == [
        True,
        True,
    ]
    assert not any("SCAN" in step or "TEMP B-TREE" in step for step in steps)


def _step_id(desk: Desk, recovery_id: int, kind: StepKind) -> int:
    with desk.store.read() as session:
        view = recovery(session, recovery_id, desk.now)
    assert view is not None
    return next(step.id for step in view.steps if step.kind is kind)
