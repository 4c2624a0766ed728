"""The SQL of what counts says the same as the rule, whatever was logged."""

import datetime as dt
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, text
from sqlmodel import Session

from respond_tui.guide.counting import Course, Round, count, entries
from respond_tui.guide.rules import Rules
from respond_tui.guide.stages import DEFAULT_STAGES, Stage
from respond_tui.guide.terms import EndedHow, RoundOutcome, Source, StageKind
from respond_tui.queries.counting import ENTRIES, bound
from respond_tui.queries.patterns import stage_table
from tests.courses import (
    NOW,
    TODAY,
    WORKED_TABLE,
    derive,
    empty_engine,
    lay,
    worked_example,
)

RULES = Rules()
STAGES = (
    Stage(1, "application", 1, StageKind.APPLICATION),
    Stage(2, "screen", 2),
    Stage(3, "technical", 4),
    Stage(4, "pair", 4),
    Stage(5, "offer", 6, StageKind.OFFER),
    Stage(6, "references", 7),
)
GONE = Stage(7, "gone", 3)

days = st.none() | st.integers(-5, 60).map(lambda ago: TODAY - dt.timedelta(days=ago))
moments = st.none() | st.integers(0, 3).map(lambda hours: NOW + dt.timedelta(hours=hours))
places = st.sampled_from([*STAGES, GONE]).map(lambda stage: stage.id)
rounds = st.builds(
    Round,
    id=st.just(0),
    stage_id=places,
    on=days,
    at=moments,
    outcome=st.sampled_from(RoundOutcome),
)


@st.composite
def hunts(draw: st.DrawFn) -> list[Course]:
    found, next_round = [], 1
    for number in range(1, draw(st.integers(1, 6)) + 1):
        drawn = draw(st.lists(rounds, max_size=5))
        numbered = tuple(
            Round(next_round + place, one.stage_id, one.on, one.at, one.outcome)
            for place, one in enumerate(drawn)
        )
        next_round += len(numbered)
        found.append(
            Course(
                id=number,
                source=draw(st.none() | st.sampled_from(Source)),
                applied_on=draw(days),
                rounds=numbered,
                ended_how=draw(st.none() | st.sampled_from(EndedHow)),
                ended_on=draw(days),
                ended_stage_id=draw(st.none() | places),
            )
        )
    return found


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    engine = empty_engine()
    yield engine
    engine.dispose()


@given(hunt=hunts(), trashed=st.sets(st.integers(1, 6)), trashed_rounds=st.sets(st.integers(1, 30)))
def test_sql_and_rule_agree_on_every_entry(
    engine: Engine, hunt: list[Course], trashed: set[int], trashed_rounds: set[int]
) -> None:
    with Session(engine) as session:
        lay(session, hunt, [*STAGES, GONE])
        _trash(session, "stage", {GONE.id})
        _trash(session, "application", trashed)
        _trash(session, "interview", trashed_rounds)
        derive(session)
        by_sql = {
            (row.application_id, row.stage_id, row.standing, row.decided_on)
            for row in session.connection().execute(
                text(f"{ENTRIES} SELECT * FROM entry"), dict(bound(TODAY, RULES))
            )
        }
        table = stage_table(session, TODAY, RULES)
        session.rollback()
    by_rule = [
        entry
        for course in hunt
        if course.id not in trashed
        for entry in entries(_without(course, trashed_rounds), STAGES, TODAY, RULES.silence_days)
    ]
    assert by_sql == {
        (
            entry.application_id,
            entry.stage.id,
            entry.standing.value,
            entry.on.isoformat() if entry.on else None,
        )
        for entry in by_rule
    }
    assert table == count(by_rule, STAGES)


def test_the_worked_example_gives_the_same_table_through_sql(engine: Engine) -> None:
    with Session(engine) as session:
        lay(session, worked_example(), DEFAULT_STAGES)
        table = stage_table(session, TODAY, RULES)
        session.rollback()
    assert {
        line.stage: (
            line.entered,
            line.passed,
            line.rejected,
            line.silent,
            line.left_out,
            line.accepted,
            line.declined,
        )
        for line in table
        if line.entered
    } == WORKED_TABLE
    assert [line.stage for line in table] == list(DEFAULT_STAGES)


def _without(course: Course, gone: set[int]) -> Course:
    left = tuple(one for one in course.rounds if one.id not in gone)
    return Course(
        course.id,
        course.source,
        course.applied_on,
        left,
        course.ended_how,
        course.ended_on,
        course.ended_stage_id,
    )


def _trash(session: Session, table: str, ids: set[int]) -> None:
    for each in ids:
        session.connection().execute(
            text(f"UPDATE {table} SET deleted_at = created_at WHERE id = :id"), {"id": each}
        )
