"""What a half-typed word or line goes on as."""

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respond_tui.guide import quickadd
from respond_tui.guide.completion import Offer, offers
from respond_tui.guide.quickadd import (
    Known,
    Line,
    Reading,
    Wanted,
    line_offers,
    open_words,
    source_words,
    stage_words,
)
from respond_tui.guide.stages import DEFAULT_STAGES
from respond_tui.guide.terms import Source
from respond_tui.guide.text import clean_line, folded

TODAY = dt.date(2026, 11, 23)
COMPANIES = ("Acme", "Acme Labs", "Foo, Inc.", "#1 Bakery", "No Fluff Jobs", 'The "Q" Bar')


def read(line: str, companies: tuple[str, ...] = COMPANIES) -> Reading:
    return quickadd.read(line, Known(DEFAULT_STAGES, companies), TODAY)


def wanted(typed: str) -> list[tuple[Wanted, str]]:
    return [(word.wanted, word.begun) for word in open_words(typed, read(typed))]


def lines(typed: str, *words: str) -> list[str]:
    """The lines that one goes on as, whatever kind of word it wants."""
    return [
        offer.text
        for word in open_words(typed, read(typed))
        for offer in line_offers(word, words, read)
    ]


def test_words_are_offered_in_their_order_and_their_spelling() -> None:
    assert offers("lin", ["LinkedIn", "Line", "Otta"]) == (
        Offer("kedIn", "LinkedIn"),
        Offer("e", "Line"),
    )


def test_a_space_at_the_end_asks_for_a_whole_word() -> None:
    assert offers("Data ", ["Database", "Data Engineer"]) == (Offer("Engineer", "Data Engineer"),)


@pytest.mark.parametrize("typed", ["acme", "ACME", " Acme"])
def test_a_word_that_is_whole_goes_on_as_nothing(typed: str) -> None:
    assert offers(typed, ["Acme", "Acme Labs"]) == ()


def test_a_whole_word_and_a_space_may_be_the_beginning_of_another() -> None:
    assert offers("acme ", ["Acme", "Acme Labs"]) == (Offer("Labs", "Acme Labs"),)


def test_of_several_spellings_the_first_stands_for_all() -> None:
    assert offers("lin", ["LinkedIn", "linkedin"]) == (Offer("kedIn", "LinkedIn"),)


def test_letters_that_fold_to_more_than_one_are_counted_as_typed() -> None:
    assert offers("STRASS", ["Straße"]) == (Offer("e", "Straße"),)
    assert offers("straße ", ["STRASSE 7"]) == (Offer("7", "STRASSE 7"),)
    assert offers("a  b", ["A bc"]) == (Offer("c", "A bc"),)


@given(st.text(max_size=8), st.lists(st.text(max_size=12), max_size=6))
def test_what_is_offered_is_a_known_word_that_begins_so(begun: str, words: list[str]) -> None:
    for offer in offers(begun, words):
        assert offer.text in words
        assert offer.rest
        assert offer.text.endswith(offer.rest)
        assert folded(offer.text).startswith(folded(begun))
        assert folded(offer.text) != folded(begun) or begun[-1:].isspace()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Orch", [(Wanted.COMPANY, "Orch")]),
        ("Orchard Ro", [(Wanted.COMPANY, "Orchard Ro")]),
        ("Orchard ", [(Wanted.COMPANY, "Orchard ")]),
        ("No", [(Wanted.COMPANY, "No")]),
        ("Fri", [(Wanted.COMPANY, "Fri")]),
        ('"Foo, I', [(Wanted.COMPANY, "Foo, I")]),
        ("Foo, I", [(Wanted.ROLE, "I"), (Wanted.COMPANY, "Foo, I")]),
        ("Acme La", [(Wanted.COMPANY, "Acme La"), (Wanted.ROLE, "La")]),
        ("Acme, Backend En", [(Wanted.ROLE, "Backend En"), (Wanted.COMPANY, "Acme, Backend En")]),
        ('"Foo, Inc.", Back', [(Wanted.ROLE, "Back")]),
        ("Acme @technical Back", [(Wanted.STAGE, "technical Back"), (Wanted.ROLE, "Back")]),
        ("Acme, SRE @tec", [(Wanted.STAGE, "tec")]),
        ("Acme @hiring man", [(Wanted.STAGE, "hiring man"), (Wanted.ROLE, "man")]),
        ("Acme @", [(Wanted.STAGE, "")]),
        ("Acme @panel #shard", [(Wanted.GAP, "shard")]),
        ("Acme @panel via link", [(Wanted.SOURCE, "link")]),
        ("Acme @panel via ", [(Wanted.SOURCE, "")]),
        ("Acme @panel via job bo", [(Wanted.SOURCE, "job bo")]),
        ("Acme @panel via referral from D", [(Wanted.PERSON, "D")]),
        ("Acme @panel via the talk from D", [(Wanted.SOURCE, "the talk from D")]),
    ],
)
def test_the_word_at_the_end_is_known_by_how_the_line_reads(
    typed: str, words: list[tuple[Wanted, str]]
) -> None:
    assert wanted(typed) == words


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "  ",
        'Acme "a note',
        'Acme "a note"',
        "Acme ~6",
        "Acme @panel fri",
        "Acme\x1b[31",
        "x" * 2_000,
    ],
)
def test_where_no_known_word_is_begun_nothing_is_completed(typed: str) -> None:
    assert wanted(typed) == []


def test_a_comma_begins_no_role_but_may_be_in_a_name() -> None:
    assert wanted("Foo, ") == [(Wanted.COMPANY, "Foo, ")]
    assert lines("Foo, ", *COMPANIES) == ["Foo, Inc."]


def test_a_line_goes_on_behind_what_was_typed() -> None:
    assert lines("acme, ba", "Backend Engineer") == ["acme, Backend Engineer"]
    assert lines("Acme @panel #sys", "system-design") == ["Acme @panel #system-design"]
    assert lines("Acme @panel via l", "LinkedIn") == ["Acme @panel via LinkedIn"]
    assert lines("Acme via referral from d", "Dana Okafor") == [
        "Acme via referral from Dana Okafor"
    ]


def test_a_stage_is_written_with_hyphens() -> None:
    assert lines("Acme @sys", "system design") == ["Acme @system-design"]
    assert lines("Acme @system_d", "system design") == ["Acme @system-design"]
    assert lines("Acme @hiring m", "hiring manager") == ["Acme @hiring-manager"]


def test_a_name_is_quoted_only_where_the_line_could_not_be_read_otherwise() -> None:
    assert lines("Foo", "Foo, Inc.") == lines('"Foo', "Foo, Inc.") == ["Foo, Inc."]
    assert lines("The", 'The "Q" Bar') == ['“The "Q" Bar”']
    assert lines("Acme via jobs", "Jobs no Fluff") == ['Acme via "Jobs no Fluff"']
    assert lines("Acme via foo", "Foo, Inc.") == ['Acme via "Foo, Inc."']


def test_what_a_line_could_not_say_is_not_offered() -> None:
    assert lines("Acme, Head", "Head of offer letters") == []
    assert lines("Acme @panel #lead", "leadership story") == []
    assert lines("Acme, SRE @panel Da", "Data Engineer") == []


def test_a_stage_is_offered_under_the_name_that_is_begun() -> None:
    assert stage_words("s", DEFAULT_STAGES) == ("screen", "system design")
    assert stage_words("tech", DEFAULT_STAGES) == ("technical",)
    assert stage_words("take_h", DEFAULT_STAGES) == ("take-home",)
    assert len(stage_words("", DEFAULT_STAGES)) == len(DEFAULT_STAGES)


def test_sources_in_use_come_first_then_their_details_then_the_others() -> None:
    words = source_words([Source.OUTREACH], ["Dana"])
    assert words[:2] == ("outreach", "Dana")
    assert words.index("referral") < words.index("LinkedIn")
    assert sorted(words.count(source.value) for source in Source) == [1] * len(Source)


PIECES = [*"ab A-1.,@#~'()é\"“”", " no ", " fri ", " via ", "applied", "job board"]
NAMES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map(
    lambda pieces: clean_line("".join(pieces)).text
)


SAID: dict[Wanted, Callable[[Line], str | None]] = {
    Wanted.COMPANY: lambda line: line.company,
    Wanted.ROLE: lambda line: line.role,
    Wanted.GAP: lambda line: line.gap,
    Wanted.SOURCE: lambda line: line.source_detail or line.source,
}


@given(NAMES, st.integers(1, 14), st.sampled_from(["", "Acme, ", "Acme @panel #", "Acme via "]))
def test_an_offered_line_says_the_very_word(name: str, typed: int, before: str) -> None:
    line = before + name[:typed]
    companies = (*COMPANIES, name)

    def reads(text: str) -> Reading:
        return read(text, companies)

    for word in open_words(line, reads(line)):
        for offer in line_offers(word, [name], reads):
            *before_it, last = reads(offer.text).parts
            said = reads(offer.text).line
            assert last.ok
            if said is not None:
                assert SAID[word.wanted](said) == name
            else:  # for what was wrong before, not for the word
                assert not all(part.ok for part in before_it)
