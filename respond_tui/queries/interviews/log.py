"""The log: which applications, in which order and groups, and the rows of one page.

The index holds ids and headings alone, so that a log of any length is cheap to keep; the
rows are asked for as they are shown.
"""

import datetime as dt
import json
from array import array
from collections.abc import Callable, Iterable, Iterator, MutableSequence, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Date, Row, TextClause, text
from sqlmodel import Session
from sqlmodel.sql.sqltypes import UTCDateTime

from respond_tui.guide.interviews import (
    LogFilter,
    LogOrder,
    Show,
    day_group,
    initial_group,
    silent_for,
)
from respond_tui.guide.rules import Rules
from respond_tui.guide.terms import Status
from respond_tui.queries import likeness
from respond_tui.queries.interviews.standing import bound, standing


@dataclass(frozen=True, slots=True)
class LogGroup:
    """A heading, and the stretch of the index that stands under it."""

    title: str
    start: int
    count: int


@dataclass(frozen=True, slots=True)
class LogIndex:
    """The ids of the applications shown, in order, and their headings."""

    ids: Sequence[int]
    groups: tuple[LogGroup, ...]


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


_SHOWN = {
    Show.ALL: "TRUE",
    Show.OPEN: "ended_how IS NULL",
    Show.ENDED: "ended_how IS NOT NULL",
    Show.REJECTED: "status = 'rejected'",
    Show.SILENT: "status IN ('silent', 'ghosted')",
    Show.AHEAD: "status = 'scheduled'",
}

_NEWEST = """
    iif(matters_on > :today, matters_on, '9999') ASC, matters_on DESC, id DESC
"""

_ORDERED = {
    LogOrder.NEWEST: ("matters_on", _NEWEST),
    LogOrder.COMPANY: ("company", "company COLLATE NOCASE, matters_on DESC, id DESC"),
    LogOrder.ROLE: ("role", "role IS NULL, role COLLATE NOCASE, matters_on DESC, id DESC"),
    LogOrder.STAGE: (
        "(SELECT name FROM ladder WHERE ladder.rung = standing.rung)",
        "rung DESC, matters_on DESC, id DESC",
    ),
    LogOrder.APPLIED: ("applied_on", "applied_on DESC, id DESC"),
}

_CHOSEN = f"""
    AND (:status IS NULL OR status = :status)
    AND (:stage_id IS NULL OR rung = (SELECT rung FROM ladder WHERE id = :stage_id))
    AND (:since IS NULL OR last_on >= :since)
    AND (:typed IS NULL OR {likeness.like("company")} OR {likeness.like("role")})
"""


@cache
def _index_of(show: Show, order: LogOrder) -> TextClause:
    heading, by = _ORDERED[order]
    return text(
        f"{standing()} SELECT id, {heading} AS heading FROM standing"
        f" WHERE {_SHOWN[show]} {_CHOSEN} ORDER BY {by}"
    )


_SOME = "(SELECT value FROM json_each(:ids))"

_ROWS = text(
    standing(f"AND i.application_id IN {_SOME}", f"AND a.id IN {_SOME}")
    + """
    SELECT
        id, company, role, status, matters_on, heard_on,
        (SELECT name FROM ladder WHERE ladder.rung = standing.rung) AS stage,
        (
            SELECT min(i.at) FROM interview AS i
            WHERE i.application_id = standing.id AND i."on" = next_on
                AND i.outcome = 'pending' AND i.deleted_at IS NULL
        ) AS at
    FROM standing
    """
).columns(matters_on=Date, heard_on=Date, at=UTCDateTime)


def log_index(
    session: Session, chosen: LogFilter, order: LogOrder, today: dt.date, rules: Rules
) -> LogIndex:
    """The log under a filter, in an order: ids and headings. Text looks in company and role."""
    found = session.connection().execute(
        _index_of(chosen.show, order),
        bound(today, rules)
        | {
            "status": chosen.status,
            "stage_id": chosen.stage_id,
            "since": chosen.since.isoformat() if chosen.since else None,
        }
        | likeness.bound(chosen.text, anywhere=True),
    )
    ids = array("q")
    return LogIndex(ids, _grouped(_split(found, ids), _titles(order, today)))


def _split(found: Iterable[Sequence[Any]], ids: MutableSequence[int]) -> Iterator[str | None]:
    """The headings, while the ids go into their array: no row is held longer than needed."""
    for id_, heading in found:
        ids.append(id_)
        yield heading


def log_rows(
    session: Session, ids: Sequence[int], today: dt.date, rules: Rules
) -> tuple[LogRow, ...]:
    """The rows of these applications, in the order of the ids; those gone are left out."""
    found = session.connection().execute(
        _ROWS, bound(today, rules) | {"ids": json.dumps(list(ids))}
    )
    rows = {row.id: _row(row, today, rules) for row in found.all()}
    return tuple(rows[id_] for id_ in ids if id_ in rows)


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


def _titles(order: LogOrder, today: dt.date) -> Callable[[str | None], str]:
    match order:
        case LogOrder.NEWEST | LogOrder.APPLIED:
            return lambda day: day_group(dt.date.fromisoformat(day) if day else None, today)
        case LogOrder.COMPANY:
            return lambda name: initial_group(name or "")
        case LogOrder.ROLE:
            return lambda role: role or "No role"
        case LogOrder.STAGE:
            return lambda stage: stage or ""


def _grouped(
    headings: Iterable[str | None], title_of: Callable[[str | None], str]
) -> tuple[LogGroup, ...]:
    groups: list[LogGroup] = []
    titles: dict[str | None, str] = {}
    start, current, number = 0, None, -1
    for number, heading in enumerate(headings):
        title = titles.get(heading)
        if title is None:
            title = titles[heading] = title_of(heading)
        if title != current:
            if current is not None:
                groups.append(LogGroup(current, start, number - start))
            start, current = number, title
    if current is not None:
        groups.append(LogGroup(current, start, number + 1 - start))
    return tuple(groups)
