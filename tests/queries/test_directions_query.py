"""What came of a direction says the same as a plain recount over the rows."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, update
from sqlmodel import Session, col

from respond_tui.actions.desk import Desk
from respond_tui.guide.assumptions import weigh
from respond_tui.guide.counting import Course, Entry, Round, entries
from respond_tui.guide.directions import Direction, Fared, Part, Tried, read_direction
from respond_tui.guide.interviews import silent_before, tells
from respond_tui.guide.rules import Rules
from respond_tui.guide.shares import Counts, Lot
from respond_tui.guide.stages import Stage
from respond_tui.guide.statistics import Proportion
from respond_tui.guide.terms import (
    Arrangement,
    EndedHow,
    Field,
    RoundOutcome,
    Source,
    StageKind,
    Standing,
)
from respond_tui.guide.text import folded
from respond_tui.models import tables as models
from respond_tui.queries.assumptions import assumptions
from respond_tui.queries.directions import direction_values, tried
from respond_tui.queries.evidence import evidence
from respond_tui.queries.patterns.slices import slice_tallies
from respond_tui.queries.shares import PartShare, TriedShare, lots
from tests.courses import NOW, TODAY, derive, empty_engine, lay

RULES = Rules(silence_days=21, window_days=60)
SINCE = TODAY - dt.timedelta(days=RULES.window_days)
STAGES = (
    Stage(1, "application", 1, StageKind.APPLICATION),
    Stage(2, "screen", 2),
    Stage(3, "technical", 3),
    Stage(4, "offer", 4, StageKind.OFFER),
)

days = st.none() | st.sampled_from((0, 3, 21, 22, 60, 61, 83)).map(
    lambda ago: TODAY - dt.timedelta(days=ago)
)


@dataclass(frozen=True)
class Drawn:
    """One application with what directions are made of."""

    course: Course
    values: dict[Field, str | None]
    trashed: bool


@st.composite
def hunts(draw: st.DrawFn) -> list[Drawn]:
    rounds = count(1)
    found = []
    for number in range(1, draw(st.integers(1, 7)) + 1):
        source = draw(st.none() | st.sampled_from(Source))
        ended_how = draw(st.none() | st.sampled_from(EndedHow))
        has_ended = ended_how is not None
        course = Course(
            id=number,
            source=source,
            applied_on=draw(days),
            rounds=tuple(
                Round(next(rounds), draw(st.integers(1, 4)), draw(days), None, outcome)
                for outcome in draw(st.lists(st.sampled_from(RoundOutcome), max_size=2))
            ),
            ended_how=ended_how,
            ended_on=draw(days) if has_ended else None,
            ended_stage_id=draw(st.none() | st.integers(1, 4)) if has_ended else None,
        )
        values: dict[Field, str | None] = {
            Field.SOURCE: source.value if source else None,
            Field.ARRANGEMENT: draw(st.none() | st.sampled_from(Arrangement)),
            Field.MARKET: draw(st.sampled_from((None, "EU", "eu", "US, west"))),
            Field.ROLE_FAMILY: draw(st.sampled_from((None, "Backend", "data"))),
        }
        found.append(Drawn(course, values, draw(st.sampled_from((False, False, True)))))
    return found


_PARTS = [
    Part(field, value, is_not)
    for is_not in (False, True)
    for field, value in (
        (Field.SOURCE, "referral"),
        (Field.ARRANGEMENT, "remote"),
        (Field.MARKET, "EU"),
        (Field.MARKET, "US, west"),
        (Field.ROLE_FAMILY, "Backend"),
    )
]

directions = st.lists(
    st.sampled_from(_PARTS), min_size=1, max_size=3, unique_by=lambda part: part.field
).map(lambda parts: Direction(tuple(parts)))


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    engine = empty_engine()
    yield engine
    engine.dispose()


@given(hunt=hunts(), direction=directions)
def test_every_figure_of_a_direction_is_that_of_a_recount(
    engine: Engine, hunt: list[Drawn], direction: Direction
) -> None:
    with Session(engine) as session:
        _lay(session, hunt)
        found = tried(session, direction, TODAY, RULES)
        known = direction_values(session)
        for fared in Fared:
            behind = TriedShare(direction, fared)
            rows = evidence(session, behind, TODAY, RULES)
            told = lots(session, behind, TODAY, RULES)
            assert len(rows) == sum(lot.times for lot in told)
            if fared is Fared.OFFERS:
                assert len({row.application_id for row in rows}) == found.applications == len(rows)
        tallies = slice_tallies(session, TODAY, RULES)
        for part in direction.parts:
            weighed = weigh(part, tallies)
            times = {(lot.aside, lot.counts): lot.times for lot in _lots(session, part)}
            for aside, share in ((False, weighed.here), (True, weighed.rest)):
                counted = times.get((aside, Counts.PART), 0)
                rest = times.get((aside, Counts.REST), 0)
                assert (counted, counted + rest) == (share.part, share.of)
        session.rollback()
    assert found == _recounted(hunt, direction)
    written = {folded(each.values[Field.MARKET] or "") for each in hunt if not each.trashed}
    assert {folded(value) for value in known.get(Field.MARKET, ())} >= written - {""}


def _lots(session: Session, part: Part) -> tuple[Lot, ...]:
    return lots(session, PartShare(part), TODAY, RULES)


def _recounted(hunt: Sequence[Drawn], direction: Direction) -> Tried:
    mine = [each for each in hunt if not each.trashed and _is(each, direction)]
    rows = [
        (each.course, entry)
        for each in mine
        for entry in entries(each.course, STAGES, TODAY, RULES.silence_days)
    ]
    doors = [
        entry.standing
        for course, entry in rows
        if entry.stage.kind is StageKind.APPLICATION and _is_decided(course, entry)
    ]
    rounds = [
        entry.standing
        for course, entry in rows
        if entry.stage.kind is StageKind.ROUND
        and entry.standing in (Standing.PASSED, Standing.REJECTED)
        and _recent(entry.on)
    ]
    offered = {course.id for course, entry in rows if entry.stage.kind is StageKind.OFFER}
    over = [each.course for each in mine if _is_over(each.course, each.course.id in offered)]
    return Tried(
        len(mine),
        invited=Proportion(doors.count(Standing.PASSED), len(doors)),
        passed=Proportion(rounds.count(Standing.PASSED), len(rounds)),
        offers=Proportion(sum(course.id in offered for course in over), len(over)),
    )


def _is(each: Drawn, direction: Direction) -> bool:
    return all(_fits(each.values.get(part.field), part) for part in direction.parts)


def _fits(value: str | None, part: Part) -> bool:
    if value is None or (part.is_not and value == Source.INQUIRY):
        return False
    return (folded(value) == folded(part.value)) is not part.is_not


def _recent(day: dt.date | None) -> bool:
    return day is None or day >= SINCE


def _tells(course: Course, decided_on: dt.date | None) -> bool:
    return tells(course.applied_on, decided_on, TODAY, RULES.silence_days, RULES.window_days)


def _is_decided(course: Course, entry: Entry) -> bool:
    if entry.standing not in (Standing.PASSED, Standing.REJECTED, Standing.SILENT):
        return False
    if entry.standing is Standing.SILENT and course.ended_how is None:
        heard = _moved(course)
        assert heard is not None
        return _tells(course, heard + dt.timedelta(days=RULES.silence_days + 1))
    return _tells(course, entry.on)


def _moved(course: Course) -> dt.date | None:
    known = [day for day in (course.applied_on, *(one.on for one in course.rounds)) if day]
    return course.ended_on or max(known, default=None)


def _is_over(course: Course, is_offered: bool) -> bool:
    moved = _moved(course)
    if not _tells(course, moved):
        return False
    if is_offered:
        return True
    if course.ended_how is None:
        return moved is not None and moved < silent_before(TODAY, RULES.silence_days)
    return course.ended_how not in (EndedHow.WITHDREW, EndedHow.ROLE_CLOSED)


def _lay(session: Session, hunt: Sequence[Drawn]) -> None:
    lay(session, [each.course for each in hunt], STAGES)
    table = models.Application
    for each in hunt:
        session.connection().execute(
            update(table)
            .where(col(table.id) == each.course.id)
            .values(
                **{field.value: value for field, value in each.values.items()},
                deleted_at=NOW if each.trashed else None,
            )
        )
    derive(session)


def test_an_empty_log_has_nothing_of_anything_and_divides_by_nothing(desk: Desk) -> None:
    with desk.store.read() as session:
        known = direction_values(session)
        found = tried(session, read_direction("remote", known), desk.today, Rules())
        page = assumptions(session, desk.today, Rules())
    assert known == {}
    assert found == Tried(0, Proportion(0, 0), Proportion(0, 0), Proportion(0, 0))
    assert page.all == ()
    assert [each.ready.name for each in page.ready][:2] == ["Remote roles", "International roles"]
    assert [each.about for each in page.ready] == ["arrangement: remote", "", "", ""]
