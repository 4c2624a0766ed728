"""Who is named beside a source, and in what stands after “To”."""

import pytest

from respond_tui.exchange.name_sources import people_in_letter, people_in_source
from respond_tui.guide.terms import Source


@pytest.mark.parametrize("source", [Source.REFERRAL, Source.RECRUITER])
@pytest.mark.parametrize("detail", ["Felix Brandt", "felix", "Jana Novotná, Hays"])
def test_all_that_stands_beside_people_is_a_name(source: Source, detail: str) -> None:
    assert list(people_in_source(source, detail)) == [detail]


@pytest.mark.parametrize("source", [Source.OUTREACH, Source.INQUIRY, Source.OTHER, None])
@pytest.mark.parametrize(
    ("detail", "named"),
    [
        ("Felix Brandt", ["Felix Brandt"]),
        ("felix brandt", ["felix brandt"]),
        ("felix", ["felix"]),
        ("王小明", ["王小明"]),
        ("wrote to Felix Brandt after my talk", ["Felix Brandt"]),
        ("mail from Dana", ["Dana"]),
        ("Dana, met at PyCon", ["Dana,"]),
        ("Dana wrote", ["Dana"]),
    ],
)
def test_a_name_is_found_beside_any_other_source(
    source: Source | None, detail: str, named: list[str]
) -> None:
    assert list(people_in_source(source, detail)) == named


@pytest.mark.parametrize(
    "detail",
    ["mail after my talk", "message on LinkedIn", "Python meetup", "alumni group", "career fair"],
)
def test_words_for_a_way_name_nobody(detail: str) -> None:
    assert [name for name in people_in_source(Source.OUTREACH, detail) if name] == []


def test_a_job_board_is_a_place_and_no_person() -> None:
    assert list(people_in_source(Source.JOB_BOARD, "Stack Overflow")) == []


@pytest.mark.parametrize(
    ("to", "named"),
    [
        ("Dana Smith", ["Dana Smith"]),
        ("Dana <d.smith2@acme.com>", ["Dana", "d smith "]),
        ("felix.brandt@acme.com", ["felix brandt"]),
        ("jobs@acme.com", []),
    ],
)
def test_a_letter_names_whom_it_goes_to(to: str, named: list[str]) -> None:
    assert [name for name in people_in_letter(to) if name] == named
