"""Directions: how a few words are read, and what two shares come to beside each other."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respond_tui.guide.directions import (
    Direction,
    Part,
    are_apart,
    offered,
    read_direction,
    share_words,
    tell_apart,
)
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.statistics import Proportion
from respond_tui.guide.terms import Field

KNOWN = {
    Field.ROLE_FAMILY: ("Backend", "Platform", "Data, and more"),
    Field.MARKET: ("Germany", "Berlin, Paris", "Platform"),
    Field.SENIORITY: ("senior",),
}


def read(text: str) -> str:
    return read_direction(text, KNOWN).written


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("remote", "arrangement: remote"),
        ("REMOTE", "arrangement: remote"),
        ("Backend, on-site", "arrangement: on-site, role family: Backend"),
        ("job board, senior", "source: job board, seniority: senior"),
        ("market: not germany", "market: not Germany"),
        ("not germany, backend", "role family: Backend, market: not Germany"),
        ("role family: Platform", "role family: Platform"),
        ("Role  Family : platform", "role family: Platform"),
        ("berlin, paris, remote", "arrangement: remote, market: Berlin, Paris"),
        ("data, and more, hybrid", "arrangement: hybrid, role family: Data, and more"),
        ("senior, not Berlin, Paris", "market: not Berlin, Paris, seniority: senior"),
        (" , remote ,, ", "arrangement: remote"),
    ],
)  # fmt: skip
def test_words_are_read_whatever_their_order_case_and_commas(text: str, meant: str) -> None:
    assert read(text) == meant


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Name at least one thing"),
        (" , ", "Name at least one thing"),
        ("remoat", "No application has “remoat” noted"),
        ("remote, Mars", "No application has “Mars” noted"),
        ("market: remote", "No application has “market: remote” noted"),
        ("not", "No application has “not” noted"),
        ("Platform", "“Platform” is a role family and a market. Say which: role family: Platform"),
        ("remote, hybrid", "One value of a field at a time"),
        ("inquiry", "No application has “inquiry” noted"),
    ],
)
def test_words_that_mean_nothing_or_two_things_are_refused_by_name(
    text: str, sentence: str
) -> None:
    with pytest.raises(Refusal) as no:
        read(text)
    assert sentence in no.value.sentence


@pytest.mark.parametrize("text", offered(KNOWN))
def test_whatever_is_offered_is_understood_as_it_stands(text: str) -> None:
    assert read(text) == text


@given(
    st.lists(
        st.sampled_from(
            [Part(f, v, n) for f, values in KNOWN.items() for v in values for n in (False, True)]
        ),
        min_size=1,
        max_size=3,
        unique_by=lambda part: part.field,
    )
)
def test_a_direction_comes_back_from_what_it_is_kept_as(found: list[Part]) -> None:
    written = Direction(tuple(found)).written
    assert set(read_direction(written, KNOWN).parts) == set(found)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(Refusal):
        assert read_direction(text, KNOWN).parts


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("remote", "on-site", True),
        ("remote, Backend", "on-site, Backend", True),
        ("market: Germany", "market: not Germany", True),
        ("remote", "Backend", False),
        ("market: not Germany", "market: not Berlin, Paris", False),
        ("market: Germany", "market: not Berlin, Paris", False),
    ],
)
def test_sides_are_apart_only_where_a_field_rules_the_other_out(
    one: str, other: str, apart: bool
) -> None:
    sides = read_direction(one, KNOWN), read_direction(other, KNOWN)
    assert are_apart(*sides) is apart
    assert are_apart(*reversed(sides)) is apart


def test_few_cannot_tell_and_say_both_counts() -> None:
    said = tell_apart(Proportion(3, 9), Proportion(5, 11))
    assert said.startswith("Can't tell: 3 of 9 against 5 of 11")


def test_newcombes_published_example_is_told_with_its_interval() -> None:
    # Newcombe 1998, method 10: 56/70 − 48/80 → [.0524, .3339]
    said = tell_apart(Proportion(48, 80), Proportion(56, 70))
    assert said == (
        "The right does better: 48 of 80 against 56 of 70; the right less the left is "
        "plausibly +5 to +33 points."
    )
    assert tell_apart(Proportion(56, 70), Proportion(48, 80)).startswith("The left does better")


@given(st.integers(0, 4), st.integers(0, 40))
def test_under_the_floor_nothing_is_claimed(few: int, many: int) -> None:
    for one, other in ((few, many), (many, few)):
        said = tell_apart(Proportion(0, one), Proportion(other, other))
        assert said.startswith("Can't tell yet")
        assert "%" not in said


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
def test_any_counts_are_told_and_no_percentage_stands_without_its_n(
    a: int, b: int, c: int, d: int
) -> None:
    one, other = Proportion(min(a, b), max(a, b)), Proportion(min(c, d), max(c, d))
    assert f"{one.part} of {one.of} against {other.part} of {other.of}" in tell_apart(one, other)
    words = share_words(one)
    assert ("%" not in words) if one.of == 0 else f" of {one.of} · " in words


def test_a_floor_of_ones_own_asks_for_more() -> None:
    one, other = Proportion(0, 9), Proportion(9, 9)
    assert tell_apart(one, other).startswith("The right does better")
    assert "it takes 10 on each side" in tell_apart(one, other, 10)
