"""Rounds: add one, schedule one, write one anew."""

import datetime as dt
from collections.abc import Mapping

from respond_tui.actions.desk import Desk
from respond_tui.actions.interviews.applications import place
from respond_tui.actions.interviews.case import Case, at_hand, hindsight_warning, round_at_hand
from respond_tui.actions.interviews.logged import Logged, together
from respond_tui.actions.interviews.watching import alert_keys, new_alerts
from respond_tui.actions.keeping import id_of
from respond_tui.guide.dates import When, exact
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.stages import Stage
from respond_tui.guide.terms import RoundOutcome, StageKind
from respond_tui.guide.text import capital
from respond_tui.models.interviews import Interview

_STILL_OPEN = (
    "The round is a no, and the application is still open: log the rejection if it has ended."
)


def add_round(desk: Desk, application_id: int, values: Mapping[str, object]) -> Logged:
    """Add a round from the fields of a form; ``stage_id`` must be there.

    Its day is the local day of ``at`` where that is given. Raises Refusal.
    """
    with at_hand(desk, application_id, "add a round at {company}") as case:
        known = alert_keys(case.session, desk) if values.get("outcome") else None
        row = case.open_round(_named(case, values), **_dated(desk, values))
        alerts, chance = new_alerts(case.session, desk, known), values.get("predicted")
        return _logged(case, row, "Added", alerts, hindsight_warning(row, chance))


def edit_round(desk: Desk, round_id: int, values: Mapping[str, object]) -> Logged:
    """Write fields of a round anew, the rest staying as it is. Raises Refusal."""
    with round_at_hand(desk, round_id, "edit a round at {company}") as (case, row):
        known = alert_keys(case.session, desk)
        case.alter_round(row, **_dated(desk, values))
        alerts, chance = new_alerts(case.session, desk, known), values.get("predicted")
        return _logged(case, row, "Changed", alerts, hindsight_warning(row, chance))


def schedule(desk: Desk, application_id: int, stage_id: int, when: When | None) -> Logged:
    """Schedule a round at a stage: one there that waits without an outcome, else a new one."""
    with at_hand(desk, application_id, "schedule a round at {company}") as case:
        return scheduled(case, case.stage(stage_id), when)


def scheduled(case: Case, stage: Stage, when: When | None) -> Logged:
    """Schedule a round in a transaction that is already open. Raises Refusal."""
    if case.row.ended_how is not None:
        raise Refusal(f"{place(case)} has ended. Reopen it first.")
    if stage.kind is not StageKind.ROUND:
        raise Refusal(capital(f"{stage.name} is no round that could be scheduled."), "stage_id")
    moment = {"on": when.day, "at": case.desk.moment(when)} if when is not None else {}
    row = case.undecided(stage, ahead_first=True)
    if row is None:
        row = case.open_round(stage, **moment)
    else:
        case.alter_round(row, **moment)
    gone_by = row.on is not None and row.on < case.desk.today
    return _logged(case, row, "Added" if gone_by else "Scheduled")


def _named(case: Case, values: Mapping[str, object]) -> Stage:
    stage_id = values.get("stage_id")
    if not isinstance(stage_id, int):
        raise Refusal("Which stage is this round at?", "stage_id")
    return case.stage(stage_id)


def _dated(desk: Desk, values: Mapping[str, object]) -> dict[str, object]:
    at = values.get("at")
    if isinstance(at, dt.datetime) and at.tzinfo is not None:
        return {**values, "on": at.astimezone(desk.now.tzinfo).date()}
    return dict(values)


def _logged(
    case: Case,
    row: Interview,
    verb: str,
    alerts: tuple[str, ...] = (),
    warning: str | None = None,
) -> Logged:
    on = f", {exact(row.on)}" if row.on is not None else ""
    if row.at is not None:
        on += f" {row.at.astimezone(case.desk.now.tzinfo):%H:%M}"
    is_open_no = row.outcome is RoundOutcome.REJECTED and case.row.ended_how is None
    return Logged(
        case.id,
        f"{verb}: {case.stages[row.stage_id].name} at {place(case)}{on}.",
        interview_id=id_of(row),
        new_alerts=alerts,
        warning=together(warning, _STILL_OPEN if is_open_no else None),
    )
