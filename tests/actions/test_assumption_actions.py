"""Assumptions: written down, judged, thrown away, and each step taken back whole."""

import datetime as dt

import pytest
from sqlalchemy import text

from respond_tui.actions.assumptions import (
    add_assumption,
    delete_assumption,
    edit_assumption,
    judge_assumption,
)
from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews.applications import add_application
from respond_tui.actions.interviews.trash import restore
from respond_tui.guide.interviews import LogFilter
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.rules import Rules
from respond_tui.guide.terms import AssumptionArea, Verdict
from respond_tui.guide.today import TodayKind
from respond_tui.queries.assumptions import AssumptionView, assumptions
from respond_tui.queries.due_assumptions import DUE
from respond_tui.queries.interviews import trash
from respond_tui.queries.interviews.trash import TrashKind
from respond_tui.queries.search import search
from respond_tui.queries.today import today
from tests.desks import TODAY, ago, ahead, later

WORDS: dict[str, object] = {
    "area": AssumptionArea.MARKET,
    "text": "Remote roles answer more often",
    "about": "Remote",
    "test": "ten applications",
    "due_on": ahead(14),
}


def views(desk: Desk) -> tuple[AssumptionView, ...]:
    with desk.store.read() as session:
        return assumptions(session, desk.today, Rules()).all


def due(desk: Desk) -> list[tuple[str, dt.date | None, bool]]:
    with desk.store.read() as session:
        items = today(session, desk.now, Rules()).items
    return [
        (item.what, item.due, item.overdue) for item in items if item.kind is TodayKind.ASSUMPTION
    ]


def test_it_is_kept_open_with_the_slice_as_it_is_read(desk: Desk) -> None:
    made = add_assumption(desk, WORDS)
    (view,) = views(desk)
    assert (view.id, view.verdict, view.about) == (made.id, Verdict.OPEN, "arrangement: remote")
    assert (view.text, view.test, view.due_on) == (WORDS["text"], WORDS["test"], ahead(14))
    assert made.what == "“Remote roles answer more often” is among your assumptions."


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"text": "  "}, "text"),
        ({"text": "x" * 201}, "text"),
        ({"about": "Mars"}, "about"),
        ({"about": "remote, job board"}, "about"),
        ({"test": "x" * 201}, "test"),
        ({"due_on": dt.date(1800, 1, 1)}, "due_on"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_its_field_and_nothing_is_saved(
    desk: Desk, values: dict[str, object], field: str
) -> None:
    with pytest.raises(Refusal) as no:
        add_assumption(desk, WORDS | values)
    assert no.value.field == field
    made = add_assumption(desk, WORDS)
    with pytest.raises(Refusal):
        edit_assumption(desk, made.id, WORDS | values)
    (view,) = views(desk)
    assert view.text == WORDS["text"]


def test_every_step_is_one_undo_and_comes_back_by_redo(desk: Desk) -> None:
    made = add_assumption(desk, WORDS)
    steps = [views(desk)]
    edit_assumption(desk, made.id, WORDS | {"text": "Remote is better", "about": ""})
    steps.append(views(desk))
    judge_assumption(desk, made.id, Verdict.FELL, "3 of 20")
    steps.append(views(desk))
    delete_assumption(desk, made.id)
    assert views(desk) == ()
    for then in reversed(steps):
        assert desk.store.undo(desk.now)
        assert views(desk) == then
    assert desk.store.undo(desk.now) == "add the assumption “Remote roles answer more often”"
    assert views(desk) == ()
    for then in steps:
        assert desk.store.redo(desk.now)
        assert views(desk) == then


def test_a_verdict_has_its_day_and_can_be_opened_again(desk: Desk) -> None:
    made = add_assumption(desk, WORDS)
    done = judge_assumption(later(desk, days=3), made.id, Verdict.HELD, "12 of 15")
    assert done.what == "“Remote roles answer more often” held."
    (view,) = views(desk)
    assert (view.verdict, view.decided_on, view.verdict_note) == (
        Verdict.HELD,
        ahead(3),
        "12 of 15",
    )
    again = judge_assumption(later(desk, days=4), made.id, Verdict.OPEN, "", ahead(40))
    assert again.what.endswith("is open again.")
    (view,) = views(desk)
    assert (view.verdict, view.decided_on, view.due_on) == (Verdict.OPEN, None, ahead(40))
    assert judge_assumption(desk, made.id, Verdict.OPEN).what.endswith("stays open.")


def test_it_is_left_open_only_until_a_day_to_come(desk: Desk) -> None:
    made = add_assumption(desk, WORDS)
    with pytest.raises(Refusal) as no:
        judge_assumption(desk, made.id, Verdict.OPEN, "", ago(1))
    assert no.value.field == "due_on"
    judge_assumption(desk, made.id, Verdict.OPEN, "", TODAY)
    assert [day for _, day, _ in due(desk)] == [TODAY]


def test_today_shows_it_from_its_day_on_until_it_is_judged(desk: Desk) -> None:
    made = add_assumption(desk, WORDS)
    assert due(later(desk, days=13)) == []
    assert due(later(desk, days=14)) == [(WORDS["text"], ahead(14), False)]
    assert due(later(desk, days=15)) == [(WORDS["text"], ahead(14), True)]
    judge_assumption(desk, made.id, Verdict.HELD)
    assert due(later(desk, days=15)) == []


def test_what_is_thrown_away_is_in_the_trash_and_comes_back(desk: Desk) -> None:
    made = add_assumption(desk, WORDS)
    delete_assumption(desk, made.id)
    assert due(later(desk, days=20)) == []
    with desk.store.read() as session:
        (thrown,) = trash(session)
    assert (thrown.kind, thrown.what) == (TrashKind.ASSUMPTION, f"Assumption · {WORDS['text']}")
    done = restore(desk, thrown.kind, thrown.id)
    assert done.what == f"The assumption “{WORDS['text']}” is back."
    assert len(views(desk)) == 1
    with pytest.raises(Refusal):
        restore(desk, thrown.kind, thrown.id)


@pytest.mark.parametrize("word", ["remote", "ten appl", "carefully"])
def test_search_finds_it_by_every_word_of_it(desk: Desk, word: str) -> None:
    made = add_assumption(desk, WORDS)
    judge_assumption(desk, made.id, Verdict.HELD, "looked at carefully")
    with desk.store.read() as session:
        (hit,) = search(session, LogFilter(text=word), desk.today, Rules()).hits
    assert (hit.assumption_id, hit.where, hit.title) == (made.id, "assumption", WORDS["text"])
    delete_assumption(desk, made.id)
    with desk.store.read() as session:
        assert search(session, LogFilter(text=word), desk.today, Rules()).hits == ()


def test_the_words_of_the_log_are_what_it_can_be_about(desk: Desk) -> None:
    add_application(desk, {"company": "Acme", "market": "Germany"})
    made = add_assumption(desk, WORDS | {"about": "not germany"})
    (view,) = views(desk)
    assert (view.about, view.problem) == ("market: not Germany", "")
    assert view.id == made.id


def test_a_slice_that_is_gone_is_said_and_stops_nothing(desk: Desk) -> None:
    add_application(desk, {"company": "Acme", "market": "Germany"})
    add_assumption(desk, WORDS | {"about": "Germany"})
    desk.store.undo(desk.now)
    desk.store.redo(desk.now)
    with desk.store.write("rename", desk.now) as session:
        session.connection().exec_driver_sql("UPDATE application SET market = 'DACH'")
    (view,) = views(desk)
    assert view.weighed is None
    assert "No application has “market: Germany” noted" in view.problem


def test_what_is_not_there_is_refused(desk: Desk) -> None:
    with pytest.raises(Refusal, match="not there any more"):
        edit_assumption(desk, 9, WORDS)
    with pytest.raises(Refusal, match="not there any more"):
        judge_assumption(desk, 9, Verdict.HELD)
    with pytest.raises(Refusal, match="not there any more"):
        delete_assumption(desk, 9)


def test_today_asks_for_them_along_an_index_and_sorts_nothing(desk: Desk) -> None:
    add_assumption(desk, WORDS)
    with desk.store.read() as session:
        asked = {"today": TODAY.isoformat(), "most": 60}
        plan = session.connection().execute(text(f"EXPLAIN QUERY PLAN {DUE}"), asked)
        steps = [row.detail for row in plan]
    assert len(steps) == 1
    assert "USING INDEX ix_assumption_verdict_due_on (verdict=? AND due_on<?)" in steps[0]
