"""Where applications went, and which ones went from one place to another.

Roads are told apart in SQL, by their stages and where they have come to; there are few of
them in a log of any length. ``guide.flow`` puts them together.
"""

import datetime as dt
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Date, Row, text
from sqlmodel import Session

from respond_tui.guide.flow import Flow, Origin, Place, Road, end_of, flow, in_road_order
from respond_tui.guide.rules import Rules
from respond_tui.guide.stages import Stage
from respond_tui.guide.terms import EndedHow, Source, Standing
from respond_tui.queries.counting import bound
from respond_tui.queries.interviews.stages import counted_stages


@dataclass(frozen=True, slots=True)
class BehindFlow:
    """The applications that came through a place, or went from it straight to another."""

    place: Place
    to: Place | None = None


@dataclass(frozen=True, slots=True)
class Traveller:
    """One application on its road; ``on`` is the latest day that anything is known of."""

    application_id: int
    company: str
    role: str | None
    on: dt.date | None


_ROADS = """
WITH road AS (
    SELECT
        application_id,
        group_concat(stage_id) AS stages,
        max(CASE
            WHEN standing = 'passed' THEN ''
            WHEN waits_since <= :last_silent_day THEN 'silent'
            ELSE standing
        END) AS standing
    FROM entry GROUP BY application_id
),
known AS (
    SELECT
        application_id,
        stages || '/' || standing || '/' || coalesce(source, '') || '/' || coalesce(ended_how, '')
            AS code
    FROM road CROSS JOIN application ON application.id = application_id
)
"""
"""Each application with a code of its road: stages, standing at the last, source, how it ended.

At all stages but the last it passed, so that what it counts as there is the largest word.
"""

_TIMES = text(_ROADS + "SELECT code, count(*) AS times FROM known GROUP BY 1")

_IDS = text(
    _ROADS
    + """
    SELECT known.application_id
    FROM known JOIN standing AS s ON s.application_id = known.application_id
    WHERE code IN (SELECT value FROM json_each(:codes))
    ORDER BY s.moved_on DESC, known.application_id DESC
    """
)

_ROWS = text(
    """
    SELECT application_id, company, role, nullif(moved_on, '') AS moved_on
    FROM standing WHERE application_id IN (SELECT value FROM json_each(:ids))
    """
).columns(moved_on=Date)


def flow_of(session: Session, today: dt.date, rules: Rules) -> Flow:
    """Where all applications went, as of today."""
    roads: Counter[Road] = Counter()
    for _, road, times in _roads(session, today, rules):
        roads[road] += times
    return flow(roads, counted_stages(session))


def ids_behind_flow(
    session: Session, behind: BehindFlow, today: dt.date, rules: Rules
) -> tuple[int, ...]:
    """The applications that went so, those with the latest news first."""
    codes = [code for code, road, _ in _roads(session, today, rules) if _went(road, behind)]
    asked = {**bound(today, rules), "codes": json.dumps(codes)}
    return tuple(session.connection().execute(_IDS, asked).scalars().all())


def rows_behind_flow(session: Session, ids: Sequence[int]) -> tuple[Traveller, ...]:
    """Some of those applications, in the order of their ids as given."""
    rows = session.connection().execute(_ROWS, {"ids": json.dumps(list(ids))}).all()
    found = {row.application_id: _traveller(row) for row in rows}
    return tuple(found[id_] for id_ in ids if id_ in found)


def _roads(session: Session, today: dt.date, rules: Rules) -> list[tuple[str, Road, int]]:
    known = {stage.id: stage for stage in counted_stages(session)}
    rows = session.connection().execute(_TIMES, bound(today, rules)).all()
    return [(row.code, _road(row.code, known), row.times) for row in rows]


def _road(code: str, known: dict[int, Stage]) -> Road:
    stages, standing, source, ended_how = code.split("/")
    return Road(
        Origin(Source(source) if source else None),
        in_road_order(known[int(id_)] for id_ in stages.split(",")),
        end_of(
            Standing(standing) if standing else Standing.PASSED,
            EndedHow(ended_how) if ended_how else None,
        ),
    )


def _went(road: Road, behind: BehindFlow) -> bool:
    if behind.to is None:
        return behind.place in road.places
    return (behind.place, behind.to) in road.steps


def _traveller(row: Row[tuple[object, ...]]) -> Traveller:
    return Traveller(row.application_id, row.company, row.role, row.moved_on)
