"""What a line of search finds, in which order, and where it says that it was found."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews.applications import add_application
from respond_tui.actions.interviews.outcomes import log_rejection
from respond_tui.actions.interviews.rounds import add_round
from respond_tui.actions.interviews.trash import delete_application
from respond_tui.actions.recovery.steps import tick
from respond_tui.actions.reflection.next_steps import add_action
from respond_tui.actions.reflection.pages import write_evaluation, write_record
from respond_tui.actions.searches import delete_search, save_search
from respond_tui.guide.interviews import LogFilter
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.rules import Rules
from respond_tui.guide.searching import read_search, terms
from respond_tui.guide.searching.terms import found_in, spots
from respond_tui.guide.stages import DEFAULT_STAGES
from respond_tui.queries.recovery import recovery
from respond_tui.queries.saved import saved_searches
from respond_tui.queries.search import Found, Hit, search
from tests.desks import TODAY, ago, later, stage
from tests.reflections import decided, gap, rejected

RULES = Rules()


def _add(desk: Desk, company: str, **more: object) -> int:
    return add_application(desk, {"company": company, **more}).application_id


def _search(desk: Desk, line: str, most: int = 60) -> Found:
    chosen = read_search(line, DEFAULT_STAGES, TODAY).chosen
    with desk.store.read() as session:
        return search(session, chosen, TODAY, RULES, most)


def _titles(desk: Desk, line: str) -> list[str]:
    return [hit.title for hit in _search(desk, line).hits]


def _shown(hit: Hit) -> tuple[str, str]:
    return hit.where, hit.excerpt.text if hit.excerpt else ""


def test_names_come_first_the_whole_word_before_one_begun(desk: Desk) -> None:
    _add(desk, "Globex", notes="heard of it from Acme", applied_on=ago(1))
    _add(desk, "Acmetron", applied_on=ago(2))
    _add(desk, "Acme", role="Baker", applied_on=ago(9))
    _add(desk, "Acme", role="Cook", applied_on=ago(3))
    assert _titles(desk, "acme") == ["Acme · Cook", "Acme · Baker", "Acmetron", "Globex"]


def test_a_whole_name_is_found_among_any_number_of_newer_ones_begun_so(desk: Desk) -> None:
    go = _add(desk, "Go", applied_on=ago(40))
    for number in range(210):
        _add(desk, f"Google {number}", applied_on=ago(1))
    first = _search(desk, "go").hits[0].row
    assert first is not None
    assert first.id == go


def test_words_are_found_in_everything_that_was_written(desk: Desk) -> None:
    acme = _add(desk, "Acme", notes="first line\nmet Zoë at the fair", location="Utrecht")
    add_round(
        desk,
        acme,
        {
            "stage_id": stage("technical").id,
            "questions": "Why?\nHow do you shard?",
            "gaps": "depth",
        },
    )
    assert _shown(_search(desk, "zoe").hits[0]) == ("notes", "met Zoë at the fair")
    assert _shown(_search(desk, "utre").hits[0]) == ("location", "Utrecht")
    assert _shown(_search(desk, "shard").hits[0]) == ("technical, asked", "How do you shard?")
    assert _shown(_search(desk, "depth").hits[0]) == ("technical, gap", "depth")
    place = _search(desk, "shard").hits[0].place
    assert place is not None
    assert (place.table, place.row_id) == ("interview", 1)


def test_words_may_stand_in_different_places_of_one_application(desk: Desk) -> None:
    acme = _add(desk, "Acme", notes="fair")
    add_round(desk, acme, {"stage_id": stage("panel").id, "lesson": "draw first"})
    _add(desk, "Globex", notes="fair")
    (hit,) = _search(desk, "fair draw").hits
    assert hit.title == "Acme"


def test_a_name_alone_needs_no_excerpt(desk: Desk) -> None:
    _add(desk, "Acme", notes="Acme is Acme")
    assert _search(desk, "acme").hits[0].excerpt is None


def test_what_was_said_of_a_step_is_found_and_says_where(desk: Desk) -> None:
    acme = _add(desk, "Acme")
    logged = log_rejection(desk, acme, stage("technical").id, None, "", None)
    assert logged.recovery_id is not None
    with desk.store.read() as session:
        view = recovery(session, logged.recovery_id, desk.now)
    assert view is not None
    tick(desk, view.steps[1].id, "swam a mile")
    (hit,) = _search(desk, "mile").hits
    assert _shown(hit) == ("recovery", "swam a mile")
    assert hit.place is not None
    assert (hit.place.table, hit.place.row_id) == ("step", view.steps[1].id)


def test_filters_narrow_what_is_found(desk: Desk) -> None:
    acme = _add(desk, "Acme", notes="fair", applied_on=ago(40))
    _add(desk, "Globex", notes="fair", applied_on=ago(5))
    log_rejection(desk, acme, stage("technical").id, ago(30), "", None)
    assert _titles(desk, "fair") == ["Globex", "Acme"]
    assert _titles(desk, "fair @technical rejected") == ["Acme"]
    assert _titles(desk, "@technical passed") == []
    assert _titles(desk, "fair since 10d ago") == ["Globex"]
    assert _titles(desk, "before 10d ago") == ["Acme"]


def test_what_rests_in_the_trash_is_not_found(desk: Desk) -> None:
    delete_application(desk, _add(desk, "Acme", notes="fair"))
    assert _titles(desk, "fair") == []
    desk.store.undo(desk.now)
    assert _titles(desk, "fair") == ["Acme"]


def test_more_than_is_shown_is_said(desk: Desk) -> None:
    for number in range(4):
        _add(desk, f"Acme {number}")
    assert _search(desk, "acme", most=3).more
    assert not _search(desk, "acme", most=4).more
    assert _search(desk, "open", most=3).more


def test_a_saved_search_moves_with_the_day_and_its_name_is_one(desk: Desk) -> None:
    save_search(desk, "New noes", "rejected since 7d ago")
    save_search(desk, " new  NOES ", "@panel rejected since 7d ago")
    with desk.store.read() as session:
        (saved,) = saved_searches(session, TODAY, RULES)
        (after,) = saved_searches(session, later(desk, days=2).today, RULES)
    assert saved.line == "@panel rejected since 7d ago"
    assert saved.search.chosen.since == ago(7)
    assert after.search.chosen.since == ago(5)


def test_saved_searches_are_undone_like_anything_else(desk: Desk) -> None:
    save_search(desk, "Noes", "rejected")
    delete_search(desk, "noes")
    with desk.store.read() as session:
        assert saved_searches(session, TODAY, RULES) == ()
    assert desk.store.undo(desk.now) == "take away the search “Noes”"
    with desk.store.read() as session:
        assert [each.name for each in saved_searches(session, TODAY, RULES)] == ["Noes"]


@pytest.mark.parametrize(("name", "line"), [("", "rejected"), ("Noes", " "), ("x" * 201, "a")])
def test_a_search_needs_a_name_and_words(desk: Desk, name: str, line: str) -> None:
    with pytest.raises(Refusal):
        save_search(desk, name, line)


NAMES = ("Acme", "Fairacre")
WORDS = ("met Zoë at the fair\ndraw first, shard later", "C++")

words = st.sampled_from(
    [
        *("acme", "ac", "fair", "Zoë", "shard", '"draw first"', '"first shard"', "C++", "a", "–"),
        *("ZOE", "a\x00", '"a\x00b"', "\ud800x"),
    ]
)
letters = st.text(st.characters(max_codepoint=0x17F), max_size=5)
"""Of letters without a place in Unicode yet, SQLite and Python need not think alike."""


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(line=st.lists(words | letters, max_size=4).map(" ".join))
def test_whatever_is_typed_finds_what_has_every_word(desk: Desk, line: str) -> None:
    with desk.store.read() as session:
        empty = not search(session, LogFilter(), TODAY, RULES).hits
    if empty:
        acme = _add(desk, NAMES[0], notes=WORDS[0].partition("\n")[0])
        add_round(
            desk, acme, {"stage_id": stage("panel").id, "lesson": WORDS[0].partition("\n")[2]}
        )
        _add(desk, NAMES[1], notes=WORDS[1])
    with desk.store.read() as session:
        found = search(session, LogFilter(text=line), TODAY, RULES)
    assert {hit.title for hit in found.hits} == {
        name
        for name, written in zip(NAMES, WORDS, strict=True)
        if all(
            found_in(term, spots(name)) or found_in(term, spots(written)) for term in terms(line)
        )
    }


def test_what_was_written_of_a_reflection_is_found_and_says_where(desk: Desk) -> None:
    recovery_id = rejected(desk)
    write_record(desk, recovery_id, {"questions": "- Why so zealous?"})
    write_evaluation(desk, recovery_id, "the quokka joke", nothing_yet=False)
    gap(desk, recovery_id, "pacing", "lost the xylophone thread")
    add_action(desk, recovery_id, "read on yurts", None)
    decided(desk, recovery_id)
    for word, shown, table in (
        ("zealous", ("asked", "Why so zealous?"), "question"),
        ("quokka", ("went well", "the quokka joke"), "reflection"),
        ("pacing", ("gap", "pacing"), "gap"),
        ("xylophone", ("gap", "lost the xylophone thread"), "gap"),
        ("yurts", ("next step", "read on yurts"), "action"),
        ("drawing", ("plan, keep", "drawing first"), "reflection"),
    ):
        (hit,) = _search(desk, word).hits
        assert _shown(hit) == shown
        assert hit.place is not None
        assert hit.place.table == table
    delete_application(desk, 1)
    assert _search(desk, "quokka").hits == ()
