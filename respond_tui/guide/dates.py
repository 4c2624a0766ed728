"""Dates in words, both ways: what “3d ago” means, and how a day is said back."""

import datetime as dt

from respond_tui.guide.date_grammar import (
    DateFinder,
    Frame,
    Leaning,
    UnreadableDate,
    When,
)
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.spoken_dates import exact, in_a_letter, spoken, spoken_moment
from respond_tui.guide.terms import DateOrder

__all__ = [
    "Leaning",
    "UnreadableDate",
    "When",
    "check_ahead",
    "exact",
    "in_a_letter",
    "read_day",
    "read_when",
    "spoken",
    "spoken_moment",
]


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


def check_ahead(day: dt.date | None, today: dt.date, field: str) -> None:
    """Raise Refusal, about ``field``, for a day gone by; today is ahead, and so is no day."""
    if day is not None and day < today:
        raise Refusal(f"{exact(day)} has gone by. Choose today or later.", field)
