"""Made-up hunts of any kind, for what has to hold whatever was logged."""

import datetime as dt

from hypothesis import strategies as st

from respond_tui.guide.counting import Course, Round, entries
from respond_tui.guide.flow import Origin, Road, end_of, in_road_order
from respond_tui.guide.stages import Stage
from respond_tui.guide.terms import EndedHow, RoundOutcome, Source, StageKind, Standing
from tests.courses import TODAY

STAGES = (
    Stage(1, "application", 1, StageKind.APPLICATION),
    Stage(2, "technical", 5),
    Stage(3, "screen", 3),
    Stage(4, "offer", 6, StageKind.OFFER),
    Stage(5, "references", 7),
)
"""Neither in the order of their ids, nor the offer last."""

days = st.none() | st.integers(-5, 60).map(lambda ago: TODAY - dt.timedelta(days=ago))
places = st.sampled_from(STAGES).map(lambda stage: stage.id)


@st.composite
def hunts(draw: st.DrawFn) -> list[Course]:
    """Some applications with rounds, in every state that a person can bring about."""
    found, round_id = [], 0
    for number in range(1, draw(st.integers(0, 8)) + 1):
        rounds = []
        for _ in range(draw(st.integers(0, 4))):
            round_id += 1
            rounds.append(
                Round(
                    round_id,
                    draw(places),
                    draw(days),
                    outcome=draw(st.sampled_from(RoundOutcome)),
                )
            )
        found.append(
            Course(
                id=number,
                source=draw(st.none() | st.sampled_from(Source)),
                applied_on=draw(days),
                rounds=tuple(rounds),
                ended_how=draw(st.none() | st.sampled_from(EndedHow)),
                ended_on=draw(days),
                ended_stage_id=draw(st.none() | places),
            )
        )
    return found


def road_of(course: Course, silence_days: int, stages: tuple[Stage, ...] = STAGES) -> Road:
    """The road of one application, from what it counts as at each stage."""
    stood = {entry.stage: entry.standing for entry in entries(course, stages, TODAY, silence_days)}
    stages = in_road_order(stood)
    left = [standing for standing in stood.values() if standing is not Standing.PASSED]
    standing = left[0] if left else Standing.PASSED
    return Road(Origin(course.source), stages, end_of(standing, course.ended_how))
