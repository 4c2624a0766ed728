"""What was sent lately looks no better, nor worse, than what was sent long ago and fared alike."""

from collections.abc import Iterable

import pytest

from respond_tui.actions.assumptions import add_assumption
from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews.applications import add_application
from respond_tui.actions.interviews.outcomes import log_rejection
from respond_tui.actions.interviews.rounds import add_round
from respond_tui.guide.directions import read_direction
from respond_tui.guide.patterns import FastNoes
from respond_tui.guide.rules import Rules
from respond_tui.guide.statistics import Proportion
from respond_tui.guide.terms import AlertKind, AssumptionArea, Lever, Source, Strength
from respond_tui.queries.assumptions import assumptions
from respond_tui.queries.directions import direction_values, tried
from respond_tui.queries.patterns import alerts
from respond_tui.queries.patterns.noes import fast_noes
from respond_tui.queries.patterns.slices import slice_tallies
from tests.desks import ago, later, stage
from tests.levers import chosen, seen

SCREEN = stage("recruiter screen")


def send(
    desk: Desk, source: Source, ages: Iterable[int], *, invited: int = 3, noes: bool = False
) -> None:
    """Applications of such ages: so many of 10 are invited on day 5, and the rest never hear.

    With ``noes`` one more of 10 is told no on day 3.
    """
    for number, age in enumerate(ages):
        values = {"company": f"{source} {number}", "source": source, "applied_on": ago(age)}
        made = add_application(desk, values).application_id
        if number % 10 < invited and age >= 5:
            add_round(desk, made, {"stage_id": SCREEN.id, "on": ago(age - 5)})
        elif noes and number % 10 == invited and age >= 3:
            log_rejection(desk, made, None, ago(age - 3), "", None)


def speaking(desk: Desk) -> list[str]:
    """What the source alerts that are more than a watch say."""
    with desk.store.read() as session:
        return [
            view.headline
            for view in alerts(session, desk.today, Rules())
            if view.alert.kind in (AlertKind.SILENCE, AlertKind.SLICE)
            and view.alert.strength is not Strength.WATCH
        ]


@pytest.mark.parametrize("noes", [False, True])
@pytest.mark.parametrize("youngest", [0, 7, 15, 21])
@pytest.mark.parametrize("span", [17, 40])
def test_two_sources_that_fare_alike_are_told_apart_by_nobody(
    desk: Desk, youngest: int, span: int, noes: bool
) -> None:
    send(desk, Source.JOB_BOARD, (60 + number for number in range(30)), noes=noes)
    send(desk, Source.REFERRAL, (youngest + number % span for number in range(30)), noes=noes)
    assert speaking(desk) == []


def test_the_younger_are_in_neither_number_until_they_are_old_enough(desk: Desk) -> None:
    send(desk, Source.REFERRAL, [21] * 10, noes=True)

    def tallied(at: Desk) -> list[tuple[int, int, int]]:
        with at.store.read() as session:
            found = slice_tallies(session, at.today, Rules())
        return [(each.invited, each.rejected, each.silent) for each in found]

    assert tallied(desk) == []
    assert tallied(later(desk, days=1)) == [(3, 1, 6)]


def test_at_the_far_edge_of_the_window_the_answered_leave_with_the_silent(desk: Desk) -> None:
    """By the day of the answer, those of 181 to 201 days ago were in it only where silent."""
    send(desk, Source.JOB_BOARD, [90] * 20)
    send(desk, Source.REFERRAL, (182 + number for number in range(20)), noes=True)
    with desk.store.read() as session:
        found = {each.what: each for each in slice_tallies(session, desk.today, Rules())}
    old = found[Source.REFERRAL]
    assert (old.invited, old.rejected, old.silent) == (6, 2, 12)
    assert speaking(desk) == []
    with desk.store.read() as session:
        assert len(slice_tallies(session, desk.today, Rules(window_days=67))) == 0


def test_noes_to_what_was_sent_lately_can_only_be_fast_and_do_not_count(desk: Desk) -> None:
    for age, after in ((5, 1), (10, 2), (21, 0), (22, 2), (40, 15)):
        sent = {"company": f"Sent {age}", "applied_on": ago(age)}
        made = add_application(desk, sent).application_id
        log_rejection(desk, made, None, ago(age - after), "", None)
    with desk.store.read() as session:
        assert fast_noes(session, desk.today, Rules()) == FastNoes(fast=1, dated=2)


def test_what_was_sent_on_no_known_day_counts_as_it_is(desk: Desk) -> None:
    made = add_application(desk, {"company": "Acme", "source": Source.REFERRAL}).application_id
    log_rejection(desk, made, None, ago(1), "", None)
    with desk.store.read() as session:
        (tally,) = slice_tallies(session, desk.today, Rules())
    assert (tally.invited, tally.rejected, tally.silent) == (0, 1, 0)


def test_a_longer_silence_limit_makes_more_of_them_too_early(desk: Desk) -> None:
    send(desk, Source.REFERRAL, [40] * 10)
    with desk.store.read() as session:
        assert len(slice_tallies(session, desk.today, Rules(silence_days=39))) == 1
        assert slice_tallies(session, desk.today, Rules(silence_days=40)) == ()


def test_a_direction_and_an_assumption_leave_the_younger_out(desk: Desk) -> None:
    send(desk, Source.JOB_BOARD, [60] * 30)
    send(desk, Source.REFERRAL, [30] * 10 + [10] * 20)
    usual = {"area": AssumptionArea.MARKET, "text": "Friends help", "test": "ten more"}
    add_assumption(desk, usual | {"about": "referral"})
    with desk.store.read() as session:
        direction = read_direction("referral", direction_values(session))
        found = tried(session, direction, desk.today, Rules())
        page = assumptions(session, desk.today, Rules())
    assert (found.applications, found.invited) == (30, Proportion(3, 10))
    weighed = page.all[0].weighed
    assert weighed is not None
    assert (weighed.here, weighed.rest) == (Proportion(3, 10), Proportion(9, 30))


def test_a_lever_is_judged_by_what_was_sent_long_enough_ago(desk: Desk) -> None:
    """Chosen when a source did worse, and nothing changed since."""
    send(desk, Source.JOB_BOARD, [100] * 20)
    send(desk, Source.REFERRAL, [100] * 20, invited=8)
    then = later(desk, days=-60)
    lever = chosen(then, AlertKind.SLICE, "source=job board", Lever.COMPETENCE)
    send(desk, Source.JOB_BOARD, [50] * 10 + [10] * 10)
    comparison = seen(desk, lever.id).comparison
    assert comparison is not None
    assert comparison.then == Proportion(6, 20)
    assert comparison.now == Proportion(3, 10)
