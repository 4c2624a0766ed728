"""Free words for outcomes, right and misspelt, read as a person would."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respond_tui.exchange.sheets import words
from respond_tui.exchange.sheets.ladder import Ladder
from respond_tui.exchange.sheets.meaning import Kind
from respond_tui.exchange.sheets.spelling import distance, mended
from respond_tui.exchange.sheets.vocabulary import WORDS
from respond_tui.guide.stages import DEFAULT_STAGES
from respond_tui.guide.terms import EndedHow, RoundOutcome

LADDER = Ladder(DEFAULT_STAGES)
KNOWN = {word: str(says) for word, says in WORDS.items()}

ENDS = {
    "Rejection :(": "rejected",
    "rejected": "rejected",
    "rejjected": "rejected",
    "rejceted": "rejected",
    "Auto-Rejected": "rejected",
    "Rejected (auto)": "rejected",
    "Not selected": "rejected",
    "No longer under consideration": "rejected",
    "Rejected after assessment": "rejected at assessment",
    "Rejected after technical interview": "rejected at technical",
    "I was rejected after the final round": "rejected at final",
    "Rejected - 2nd interview": "rejected at 2nd interview",
    "Failed technical": "rejected at technical",
    "Rejected at CV": "rejected at application",
    "Rejected after offer": "rejected at offer",
    "Offer rescinded": "rejected at offer",
    "No Response": "ghosted",
    "Ghosted (no reply)": "ghosted",
    "gosted": "ghosted",
    "Never heard back": "ghosted",
    "Withdrew": "withdrew",
    "wihdrew": "withdrew",
    "Withdrew (accepted another offer)": "withdrew",
    "I declined": "withdrew",
    "Rejected by me": "withdrew",
    "I rejected them": "withdrew",
    "They rejected me": "rejected",
    "They withdrew the offer": "rejected at offer",
    "Position filled": "role closed",
    "Expired": "role closed",
    "Accepted!": "accepted",
    "acepted": "accepted",
    "Offer Accepted": "accepted",
    "Offer Declined": "declined",
    "offer rejected": "declined",
    "Turned down the offer": "declined",
}

NO_ENDS = {
    "Suspected Ghost Job": Kind.NOTE,
    "rejected?": Kind.NOTE,
    "probably ghosted": Kind.NOTE,
    "Not rejected": Kind.NOTE,
    "Declined": Kind.NOTE,
    "selected": Kind.NOTE,
    "acjected": Kind.NOTE,
    "Rejected, then accepted": Kind.NOTE,
    "Archived": Kind.NOTE,
    "🎉": Kind.NOTE,
    "no offer": Kind.NOTE,
    "offen": Kind.NOTE,
    "ongoing": Kind.OPEN,
    "New": Kind.OPEN,
    "Draft": Kind.OPEN,
    "Application viewed": Kind.OPEN,
    "Applied": Kind.APPLIED,
    "aplied": Kind.APPLIED,
    '{"id": 3, "name": "Applied"}': Kind.APPLIED,
    "{'id': 3, 'name': 'Applied'}": Kind.APPLIED,
    "Recruiter Inquiry": Kind.INQUIRY,
    "Offer": Kind.OFFER,
    "Offer received": Kind.OFFER,
    "N/A": Kind.NOTHING,
    "n/a": Kind.NOTHING,
    "Unknown": Kind.NOTHING,
    "-": Kind.NOTHING,
    "–": Kind.NOTHING,
    "": Kind.NOTHING,
}

STAGES = {
    "Technical Interview": ("technical", None, False),
    "Panel Interview": ("panel", None, False),
    "Phone Screen scheduled": ("recruiter screen", None, False),
    "Moved to final round": ("final", None, False),
    "OA received": ("assessment", None, False),
    "passed technical": ("technical", RoundOutcome.PASSED, False),
    "Interview": ("interview", None, True),
    "Interviewing": ("interview", None, True),
    "HR/ Hiring Manager Interview": ("HR/ Hiring Manager Interview", None, True),
    "Founder Chat": ("Founder Chat", None, True),
    "Technical interview cancelled": ("technical", RoundOutcome.CANCELLED, False),
}


@pytest.mark.parametrize("text", ENDS)
def test_an_end_in_free_words_is_understood(text: str) -> None:
    read = words.read(text, LADDER)
    assert (read.kind, str(read)) == (Kind.ENDED, ENDS[text])


@pytest.mark.parametrize("text", NO_ENDS)
def test_what_is_no_end_is_not_taken_for_one(text: str) -> None:
    assert words.read(text, LADDER).kind is NO_ENDS[text]


@pytest.mark.parametrize("text", STAGES)
def test_a_stage_is_found_by_its_full_name_and_is_new_where_there_is_none(text: str) -> None:
    read = words.read(text, LADDER)
    assert (read.stage, read.outcome, read.is_new) == STAGES[text]


def test_words_that_say_more_than_the_end_are_kept() -> None:
    assert not words.read("Rejection :(", LADDER).keep
    assert words.read("Rejected by the second founder's dog", LADDER).keep
    assert words.read("Rejected without interview", LADDER).keep


def test_accepted_and_rejected_are_too_far_apart_to_be_mixed_up() -> None:
    assert distance("accepted", "rejected", 9) == 4


@given(st.text("acepjrtd", min_size=6, max_size=10))
def test_no_misspelling_is_near_to_accepted_and_to_rejected(word: str) -> None:
    found = mended(word, KNOWN)
    meant = KNOWN.get(found or "")
    if meant == EndedHow.ACCEPTED:
        assert distance(word, "rejected", 9) > 2
    if meant == EndedHow.REJECTED:
        assert distance(word, "accepted", 9) > 2


LONG = sorted(word for word in KNOWN if len(word) >= 7)


@given(st.sampled_from(LONG), st.data())
def test_one_wrong_letter_never_turns_a_word_into_another_meaning(
    word: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(1, len(word) - 1))
    letter = data.draw(st.sampled_from(string.ascii_lowercase))
    for typed in (word[:at] + letter + word[at:], word[:at] + word[at + 1 :]):
        found = typed if typed in KNOWN else mended(typed, KNOWN)
        assert found is None or KNOWN[found] == KNOWN[word]


@given(st.text("abcdr", max_size=6), st.text("abcdr", max_size=6))
def test_a_distance_is_the_same_both_ways_and_zero_only_for_the_same(one: str, two: str) -> None:
    assert distance(one, two, 9) == distance(two, one, 9)
    assert (distance(one, two, 9) == 0) == (one == two)


@given(st.text(max_size=150))
def test_any_words_at_all_have_a_meaning(text: str) -> None:
    assert words.read(text, LADDER).kind in Kind
