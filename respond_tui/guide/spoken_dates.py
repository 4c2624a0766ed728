"""How a day is said: “yesterday”, “in 3 days”, “Mon 2 Nov 2026”.

Names of days and months are the program's own, whatever the locale. Apart from the reading
of dates, which the first screen does not need.
"""

import datetime as dt

from respond_tui.guide.date_words import MONTH_NAMES, MONTHS, WEEKDAYS

_NEAR_DAYS = 6
"""Up to so many days away, a day is counted rather than named."""


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


def in_a_letter(day: dt.date, today: dt.date) -> str:
    """A day as one writes it to somebody: “24 November”, and “24 November 2025”."""
    named = f"{day.day} {MONTH_NAMES[day.month - 1]}"
    return named if day.year == today.year else f"{named} {day.year}"
