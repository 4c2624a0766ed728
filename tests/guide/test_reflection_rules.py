"""A reflection page by page: how questions are written, and when it is finished."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from respond_tui.guide import limits
from respond_tui.guide.plans import plan_parts, plan_text
from respond_tui.guide.reflection import (
    PAGES,
    AskedQuestion,
    Pages,
    check_evaluation,
    check_finish,
    check_priority,
    done_pages,
    is_guess,
    letter_of,
    outcome_words,
    read_questions,
    title_of,
    unfinished,
    written_questions,
)
from respond_tui.guide.reflection_words import words_of
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import Certainty, EndedHow, Mark, ReflectionPage
from respond_tui.guide.text import clean_line

WHOLE = Pages(
    begun=True,
    stage="technical",
    went_well="I was on time",
    spotted=True,
    observed=1,
    priorities=1,
    actions=1,
    notified="Lee",
    keep="drawing first",
)

_texts = st.text("-~+\\ ab", max_size=8) | st.text(max_size=30)
questions = st.builds(
    AskedQuestion,
    _texts.map(lambda raw: clean_line(raw).text).filter(bool),
    st.none() | st.sampled_from(Mark),
)


def test_the_seven_pages_spell_the_word_in_order() -> None:
    assert "".join(map(letter_of, PAGES)) == "RESPOND"
    assert [title_of(page)[0] for page in PAGES] == list("RESPOND")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_asks_one_question_and_helps_in_two_or_three_sentences(
    page: ReflectionPage,
) -> None:
    words = words_of(page)

    assert words.title == title_of(page)
    assert words.question.endswith("?")
    assert 2 <= len(words.sentences) <= 3


def test_a_line_is_a_question_and_its_sign_how_it_was_answered() -> None:
    text = "- sharding\n~ an LRU cache\n\n  + why us?  \nplain\n-not a sign\n\\- a dash"

    assert read_questions(text) == (
        AskedQuestion("sharding", Mark.STUMPED),
        AskedQuestion("an LRU cache", Mark.FINE),
        AskedQuestion("why us?", Mark.GOOD),
        AskedQuestion("plain"),
        AskedQuestion("-not a sign"),
        AskedQuestion("- a dash"),
    )


@given(asked=st.lists(questions, max_size=6).map(tuple))
@example((AskedQuestion("- a"),))
@example((AskedQuestion("\\- a"), AskedQuestion("\\\\+ b", Mark.GOOD)))
@example((AskedQuestion("-"), AskedQuestion("- - a", Mark.FINE)))
def test_questions_read_back_as_they_were_written(asked: tuple[AskedQuestion, ...]) -> None:
    assert read_questions(written_questions(asked)) == asked


@given(text=st.text("-~+\\ ab\n", max_size=40))
def test_a_text_that_was_read_and_written_stays_as_it_is(text: str) -> None:
    written = written_questions(read_questions(text))

    assert written_questions(read_questions(written)) == written


def test_one_thing_went_well_or_nothing_yet_on_purpose() -> None:
    check_evaluation("on time", nothing_yet=False)
    check_evaluation("", nothing_yet=True)
    with pytest.raises(Refusal) as refused:
        check_evaluation(" \n", nothing_yet=False)
    assert refused.value.field == "went_well"


def test_a_third_priority_is_refused_with_the_reason() -> None:
    check_priority(0)
    check_priority(1)
    with pytest.raises(Refusal, match="A third would take its time"):
        check_priority(2)


def test_a_gap_without_an_observation_is_a_guess() -> None:
    assert is_guess(" \n ")
    assert not is_guess("long silence after the follow-up")


def test_nothing_is_done_before_anything_is_written() -> None:
    assert done_pages(replace(WHOLE, begun=False)) == frozenset()
    assert done_pages(WHOLE) == frozenset(PAGES)


@pytest.mark.parametrize(
    ("page", "without"),
    [
        (ReflectionPage.RECORD, {"stage": "", "outcome": ""}),
        (ReflectionPage.EVALUATE, {"went_well": " ", "nothing_yet": False}),
        (ReflectionPage.SPOT, {"spotted": False}),
        (ReflectionPage.PRIORITIZE, {"priorities": 0}),
        (ReflectionPage.OUTLINE, {"actions": 0}),
        (ReflectionPage.NOTIFY, {"notified": ""}),
        (ReflectionPage.DECIDE, {"keep": "", "change": " "}),
    ],
)
def test_a_page_is_done_once_something_stands_on_it(
    page: ReflectionPage, without: dict[str, object]
) -> None:
    assert done_pages(replace(WHOLE, **without)) == frozenset(PAGES) - {page}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("facts", "page"),
    [
        (WHOLE, None),
        (Pages(), ReflectionPage.RECORD),
        (replace(WHOLE, stage="", outcome="no"), None),
        (replace(WHOLE, went_well=""), ReflectionPage.EVALUATE),
        (replace(WHOLE, went_well="", nothing_yet=True), None),
        (replace(WHOLE, priorities=0), ReflectionPage.PRIORITIZE),
        (replace(WHOLE, priorities=0, observed=0), None),
        (replace(WHOLE, spotted=False, observed=0, priorities=0), None),
        (replace(WHOLE, actions=0, notified="", keep=""), None),
    ],
)
def test_it_is_finished_with_the_facts_something_good_and_a_choice(
    facts: Pages, page: ReflectionPage | None
) -> None:
    assert unfinished(facts) is page
    if page is None:
        check_finish(facts)
        return
    with pytest.raises(Refusal) as refused:
        check_finish(facts)
    assert refused.value.field == page.value
    assert refused.value.sentence.startswith(title_of(page))


@pytest.mark.parametrize(
    ("how", "reason", "certainty", "said"),
    [
        (EndedHow.REJECTED, "depth", Certainty.TOLD, "no after technical; told: depth"),
        (EndedHow.REJECTED, "depth", Certainty.INFERRED, "no after technical; inferred: depth"),
        (EndedHow.REJECTED, "depth", Certainty.UNKNOWN, "no after technical; reason: depth"),
        (EndedHow.REJECTED, None, Certainty.TOLD, "no after technical"),
        (EndedHow.WITHDREW, None, None, "a withdrawal at technical"),
        (None, "depth", None, ""),
    ],
)
def test_an_outcome_in_plain_words(
    how: EndedHow | None, reason: str | None, certainty: Certainty | None, said: str
) -> None:
    assert outcome_words(how, "technical", reason, certainty) == said


def test_a_no_before_a_round_that_was_planned_is_none_after_it() -> None:
    said = outcome_words(EndedHow.REJECTED, "panel", None, None, was_held=False)

    assert said == "no before the panel"


def test_an_outcome_fits_its_line_and_needs_no_stage() -> None:
    long = "x" * limits.LINE

    assert len(outcome_words(EndedHow.REJECTED, long, long, Certainty.TOLD)) == limits.LINE
    assert outcome_words(EndedHow.REJECTED, "", None, None) == "no"


def test_a_plan_in_short_and_in_full() -> None:
    assert plan_parts("drawing\nfirst", "ask before answering") == (
        "keep: drawing first",
        "change: ask before answering",
    )
    assert plan_parts(" ", "slower") == ("change: slower",)
    assert plan_text("drawing\nfirst", "slower") == "keep: drawing\nfirst\nchange: slower"
