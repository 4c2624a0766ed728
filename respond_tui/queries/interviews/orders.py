"""What the log can be put in order by, each along an index, and the headings that open it."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import text
from sqlmodel import Session

from respond_tui.guide.interviews import LogOrder, day_group, initial_group


@dataclass(frozen=True, slots=True)
class LogGroup:
    """A heading, and the stretch of the log that stands under it."""

    title: str
    start: int
    count: int


class Order(NamedTuple):
    """How to put the log in order along an index.

    ``group`` are the headings, ``before`` is what stands before the row of ``:id``, whose
    columns are bound with ``my_`` in front.
    """

    group: str
    by: str
    before: str

    @property
    def heading(self) -> str:
        """The column that the headings are made of."""
        return self.group.partition(" ")[0]


_NEWER = "(moved_on > :my_moved_on OR (moved_on = :my_moved_on AND application_id > :id))"

ORDERS = {
    LogOrder.NEWEST: Order("moved_on", "moved_on DESC, application_id DESC", _NEWER),
    LogOrder.COMPANY: Order(
        "company COLLATE NOCASE",
        "company COLLATE NOCASE, moved_on DESC, application_id DESC",
        f"""(
            company COLLATE NOCASE < :my_company
            OR (company COLLATE NOCASE = :my_company AND {_NEWER})
        )""",
    ),
    LogOrder.ROLE: Order(
        "role COLLATE NOCASE",
        "role COLLATE NOCASE NULLS LAST, moved_on DESC, application_id DESC",
        f"""(
            iif(:my_role IS NULL, role IS NOT NULL, role COLLATE NOCASE < :my_role) IS TRUE
            OR (role COLLATE NOCASE IS :my_role AND {_NEWER})
        )""",
    ),
    LogOrder.STAGE: Order(
        "rung",
        "rung DESC, moved_on DESC, application_id DESC",
        f"(rung > :my_rung OR (rung = :my_rung AND {_NEWER}))",
    ),
    LogOrder.APPLIED: Order(
        "applied_on",
        "applied_on DESC, application_id DESC",
        """(
            coalesce(applied_on, '') > coalesce(:my_applied_on, '')
            OR (applied_on IS :my_applied_on AND application_id > :id)
        )""",
    ),
}


_NAMES = text("SELECT name FROM stage ORDER BY position, id")


def titles_of(session: Session, order: LogOrder, today: dt.date) -> Callable[[Any], str]:
    """What makes a heading of what an order groups by."""
    match order:
        case LogOrder.NEWEST | LogOrder.APPLIED:
            return lambda day: day_group(dt.date.fromisoformat(day) if day else None, today)
        case LogOrder.COMPANY:
            return initial_group
        case LogOrder.ROLE:
            return lambda role: role or "No role"
        case LogOrder.STAGE:
            names = session.connection().execute(_NAMES).scalars().all()
            return lambda rung: names[rung - 1]


def grouped(headings: Iterable[tuple[str, int]]) -> tuple[LogGroup, ...]:
    """Neighbours under one title as one group."""
    groups: list[LogGroup] = []
    start = 0
    for title, titled in groupby(headings, key=lambda heading: heading[0]):
        count = sum(times for _, times in titled)
        groups.append(LogGroup(title, start, count))
        start += count
    return tuple(groups)
