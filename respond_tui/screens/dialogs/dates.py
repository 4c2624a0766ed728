"""Fields for dates: typed in words, with the day they mean beside them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from respond_tui.guide.dates import Leaning, When, read_when
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import DateOrder
from respond_tui.screens import spoken as say
from respond_tui.widgets.fields import LineField

_HINTS = {
    Leaning.PAST: "yesterday, fri, 3d ago, 30 nov",
    Leaning.FUTURE: "tomorrow, fri, in 2 weeks",
}


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a typed date is read by: the day it is, and how 12/11 is meant."""

    today: dt.date
    order: DateOrder

    def when(self, text: str, leaning: Leaning) -> When:
        """What a text means. Raises Refusal."""
        return read_when(text, self.today, self.order, leaning)

    def told(self, when: When) -> str:
        """A day in full, with how far it is."""
        return say.full_day(when.day, self.today, when.time)


def date_field(
    name: str, label: str, calendar: Calendar, leaning: Leaning, *, needed: bool = False
) -> LineField:
    """A day, or nothing."""

    def value(text: str) -> dt.date | None:
        if not text:
            return None
        when = calendar.when(text, leaning)
        if when.time is not None:
            raise Refusal(f"{label} is a day; leave the hour out.", name)
        return when.day

    return LineField(
        name,
        label,
        needed=needed,
        hint=_HINTS[leaning],
        meaning=lambda text: calendar.told(calendar.when(text, leaning)),
        value=value,
    )


def when_field(
    name: str, label: str, calendar: Calendar, leaning: Leaning, *, needed: bool = False
) -> LineField:
    """A day with an hour, a day alone, or nothing; the value is a ``When`` or None."""
    return LineField(
        name,
        label,
        needed=needed,
        hint="fri 14:00, tomorrow, 30 nov 10:00",
        meaning=lambda text: calendar.told(calendar.when(text, leaning)),
        value=lambda text: calendar.when(text, leaning) if text else None,
    )
