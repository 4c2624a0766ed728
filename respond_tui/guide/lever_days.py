"""How far a lever has come, and when a week of it is asked about.

Apart from all else of levers, because Today asks for it at every start.
"""

import datetime as dt
from dataclasses import dataclass

WEEK = 7


@dataclass(frozen=True, slots=True)
class Progress:
    """Day ``day`` of ``of``, with ``left`` days to go; the first day is day 1."""

    day: int
    of: int
    left: int


def progress(started_on: dt.date, ends_on: dt.date, today: dt.date) -> Progress:
    """How far a commitment has come that is due on ``ends_on``."""
    days = max((ends_on - started_on).days, 1)
    day = min(max((today - started_on).days + 1, 1), days)
    return Progress(day, days, max((ends_on - today).days, 0))


def last_counted(ends_on: dt.date) -> dt.date:
    """The last day of a lever: the one before ``ends_on``, on whose morning it is due.

    So N days are N days, and what a verdict is read from is over by then.
    """
    return ends_on - dt.timedelta(days=1)


def weeks(started_on: dt.date, day: dt.date) -> int:
    """How many whole weeks lie behind a day; none on the first seven."""
    return max((day - started_on).days // WEEK, 0)


def days_of_week(started_on: dt.date, week: int) -> tuple[dt.date, dt.date]:
    """The first and the last day of a week of a lever; the first week is week 1."""
    first = started_on + dt.timedelta(days=WEEK * (week - 1))
    return first, first + dt.timedelta(days=WEEK - 1)


def asks(started_on: dt.date, ends_on: dt.date, today: dt.date, marked_on: dt.date | None) -> bool:
    """Whether it is time to ask how a week went: from day 8 on, until one answer a week.

    ``marked_on`` is the latest answer. Once it is due, it is the verdict that is asked for.
    """
    over = weeks(started_on, today)
    if over == 0 or today >= ends_on:
        return False
    return marked_on is None or weeks(started_on, marked_on) < over
