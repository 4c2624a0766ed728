"""Settings: kept, read back, and never able to stop anything."""

import pytest

from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews.applications import add_application
from respond_tui.actions.interviews.outcomes import log_rejection
from respond_tui.actions.settings import set_rules, set_setting
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.rules import Rules
from respond_tui.guide.terms import AlertKind, DateOrder
from respond_tui.queries.recovery import recoveries
from respond_tui.queries.settings import rules, setting
from tests.desks import later


def _rules(desk: Desk) -> Rules:
    with desk.store.read() as session:
        return rules(session)


def test_nothing_set_is_what_the_guide_says(desk: Desk) -> None:
    assert _rules(desk) == Rules()


def test_rules_are_kept_and_can_be_changed_back(desk: Desk) -> None:
    chosen = Rules(pause_hours=48, silence_days=30, window_days=90, date_order=DateOrder.MDY)

    set_rules(desk, chosen)
    assert _rules(desk) == chosen
    set_rules(later(desk, hours=1), Rules())
    assert _rules(desk) == Rules()
    desk.store.undo(desk.now)
    assert _rules(desk) == chosen


def test_floors_and_quiet_kinds_are_kept_and_an_unknown_kind_is_none(desk: Desk) -> None:
    kinds = frozenset({AlertKind.SLICE, AlertKind.EMPLOYER})
    chosen = Rules(fewest_noes=4, fewest_decided=8, quiet_kinds=kinds)
    set_rules(desk, chosen)
    assert _rules(desk) == chosen
    set_setting(desk, "quiet_kinds", "mood,slice")
    assert _rules(desk).quiet_kinds == {AlertKind.SLICE}
    desk.store.undo(desk.now)
    assert _rules(desk) == chosen


def test_the_next_recovery_pauses_as_long_as_was_set(desk: Desk) -> None:
    set_rules(desk, Rules(pause_hours=36))
    made = add_application(desk, {"company": "Acme"})
    log_rejection(desk, made.application_id, None, None, "", None)

    with desk.store.read() as session:
        (row,) = recoveries(session, desk.now)
    assert row.pausing_until == later(desk, hours=36).now


@pytest.mark.parametrize(
    ("chosen", "field"),
    [
        (Rules(pause_hours=23), "pause_hours"),
        (Rules(pause_hours=49), "pause_hours"),
        (Rules(silence_days=6), "silence_days"),
        (Rules(window_days=29), "window_days"),
        (Rules(fewest_noes=1), "fewest_noes"),
        (Rules(fewest_noes=11), "fewest_noes"),
        (Rules(fewest_decided=4), "fewest_decided"),
        (Rules(fewest_decided=31), "fewest_decided"),
    ],
)
def test_a_figure_out_of_its_range_is_refused_and_nothing_is_set(
    desk: Desk, chosen: Rules, field: str
) -> None:
    with pytest.raises(Refusal) as no:
        set_rules(desk, chosen)

    assert no.value.field == field
    assert _rules(desk) == Rules()


@pytest.mark.parametrize("bad", ["", "soon", "0", "-5", "9" * 400, "١", "24.5"])
def test_a_stored_figure_that_cannot_be_right_counts_as_not_set(desk: Desk, bad: str) -> None:
    keys = ("pause_hours", "silence_days", "window_days", "date_order", "fewest_noes")
    for key in (*keys, "fewest_decided", "quiet_kinds"):
        set_setting(desk, key, bad)

    assert _rules(desk) == Rules()


def test_a_setting_is_read_back(desk: Desk) -> None:
    set_setting(desk, "theme", "respond-light")
    set_setting(later(desk, hours=1), "theme", "respond-dark")

    with desk.store.read() as session:
        assert setting(session, "theme") == "respond-dark"
        assert setting(session, "unknown") is None
    assert desk.store.undoable() == ["set theme", "set theme"]
