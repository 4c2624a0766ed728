"""What is put away comes last in every list, without a verdict, and counts as all else."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, text
from sqlmodel import Session

from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews.applications import add_application
from respond_tui.actions.interviews.outcomes import log_rejection
from respond_tui.actions.searches import save_search
from respond_tui.actions.settings import set_shield
from respond_tui.cli import shapes
from respond_tui.guide.counting import Course, Round
from respond_tui.guide.interviews import LogFilter, LogOrder, Show
from respond_tui.guide.rules import Rules
from respond_tui.guide.stages import DEFAULT_STAGES
from respond_tui.guide.terms import EndedHow, RoundOutcome, Standing
from respond_tui.queries import patterns
from respond_tui.queries.calibration import calibration
from respond_tui.queries.evidence import Behind, alert_evidence, evidence
from respond_tui.queries.interviews import (
    NOT_OPENED,
    LogIndex,
    application,
    log_index,
    log_page,
    log_place,
)
from respond_tui.queries.recovery import counted, open_recoveries, place, recoveries
from respond_tui.queries.saved import log_by_search
from respond_tui.queries.search import search
from respond_tui.queries.stats import stats
from respond_tui.queries.today import today
from respond_tui.store.moments import stored
from tests.courses import NOW, TECHNICAL, TODAY, empty_engine, lay

SHIELD = Rules(shield=True)

_days = st.integers(-3, 40).map(lambda ago: TODAY - dt.timedelta(days=ago))


@st.composite
def hunts(draw: st.DrawFn) -> tuple[list[Course], frozenset[int]]:
    """Applications, and which of their noes are put away."""
    courses = []
    for number in range(1, draw(st.integers(1, 8)) + 1):
        how = draw(st.sampled_from([None, EndedHow.REJECTED, EndedHow.REJECTED]))
        held = RoundOutcome.REJECTED if how else draw(st.sampled_from(RoundOutcome))
        ended = draw(_days) if how else None
        courses.append(
            Course(
                id=number,
                applied_on=draw(st.none() | _days),
                rounds=(Round(number, TECHNICAL.id, on=ended or draw(_days), outcome=held),),
                ended_how=how,
                ended_on=ended,
                ended_stage_id=TECHNICAL.id if how else None,
            )
        )
    noes = [course.id for course in courses if course.ended_how]
    return courses, draw(st.frozensets(st.sampled_from(noes))) if noes else frozenset()


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    made = empty_engine()
    yield made
    made.dispose()


def _seal(session: Session, ids: frozenset[int]) -> None:
    for id_ in ids:
        session.connection().execute(
            text("UPDATE application SET sealed_at = :at WHERE id = :id"),
            {"id": id_, "at": stored(NOW + dt.timedelta(minutes=id_))},
        )


def _by_page(session: Session, index: LogIndex, most: int) -> list[int]:
    return [
        row.id
        for start in range(0, index.count, most)
        for row in log_page(session, index, start, most, TODAY, SHIELD)
    ]


@given(
    hunts(),
    st.sampled_from([Show.ALL, Show.REJECTED, Show.ENDED]),
    st.sampled_from(LogOrder),
    st.sampled_from(["", "rejected"]),
    st.integers(1, 4),
)
def test_in_every_order_and_on_every_page_it_comes_last_under_one_heading(
    engine: Engine,
    hunt: tuple[list[Course], frozenset[int]],
    show: Show,
    order: LogOrder,
    dear: str,
    most: int,
) -> None:
    courses, sealed = hunt
    chosen = LogFilter(show=show, entered_id=TECHNICAL.id if dear else None)
    with Session(engine) as session:
        lay(session, courses, DEFAULT_STAGES)
        plain = log_index(session, chosen, order, TODAY, Rules())
        usual = _by_page(session, plain, most)
        _seal(session, sealed)
        off = log_index(session, chosen, order, TODAY, Rules())
        shown_off = _by_page(session, off, most)
        index = log_index(session, chosen, order, TODAY, SHIELD)
        ids = _by_page(session, index, most)
        places = [log_place(session, index, id_, TODAY, SHIELD) for id_ in ids]

    last = sorted(sealed, reverse=True)
    assert ids == [*(id_ for id_ in usual if id_ not in sealed), *last]
    assert shown_off == usual
    assert places == list(range(len(ids)))
    assert sum(group.count for group in index.groups) == index.count == len(ids)
    titles = [group.title for group in index.groups]
    assert (titles[-1:] == [NOT_OPENED]) is bool(sealed)
    assert titles.count(NOT_OPENED) == bool(sealed)


@given(hunts())
def test_numbers_are_the_same_whether_something_is_put_away_or_not(
    engine: Engine, hunt: tuple[list[Course], frozenset[int]]
) -> None:
    courses, sealed = hunt

    def told(session: Session, rules: Rules) -> Sequence[object]:
        overview = patterns.overview(session, TODAY, rules)
        rows = [(each, alert_evidence(session, each, TODAY, rules)) for each in overview.alerts]
        return (
            shapes.patterns(TODAY, overview.table, rows, [], calibration(session), {}),
            shapes.stats(stats(session, TODAY, rules)),
        )

    with Session(engine) as session:
        lay(session, courses, DEFAULT_STAGES)
        before = told(session, Rules())
        _seal(session, sealed)
        assert told(session, SHIELD) == told(session, Rules()) == before


@pytest.fixture
def sealed(desk: Desk) -> Desk:
    """Two noes of today, the second of them put away."""
    for company, on in (("Acme", False), ("Globex", True)):
        set_shield(desk, on=on)
        made = add_application(desk, {"company": company, "role": "SRE", "notes": "sharding"})
        log_rejection(desk, made.application_id, TECHNICAL.id, None, "", None)
    return desk


def test_no_list_says_how_it_stands(sealed: Desk) -> None:
    with sealed.store.read() as session:
        index = log_index(session, LogFilter(), LogOrder.NEWEST, sealed.today, SHIELD)
        rows = log_page(session, index, 0, 9, sealed.today, SHIELD)
        view = application(session, 2, sealed.today, SHIELD)
        hits = search(session, LogFilter(text="sharding"), sealed.today, SHIELD).hits
        behind = evidence(session, Behind(TECHNICAL.id, Standing.REJECTED), sealed.today, SHIELD)
    assert [(row.company, row.sealed) for row in rows] == [("Acme", False), ("Globex", True)]
    assert view is not None
    assert view.sealed
    assert {hit.row.company: hit.row.sealed for hit in hits if hit.row} == {
        "Acme": False,
        "Globex": True,
    }
    assert {row.company: row.sealed for row in behind} == {"Acme": False, "Globex": True}


def test_with_the_shield_off_nothing_is_sealed_anywhere(sealed: Desk) -> None:
    with sealed.store.read() as session:
        index = log_index(session, LogFilter(), LogOrder.NEWEST, sealed.today, Rules())
        rows = log_page(session, index, 0, 9, sealed.today, Rules())
        view = application(session, 2, sealed.today, Rules())
        assert [row.sealed for row in rows] == [False, False]
        assert view is not None
        assert not view.sealed
        assert [row.sealed for row in recoveries(session, sealed.now)] == [False, False]
        assert len(today(session, sealed.now, Rules()).recoveries) == 2


def test_today_knows_nothing_of_it(sealed: Desk) -> None:
    with sealed.store.read() as session:
        view = today(session, sealed.now, SHIELD)
        opened = open_recoveries(session, sealed.now, 9, shield=True)
    assert [row.company for row in view.recoveries] == ["Acme"]
    assert [row.company for row in view.pausing] == ["Acme"]
    assert {item.application_id for item in view.items} == {1}
    assert [each.row.company for each in opened] == ["Acme"]


def test_its_recovery_comes_last_and_is_not_counted_as_open(sealed: Desk) -> None:
    with sealed.store.read() as session:
        rows = recoveries(session, sealed.now, shield=True)
        places = [place(session, row.id, shield=True) for row in rows]
        count = counted(session, shield=True)
    assert [(row.company, row.sealed) for row in rows] == [("Acme", False), ("Globex", True)]
    assert places == [0, 1]
    assert (count.open, count.sealed, count.all) == (1, 1, 2)


def test_saved_searches_group_it_last_as_well(sealed: Desk) -> None:
    save_search(sealed, "Noes", "rejected")
    with sealed.store.read() as session:
        index = log_by_search(session, LogFilter(), sealed.today, SHIELD)
    assert index is not None
    assert [(group.title, group.count) for group in index.groups] == [
        ("Noes", 1),
        ("Everything else", 0),
        (NOT_OPENED, 1),
    ]
    assert list(index.ids) == [1, 2]


def test_a_short_search_shows_it_behind_all_others(sealed: Desk) -> None:
    chosen = LogFilter(show=Show.REJECTED)
    with sealed.store.read() as session:
        found = search(session, chosen, sealed.today, SHIELD)
        first = search(session, chosen, sealed.today, replace(SHIELD), most=1)
    assert [hit.title for hit in found.hits] == ["Acme · SRE", "Globex · SRE"]
    assert [hit.title for hit in first.hits] == ["Acme · SRE"]
    assert first.more
