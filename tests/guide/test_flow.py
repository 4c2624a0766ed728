"""What comes into a place goes out of it, and the flow adds up to the stage table."""

from collections import Counter

import pytest
from hypothesis import given

from respond_tui.guide.counting import Course, count, entries
from respond_tui.guide.flow import (
    STANDS_AS,
    End,
    Flow,
    Origin,
    Place,
    Road,
    Stream,
    end_of,
    flow,
)
from respond_tui.guide.flow_words import names_apart, place_name
from respond_tui.guide.stages import DEFAULT_STAGES, Stage
from respond_tui.guide.terms import EndedHow, Source, StageKind, Standing
from tests.courses import (
    APPLICATION,
    OFFER,
    PANEL,
    SCREEN,
    TECHNICAL,
    TODAY,
    WORKED_TABLE,
    worked_example,
)
from tests.hunts import STAGES, hunts, road_of

SILENCE = 21


def flow_of(hunt: list[Course] | tuple[Course, ...], stages: tuple[Stage, ...]) -> Flow:
    return flow(Counter(road_of(course, SILENCE, stages) for course in hunt), stages)


def ends_at(found: Flow, stage: Stage) -> Counter[Standing]:
    """How many of those that end at a stage count as what there."""
    tally: Counter[Standing] = Counter()
    for stream in found.out_of(stage):
        if isinstance(stream.end, End):
            tally[STANDS_AS[stream.end]] += stream.count
    return tally


def goes_on(found: Flow, stage: Stage) -> int:
    return sum(each.count for each in found.out_of(stage) if isinstance(each.end, Stage))


@given(hunts())
def test_the_flow_adds_up_to_the_stage_table(hunt: list[Course]) -> None:
    found = flow_of(hunt, STAGES)
    counted = [entry for each in hunt for entry in entries(each, STAGES, TODAY, SILENCE)]
    for line in count(counted, STAGES):
        ends = ends_at(found, line.stage)
        assert found.into(line.stage) == line.entered
        assert goes_on(found, line.stage) + sum(ends.values()) == line.entered
        assert goes_on(found, line.stage) + ends.pop(Standing.PASSED, 0) == line.passed
        assert {each: times for each, times in ends.items() if times} == {
            each: getattr(line, each)
            for each in Standing
            if each is not Standing.PASSED and getattr(line, each)
        }


@given(hunts())
def test_what_enters_a_place_leaves_it_and_nothing_is_lost_on_the_way(hunt: list[Course]) -> None:
    found = flow_of(hunt, STAGES)
    assert found.count == len(hunt)
    assert all(stream.count > 0 for stream in found.streams)
    for place in found.places:
        if not isinstance(place, End):
            assert sum(each.count for each in found.out_of(place)) == found.into(place)
    assert sum(found.into(end) for end in End) == len(hunt)


def test_stages_at_one_place_in_the_list_stand_one_after_the_other_on_a_road() -> None:
    technical, pair = Stage(2, "technical", 2), Stage(3, "pair", 2)
    road = Road(Origin(None), (technical, pair), End.REJECTED)
    found = flow({road: 2}, (technical, pair))
    assert [stream.count for stream in found.streams] == [2, 2, 2]
    assert found.places == (Origin(None), technical, pair, End.REJECTED)


def test_the_worked_example_flows_as_the_stage_table_says() -> None:
    # MODEL.md, "Worked example".
    found = flow_of(worked_example(), DEFAULT_STAGES)
    assert found.count == 100
    for stage, figures in WORKED_TABLE.items():
        ends = ends_at(found, stage)
        assert found.into(stage) == figures[0]
        assert (
            goes_on(found, stage) + ends[Standing.PASSED],
            ends[Standing.REJECTED],
            ends[Standing.SILENT],
            ends[Standing.LEFT_OUT],
            ends[Standing.ACCEPTED],
            ends[Standing.DECLINED],
        ) == figures[1:]
    assert Stream(APPLICATION, End.REJECTED, 14) in found.streams
    assert Stream(TECHNICAL, End.ROLE_CLOSED, 4) in found.streams
    assert Stream(PANEL, End.WITHDREW, 1) in found.streams
    assert Stream(SCREEN, OFFER, 16) in found.streams
    assert Stream(Origin(Source.INQUIRY), SCREEN, 51) in found.streams


def test_an_empty_log_has_no_place() -> None:
    found = flow({}, DEFAULT_STAGES)
    assert (found.count, found.places, found.streams) == (0, (), ())


@pytest.mark.parametrize(
    ("standing", "how", "end"),
    [
        (Standing.PASSED, None, End.WAITING),
        (Standing.SILENT, None, End.SILENT),
        (Standing.SILENT, EndedHow.GHOSTED, End.GHOSTED),
        (Standing.LEFT_OUT, EndedHow.WITHDREW, End.WITHDREW),
        (Standing.LEFT_OUT, EndedHow.ROLE_CLOSED, End.ROLE_CLOSED),
        (Standing.LEFT_OUT, EndedHow.REJECTED, End.CALLED_OFF),
        (Standing.LEFT_OUT, None, End.CALLED_OFF),
        (Standing.REJECTED, EndedHow.REJECTED, End.REJECTED),
        (Standing.ACCEPTED, EndedHow.ACCEPTED, End.ACCEPTED),
        (Standing.PASSED, EndedHow.DECLINED, End.DECLINED),
    ],
)
def test_silent_and_ghosted_withdrawn_and_closed_are_told_apart(
    standing: Standing, how: EndedHow | None, end: End
) -> None:
    assert end_of(standing, how) is end


def test_a_stage_that_is_called_as_an_end_is_keeps_a_name_of_its_own() -> None:
    places: list[Place] = [
        Stage(1, "no", 1),
        Stage(2, "No (stage)", 2),
        Stage(3, "referral", 3, StageKind.ROUND),
        End.REJECTED,
        Origin(Source.REFERRAL),
    ]
    names = names_apart(places, {place: place_name(place) for place in places})
    assert names[End.REJECTED] == "No"
    assert names[Origin(Source.REFERRAL)] == "Referral"
    assert len({name.casefold() for name in names.values()}) == len(places)
