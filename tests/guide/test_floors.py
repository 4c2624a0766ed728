"""Floors of a person's own: how many noes make a pattern, how many decided a comparison."""

from respond_tui.guide import patterns
from respond_tui.guide.floors import Floors
from respond_tui.guide.pattern_words import basis, what_would_change
from respond_tui.guide.patterns import Counted, FastNoes, GapsSeen, GapTally, SliceTally, Tally
from respond_tui.guide.rules import Rules
from respond_tui.guide.stages import DEFAULT_STAGES, find_stage
from respond_tui.guide.terms import AlertKind, Field, Strength

TECHNICAL = find_stage("technical", DEFAULT_STAGES)
PANEL = find_stage("panel", DEFAULT_STAGES)

COUNTED = Counted(
    stages=(Tally(TECHNICAL, 1, 7), Tally(PANEL, 16, 2)),
    gaps=GapsSeen((GapTally("tag=pace", "pace", 4),), 6),
    slices=(
        SliceTally(Field.SOURCE, "source=referral", "referral", 9, 1, 0),
        SliceTally(Field.SOURCE, "source=job board", "job board", 2, 5, 13),
    ),
    fast=FastNoes(4, 6),
)


def kinds(floors: Floors) -> set[AlertKind]:
    return {alert.kind for alert in patterns.alerts(COUNTED, floors)}


def test_the_usual_floors_are_those_of_the_guide() -> None:
    assert Rules().floors == Floors(noes=3, decided=5)
    assert patterns.alerts(COUNTED) == patterns.alerts(COUNTED, Floors())


def test_more_noes_asked_for_lets_the_fewer_ones_pass() -> None:
    assert {AlertKind.STAGE, AlertKind.GAP, AlertKind.SPEED} <= kinds(Floors(noes=4))
    assert kinds(Floors(noes=5)) == kinds(Floors(noes=3)) - {AlertKind.GAP, AlertKind.SPEED}
    assert AlertKind.STAGE not in kinds(Floors(noes=8))


def test_nothing_is_compared_under_the_floor_and_the_sentence_names_it() -> None:
    (alert,) = patterns.stages.alerts(COUNTED.stages)
    assert alert.strength is not Strength.WATCH
    floors = Floors(decided=9)
    (alert,) = patterns.stages.alerts(COUNTED.stages, floors)
    assert (alert.strength, alert.p) == (Strength.WATCH, None)
    assert "fewer than nine are decided here" in basis(alert, floors)
    found = patterns.outlook(alert, COUNTED, floors)
    change = what_would_change(alert, found, 180, floors)
    assert "One more decided round here" in change


def test_slices_wait_for_the_floor_too() -> None:
    assert AlertKind.SLICE in kinds(Floors())
    assert AlertKind.SLICE not in kinds(Floors(decided=11))


def test_a_quiet_kind_does_not_speak_and_moves_no_other() -> None:
    quiet = frozenset({AlertKind.STAGE})
    left = patterns.alerts(COUNTED, Floors(), quiet)
    assert left == tuple(a for a in patterns.alerts(COUNTED) if a.kind is not AlertKind.STAGE)
