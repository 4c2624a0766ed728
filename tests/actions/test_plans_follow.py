"""The plan of a reflection follows the next interview, wherever that goes."""

import datetime as dt

import pytest

from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews.applications import add_application
from respond_tui.actions.interviews.outcomes import reopen, set_outcome
from respond_tui.actions.interviews.rounds import add_round, edit_round, schedule
from respond_tui.actions.interviews.trash import delete_application, delete_round, restore
from respond_tui.actions.quickadd import log_line
from respond_tui.guide import quickadd
from respond_tui.guide.dates import When
from respond_tui.guide.interviews import OutcomeKey
from respond_tui.guide.rules import Rules
from respond_tui.guide.stages import DEFAULT_STAGES
from respond_tui.guide.terms import RoundOutcome
from respond_tui.guide.today import TodayItem, TodayKind
from respond_tui.queries.interviews import TrashKind, application
from respond_tui.queries.today import today
from tests.contents import contents
from tests.desks import TODAY, ago, ahead, later, stage
from tests.reflections import decided, planned, rejected, view


def _round_of(desk: Desk, recovery_id: int) -> int | None:
    found = view(desk, recovery_id).next_round
    return found.id if found is not None else None


def _plans(desk: Desk, days: int = 0) -> list[TodayItem]:
    """What Today shows of plans after so many days."""
    then = later(desk, days=days)
    with desk.store.read() as session:
        items = today(session, then.now, Rules()).items
    return [item for item in items if item.kind is TodayKind.PLAN]


def test_a_plan_without_a_round_waits_for_the_first_one_that_is_planned(desk: Desk) -> None:
    recovery_id = rejected(desk)
    decided(desk, recovery_id)
    assert _round_of(desk, recovery_id) is None

    _, round_id = planned(desk, "Globex", 5)

    assert _round_of(desk, recovery_id) == round_id
    planned(desk, "Hooli", 3)
    assert _round_of(desk, recovery_id) == round_id


def test_it_takes_one_that_is_planned_already(desk: Desk) -> None:
    recovery_id = rejected(desk)
    planned(desk, "Globex", 5)
    _, sooner = planned(desk, "Hooli", 3)

    decided(desk, recovery_id)

    assert _round_of(desk, recovery_id) == sooner


def test_a_line_of_quick_add_plans_it_as_well(desk: Desk) -> None:
    recovery_id = rejected(desk)
    decided(desk, recovery_id)

    known = quickadd.Known(DEFAULT_STAGES, ())
    line = quickadd.read("Globex @panel tomorrow", known, TODAY).line
    assert line is not None
    log_line(desk, line)

    assert _round_of(desk, recovery_id) is not None


def test_the_plan_is_shown_the_day_before_its_round_and_on_the_day(desk: Desk) -> None:
    recovery_id = rejected(desk)
    _, round_id = planned(desk, "Globex", 5, dt.time(14))
    decided(desk, recovery_id, round_id)

    assert _plans(desk, 3) == []
    (eve,) = _plans(desk, 4)
    assert eve.what == (
        "Tomorrow: Globex · panel – keep: drawing first; change: ask before answering"
    )
    assert (eve.due, eve.round_id, eve.overdue) == (ahead(5), round_id, False)
    assert eve.at == dt.datetime(2026, 11, 28, 14, tzinfo=dt.UTC)
    (day,) = _plans(desk, 5)
    assert day.what.startswith("Today: Globex · panel – keep")
    assert _plans(desk, 6) == []


def test_of_two_plans_for_one_round_today_shows_the_newer_and_the_round_both(desk: Desk) -> None:
    globex, round_id = planned(desk, "Globex", 1)
    for company in ("Acme", "Initech"):
        decided(desk, rejected(desk, company), round_id)
        desk = later(desk, hours=1)

    assert len(_plans(desk)) == 1
    with desk.store.read() as session:
        found = application(session, globex, TODAY, Rules())
    assert found is not None
    one = "keep: drawing first\nchange: ask before answering"
    assert found.rounds[0].plan == f"{one}\n{one}"


def test_the_plan_moves_with_its_round(desk: Desk) -> None:
    recovery_id = rejected(desk)
    globex, round_id = planned(desk, "Globex", 5)
    decided(desk, recovery_id, round_id)

    schedule(desk, globex, stage("panel").id, When(ahead(9)))

    assert _round_of(desk, recovery_id) == round_id
    assert _plans(desk, 4) == []
    assert len(_plans(desk, 8)) == 1


@pytest.mark.parametrize(
    "gone",
    [
        lambda desk, _, round_id: delete_round(desk, round_id),
        lambda desk, id_, _: delete_application(desk, id_),
        lambda desk, id_, _: set_outcome(desk, id_, OutcomeKey.WITHDREW),
        lambda desk, id_, _: set_outcome(desk, id_, OutcomeKey.CANCELLED),
        lambda desk, _, round_id: edit_round(desk, round_id, {"outcome": RoundOutcome.CANCELLED}),
    ],
    ids=["deleted", "application deleted", "withdrawn", "cancelled", "cancelled in the form"],
)
def test_when_its_round_is_gone_it_goes_on_to_the_next_and_comes_back_with_undo(
    desk: Desk, gone: object
) -> None:
    assert callable(gone)
    recovery_id = rejected(desk)
    globex, round_id = planned(desk, "Globex", 5)
    decided(desk, recovery_id, round_id)
    before = contents(desk.store)
    gone(desk, globex, round_id)
    assert _round_of(desk, recovery_id) is None

    _, next_one = planned(desk, "Hooli", 8)
    assert _round_of(desk, recovery_id) == next_one

    for _ in range(3):  # the round, its application, and what became of the other
        desk.store.undo(desk.now)
    assert contents(desk.store) == before


def test_there_it_stays_when_the_old_round_comes_back(desk: Desk) -> None:
    recovery_id = rejected(desk)
    _, round_id = planned(desk, "Globex", 5)
    _, other = planned(desk, "Hooli", 8)
    decided(desk, recovery_id, round_id)
    delete_round(desk, round_id)
    assert _round_of(desk, recovery_id) == other

    restore(desk, TrashKind.ROUND, round_id)

    assert _round_of(desk, recovery_id) == other


def test_a_restored_round_takes_up_a_plan_that_has_none(desk: Desk) -> None:
    recovery_id = rejected(desk)
    _, round_id = planned(desk, "Globex", 5)
    decided(desk, recovery_id, round_id)
    delete_round(desk, round_id)

    restore(desk, TrashKind.ROUND, round_id)

    assert _round_of(desk, recovery_id) == round_id


def test_a_plan_stays_with_the_round_that_was_held(desk: Desk) -> None:
    recovery_id = rejected(desk)
    globex, round_id = planned(desk, "Globex", 1)
    decided(desk, recovery_id, round_id)
    after = later(desk, days=1)
    set_outcome(after, globex, OutcomeKey.PASSED)

    planned(after, "Hooli", 8)
    set_outcome(after, globex, OutcomeKey.WITHDREW)

    assert _round_of(desk, recovery_id) == round_id


def test_an_ended_application_gives_no_round_until_it_is_open_again(desk: Desk) -> None:
    recovery_id = rejected(desk)
    globex, round_id = planned(desk, "Globex", 5)
    set_outcome(desk, globex, OutcomeKey.WITHDREW)
    decided(desk, recovery_id)
    assert _round_of(desk, recovery_id) is None

    reopen(desk, globex)

    assert _round_of(desk, recovery_id) == round_id


def test_a_round_of_the_past_and_an_offer_are_no_rounds_ahead(desk: Desk) -> None:
    recovery_id = rejected(desk)
    decided(desk, recovery_id)
    other = add_application(desk, {"company": "Globex"}).application_id
    add_round(desk, other, {"stage_id": stage("panel").id, "on": ago(1)})
    set_outcome(desk, other, OutcomeKey.OFFER)

    assert _round_of(desk, recovery_id) is None
