"""Words of one's own: written anew wherever they stand, and two made one."""

import pytest

from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews.applications import add_application
from respond_tui.actions.interviews.rounds import add_round
from respond_tui.actions.interviews.trash import delete_application, delete_round
from respond_tui.actions.quickadd import log_line
from respond_tui.actions.reflection.gaps import delete_gap
from respond_tui.actions.settings import set_setting
from respond_tui.actions.words import leave_apart, rename_words
from respond_tui.guide import limits, quickadd
from respond_tui.guide.interviews import Suggest
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.stages import DEFAULT_STAGES
from respond_tui.guide.terms import Source
from respond_tui.queries.interviews import ApplicationView, application, suggestions
from respond_tui.queries.settings import rules
from respond_tui.queries.words import WordsView, word_kinds, words
from tests.contents import contents
from tests.desks import TODAY, later, stage
from tests.reflections import gap, rejected, view
from tests.store.derived_rows import stale

OF_APPLICATIONS = (
    Suggest.COMPANY,
    Suggest.ROLE,
    Suggest.ROLE_FAMILY,
    Suggest.SENIORITY,
    Suggest.SOURCE_DETAIL,
    Suggest.LOCATION,
    Suggest.MARKET,
)


def _add(desk: Desk, **values: object) -> int:
    return add_application(desk, {"company": "Acme"} | values).application_id


def _round(desk: Desk, **values: object) -> int:
    made = add_round(desk, _add(desk), {"stage_id": stage("panel").id} | values)
    assert made.interview_id is not None
    return made.interview_id


def _words(desk: Desk, kind: Suggest, part: str = "") -> WordsView:
    with desk.store.read() as session:
        return words(session, kind, part)


def _used(desk: Desk, kind: Suggest) -> dict[str, int]:
    return {use.word: use.times for use in _words(desk, kind).words}


def _view(desk: Desk, id_: int) -> ApplicationView:
    with desk.store.read() as session:
        view = application(session, id_, TODAY, rules(session))
    assert view is not None
    return view


@pytest.mark.parametrize("kind", OF_APPLICATIONS)
def test_a_word_is_written_anew_wherever_it_stands(desk: Desk, kind: Suggest) -> None:
    for word in ("linkedin", "linkedin", "Lone"):
        _add(desk, **{kind.value: word})

    renamed = rename_words(desk, kind, ["linkedin"], " LinkedIn ")

    assert _used(desk, kind) == {"LinkedIn": 2, "Lone": 1}
    assert renamed.what == "“linkedin” is “LinkedIn” now, in 2 places."
    assert (renamed.word, renamed.times) == ("LinkedIn", 2)


@pytest.mark.parametrize("kind", [Suggest.PEOPLE, Suggest.FORMAT])
def test_so_is_one_of_the_rounds(desk: Desk, kind: Suggest) -> None:
    _round(desk, **{kind.value: "vidoe"})

    rename_words(desk, kind, ["vidoe"], "video")

    assert _used(desk, kind) == {"video": 1}


def test_a_tag_is_written_anew_in_its_line_and_stands_in_no_round_twice(desk: Desk) -> None:
    one = _round(desk, gaps="shardng\ncaching")
    both = _round(desk, gaps="sharding\nshardng\nestimation")

    renamed = rename_words(desk, Suggest.GAP, ["shardng"], "#sharding")

    assert _used(desk, Suggest.GAP) == {"sharding": 2, "caching": 1, "estimation": 1}
    assert renamed.times == 2
    gaps = {row[0]: row for row in contents(desk.store)["interview"]}
    assert "sharding\ncaching" in gaps[one]
    assert "sharding\nestimation" in gaps[both]


def test_several_spellings_become_one(desk: Desk) -> None:
    for detail in ("LinkedIn", "linkedin", "Linked-In", "linkedin"):
        _add(desk, source_detail=detail)
    (twins,) = _words(desk, Suggest.SOURCE_DETAIL).twins
    assert (twins.into.word, twins.into.times) == ("linkedin", 2)

    renamed = rename_words(
        desk, Suggest.SOURCE_DETAIL, ["linkedin", "Linked-In", "LinkedIn"], "LinkedIn"
    )

    assert _used(desk, Suggest.SOURCE_DETAIL) == {"LinkedIn": 4}
    assert renamed.what == "“linkedin” and “Linked-In” are “LinkedIn” now, in 3 places."
    assert _words(desk, Suggest.SOURCE_DETAIL).twins == ()


def test_what_is_in_the_trash_is_written_anew_as_well(desk: Desk) -> None:
    gone = _add(desk, market="eu")
    _add(desk, market="eu")
    delete_application(desk, gone)
    round_id = _round(desk, gaps="shardng")
    delete_round(desk, round_id)

    assert rename_words(desk, Suggest.MARKET, ["eu"], "EU").times == 2
    assert rename_words(desk, Suggest.GAP, ["shardng"], "sharding").times == 1
    assert _used(desk, Suggest.MARKET) == {"EU": 1}


def test_one_step_back_brings_every_word_back(desk: Desk) -> None:
    for detail in ("linkedin", "Linked-In"):
        _add(desk, source_detail=detail)
    _round(desk, gaps="shardng\ncaching", people="Dana")
    for kind, gone, to, label in (
        (Suggest.SOURCE_DETAIL, ["linkedin", "Linked-In"], "LinkedIn", "and 1 more"),
        (Suggest.GAP, ["shardng"], "caching", "write caching for shardng"),
        (Suggest.PEOPLE, ["Dana"], "Dana Okafor", "write Dana Okafor for Dana"),
        (Suggest.COMPANY, ["Acme"], "Acme Inc.", "write Acme Inc. for Acme"),
    ):
        before = contents(desk.store)
        rename_words(later(desk, hours=1), kind, gone, to)
        after = contents(desk.store)
        assert stale(desk.store) == []
        undone = desk.store.undo(desk.now)
        assert undone is not None
        assert label in undone
        assert contents(desk.store) == before
        assert stale(desk.store) == []
        desk.store.redo(desk.now)
        assert contents(desk.store) == after
        assert stale(desk.store) == []


@pytest.mark.parametrize("to", ["", "   ", "x" * (limits.LINE + 1), "linkedin"])
def test_a_word_that_cannot_be_or_is_there_already_is_refused(desk: Desk, to: str) -> None:
    _add(desk, source_detail="linkedin")
    before = contents(desk.store)

    with pytest.raises(Refusal):
        rename_words(desk, Suggest.SOURCE_DETAIL, ["linkedin"], to)

    assert contents(desk.store) == before


def test_a_word_that_nobody_uses_any_more_is_refused(desk: Desk) -> None:
    for kind in (Suggest.MARKET, Suggest.GAP):
        with pytest.raises(Refusal, match="not in use any more"):
            rename_words(desk, kind, ["eu"], "EU")
    assert desk.store.undoable() == []


def test_tags_that_would_grow_beyond_a_note_are_refused_in_a_sentence(desk: Desk) -> None:
    tags = [f"{number:04d}" for number in range(limits.NOTE // 5 - 10)]
    _round(desk, gaps="\n".join([*tags, "ab"]))

    with pytest.raises(Refusal, match="more tags than fit"):
        rename_words(desk, Suggest.GAP, ["ab"], "x" * limits.LINE)


def test_words_left_apart_are_offered_no_more_until_that_is_undone(desk: Desk) -> None:
    for detail in ("Swift", "Swiftt", "swift"):
        _add(desk, source_detail=detail)
    (twins,) = _words(desk, Suggest.SOURCE_DETAIL).twins
    found = [use.word for use in (twins.into, *twins.others)]

    leave_apart(desk, Suggest.SOURCE_DETAIL, found)

    assert _words(desk, Suggest.SOURCE_DETAIL).twins == ()
    assert _words(desk, Suggest.MARKET).twins == ()
    assert desk.store.undo(desk.now) == f"leave {found[0]} and {found[1]} apart"
    assert len(_words(desk, Suggest.SOURCE_DETAIL).twins) == 1


def test_a_setting_gone_bad_leaves_nothing_apart(desk: Desk) -> None:
    for detail in ("Swift", "swift"):
        _add(desk, source_detail=detail)
    for bad in ("[", "{}", "[1]", '[["Swift"]]', '[["Swift", 2]]', '[["Swift","swift","x"]]'):
        set_setting(desk, "apart.source_detail", bad)
        assert len(_words(desk, Suggest.SOURCE_DETAIL).twins) == 1


def test_words_are_found_by_a_part_whatever_its_case(desk: Desk) -> None:
    for detail in ("LinkedIn", "linkedin", "Österreich", "100 %"):
        _add(desk, source_detail=detail)

    found = _words(desk, Suggest.SOURCE_DETAIL, "INK")

    assert {use.word for use in found.words} == {"LinkedIn", "linkedin"}
    assert (found.found, found.twins) == (2, ())
    assert [u.word for u in _words(desk, Suggest.SOURCE_DETAIL, "ÖSTER").words] == ["Österreich"]
    assert [u.word for u in _words(desk, Suggest.SOURCE_DETAIL, "%").words] == ["100 %"]
    assert _words(desk, Suggest.SOURCE_DETAIL, "_").found == 0


def test_each_kind_says_how_many_words_it_has_and_how_many_may_be_one(desk: Desk) -> None:
    for detail in ("LinkedIn", "linkedin", "referral"):
        _add(desk, source_detail=detail)

    with desk.store.read() as session:
        kinds = {use.kind: (use.words, use.twins) for use in word_kinds(session)}

    assert kinds[Suggest.SOURCE_DETAIL] == (3, 1)
    assert kinds[Suggest.COMPANY] == (1, 0)
    assert kinds[Suggest.MARKET] == (0, 0)
    assert set(kinds) == set(Suggest)


def test_a_line_writes_a_word_as_the_log_does(desk: Desk) -> None:
    _add(desk, source_detail="LinkedIn", role="Backend Engineer")
    _round(desk, gaps="Sharding")
    known = quickadd.Known(DEFAULT_STAGES, ["Acme"])
    line = quickadd.read(
        "Globex, backend  engineer @panel passed yesterday via linkedin #sharding", known, TODAY
    ).line
    assert line is not None

    view = _view(desk, log_line(desk, line).application_id)

    assert (view.role, view.source) == ("Backend Engineer", Source.JOB_BOARD)
    assert view.source_detail == "LinkedIn"
    assert view.rounds[0].gaps == ("Sharding",)


def test_tags_of_reflections_are_completed_and_written_anew_with_those_of_rounds(
    desk: Desk,
) -> None:
    recovery_id = rejected(desk, gaps="shardng\ncaching")
    gap_id = gap(desk, recovery_id, "shardng", "froze")
    delete_gap(desk, gap(desk, recovery_id, "sharding"))
    assert _used(desk, Suggest.GAP) == {"shardng": 2, "caching": 2}
    before = contents(desk.store)

    renamed = rename_words(desk, Suggest.GAP, ["shardng", "caching"], "sharding")

    assert renamed.times == 3
    assert _used(desk, Suggest.GAP) == {"sharding": 3}
    assert {each.tag for each in view(desk, recovery_id).gaps} == {"sharding"}
    with desk.store.read() as session:
        assert suggestions(session, Suggest.GAP, "sha", TODAY, 9) == ("sharding",)
    assert stale(desk.store) == []
    desk.store.undo(desk.now)
    assert contents(desk.store) == before
    assert gap_id == view(desk, recovery_id).gaps[0].id
