"""What a half-typed line goes on with."""

import pytest

from respond_tui.guide.quickadd.completion import OpenWord, Wanted, completed, open_word


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("Orch", OpenWord(Wanted.COMPANY, "Orch")),
        ("Orchard Ro", OpenWord(Wanted.COMPANY, "Orchard Ro")),
        ("Acme, Back", OpenWord(Wanted.ROLE, "Back")),
        ("Acme, Backend En", OpenWord(Wanted.ROLE, "Backend En")),
        ("Acme, SRE @tec", OpenWord(Wanted.STAGE, "tec")),
        ("Acme @sys", OpenWord(Wanted.STAGE, "sys")),
    ],
)
def test_the_word_at_the_end_is_known_by_where_it_stands(line: str, word: OpenWord) -> None:
    assert open_word(line) == word


@pytest.mark.parametrize("line", ["", "  ", "Acme,", "Acme @", "Acme #shard", 'Acme "a note'])
def test_where_nothing_is_begun_nothing_is_completed(line: str) -> None:
    assert open_word(line) is None


def test_typed_letters_stay_as_they_are_and_a_stage_gets_hyphens() -> None:
    assert completed("orch", OpenWord(Wanted.COMPANY, "orch"), "Orchard Robotics") == (
        "orchard Robotics"
    )
    assert completed("A @sys", OpenWord(Wanted.STAGE, "sys"), "system design") == "A @system-design"


def test_a_word_that_is_whole_or_begins_otherwise_is_left_alone() -> None:
    assert completed("Acme", OpenWord(Wanted.COMPANY, "Acme"), "Acme") is None
    assert completed("A @tech", OpenWord(Wanted.STAGE, "tech"), "coding") is None
