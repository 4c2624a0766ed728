"""Into the trash and back: exactly what went in together comes out together."""

import datetime as dt
from collections.abc import Callable

import pytest

from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews.applications import add_application, edit_application
from respond_tui.actions.interviews.outcomes import log_rejection, reopen, set_outcome
from respond_tui.actions.interviews.rounds import add_round
from respond_tui.actions.interviews.trash import delete_application, delete_round, restore
from respond_tui.actions.recovery.steps import add_step, delete_step
from respond_tui.actions.reflection.gaps import delete_gap, set_priority
from respond_tui.actions.reflection.next_steps import add_action, delete_action
from respond_tui.actions.reflection.pages import write_evaluation
from respond_tui.guide.interviews import OutcomeKey
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.rules import Rules
from respond_tui.guide.terms import LetterKind, Tone
from respond_tui.models.tables import Feeling, Kept, Letter
from respond_tui.queries.interviews import (
    ApplicationView,
    Trashed,
    TrashKind,
    application,
    trash,
)
from respond_tui.queries.recovery import recoveries
from respond_tui.queries.reflection import reflection
from respond_tui.queries.today import today
from tests.contents import contents
from tests.desks import ago, ahead, later, stage
from tests.logs import log_ids
from tests.reflections import decided, gap, rejected, view

RULES = Rules()


@pytest.fixture
def acme(desk: Desk) -> int:
    """A rejected application with two rounds and a recovery."""
    made = add_application(desk, {"company": "Acme", "role": "SRE"}).application_id
    for name, days in (("recruiter screen", 9), ("technical", 3)):
        add_round(desk, made, {"stage_id": stage(name).id, "on": ago(days)})
    log_rejection(desk, made, None, None, "", None)
    return made


def _view(desk: Desk, application_id: int) -> ApplicationView | None:
    with desk.store.read() as session:
        return application(session, application_id, desk.today, RULES)


def _trash(desk: Desk) -> tuple[Trashed, ...]:
    with desk.store.read() as session:
        return trash(session)


def test_an_application_takes_along_all_its_own_and_leaves_every_list(
    desk: Desk, acme: int
) -> None:
    add_round(desk, add_application(desk, {"company": "Foo"}).application_id, _ahead())

    moved = delete_application(desk, acme)

    assert moved.what == "Acme is in the trash."
    assert _view(desk, acme) is None
    with desk.store.read() as session:
        assert len(log_ids(session, desk.today)) == 1
        assert recoveries(session, desk.now) == ()
        assert [item.application_id for item in today(session, desk.now, RULES).items] != [acme]
    assert [(each.kind, each.what) for each in _trash(desk)] == [
        (TrashKind.APPLICATION, "Acme · SRE")
    ]


def test_an_application_comes_back_with_exactly_what_went_with_it(desk: Desk, acme: int) -> None:
    view = _view(desk, acme)
    assert view is not None
    delete_round(desk, view.rounds[0].id)
    before = _view(desk, acme)

    delete_application(desk, acme)  # at the very moment at which the round was deleted
    restore(later(desk, days=1), TrashKind.APPLICATION, acme)

    assert _view(desk, acme) == before
    assert [each.kind for each in _trash(desk)] == [TrashKind.ROUND]


def test_a_round_goes_and_comes_back_alone(desk: Desk, acme: int) -> None:
    before = _view(desk, acme)
    assert before is not None

    gone = delete_round(desk, before.rounds[1].id)
    restore(later(desk, hours=1), gone.kind, gone.id)

    assert gone.what == "Technical at Acme is in the trash."
    assert _view(desk, acme) == before
    assert _trash(desk) == ()


def test_a_round_stays_in_the_trash_while_its_application_is_there(desk: Desk, acme: int) -> None:
    view = _view(desk, acme)
    assert view is not None
    round_id = view.rounds[1].id
    delete_application(desk, acme)

    with pytest.raises(Refusal, match="application is not there"):
        restore(desk, TrashKind.ROUND, round_id)


def test_a_round_beyond_the_end_does_not_come_back(desk: Desk) -> None:
    made = add_application(desk, {"company": "Foo"}).application_id
    panel = add_round(desk, made, {"stage_id": stage("panel").id, "on": ago(2)}).interview_id
    assert panel is not None
    delete_round(desk, panel)
    set_outcome(desk, made, OutcomeKey.WITHDREW)

    with pytest.raises(Refusal, match="before panel"):
        restore(desk, TrashKind.ROUND, panel)


def test_a_recovery_comes_back_with_its_steps(desk: Desk, acme: int) -> None:
    view = _view(desk, acme)
    assert view is not None
    assert view.recovery_id is not None
    reopen(later(desk, hours=1), acme)
    log_rejection(later(desk, hours=2), acme, None, ago(9), "", None)  # too old to open one

    restore(later(desk, hours=3), TrashKind.RECOVERY, view.recovery_id)

    back = _view(desk, acme)
    assert back is not None
    assert (back.recovery_id, back.steps_all) == (view.recovery_id, 6)


def test_a_recovery_stays_in_the_trash_where_there_is_no_no_any_more(desk: Desk, acme: int) -> None:
    view = _view(desk, acme)
    assert view is not None
    assert view.recovery_id is not None
    reopen(later(desk, hours=1), acme)

    with pytest.raises(Refusal, match="belongs to a no"):
        restore(later(desk, hours=2), TrashKind.RECOVERY, view.recovery_id)

    assert [each.kind for each in _trash(desk)] == [TrashKind.RECOVERY]


def test_a_step_comes_back(desk: Desk, acme: int) -> None:
    view = _view(desk, acme)
    assert view is not None
    assert view.recovery_id is not None
    own = add_step(desk, view.recovery_id, "Call Dana")
    delete_step(desk, own.step_id)
    assert [each.what for each in _trash(desk)] == ["Acme · Call Dana"]

    restore(desk, TrashKind.STEP, own.step_id)

    assert _trash(desk) == ()


@pytest.mark.parametrize("kind", list(TrashKind))
def test_what_is_not_in_the_trash_is_refused(desk: Desk, kind: TrashKind) -> None:
    with pytest.raises(Refusal, match="not in the trash any more"):
        restore(desk, kind, 99)


def test_what_is_in_the_trash_cannot_be_changed(desk: Desk, acme: int) -> None:
    delete_application(desk, acme)

    with pytest.raises(Refusal, match="not there any more"):
        edit_application(desk, acme, {"role": "PM"})
    with pytest.raises(Refusal, match="not there any more"):
        delete_application(desk, acme)


def _ahead() -> dict[str, object]:
    return {"stage_id": stage("panel").id, "on": ahead(1)}


def test_an_application_takes_its_reflection_along_and_brings_it_back_whole(desk: Desk) -> None:
    recovery_id = rejected(desk, gaps="depth\npace")
    write_evaluation(desk, recovery_id, "on time", nothing_yet=False)
    delete_gap(desk, gap(desk, recovery_id, "depth", "froze"))
    action_id = add_action(desk, recovery_id, "Read", ahead(1)).row_id
    decided(desk, recovery_id)
    before, seen = contents(desk.store), view(desk, recovery_id)
    gone = later(desk, hours=1)
    delete_application(gone, seen.application_id)
    deleted = contents(desk.store)
    with desk.store.read() as session:
        assert reflection(session, recovery_id, desk.now) is None
    assert [each.kind for each in _trash(gone)] == [TrashKind.APPLICATION]

    desk.store.undo(gone.now)
    assert contents(desk.store) == before
    desk.store.redo(gone.now)
    assert contents(desk.store) == deleted

    restore(gone, TrashKind.APPLICATION, seen.application_id)
    assert view(gone, recovery_id) == seen
    assert [(each.kind, each.what) for each in _trash(gone)] == [(TrashKind.GAP, "Acme · depth")]
    assert action_id == seen.actions[0].id


def test_a_single_gap_or_action_comes_back(desk: Desk) -> None:
    recovery_id = rejected(desk)
    gap_id = gap(desk, recovery_id, "depth", "froze")
    action_id = add_action(desk, recovery_id, "Read", ahead(1)).row_id
    assert action_id is not None
    seen = view(desk, recovery_id)
    delete_gap(desk, gap_id)
    delete_action(later(desk, hours=1), action_id)
    assert [(each.kind, each.what) for each in _trash(desk)] == [
        (TrashKind.ACTION, "Acme · Read"),
        (TrashKind.GAP, "Acme · depth"),
    ]

    assert restore(desk, TrashKind.GAP, gap_id).what == "The gap at Acme is back."
    restore(desk, TrashKind.ACTION, action_id)

    assert view(desk, recovery_id) == seen
    with pytest.raises(Refusal):
        restore(desk, TrashKind.GAP, gap_id)


def test_a_gap_comes_back_as_a_third_priority_only_where_there_is_room(desk: Desk) -> None:
    recovery_id = rejected(desk)
    ids = [gap(desk, recovery_id, tag, "seen") for tag in ("a", "b", "c")]
    for gap_id in ids[:2]:
        set_priority(desk, gap_id, wanted=True)
    delete_gap(desk, ids[0])
    set_priority(desk, ids[2], wanted=True)

    restore(desk, TrashKind.GAP, ids[0])

    assert [each.tag for each in view(desk, recovery_id).priorities] == ["b", "c"]


@pytest.mark.parametrize(
    "written",
    [
        lambda desk, whole: write_evaluation(desk, whole, "", nothing_yet=True),
        lambda desk, whole: gap(desk, whole, "depth"),
    ],
)
def test_a_recovery_with_a_reflection_is_never_thrown_away_with_its_rejection(
    desk: Desk, written: Callable[[Desk, int], object]
) -> None:
    recovery_id = rejected(desk)
    written(desk, recovery_id)
    seen = view(desk, recovery_id)

    reopen(desk, seen.application_id)

    after = view(desk, recovery_id)
    assert (after.went_well, after.gaps) == (seen.went_well, seen.gaps)
    with desk.store.read() as session:
        (row,) = recoveries(session, desk.now)
    assert row.closed_at is not None
    assert _trash(desk) == ()


def _letter(written: dt.datetime) -> Letter:
    return Letter(
        application_id=1,
        kind=LetterKind.THANKS,
        tone=Tone.WARM,
        created_at=written,
        updated_at=written,
    )


def _feeling(written: dt.datetime) -> Feeling:
    return Feeling(recovery_id=1, word="flat", before=5, created_at=written, updated_at=written)


@pytest.mark.parametrize("made", [_feeling, _letter])
def test_nor_is_one_with_a_feeling_or_a_letter(
    desk: Desk, made: Callable[[dt.datetime], Kept]
) -> None:
    rejected(desk)
    with desk.store.write("write", desk.now) as session:
        session.add(made(desk.now))

    reopen(desk, 1)

    with desk.store.read() as session:
        (row,) = recoveries(session, desk.now)
    assert row.closed_at is not None


def test_an_earlier_letter_keeps_no_untouched_recovery(desk: Desk) -> None:
    rejected(desk)
    with desk.store.write("write", desk.now) as session:
        session.add(_letter(later(desk, days=-1).now))

    reopen(desk, 1)

    assert [each.kind for each in _trash(desk)] == [TrashKind.RECOVERY]
