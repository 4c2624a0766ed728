"""What tells the time; passed in everywhere, so that no rule reads a clock."""

import datetime as dt
from collections.abc import Callable

Clock = Callable[[], dt.datetime]
"""Tells the moment, aware and in the person's own zone."""


class Local(dt.tzinfo):
    """The zone of this machine, summer time included.

    ``datetime.astimezone()`` gives the offset of its own moment alone; this one asks the
    machine for the offset of each, so that ``moment.astimezone(now.tzinfo)`` holds in every
    season.
    """

    def utcoffset(self, moment: dt.datetime | None) -> dt.timedelta | None:
        """How far the machine's clocks are ahead of UTC at a local moment."""
        return None if moment is None else _asked(moment).utcoffset()

    def dst(self, moment: dt.datetime | None) -> dt.timedelta | None:
        """Not known: the machine tells the whole offset alone."""
        return None

    def tzname(self, moment: dt.datetime | None) -> str | None:
        """What the machine calls its zone at a local moment."""
        return None if moment is None else _asked(moment).tzname()

    def fromutc(self, moment: dt.datetime) -> dt.datetime:
        """The local moment of one in UTC; of an hour that comes twice, the right one."""
        there = moment.replace(tzinfo=dt.UTC).astimezone()
        local = there.replace(tzinfo=self, fold=0)
        return local if self.utcoffset(local) == there.utcoffset() else local.replace(fold=1)


LOCAL = Local()


def local_now() -> dt.datetime:
    """The moment it is, in the zone of this machine."""
    return dt.datetime.now(LOCAL)


def _asked(moment: dt.datetime) -> dt.datetime:
    return moment.replace(tzinfo=None).astimezone()
