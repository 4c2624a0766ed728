"""The person's own forecasts, counted in SQL: what counts, what is left out, and the rounds."""

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews.applications import add_application
from respond_tui.actions.interviews.outcomes import set_outcome
from respond_tui.actions.interviews.rounds import add_round, edit_round
from respond_tui.actions.interviews.trash import delete_application
from respond_tui.guide.calibration import DECIDED, ENOUGH, Calibration, ForecastState, Outcomes
from respond_tui.guide.calibration import calibration as judged
from respond_tui.guide.interviews import OutcomeKey
from respond_tui.guide.rules import Rules
from respond_tui.guide.terms import RoundOutcome
from respond_tui.queries.calibration import Forecast, calibration, forecast_rows, forecasts
from tests.desks import ago, stage


def _application(desk: Desk, company: str = "Acme") -> int:
    made = add_application(desk, {"company": company, "role": "Engineer"})
    return made.application_id


def _round(
    desk: Desk, at: int, predicted: int | None, outcome: RoundOutcome, days_ago: int | None = 5
) -> int:
    """A round that got its chance before its outcome."""
    values = {
        "stage_id": stage("technical").id,
        "predicted": predicted,
        "on": ago(days_ago) if days_ago is not None else None,
    }
    id_ = add_round(desk, at, values).interview_id or 0
    edit_round(desk, id_, {"outcome": outcome})
    return id_


def _asked(desk: Desk) -> tuple[Calibration, tuple[Forecast, ...]]:
    with desk.store.read() as session:
        counted = forecasts(session).ids[ForecastState.COUNTED]
        return calibration(session), forecast_rows(session, counted, Rules())


def _states(desk: Desk) -> dict[int, ForecastState]:
    """Every round that is listed, and as what."""
    with desk.store.read() as session:
        found = forecasts(session)
        rows = forecast_rows(session, found.in_order, Rules())
    states = {row.round_id: row.state for row in rows}
    assert states == {id_: state for state, ids in found.ids.items() for id_ in ids}
    return states


def test_an_empty_log_has_no_forecasts(desk: Desk) -> None:
    assert _asked(desk) == (Calibration(0), ())


def test_only_decided_rounds_with_a_chance_count(desk: Desk) -> None:
    at = _application(desk)
    for outcome in RoundOutcome:
        _round(desk, at, None, outcome)
        for _ in range(ENOUGH):
            _round(desk, at, 60, outcome)
    found, rounds = _asked(desk)
    assert found == judged({60: Outcomes(ENOUGH, 2 * ENOUGH)})
    assert {each.outcome for each in rounds} == set(DECIDED)
    assert len(rounds) == found.n


def test_what_rests_in_the_trash_does_not_count(desk: Desk) -> None:
    kept, thrown = _application(desk), _application(desk, "Globex")
    _round(desk, kept, 70, RoundOutcome.PASSED)
    _round(desk, thrown, 70, RoundOutcome.PASSED)
    delete_application(desk, thrown)
    found, rounds = _asked(desk)
    assert found.n == 1
    assert [each.company for each in rounds] == ["Acme"]


def test_the_sums_are_those_of_the_rounds_one_by_one(desk: Desk) -> None:
    chance = random.Random(4)
    at = _application(desk)
    for _ in range(40):
        _round(desk, at, chance.choice((0, 35, 60, 100)), chance.choice(DECIDED))
    found, rounds = _asked(desk)
    squares = [
        ((each.predicted or 0) / 100 - (each.outcome is RoundOutcome.PASSED)) ** 2
        for each in rounds
    ]
    assert found.n == 40
    assert found.brier is not None
    assert abs(found.brier - sum(squares) / 40) < 1e-12


def test_rounds_come_page_by_page_the_newest_first_and_undated_last(desk: Desk) -> None:
    at = _application(desk)
    for days in (3, 1, None, 2):
        _round(desk, at, 50, RoundOutcome.PASSED, days)
    with desk.store.read() as session:
        ids = forecasts(session).in_order
        whole = forecast_rows(session, ids, Rules())
        pages = [*forecast_rows(session, ids[:2], Rules())]
        pages += forecast_rows(session, ids[2:], Rules())
    assert [each.on for each in whole] == [ago(1), ago(2), ago(3), None]
    assert tuple(pages) == whole
    assert (whole[0].company, whole[0].role, whole[0].stage.name) == (
        "Acme",
        "Engineer",
        "technical",
    )


def test_every_round_with_a_chance_is_listed_by_what_it_is_for_the_figures(desk: Desk) -> None:
    at, left = _application(desk), _application(desk, "Globex")
    counted = _round(desk, at, 60, RoundOutcome.PASSED)
    cancelled = _round(desk, at, 60, RoundOutcome.CANCELLED)
    _round(desk, at, None, RoundOutcome.PASSED)
    late = _round(desk, at, None, RoundOutcome.REJECTED)
    edit_round(desk, late, {"predicted": 20})
    pending = _round(desk, at, 60, RoundOutcome.PENDING)
    never = _round(desk, left, 60, RoundOutcome.PENDING)
    set_outcome(desk, left, OutcomeKey.WITHDREW)
    assert _states(desk) == {
        counted: ForecastState.COUNTED,
        pending: ForecastState.PENDING,
        late: ForecastState.HINDSIGHT,
        cancelled: ForecastState.UNDECIDED,
        never: ForecastState.UNDECIDED,
    }
    with desk.store.read() as session:
        (row,) = forecast_rows(session, [late], Rules())
    assert (row.predicted, row.outcome) == (20, RoundOutcome.REJECTED)


def test_words_of_a_person_that_only_look_alike_are_no_chance(desk: Desk) -> None:
    at = _application(desk)
    id_ = _round(desk, at, None, RoundOutcome.PASSED)
    edit_round(desk, id_, {"notes": "not “Chance given in hindsight: 60 %”"})
    assert _states(desk) == {}
    edit_round(desk, id_, {"notes": "kind\nChance given in hindsight: high"})
    with desk.store.read() as session:
        (row,) = forecast_rows(session, [id_], Rules())
    assert row.predicted is None


_SAID = st.none() | st.integers(0, 100)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.lists(st.tuples(_SAID, st.sampled_from(RoundOutcome)), min_size=1, max_size=5),
        min_size=1,
        max_size=4,
    )
)
def test_what_counts_is_the_chance_that_stood_while_the_outcome_was_open(
    desk: Desk, lives: list[list[tuple[int | None, RoundOutcome]]]
) -> None:
    at = _application(desk)
    expected: dict[int, int] = {}
    for life in lives:
        first, *rest = life
        values = {"stage_id": stage("technical").id, "on": ago(1)}
        made = add_round(desk, at, values | {"predicted": first[0], "outcome": first[1]})
        id_, open_ = made.interview_id or 0, None
        if first[1] not in DECIDED:
            open_ = first[0]
        for said, outcome in rest:
            edit_round(desk, id_, {"predicted": said, "outcome": outcome})
            if outcome not in DECIDED or said is None:
                open_ = said
        outcome = life[-1][1]
        if outcome in DECIDED and open_ is not None:
            expected[id_] = open_
    with desk.store.read() as session:
        counted = forecasts(session).ids[ForecastState.COUNTED]
        rows = forecast_rows(session, counted, Rules())
    own = {row.round_id: row.predicted for row in rows if row.application_id == at}
    assert own == expected
