"""The log: how many applications, under which headings, and the rows of one page.

Nothing here grows with the log but what SQLite counts along an index: the headings are
counted by day, name or stage, and the rows are asked for as they come into sight. The newest
first needs one care. What still has something ahead goes by its next round, which hangs on the
day; those few are put in order here, and all others follow as the index has them.
"""

import datetime as dt
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Date, Row, TextClause, text
from sqlmodel import Session
from sqlmodel.sql.sqltypes import UTCDateTime

from respond_tui.guide.interviews import LogFilter, LogOrder, day_group, initial_group, silent_for
from respond_tui.guide.rules import Rules
from respond_tui.guide.terms import Status
from respond_tui.queries.interviews.narrowing import narrowed
from respond_tui.queries.interviews.standing import (
    HEARD_ON,
    LADDER,
    MATTERS_ON,
    NEXT_ON,
    STAGE,
    STATUS,
    bound,
)


@dataclass(frozen=True, slots=True)
class LogGroup:
    """A heading, and the stretch of the log that stands under it."""

    title: str
    start: int
    count: int


@dataclass(frozen=True, slots=True)
class LogIndex:
    """The log under a filter, in an order: how many there are, and their headings.

    ``ahead`` are the ids that come first by their next round, in order.
    """

    chosen: LogFilter
    order: LogOrder
    count: int
    groups: tuple[LogGroup, ...]
    ahead: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class LogRow:
    """One application as the log shows it.

    ``on`` is the day that matters: the next round's, else the end's, else the latest; ``at``
    is the moment of the next round, in UTC. ``stage`` is the furthest one's name.
    """

    id: int
    company: str
    role: str | None
    stage: str
    status: Status
    on: dt.date | None
    at: dt.datetime | None
    silent_days: int | None


class _Order(NamedTuple):
    """How to put the log in order along an index.

    ``group`` are the headings, ``before`` is what stands before the row of ``:id``, whose
    columns are bound with ``my_`` in front.
    """

    group: str
    by: str
    before: str


_NEWER = "(moved_on > :my_moved_on OR (moved_on = :my_moved_on AND application_id > :id))"

_ORDERS = {
    LogOrder.NEWEST: _Order("moved_on", "moved_on DESC, application_id DESC", _NEWER),
    LogOrder.COMPANY: _Order(
        "company COLLATE NOCASE",
        "company COLLATE NOCASE, moved_on DESC, application_id DESC",
        f"""(
            company COLLATE NOCASE < :my_company
            OR (company COLLATE NOCASE = :my_company AND {_NEWER})
        )""",
    ),
    LogOrder.ROLE: _Order(
        "role COLLATE NOCASE",
        "role COLLATE NOCASE NULLS LAST, moved_on DESC, application_id DESC",
        f"""(
            iif(:my_role IS NULL, role IS NOT NULL, role COLLATE NOCASE < :my_role) IS TRUE
            OR (role COLLATE NOCASE IS :my_role AND {_NEWER})
        )""",
    ),
    LogOrder.STAGE: _Order(
        "rung",
        "rung DESC, moved_on DESC, application_id DESC",
        f"(rung > :my_rung OR (rung = :my_rung AND {_NEWER}))",
    ),
    LogOrder.APPLIED: _Order(
        "applied_on",
        "applied_on DESC, application_id DESC",
        """(
            coalesce(applied_on, '') > coalesce(:my_applied_on, '')
            OR (applied_on IS :my_applied_on AND application_id > :id)
        )""",
    ),
}


@cache
def _headings(where: str, order: LogOrder) -> TextClause:
    group, by, _ = _ORDERS[order]
    first, _, _ = by.partition(",")
    name, _, _ = group.partition(" ")
    return text(
        f"SELECT {name} AS heading, count(*) AS times FROM standing"
        f" WHERE {where} GROUP BY {group} ORDER BY {first}"
    )


@cache
def _ahead(where: str) -> TextClause:
    return text(
        f"SELECT application_id AS id, {MATTERS_ON} AS day FROM standing"
        f" WHERE moved_on >= :today AND {where}"
    )


@cache
def _page(where: str, order: LogOrder) -> TextClause:
    return text(
        f"SELECT application_id FROM standing WHERE {where}"
        f" ORDER BY {_ORDERS[order].by} LIMIT :most OFFSET :start"
    )


@cache
def _before(where: str, order: LogOrder) -> TextClause:
    return text(f"SELECT count(*) FROM standing WHERE {where} AND {_ORDERS[order].before}")


@cache
def _one(where: str) -> TextClause:
    return text(
        "SELECT company AS my_company, role AS my_role, applied_on AS my_applied_on,"
        f" moved_on AS my_moved_on, rung AS my_rung FROM standing"
        f" WHERE application_id = :id AND {where}"
    )


_LADDER = text("SELECT name FROM stage ORDER BY position, id")

_ROWS = text(
    f"""
    WITH {LADDER}
    SELECT
        application_id AS id, company, role, {STATUS} AS status, {MATTERS_ON} AS matters_on,
        {HEARD_ON} AS heard_on, {STAGE} AS stage,
        (
            SELECT min(r.at) FROM interview AS r
            WHERE r.application_id = standing.application_id AND r."on" = {NEXT_ON}
                AND r.outcome = 'pending' AND r.deleted_at IS NULL
        ) AS at
    FROM standing
    WHERE application_id IN (SELECT value FROM json_each(:ids))
    """
).columns(matters_on=Date, heard_on=Date, at=UTCDateTime)


def log_index(
    session: Session, chosen: LogFilter, order: LogOrder, today: dt.date, rules: Rules
) -> LogIndex:
    """The log under a filter, in an order: how many, and under which headings."""
    where, binds = _asked(chosen, order, today, rules)
    ahead = _in_order_ahead(session, chosen, today, rules) if order is LogOrder.NEWEST else ()
    counted = session.connection().execute(_headings(where, order), binds).all()
    title_of = _titles(session, order, today)
    groups = _grouped(
        (
            *((title_of(day), 1) for _, day in ahead),
            *((title_of(row.heading), row.times) for row in counted),
        )
    )
    count = sum(group.count for group in groups)
    return LogIndex(chosen, order, count, groups, tuple(id_ for id_, _ in ahead))


def log_page(
    session: Session, index: LogIndex, start: int, most: int, today: dt.date, rules: Rules
) -> tuple[LogRow, ...]:
    """The rows of a log from one place on."""
    ids = list(index.ahead[start : start + most])
    if len(ids) < most:
        where, binds = _asked(index.chosen, index.order, today, rules)
        skipped = max(0, start - len(index.ahead))
        found = session.connection().execute(
            _page(where, index.order), binds | {"most": most - len(ids), "start": skipped}
        )
        ids += found.scalars().all()
    return log_rows(session, ids, today, rules)


def log_place(
    session: Session, index: LogIndex, application_id: int, today: dt.date, rules: Rules
) -> int | None:
    """Where an application stands in a log, from 0; None where it is not among those shown."""
    if application_id in index.ahead:
        return index.ahead.index(application_id)
    where, binds = _asked(index.chosen, index.order, today, rules)
    binds["id"] = application_id
    mine = session.connection().execute(_one(where), binds).mappings().one_or_none()
    if mine is None:
        return None
    found = session.connection().execute(_before(where, index.order), binds | {**mine})
    before: int = found.scalar_one()
    return len(index.ahead) + before


def log_rows(
    session: Session, ids: Sequence[int], today: dt.date, rules: Rules
) -> tuple[LogRow, ...]:
    """The rows of these applications, in the order of the ids; those gone are left out."""
    found = session.connection().execute(
        _ROWS, bound(today, rules) | {"ids": json.dumps(list(ids))}
    )
    rows = {row.id: _row(row, today, rules) for row in found.all()}
    return tuple(rows[id_] for id_ in ids if id_ in rows)


def _asked(
    chosen: LogFilter, order: LogOrder, today: dt.date, rules: Rules
) -> tuple[str, dict[str, Any]]:
    """The condition on those that follow the index, and all that it binds."""
    where, binds = narrowed(chosen)
    if order is LogOrder.NEWEST:
        where = f"moved_on < :today AND {where}"
    return where, binds | bound(today, rules)


def _in_order_ahead(
    session: Session, chosen: LogFilter, today: dt.date, rules: Rules
) -> tuple[tuple[int, str], ...]:
    """Those with something today or later: the nearest ahead first, then those of today."""
    where, binds = narrowed(chosen)
    found = session.connection().execute(_ahead(where), binds | bound(today, rules)).all()
    day = today.isoformat()
    return tuple(
        (row.id, row.day)
        for row in sorted(found, key=lambda row: (row.day <= day, row.day, -row.id))
    )


def _row(row: Row[tuple[object, ...]], today: dt.date, rules: Rules) -> LogRow:
    status = Status(row.status)
    silent = silent_for(row.heard_on, today, rules.silence_days)
    return LogRow(
        id=row.id,
        company=row.company,
        role=row.role,
        stage=row.stage,
        status=status,
        on=row.matters_on,
        at=row.at,
        silent_days=silent if status is Status.SILENT else None,
    )


def _titles(session: Session, order: LogOrder, today: dt.date) -> Callable[[Any], str]:
    match order:
        case LogOrder.NEWEST | LogOrder.APPLIED:
            return lambda day: day_group(dt.date.fromisoformat(day) if day else None, today)
        case LogOrder.COMPANY:
            return initial_group
        case LogOrder.ROLE:
            return lambda role: role or "No role"
        case LogOrder.STAGE:
            names = session.connection().execute(_LADDER).scalars().all()
            return lambda rung: names[rung - 1]


def _grouped(headings: Iterable[tuple[str, int]]) -> tuple[LogGroup, ...]:
    """Neighbours under one title as one group."""
    groups: list[LogGroup] = []
    start = 0
    for title, titled in groupby(headings, key=lambda heading: heading[0]):
        count = sum(times for _, times in titled)
        groups.append(LogGroup(title, start, count))
        start += count
    return tuple(groups)
