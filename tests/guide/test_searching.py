"""A line of search: what narrows, what is looked for, and where it is found in a text."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respond_tui.guide.interviews import LogFilter, Show
from respond_tui.guide.searching import Search, Term, excerpt, fitting, read_search, terms
from respond_tui.guide.stages import DEFAULT_STAGES, find_stage
from respond_tui.guide.terms import Arrangement, DateOrder, Source, Standing, Status

TODAY = dt.date(2026, 11, 23)
TECHNICAL = find_stage("technical", DEFAULT_STAGES).id
ALL = LogFilter()

lines = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *("@", "@technical", "@nowhere", "since", "before", "jan", "3d", "ago", "12/11"),
                *("via", "referral", "job", "board", "rejected", "silent", "open", "remote"),
                *('"', '"two words"', "sharding", "C++", "Zürich", "2025", "-", "—"),
            ]
        ),
        st.text(max_size=6),
    ),
    max_size=9,
).map(" ".join)


def _read(line: str) -> Search:
    return read_search(line, DEFAULT_STAGES, TODAY, DateOrder.DMY)


@pytest.mark.parametrize(
    ("line", "chosen"),
    [
        ("", ALL),
        ("sharding", LogFilter(text="sharding")),
        ("@technical", LogFilter(entered_id=TECHNICAL)),
        ("@tech rejected", LogFilter(entered_id=TECHNICAL, stood=Standing.REJECTED)),
        ("rejected @tech", LogFilter(entered_id=TECHNICAL, stood=Standing.REJECTED)),
        ("@tech withdrew", LogFilter(entered_id=TECHNICAL, statuses=frozenset({Status.WITHDREW}))),
        ("rejected", LogFilter(statuses=frozenset({Status.REJECTED}))),
        ("Silent", LogFilter(statuses=frozenset({Status.SILENT}))),
        ("passed", LogFilter(text="passed")),
        ("open remote", LogFilter(show=Show.OPEN, arrangement=Arrangement.REMOTE)),
        ("via referral", LogFilter(source=Source.REFERRAL)),
        ("via job board", LogFilter(source=Source.JOB_BOARD)),
        ("via", LogFilter(text="via")),
        ("via Dana", LogFilter(text="via Dana")),
        ("since jan", LogFilter(since=dt.date(2026, 1, 1))),
        ("since dec", LogFilter(since=dt.date(2025, 12, 1))),
        ("after jan", LogFilter(since=dt.date(2026, 2, 1))),
        ("before january 2025", LogFilter(until=dt.date(2024, 12, 31))),
        ("until feb 2024", LogFilter(until=dt.date(2024, 2, 29))),
        ("since 2025", LogFilter(since=dt.date(2025, 1, 1))),
        ("until 2025", LogFilter(until=dt.date(2025, 12, 31))),
        ("since 3w ago", LogFilter(since=dt.date(2026, 11, 2))),
        ("since 12/11", LogFilter(since=dt.date(2026, 11, 12))),
        ("since yesterday acme", LogFilter(since=dt.date(2026, 11, 22), text="acme")),
        (
            "since 1 nov before 9 nov",
            LogFilter(since=dt.date(2026, 11, 1), until=dt.date(2026, 11, 8)),
        ),
        ('"rejected since jan"', LogFilter(text='"rejected since jan"')),
        ("@", ALL),
        ("@nowhere acme", LogFilter(text="acme")),
        ("since", ALL),
    ],
)  # fmt: skip
def test_words_narrow_or_are_looked_for(line: str, chosen: LogFilter) -> None:
    assert _read(line).chosen == chosen


def test_what_cannot_be_read_is_said() -> None:
    unread = [(part.name, part.words) for part in _read("@nowhere since").parts if part.is_unread]
    assert unread == [("no stage", "@nowhere"), ("since which day?", "")]


def test_a_later_word_of_a_kind_takes_the_place_of_an_earlier_one() -> None:
    search = _read("@panel since jan @technical since feb")
    assert search.chosen == LogFilter(entered_id=TECHNICAL, since=dt.date(2026, 2, 1))
    assert [part.name for part in search.parts] == ["stage", "since"]


@given(lines)
def test_any_line_is_read(line: str) -> None:
    search = _read(line)
    assert search.is_empty == (search.chosen == ALL)
    for term in terms(search.chosen.text):
        assert term.words


def test_signs_without_a_letter_are_looked_for_by_nobody() -> None:
    assert terms('a - C++ "" "  " "how so" —') == (
        Term("a", False),
        Term("C++", False),
        Term("how so", True),
    )


@pytest.mark.parametrize(
    ("looked_for", "line", "marked"),
    [
        ("shard", "Shards, sharding and a shard", ["Shards", "sharding", "shard"]),
        ('"shard"', "Shards, sharding and a shard", ["shard"]),
        ("oster", "in Österreich", ["Österreich"]),
        ("ÖSTER", "in Osterreich", ["Osterreich"]),
        ('"system design"', "System-design; the design system", ["System-design"]),
        ("sys des", "a system of designs", ["system", "designs"]),
        ("system-des", "system designs", ["system designs"]),
        ("a", "banana a", ["a"]),
    ],
)
def test_found_words_are_marked_where_they_stand(
    looked_for: str, line: str, marked: list[str]
) -> None:
    shown, _ = excerpt(line, terms(looked_for))
    assert shown is not None
    assert [shown.text[start:end] for start, end in shown.marked] == marked


def test_a_line_without_the_words_is_no_excerpt() -> None:
    assert excerpt("nothing of it", terms("shard")) == (None, 0)
    assert fitting(["nothing", "of it"], terms("shard")) is None


def test_the_line_with_most_of_the_words_is_shown() -> None:
    texts = ["talked about shards", "one\nshards and caches\nshards, shards"]
    found = fitting(texts, terms("shards caches"))
    assert found is not None
    assert (found[0], found[1].text) == (1, "shards and caches")


def test_a_long_line_is_cut_around_the_first_word_found() -> None:
    line = "words before it " * 40 + "the sharding question " + "and after it " * 40
    shown, _ = excerpt(line, terms("shard"))
    assert shown is not None
    assert shown.text.startswith("…")
    assert shown.text.endswith("…")
    assert "the sharding question" in shown.text
    assert len(shown.text) <= 122
    assert [shown.text[start:end] for start, end in shown.marked] == ["sharding"]


@given(st.text(max_size=400), st.text(min_size=1, max_size=20))
def test_marks_lie_within_their_line_in_order_and_apart(line: str, looked_for: str) -> None:
    shown, count = excerpt(line, terms(looked_for))
    if shown is None:
        assert count == 0
        return
    edges = [edge for stretch in shown.marked for edge in stretch]
    assert edges == sorted(edges)
    assert all(start < end for start, end in shown.marked)
    assert not edges or edges[-1] <= len(shown.text)
