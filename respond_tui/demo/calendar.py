"""The days and moments of a made-up hunt, counted back from now."""

import datetime as dt
from functools import cache

_NOON = dt.time(12)
_FRIDAY, _DAYS_OF_WEEK = 4, 7


class Calendar:
    """Turns days ago into days and moments; ``now`` is aware and in the person's own zone."""

    def __init__(self, now: dt.datetime) -> None:
        self.now = now
        self.today = now.date()
        self.day = cache(self._day)
        self.on = cache(self._on)
        self._offset = cache(self._asked_offset)

    def local(self, ago: int, time: dt.time) -> dt.datetime:
        """The aware moment at a local time, so many days ago."""
        return dt.datetime.combine(self.day(ago), time, self.now.tzinfo)

    def moment(self, ago: int, time: dt.time) -> str:
        """The same as it is kept; an hour off on the day that the clocks change."""
        moment = dt.datetime.combine(self.day(ago), time) - self._offset(ago)
        return moment.isoformat(" ", "microseconds")

    def workday(self, ago: int) -> int:
        """A day ago, or for a weekend the Friday before it."""
        return ago + max(0, self.day(ago).weekday() - _FRIDAY)

    def next_workday(self, ago: int) -> int:
        """A day ahead, or for a weekend the Monday after it."""
        weekday = self.day(ago).weekday()
        return ago if weekday <= _FRIDAY else ago - (_DAYS_OF_WEEK - weekday)

    def ago(self, moment: dt.datetime) -> int:
        """How many days ago a local moment was."""
        return (self.today - moment.date()).days

    def _day(self, ago: int) -> dt.date:
        return self.today - dt.timedelta(days=ago)

    def _on(self, ago: int) -> str:
        return self.day(ago).isoformat()

    def _asked_offset(self, ago: int) -> dt.timedelta:
        return self.local(ago, _NOON).utcoffset() or dt.timedelta()
