"""Words that guess are found as whole words, quickly, and asked about gently."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respond_tui.guide.quotes import quoted
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.wording import (
    MOST_WORDS,
    USUAL,
    Found,
    Group,
    Phrases,
    Wording,
    check_phrases,
    found_in,
    gentle_line,
    lines,
    read_wording,
    written_wording,
)

ALL = Phrases(USUAL)
OWN = Phrases({Group.MIND: ["they hated", "they hated me"], Group.VERDICT: ["i'm useless"]})


def _found(text: str, phrases: Phrases = ALL) -> list[str]:
    return [text[each.start : each.end] for each in found_in(text, phrases)]


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("They hated my answer", ["They hated"]),
        ("THEY\n  HATED it", ["THEY\n  HATED"]),
        ("I'm useless. I’m useless.", ["I'm useless", "I’m useless"]),
        ("They said “you are slow”. Obviously.", ["Obviously"]),
        ("It is always so", ["It is always"]),
        ("I'm rubbish", ["I'm rubbish"]),
        ("I was useless", ["I was useless"]),
        ("I am not smart", ["I am not smart"]),
        ("they'd already decided", ["they'd already decided"]),
        ("They’d already decided", ["They’d already decided"]),
        ("It was obvious", ["It was obvious"]),
        ("the interviewer was bored", ["interviewer was bored"]),
        ("They loathed me", ["They loathed"]),
        ("I wasn't good enough", ["I wasn't good enough"]),
        (
            "I can't do anything, I cannot do anything",
            ["I can't do anything", "I cannot do anything"],
        ),
        ("I should’ve asked", ["I should’ve"]),
        ("everyone's better", ["everyone's"]),
        ("never ever", ["never ever"]),
    ],
)
def test_a_phrase_is_found_in_any_case_with_any_apostrophe(text: str, stands: list[str]) -> None:
    assert _found(text) == stands


@pytest.mark.parametrize(
    "text",
    [
        "",
        "They asked about sharding; I had no answer.",
        "nevertheless, a hallway; unclearly",
        "they, hated or not, asked on",
        "seversalways",
        "the system is always on",
        "everything was in Go",
        "I explained it clearly; the worst case is linear",
        "They said 'you always start late'",
        "They said ‘you always don’t know’",
        "They said “you always start late”",
        "Sie sagte „I always hated my answers“",
        "Sie sagte »obviously not« und «obviously»",
        'They said "obviously, everyone fails',
    ],
)
def test_what_was_seen_or_only_looks_like_a_phrase_is_left_alone(text: str) -> None:
    assert _found(text) == []
    assert gentle_line(text, ALL) == ""


def test_the_longest_phrase_counts_and_none_lies_over_another() -> None:
    assert found_in("they hated me, they hated it", OWN) == (
        Found("they hated me", 0, 13, Group.MIND),
        Found("they hated", 15, 25, Group.MIND),
    )


def test_a_phrase_is_found_over_the_end_of_a_line_and_over_none_of_a_sentence() -> None:
    text = "It went on. They\nhated it. They. Hated me\n\nwas what she\n said"

    assert _found(text) == ["They\nhated", "Hated me"]


@pytest.mark.parametrize(
    ("text", "begins", "asks"),
    [
        ("They hated it.", "“they hated” may be a guess", "What did you see or hear?"),
        ("I always freeze.", "“I always” is a big word", "How many times did you see it?"),
        ("i'm useless", "“I'm useless” is hard on you", "What did others see or hear?"),
    ],
)
def test_each_group_has_a_question_of_its_own(text: str, begins: str, asks: str) -> None:
    line = gentle_line(text, ALL)
    assert line.startswith(begins)
    assert line.endswith(asks)


def test_the_question_is_about_what_was_written_last() -> None:
    assert gentle_line("They hated it, as always.", ALL).startswith("“as always”")


def test_a_short_form_is_shown_as_it_was_written() -> None:
    assert gentle_line("They’d  already decided", ALL).startswith("“They’d already decided” may")
    assert gentle_line("i am useless", Phrases({Group.VERDICT: ["I'm useless"]})).startswith(
        "“i am useless” is hard on you"
    )


def test_a_list_in_another_script_is_found_too() -> None:
    own = Phrases({Group.ABSOLUTE: ["इमेशा", "никогда", "cafe\u0301"]})
    assert _found("इमेशा और Никогда, CAFÉ", own) == ["इमेशा", "Никогда", "CAFÉ"]


@given(st.text(max_size=200))
def test_what_is_found_lies_in_order_and_apart(text: str) -> None:
    places = [(each.start, each.end) for each in found_in(text, ALL)]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(one[1] <= other[0] for one, other in pairwise(places))


PHRASES = st.sampled_from([phrase for phrases in USUAL.values() for phrase in phrases])
QUOTES = st.sampled_from(
    ["“”", "„“", "„”", "«»", "»«", "””", '""', "''", "‘’", "‚‘", "‚’"],
)
APOSTROPHES = st.sampled_from(["don't", "the teams' idea", "rock 'n' roll", "the '90s", "'cause"])


@given(
    PHRASES,
    st.sampled_from([str.upper, str.lower, str.title, lambda each: each.replace("'", "’")]),
    st.sampled_from(["", "well, ", "so (", "they said “no”; "]),
    st.sampled_from(["", ".", ", then", "\n"]),
)
def test_every_usual_phrase_is_found_however_it_stands(
    phrase: str, write: object, before: str, after: str
) -> None:
    assert callable(write)
    text = f"{before}{write(phrase)}{after}"
    first, last = len(before), len(text) - len(after)
    assert any(each.start < last and each.end > first for each in found_in(text, ALL))


@given(PHRASES, QUOTES, st.sampled_from(["", "They said ", "I don't know (", "the teams' "]))
def test_no_usual_phrase_is_found_in_quotation_marks_of_any_kind(
    phrase: str, marks: str, before: str
) -> None:
    text = f"{before}{marks[0]}{phrase}{marks[1]}, and so on"
    assert _found(text) == []
    assert _found(f"{text}\nI'm useless") == ["I'm useless"]


@given(PHRASES, APOSTROPHES, APOSTROPHES)
def test_an_apostrophe_is_no_quotation_mark(phrase: str, one: str, other: str) -> None:
    text = f"{one} {phrase} {other}"
    for written in (text, text.replace("'", "’")):
        first, last = len(one), len(one) + len(phrase) + 1
        assert any(each.start < last and each.end > first for each in found_in(written, ALL))


@given(st.text(st.sampled_from("“”„«»\"‘’‚'a x,\n"), max_size=60))
def test_quotes_lie_in_order_each_in_one_line(text: str) -> None:
    places = quoted(text)
    assert all(first < last and "\n" not in text[first:last] for first, last in places)
    assert all(one[1] <= other[0] for one, other in pairwise(places))


@pytest.mark.parametrize(
    "text",
    [
        "they " * 4_000,
        "hated" * 4_000,
        "'" * 20_000,
        "they hated " * 1_800,
        " " * 20_000,
        " 'a" * 6_000,
        " ‘a" * 6_000,
        " “a" * 6_000,
        " „a”" * 5_000,
        " 'a\n" * 5_000,
    ],
)
def test_the_longest_note_takes_no_time(text: str) -> None:
    long = Phrases({Group.MIND: [f"they {word}" for word in range(2_000)] + ["they hated"]})
    started = time.perf_counter()
    found_in(text, long)
    assert time.perf_counter() - started < 0.5


def test_every_usual_phrase_is_short_enough_to_be_kept_and_stands_once() -> None:
    for group, phrases in USUAL.items():
        assert len(set(phrases)) == len(phrases)
        check_phrases("\n".join(phrases), group)


def test_off_finds_nothing() -> None:
    off = read_wording({"wording": "off"})
    assert not off.phrases
    assert gentle_line("They hated it, obviously.", off.phrases) == ""


def test_nothing_set_is_on_with_the_usual_phrases() -> None:
    usual = read_wording({})
    assert usual.is_on
    assert {group: lines(text) for group, text in usual.lists.items()} == dict(USUAL)


def test_an_emptied_group_stays_empty() -> None:
    some = read_wording({"wording.absolute": ""})
    assert _found("I never answered; they hated it", some.phrases) == ["they hated"]


@given(
    st.booleans(),
    st.lists(st.text(st.characters(categories=["L", "Zs"]), max_size=12), max_size=6),
)
def test_what_is_kept_is_read_back(is_on: bool, phrases: list[str]) -> None:
    wording = Wording(is_on, {group: "\n".join(lines("\n".join(phrases))) for group in Group})
    assert read_wording(written_wording(wording)) == wording


def test_a_line_that_is_no_phrase_is_refused_by_its_words() -> None:
    long = " ".join(["word"] * (MOST_WORDS + 1))
    lists = {**read_wording({}).lists, Group.VERDICT: f"fine\n{long}"}
    with pytest.raises(Refusal) as no:
        written_wording(Wording(True, lists))
    assert no.value.field == "verdict"
    assert "“word word" in no.value.sentence
