"""What the queries answer, in the JSON that stays stable (DESIGN.md, "Command line").

Dates are left as they are; printing turns them into ISO 8601. Rates are fractions or null.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from respond_tui.guide.rates import SLICES, By
from respond_tui.guide.statistics import USUAL_LEVEL

if TYPE_CHECKING:
    from respond_tui.guide.calibration import Calibration
    from respond_tui.guide.commitments import Comparison
    from respond_tui.guide.counting import StageCount
    from respond_tui.guide.rates import Rate
    from respond_tui.guide.statistics import Proportion
    from respond_tui.queries.commitments import CommitmentView
    from respond_tui.queries.evidence import Evidence
    from respond_tui.queries.gaps import GapCount, GapSeen
    from respond_tui.queries.interviews import Listed
    from respond_tui.queries.letters import Answers
    from respond_tui.queries.patterns import AlertView
    from respond_tui.queries.rates import Group
    from respond_tui.queries.stats import Stats
    from respond_tui.queries.today import TodayView

Json = dict[str, object]

SortT = TypeVar("SortT", bound=str)


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
    """``today --json``; ``application`` is an id of ``list --json``, null for a lever's lines."""
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
    gaps: Sequence[tuple[GapCount, Sequence[GapSeen]]],
    forecasts: Calibration,
    since: Mapping[int, Comparison],
    level: int = USUAL_LEVEL,
) -> Json:
    """``patterns --json``; ``reflections`` are those in which a gap has an observation.

    ``confidence`` is how sure every ``low`` and ``high`` is, in percent.

    ``since`` has by commitment what started after it.

    An alert is ``in`` of ``of``: of a stage those that passed, of a gap the reflections that name
    it, and so on; ``stage`` and ``rejections`` are null for any kind but a stage.
    """
    return {
        "as_of": as_of,
        "confidence": level,
        "stages": [_stage(count) for count in counts],
        "alerts": [_alert(view, rows, since) for view, rows in alerts],
        "gaps": [
            {
                "tag": gap.tag,
                "kind": gap.kind,
                "reflections": gap.reflections,
                "evidence": [row.application_id for row in rows],
            }
            for gap, rows in gaps
        ],
        "calibration": _calibration(forecasts),
    }


def _calibration(found: Calibration) -> Json:
    """Below ten decided rounds, all but their number is null."""
    return {
        "n": found.n,
        "brier": found.brier,
        "base_rate_brier": found.base,
        "predicted": found.predicted,
        "passed": found.passed and found.passed.rate,
        "lean": found.lean,
        "p": found.p,
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


def _alert(view: AlertView, rows: Sequence[Evidence], since: Mapping[int, Comparison]) -> Json:
    alert, chosen = view.alert, view.commitment
    return {
        "kind": alert.kind,
        "key": alert.key,
        "what": alert.what,
        "stage": alert.stage and alert.stage.name,
        "rejections": alert.rejected if alert.stage else None,
        "decided": alert.decided,
        "in": alert.here.part,
        "of": alert.here.of,
        "better": alert.better,
        "strength": alert.strength,
        "p": alert.p,
        "q": alert.q,
        "evidence": [row.application_id for row in rows],
        "commitment": chosen and _commitment(chosen, since.get(chosen.id)),
    }


def _commitment(chosen: CommitmentView, came: Comparison | None) -> Json:
    """A lever; ``verdict`` is null while it runs.

    ``by_itself`` is what to expect of ``since`` with nothing changed, null where nobody can say.
    ``further`` is about how many more would tell; null where none would, too few did, or it is
    told.
    """
    return {
        "lever": chosen.lever,
        "what": chosen.what,
        "target": chosen.target,
        "started_on": chosen.started_on,
        "ends_on": chosen.ends_on,
        "state": chosen.state,
        "then": came and _share(came.then),
        "by_itself": came and came.by_itself and _share(came.by_itself),
        "since": came and _share(came.now),
        "verdict": came and came.verdict,
        "further": came and came.further,
        "undated": came and came.undated,
    }


def _share(share: Proportion) -> Json:
    return {
        "in": share.part,
        "of": share.of,
        "rate": share.rate,
        "low": share.low,
        "high": share.high,
    }


def stats(found: Stats, level: int = USUAL_LEVEL) -> Json:
    """``stats --json``; ``confidence`` is as in ``patterns``."""
    return {
        "applications": found.applications,
        "confidence": level,
        "by_status": {status.value: count for status, count in found.by_status.items()},
        "reply_rate": _rate(found.reply_rate),
        "invite_rate": _rate(found.invite_rate),
        "letters": {
            "by_kind": _letters(found.letters.by_kind),
            "by_tone": _letters(found.letters.by_tone),
            "by_template": _letters(found.letters.by_template),
        },
        "by_month": [
            {"month": group.name, **_both(group)} for group in found.rates.groups[By.MONTH]
        ],
        "by_slice": {
            str(by): [{"value": group.name, **_both(group)} for group in found.rates.groups[by]]
            for by in SLICES
        },
    }


def _letters(sorts: Mapping[SortT, Answers]) -> Json:
    """What came of the letters of each sort; the rate is of those that ask, and are decided."""
    return {
        str(sort): {
            "sent": found.sent,
            "replied": found.replied,
            "silent": found.silent,
            "waiting": found.waiting,
            **_share(found.answered),
        }
        for sort, found in sorts.items()
    }


def _both(group: Group) -> Json:
    return {"reply_rate": _rate(group.reply), "invite_rate": _rate(group.invite)}


def _rate(rate: Rate) -> Json:
    return {**_share(rate.answered), "too_early": rate.too_early}
