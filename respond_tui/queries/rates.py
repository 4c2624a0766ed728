"""How often applications are answered, by month and by slice, and which ones those are.

An application is sent on the day it was applied for; without that day it is in no rate. A
reply is the first dated round, or an end that the employer told: rejected, role closed, an
offer. Being ghosted is none. What a person withdrew before it came is neither answered nor
unanswered, so it is left out (MODEL.md). An invitation is a round, on its own day, since the
day of the invitation is not kept. What came without a date, came. The
wait is one's own over all applications, so that slices are measured alike and add up.
``guide.rates`` has the rule, and a property test holds the two equal.
"""

import datetime as dt
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_lowercase, ascii_uppercase
from typing import NamedTuple

from sqlalchemy import Date, Row, text
from sqlmodel import Session

from respond_tui.guide.rates import (
    By,
    Rate,
    RateKind,
    Waited,
    days_waited,
    horizon,
    rate_of,
)
from respond_tui.guide.statistics import USUAL_LEVEL
from respond_tui.queries.waits import (
    CAME_ON,
    COLUMNS,
    COUNTS,
    OF_ALL,
    OF_SOME,
    PLACES,
    STANDS,
    WAITS,
)

_FOLD = str.maketrans(ascii_uppercase, ascii_lowercase)
"""As SQLite's NOCASE compares, so that a slice holds the rows that it was counted from."""


@dataclass(frozen=True, slots=True)
class Group:
    """The rates of one month, or of one slice; ``name`` is ``None`` where it was not noted."""

    name: str | None
    reply: Rate
    invite: Rate

    def rate(self, kind: RateKind) -> Rate:
        """One of the two."""
        return self.reply if kind is RateKind.REPLY else self.invite


@dataclass(frozen=True, slots=True)
class Rates:
    """The rates of the whole log, and of its parts by each way to take it apart.

    Months stand latest first, slices by how many applications they have.
    """

    whole: Group
    groups: Mapping[By, tuple[Group, ...]]


@dataclass(frozen=True, slots=True)
class BehindRate:
    """The applications that a rate was made of: all, or those of one month or slice.

    ``days`` is the wait that the rate was counted with.
    """

    kind: RateKind
    days: int
    by: By | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One application behind a rate: when it was sent, and after how many days an answer came.

    ``days`` is ``None`` where none came, or on no known day.
    """

    application_id: int
    company: str
    role: str | None
    on: dt.date | None
    came: bool
    days: int | None


class _Days(NamedTuple):
    reply: int
    invite: int


class _Times:
    """How often each standing came up in one part of the log, and what that part is called."""

    def __init__(self) -> None:
        self.name: str | None = None
        self.reply: Counter[Waited] = Counter()
        self.invite: Counter[Waited] = Counter()

    def add(self, row: Row[tuple[object, ...]]) -> None:
        """Take in so many applications that stand alike."""
        if row.name is not None:
            self.name = max(self.name or "", row.name)
        self.reply[PLACES[row.reply]] += row.times
        self.invite[PLACES[row.invite]] += row.times


_Parts = dict[str | None, _Times]


def rates(session: Session, today: dt.date, level: int = USUAL_LEVEL) -> Rates:
    """How often applications are answered, all of them and part by part."""
    days = _days(session)
    parts: dict[By, _Parts] = {by: defaultdict(_Times) for by in By}
    for row in session.connection().execute(COUNTS, _bound(today, days)).all():
        name = None if row.name is None else row.name.translate(_FOLD)
        parts[By(row.by)][name].add(row)
    return Rates(
        _whole(parts[By.MONTH].values(), days, level),
        {by: _in_order(by, found, days, level) for by, found in parts.items()},
    )


def ids_behind_rate(session: Session, behind: BehindRate, today: dt.date) -> tuple[int, ...]:
    """The applications behind a rate as ``Waited`` orders them, the latest sent first."""
    where = "TRUE"
    if behind.by is not None:
        column = COLUMNS[behind.by]
        where = f"{column} IS NULL" if behind.name is None else f"{column} = :name COLLATE NOCASE"
    asked = text(
        f"""
        {OF_ALL}
        SELECT id FROM came WHERE {where}
        ORDER BY {STANDS[behind.kind]}, applied_on DESC, id DESC
        """
    )
    bound = _bound(today, _Days(behind.days, behind.days)) | {"name": behind.name}
    return tuple(session.connection().execute(asked, bound).scalars().all())


def rows_behind_rate(
    session: Session, behind: BehindRate, ids: Sequence[int]
) -> tuple[Answer, ...]:
    """Some of those applications, in the order of their ids as given."""
    came_on = CAME_ON[behind.kind]
    asked = text(
        f"""
        {OF_SOME}
        SELECT id, company, role, applied_on, {came_on} IS NOT NULL AS came,
            nullif({came_on}, '') AS came_on
        FROM came WHERE id IN (SELECT value FROM json_each(:ids))
        """
    ).columns(applied_on=Date, came_on=Date)
    rows = session.connection().execute(asked, {"ids": json.dumps(list(ids))}).all()
    found = {row.id: _answer(row) for row in rows}
    return tuple(found[id_] for id_ in ids if id_ in found)


def _answer(row: Row[tuple[object, ...]]) -> Answer:
    days = days_waited(row.applied_on, row.came_on)
    return Answer(row.id, row.company, row.role, row.applied_on, bool(row.came), days)


def _days(session: Session) -> _Days:
    replies: Counter[int] = Counter()
    invitations: Counter[int] = Counter()
    for row in session.connection().execute(WAITS).all():
        if row.reply is not None:
            replies[row.reply] += row.times
        if row.invite is not None:
            invitations[row.invite] += row.times
    return _Days(horizon(replies), horizon(invitations))


def _bound(today: dt.date, days: _Days) -> dict[str, object]:
    return {
        "reply_days": days.reply,
        "invite_days": days.invite,
        "reply_until": str(today - dt.timedelta(days=days.reply)),
        "invite_until": str(today - dt.timedelta(days=days.invite)),
    }


def _whole(parts: Iterable[_Times], days: _Days, level: int) -> Group:
    times = _Times()
    for each in parts:
        times.reply.update(each.reply)
        times.invite.update(each.invite)
    return _group(None, times, days, level)


def _in_order(by: By, parts: _Parts, days: _Days, level: int) -> tuple[Group, ...]:
    groups = [_group(times.name, times, days, level) for times in parts.values()]
    if by is By.MONTH:
        dated = [each for each in groups if each.name is not None]
        return tuple(sorted(dated, key=lambda each: each.name or "", reverse=True))
    return tuple(sorted(groups, key=_rank))


def _group(name: str | None, times: _Times, days: _Days, level: int) -> Group:
    return Group(
        name,
        rate_of(times.reply, days.reply, level),
        rate_of(times.invite, days.invite, level),
    )


def _rank(group: Group) -> tuple[bool, int, str]:
    """The largest first; what was not noted stands last."""
    size = sum(group.reply.count(each) for each in Waited)
    return (group.name is None, -size, group.name or "")
