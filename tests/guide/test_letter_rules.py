"""Letters as rules: filled in, counted, fitting, and how far they can come."""

import datetime as dt
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respond_tui.guide.letter_templates import READY, Template, ready
from respond_tui.guide.letters import (
    ASKING,
    FEW_WORDS,
    FEW_WORDS_OF_THANKS,
    FIELDS,
    Since,
    Standing,
    Written,
    area_of,
    check_draft,
    check_replied,
    check_sent,
    check_waiting,
    filled,
    fitting,
    gaps_in,
    length_words,
    put_into,
    question_words,
    sensible,
    since,
    stray_words,
    words_in,
)
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import EndedHow, LetterKind, LetterState, Tone
from tests.desks import TODAY, ago, ahead

STANDING = Standing(
    is_no=True,
    ended_on=TODAY,
    talked_on=None,
    is_pausing=False,
    thanked=False,
    decided=False,
)
KNOWN = dict.fromkeys(FIELDS, "x")
WORD = st.text(alphabet="ab{}[]?é ", max_size=12)


@pytest.mark.parametrize("template", READY, ids=lambda each: f"{each.kind} {each.tone}")
def test_a_ready_letter_is_short_names_known_fields_and_asks_little(template: Template) -> None:
    text = filled(template.body, dict.fromkeys(FIELDS, "two words")).text
    assert words_in(text) <= 90
    assert set(re.findall(r"\{(\w+)\}", template.subject + template.body)) <= set(FIELDS)
    assert "{" not in text
    assert template.body.count("?") <= 1
    if template.kind is LetterKind.THANKS:
        assert "?" not in template.body
        assert words_in(text) <= FEW_WORDS_OF_THANKS
    if template.kind is LetterKind.FEEDBACK:
        assert {"{role}", "{area}"} <= set(re.findall(r"\{\w+\}", template.body))
        assert template.body.count("?") == 1
        assert "hank" in template.body
    if template.kind is LetterKind.CONNECTION:
        assert "{topic}" in template.body


@pytest.mark.parametrize("kind", LetterKind)
@pytest.mark.parametrize("tone", Tone)
def test_there_is_a_letter_for_every_purpose_in_every_tone(kind: LetterKind, tone: Tone) -> None:
    assert (ready(kind, tone).kind, ready(kind, tone).tone) == (kind, tone)


def test_a_field_without_a_value_leaves_a_gap_that_is_named() -> None:
    made = filled("{company}: {area}, {area}, {nobody}, {", {"company": "Acme", "area": None})
    assert made.text == "Acme: [area], [area], {nobody}, {"
    assert made.missing == ("area",)
    assert gaps_in(made.text) == ("area",)


@given(st.dictionaries(st.sampled_from(FIELDS), WORD), st.lists(st.sampled_from(FIELDS) | WORD))
def test_what_stands_in_a_value_is_never_filled_in_again(
    values: dict[str, str], parts: list[str]
) -> None:
    template = "\0".join(f"{{{part}}}" if part in FIELDS else part for part in parts)
    expected = "\0".join(
        (values.get(part) or f"[{part}]") if part in FIELDS else part for part in parts
    )
    made = filled(template, values)
    assert made.text == expected
    assert set(made.missing) == {part for part in parts if part in FIELDS and not values.get(part)}


def test_a_value_in_braces_stays_as_it_was_written() -> None:
    assert filled("{role}", {"role": "{company}", "company": "Acme"}) == ("{company}", ())


@given(st.lists(st.sampled_from(["one", "it’s", "2", "well-read", "–", "…", "?"])))
def test_words_are_what_stands_between_spaces_and_says_something(runs: list[str]) -> None:
    said = [run for run in runs if run not in ("–", "…", "?")]
    assert words_in("  \n".join(runs)) == len(said)


def test_a_long_letter_is_told_so_with_the_figure() -> None:
    long = "word " * (FEW_WORDS + 1)
    assert "short is good" in length_words(LetterKind.FEEDBACK, "A short one.")
    assert f"up to {FEW_WORDS} is better" in length_words(LetterKind.FEEDBACK, long)
    assert "three lines are enough" in length_words(LetterKind.THANKS, long)
    assert length_words(LetterKind.REPLY, "") == "0 words"


def test_only_a_feedback_request_is_asked_to_ask_one_question() -> None:
    two = "Was it my SQL? Or my manner?!"
    assert question_words(LetterKind.FEEDBACK, two).startswith("This asks 2 questions.")
    assert question_words(LetterKind.FEEDBACK, "Which was it??") == ""
    assert question_words(LetterKind.CONNECTION, two) == ""


def test_the_note_of_thanks_fits_within_days_of_a_no_or_a_round() -> None:
    assert fitting(STANDING, TODAY) is LetterKind.THANKS
    assert fitting(replace(STANDING, is_pausing=True), TODAY) is LetterKind.THANKS
    talked = replace(STANDING, is_no=False, ended_on=None, talked_on=ago(3))
    assert fitting(talked, TODAY) is LetterKind.THANKS
    assert fitting(replace(talked, talked_on=ago(4)), TODAY) is None
    assert fitting(replace(talked, talked_on=ahead(1)), TODAY) is None
    assert fitting(replace(STANDING, thanked=True, is_pausing=True), TODAY) is None


def test_feedback_fits_once_the_pause_is_over_and_nothing_is_decided() -> None:
    thanked = replace(STANDING, thanked=True)
    assert fitting(thanked, TODAY) is LetterKind.FEEDBACK
    assert fitting(replace(thanked, decided=True), TODAY) is None
    asked = (Written(LetterKind.FEEDBACK, LetterState.SENT),)
    assert fitting(replace(thanked, letters=asked), TODAY) is None


def test_a_reply_fits_where_an_answer_came_until_one_is_written() -> None:
    answered = Written(LetterKind.FEEDBACK, LetterState.REPLIED)
    assert fitting(replace(STANDING, letters=(answered,)), TODAY) is LetterKind.REPLY
    mine = Written(LetterKind.REPLY, LetterState.DRAFT)
    assert fitting(replace(STANDING, thanked=True, letters=(answered, mine)), TODAY) is None


DAYS = st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31))


@given(st.sampled_from(LetterState), DAYS, DAYS, DAYS)
def test_a_letter_goes_from_draft_to_sent_to_an_answer_or_to_rest(
    state: LetterState, sent: dt.date, on: dt.date, today: dt.date
) -> None:
    def refused(check: object, *given: object) -> bool:
        assert callable(check)
        try:
            check(*given)
        except Refusal:
            return True
        return False

    is_draft = state is LetterState.DRAFT
    assert refused(check_draft, state) is not is_draft
    assert refused(check_sent, state, on, today) is (not is_draft or on > today)
    too_early = not is_draft or on > today or on < sent
    assert refused(check_sent, state, on, today, Since(sent, "You applied")) is too_early
    bad_day = on > today or on < sent
    assert refused(check_replied, state, sent, on, today) is (is_draft or bad_day)
    for kind in LetterKind:
        waits = kind in ASKING and state is LetterState.SENT
        assert refused(check_waiting, kind, state) is not waits


def test_what_asks_for_an_answer_is_what_waits_for_one() -> None:
    assert {LetterKind.FEEDBACK, LetterKind.CONNECTION} == ASKING


@given(st.dictionaries(st.sampled_from(FIELDS), WORD), st.lists(st.sampled_from(FIELDS) | WORD))
def test_what_is_given_goes_in_wherever_it_is_missing_and_the_rest_stays_open(
    given_: dict[str, str], parts: list[str]
) -> None:
    text = "\0".join(f"[{part}]" if part in FIELDS else part for part in parts)
    done = "\0".join(given_.get(part, f"[{part}]") if part in FIELDS else part for part in parts)
    assert put_into(text, given_) == done


def test_gaps_are_named_once_in_the_order_of_the_text() -> None:
    assert gaps_in("[topic] [name] [topic] [nobody] {area}") == ("topic", "name")


@pytest.mark.parametrize(
    ("stage", "area"),
    [
        ("technical", "technical interviews"),
        ("recruiter screen", "recruiter screens"),
        ("Phone Call", "Phone Calls"),
        ("assessment", "assessments"),
        ("take-home", "take-home tasks"),
    ],
)
def test_a_stage_is_something_to_get_better_at(stage: str, area: str) -> None:
    assert area_of(stage) == area


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("Hi {interviewer}, thanks. {area}? {} {", ""),
        ("{1}{2}{3}{4}{5}", "{1} and {2} and {3} and 2 more are no fields: they go out like that."),
        ("Hi {fooo}", "{fooo} is no field: it goes out like that."),
        (
            "Hi {interviwer}, {fooo}, {fooo} at {Company }",
            "{interviwer} (did you mean {interviewer}?) and {fooo} and {Company } "
            "(did you mean {company}?) are no fields: they go out like that.",
        ),
    ],
)
def test_words_in_braces_that_are_no_fields_are_named(template: str, said: str) -> None:
    assert stray_words(template) == said


def test_feedback_needs_a_no_and_a_reply_an_answer() -> None:
    thanks, feedback, reply, connection = LetterKind
    still_open = replace(STANDING, is_no=False, ended_on=None)
    assert sensible(still_open) == (thanks, connection)
    assert sensible(STANDING) == (thanks, feedback, connection)
    for state in LetterState:
        written = replace(still_open, letters=(Written(thanks, state),))
        assert (reply in sensible(written)) is (state is LetterState.REPLIED)


@pytest.mark.parametrize("kind", LetterKind)
def test_a_letter_comes_after_applying_and_one_about_a_no_after_that(kind: LetterKind) -> None:
    applied, ended = ago(20), ago(3)
    assert since(kind, None, None, None) is None
    assert since(kind, applied, None, None) == Since(applied, "You applied")
    assert since(kind, applied, EndedHow.WITHDREW, ended) == Since(applied, "You applied")
    no = Since(ended, "They said no") if kind is LetterKind.FEEDBACK else None
    assert since(kind, applied, EndedHow.REJECTED, ended) == (no or Since(applied, "You applied"))
