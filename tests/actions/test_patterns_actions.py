"""A lever chosen, changed, judged and thrown away; an alert put off, dismissed and woken."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import text

from respond_tui.actions.desk import Desk
from respond_tui.actions.levers.choosing import delete_commitment, edit_commitment
from respond_tui.actions.levers.judging import end_commitment
from respond_tui.actions.patterns import answer_alert, wake_alert
from respond_tui.guide.commitments import CommitmentState
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.rules import Rules
from respond_tui.guide.statistics import Proportion
from respond_tui.guide.terms import AlertKind, Answer, Lever, Strength
from respond_tui.models.tables import AlertAnswer, Commitment
from respond_tui.queries.patterns import AlertView, CommitmentView, alerts, commitments
from tests.courses import PANEL, SCREEN, TECHNICAL, lay, worked_example
from tests.levers import chosen as choose_lever
from tests.reflections import gap, rejected

STAGE, KEY = AlertKind.STAGE, str(TECHNICAL.id)


@pytest.fixture
def hunt(desk: Desk) -> Desk:
    """A file with the hundred applications of MODEL.md's worked example."""
    with desk.store.write("lay the worked example", desk.now) as session:
        lay(session, worked_example(), [])
    return desk


def technical(desk: Desk) -> AlertView:
    with desk.store.read() as session:
        views = alerts(session, desk.today, Rules())
    return next(view for view in views if view.alert.key == KEY)


def chosen(desk: Desk) -> tuple[CommitmentView, ...]:
    with desk.store.read() as session:
        return commitments(session, desk.today)


def later(desk: Desk, days: int) -> Desk:
    return replace(desk, now=desk.now + dt.timedelta(days=days))


def choose(desk: Desk, lever: Lever = Lever.COMPETENCE, days: int = 60) -> int:
    return choose_lever(desk, STAGE, KEY, lever, "one mock a week", days).id


def test_a_lever_freezes_the_numbers_of_the_day_and_the_rows_behind_them(hunt: Desk) -> None:
    made = choose_lever(hunt, STAGE, KEY, Lever.COMPETENCE, " one mock a week ", 75)
    assert (made.about, made.what) == ("technical", "one mock a week")
    assert made.ends_on == hunt.today + dt.timedelta(days=75)
    frozen = made.baseline
    assert (frozen.here, frozen.elsewhere) == (Proportion(2, 6), Proportion(26, 38))
    assert frozen.strength is Strength.WATCH
    assert (len(frozen.passed_ids), len(frozen.rejected_ids)) == (2, 4)
    (view,) = chosen(hunt)
    assert view.baseline == frozen
    assert view.state is CommitmentState.RUNNING


def test_a_running_lever_keeps_its_alert_quiet_until_it_is_due(hunt: Desk) -> None:
    assert not technical(hunt).quiet
    choose(hunt)
    assert technical(hunt).quiet
    assert technical(later(hunt, 59)).quiet
    assert not technical(later(hunt, 60)).quiet


def test_undo_takes_a_lever_back_under_its_own_name_and_redo_brings_it_again(hunt: Desk) -> None:
    choose(hunt)
    frozen = chosen(hunt)
    assert hunt.store.undo(hunt.now) == "choose competence for technical"
    assert chosen(hunt) == ()
    assert hunt.store.redo(hunt.now) == "choose competence for technical"
    assert chosen(hunt) == frozen


def test_a_second_lever_on_one_pattern_is_refused_by_the_name_of_the_first(hunt: Desk) -> None:
    choose(hunt)
    with pytest.raises(Refusal, match="already chose competence for technical"):
        choose(hunt, Lever.FOCUS)
    with pytest.raises(Refusal, match="already chose competence"):
        choose(later(hunt, 70), Lever.FOCUS)
    assert len(chosen(hunt)) == 1


def test_another_pattern_may_have_its_own_lever(hunt: Desk) -> None:
    choose(hunt)
    choose_lever(hunt, STAGE, str(SCREEN.id), Lever.VISIBILITY, "two posts a week", why="both hurt")
    assert {view.lever for view in chosen(hunt)} == {Lever.COMPETENCE, Lever.VISIBILITY}


def test_a_lever_may_be_chosen_again_once_the_first_has_its_verdict(hunt: Desk) -> None:
    end_commitment(hunt, choose(hunt), "no change")
    choose(hunt, Lever.FOCUS)
    states = [view.state for view in chosen(hunt)]
    assert states == [CommitmentState.RUNNING, CommitmentState.ENDED]


@pytest.mark.parametrize(
    ("key", "what", "days", "said", "field"),
    [
        (KEY, "  ", 60, "Write what you will do", "what"),
        (KEY, "x" * 201, 60, "at most 200 characters", "what"),
        (KEY, "one mock", 59, "60 to 90 days", "days"),
        (KEY, "one mock", 91, "60 to 90 days", "days"),
        (str(PANEL.id), "one mock", 60, "Nothing repeats at panel", None),
        ("99", "one mock", 60, "not there any more", None),
        ("no key", "one mock", 60, "not there any more", None),
    ],
)
def test_what_cannot_be_committed_to_is_refused_and_nothing_is_kept(
    hunt: Desk, key: str, what: str, days: int, said: str, field: str | None
) -> None:
    with pytest.raises(Refusal, match=said) as refused:
        choose_lever(hunt, STAGE, key, Lever.COMPETENCE, what, days)
    assert refused.value.field == field
    assert chosen(hunt) == ()


def test_a_verdict_ends_a_lever_and_its_notes_stay(hunt: Desk) -> None:
    number = choose(hunt)
    at_the_end = later(hunt, 60)
    end_commitment(at_the_end, number, "better", "mocks helped")
    (view,) = chosen(at_the_end)
    assert (view.verdict, view.notes, view.ended_on) == (
        "better",
        "mocks helped",
        at_the_end.today,
    )
    assert hunt.store.undo(at_the_end.now) == "end the lever for technical"
    assert chosen(at_the_end)[0].state is CommitmentState.DUE


def test_an_end_without_a_verdict_or_a_second_end_is_refused(hunt: Desk) -> None:
    number = choose(hunt)
    with pytest.raises(Refusal, match="what came of it"):
        end_commitment(hunt, number, " ")
    end_commitment(hunt, number, "kept")
    with pytest.raises(Refusal, match="already ended on"):
        end_commitment(hunt, number, "kept again")
    assert chosen(hunt)[0].verdict == "kept"


def test_a_commitment_can_be_reworded_and_lengthened_but_its_baseline_stays(hunt: Desk) -> None:
    number = choose(hunt)
    frozen = chosen(hunt)[0].baseline
    edit_commitment(
        later(hunt, 5), number, lever=Lever.FOCUS, what="platform roles", days=90, notes="Dana"
    )
    (view,) = chosen(hunt)
    assert (view.lever, view.what, view.notes) == (Lever.FOCUS, "platform roles", "Dana")
    assert view.ends_on == hunt.today + dt.timedelta(days=90)
    assert view.baseline == frozen


def test_an_edit_that_makes_no_sense_is_refused_and_changes_nothing(hunt: Desk) -> None:
    number = choose(hunt)
    before = chosen(hunt)
    with pytest.raises(Refusal, match="Write what you will do"):
        edit_commitment(hunt, number, what="")
    with pytest.raises(Refusal, match="60 to 90 days"):
        edit_commitment(hunt, number, notes="kept?", days=10)
    assert chosen(hunt) == before
    end_commitment(hunt, number, "kept")
    with pytest.raises(Refusal, match="already ended on"):
        edit_commitment(hunt, number, days=80)


def test_a_commitment_thrown_away_frees_its_pattern(hunt: Desk) -> None:
    number = choose(hunt)
    delete_commitment(hunt, number)
    assert chosen(hunt) == ()
    assert not technical(hunt).quiet
    for again in (delete_commitment, _end):
        with pytest.raises(Refusal, match="not there any more"):
            again(hunt, number)
    choose(hunt)


def _end(desk: Desk, number: int) -> object:
    return end_commitment(desk, number, "kept")


def test_an_alert_put_off_comes_back_after_its_day(hunt: Desk) -> None:
    until = hunt.today + dt.timedelta(days=7)
    answered = answer_alert(hunt, STAGE, KEY, Answer.SNOOZED, until, "a busy week")
    assert answered.what == "The alert for technical stays quiet through Mon 30 Nov 2026."
    assert technical(later(hunt, 7)).quiet
    assert not technical(later(hunt, 8)).quiet


def test_an_alert_dismissed_without_a_day_stays_quiet_until_it_is_woken(hunt: Desk) -> None:
    answer_alert(hunt, STAGE, KEY, Answer.DISMISSED, None)
    assert technical(later(hunt, 500)).quiet
    wake_alert(hunt, STAGE, KEY)
    assert not technical(hunt).quiet
    assert hunt.store.undo(hunt.now) == "wake the alert for technical"
    assert technical(hunt).quiet


def test_a_new_answer_takes_the_place_of_the_old(hunt: Desk) -> None:
    answer_alert(hunt, STAGE, KEY, Answer.DISMISSED, None)
    answer_alert(hunt, STAGE, KEY, Answer.SNOOZED, hunt.today)
    assert technical(hunt).quiet
    assert not technical(later(hunt, 1)).quiet


@pytest.mark.parametrize(
    ("key", "answer", "days", "said"),
    [
        (KEY, Answer.SNOOZED, None, "Until which day"),
        (KEY, Answer.SNOOZED, -1, "is over"),
        (KEY, Answer.DISMISSED, -1, "is over"),
        ("99", Answer.DISMISSED, 3, "not there any more"),
    ],
)
def test_an_answer_that_says_nothing_is_refused(
    hunt: Desk, key: str, answer: Answer, days: int | None, said: str
) -> None:
    until = None if days is None else hunt.today + dt.timedelta(days=days)
    with pytest.raises(Refusal, match=said):
        answer_alert(hunt, STAGE, key, answer, until)
    assert not technical(hunt).quiet


def test_an_alert_that_is_awake_cannot_be_woken(hunt: Desk) -> None:
    with pytest.raises(Refusal, match="was not put off"):
        wake_alert(hunt, STAGE, KEY)


@pytest.mark.parametrize(
    "act",
    [
        choose,
        lambda desk: edit_commitment(desk, 1, what="two mocks a week", days=80),
        lambda desk: end_commitment(desk, 1, "better"),
        lambda desk: delete_commitment(desk, 1),
        lambda desk: answer_alert(desk, STAGE, KEY, Answer.DISMISSED, None),
        lambda desk: answer_alert(desk, STAGE, str(SCREEN.id), Answer.SNOOZED, desk.today),
        lambda desk: wake_alert(desk, STAGE, str(SCREEN.id)),
    ],
    ids=["choose", "edit", "end", "delete", "answer first", "answer again", "wake"],
)
def test_every_action_can_be_undone_and_redone_to_the_same_content(
    hunt: Desk, act: Callable[[Desk], object], request: pytest.FixtureRequest
) -> None:
    if request.node.callspec.id != "choose":
        choose(hunt)
    answer_alert(hunt, STAGE, str(SCREEN.id), Answer.DISMISSED, None)
    before = _content(hunt)
    act(hunt)
    after = _content(hunt)
    assert after != before
    hunt.store.undo(hunt.now)
    assert _content(hunt) == before
    hunt.store.redo(hunt.now)
    assert _content(hunt) == after


def _content(desk: Desk) -> list[tuple[object, ...]]:
    with desk.store.read() as session:
        return [
            tuple(row)
            for table in (Commitment, AlertAnswer)
            for row in session.connection().execute(
                text(f"SELECT * FROM {table.__tablename__} ORDER BY id")
            )
        ]


@pytest.fixture
def gaps(desk: Desk) -> Desk:
    """Three reflections that name one gap with what shows it."""
    for company in ("Acme", "Globex", "Initech"):
        gap(desk, rejected(desk, company), "sharding", "froze")
    return desk


def of_kind(desk: Desk, kind: AlertKind, key: str) -> AlertView:
    with desk.store.read() as session:
        views = alerts(session, desk.today, Rules())
    return next(view for view in views if (view.alert.kind, view.alert.key) == (kind, key))


def test_a_lever_on_a_gap_freezes_its_reflections_and_keeps_it_quiet(gaps: Desk) -> None:
    made = choose_lever(gaps, AlertKind.GAP, "tag=sharding", Lever.COMPETENCE, "one project", 60)
    assert (made.about, made.baseline.here) == ("sharding", Proportion(3, 3))
    assert (made.baseline.passed_ids, made.baseline.rejected_ids) == ((), (3, 2, 1))
    assert of_kind(gaps, AlertKind.GAP, "tag=sharding").quiet
    assert not of_kind(gaps, AlertKind.GAP, "kind=technical").quiet
    (view,) = chosen(gaps)
    assert (view.about, view.stage) == ("sharding", None)
    ended = end_commitment(gaps, made.id, "it sits")
    assert ended.what == "The lever for sharding has its verdict."
    assert not of_kind(gaps, AlertKind.GAP, "tag=sharding").quiet


def test_a_second_lever_on_a_gap_is_refused_and_one_on_what_repeats_no_more(gaps: Desk) -> None:
    choose_lever(gaps, AlertKind.GAP, "tag=sharding", Lever.COMPETENCE, "one project", 60)
    with pytest.raises(Refusal, match="already chose competence for sharding"):
        choose_lever(gaps, AlertKind.GAP, "tag=sharding", Lever.FOCUS, "other roles", 60)
    with pytest.raises(Refusal, match="Nothing repeats about pace now"):
        choose_lever(gaps, AlertKind.GAP, "tag=pace", Lever.FOCUS, "other roles", 60)


def test_an_alert_of_any_kind_is_put_off_and_woken_by_its_name(gaps: Desk) -> None:
    answered = answer_alert(gaps, AlertKind.GAP, "tag=sharding", Answer.DISMISSED, None)
    assert answered.what == "The alert for sharding stays quiet until you wake it."
    assert of_kind(gaps, AlertKind.GAP, "tag=sharding").quiet
    wake_alert(gaps, AlertKind.GAP, "tag=sharding")
    assert not of_kind(gaps, AlertKind.GAP, "tag=sharding").quiet
    assert gaps.store.undo(gaps.now) == "wake the alert for sharding"


def test_what_is_quiet_makes_room_in_front(gaps: Desk) -> None:
    keys = ("tag=sharding", "kind=technical")
    first, second = sorted(keys, key=lambda key: not of_kind(gaps, AlertKind.GAP, key).in_front)
    assert not of_kind(gaps, AlertKind.GAP, second).in_front
    answer_alert(gaps, AlertKind.GAP, first, Answer.DISMISSED, None)
    assert not of_kind(gaps, AlertKind.GAP, first).in_front
    assert of_kind(gaps, AlertKind.GAP, second).in_front
