"""Whatever is written of reflections, in any order: done whole with one way back, or refused."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews.outcomes import reopen, set_outcome
from respond_tui.actions.interviews.trash import delete_application, delete_round, restore
from respond_tui.actions.reflection.gaps import (
    add_gap,
    delete_gap,
    drop_guess,
    edit_gap,
    set_priority,
)
from respond_tui.actions.reflection.next_steps import (
    add_action,
    delete_action,
    edit_action,
    move_action,
    skip_action,
    tick_action,
    untick_action,
)
from respond_tui.actions.reflection.pages import (
    finish_reflection,
    write_decision,
    write_evaluation,
    write_notice,
    write_record,
)
from respond_tui.actions.words import rename_words
from respond_tui.guide.dates import When
from respond_tui.guide.interviews import OutcomeKey, Suggest
from respond_tui.guide.reflection import MOST_PRIORITIES, is_guess
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.rules import Rules
from respond_tui.guide.terms import GapKind, ReflectionPage, StepState
from respond_tui.guide.text import folded
from respond_tui.queries.interviews import TrashKind
from respond_tui.queries.reflection import reflection
from respond_tui.queries.today import today
from tests.contents import contents
from tests.desks import ahead, later, opened
from tests.reflections import planned, rejected
from tests.store.derived_rows import stale

Act = Callable[[Desk, int, int], object]

_ACTS: tuple[Act, ...] = (
    lambda desk, whole, _: write_record(desk, whole, {"role": "Baker", "questions": "- a\nb"}),
    lambda desk, whole, _: write_record(desk, whole, {"questions": "c"}, ReflectionPage.SPOT),
    lambda desk, whole, _: write_evaluation(desk, whole, "on time", False),
    lambda desk, whole, _: write_evaluation(desk, whole, "", True),
    lambda desk, whole, _: add_gap(desk, whole, GapKind.TECHNICAL, "caching", "froze"),
    lambda desk, whole, _: add_gap(desk, whole, GapKind.BEHAVIOURAL, "sharding"),
    lambda desk, whole, _: add_gap(desk, whole, GapKind.COMMUNICATION, "pace", "ran out"),
    lambda desk, whole, _: drop_guess(desk, whole, "depth"),
    lambda desk, _, row: edit_gap(desk, row, GapKind.TECHNICAL, "Sharding", "seen"),
    lambda desk, _, row: edit_gap(desk, row, GapKind.TECHNICAL, "pace", ""),
    lambda desk, _, row: delete_gap(desk, row),
    lambda desk, _, row: restore(desk, TrashKind.GAP, row),
    lambda desk, _, row: set_priority(desk, row, True),
    lambda desk, _, row: set_priority(desk, row, False),
    lambda desk, whole, _: add_action(desk, whole, "Read", ahead(1)),
    lambda desk, whole, _: add_action(desk, whole, "Draw", None),
    lambda desk, _, row: edit_action(desk, row, "Read more", ahead(2)),
    lambda desk, _, row: tick_action(desk, row),
    lambda desk, _, row: untick_action(desk, row),
    lambda desk, _, row: skip_action(desk, row, "no time"),
    lambda desk, _, row: move_action(desk, row, When(ahead(3))),
    lambda desk, _, row: delete_action(desk, row),
    lambda desk, _, row: restore(desk, TrashKind.ACTION, row),
    lambda desk, whole, _: write_notice(desk, whole, "Lee", "by phone", None),
    lambda desk, whole, _: write_decision(desk, whole, "drawing", "", None),
    lambda desk, whole, row: write_decision(desk, whole, "", "slower", row),
    lambda desk, _, row: delete_round(desk, row),
    lambda desk, _, row: restore(desk, TrashKind.ROUND, row),
    lambda desk, _, row: set_outcome(desk, row, OutcomeKey.WITHDREW),
    lambda desk, _, row: reopen(desk, row),
    lambda desk, _, row: delete_application(desk, row),
    lambda desk, _, row: restore(desk, TrashKind.APPLICATION, row),
    lambda desk, *_: rename_words(desk, Suggest.GAP, ["sharding", "depth"], "Sharding"),
    lambda desk, whole, _: finish_reflection(desk, whole),
)

_WALKS = st.lists(
    st.tuples(
        st.sampled_from(_ACTS), st.integers(1, 2), st.integers(1, 4), st.sampled_from((0, 0, 5, 30))
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=20)
@given(walk=_WALKS)
def test_any_walk_can_be_taken_back_step_by_step(
    walk: list[tuple[Act, int, int, int]],
) -> None:
    with TemporaryDirectory() as folder:
        desk = opened(Path(folder))
        rejected(desk, "Acme", gaps="sharding\ndepth", questions="why?")
        rejected(desk, "Globex", gaps="pace")
        planned(desk, "Hooli", 3)
        for act, whole, row_id, hours in walk:
            desk = later(desk, hours=hours)
            before, undoable = contents(desk.store), desk.store.undoable()
            try:
                act(desk, whole, row_id)
            except Refusal:
                assert contents(desk.store) == before
                assert desk.store.undoable() == undoable
                continue
            after = contents(desk.store)
            _is_sound(desk)
            if desk.store.undoable() == undoable:  # written as it was
                assert after == before
                continue
            desk.store.undo(desk.now)
            assert contents(desk.store) == before
            desk.store.redo(desk.now)
            assert contents(desk.store) == after
        assert stale(desk.store) == []
        desk.store.close()


def _is_sound(desk: Desk) -> None:
    with desk.store.read() as session:
        views = [reflection(session, number, desk.now) for number in (1, 2)]
        items = today(session, desk.now, Rules()).items
    shown = {item.action_id for item in items if item.action_id is not None}
    for view in filter(None, views):
        assert len(view.priorities) <= MOST_PRIORITIES
        assert not any(gap.is_guess for gap in view.priorities)
        assert {gap.id is None for gap in view.gaps} != {True, False}
        assert all(gap.is_guess is is_guess(gap.observation) for gap in view.gaps)
        for action in view.actions:
            assert (action.done_at is None) is (action.state is StepState.OPEN)
            assert action.id not in shown or action.state is StepState.OPEN
        if not view.begun:
            tags = [folded(gap.tag) for gap in view.gaps]
            assert len(tags) == len(set(tags))
