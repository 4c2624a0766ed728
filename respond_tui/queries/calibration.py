"""A person's own forecasts: the chances given, what came of them, and the rounds behind."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Date, text
from sqlmodel import Session

from respond_tui.guide.calibration import Calibration, Outcomes
from respond_tui.guide.calibration import calibration as judged
from respond_tui.guide.stages import Stage
from respond_tui.guide.terms import RoundOutcome
from respond_tui.queries.interviews.stages import stages_by_id

_COUNTED = "predicted IS NOT NULL AND outcome IN ('passed', 'rejected')"

_OUTCOMES = text(
    f"""
    SELECT predicted, sum(outcome = 'passed') AS passed, count(*) AS rounds FROM interview
    WHERE {_COUNTED} AND deleted_at IS NULL GROUP BY predicted
    """
)

_ROUNDS = text(
    f"""
    WITH page AS MATERIALIZED (
        SELECT id, application_id, stage_id, "on", predicted, outcome FROM interview
        WHERE {_COUNTED} AND deleted_at IS NULL
        ORDER BY "on" DESC, id DESC LIMIT :most OFFSET :start
    )
    SELECT page.*, company, role FROM page JOIN application ON application.id = application_id
    ORDER BY "on" DESC, page.id DESC
    """
).columns(on=Date)


@dataclass(frozen=True, slots=True)
class Forecast:
    """A decided round with the chance that was given for it, in percent."""

    round_id: int
    application_id: int
    company: str
    role: str | None
    stage: Stage
    on: dt.date | None
    predicted: int
    outcome: RoundOutcome


def calibration(session: Session) -> Calibration:
    """How the chances given compare with what came true."""
    rows = session.connection().execute(_OUTCOMES).all()
    return judged({row.predicted: Outcomes(row.passed, row.rounds) for row in rows})


def forecasts(session: Session, start: int = 0, most: int = -1) -> tuple[Forecast, ...]:
    """The rounds that count there, the newest first; a negative ``most`` is all of them."""
    known = stages_by_id(session)
    rows = session.connection().execute(_ROUNDS, {"start": start, "most": most}).all()
    return tuple(
        Forecast(
            round_id=row.id,
            application_id=row.application_id,
            company=row.company,
            role=row.role,
            stage=known[row.stage_id],
            on=row.on,
            predicted=row.predicted,
            outcome=RoundOutcome(row.outcome),
        )
        for row in rows
    )
