"""The log by SQL says the same as the rules of the guide, whatever was logged."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlmodel import Session

from respond_tui.guide.counting import Course, Round
from respond_tui.guide.interviews import (
    ApplicationFacts,
    LogFilter,
    LogOrder,
    RoundFacts,
    Show,
    day_group,
    furthest,
    last_known,
    matters_on,
    settled_on,
    silent_for,
    status_of,
)
from respond_tui.guide.rules import Rules
from respond_tui.guide.stages import DEFAULT_STAGES, find_stage
from respond_tui.guide.terms import EndedHow, RoundOutcome, Source, Status
from respond_tui.queries.interviews import application, listing, log_index, log_place, log_rows
from tests.courses import TODAY, empty_engine, lay
from tests.logs import ids_in, log_ids

RULES = Rules()
STAGE = {stage.id: stage for stage in DEFAULT_STAGES}

edges = st.sampled_from([-1, 0, 1, 20, 21, 22])
"""Where today and the silence limit of 21 days begin and end (MODEL.md)."""

days = st.none() | (edges | st.integers(-9, 60)).map(lambda ago: TODAY - dt.timedelta(days=ago))
rounds = st.tuples(st.sampled_from([*STAGE]), days, st.sampled_from(RoundOutcome))


@st.composite
def hunts(draw: st.DrawFn) -> list[Course]:
    found, number_of_rounds = [], 0
    for number in range(1, draw(st.integers(1, 7)) + 1):
        drawn = draw(st.lists(rounds, max_size=4))
        how = draw(st.none() | st.sampled_from(EndedHow))
        found.append(
            Course(
                id=number,
                source=draw(st.none() | st.sampled_from(Source)),
                applied_on=draw(days),
                rounds=tuple(
                    Round(number_of_rounds + place, stage_id, on=on, outcome=outcome)
                    for place, (stage_id, on, outcome) in enumerate(drawn, start=1)
                ),
                ended_how=how,
                ended_on=draw(days) if how else None,
                ended_stage_id=draw(st.none() | st.sampled_from([*STAGE])) if how else None,
            )
        )
        number_of_rounds += len(drawn)
    return found


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    made = empty_engine()
    yield made
    made.dispose()


def _facts(course: Course) -> ApplicationFacts:
    return ApplicationFacts(
        source=course.source,
        applied_on=course.applied_on,
        ended_how=course.ended_how,
        ended_on=course.ended_on,
        ended_stage=STAGE[course.ended_stage_id] if course.ended_stage_id else None,
        rounds=tuple(
            RoundFacts(STAGE[each.stage_id], each.on, each.outcome) for each in course.rounds
        ),
    )


def _status(course: Course) -> Status:
    return status_of(_facts(course), TODAY, RULES.silence_days)


@given(hunts())
def test_rows_stand_where_the_rules_say(engine: Engine, hunt: list[Course]) -> None:
    with Session(engine) as session:
        lay(session, hunt, DEFAULT_STAGES)
        rows = log_rows(session, [course.id for course in hunt], TODAY, RULES)
        views = [application(session, course.id, TODAY, RULES) for course in hunt]

    for course, row, view in zip(hunt, rows, views, strict=True):
        facts = _facts(course)
        stage, status = furthest(facts, DEFAULT_STAGES), _status(course)
        assert (row.id, row.stage, row.status) == (course.id, stage.name, status)
        assert row.on == matters_on(facts, TODAY)
        silent = silent_for(last_known(facts), TODAY, RULES.silence_days)
        assert row.silent_days == (silent if status is Status.SILENT else None)
        assert view is not None
        assert (view.stage, view.status, view.last_on) == (stage, status, last_known(facts))
        assert len(view.rounds) == len(course.rounds)


@given(hunts(), st.sampled_from(Show), st.sampled_from(LogOrder))
def test_the_index_holds_each_application_shown_once_under_headings_without_gaps(
    engine: Engine, hunt: list[Course], show: Show, order: LogOrder
) -> None:
    with Session(engine) as session:
        lay(session, hunt, DEFAULT_STAGES)
        index = log_index(session, LogFilter(show=show), order, TODAY, RULES)
        ids = ids_in(session, index, TODAY)
        places = [log_place(session, index, course.id, TODAY, RULES) for course in hunt]

    assert places == [ids.index(c.id) if c.id in ids else None for c in hunt]
    assert sorted(ids) == [course.id for course in hunt if _is_shown(course, show)]
    at = 0
    for group in index.groups:
        assert group.start == at
        assert group.count > 0
        at += group.count
    assert at == index.count == len(ids)


@given(hunts())
def test_the_newest_come_under_the_heading_of_the_day_that_matters(
    engine: Engine, hunt: list[Course]
) -> None:
    with Session(engine) as session:
        lay(session, hunt, DEFAULT_STAGES)
        index = log_index(session, LogFilter(), LogOrder.NEWEST, TODAY, RULES)
        ids = ids_in(session, index, TODAY)

    day = {course.id: matters_on(_facts(course), TODAY) for course in hunt}
    titles = [group.title for group in index.groups for _ in range(group.count)]
    assert titles == [day_group(day[id_], TODAY) for id_ in ids]
    assert len({group.title for group in index.groups}) == len(index.groups)
    ahead = [on for id_ in ids if (on := day[id_]) is not None and on > TODAY]
    past = [on for id_ in ids if (on := day[id_]) is not None and on <= TODAY]
    assert ahead == sorted(ahead)
    assert past == sorted(past, reverse=True)


@given(hunts(), st.sampled_from(Status), st.sampled_from([*STAGE]), days)
def test_log_and_list_narrow_alike(
    engine: Engine, hunt: list[Course], status: Status, stage_id: int, since: dt.date | None
) -> None:
    with Session(engine) as session:
        lay(session, hunt, DEFAULT_STAGES)
        for chosen in (
            LogFilter(statuses=frozenset({status})),
            LogFilter(stage_id=stage_id),
            LogFilter(since=since),
        ):
            ids = log_ids(session, TODAY, chosen)
            only = status if chosen.statuses else None
            listed = listing(session, only, chosen.stage_id, chosen.since, TODAY, RULES)
            expected = [course.id for course in hunt if _is_chosen(course, chosen)]
            assert sorted(ids) == sorted(each.id for each in listed) == expected
            assert {each.id: each.status for each in listed} == {
                course.id: _status(course) for course in hunt if course.id in expected
            }


def test_two_stages_at_one_position_are_told_apart(engine: Engine) -> None:
    """The furthest is the last by position, then by id, as in ``guide.interviews.entered``."""
    technical = find_stage("technical", DEFAULT_STAGES)
    pairing = replace(technical, id=90, name="pairing", other_names=())
    hunt = [
        Course(id=1, rounds=(Round(1, technical.id),)),
        Course(id=2, rounds=(Round(2, pairing.id),)),
        Course(id=3, rounds=(Round(3, pairing.id), Round(4, technical.id))),
    ]
    with Session(engine) as session:
        lay(session, hunt, [*DEFAULT_STAGES, pairing])
        rows = log_rows(session, [1, 2, 3], TODAY, RULES)
        views = [application(session, number, TODAY, RULES) for number in (1, 2, 3)]
        ids = log_ids(session, TODAY, LogFilter(stage_id=technical.id))
        listed = listing(session, None, pairing.id, None, TODAY, RULES)

    assert [row.stage for row in rows] == ["technical", "pairing", "pairing"]
    assert [view.stage.name for view in views if view] == [row.stage for row in rows]
    assert ids == [1]
    assert sorted((each.id, each.stage) for each in listed) == [(2, "pairing"), (3, "pairing")]


def test_listed_rounds_come_in_the_order_they_were_held(engine: Engine) -> None:
    hunt = [
        Course(
            id=1,
            source=None,
            applied_on=None,
            rounds=(
                Round(1, 9, on=TODAY, outcome=RoundOutcome.PENDING),
                Round(2, 4, on=TODAY - dt.timedelta(days=9), outcome=RoundOutcome.PASSED),
                Round(3, 10, on=None, outcome=RoundOutcome.PENDING),
            ),
        )
    ]
    with Session(engine) as session:
        lay(session, hunt, DEFAULT_STAGES)
        (listed,) = listing(session, None, None, None, TODAY, RULES)
        view = application(session, 1, TODAY, RULES)

    assert [each.stage for each in listed.interviews] == ["technical", "panel", "final"]
    assert view is not None
    assert [each.stage.name for each in view.rounds] == ["technical", "panel", "final"]


def _is_shown(course: Course, show: Show) -> bool:
    status = _status(course)
    return {
        Show.ALL: True,
        Show.OPEN: status.is_open,
        Show.ENDED: not status.is_open,
        Show.REJECTED: status is Status.REJECTED,
        Show.SILENT: status in (Status.SILENT, Status.GHOSTED),
        Show.AHEAD: status is Status.SCHEDULED,
    }[show]


def _is_chosen(course: Course, chosen: LogFilter) -> bool:
    facts = _facts(course)
    last = settled_on(facts)
    return (
        (not chosen.statuses or _status(course) in chosen.statuses)
        and chosen.stage_id in (None, furthest(facts, DEFAULT_STAGES).id)
        and (chosen.since is None or (last is not None and last >= chosen.since))
    )
