"""A person's own forecasts: the chances given, what came of them, and the rounds behind."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Date, bindparam, text
from sqlmodel import Session

from respond_tui.guide.calibration import (
    HINDSIGHT,
    Calibration,
    ForecastState,
    Outcomes,
    hindsight_of,
)
from respond_tui.guide.calibration import calibration as judged
from respond_tui.guide.rules import Rules
from respond_tui.guide.stages import Stage
from respond_tui.guide.terms import RoundOutcome
from respond_tui.queries.interviews.stages import stages_by_id

_DECIDED = "outcome IN ('passed', 'rejected')"

_OUTCOMES = text(
    f"""
    SELECT predicted, sum(outcome = 'passed') AS passed, count(*) AS rounds FROM interview
    WHERE predicted IS NOT NULL AND {_DECIDED} AND deleted_at IS NULL GROUP BY predicted
    """
)


_STATE = f"""
    CASE
    WHEN i.predicted IS NULL THEN 'hindsight'
    WHEN i.{_DECIDED} THEN 'counted'
    WHEN i.outcome = 'pending' AND a.ended_how IS NULL THEN 'pending'
    ELSE 'undecided' END
"""

_ALL = text(
    f"""
    SELECT i.id, {_STATE} AS state
    FROM interview i JOIN application a ON a.id = i.application_id
    WHERE i.deleted_at IS NULL AND (
        i.predicted IS NOT NULL
        OR (i.{_DECIDED} AND instr(char(10) || i.notes, char(10) || :hindsight))
    )
    ORDER BY i."on" DESC, i.id DESC
    """
)

_ROUNDS = text(
    f"""
    SELECT i.id, i.application_id, i.stage_id, i."on", i.predicted, i.outcome, i.notes,
        a.company, a.role, a.sealed_at IS NOT NULL AS sealed, {_STATE} AS state
    FROM interview i JOIN application a ON a.id = i.application_id WHERE i.id IN :ids
    """
).columns(on=Date)


@dataclass(frozen=True, slots=True)
class Forecasts:
    """Every round that has a chance, by what it is for the figures, the newest first."""

    ids: dict[ForecastState, tuple[int, ...]]

    @property
    def in_order(self) -> tuple[int, ...]:
        """All of them, as they are listed."""
        return tuple(id_ for state in ForecastState for id_ in self.ids[state])


@dataclass(frozen=True, slots=True)
class Forecast:
    """A round with the chance that was given for it, in percent.

    ``sealed`` when what came of its application is put away: it counts, and is not named.
    """

    round_id: int
    application_id: int
    company: str
    role: str | None
    stage: Stage
    on: dt.date | None
    predicted: int | None
    outcome: RoundOutcome
    state: ForecastState
    sealed: bool = False


def calibration(session: Session) -> Calibration:
    """How the chances given compare with what came true."""
    rows = session.connection().execute(_OUTCOMES).all()
    return judged({row.predicted: Outcomes(row.passed, row.rounds) for row in rows})


def forecasts(session: Session) -> Forecasts:
    """Which rounds count, which are pending, and which are left out for which reason."""
    ids: dict[ForecastState, list[int]] = {state: [] for state in ForecastState}
    for row in session.connection().execute(_ALL, {"hindsight": HINDSIGHT}):
        ids[ForecastState(row.state)].append(row.id)
    return Forecasts({state: tuple(found) for state, found in ids.items()})


def forecast_rows(session: Session, ids: Sequence[int], rules: Rules) -> tuple[Forecast, ...]:
    """Some of these rounds, in the order of the ids; one that has gone meanwhile is left out."""
    known = stages_by_id(session)
    query = _ROUNDS.bindparams(bindparam("ids", expanding=True))
    rows = {row.id: row for row in session.connection().execute(query, {"ids": list(ids)})}
    return tuple(
        Forecast(
            round_id=row.id,
            application_id=row.application_id,
            company=row.company,
            role=row.role,
            stage=known[row.stage_id],
            on=row.on,
            predicted=hindsight_of(row.notes) if row.predicted is None else row.predicted,
            outcome=RoundOutcome(row.outcome),
            state=ForecastState(row.state),
            sealed=rules.shield and bool(row.sealed),
        )
        for row in (rows[id_] for id_ in ids if id_ in rows)
    )
