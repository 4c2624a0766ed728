"""Words for feelings: each a key away, written down in one way, asked about again in time."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respond_tui.guide import feelings, limits
from respond_tui.guide.feelings import (
    FAMILIES,
    OWN_LETTER,
    RESETS,
    check_feeling,
    feeling_note,
    is_time_to_ask,
    reset_note,
)
from respond_tui.guide.refusal import Refusal

MOVING = {"j", "k"}
"""Letters that move the cursor of a list."""

NOW = dt.datetime(2026, 11, 23, 10, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "letters",
    [
        [family.letter for family in FAMILIES],
        *([word.letter for word in family.words] for family in FAMILIES),
        [reset.letter for reset in RESETS],
    ],
)
def test_a_key_takes_one_word_and_none_that_moves_or_begins_a_word_of_ones_own(
    letters: list[str],
) -> None:
    assert len(set(letters)) == len(letters)
    assert not {*letters} & {*MOVING, OWN_LETTER}
    assert len(letters) + 1 < 10, "each can be taken by its number too"


def test_families_are_few_and_no_word_stands_in_two() -> None:
    words = [word.word for family in FAMILIES for word in family.words]
    assert len(FAMILIES) == 6
    assert {len(family.words) for family in FAMILIES} == {6}
    assert len(set(words)) == len(words)


def test_a_feeling_reads_as_its_word_and_its_figures() -> None:
    assert feeling_note("disappointed", 7) == "disappointed 7"
    assert feeling_note("disappointed", 7, 4) == "disappointed 7 → 4"


def test_a_feeling_is_trimmed_and_within_its_figures() -> None:
    assert check_feeling(" flat ", 7) == ("flat", 7)
    assert limits.FEELING[0] <= feelings.USUAL <= limits.FEELING[1]


@pytest.mark.parametrize(
    ("word", "strength", "field"),
    [
        ("", 5, "note"),
        ("  ", 5, "note"),
        ("sad", None, "strength"),
        ("sad", 0, "strength"),
        ("sad", 11, "strength"),
    ],
)
def test_a_feeling_without_a_word_or_a_strength_is_refused(
    word: str, strength: int | None, field: str
) -> None:
    with pytest.raises(Refusal) as no:
        check_feeling(word, strength)
    assert no.value.field == field


@pytest.mark.parametrize(
    ("what", "minutes", "note"),
    [
        ("walked", 40, "walked 40 minutes"),
        ("ran", 1, "ran 1 minute"),
        (" swam ", None, "swam"),
        ("", None, ""),
        ("", 20, "20 minutes"),
    ],
)
def test_a_reset_reads_as_what_was_done_and_for_how_long(
    what: str, minutes: int | None, note: str
) -> None:
    assert reset_note(what, minutes) == note


@given(hours=st.integers(-48, 24 * 8))
def test_a_feeling_is_asked_about_from_the_end_of_the_pause_for_three_days(hours: int) -> None:
    end = NOW - dt.timedelta(hours=hours)
    days = (NOW.date() - end.date()).days
    assert is_time_to_ask(end, NOW) is (hours >= 0 and days <= 3)
