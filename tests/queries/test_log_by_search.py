"""A line of search narrows the log to what it finds, and saved ones group the log."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlmodel import Session

from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews.applications import add_application
from respond_tui.actions.interviews.outcomes import log_rejection
from respond_tui.actions.searches import save_search
from respond_tui.guide.counting import Course, Round
from respond_tui.guide.interviews import LogFilter, LogOrder, Show
from respond_tui.guide.rules import Rules
from respond_tui.guide.searching import read_search
from respond_tui.guide.stages import DEFAULT_STAGES
from respond_tui.guide.terms import EndedHow, RoundOutcome, Source
from respond_tui.queries.interviews import log_index, log_place
from respond_tui.queries.saved import ELSE, log_by_search
from respond_tui.queries.search import MOST, search
from tests.courses import TODAY, empty_engine, lay
from tests.desks import ago, stage
from tests.logs import ids_in, log_ids

RULES = Rules()

LINES = (
    "rejected",
    "open",
    "ahead",
    "@technical",
    "@technical rejected",
    "@panel pending",
    "via referral",
    "since 10d ago",
    "before 10d ago via referral",
    "company",
    "1",
    "company rejected",
    "nothing of the kind",
)

lines = st.sampled_from(LINES)
orders = st.sampled_from(LogOrder)
days = st.none() | st.integers(-9, 40).map(lambda ago: TODAY - dt.timedelta(days=ago))


@st.composite
def hunts(draw: st.DrawFn) -> list[Course]:
    found = []
    for number in range(1, draw(st.integers(1, 8)) + 1):
        how = draw(st.none() | st.sampled_from(EndedHow))
        stage_id = draw(st.sampled_from([each.id for each in DEFAULT_STAGES]))
        rounds = [
            Round(number, stage_id, on=draw(days), outcome=draw(st.sampled_from(RoundOutcome)))
        ]
        found.append(
            Course(
                id=number,
                source=draw(st.none() | st.sampled_from(Source)),
                applied_on=draw(days),
                rounds=tuple(rounds[: draw(st.integers(0, 1))]),
                ended_how=how,
                ended_on=draw(days) if how else None,
            )
        )
    return found


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    made = empty_engine()
    yield made
    made.dispose()


def _read(line: str) -> LogFilter:
    return read_search(line, DEFAULT_STAGES, TODAY).chosen


@given(hunts(), lines)
def test_the_hits_of_a_line_are_what_the_log_shows_for_it(
    engine: Engine, hunt: list[Course], line: str
) -> None:
    with Session(engine) as session:
        lay(session, hunt, DEFAULT_STAGES)
        found = search(session, _read(line), TODAY, RULES)
        shown = log_ids(session, TODAY, _read(line))
        first = search(session, _read(line), TODAY, RULES, most=2)

    assert not found.more
    assert sorted(hit.row.id for hit in found.hits if hit.row) == sorted(shown)
    assert len(found.hits) == len(shown) <= MOST
    assert first.hits == found.hits[:2]
    assert first.more == (len(shown) > 2)


@given(hunts(), lines, orders)
def test_a_narrowed_log_holds_what_is_found_in_the_order_of_the_whole(
    engine: Engine, hunt: list[Course], line: str, order: LogOrder
) -> None:
    with Session(engine) as session:
        lay(session, hunt, DEFAULT_STAGES)
        whole = log_ids(session, TODAY, order=order)
        index = log_index(session, _read(line), order, TODAY, RULES)
        ids = ids_in(session, index, TODAY)
        places = [log_place(session, index, course.id, TODAY, RULES) for course in hunt]

    assert ids == [id_ for id_ in whole if id_ in ids]
    assert places == [ids.index(c.id) if c.id in ids else None for c in hunt]
    assert sum(group.count for group in index.groups) == index.count == len(ids)


@given(hunts(), lines, lines, st.sampled_from(Show))
def test_filters_go_together_and_leave_out(
    engine: Engine, hunt: list[Course], one: str, other: str, show: Show
) -> None:
    chosen = LogFilter(show=show)
    with Session(engine) as session:
        lay(session, hunt, DEFAULT_STAGES)
        all_shown, by_one, by_other = (
            set(log_ids(session, TODAY, each)) for each in (chosen, _read(one), _read(other))
        )
        both = log_ids(session, TODAY, replace(chosen, all_of=(_read(one), _read(other))))
        neither = log_ids(session, TODAY, replace(chosen, none_of=(_read(one), _read(other))))

    assert set(both) == all_shown & by_one & by_other
    assert set(neither) == all_shown - by_one - by_other


def _hunt(desk: Desk) -> tuple[int, int, int]:
    acme, globex, hooli = (
        add_application(desk, {"company": name, "applied_on": ago(days)}).application_id
        for name, days in (("Acme", 30), ("Globex", 20), ("Hooli", 10))
    )
    log_rejection(desk, acme, stage("technical").id, ago(9), "", None)
    log_rejection(desk, globex, stage("panel").id, ago(8), "", None)
    return acme, globex, hooli


def test_saved_searches_group_the_log_and_the_rest_comes_last(desk: Desk) -> None:
    acme, globex, hooli = _hunt(desk)
    save_search(desk, "Noes", "rejected")
    save_search(desk, "Technical", "@technical")
    save_search(desk, "Final rounds", "@final")
    with desk.store.read() as session:
        index = log_by_search(session, LogFilter(), desk.today, RULES)
        ended = log_by_search(session, LogFilter(show=Show.ENDED), desk.today, RULES)
        assert index is not None
        assert ended is not None
        ids = ids_in(session, index, desk.today)
        ended_ids = ids_in(session, ended, desk.today)

    assert [(group.title, group.start, group.count) for group in index.groups] == [
        ("Noes", 0, 2),
        ("Technical", 2, 1),
        ("Final rounds", 3, 0),
        (ELSE, 3, 1),
    ]
    assert ids == [globex, acme, acme, hooli]
    assert ended_ids == [globex, acme, acme]
    assert index.repeats


def test_a_search_that_asks_for_nothing_makes_no_group(desk: Desk) -> None:
    _hunt(desk)
    with desk.store.read() as session:
        assert log_by_search(session, LogFilter(), desk.today, RULES) is None
    save_search(desk, "Gone", "@a-stage-that-is-gone")
    with desk.store.read() as session:
        assert log_by_search(session, LogFilter(), desk.today, RULES) is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(st.sets(lines, max_size=4))
def test_every_application_stands_in_the_groups_that_find_it_and_else_in_the_rest(
    desk: Desk, asked: set[str]
) -> None:
    with desk.store.read() as session:
        empty = log_ids(session, desk.today) == []
    if empty:
        _hunt(desk)
    undone = 0
    for line in sorted(asked):
        save_search(desk, line, line)
        undone += 1
    with desk.store.read() as session:
        index = log_by_search(session, LogFilter(), desk.today, RULES)
        whole = set(log_ids(session, desk.today))
        by_line = {line: log_ids(session, desk.today, _read_here(line, desk)) for line in asked}
        ids = ids_in(session, index, desk.today) if index is not None else []
    for _ in range(undone):
        desk.store.undo(desk.now)

    assert (index is None) == (not asked)
    if index is None:
        return
    stretches = {
        group.title: ids[group.start : group.start + group.count] for group in index.groups
    }
    rest = stretches.pop(ELSE)
    assert stretches == by_line
    assert set(rest) == whole.difference(*by_line.values())


def _read_here(line: str, desk: Desk) -> LogFilter:
    return read_search(line, DEFAULT_STAGES, desk.today).chosen
