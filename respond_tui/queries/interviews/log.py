"""The log: how many applications, under which headings, and the rows of one page.

Nothing here grows with the log but what SQLite counts along an index: the headings are
counted by day, name or stage, and the rows are asked for as they come into sight. The newest
first needs one care. What still has something ahead goes by its next round, which hangs on the
day; those few are put in order here, and all others follow as the index has them. Under a
filter that no index answers, the ids that it finds are kept, eight bytes each, so that no page
has to look for them again. What is put away comes last in any order; those are few.
"""

import datetime as dt
import json
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from sqlalchemy import Date, Row, TextClause, text
from sqlmodel import Session
from sqlmodel.sql.sqltypes import UTCDateTime

from respond_tui.guide.interviews import LogFilter, LogOrder, silent_for
from respond_tui.guide.rules import Rules
from respond_tui.guide.terms import Status
from respond_tui.queries.interviews.orders import ORDERS, LogGroup, grouped, titles_of
from respond_tui.queries.interviews.sealed import NOT_OPENED, put_away, without
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
class LogIndex:
    """The log under a filter, in an order: how many there are, and their headings.

    ``ids`` are those that come first, in order: the ones ahead by their next round, or all.
    ``last`` are those put away, which stand behind all others; ``ids`` has none of them.
    ``repeats`` when one application may stand under several headings.
    """

    chosen: LogFilter
    order: LogOrder
    count: int
    groups: tuple[LogGroup, ...]
    ids: Sequence[int] = ()
    repeats: bool = False
    last: Sequence[int] = ()

    @property
    def has_all(self) -> bool:
        """Whether every id is at hand."""
        return len(self.ids) + len(self.last) == self.count


@dataclass(frozen=True, slots=True)
class LogRow:
    """One application as the log shows it.

    ``on`` is the day that matters: the next round's, else the end's, else the latest; ``at``
    is the moment of the next round, in UTC. ``stage`` is the furthest one's name. ``sealed``
    when it is put away: then nothing of how it stands is shown.
    """

    id: int
    company: str
    role: str | None
    stage: str
    status: Status
    on: dt.date | None
    at: dt.datetime | None
    silent_days: int | None
    sealed: bool = False


@cache
def _headings(where: str, order: LogOrder) -> TextClause:
    along = ORDERS[order]
    first, _, _ = along.by.partition(",")
    return text(
        f"SELECT {along.heading} AS heading, count(*) AS times FROM standing"
        f" WHERE {where} GROUP BY {along.group} ORDER BY {first}"
    )


@cache
def _each(where: str, order: LogOrder) -> TextClause:
    along = ORDERS[order]
    return text(
        f"SELECT application_id AS id, {along.heading} AS heading FROM standing"
        f" WHERE {where} ORDER BY {along.by}"
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
        f" ORDER BY {ORDERS[order].by} LIMIT :most OFFSET :start"
    )


@cache
def _before(where: str, order: LogOrder) -> TextClause:
    return text(f"SELECT count(*) FROM standing WHERE {where} AND {ORDERS[order].before}")


@cache
def _one(where: str) -> TextClause:
    return text(
        "SELECT company AS my_company, role AS my_role, applied_on AS my_applied_on,"
        f" moved_on AS my_moved_on, rung AS my_rung FROM standing"
        f" WHERE application_id = :id AND {where}"
    )


_ROWS = text(
    f"""
    WITH {LADDER}
    SELECT
        :shield AND (
            SELECT sealed_at IS NOT NULL FROM application AS a WHERE a.id = application_id
        ) AS sealed,
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
    last = put_away(session, chosen, today, rules)
    where, binds = _asked(chosen, order, today, rules, last)
    ahead = _in_order_ahead(session, chosen, today, rules, last) if order is LogOrder.NEWEST else ()
    ids = [id_ for id_, _ in ahead]
    if _is_dear(chosen):
        each = session.connection().execute(_each(where, order), binds).all()
        ids += [id_ for id_, _ in each]
        counted = [(day, len(list(same))) for day, same in groupby(heading for _, heading in each)]
    else:
        headings = session.connection().execute(_headings(where, order), binds).all()
        counted = [(heading, times) for heading, times in headings]
    title_of = titles_of(session, order, today)
    groups = grouped(
        [
            *((title_of(day), 1) for _, day in ahead),
            *((title_of(heading), times) for heading, times in counted),
            *((NOT_OPENED, 1) for _ in last),
        ]
    )
    count = sum(group.count for group in groups)
    return LogIndex(chosen, order, count, groups, array("q", ids), last=last)


def log_page(
    session: Session, index: LogIndex, start: int, most: int, today: dt.date, rules: Rules
) -> tuple[LogRow, ...]:
    """The rows of a log from one place on."""
    ids = list(index.ids[start : start + most])
    if len(ids) < most and not index.has_all:
        where, binds = _asked(index.chosen, index.order, today, rules, index.last)
        skipped = max(0, start - len(index.ids))
        found = session.connection().execute(
            _page(where, index.order), binds | {"most": most - len(ids), "start": skipped}
        )
        ids += found.scalars().all()
    first = index.count - len(index.last)
    if start + most > first:
        ids += index.last[max(0, start - first) : start + most - first]
    return log_rows(session, ids, today, rules)


def log_place(
    session: Session, index: LogIndex, application_id: int, today: dt.date, rules: Rules
) -> int | None:
    """Where an application stands first in a log, from 0; None where it is not shown."""
    if application_id in index.ids:
        return index.ids.index(application_id)
    if application_id in index.last:
        return index.count - len(index.last) + index.last.index(application_id)
    if index.has_all:
        return None
    where, binds = _asked(index.chosen, index.order, today, rules, index.last)
    binds["id"] = application_id
    mine = session.connection().execute(_one(where), binds).mappings().one_or_none()
    if mine is None:
        return None
    found = session.connection().execute(_before(where, index.order), binds | {**mine})
    before: int = found.scalar_one()
    return len(index.ids) + before


def log_rows(
    session: Session, ids: Sequence[int], today: dt.date, rules: Rules
) -> tuple[LogRow, ...]:
    """The rows of these applications, in the order of the ids; those gone are left out."""
    asked = {"ids": json.dumps(list(ids)), "shield": rules.shield}
    found = session.connection().execute(_ROWS, bound(today, rules) | asked)
    rows = {row.id: _row(row, today, rules) for row in found.all()}
    return tuple(rows[id_] for id_ in ids if id_ in rows)


def newest(
    session: Session, chosen: LogFilter, most: int, today: dt.date, rules: Rules
) -> tuple[LogRow, ...]:
    """The first rows of a log, the newest first, without a look at how many there are."""
    last = put_away(session, chosen, today, rules)
    ids = [id_ for id_, _ in _in_order_ahead(session, chosen, today, rules, last)][:most]
    begun = LogIndex(chosen, LogOrder.NEWEST, len(ids) + most + len(last), (), ids, last=last)
    rows = log_page(session, begun, 0, most, today, rules)
    return (*rows, *log_rows(session, last[: most - len(rows)], today, rules))


def _is_dear(chosen: LogFilter) -> bool:
    """Whether every page under a filter would look through what no index has in order."""
    return bool(
        chosen.text
        or chosen.entered_id is not None
        or chosen.source
        or chosen.arrangement
        or chosen.all_of
        or chosen.none_of
    )


def _asked(
    chosen: LogFilter, order: LogOrder, today: dt.date, rules: Rules, last: Sequence[int]
) -> tuple[str, dict[str, Any]]:
    """The condition on those that follow the index, and all that it binds."""
    where, binds = without(chosen, last)
    if order is LogOrder.NEWEST:
        where = f"moved_on < :today AND {where}"
    return where, binds | bound(today, rules)


def _in_order_ahead(
    session: Session, chosen: LogFilter, today: dt.date, rules: Rules, last: Sequence[int]
) -> tuple[tuple[int, str], ...]:
    """Those with something today or later: the nearest ahead first, then those of today."""
    where, binds = without(chosen, last)
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
        sealed=bool(row.sealed),
    )
