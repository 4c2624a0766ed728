"""Names already in the log: for completion, and to find what a line is about."""

import pytest

from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews.applications import add_application
from respond_tui.actions.interviews.outcomes import set_outcome
from respond_tui.actions.interviews.rounds import add_round
from respond_tui.actions.interviews.trash import delete_application, delete_round
from respond_tui.guide.interviews import LogFilter, OutcomeKey, Suggest
from respond_tui.guide.rules import Rules
from respond_tui.guide.terms import Source
from respond_tui.queries.interviews import (
    companies,
    habits,
    names,
    open_applications,
    same_place,
    suggestions,
)
from tests.desks import TODAY, later, stage
from tests.logs import log_ids

RULES = Rules()


def _add(desk: Desk, company: str, role: str | None = None) -> int:
    return add_application(desk, {"company": company, "role": role}).application_id


def _open(desk: Desk, company: str, role: str | None = None) -> list[int]:
    with desk.store.read() as session:
        return [row.id for row in open_applications(session, company, role, TODAY, RULES)]


def _same(desk: Desk, company: str, role: str | None = None) -> list[int]:
    with desk.store.read() as session:
        return [row.id for row in same_place(session, company, role, TODAY, RULES)]


def _suggested(desk: Desk, kind: Suggest, prefix: str, limit: int = 8) -> tuple[str, ...]:
    with desk.store.read() as session:
        return suggestions(session, kind, prefix, TODAY, limit)


def test_the_words_used_most_come_first(desk: Desk) -> None:
    for role in ("Backend Engineer", "Data Engineer", "Data Engineer", "Baker"):
        _add(desk, "Acme", role)

    assert _suggested(desk, Suggest.ROLE, "") == ("Data Engineer", "Backend Engineer", "Baker")
    assert _suggested(desk, Suggest.ROLE, " ba") == ("Backend Engineer", "Baker")
    assert _suggested(desk, Suggest.ROLE, "", 1) == ("Data Engineer",)


def test_a_word_that_is_whole_comes_before_those_that_go_on(desk: Desk) -> None:
    for role in ("Data Engineer", "Data Engineer", "Data", "Database Engineer"):
        _add(desk, "Acme", role)

    assert _suggested(desk, Suggest.ROLE, "data", 2) == ("Data", "Data Engineer")
    assert _suggested(desk, Suggest.ROLE, "data ") == ("Data Engineer",)


def test_of_very_many_words_that_begin_so_only_some_are_ranked(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for role in ("Data Analyst", "Data Broker", "Data Curator", "Data Curator"):
        _add(desk, "Acme", role)
    monkeypatch.setattr(names, "_RANKED", 2)

    assert _suggested(desk, Suggest.ROLE, "data") == ("Data Analyst", "Data Broker")
    assert _suggested(desk, Suggest.ROLE, "data c") == ("Data Curator",)


def test_habits_are_the_stages_and_sources_of_what_was_added_last(desk: Desk) -> None:
    acme = _add(desk, "Acme")
    for name in ("panel", "final", "panel"):
        add_round(desk, acme, {"stage_id": stage(name).id})
    gone = add_round(desk, acme, {"stage_id": stage("technical").id})
    assert gone.interview_id is not None
    delete_round(desk, gone.interview_id)
    for source in (Source.OUTREACH, Source.REFERRAL, None, Source.OUTREACH):
        add_application(desk, {"company": "Globex", "source": source})

    with desk.store.read() as session:
        found = habits(session)
    assert found.stages == (stage("panel").id, stage("final").id)
    assert found.sources == (Source.OUTREACH, Source.REFERRAL)


def test_people_and_formats_come_from_the_rounds(desk: Desk) -> None:
    acme = _add(desk, "Acme")
    add_round(desk, acme, {"stage_id": stage("panel").id, "people": "Dana", "format": "video"})

    assert _suggested(desk, Suggest.PEOPLE, "d") == ("Dana",)
    assert _suggested(desk, Suggest.FORMAT, "v") == ("video",)


def test_gaps_are_counted_tag_by_tag(desk: Desk) -> None:
    acme = _add(desk, "Acme")
    for gaps in ("depth\nsystem-design", "system-design", "delivery"):
        add_round(desk, acme, {"stage_id": stage("panel").id, "gaps": gaps})

    assert _suggested(desk, Suggest.GAP, "") == ("system-design", "delivery", "depth")
    assert _suggested(desk, Suggest.GAP, "DE", 1) == ("delivery",)


@pytest.mark.parametrize("kind", list(Suggest))
def test_nothing_used_suggests_nothing(desk: Desk, kind: Suggest) -> None:
    assert _suggested(desk, kind, "") == ()


@pytest.mark.parametrize("wild", ["%", "_", "\\", "'", '"', "*", "AND"])
def test_what_is_typed_is_looked_for_as_it_stands(desk: Desk, wild: str) -> None:
    _add(desk, "Acme")
    marked = _add(desk, f"{wild} Acme")

    assert _suggested(desk, Suggest.COMPANY, wild) == (f"{wild} Acme",)
    with desk.store.read() as session:
        assert marked in log_ids(session, TODAY, LogFilter(text=f"{wild} acme"))


@pytest.mark.parametrize("typed", ["öster", "ÖSTER", "Öster", "oster"])
def test_neither_case_nor_accents_count(desk: Desk, typed: str) -> None:
    ids = [_add(desk, name) for name in ("Österreich", "ÖSTERREICH", "österreich")]

    with desk.store.read() as session:
        assert sorted(log_ids(session, TODAY, LogFilter(text=typed))) == ids


def test_every_word_has_to_be_there_somewhere(desk: Desk) -> None:
    acme, globex = _add(desk, "Acme", "Baker"), _add(desk, "Bakery Globex")
    _add(desk, "Initech")

    with desk.store.read() as session:
        assert sorted(log_ids(session, TODAY, LogFilter(text=" bake "))) == [acme, globex]
        assert log_ids(session, TODAY, LogFilter(text="bake acme")) == [acme]
        assert log_ids(session, TODAY, LogFilter(text='"bake" acme')) == []


def test_a_word_used_lately_comes_before_one_used_more_long_ago(desk: Desk) -> None:
    for _ in range(3):
        _add(later(desk, days=-120), "Acme", "Data Analyst")
    _add(desk, "Acme", "Data Engineer")

    assert _suggested(desk, Suggest.ROLE, "data") == ("Data Engineer", "Data Analyst")


def test_every_company_is_named_once_and_the_trash_has_none(desk: Desk) -> None:
    for company in ("Globex", "Acme", "Acme"):
        _add(desk, company)
    delete_application(desk, _add(desk, "Gone"))

    with desk.store.read() as session:
        assert companies(session) == ("Acme", "Globex")


def test_case_and_spaces_do_not_count_in_a_name_whatever_its_script(desk: Desk) -> None:
    ids = [_add(desk, name) for name in ("Straße  Öl", "STRASSE ÖL")]

    assert _open(desk, "strasse öl") == [ids[1], ids[0]]


def test_only_open_applications_are_found_for_a_line_and_all_for_a_warning(desk: Desk) -> None:
    ended, still_open = _add(desk, "Acme", "SRE"), _add(desk, "Acme", "SRE")
    set_outcome(desk, ended, OutcomeKey.WITHDREW)

    assert _open(desk, "Acme") == [still_open]
    assert _same(desk, "acme", "sre") == [still_open, ended]


def test_a_role_means_its_own_and_else_those_whose_role_is_not_known(desk: Desk) -> None:
    unknown, engineer = _add(desk, "Acme"), _add(desk, "Acme", "SRE")

    assert _open(desk, "Acme", "sre") == [engineer]
    assert _open(desk, "Acme", "PM") == [unknown]
    assert _open(desk, "Acme") == [engineer, unknown]


def test_without_a_role_any_application_to_the_company_is_the_same_place(desk: Desk) -> None:
    engineer = _add(desk, "Acme", "SRE")

    assert _same(desk, "Acme") == [engineer]
    assert _same(desk, "Acme", "PM") == []
