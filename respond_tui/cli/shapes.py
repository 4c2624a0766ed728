"""What the queries answer, in the JSON that stays stable (DESIGN.md, "Command line").

Dates are left as they are; printing turns them into ISO 8601. Rates are fractions or null.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from respond_tui.guide.rates import SLICES, By

if TYPE_CHECKING:
    from respond_tui.guide.counting import StageCount
    from respond_tui.guide.rates import Rate
    from respond_tui.queries.evidence import Evidence
    from respond_tui.queries.interviews import Listed
    from respond_tui.queries.patterns import AlertView
    from respond_tui.queries.rates import Group
    from respond_tui.queries.stats import Stats
    from respond_tui.queries.today import TodayView

Json = dict[str, object]


def application(one: Listed) -> Json:
    """One element of ``list --json``."""
    return {
        "id": one.id,
        "company": one.company,
        "role": one.role,
        "source": one.source,
        "arrangement": one.arrangement,
        "applied_on": one.applied_on,
        "stage": one.stage,
        "status": one.status,
        "ended_by": one.ended_by,
        "ended_on": one.ended_on,
        "reason_certainty": one.reason_certainty,
        "interviews": [
            {"stage": each.stage, "on": each.on, "outcome": each.outcome} for each in one.interviews
        ],
    }


def today(view: TodayView, as_of: dt.date) -> Json:
    """``today --json``; ``application`` is an id of ``list --json``."""
    return {
        "as_of": as_of,
        "items": [
            {
                "kind": item.kind,
                "what": item.what,
                "due": item.due,
                "overdue": item.overdue,
                "application": item.application_id,
            }
            for item in view.items
        ],
    }


def patterns(
    as_of: dt.date,
    counts: Sequence[StageCount],
    alerts: Sequence[tuple[AlertView, Sequence[Evidence]]],
) -> Json:
    """``patterns --json``."""
    return {
        "as_of": as_of,
        "stages": [_stage(count) for count in counts],
        "alerts": [_alert(view, rows) for view, rows in alerts],
    }


def _stage(count: StageCount) -> Json:
    return {
        "stage": count.stage.name,
        "entered": count.entered,
        "passed": count.passed,
        "rejected": count.rejected,
        "silent": count.silent,
        "left_out": count.left_out,
        "pending": count.pending,
        "pass_rate": count.pass_rate,
        "low": count.low,
        "high": count.high,
    }


def _alert(view: AlertView, rows: Sequence[Evidence]) -> Json:
    alert, chosen = view.alert, view.commitment
    return {
        "kind": alert.kind,
        "stage": alert.stage.name,
        "rejections": alert.rejected,
        "decided": alert.decided,
        "strength": alert.strength,
        "p": alert.p,
        "q": alert.q,
        "evidence": [row.application_id for row in rows],
        "commitment": chosen
        and {
            "lever": chosen.lever,
            "what": chosen.what,
            "started_on": chosen.started_on,
            "ends_on": chosen.ends_on,
            "state": chosen.state,
        },
    }


def stats(found: Stats) -> Json:
    """``stats --json``."""
    return {
        "applications": found.applications,
        "by_status": {status.value: count for status, count in found.by_status.items()},
        "reply_rate": _rate(found.reply_rate),
        "invite_rate": _rate(found.invite_rate),
        "by_month": [
            {"month": group.name, **_both(group)} for group in found.rates.groups[By.MONTH]
        ],
        "by_slice": {
            str(by): [{"value": group.name, **_both(group)} for group in found.rates.groups[by]]
            for by in SLICES
        },
    }


def _both(group: Group) -> Json:
    return {"reply_rate": _rate(group.reply), "invite_rate": _rate(group.invite)}


def _rate(rate: Rate) -> Json:
    return {
        "of": rate.answered.of,
        "in": rate.answered.part,
        "rate": rate.answered.rate,
        "low": rate.answered.low,
        "high": rate.answered.high,
        "too_early": rate.too_early,
    }
