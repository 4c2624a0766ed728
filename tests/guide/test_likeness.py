"""Words that are probably one word: what is offered as one, and what never is."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respond_tui.guide.likeness import COMPARED, alike, near_twins

ONE_WORD = [
    ("LinkedIn", "linkedin"),
    ("LinkedIn", "Linked-In"),
    ("LinkedIn", "Linked In"),
    ("LinkedIn", "LinkedIn."),
    ("Node.js", "nodejs"),
    ("back end", "Backend"),
    ("system-design", "system design"),
    ("R&D", "R & D"),
    ("Juniper & Rook", "Juniper and Rook"),
    ("Zürich", "Zurich"),
    ("Straße", "STRASSE"),
    ("L4", "L 4"),
    ("C++", "c++"),
]

ONE_SLIP = [
    ("Engineer", "Enginer"),
    ("Engineer", "Engineers"),
    ("Engineer", "Enigneer"),
    ("Backend Engineer", "Backend Enginear"),
    ("system design", "systems design"),
    ("agency", "agencies"),
    ("test", "tests"),
    ("sharding", "shardng"),
    ("Senior Engineer 2", "Senior Enginer 2"),
]

TWO_WORDS = [
    ("Java", "JavaScript"),
    ("JavaScript", "TypeScript"),
    ("Backend", "Frontend"),
    ("PM", "PO"),
    ("Sr", "Jr"),
    ("Senior", "Junior"),
    ("C", "C++"),
    ("C#", "C++"),
    ("C", "C#"),
    ("Level 2", "Level 3"),
    ("Engineer 2", "Engineer 22"),
    ("Engineer II", "Engineer III"),
    ("Engineer I", "Engineer"),
    ("1.5", "15"),
    ("1 2", "12"),
    ("2024", "2025"),
    ("Web2", "Web3"),
    ("B2B", "B2C"),
    ("$100k", "€100k"),
    ("50 %", "50"),
    ("Series A", "Series B"),
    ("Team Alpha", "Team Bravo"),
    ("EU", "EUR"),
    ("US", "UK"),
    ("data", "date"),
    ("iOS", "OS"),
    ("Eastern", "Western"),
    ("Product", "Project"),
    ("class", "clas room"),
    ("internal", "external"),
    ("мой", "мои"),
    ("がく", "かく"),
    ("?!", "--"),
    ("", "-"),
]


@pytest.mark.parametrize(("one", "other"), ONE_WORD)
def test_case_spaces_punctuation_and_accents_do_not_count(one: str, other: str) -> None:
    assert alike(one, other, slips=False)
    assert alike(other, one)


@pytest.mark.parametrize(("one", "other"), ONE_SLIP)
def test_one_slip_or_a_plural_does_not_count_in_a_long_word(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)
    assert not alike(one, other, slips=False)


@pytest.mark.parametrize(("one", "other"), TWO_WORDS)
def test_short_words_figures_and_other_words_are_never_one(one: str, other: str) -> None:
    assert not alike(one, other)
    assert not alike(other, one)


def test_two_names_a_letter_apart_may_be_two_people() -> None:
    assert near_twins(["Marina", "Martina", "marina"], slips=False) == (("Marina", "marina"),)


def test_the_first_of_a_group_is_the_one_to_keep() -> None:
    words = ["LinkedIn", "company site", "linkedin", "Company-Site", "Linked-In", "referral"]

    assert near_twins(words) == (
        ("LinkedIn", "linkedin", "Linked-In"),
        ("company site", "Company-Site"),
    )


def test_a_group_holds_what_is_like_its_first_and_no_chain() -> None:
    assert near_twins(["planer", "planners", "plannerss"]) == (("planer", "planners"),)


def test_what_a_person_leaves_apart_is_offered_no_more() -> None:
    words = ["Swift", "Swiftt", "swift"]
    apart = {frozenset(("Swift", "Swiftt")), frozenset(("Swiftt", "swift"))}

    assert near_twins(words) == (("Swift", "Swiftt", "swift"),)
    assert near_twins(words, apart=apart) == (("Swift", "swift"),)


@given(st.lists(st.text("aabbcdeis123 -.+#ivIV", max_size=9), max_size=12, unique=True))
def test_groups_are_exactly_the_pairs_that_are_alike_to_their_first(words: list[str]) -> None:
    groups = near_twins(words)

    grouped = [word for group in groups for word in group]
    assert len(grouped) == len(set(grouped))
    for first, *others in groups:
        assert all(alike(first, other) for other in others)
        assert words.index(first) < min(map(words.index, others))
    heads = [group[0] for group in groups] + [word for word in words if word not in grouped]
    assert not [pair for pair in combinations(heads, 2) if alike(*pair)]


@given(st.text(max_size=12), st.text(max_size=12))
def test_likeness_goes_both_ways_and_never_between_other_figures(one: str, other: str) -> None:
    assert alike(one, other) == alike(other, one)
    assert not alike(f"{one} 1", f"{other} 2")


def test_of_very_many_words_the_last_are_compared_by_their_spelling_alone() -> None:
    many = [f"word {number}" for number in range(COMPARED)]

    assert near_twins([*many, "Engineer", "Enginer", "engineer"]) == (("Engineer", "engineer"),)
    assert near_twins(["Engineer", "Enginer", *many]) == (("Engineer", "Enginer"),)
