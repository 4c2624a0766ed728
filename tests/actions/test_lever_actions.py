"""A lever of every kind: its target and reason, its actions and weeks, more time, the trash."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from respond_tui.actions.desk import Desk
from respond_tui.actions.exchange import take_in
from respond_tui.actions.interviews.applications import add_application, edit_application
from respond_tui.actions.interviews.rounds import add_round
from respond_tui.actions.interviews.trash import delete_application, restore
from respond_tui.actions.levers.choosing import choose_lever, delete_commitment, edit_commitment
from respond_tui.actions.levers.doing import (
    add_lever_action,
    delete_lever_action,
    edit_lever_action,
    mark_week,
    move_lever_action,
    skip_lever_action,
    tick_lever_action,
    untick_lever_action,
)
from respond_tui.actions.levers.judging import end_commitment, extend_commitment
from respond_tui.actions.patterns import answer_alert
from respond_tui.actions.reflection.pages import write_record
from respond_tui.actions.words import rename_words
from respond_tui.exchange.json_file import read, written
from respond_tui.guide.commitments import Chosen, CommitmentState, Verdict
from respond_tui.guide.dates import When
from respond_tui.guide.interviews import LogFilter, Suggest
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.rules import Rules
from respond_tui.guide.statistics import Proportion
from respond_tui.guide.terms import (
    AlertKind,
    Answer,
    EndedHow,
    GapKind,
    Lever,
    Source,
    StepState,
    Went,
)
from respond_tui.queries.exchange import everything
from respond_tui.queries.interviews.trash import TrashKind, trash
from respond_tui.queries.levers.views import suggested
from respond_tui.queries.patterns import AlertView, alerts
from respond_tui.queries.search import search
from tests.contents import contents
from tests.courses import PANEL
from tests.desks import ago, ahead, later, opened, stage
from tests.levers import chosen, seen
from tests.reflections import gap, rejected
from tests.store.derived_rows import stale

GAP, SHARDING = AlertKind.GAP, "tag=sharding"


@pytest.fixture
def hunt(desk: Desk) -> Desk:
    """Three noes at technical whose reflections name one technical gap, all through a board."""
    for company in ("Acme", "Globex", "Initech"):
        recovery_id = rejected(desk, company)
        gap(desk, recovery_id, "sharding", "froze at the second shard")
        write_record(desk, recovery_id, {"questions": "- Shard it?"})
    return desk


def _alerts(desk: Desk) -> tuple[AlertView, ...]:
    with desk.store.read() as session:
        return alerts(session, desk.today, Rules())


def _trash(desk: Desk) -> list[tuple[TrashKind, str]]:
    with desk.store.read() as session:
        return [(each.kind, each.what) for each in trash(session)]


def _silent(desk: Desk) -> None:
    """Six applications through a board that fell silent, and six through people that did not."""
    for number in range(6):
        about = {"applied_on": ago(60), "source": Source.JOB_BOARD, "arrangement": "on-site"}
        add_application(desk, {"company": f"Quiet {number}", **about})
        about = {"applied_on": ago(60), "source": Source.REFERRAL, "arrangement": "remote"}
        made = add_application(desk, {"company": f"Kind {number}", **about}).application_id
        add_round(desk, made, {"stage_id": stage("recruiter screen").id, "on": ago(50)})


def _twice(desk: Desk) -> None:
    """One employer that said no twice, and noes on the day after applying."""
    for number in range(3):
        about = {"company": "Hooli", "role": f"SRE {number}", "applied_on": ago(29)}
        made = add_application(desk, about).application_id
        edit_application(
            desk,
            made,
            {
                "ended_how": EndedHow.REJECTED,
                "ended_on": ago(28),
                "ended_stage_id": stage("application").id,
            },
        )


def test_the_baseline_of_every_kind_of_alert_is_what_the_alert_counts(hunt: Desk) -> None:
    _silent(hunt)
    _twice(hunt)
    found = _alerts(hunt)
    assert {view.alert.kind for view in found} == set(AlertKind)
    for view in found:
        alert = view.alert
        made = chosen(hunt, alert.kind, alert.key, why="to look at it")
        frozen = made.baseline
        assert frozen.here == alert.here, alert.key
        assert frozen.elsewhere == alert.elsewhere
        assert len({*frozen.passed_ids, *frozen.rejected_ids}) == alert.here.of
        assert seen(hunt, made.id).comparison is not None
        delete_commitment(hunt, made.id)


def test_a_lever_that_leads_away_from_a_slice_is_measured_by_all_applications(hunt: Desk) -> None:
    _silent(hunt)
    key = "source=job board"
    away = chosen(hunt, AlertKind.SILENCE, key, Lever.FOCUS).baseline
    assert (away.is_whole, away.here.part) == (True, 6)
    assert away.here.of > 6
    delete_commitment(hunt, 1)
    here = chosen(hunt, AlertKind.SILENCE, key, Lever.COMPETENCE).baseline
    assert (here.is_whole, here.here) == (False, Proportion(6, 6))


def test_a_lever_that_runs_on_one_alert_is_suggested_on_no_other(hunt: Desk) -> None:
    _silent(hunt)
    (silent,) = [each.alert for each in _alerts(hunt) if each.alert.kind is AlertKind.SILENCE]

    def ways() -> list[str]:
        with hunt.store.read() as session:
            return [each.what for each in suggested(session, silent, hunt.today, Rules())]

    asks = "ask for one referral before applying"
    assert asks in ways()
    words = "ask for one referral before every application"
    chosen(hunt, GAP, SHARDING, Lever.VISIBILITY, words, target="1 referral a week")
    assert asks not in ways()
    end_commitment(hunt, 1, "done")
    assert asks in ways()


def test_a_project_on_a_technical_gap_takes_30_days_and_on_nothing_else(hunt: Desk) -> None:
    made = chosen(hunt, GAP, SHARDING, days=30, target="1 project")
    assert made.ends_on == ahead(30)
    end_commitment(hunt, made.id, "done")
    with pytest.raises(Refusal, match="one project on a technical gap") as refused:
        chosen(hunt, AlertKind.STAGE, str(stage("technical").id), days=30)
    assert refused.value.field == "days"


def test_a_gap_of_another_kind_is_no_project(desk: Desk) -> None:
    from respond_tui.actions.reflection.gaps import add_gap

    for company in ("Acme", "Globex", "Initech"):
        add_gap(desk, rejected(desk, company), GapKind.COMMUNICATION, "pace", "too fast, twice")
    with pytest.raises(Refusal, match="one project on a technical gap"):
        chosen(desk, GAP, "tag=pace", days=30)
    assert chosen(desk, GAP, "tag=pace").ends_on == ahead(60)


@pytest.mark.parametrize("target", ["", "more mocks", "0 mocks"])
def test_a_target_that_cannot_be_measured_is_refused(hunt: Desk, target: str) -> None:
    with pytest.raises(Refusal, match="a number and what it counts") as refused:
        chosen(hunt, GAP, SHARDING, target=target)
    assert refused.value.field == "target"
    made = chosen(hunt, GAP, SHARDING)
    with pytest.raises(Refusal, match="a number and what it counts"):
        edit_commitment(hunt, made.id, target=target)
    edit_commitment(hunt, made.id, target="3 mocks a week")
    assert seen(hunt).chosen.target == "3 mocks a week"


def test_a_second_lever_is_asked_why_and_the_reason_is_kept(hunt: Desk) -> None:
    chosen(hunt, GAP, SHARDING)
    technical = str(stage("technical").id)
    with pytest.raises(Refusal, match="“one mock a week” runs already") as refused:
        chosen(hunt, AlertKind.STAGE, technical, why="  ")
    assert refused.value.field == "why"
    second = chosen(hunt, AlertKind.STAGE, technical, why="the two need each other")
    assert seen(hunt, second.id).chosen.why == "the two need each other"
    end_commitment(hunt, 1, "enough")
    end_commitment(hunt, second.id, "enough")
    assert seen(hunt, chosen(hunt, GAP, SHARDING).id).chosen.why is None


def test_a_lever_may_begin_with_a_first_action(hunt: Desk) -> None:
    plan = Chosen(Lever.COMPETENCE, "one project", 30, "1 project", "", "draw it", ahead(2))
    made = choose_lever(hunt, GAP, SHARDING, plan)
    (action,) = seen(hunt, made.id).actions
    assert (action.text, action.due_on, action.state) == ("draw it", ahead(2), StepState.OPEN)
    assert hunt.store.undo(hunt.now) == "choose competence for sharding"
    late = Chosen(Lever.COMPETENCE, "one project", 30, "1 project", "", "draw it", ago(1))
    with pytest.raises(Refusal, match="has gone by") as refused:
        choose_lever(hunt, GAP, SHARDING, late)
    assert refused.value.field == "due_on"


def test_actions_are_added_done_moved_left_out_and_thrown_away(hunt: Desk) -> None:
    chosen(hunt, GAP, SHARDING)
    first = add_lever_action(hunt, 1, "read one chapter", ahead(3)).row_id
    second = add_lever_action(hunt, 1, "ask Jun", None).row_id
    assert first is not None
    assert second is not None
    assert tick_lever_action(hunt, first).what == "Done: read one chapter."
    with pytest.raises(Refusal, match="not open any more"):
        tick_lever_action(hunt, first)
    untick_lever_action(hunt, first)
    with pytest.raises(Refusal, match="open already"):
        untick_lever_action(hunt, first)
    move_lever_action(hunt, first, When(ahead(9), None))
    skip_lever_action(hunt, second, "he is away")
    edit_lever_action(hunt, first, "read two chapters", ahead(9))
    one, other = seen(hunt).actions
    assert (one.text, one.due_on, one.state) == ("read two chapters", ahead(9), StepState.OPEN)
    assert (other.state, other.note) == (StepState.SKIPPED, "he is away")
    delete_lever_action(hunt, first)
    assert [each.id for each in seen(hunt).actions] == [second]
    assert _trash(hunt) == [(TrashKind.LEVER_ACTION, "one mock a week · read two chapters")]
    restore(hunt, TrashKind.LEVER_ACTION, first)
    assert len(seen(hunt).actions) == 2


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lambda desk: add_lever_action(desk, 1, " ", None), "cannot be empty"),
        (lambda desk: add_lever_action(desk, 1, "read", ago(1)), "has gone by"),
        (lambda desk: skip_lever_action(desk, 1, " "), "word on why"),
        (lambda desk: move_lever_action(desk, 1, When(ago(1), None)), "has gone by"),
        (lambda desk: move_lever_action(desk, 1, When(ahead(1), dt.time(9))), "without an hour"),
        (lambda desk: edit_lever_action(desk, 1, "read", ago(1)), "has gone by"),
        (lambda desk: tick_lever_action(desk, 9), "not there any more"),
        (lambda desk: mark_week(desk, 1, Went.GOOD), "first week is not over"),
        (lambda desk: mark_week(desk, 9, Went.GOOD), "not there any more"),
        (lambda desk: extend_commitment(desk, 1, 3), "7 to 90 more days"),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(
    hunt: Desk, act: Callable[[Desk], object], said: str
) -> None:
    chosen(hunt, GAP, SHARDING)
    add_lever_action(hunt, 1, "read one chapter", ahead(3))
    before = contents(hunt.store)
    with pytest.raises(Refusal, match=said):
        act(hunt)
    assert contents(hunt.store) == before


def test_a_week_is_marked_once_and_the_second_answer_takes_its_place(hunt: Desk) -> None:
    chosen(hunt, GAP, SHARDING)
    mark_week(later(hunt, days=8), 1, Went.NOT, "a busy one")
    mark_week(later(hunt, days=9), 1, Went.SO_SO)
    assert mark_week(later(hunt, days=22), 1, Went.GOOD).what == "Week 3: good."
    view = seen(later(hunt, days=22))
    assert view.weeks == (Went.SO_SO, None, Went.GOOD)
    assert [(week.went, week.line) for week in view.said] == [
        (Went.GOOD, None),
        (Went.SO_SO, "a busy one"),
    ]


def test_a_lever_is_given_more_time_and_its_notes_say_when(hunt: Desk) -> None:
    chosen(hunt, GAP, SHARDING)
    late = later(hunt, days=64)
    assert seen(late).chosen.state is CommitmentState.DUE
    extend_commitment(late, 1, 30, "two mocks fell through")
    view = seen(late).chosen
    assert (view.state, view.ends_on) == (CommitmentState.RUNNING, ahead(94))
    assert view.notes.startswith("two mocks fell through\nTue 26 Jan 2027: 30 more days")
    end_commitment(late, 1, "enough")
    with pytest.raises(Refusal, match="already ended on"):
        extend_commitment(late, 1, 30)
    with pytest.raises(Refusal, match="already ended on"):
        end_commitment(late, 1, "enough again")


def test_a_lever_in_the_trash_takes_its_actions_along_and_brings_them_back(hunt: Desk) -> None:
    chosen(hunt, GAP, SHARDING)
    add_lever_action(hunt, 1, "read one chapter", None)
    mark_week(later(hunt, days=8), 1, Went.GOOD)
    delete_commitment(hunt, 1)
    assert _trash(hunt) == [(TrashKind.LEVER, "Lever · one mock a week")]
    assert restore(hunt, TrashKind.LEVER, 1).what == "The lever “one mock a week” is back."
    view = seen(later(hunt, days=8))
    assert (len(view.actions), view.weeks) == (1, (Went.GOOD,))
    delete_commitment(hunt, 1)
    chosen(hunt, GAP, SHARDING)
    with pytest.raises(Refusal, match="already chose competence for sharding"):
        restore(hunt, TrashKind.LEVER, 1)


def test_what_is_logged_after_changes_what_came_since_at_once(hunt: Desk) -> None:
    technical = stage("technical").id
    chosen(hunt, AlertKind.STAGE, str(technical))
    on = later(hunt, days=10)
    assert seen(on).comparison is not None
    assert seen(on).comparison.now == Proportion(0, 0)  # type: ignore[union-attr]
    made = add_application(on, {"company": "Umbra", "applied_on": hunt.today}).application_id
    add_round(on, made, {"stage_id": technical, "on": on.today, "outcome": "passed"})
    assert seen(on).comparison.now == Proportion(1, 1)  # type: ignore[union-attr]
    delete_application(on, made)
    assert seen(on).comparison.now == Proportion(0, 0)  # type: ignore[union-attr]
    on.store.undo(on.now)
    found = seen(on).comparison
    assert found is not None
    assert (found.now, found.verdict) == (Proportion(1, 1), None)
    end_commitment(on, 1, "enough")
    ended = seen(on).comparison
    assert ended is not None
    assert (ended.now, ended.verdict) == (Proportion(1, 1), Verdict.OPEN)


def test_what_the_baseline_rests_on_may_be_deleted_and_its_numbers_stay(hunt: Desk) -> None:
    frozen = chosen(hunt, GAP, SHARDING).baseline
    delete_application(hunt, frozen.rejected_ids[0])
    assert seen(hunt).chosen.baseline == frozen
    assert seen(hunt).comparison is not None


def test_levers_and_answers_go_on_with_a_word_that_is_written_anew(hunt: Desk) -> None:
    chosen(hunt, GAP, SHARDING)
    answer_alert(hunt, AlertKind.GAP, "kind=technical", Answer.DISMISSED, None)
    rename_words(hunt, Suggest.GAP, ["sharding"], "data layout")
    view = seen(hunt).chosen
    assert (view.key, view.about) == ("tag=data layout", "data layout")
    assert seen(hunt).comparison is not None
    found = next(view for view in _alerts(hunt) if view.alert.key == "tag=data layout")
    assert found.commitment is not None
    assert found.quiet
    hunt.store.undo(hunt.now)
    assert seen(hunt).chosen.key == SHARDING


def test_two_levers_that_run_keep_their_words_apart(hunt: Desk) -> None:
    for company in ("Umbra", "Vale", "Wick"):
        gap(hunt, rejected(hunt, company), "caching", "guessed the eviction")
    chosen(hunt, GAP, SHARDING)
    chosen(hunt, GAP, "tag=caching", why="both are asked about")
    before = contents(hunt.store)
    with pytest.raises(Refusal, match="More than one lever would run for “caching”"):
        rename_words(hunt, Suggest.GAP, ["sharding"], "caching")
    assert contents(hunt.store) == before


def test_a_spelling_that_stays_in_use_keeps_its_lever(hunt: Desk) -> None:
    gap(hunt, rejected(hunt, "Umbra"), "Sharding", "again")
    chosen(hunt, GAP, SHARDING)
    rename_words(hunt, Suggest.GAP, ["Sharding"], "storage")
    assert seen(hunt).chosen.key == SHARDING


@pytest.mark.parametrize(
    "act",
    [
        lambda desk: chosen(desk, AlertKind.STAGE, str(stage("technical").id), why="both"),
        lambda desk: add_lever_action(desk, 1, "ask Jun", ahead(20)),
        lambda desk: edit_lever_action(desk, 1, "read two", None),
        lambda desk: delete_lever_action(desk, 1),
        lambda desk: tick_lever_action(desk, 1),
        lambda desk: skip_lever_action(desk, 1, "not needed"),
        lambda desk: move_lever_action(desk, 1, When(ahead(20), None)),
        lambda desk: mark_week(desk, 1, Went.GOOD, "two mocks"),
        lambda desk: edit_commitment(desk, 1, target="3 mocks a week"),
        lambda desk: extend_commitment(desk, 1, 30, "more"),
        lambda desk: end_commitment(desk, 1, "better", "it helped"),
        lambda desk: delete_commitment(desk, 1),
        lambda desk: rename_words(desk, Suggest.GAP, ["sharding"], "storage"),
    ],
    ids=[
        "choose", "add", "edit", "delete", "tick", "skip", "move", "mark", "target", "extend",
        "end", "throw away", "rename",
    ],
)  # fmt: skip
def test_every_action_goes_back_and_forth_in_one_step(
    hunt: Desk, act: Callable[[Desk], object]
) -> None:
    chosen(hunt, GAP, SHARDING)
    add_lever_action(hunt, 1, "read one chapter", ahead(3))
    on = later(hunt, days=8)
    before = contents(on.store)
    act(later(on, days=0, hours=1))
    after = contents(on.store)
    assert after != before
    on.store.undo(on.now)
    assert contents(on.store) == before
    on.store.redo(on.now)
    assert contents(on.store) == after


def test_nothing_repeats_at_a_stage_without_noes(hunt: Desk) -> None:
    with pytest.raises(Refusal, match="Nothing repeats at panel"):
        chosen(hunt, AlertKind.STAGE, str(PANEL.id))


@pytest.mark.parametrize(
    "word",
    ["mock", "referrals", "chapter", "librarian", "busy", "intertwined", "helped", "noticed"],
)
def test_the_search_finds_every_word_of_a_lever(hunt: Desk, word: str) -> None:
    chosen(hunt, AlertKind.STAGE, str(stage("technical").id))
    chosen(hunt, GAP, SHARDING, target="3 referrals a week", why="they are intertwined")
    add_lever_action(hunt, 2, "read one chapter", None)
    skip_lever_action(hunt, 1, "the librarian said no")
    mark_week(later(hunt, days=8), 2, Went.SO_SO, "a busy one")
    edit_commitment(hunt, 2, notes="what I noticed")
    end_commitment(hunt, 2, "it helped", "what I noticed")
    assert 2 in _found(hunt, word)
    delete_commitment(hunt, 2)
    assert 2 not in _found(hunt, word)
    hunt.store.undo(hunt.now)
    assert 2 in _found(hunt, word)


def test_a_word_that_is_gone_is_not_found_any_more(hunt: Desk) -> None:
    chosen(hunt, GAP, SHARDING)
    add_lever_action(hunt, 1, "read one chapter", None)
    edit_lever_action(hunt, 1, "read one article", None)
    assert _found(hunt, "chapter") == []
    assert _found(hunt, "article") == [1]
    delete_lever_action(hunt, 1)
    assert _found(hunt, "article") == []
    assert stale(hunt.store) == []


def _found(desk: Desk, word: str) -> list[int | None]:
    with desk.store.read() as session:
        hits = search(session, LogFilter(text=word), desk.today, Rules()).hits
    return [hit.commitment_id for hit in hits if hit.commitment_id is not None]


def test_everything_of_a_lever_comes_back_from_its_export(hunt: Desk, tmp_path: Path) -> None:
    chosen(hunt, GAP, SHARDING, why="")
    chosen(hunt, AlertKind.STAGE, str(stage("technical").id), why="both")
    add_lever_action(hunt, 2, "read one chapter", ahead(3))
    mark_week(later(hunt, days=8), 2, Went.SO_SO, "a busy one")
    out = tmp_path / "all.json"
    with hunt.store.read() as session:
        out.write_text("".join(written(everything(session))), encoding="utf-8")
    other = opened(tmp_path / "other")
    take_in(other, read(out))
    with hunt.store.read() as here, other.store.read() as there:
        assert everything(there) == everything(here)
    assert seen(other, 2) == seen(hunt, 2)
    assert take_in(other, read(out)).added == 0
    other.store.close()
