"""The person's own forecasts, counted in SQL: what counts, what is left out, and the rounds."""

import random

from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews.applications import add_application
from respond_tui.actions.interviews.rounds import add_round
from respond_tui.actions.interviews.trash import delete_application
from respond_tui.guide.calibration import ENOUGH, Calibration, Outcomes
from respond_tui.guide.calibration import calibration as judged
from respond_tui.guide.terms import RoundOutcome
from respond_tui.queries.calibration import Forecast, calibration, forecasts
from tests.desks import ago, stage

DECIDED = (RoundOutcome.PASSED, RoundOutcome.REJECTED)


def _application(desk: Desk, company: str = "Acme") -> int:
    made = add_application(desk, {"company": company, "role": "Engineer"})
    return made.application_id


def _round(
    desk: Desk, at: int, predicted: int | None, outcome: RoundOutcome, days_ago: int | None = 5
) -> None:
    values = {
        "stage_id": stage("technical").id,
        "predicted": predicted,
        "outcome": outcome,
        "on": ago(days_ago) if days_ago is not None else None,
    }
    add_round(desk, at, values)


def _asked(desk: Desk) -> tuple[Calibration, tuple[Forecast, ...]]:
    with desk.store.read() as session:
        return calibration(session), forecasts(session)


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
        (each.predicted / 100 - (each.outcome is RoundOutcome.PASSED)) ** 2 for each in rounds
    ]
    assert found.n == 40
    assert found.brier is not None
    assert abs(found.brier - sum(squares) / 40) < 1e-12


def test_rounds_come_page_by_page_the_newest_first_and_undated_last(desk: Desk) -> None:
    at = _application(desk)
    for days in (3, 1, None, 2):
        _round(desk, at, 50, RoundOutcome.PASSED, days)
    with desk.store.read() as session:
        whole = forecasts(session)
        pages = forecasts(session, 0, 2) + forecasts(session, 2, 2)
    assert [each.on for each in whole] == [ago(1), ago(2), ago(3), None]
    assert pages == whole
    assert (whole[0].company, whole[0].role, whole[0].stage.name) == (
        "Acme",
        "Engineer",
        "technical",
    )
