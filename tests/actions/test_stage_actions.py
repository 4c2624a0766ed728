"""Stages of one's own: what each change does to the list and to the log, and the way back."""

from collections.abc import Callable

import pytest

from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews.applications import add_application
from respond_tui.actions.interviews.outcomes import log_rejection
from respond_tui.actions.interviews.rounds import add_round
from respond_tui.actions.interviews.trash import delete_round, restore
from respond_tui.actions.levers.judging import end_commitment
from respond_tui.actions.patterns import answer_alert
from respond_tui.actions.stages import (
    add_stage,
    bring_stage_back,
    delete_stage,
    edit_stage,
    merge_stages,
    place_stage,
    retire_stage,
    step_stage,
)
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.stages import DEFAULT_STAGES, Stage
from respond_tui.guide.terms import AlertKind, Answer, Lever
from respond_tui.queries.interviews import (
    StageUse,
    TrashKind,
    application,
    counted_stages,
    offered_stages,
    stage_uses,
)
from respond_tui.queries.patterns import commitments
from respond_tui.queries.settings import rules
from tests.contents import contents
from tests.courses import PANEL, SCREEN, TECHNICAL, lay, worked_example
from tests.desks import TODAY, ahead, later, stage
from tests.levers import chosen
from tests.store.derived_rows import stale

BEHAVIOURAL, FINAL = stage("behavioural"), stage("final")


@pytest.fixture
def hunt(desk: Desk) -> Desk:
    """A file with the hundred applications of MODEL.md's worked example."""
    with desk.store.write("lay the worked example", desk.now) as session:
        lay(session, worked_example(), [])
    desk.store.mend()  # laid and followed by the journal, the words are counted twice
    return desk


def _stages(desk: Desk) -> tuple[Stage, ...]:
    with desk.store.read() as session:
        return counted_stages(session)


def _names(desk: Desk) -> list[str]:
    return [each.name for each in _stages(desk)]


def _stage(desk: Desk, id_: int) -> Stage:
    return next(each for each in _stages(desk) if each.id == id_)


def _use(desk: Desk, id_: int) -> StageUse:
    with desk.store.read() as session:
        return next(use for use in stage_uses(session) if use.stage.id == id_)


def test_a_new_stage_comes_behind_the_one_that_is_named(desk: Desk) -> None:
    made = add_stage(desk, "pairing", ["live coding"], TECHNICAL.id)

    names = _names(desk)
    assert names[names.index("technical") + 1] == "pairing"
    assert _stage(desk, made.id).other_names == ("live coding",)
    assert [each.position for each in _stages(desk)] == list(range(1, 13))
    assert made.what == "Pairing is in your list."


def test_a_new_stage_without_a_place_is_the_last_round(desk: Desk) -> None:
    add_stage(desk, "reference call")

    assert _names(desk)[-2:] == ["reference call", "offer"]


def test_a_renamed_stage_is_still_known_by_the_name_it_had(desk: Desk) -> None:
    changed = edit_stage(desk, TECHNICAL.id, "Coding round", list(TECHNICAL.other_names))

    assert changed.what == "Technical is called Coding round now."
    assert _stage(desk, TECHNICAL.id).other_names == (*TECHNICAL.other_names, "technical")
    edit_stage(desk, TECHNICAL.id, "Coding round", ["tech"])
    assert _stage(desk, TECHNICAL.id).other_names == ("tech",)
    assert desk.store.undoable()[:2] == [
        "change the other names of Coding round",
        "rename technical to Coding round",
    ]


def test_a_stage_moves_a_step_or_to_a_place(desk: Desk) -> None:
    up = step_stage(desk, TECHNICAL.id, -1)
    assert up is not None
    assert up.what == "Technical comes after recruiter screen now."
    assert _names(desk)[1:4] == ["recruiter screen", "technical", "assessment"]

    placed = place_stage(desk, TECHNICAL.id, FINAL.id)
    assert placed.what == "Technical comes after final now."
    assert _names(desk)[-3:] == ["final", "technical", "offer"]
    assert step_stage(desk, TECHNICAL.id, 1) is None
    assert desk.store.undoable() == ["move technical", "move technical"]


def test_a_merge_takes_everything_over_and_keeps_the_rounds(hunt: Desk) -> None:
    before, screens = _use(hunt, TECHNICAL.id), _use(hunt, SCREEN.id)
    with hunt.store.read() as session:
        at_technical = [id_ for id_ in range(1, 101) if _was_at(session, hunt, id_, TECHNICAL.id)]

    merged = merge_stages(hunt, TECHNICAL.id, SCREEN.id)

    assert merged.what == "Technical and recruiter screen are one stage now."
    assert "technical" not in _names(hunt)
    assert "technical" in _stage(hunt, SCREEN.id).other_names
    assert set(TECHNICAL.other_names) <= set(_stage(hunt, SCREEN.id).other_names)
    after = _use(hunt, SCREEN.id)
    assert after.rounds == before.rounds + screens.rounds
    assert after.entered == screens.entered  # all who came to technical came through screen
    with hunt.store.read() as session:
        assert all(_was_at(session, hunt, id_, SCREEN.id) for id_ in at_technical)
    assert [each.position for each in _stages(hunt)] == list(range(1, 11))
    assert stale(hunt.store) == []


def _was_at(session: object, desk: Desk, application_id: int, stage_id: int) -> bool:
    view = application(session, application_id, desk.today, rules(session))  # type: ignore[arg-type]
    assert view is not None
    return any(each.stage.id == stage_id for each in view.rounds)


def test_a_round_in_the_trash_comes_back_at_the_stage_that_is_left(desk: Desk) -> None:
    acme = add_application(desk, {"company": "Acme"}).application_id
    round_id = add_round(desk, acme, {"stage_id": PANEL.id}).interview_id
    assert round_id is not None
    delete_round(desk, round_id)
    merge_stages(desk, PANEL.id, FINAL.id)

    restore(desk, TrashKind.ROUND, round_id)

    with desk.store.read() as session:
        view = application(session, acme, TODAY, rules(session))
    assert view is not None
    assert [(each.id, each.stage.id) for each in view.rounds] == [(round_id, FINAL.id)]


def test_levers_and_answers_go_over_with_their_stage(hunt: Desk) -> None:
    chosen(hunt, AlertKind.STAGE, str(TECHNICAL.id), Lever.FOCUS)
    answer_alert(hunt, AlertKind.STAGE, str(TECHNICAL.id), Answer.SNOOZED, ahead(5))

    merge_stages(hunt, TECHNICAL.id, BEHAVIOURAL.id)

    with hunt.store.read() as session:
        (view,) = commitments(session, TODAY)
    assert view.stage is not None
    assert view.stage.id == BEHAVIOURAL.id
    rows = contents(hunt.store)["alert_answer"]
    assert [row for row in rows if str(TECHNICAL.id) in row] == []
    assert len([row for row in rows if str(BEHAVIOURAL.id) in row]) == 1


def test_two_levers_that_run_keep_their_stages_apart(hunt: Desk) -> None:
    for at in (TECHNICAL, SCREEN):
        chosen(hunt, AlertKind.STAGE, str(at.id), Lever.FOCUS, why="both hurt")

    with pytest.raises(Refusal, match="Give one of them its verdict first"):
        merge_stages(hunt, TECHNICAL.id, SCREEN.id)

    with hunt.store.read() as session:
        first = next(each for each in commitments(session, TODAY) if each.key == str(SCREEN.id))
    end_commitment(hunt, first.id, "enough")
    merge_stages(hunt, TECHNICAL.id, SCREEN.id)


def test_a_retired_stage_counts_and_is_not_offered_until_it_is_back(hunt: Desk) -> None:
    assert retire_stage(hunt, TECHNICAL.id).what == "Technical is retired; it still counts."
    with hunt.store.read() as session:
        assert TECHNICAL.id not in [each.id for each in offered_stages(session)]
        assert TECHNICAL.id in [each.id for each in offered_stages(session, [TECHNICAL.id])]
    assert _stage(hunt, TECHNICAL.id).is_retired
    assert _use(hunt, TECHNICAL.id).entered == 10

    bring_stage_back(hunt, TECHNICAL.id)

    assert _stage(hunt, TECHNICAL.id) == TECHNICAL


def test_a_stage_that_was_never_entered_goes_for_good(desk: Desk) -> None:
    assert delete_stage(desk, PANEL.id).what == "Panel is out of your list."
    assert "panel" not in _names(desk)
    assert add_stage(desk, "Panel", ["onsite"]).id > len(DEFAULT_STAGES)


def test_a_stage_with_something_at_it_stays(desk: Desk) -> None:
    acme = add_application(desk, {"company": "Acme"}).application_id
    round_id = add_round(desk, acme, {"stage_id": PANEL.id}).interview_id
    assert round_id is not None
    with pytest.raises(Refusal, match="Panel was entered by 1 application"):
        delete_stage(desk, PANEL.id)
    delete_round(desk, round_id)
    with pytest.raises(Refusal, match="trash"):
        delete_stage(desk, PANEL.id)
    log_rejection(desk, acme, FINAL.id, TODAY, "", None)
    with pytest.raises(Refusal, match="Final was entered"):
        delete_stage(desk, FINAL.id)


def test_a_stage_with_a_lever_stays_even_where_nothing_is_left_at_it(hunt: Desk) -> None:
    chosen(hunt, AlertKind.STAGE, str(TECHNICAL.id), Lever.FOCUS)
    merge_stages(hunt, PANEL.id, FINAL.id)
    with hunt.store.read() as session:
        uses = {use.stage.id: use.is_used for use in stage_uses(session)}

    assert uses[TECHNICAL.id]
    assert uses[FINAL.id]
    assert not uses[BEHAVIOURAL.id]


CHANGES: dict[str, Callable[[Desk], object]] = {
    "add pairing": lambda desk: add_stage(desk, "pairing", ["live coding"], TECHNICAL.id),
    "rename technical to Coding": lambda desk: edit_stage(desk, TECHNICAL.id, "Coding", []),
    "change the other names of technical": lambda desk: edit_stage(
        desk, TECHNICAL.id, "technical", ["t"]
    ),
    "move technical": lambda desk: step_stage(desk, TECHNICAL.id, -1),
    "move panel": lambda desk: place_stage(desk, PANEL.id, SCREEN.id),
    "merge technical into recruiter screen": lambda desk: merge_stages(
        desk, TECHNICAL.id, SCREEN.id
    ),
    "merge recruiter screen into panel": lambda desk: merge_stages(desk, SCREEN.id, PANEL.id),
    "retire technical": lambda desk: retire_stage(desk, TECHNICAL.id),
    "delete behavioural": lambda desk: delete_stage(desk, BEHAVIOURAL.id),
}


@pytest.mark.parametrize("label", CHANGES)
def test_every_change_is_one_step_that_goes_back_and_forth(hunt: Desk, label: str) -> None:
    chosen(hunt, AlertKind.STAGE, str(TECHNICAL.id), Lever.FOCUS)
    before = contents(hunt.store)

    CHANGES[label](later(hunt, hours=1))

    after = contents(hunt.store)
    assert after != before
    assert stale(hunt.store) == []
    assert hunt.store.undo(hunt.now) == label
    assert contents(hunt.store) == before
    assert stale(hunt.store) == []
    assert hunt.store.redo(hunt.now) == label
    assert contents(hunt.store) == after
    assert stale(hunt.store) == []


@pytest.mark.parametrize(
    "refused",
    [
        lambda desk: add_stage(desk, "Tech"),
        lambda desk: add_stage(desk, "new", after=DEFAULT_STAGES[-1].id),
        lambda desk: edit_stage(desk, PANEL.id, "technical", []),
        lambda desk: edit_stage(desk, 99, "anything", []),
        lambda desk: place_stage(desk, DEFAULT_STAGES[0].id, PANEL.id),
        lambda desk: merge_stages(desk, PANEL.id, DEFAULT_STAGES[-1].id),
        lambda desk: merge_stages(desk, PANEL.id, PANEL.id),
        lambda desk: retire_stage(desk, DEFAULT_STAGES[0].id),
        lambda desk: delete_stage(desk, DEFAULT_STAGES[-1].id),
        lambda desk: delete_stage(desk, TECHNICAL.id),
    ],
)
def test_what_is_refused_changes_nothing(hunt: Desk, refused: Callable[[Desk], object]) -> None:
    before = contents(hunt.store)

    with pytest.raises(Refusal):
        refused(hunt)

    assert contents(hunt.store) == before
