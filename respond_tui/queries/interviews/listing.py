"""The whole log as rows for a program to read (DESIGN.md §6, ``list --json``)."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Date, TextualSelect, text
from sqlmodel import Session

from respond_tui.guide.interviews import LogFilter
from respond_tui.guide.rules import Rules
from respond_tui.guide.terms import Arrangement, Certainty, EndedBy, RoundOutcome, Source, Status
from respond_tui.queries.interviews.narrowing import narrowed
from respond_tui.queries.interviews.standing import LADDER, MATTERS_ON, STAGE, STATUS, bound


@dataclass(frozen=True, slots=True)
class ListedRound:
    """One round of a listed application; ``stage`` is its name."""

    stage: str
    on: dt.date | None
    outcome: RoundOutcome


@dataclass(frozen=True, slots=True)
class Listed:
    """One application of the list; ``stage`` is the furthest one's name.

    ``sealed`` when what came of it is put away and not opened yet.
    """

    id: int
    company: str
    role: str | None
    source: Source | None
    arrangement: Arrangement | None
    applied_on: dt.date | None
    stage: str
    status: Status
    ended_by: EndedBy | None
    ended_on: dt.date | None
    reason_certainty: Certainty | None
    interviews: tuple[ListedRound, ...]
    sealed: bool = False


@cache
def _listed(where: str) -> TextualSelect:
    return text(
        f"""
        WITH {LADDER}
        SELECT
            a.id, a.company, a.role, a.source, a.arrangement, a.applied_on, {STATUS} AS status,
            a.ended_by, a.ended_on, a.reason_certainty, {STAGE} AS stage,
            :shield AND a.sealed_at IS NOT NULL AS sealed
        FROM standing JOIN application AS a ON a.id = application_id
        WHERE {where}
        ORDER BY {MATTERS_ON} DESC, application_id DESC
        """
    ).columns(applied_on=Date, ended_on=Date)


_ROUNDS = text(
    """
    SELECT i.application_id, s.name AS stage, i."on" AS day, i.outcome
    FROM interview AS i
    JOIN stage AS s ON s.id = i.stage_id
    WHERE i.deleted_at IS NULL
        AND i.application_id IN (SELECT value FROM json_each(:ids))
    ORDER BY i."on" IS NULL, i."on", s.position, i.at IS NULL, i.at, i.id
    """
).columns(day=Date)


def listing(
    session: Session,
    status: Status | None,
    stage_id: int | None,
    since: dt.date | None,
    today: dt.date,
    rules: Rules,
) -> tuple[Listed, ...]:
    """Applications with their rounds, newest first, narrowed where something is given.

    ``stage_id`` is the furthest stage; ``since`` goes by the end's day, else the latest.
    """
    chosen = LogFilter(
        statuses=frozenset({status} if status else ()), stage_id=stage_id, since=since
    )
    where, binds = narrowed(chosen)
    asked = binds | bound(today, rules) | {"shield": rules.shield}
    found = session.connection().execute(_listed(where), asked).all()
    rounds = _rounds(session, [row.id for row in found])
    return tuple(
        Listed(
            id=row.id,
            company=row.company,
            role=row.role,
            source=Source(row.source) if row.source else None,
            arrangement=Arrangement(row.arrangement) if row.arrangement else None,
            applied_on=row.applied_on,
            stage=row.stage,
            status=Status(row.status),
            ended_by=EndedBy(row.ended_by) if row.ended_by else None,
            ended_on=row.ended_on,
            reason_certainty=Certainty(row.reason_certainty) if row.reason_certainty else None,
            interviews=tuple(rounds[row.id]),
            sealed=bool(row.sealed),
        )
        for row in found
    )


def _rounds(session: Session, ids: Sequence[int]) -> defaultdict[int, list[ListedRound]]:
    of: defaultdict[int, list[ListedRound]] = defaultdict(list)
    for row in session.connection().execute(_ROUNDS, {"ids": json.dumps(list(ids))}).all():
        of[row.application_id].append(ListedRound(row.stage, row.day, RoundOutcome(row.outcome)))
    return of
