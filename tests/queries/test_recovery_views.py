"""Recoveries as they are at one moment."""

from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews.applications import add_application
from respond_tui.actions.interviews.outcomes import log_rejection
from respond_tui.actions.interviews.rounds import add_round
from respond_tui.actions.recovery.steps import skip, tick
from respond_tui.actions.recovery.whole import close
from respond_tui.guide.terms import StepKind, StepState
from respond_tui.queries.recovery import RecoveryView, counted, place, recoveries, recovery
from tests.desks import ago, later, stage


def _rejected(desk: Desk, company: str, *people: str) -> int:
    made = add_application(desk, {"company": company, "role": "SRE"})
    for days, names in enumerate(people, start=2):
        values = {"stage_id": stage("technical").id, "on": ago(days), "people": names}
        add_round(desk, made.application_id, values)
    logged = log_rejection(desk, made.application_id, None, None, "", None)
    assert logged.recovery_id is not None
    return logged.recovery_id


def _view(desk: Desk, recovery_id: int) -> RecoveryView:
    with desk.store.read() as session:
        view = recovery(session, recovery_id, desk.now)
    assert view is not None
    return view


def test_open_ones_come_first_and_the_newest_first_among_each(desk: Desk) -> None:
    made = [_rejected(later(desk, hours=hour), f"Company {hour}") for hour in range(4)]
    close(later(desk, hours=5), made[3])
    close(later(desk, hours=5), made[1])

    with desk.store.read() as session:
        rows = recoveries(session, later(desk, hours=6).now)
        page = recoveries(session, later(desk, hours=6).now, 1, 2)
        places = [place(session, row.id) for row in rows]
        nowhere = place(session, 99)
        count = counted(session)

    assert [row.id for row in rows] == [made[2], made[0], made[3], made[1]]
    assert page == rows[1:3]
    assert (places, nowhere) == ([0, 1, 2, 3], None)
    assert (count.open, count.all) == (2, 4)


def test_a_row_says_where_it_ended_and_what_comes_next(desk: Desk) -> None:
    recovery_id = _rejected(desk, "Acme", "Dana")

    row = _view(desk, recovery_id).row

    assert (row.company, row.role, row.stage, row.ended_on) == (
        "Acme",
        "SRE",
        "technical",
        desk.today,
    )
    assert row.next_step is not None
    assert row.next_step.kind is StepKind.FEELING
    assert (row.done, row.all) == (0, 6)


def test_the_next_step_is_never_the_pause(desk: Desk) -> None:
    recovery_id = _rejected(desk, "Acme")
    for step in _view(desk, recovery_id).steps:
        if step.kind in (StepKind.FEELING, StepKind.RESET):
            tick(desk, step.id, "flat", strength=3)

    row = _view(desk, recovery_id).row

    assert row.next_step is not None
    assert row.next_step.kind is StepKind.THANKS


def test_skipped_steps_count_as_done(desk: Desk) -> None:
    recovery_id = _rejected(desk, "Acme")
    skip(desk, _view(desk, recovery_id).steps[0].id, "later")

    view = _view(desk, recovery_id)

    assert (view.row.done, view.steps[0].state) == (1, StepState.SKIPPED)


def test_the_people_are_each_named_once_the_latest_first(desk: Desk) -> None:
    recovery_id = _rejected(desk, "Acme", "Dana", "Lee", "Dana")

    assert _view(desk, recovery_id).people == ("Dana", "Lee")


def test_an_open_step_is_overdue_when_its_day_has_gone_by_and_a_pause_never_is(
    desk: Desk,
) -> None:
    recovery_id = _rejected(desk, "Acme")

    late = {step.kind for step in _view(later(desk, days=3), recovery_id).steps if step.overdue}

    assert late == {
        StepKind.FEELING,
        StepKind.RESET,
        StepKind.THANKS,
        StepKind.FEEDBACK,
        StepKind.BOOK,
        StepKind.REFLECTION,
    }


def test_there_is_no_recovery_where_there_is_none(desk: Desk) -> None:
    with desk.store.read() as session:
        assert recovery(session, 1, desk.now) is None
        assert recoveries(session, desk.now) == ()
