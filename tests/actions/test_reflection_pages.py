"""A reflection written page by page, in any order, and finished."""

from collections.abc import Callable

import pytest

from respond_tui.actions.desk import Desk
from respond_tui.actions.recovery.steps import delete_step, skip, tick
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
from respond_tui.guide import limits
from respond_tui.guide.dates import When
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import GapKind, Mark, ReflectionPage, StepKind, StepState
from respond_tui.queries.recovery import recovery
from respond_tui.queries.steps import StepView
from tests.contents import contents
from tests.desks import NOW, ago, ahead, later
from tests.reflections import gap, planned, rejected, view


def _step(desk: Desk, recovery_id: int, kind: StepKind) -> StepView:
    with desk.store.read() as session:
        found = recovery(session, recovery_id, desk.now)
    assert found is not None
    return next(step for step in found.steps if step.kind is kind)


def _action(desk: Desk, recovery_id: int, text: str = "Read on sharding") -> int:
    row_id = add_action(desk, recovery_id, text, ahead(1)).row_id
    assert row_id is not None
    return row_id


def test_the_facts_are_written_and_the_rest_stays(desk: Desk) -> None:
    recovery_id = rejected(desk, questions="sharding")

    values = {"role": "Baker", "on": None, "questions": "- why?\n+ how?"}
    written = write_record(desk, recovery_id, values, ReflectionPage.EVALUATE)

    found = view(desk, recovery_id)
    assert written.what == "The facts of Acme are kept."
    assert (found.role, found.on, found.stage) == ("Baker", None, "technical")
    assert [(each.text, each.mark) for each in found.questions] == [
        ("why?", Mark.STUMPED),
        ("how?", Mark.GOOD),
    ]
    assert found.page is ReflectionPage.EVALUATE
    assert desk.store.undoable()[0] == "write the facts after Acme"


def test_fewer_questions_take_the_others_away_and_one_undo_brings_them_back(desk: Desk) -> None:
    recovery_id = rejected(desk)
    write_record(desk, recovery_id, {"questions": "a\nb\nc"})
    before = contents(desk.store)

    write_record(desk, recovery_id, {"questions": "~ b"})

    assert [each.text for each in view(desk, recovery_id).questions] == ["b"]
    desk.store.undo(desk.now)
    assert contents(desk.store) == before


def test_a_field_that_is_not_there_is_refused(desk: Desk) -> None:
    with pytest.raises(Refusal, match="no field called “page”"):
        write_record(desk, rejected(desk), {"page": "spot"})


def test_the_same_facts_again_leave_no_trace(desk: Desk) -> None:
    recovery_id = rejected(desk)
    write_record(desk, recovery_id, {"role": "SRE", "questions": "a"})
    undoable = desk.store.undoable()

    write_record(later(desk, hours=1), recovery_id, {"role": "SRE", "questions": "a"})

    assert desk.store.undoable() == undoable


def test_what_went_well_or_nothing_yet_and_never_both(desk: Desk) -> None:
    recovery_id = rejected(desk)
    write_evaluation(desk, recovery_id, "", nothing_yet=True)
    assert view(desk, recovery_id).nothing_yet

    write_evaluation(desk, recovery_id, "I was on time", nothing_yet=True)

    found = view(desk, recovery_id)
    assert (found.went_well, found.nothing_yet) == ("I was on time", False)
    with pytest.raises(Refusal):
        write_evaluation(desk, recovery_id, " ", nothing_yet=False)
    assert view(desk, recovery_id) == found


def test_the_first_gap_keeps_the_other_tags_of_the_log_as_guesses(desk: Desk) -> None:
    recovery_id = rejected(desk, gaps="sharding\ncaching")

    added = add_gap(desk, recovery_id, GapKind.COMMUNICATION, "#Sharding", "froze")

    found = view(desk, recovery_id)
    assert [(each.tag, each.kind, each.is_guess) for each in found.gaps] == [
        ("Sharding", GapKind.COMMUNICATION, False),
        ("caching", GapKind.TECHNICAL, True),
    ]
    assert None not in {each.id for each in found.gaps}
    assert (added.what, added.row_id) == ("Added: Sharding.", found.gaps[0].id)


def test_a_dropped_guess_is_not_offered_again(desk: Desk) -> None:
    recovery_id = rejected(desk, gaps="sharding")

    drop_guess(desk, recovery_id, "sharding")

    assert view(desk, recovery_id).gaps == ()
    assert ReflectionPage.SPOT in view(desk, recovery_id).done
    with pytest.raises(Refusal):
        drop_guess(desk, recovery_id, "sharding")


def test_a_tag_stands_once_in_a_reflection(desk: Desk) -> None:
    recovery_id = rejected(desk)
    first = gap(desk, recovery_id, "sharding", "froze")
    second = gap(desk, recovery_id, "caching")

    with pytest.raises(Refusal) as refused:
        add_gap(desk, recovery_id, GapKind.TECHNICAL, " Sharding ", "again")
    assert refused.value.field == "tag"
    with pytest.raises(Refusal):
        edit_gap(desk, second, GapKind.TECHNICAL, "SHARDING", "")

    edit_gap(desk, first, GapKind.BEHAVIOURAL, "Sharding", "froze twice")
    found = view(desk, recovery_id).gaps[0]
    assert (found.tag, found.observation) == ("Sharding", "froze twice")


def test_two_gaps_are_chosen_a_third_only_when_one_is_let_go(desk: Desk) -> None:
    recovery_id = rejected(desk)
    ids = [gap(desk, recovery_id, tag, "seen") for tag in ("a", "b", "c")]
    for gap_id in ids[:2]:
        set_priority(desk, gap_id, wanted=True)
    before = contents(desk.store)

    with pytest.raises(Refusal, match="third"):
        set_priority(desk, ids[2], wanted=True)
    assert contents(desk.store) == before

    set_priority(desk, ids[0], wanted=True)
    set_priority(desk, ids[0], wanted=False)
    set_priority(desk, ids[2], wanted=True)
    assert [each.tag for each in view(desk, recovery_id).priorities] == ["b", "c"]


def test_a_guess_is_chosen_by_nothing(desk: Desk) -> None:
    recovery_id = rejected(desk)
    guess = gap(desk, recovery_id, "pace")
    with pytest.raises(Refusal, match="“pace” is a guess so far"):
        set_priority(desk, guess, wanted=True)

    chosen = gap(desk, recovery_id, "depth", "froze")
    set_priority(desk, chosen, wanted=True)
    kept = edit_gap(desk, chosen, GapKind.TECHNICAL, "depth", "froze twice")
    assert kept.what == "Changed: depth."
    assert [each.tag for each in view(desk, recovery_id).priorities] == ["depth"]

    let_go = edit_gap(desk, chosen, GapKind.TECHNICAL, "depth", "")
    assert let_go.what == "Changed: depth. It is a guess now, and no priority any more."
    assert view(desk, recovery_id).priorities == ()
    desk.store.undo(desk.now)
    assert [each.tag for each in view(desk, recovery_id).priorities] == ["depth"]


def test_a_deleted_gap_makes_room_for_another(desk: Desk) -> None:
    recovery_id = rejected(desk)
    ids = [gap(desk, recovery_id, tag, "seen") for tag in ("a", "b", "c")]
    for gap_id in ids[:2]:
        set_priority(desk, gap_id, wanted=True)

    delete_gap(desk, ids[0])
    set_priority(desk, ids[2], wanted=True)

    assert [each.tag for each in view(desk, recovery_id).priorities] == ["b", "c"]


def test_an_action_is_ticked_opened_again_left_out_and_moved(desk: Desk) -> None:
    recovery_id = rejected(desk)
    action_id = _action(desk, recovery_id, "Read {x} on sharding")

    tick_action(desk, action_id)
    done = view(desk, recovery_id).actions[0]
    assert (done.state, done.done_at) == (StepState.DONE, NOW)
    with pytest.raises(Refusal):
        skip_action(desk, action_id, "no")
    with pytest.raises(Refusal):
        move_action(desk, action_id, When(ahead(3)))

    untick_action(desk, action_id)
    with pytest.raises(Refusal):
        untick_action(desk, action_id)
    move_action(desk, action_id, When(ahead(3)))
    skip_action(desk, action_id, "no time")

    left = view(desk, recovery_id).actions[0]
    assert (left.state, left.due_on, left.note) == (StepState.SKIPPED, ahead(3), "no time")
    assert desk.store.undoable()[0] == "skip “Read {x} on sharding” after Acme"


def test_an_action_is_due_on_a_day_that_is_to_come(desk: Desk) -> None:
    recovery_id = rejected(desk)
    with pytest.raises(Refusal) as refused:
        add_action(desk, recovery_id, "Read", ago(1))
    assert refused.value.field == "due_on"
    action_id = _action(desk, recovery_id)
    for when in (When(ago(1)), When(ahead(1), NOW.time())):
        with pytest.raises(Refusal) as refused:
            move_action(desk, action_id, when)
        assert refused.value.field == "when"
    with pytest.raises(Refusal) as refused:
        skip_action(desk, action_id, " ")
    assert refused.value.field == "reason"

    late = later(desk, days=9)
    edit_action(late, action_id, "Read more", ahead(1))
    assert view(desk, recovery_id).actions[0].text == "Read more"
    delete_action(desk, action_id)
    assert view(desk, recovery_id).actions == ()


def test_whom_one_told_and_the_plan(desk: Desk) -> None:
    recovery_id = rejected(desk)
    _, round_id = planned(desk, "Globex", 5)

    told = write_notice(desk, recovery_id, "Lee", "by phone", desk.today)
    write_decision(desk, recovery_id, "drawing", "slower", round_id, ReflectionPage.DECIDE)

    found = view(desk, recovery_id)
    assert told.what == "Lee knows."
    assert (found.notified, found.notified_how, found.notified_on) == (
        "Lee",
        "by phone",
        desk.today,
    )
    assert found.next_round is not None
    assert (found.next_round.id, found.keep, found.change) == (round_id, "drawing", "slower")
    assert write_notice(desk, recovery_id, "", "", None).what == "Nobody is noted as told."


def test_a_plan_is_for_a_round_that_is_ahead(desk: Desk) -> None:
    recovery_id = rejected(desk)
    with pytest.raises(Refusal) as refused:
        write_decision(desk, recovery_id, "drawing", "", 1)
    assert refused.value.field == "next_round_id"


def test_finishing_names_the_page_that_lacks_something(desk: Desk) -> None:
    recovery_id = rejected(desk)
    with pytest.raises(Refusal) as refused:
        finish_reflection(desk, recovery_id)
    assert refused.value.field == ReflectionPage.EVALUATE
    write_evaluation(desk, recovery_id, "", nothing_yet=True)
    gap(desk, recovery_id, "sharding", "froze")
    with pytest.raises(Refusal) as refused:
        finish_reflection(desk, recovery_id)
    assert refused.value.field == ReflectionPage.PRIORITIZE
    assert _step(desk, recovery_id, StepKind.REFLECTION).state is StepState.OPEN


def test_finishing_ticks_the_step_with_what_is_worked_on(desk: Desk) -> None:
    recovery_id = rejected(desk)
    write_evaluation(desk, recovery_id, "", nothing_yet=True)
    set_priority(desk, gap(desk, recovery_id, "sharding", "froze"), wanted=True)

    finish_reflection(desk, recovery_id)

    step = _step(desk, recovery_id, StepKind.REFLECTION)
    assert (step.state, step.note) == (StepState.DONE, "To work on: sharding")
    assert view(desk, recovery_id).finished_at == NOW
    undoable = desk.store.undoable()
    finish_reflection(later(desk, hours=1), recovery_id)
    assert desk.store.undoable() == undoable


def test_finishing_as_the_last_step_closes_the_recovery_in_one_go(desk: Desk) -> None:
    recovery_id = rejected(desk)
    for kind in (StepKind.FEELING, StepKind.RESET, StepKind.THANKS, StepKind.FEEDBACK):
        skip(desk, _step(desk, recovery_id, kind).id, "not needed")
    tick(desk, _step(desk, recovery_id, StepKind.BOOK).id, booked=NOW.replace(hour=18))
    delete_step(desk, _step(desk, recovery_id, StepKind.HOUR).id)
    write_evaluation(desk, recovery_id, "on time", nothing_yet=False)
    before = contents(desk.store)

    finish_reflection(desk, recovery_id)

    with desk.store.read() as session:
        found = recovery(session, recovery_id, desk.now)
    assert found is not None
    assert found.row.closed_at == NOW
    desk.store.undo(desk.now)
    assert contents(desk.store) == before


def test_finishing_early_ticks_the_booked_hour_and_one_undo_takes_all_back(desk: Desk) -> None:
    recovery_id = rejected(desk)
    booked = tick(desk, _step(desk, recovery_id, StepKind.BOOK).id, booked=NOW.replace(hour=18))
    assert booked.what == "Booked: Mon 23 Nov 18:00."
    write_evaluation(desk, recovery_id, "on time", nothing_yet=False)
    before = contents(desk.store)

    finish_reflection(desk, recovery_id)

    hour = _step(desk, recovery_id, StepKind.HOUR)
    assert (hour.state, hour.done_at) == (StepState.DONE, NOW)
    desk.store.undo(desk.now)
    assert contents(desk.store) == before


def test_every_field_of_many_lines_holds_twenty_thousand_characters_and_says_when_it_is_more(
    desk: Desk,
) -> None:
    recovery_id = rejected(desk)
    full, over = "ä" * limits.NOTE, "ä" * (limits.NOTE + 1)
    action_id = _action(desk, recovery_id)
    gap_id = gap(desk, recovery_id, "sharding", "froze")
    writes: tuple[Callable[[str], object], ...] = (
        lambda words: write_record(desk, recovery_id, {"questions": words}),
        lambda words: write_evaluation(desk, recovery_id, words, nothing_yet=False),
        lambda words: edit_gap(desk, gap_id, GapKind.TECHNICAL, "sharding", words),
        lambda words: add_gap(desk, recovery_id, GapKind.TECHNICAL, f"c{words[:1]}", words),
        lambda words: write_decision(desk, recovery_id, words, "", None),
        lambda words: write_decision(desk, recovery_id, "", words, None),
        lambda words: skip_action(desk, action_id, words),
    )
    for number, write in enumerate(writes):
        before = contents(desk.store)
        with pytest.raises(Refusal, match=r"20,000 characters fit; this has 20,001") as refused:
            write(over)
        assert refused.value.field, number
        assert contents(desk.store) == before
        write(full)
        assert contents(desk.store) != before


def test_two_noes_of_one_week_keep_apart(desk: Desk) -> None:
    first = rejected(desk, "Acme", questions="sharding", gaps="depth")
    second = rejected(later(desk, hours=5), "Globex", questions="caching", gaps="pace")
    write_evaluation(desk, first, "on time", nothing_yet=False)
    gap(desk, second, "pace", "ran out of time")
    _action(desk, second)
    untouched = view(desk, first)

    write_decision(desk, second, "drawing", "", None)
    finish = set_priority(desk, gap(desk, first, "depth", "froze"), wanted=True)

    assert finish.recovery_id == first
    one, other = view(desk, first), view(desk, second)
    assert [each.text for each in one.questions] == ["sharding"]
    assert [each.text for each in other.questions] == ["caching"]
    assert ([each.tag for each in one.gaps], one.actions) == (["depth"], ())
    assert ([each.tag for each in other.gaps], len(other.actions)) == (["pace"], 1)
    assert (one.went_well, other.went_well) == ("on time", "")
    assert (one.keep, other.keep) == ("", "drawing")
    assert untouched.gaps[0].is_guess
