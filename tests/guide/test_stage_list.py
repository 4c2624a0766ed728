"""The list of stages in a person's own hands: names, order, what may go and what stays."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respond_tui.guide import limits
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.stage_list import (
    check_delete,
    check_merge,
    check_retire,
    in_order,
    merged_names,
    named,
    placed_after,
    stepped,
)
from respond_tui.guide.stages import DEFAULT_STAGES, Stage, UnknownStage, find_stage, key_of
from respond_tui.guide.terms import StageKind

APPLICATION, SCREEN, ASSESSMENT, TECHNICAL, *_, FINAL, OFFER = DEFAULT_STAGES
ROUNDS = [stage for stage in DEFAULT_STAGES if stage.kind is StageKind.ROUND]


def _ids(stages: tuple[Stage, ...] | None) -> list[int]:
    assert stages is not None
    return [stage.id for stage in stages]


def _retired(*gone: Stage) -> tuple[Stage, ...]:
    return tuple(replace(stage, is_retired=stage in gone) for stage in DEFAULT_STAGES)


@pytest.mark.parametrize(
    ("name", "whose"),
    [
        ("technical", "technical"),
        ("  TECHNICAL ", "technical"),
        ("Take Home", "take-home"),
        ("system_design", "system design"),
        ("Phone-Screen", "recruiter screen"),
        ("HR", "recruiter screen"),
    ],
)
def test_a_name_that_means_a_stage_already_is_refused_and_says_which(name: str, whose: str) -> None:
    with pytest.raises(Refusal, match=whose) as no:
        named(name, (), DEFAULT_STAGES)

    assert no.value.field == "name"


def test_an_other_name_is_looked_at_as_closely_as_a_name() -> None:
    with pytest.raises(Refusal, match="another name of assessment") as no:
        named("pairing", ("live coding", "O A"), DEFAULT_STAGES)

    assert no.value.field == "other_names"


def test_the_names_of_a_retired_stage_stay_its_own() -> None:
    with pytest.raises(Refusal, match="which is retired"):
        named("technical", (), _retired(TECHNICAL))


@pytest.mark.parametrize("name", ["", "  ", "--", "@ # !", "x" * (limits.LINE + 1)])
def test_a_name_needs_a_letter_or_a_figure_and_an_end(name: str) -> None:
    with pytest.raises(Refusal) as no:
        named(name, (), DEFAULT_STAGES)

    assert no.value.field == "name"


def test_names_are_cleaned_and_each_stands_there_once() -> None:
    names = named(" Pair\tprogramming ", ["pairing", "", "Pairing ", "PAIR-programming"], ())

    assert names == ("Pair programming", ("pairing",))


def test_the_name_that_a_stage_had_is_still_understood() -> None:
    names = named("Coding round", TECHNICAL.other_names, DEFAULT_STAGES, TECHNICAL)

    assert names.name == "Coding round"
    assert names.others == (*TECHNICAL.other_names, "technical")


def test_another_spelling_of_its_own_name_is_no_other_name() -> None:
    names = named("Technical", TECHNICAL.other_names, DEFAULT_STAGES, TECHNICAL)

    assert names == ("Technical", TECHNICAL.other_names)


def test_a_stage_can_take_one_of_its_other_names_for_its_own() -> None:
    names = named("screen", SCREEN.other_names, DEFAULT_STAGES, SCREEN)

    assert names.name == "screen"
    assert names.others == ("phone screen", "recruiter", "hr", "recruiter screen")


def test_a_name_kept_from_before_is_left_to_the_stage_that_has_it_now() -> None:
    double = Stage(20, "hr", 12)

    assert named("people call", (), (*DEFAULT_STAGES, double), double) == ("people call", ())


def test_what_goes_into_a_stage_leaves_its_names_there() -> None:
    assert merged_names(ASSESSMENT, TECHNICAL) == (
        *TECHNICAL.other_names,
        "assessment",
        *ASSESSMENT.other_names,
    )
    double = Stage(20, "Tech", 12, other_names=("TECHNICAL", "pairing"))
    assert merged_names(double, TECHNICAL) == (*TECHNICAL.other_names, "pairing")


def test_the_application_is_first_and_the_offer_last_whatever_their_positions_say() -> None:
    mixed = tuple(replace(stage, position=99 - stage.position) for stage in DEFAULT_STAGES)

    ordered = in_order(mixed)

    assert (ordered[0].id, ordered[-1].id) == (APPLICATION.id, OFFER.id)
    assert _ids(ordered[1:-1]) == [stage.id for stage in reversed(ROUNDS)]


@given(st.permutations(ROUNDS), st.sampled_from(ROUNDS), st.sampled_from(DEFAULT_STAGES[:-1]))
def test_a_round_comes_right_behind_the_stage_named_and_nothing_else_moves(
    rounds: list[Stage], stage: Stage, after: Stage
) -> None:
    numbered = [
        replace(each, position=position)
        for position, each in enumerate([APPLICATION, *rounds, OFFER], start=1)
    ]
    if stage.id == after.id:
        return

    ids = _ids(placed_after(numbered, stage, after.id))

    assert ids.index(stage.id) == ids.index(after.id) + 1
    assert [id_ for id_ in ids if id_ != stage.id] == [
        each.id for each in numbered if each.id != stage.id
    ]


@pytest.mark.parametrize(
    ("stage", "after"), [(TECHNICAL, OFFER), (OFFER, SCREEN), (APPLICATION, FINAL)]
)
def test_the_two_ends_of_the_list_stay(stage: Stage, after: Stage) -> None:
    with pytest.raises(Refusal):
        placed_after(DEFAULT_STAGES, stage, after.id)


def test_a_step_is_one_place_among_those_that_are_offered() -> None:
    listed = _retired(ASSESSMENT)

    up = stepped(listed, listed[3], -1)

    assert _ids(up)[:4] == [APPLICATION.id, TECHNICAL.id, SCREEN.id, ASSESSMENT.id]
    assert _ids(stepped(listed, listed[1], 1))[:4] == [
        APPLICATION.id,
        ASSESSMENT.id,
        TECHNICAL.id,
        SCREEN.id,
    ]


def test_at_the_ends_and_when_retired_there_is_no_step() -> None:
    listed = _retired(ASSESSMENT)

    assert stepped(listed, SCREEN, -1) is None
    assert stepped(listed, FINAL, 1) is None
    assert stepped(listed, listed[2], 1) is None
    with pytest.raises(Refusal, match="keeps its place"):
        stepped(listed, APPLICATION, 1)


@given(st.sampled_from(ROUNDS))
def test_a_step_and_a_step_back_change_nothing(stage: Stage) -> None:
    there = stepped(DEFAULT_STAGES, stage, 1)
    if there is None:
        assert stage == FINAL
        return
    numbered = [replace(each, position=place) for place, each in enumerate(there, start=1)]
    moved = next(each for each in numbered if each.id == stage.id)

    assert _ids(stepped(numbered, moved, -1)) == [each.id for each in DEFAULT_STAGES]


def test_only_stages_of_one_kind_become_one() -> None:
    check_merge(TECHNICAL, FINAL, DEFAULT_STAGES)
    for one, into in ((TECHNICAL, OFFER), (APPLICATION, SCREEN), (TECHNICAL, TECHNICAL)):
        with pytest.raises(Refusal):
            check_merge(one, into, DEFAULT_STAGES)
    second = Stage(20, "signed", 12, StageKind.OFFER)
    check_merge(second, OFFER, (*DEFAULT_STAGES, second))


def test_nothing_goes_into_a_retired_stage() -> None:
    listed = _retired(FINAL)

    with pytest.raises(Refusal, match="Bring it back first"):
        check_merge(TECHNICAL, listed[-2], listed)


def test_one_round_is_always_left_to_choose() -> None:
    few = (APPLICATION, TECHNICAL, replace(FINAL, is_retired=True), OFFER)

    with pytest.raises(Refusal, match="the only round"):
        check_retire(TECHNICAL, few)
    with pytest.raises(Refusal, match="the only round"):
        check_delete(TECHNICAL, few, 0, is_used=False)
    check_retire(TECHNICAL, DEFAULT_STAGES)
    check_delete(few[2], few, 0, is_used=False)


@pytest.mark.parametrize("stage", [APPLICATION, OFFER])
def test_the_application_and_the_offer_stay(stage: Stage) -> None:
    with pytest.raises(Refusal):
        check_retire(stage, DEFAULT_STAGES)
    with pytest.raises(Refusal):
        check_delete(stage, DEFAULT_STAGES, 0, is_used=False)


def test_a_stage_is_taken_out_only_where_nothing_points_at_it() -> None:
    check_delete(TECHNICAL, DEFAULT_STAGES, 0, is_used=False)
    with pytest.raises(Refusal, match="entered by 3 applications"):
        check_delete(TECHNICAL, DEFAULT_STAGES, 3, is_used=True)
    with pytest.raises(Refusal, match="trash"):
        check_delete(TECHNICAL, DEFAULT_STAGES, 0, is_used=True)


def test_a_retired_stage_is_meant_by_a_whole_name_and_by_no_beginning() -> None:
    listed = _retired(TECHNICAL)

    for name in ("technical", "Technical Interview", "tech"):
        assert find_stage(name, listed).id == TECHNICAL.id
    with pytest.raises(UnknownStage) as no:
        find_stage("techn", listed)
    assert "technical" not in no.value.sentence
    assert find_stage("co", listed).id == ASSESSMENT.id  # “coding test”; “coding” is retired


@given(st.text(max_size=60), st.lists(st.text(max_size=30), max_size=4))
def test_whatever_is_typed_gives_names_of_their_own_or_a_sentence(
    name: str, others: list[str]
) -> None:
    try:
        names = named(name, others, DEFAULT_STAGES)
    except Refusal:
        return
    keys = [key_of(each) for each in (names.name, *names.others)]
    assert len(keys) == len(set(keys))
    assert all(each == " ".join(each.split()) for each in names.others)
    taken = {key_of(each) for stage in DEFAULT_STAGES for each in (stage.name, *stage.other_names)}
    assert taken.isdisjoint(keys)
