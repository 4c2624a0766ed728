"""Dates in words, both ways: what “3d ago” means, and how a day is said back.

Names of days and months are the program's own, whatever the locale.
"""

import datetime as dt

from respond_tui.guide.date_grammar import (
    DateFinder,
    Frame,
    Leaning,
    UnreadableDate,
    When,
)
from respond_tui.guide.date_words import MONTHS, WEEKDAYS
from respond_tui.guide.terms import DateOrder

__all__ = [
    "Leaning",
    "UnreadableDate",
    "When",
    "exact",
    "read_day",
    "read_when",
    "spoken",
    "spoken_moment",
]

_NEAR_DAYS = 6
"""Up to so many days away, a day is counted rather than named."""


def read_when(
    text: str,
    today: dt.date,
    order: DateOrder = DateOrder.DMY,
    leaning: Leaning = Leaning.FUTURE,
) -> When:
    """The local day, and time if one is said, that a text means; a bare time is today's.

    ``leaning`` decides “fri” and “30 nov”: the latest not after today, or the next not
    before it. Raises UnreadableDate for anything else than exactly one date.
    """
    words = text.replace(",", " ").split()
    spotted = DateFinder(words).at(0) if words else None
    if spotted is None or spotted.count != len(words):
        raise UnreadableDate(
            text, "was not understood as a date: try yesterday, fri, 3d ago or 30 nov."
        )
    return spotted.read(text, Frame(today, order, leaning))


def read_day(
    text: str,
    today: dt.date,
    order: DateOrder = DateOrder.DMY,
    leaning: Leaning = Leaning.PAST,
) -> dt.date:
    """The day that a text means, for filters such as ``--since``.

    Raises UnreadableDate, also when a time of day is said.
    """
    when = read_when(text, today, order, leaning)
    if when.time is not None:
        raise UnreadableDate(text, "has a time of day, where only a day counts.")
    return when.day


def spoken(day: dt.date, today: dt.date) -> str:
    """A day as one says it: “yesterday”, “in 3 days”, “2 Nov”, and “2 Nov 2025”."""
    away = (day - today).days
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    if away in near:
        return near[away]
    if abs(away) <= _NEAR_DAYS:
        return f"in {away} days" if away > 0 else f"{-away} days ago"
    named = f"{day.day} {MONTHS[day.month - 1].capitalize()}"
    return named if day.year == today.year else f"{named} {day.year}"


def spoken_moment(at_local: dt.datetime, today: dt.date) -> str:
    """A local moment as one says it: “tomorrow 10:00”."""
    return f"{spoken(at_local.date(), today)} {at_local:%H:%M}"


def exact(day: dt.date) -> str:
    """A day in full: “Mon 2 Nov 2026”."""
    month = MONTHS[day.month - 1].capitalize()
    return f"{WEEKDAYS[day.weekday()].capitalize()} {day.day} {month} {day.year}"
