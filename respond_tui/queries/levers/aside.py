"""What started since a lever was chosen and is in neither of its numbers, or not yet."""

import datetime as dt
import json
from collections.abc import Mapping

from sqlalchemy import text
from sqlmodel import Session

from respond_tui.guide.commitments import Baseline, last_counted
from respond_tui.guide.rules import Rules
from respond_tui.guide.shares import Counts
from respond_tui.guide.terms import AlertKind, Field
from respond_tui.queries.commitments import CommitmentView
from respond_tui.queries.interviews.standing import bound as bound_to_stand
from respond_tui.queries.patterns.slices import bound_at_the_door
from respond_tui.queries.shares import sources
from respond_tui.queries.shares.asked import AlertShare, Binds, question

ASIDE = (Counts.PENDING, Counts.SILENT, Counts.TOO_EARLY, Counts.LEFT_OUT)
"""What is in neither number, in the order in which it is listed."""

_ROUNDS = 'SELECT {pick}(i."on") FROM interview AS i WHERE {which} AND i.deleted_at IS NULL'
_OF_IT = "i.application_id = seen.application_id"
_BY_ROUND = {
    AlertKind.STAGE: _ROUNDS.format(pick="min", which=f"{_OF_IT} AND i.stage_id = seen.stage_id"),
    AlertKind.GAP: _ROUNDS.format(pick="max", which=_OF_IT),
    AlertKind.QUESTION: _ROUNDS.format(pick="max", which=_OF_IT),
}
"""The round that says when it started, of kinds that count by rounds; else it was sent."""


def aside_since(
    session: Session, view: CommitmentView, today: dt.date, rules: Rules
) -> Mapping[Counts, tuple[int, ...]]:
    """The applications that started while it ran and that ``ASIDE`` says why they do not count.

    What is in the frozen numbers is in none of them. The latest come first.
    """
    if view.baseline is None or not (view.baseline.is_whole or _is_known(view)):
        return {}
    source, binds = _source(session, view, view.baseline)
    by_round = _BY_ROUND.get(view.kind)
    started = f"coalesce(({by_round}), a.applied_on)" if by_round else "a.applied_on"
    asked = text(
        f"""
        SELECT seen.application_id, seen.counts FROM ({source}) AS seen
        JOIN application AS a ON a.id = seen.application_id
        WHERE NOT seen.aside AND {started} > :lever_day AND {started} <= :lever_until
            AND seen.application_id NOT IN (SELECT value FROM json_each(:frozen))
        ORDER BY seen.day DESC, seen.application_id DESC
        """
    )
    last = last_counted(view.ends_on)
    bound = {
        **bound_to_stand(today, rules),
        **bound_at_the_door(today, rules),
        **binds,
        "lever_day": view.started_on.isoformat(),
        "lever_until": min(view.ended_on or last, last).isoformat(),
        "frozen": json.dumps([*view.baseline.passed_ids, *view.baseline.rejected_ids]),
    }
    rows = session.connection().execute(asked, bound).all()
    return {
        counts: tuple(row.application_id for row in rows if row.counts == counts)
        for counts in ASIDE
    }


def _is_known(view: CommitmentView) -> bool:
    """Whether a slice is one of ours; another program's hand could have written any."""
    is_slice = view.kind in (AlertKind.SLICE, AlertKind.SILENCE)
    return not is_slice or view.key.partition("=")[0] in [each.value for each in Field]


def _source(session: Session, view: CommitmentView, frozen: Baseline) -> tuple[str, Binds]:
    if not frozen.is_whole:
        return question(session, AlertShare(view.kind, view.key))
    part = sources.INVITED if view.kind is AlertKind.SLICE else sources.STAYED_SILENT
    return sources.at_the_door(part, "TRUE", "FALSE"), {}
