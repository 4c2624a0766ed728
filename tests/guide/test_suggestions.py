"""What could be done about a pattern comes from its evidence, with the numbers behind it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respond_tui.guide import limits
from respond_tui.guide.commitments import (
    Grounds,
    Running,
    Suggestion,
    due_day,
    is_technical,
    read_target,
    suggestions,
)
from respond_tui.guide.patterns import Alert, Counted, GapsSeen, GapTally, SliceTally
from respond_tui.guide.statistics import Proportion
from respond_tui.guide.terms import AlertKind, Field, GapKind, Lever, Strength
from tests.courses import APPLICATION, TECHNICAL
from tests.desks import TODAY

REFERRAL = SliceTally(Field.SOURCE, "source=referral", "referral", 5, 2, 2)
BOARD = SliceTally(Field.SOURCE, "source=job board", "job board", 3, 12, 5)
REMOTE = SliceTally(Field.ARRANGEMENT, "arrangement=remote", "remote", 9, 1, 2)
ON_SITE = SliceTally(Field.ARRANGEMENT, "arrangement=on-site", "on-site", 2, 10, 4)
LUCKY = SliceTally(Field.MARKET, "market=mars", "Mars", 1, 0, 0)
COUNTED = Counted(slices=(REFERRAL, BOARD, REMOTE, ON_SITE, LUCKY))


def alert(
    kind: AlertKind, key: str, what: str, part: int = 3, of: int = 5, **more: object
) -> Alert:
    """An alert as its rule would give it, as far as a suggestion reads it."""
    if kind is AlertKind.STAGE:
        more |= {"stage": TECHNICAL, "elsewhere": Proportion(9, 12)}
    return Alert(kind, key, what, Proportion(part, of), Strength.WATCH, **more)  # type: ignore[arg-type]


ALERTS = (
    alert(AlertKind.STAGE, str(TECHNICAL.id), "technical", 1, 5),
    Alert(
        AlertKind.STAGE,
        str(APPLICATION.id),
        "application",
        Proportion(3, 20),
        Strength.WATCH,
        stage=APPLICATION,
    ),
    alert(AlertKind.GAP, "tag=sharding", "sharding"),
    alert(AlertKind.GAP, "tag=pace", "pace"),
    alert(AlertKind.GAP, "kind=technical", "technical gaps"),
    alert(AlertKind.QUESTION, "design a limiter", "Design a limiter", 2, 2),
    alert(AlertKind.SILENCE, "source=job board", "job board", 5, 20),
    alert(AlertKind.SLICE, "arrangement=on-site", "on-site", 2, 16),
    alert(AlertKind.SLICE, "arrangement=remote", "remote", 9, 12, better=True),
    alert(AlertKind.SPEED, "fast", "noes within 2 days", 3, 4),
    alert(AlertKind.EMPLOYER, "acme", "Acme", 2, 3),
)
KINDS = {"tag=sharding": GapKind.TECHNICAL, "tag=pace": GapKind.COMMUNICATION}
GROUNDS = Grounds(COUNTED, KINDS)


def of(found: tuple[Suggestion, ...], lever: Lever) -> list[Suggestion]:
    return [each for each in found if each.lever is lever]


@pytest.mark.parametrize("one", ALERTS, ids=lambda one: f"{one.kind} {one.key}")
def test_every_alert_has_a_suggestion_for_each_lever_that_the_form_takes(one: Alert) -> None:
    found = suggestions(one, GROUNDS)
    assert {each.lever for each in found} == set(Lever)
    technical = is_technical(one.kind, one.key, KINDS)
    for each in found:
        assert due_day(TODAY, each.days, may_be_project=technical)
        assert read_target(each.target).number > 0
        assert 0 < len(each.what) <= limits.LINE
        assert re.search(r"\d of \d|\d+ of \d+", each.because), each.because
        assert "%" not in each.because


def test_a_technical_gap_asks_for_one_project_or_certification_within_30_days() -> None:
    # GUIDE.md, step 5.
    for one in (ALERTS[2], ALERTS[4]):
        first, second, *_ = suggestions(one, GROUNDS)
        assert (first.lever, first.days, first.target) == (Lever.COMPETENCE, 30, "1 project")
        assert (second.days, second.target) == (30, "1 certificate")
        assert one.what in first.what
    assert all(each.days == 60 for each in suggestions(ALERTS[3], GROUNDS))


def test_a_stage_asks_for_mocks_of_it_and_for_the_gap_that_is_named_the_most() -> None:
    seen = GapsSeen((GapTally("tag=sharding", "sharding", 4), GapTally("tag=pace", "pace", 1)), 6)
    found = of(suggestions(ALERTS[0], Grounds(Counted(gaps=seen))), Lever.COMPETENCE)
    assert "technical round" in found[0].what
    assert found[0].because == "4 of 5 decided here ended in a no"
    assert "sharding" in found[1].what
    assert found[1].because == "named in 4 of 6 reflections"


def test_a_slice_that_does_worse_leads_to_the_one_of_its_field_that_does_better() -> None:
    (focus,) = of(suggestions(ALERTS[7], GROUNDS), Lever.FOCUS)
    assert focus.what == "more applications for remote roles"
    assert focus.because == "remote: 9 of 12 led to a round, against 2 of 16 elsewhere"
    (more,) = of(suggestions(ALERTS[8], GROUNDS), Lever.FOCUS)
    assert more.what == "more applications for remote roles"


def test_silence_leads_to_another_source_and_to_referrals_with_their_n() -> None:
    found = suggestions(ALERTS[6], GROUNDS)
    (focus,), (seen,) = of(found, Lever.FOCUS), of(found, Lever.VISIBILITY)
    assert (focus.what, focus.because) == (
        "more applications that come through: referral",
        "referral: 5 of 9 led to a round, against 3 of 20 elsewhere",
    )
    assert (seen.target, seen.because) == (
        "1 referral a week",
        "referral: 5 of 9 led to a round, against 3 of 20 elsewhere",
    )


def test_one_lucky_application_leads_nobody_astray() -> None:
    grounds = Grounds(Counted(slices=(LUCKY, BOARD)))
    (focus,) = of(suggestions(ALERTS[0], grounds), Lever.FOCUS)
    assert "Mars" not in focus.what


@pytest.mark.parametrize("one", [ALERTS[0], ALERTS[2], ALERTS[5]], ids=["round", "gap", "question"])
def test_what_fails_in_a_room_leads_to_no_slice_that_is_invited_more_often(one: Alert) -> None:
    (focus,) = of(suggestions(one, GROUNDS), Lever.FOCUS)
    assert "more applications" not in focus.what
    assert focus.because.endswith("; nothing in the log speaks for a slice")


def test_a_slice_is_offered_only_where_it_stands_out() -> None:
    alike = Counted(
        slices=[
            SliceTally(Field.ARRANGEMENT, f"arrangement={what}", what, invited, 15 - invited, 0)
            for what, invited in (("hybrid", 9), ("remote", 7), ("on-site", 8))
        ]
    )
    (focus,) = of(suggestions(ALERTS[1], Grounds(alike)), Lever.FOCUS)
    assert (
        focus.because
        == "17 of 20 decided here ended in a no; nothing in the log speaks for a slice"
    )
    (focus,) = of(suggestions(ALERTS[1], GROUNDS), Lever.FOCUS)
    assert focus.what == "more applications for remote roles"


def test_what_runs_already_is_not_suggested_again() -> None:
    runs = Running(
        Lever.VISIBILITY, "Ask for one referral before every application", "1 referral a week"
    )
    for one in ALERTS:
        before = suggestions(one, GROUNDS)
        after = suggestions(one, Grounds(COUNTED, KINDS, [runs]))
        assert not any("referral" in each.what for each in of(after, Lever.VISIBILITY))
        assert of(after, Lever.VISIBILITY)
        same = Running(before[0].lever, before[0].what.upper())
        assert before[0] not in suggestions(one, Grounds(COUNTED, KINDS, [same]))


@given(st.text(min_size=1, max_size=200), st.sampled_from(AlertKind), st.booleans())
def test_whatever_a_thing_is_called_its_suggestions_fit_the_form(
    what: str, kind: AlertKind, better: bool
) -> None:
    key = "source=x" if kind in (AlertKind.SLICE, AlertKind.SILENCE) else "tag=x"
    for each in suggestions(alert(kind, key, what, better=better), Grounds()):
        assert len(each.what) <= limits.LINE
        assert "\n" not in each.what
        assert read_target(each.target)
