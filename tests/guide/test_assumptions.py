"""Assumptions: what speaks for one, what against, and never a claim on too little."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respond_tui.guide.assumptions import READY, Ready, Speaks, shares_words, weigh, weighed_words
from respond_tui.guide.directions import Part, read_direction
from respond_tui.guide.patterns import SliceTally, key_of
from respond_tui.guide.statistics import Proportion
from respond_tui.guide.terms import AssumptionArea, Field

REMOTE = Part(Field.ARRANGEMENT, "remote")
NOT_REMOTE = Part(Field.ARRANGEMENT, "remote", is_not=True)


def tally(value: str, invited: int, rejected: int, silent: int = 0) -> SliceTally:
    field = Field.ARRANGEMENT
    return SliceTally(field, key_of(field, value), value, invited, rejected, silent)


def test_the_slice_stands_beside_the_rest_of_its_field_alone() -> None:
    other = SliceTally(Field.MARKET, "market=x", "x", 50, 0, 0)
    tallies = [tally("remote", 3, 4, 2), tally("on-site", 4, 3), tally("hybrid", 1, 3), other]
    found = weigh(REMOTE, tallies)
    assert (found.here, found.rest) == (Proportion(3, 9), Proportion(5, 11))
    assert found.speaks is Speaks.NEITHER
    said = weighed_words(found)
    assert said.startswith(
        "Can't tell: 3 of 9 led to a round, 5 of 11 of the rest, of those sent more than 21 days "
        "ago; plausibly −"
    )
    assert weigh(NOT_REMOTE, tallies).here == Proportion(5, 11)


def test_a_large_difference_speaks_for_or_against() -> None:
    tallies = [tally("remote", 18, 2), tally("on-site", 3, 17)]
    assert weigh(REMOTE, tallies).speaks is Speaks.FOR
    assert weigh(NOT_REMOTE, tallies).speaks is Speaks.AGAINST
    assert weighed_words(weigh(NOT_REMOTE, tallies)).startswith("Speaks against it: 3 of 20")


@given(st.integers(0, 4), st.integers(0, 60))
def test_never_a_claim_under_five_decided(few: int, many: int) -> None:
    for here, rest in ((few, many), (many, few)):
        found = weigh(REMOTE, [tally("remote", here, 0), tally("on-site", 0, rest)])
        assert found.speaks is Speaks.NEITHER
        assert found.drawn is None
        words = weighed_words(found)
        assert "%" not in words
        assert words.startswith(("Can't tell yet", "Of those sent more than 21 days"))


@given(*[st.integers(0, 40)] * 4)
def test_the_two_sides_mirror_each_other(a: int, b: int, c: int, d: int) -> None:
    tallies = [tally("remote", a, b), tally("on-site", c, d)]
    there, back = weigh(REMOTE, tallies), weigh(NOT_REMOTE, tallies)
    assert (there.here, there.rest) == (back.rest, back.here)
    mirror = {Speaks.FOR: Speaks.AGAINST, Speaks.AGAINST: Speaks.FOR}
    assert back.speaks is mirror.get(there.speaks, Speaks.NEITHER)
    words = shares_words(there)
    assert bool(words) is bool(there.here.of and there.rest.of)
    if there.drawn is not None:
        low, high = sorted((there.here.part / there.here.of, there.rest.part / there.rest.of))
        assert low - 1e-9 <= there.drawn <= high + 1e-9


def test_an_empty_log_says_that_it_says_nothing() -> None:
    found = weigh(REMOTE, [])
    assert weighed_words(found, silence_days=1) == (
        "Of those sent more than 1 day ago nothing is decided yet, so the log says nothing."
    )
    assert shares_words(found) == ""


def test_the_ready_ones_begin_with_remote_and_international_and_cover_every_area() -> None:
    assert [each.name for each in READY[:2]] == ["Remote roles", "International roles"]
    assert {each.area for each in READY} == set(AssumptionArea)
    assert len({each.text for each in READY}) == len(READY)


@pytest.mark.parametrize("ready", READY, ids=lambda each: each.name)
def test_a_ready_one_is_about_a_slice_that_can_be_read(ready: Ready) -> None:
    known = {ready.field: ("Germany", "France")}
    tallies = [
        SliceTally(ready.field, key_of(ready.field, "France"), "France", 1, 0, 0),
        SliceTally(ready.field, key_of(ready.field, "Germany"), "Germany", 4, 3, 0),
    ]
    about = ready.about(tallies)
    assert read_direction(about, known).written == about
    if ready.value is None:
        assert about.endswith(": not Germany")
        assert ready.about([]) == ""
