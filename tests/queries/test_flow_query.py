"""The flow through SQL is that of the rule, and each stream opens into its applications."""

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, text
from sqlmodel import Session

from respond_tui.guide.counting import Course
from respond_tui.guide.flow import End, Flow, flow
from respond_tui.guide.rules import Rules
from respond_tui.guide.stages import DEFAULT_STAGES
from respond_tui.queries.flow import BehindFlow, flow_of, ids_behind_flow, rows_behind_flow
from tests.courses import TECHNICAL, TODAY, derive, empty_engine, lay, worked_example
from tests.hunts import STAGES, hunts, road_of

RULES = Rules()


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    engine = empty_engine()
    yield engine
    engine.dispose()


@given(hunt=hunts(), trashed=st.sets(st.integers(1, 8)))
def test_sql_and_rule_agree_on_every_stream_and_who_went(
    engine: Engine, hunt: list[Course], trashed: set[int]
) -> None:
    left = {each.id: road_of(each, RULES.silence_days) for each in hunt if each.id not in trashed}
    with Session(engine) as session:
        lay(session, hunt, STAGES)
        for each in trashed:
            session.connection().execute(
                text("UPDATE application SET deleted_at = created_at WHERE id = :id"), {"id": each}
            )
        derive(session)
        found = flow_of(session, TODAY, RULES)
        behind = {
            (stream.start, stream.end): ids_behind_flow(
                session, BehindFlow(stream.start, stream.end), TODAY, RULES
            )
            for stream in found.streams
        }
        through = {
            place: ids_behind_flow(session, BehindFlow(place), TODAY, RULES)
            for place in found.places
        }
        session.rollback()
    assert found == flow(Counter(left.values()), STAGES)
    for stream in found.streams:
        ids = behind[stream.start, stream.end]
        assert len(ids) == stream.count
        assert set(ids) == {
            id_ for id_, road in left.items() if (stream.start, stream.end) in road.steps
        }
    for place, ids in through.items():
        assert len(ids) == found.into(place)
        assert set(ids) == {id_ for id_, road in left.items() if place in road.places}


def test_the_rows_of_a_stream_come_page_by_page_in_the_order_of_their_ids(
    engine: Engine,
) -> None:
    with Session(engine) as session:
        lay(session, worked_example(), DEFAULT_STAGES)
        ids = ids_behind_flow(session, BehindFlow(TECHNICAL, End.REJECTED), TODAY, RULES)
        rows = rows_behind_flow(session, [*ids[2:4], 10_000])
        session.rollback()
    assert len(ids) == 4
    assert [row.application_id for row in rows] == list(ids[2:4])
    assert rows[0].company == f"Company {ids[2]}"
    assert rows[0].on is None


def test_an_empty_log_flows_nowhere(engine: Engine) -> None:
    with Session(engine) as session:
        lay(session, [], DEFAULT_STAGES)
        assert flow_of(session, TODAY, RULES) == Flow(())
        assert ids_behind_flow(session, BehindFlow(TECHNICAL), TODAY, RULES) == ()
        session.rollback()
