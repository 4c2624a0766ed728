"""Whatever is done to a recovery, in any order: done whole with one way back, or refused."""

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews.applications import add_application
from respond_tui.actions.interviews.outcomes import log_rejection
from respond_tui.actions.interviews.trash import restore
from respond_tui.actions.recovery.steps import (
    add_step,
    delete_step,
    move_step,
    skip,
    tick,
    untick,
)
from respond_tui.actions.recovery.whole import close, reopen
from respond_tui.guide.dates import When
from respond_tui.guide.recovery import pause_ends, progress
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.rules import Rules
from respond_tui.guide.terms import StepKind, StepState
from respond_tui.queries.interviews import TrashKind
from respond_tui.queries.recovery import RecoveryView, recovery, resting_until
from respond_tui.queries.today import today
from tests.desks import ahead, later, opened

Act = Callable[[Desk, int, int], object]


def _all_at_once(desk: Desk, whole: int, _: int) -> None:
    """Everything that is open, within a minute, as a person in a hurry does it."""
    for step in _view(desk, whole).steps:
        if step.state is StepState.OPEN and step.kind is not StepKind.PAUSE:
            tick(desk, step.id, "yes", 5, desk.now + dt.timedelta(hours=20))


_ACTS: tuple[Act, ...] = (
    lambda desk, _, step: tick(desk, step, "a word", 5, desk.now + dt.timedelta(hours=20)),
    lambda desk, _, step: tick(desk, step),
    lambda desk, _, step: untick(desk, step),
    lambda desk, _, step: skip(desk, step, "not needed"),
    lambda desk, _, step: move_step(desk, step, When(ahead(2), dt.time(9, 30))),
    lambda desk, _, step: move_step(desk, step, When(ahead(1))),
    lambda desk, _, step: delete_step(desk, step),
    lambda desk, _, step: restore(desk, TrashKind.STEP, step),
    lambda desk, whole, _: add_step(desk, whole, "Call Dana", When(ahead(1))),
    lambda desk, whole, _: close(desk, whole),
    lambda desk, whole, _: reopen(desk, whole),
)
_HURRIES: tuple[Act, ...] = (*_ACTS, _all_at_once)

_WALKS = st.lists(
    st.tuples(st.sampled_from(_ACTS), st.integers(1, 10), st.integers(0, 8)),
    min_size=1,
    max_size=14,
)


def _view(desk: Desk, recovery_id: int) -> RecoveryView:
    with desk.store.read() as session:
        view = recovery(session, recovery_id, desk.now)
    assert view is not None
    return view


@settings(max_examples=30)
@given(walk=_WALKS)
def test_any_walk_keeps_a_recovery_whole(walk: list[tuple[Act, int, int]]) -> None:
    with TemporaryDirectory() as folder:
        desk = opened(Path(folder))
        made = add_application(desk, {"company": "Acme"})
        whole = log_rejection(desk, made.application_id, None, None, "", None).recovery_id
        assert whole is not None
        for act, step_id, hours in walk:
            desk = later(desk, hours=hours)
            before, undoable = _view(desk, whole), desk.store.undoable()
            try:
                act(desk, whole, step_id)
            except Refusal:
                assert _view(desk, whole) == before
                assert desk.store.undoable() == undoable
                continue
            after = _view(desk, whole)
            _is_sound(desk, after)
            if desk.store.undoable() == undoable:  # a step moved to where it was
                assert after == before
                continue
            desk.store.undo(desk.now)
            assert _view(desk, whole) == before
            desk.store.redo(desk.now)
            assert _view(desk, whole) == after
        desk.store.close()


@settings(max_examples=30)
@given(walk=st.lists(st.tuples(st.sampled_from(_HURRIES), st.integers(1, 10), st.integers(0, 8))))
def test_only_time_or_the_person_ends_a_pause_whatever_else_is_done(
    walk: list[tuple[Act, int, int]],
) -> None:
    with TemporaryDirectory() as folder:
        desk = opened(Path(folder))
        made = add_application(desk, {"company": "Acme"})
        whole = log_rejection(desk, made.application_id, None, None, "", None).recovery_id
        assert whole is not None
        end = pause_ends(desk.now, Rules().pause_hours)
        for act, step_id, hours in walk:
            desk = later(desk, hours=hours)
            with suppress(Refusal):
                act(desk, whole, step_id)
            view = _view(desk, whole)
            pause = next(step for step in view.steps if step.kind is StepKind.PAUSE)
            assert view.row.pausing_until == (end if pause.state is StepState.OPEN else None)
            assert pause.state is not StepState.OPEN or desk.now < end
            _rests_everywhere(desk, view)
        desk.store.close()


def _rests_everywhere(desk: Desk, view: RecoveryView) -> None:
    """Today, Patterns and Recovery say the same of the pause."""
    until = view.row.pausing_until
    with desk.store.read() as session:
        assert resting_until(session, desk.now) == until
        rows = today(session, desk.now, Rules()).pausing
    assert rows == (() if until is None else (view.row,))


def _is_sound(desk: Desk, view: RecoveryView) -> None:
    row = view.row
    assert (row.done, row.all) == progress(view.steps)
    assert [step.position for step in view.steps] == sorted(step.position for step in view.steps)
    assert sum(step.kind is StepKind.HOUR for step in view.steps) <= 2  # a held one, a new one
    for step in view.steps:
        assert step.due_at is None or step.due_on == step.due_at.date()  # the desk is in UTC
        if step.kind is not StepKind.PAUSE:
            assert (step.done_at is None) is (step.state is StepState.OPEN)
    if row.closed_at is None:
        todo = [step.id for step in view.steps if step.state is StepState.OPEN]
        assert row.next_step is None or row.next_step.id in todo
    with desk.store.read() as session:
        lines = today(session, desk.now, Rules()).items
    assert row.closed_at is None or lines == ()
