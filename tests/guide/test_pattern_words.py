"""An alert in sentences: no percentage without its number, no chance left unsaid."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respond_tui.guide import pattern_words as words
from respond_tui.guide.patterns import Alert, Tally
from respond_tui.guide.patterns.stages import alerts, outlook
from tests.courses import APPLICATION, PANEL, SCREEN, TECHNICAL

small = st.integers(0, 40)


def first(*tallies: Tally) -> tuple[Alert, str]:
    alert = alerts(tallies)[0]
    return alert, words.what_would_change(alert, outlook(alert, tallies), 180)


def test_a_watch_says_that_it_could_be_chance_and_what_would_change_it() -> None:
    # Wilson for 1 of 5 is [.036, .624]; Fisher's mid-p of 1/5 against 11/18 is .0726.
    alert, change = first(Tally(SCREEN, 11, 7), Tally(TECHNICAL, 1, 4))
    assert words.headline(alert) == "Technical: 4 of 5 ended in a no"
    assert words.basis(alert) == (
        "Pass rate 20 % of 5 decided, plausibly between 4 and 62 %. If it were like your 18 "
        "other rounds (61 % passed), so few passes would come up about 1 time in 14: it could "
        "be chance."
    )
    assert change == (
        "Six passes in a row here would put you level with your other rounds; it lifts when "
        "fewer than three of the noes lie within the last 180 days. One more no would make it "
        "likely."
    )


def test_a_likely_one_says_both_ways_out() -> None:
    alert, change = first(Tally(SCREEN, 11, 7), Tally(TECHNICAL, 1, 6))
    assert words.basis(alert).endswith("about 1 time in 40: chance alone is unlikely.")
    assert change == (
        "One pass here would bring it back to watch. Two more noes would make it strong."
    )


def test_a_strong_one_says_how_many_passes_weaken_it_and_no_chance_too_exactly() -> None:
    alert, change = first(Tally(SCREEN, 40, 3), Tally(TECHNICAL, 0, 40))
    assert "less than 1 time in 10,000: chance alone is very unlikely." in words.basis(alert)
    assert change == "Even twelve passes in a row would not change this."


def test_few_rounds_are_said_to_be_too_few_to_compare() -> None:
    alert, _ = first(Tally(TECHNICAL, 1, 3), Tally(SCREEN, 1, 0))
    assert words.basis(alert).endswith(
        "Your one other decided round passed; fewer than five are decided here, so it could be "
        "chance."
    )
    alone, _ = first(Tally(TECHNICAL, 0, 3))
    assert words.basis(alone).endswith(
        "No other round is decided yet to compare it with, so it could be chance."
    )


def test_a_stage_that_is_not_behind_is_said_to_be_so() -> None:
    alert, _ = first(Tally(SCREEN, 26, 11), Tally(PANEL, 1, 4))
    assert alert.stage == PANEL
    screen = alerts([Tally(SCREEN, 26, 11), Tally(TECHNICAL, 2, 2)])[0]
    assert words.basis(screen).endswith(
        "2 of your 4 other decided rounds passed, so this stage is not behind."
    )


def test_the_application_is_compared_with_no_round() -> None:
    alert, change = first(Tally(APPLICATION, 10, 14))
    assert "compared with no round" in words.basis(alert)
    assert change == "It lifts when fewer than three of the noes lie within the last 180 days."


@pytest.mark.parametrize(
    ("undated", "said"),
    [
        (0, ""),
        (1, "One of them has no date and is counted as recent."),
        (3, "Three of them have no date and are counted as recent."),
        (24, "24 of them have no date and are counted as recent."),
    ],
)
def test_undated_decisions_are_told(undated: int, said: str) -> None:
    alert, _ = first(Tally(APPLICATION, 10, 14, undated))
    assert words.undated(alert) == said


def test_a_watch_that_the_undated_alone_keep_up_says_that_dating_them_would_tell() -> None:
    stays = "of the noes have no date and count as recent for good. Dating them would tell."
    _, change = first(Tally(APPLICATION, 10, 14, 20, undated_noes=3))
    assert change == f"Time alone does not lift it: three {stays}"
    _, change = first(Tally(APPLICATION, 10, 14, 20, undated_noes=2))
    assert change == "It lifts when fewer than three of the noes lie within the last 180 days."
    _, change = first(Tally(SCREEN, 11, 7), Tally(TECHNICAL, 1, 4, 4, undated_noes=4))
    assert change.startswith(
        "Six passes in a row here would put you level with your other rounds. Time alone does "
        f"not lift it: four {stays}"
    )


@given(small, small, small, small, small, small)
def test_every_alert_can_be_said(a: int, b: int, c: int, d: int, e: int, f: int) -> None:
    tallies = [Tally(APPLICATION, a, b), Tally(SCREEN, c, d), Tally(TECHNICAL, e, f)]
    for alert in alerts(tallies):
        change = words.what_would_change(alert, outlook(alert, tallies), 180)
        said = f"{words.headline(alert)}. {words.basis(alert)} {change}"
        assert "None" not in said
        assert "  " not in said
        assert said.endswith(".")
        assert f"of {alert.decided} decided" in said
