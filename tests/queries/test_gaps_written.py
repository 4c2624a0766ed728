"""The gaps that a person wrote down: only what something shows counts, once a reflection."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews.trash import delete_application
from respond_tui.actions.reflection.gaps import add_gap, delete_gap, edit_gap
from respond_tui.actions.words import rename_words
from respond_tui.guide.interviews import Suggest
from respond_tui.guide.terms import GapKind
from respond_tui.queries.gaps import gap_evidence, gaps
from tests.desks import ago, later, opened
from tests.reflections import gap, rejected, view


def _gaps(desk: Desk) -> list[tuple[str, GapKind, int]]:
    with desk.store.read() as session:
        return [(each.tag, each.kind, each.reflections) for each in gaps(session)]


def test_a_tag_counts_once_a_reflection_whatever_its_case_and_spaces(desk: Desk) -> None:
    for number, tag in enumerate(("system design", "System  Design", "system design", "pace")):
        gap(desk, rejected(desk, f"Company {number}"), tag, "seen")

    assert _gaps(desk) == [
        ("system design", GapKind.TECHNICAL, 3),
        ("pace", GapKind.TECHNICAL, 1),
    ]


def test_a_guess_is_in_no_number(desk: Desk) -> None:
    recovery_id = rejected(desk, gaps="sharding\npace")
    gap(desk, recovery_id, "depth")
    assert _gaps(desk) == []

    gap_id = gap(desk, recovery_id, "sharding", "froze")
    assert _gaps(desk) == [("sharding", GapKind.TECHNICAL, 1)]

    edit_gap(desk, gap_id, GapKind.TECHNICAL, "sharding", " ")
    assert _gaps(desk) == []


def test_the_kind_is_the_one_it_has_most_often_the_latest_among_equals(desk: Desk) -> None:
    kinds = (GapKind.TECHNICAL, GapKind.COMMUNICATION, GapKind.TECHNICAL, GapKind.COMMUNICATION)
    for number, kind in enumerate(kinds):
        add_gap(desk, rejected(desk, f"Company {number}"), kind, "pace", "seen")
        if number == 2:
            assert _gaps(desk) == [("pace", GapKind.TECHNICAL, 3)]

    assert _gaps(desk) == [("pace", GapKind.COMMUNICATION, 4)]


def test_the_evidence_is_the_reflections_the_latest_first_with_what_was_seen(desk: Desk) -> None:
    older = rejected(desk, "Acme", on=ago(5))
    newer = rejected(desk, "Globex", on=ago(1))
    gap(desk, older, "pace", "ran out of time")
    gap(desk, newer, "Pace", "half the questions")
    gap(desk, rejected(desk, "Hooli"), "pace")

    with desk.store.read() as session:
        rows = gap_evidence(session, "pace")
        page = gap_evidence(session, "pace", 1, 1)

    assert [(row.company, row.recovery_id, row.on) for row in rows] == [
        ("Globex", newer, ago(1)),
        ("Acme", older, ago(5)),
    ]
    assert rows[0].observation == "half the questions"
    assert (rows[0].stage, rows[0].role) == ("technical", "SRE")
    assert page == rows[1:]


def test_two_tags_that_became_one_count_once_where_both_stood(desk: Desk) -> None:
    recovery_id = rejected(desk)
    gap(desk, recovery_id, "pace", "ran out of time")
    gap(desk, recovery_id, "speed", "half the questions")
    rename_words(desk, Suggest.GAP, ["speed"], "Pace")

    assert [count for _, _, count in _gaps(desk)] == [1]
    with desk.store.read() as session:
        (row,) = gap_evidence(session, "pace")
    assert set(row.observation.splitlines()) == {"ran out of time", "half the questions"}


def test_what_is_deleted_counts_no_more_and_counts_again_with_undo(desk: Desk) -> None:
    recovery_id = rejected(desk)
    gap_id = gap(desk, recovery_id, "pace", "seen")
    delete_gap(desk, gap_id)
    assert _gaps(desk) == []
    desk.store.undo(desk.now)
    assert _gaps(desk) != []

    delete_application(later(desk, hours=1), view(desk, recovery_id).application_id)
    assert _gaps(desk) == []


@settings(max_examples=15)
@given(
    written=st.lists(
        st.tuples(st.sampled_from(("a", "A", "b c", "B  c", "d")), st.sampled_from(("", "seen"))),
        max_size=6,
    )
)
def test_every_number_is_the_length_of_its_evidence(written: list[tuple[str, str]]) -> None:
    with TemporaryDirectory() as folder:
        desk = opened(Path(folder))
        for number, (tag, observation) in enumerate(written):
            gap(desk, rejected(desk, f"Company {number}"), tag, observation)
        with desk.store.read() as session:
            found = gaps(session)
            for each in found:
                assert len(gap_evidence(session, each.key)) == each.reflections
        assert sum(each.reflections for each in found) == sum(bool(seen) for _, seen in written)
        desk.store.close()
