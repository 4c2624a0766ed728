"""What tells the time; passed in everywhere, so that no rule reads a clock."""

import datetime as dt
from collections.abc import Callable

Clock = Callable[[], dt.datetime]
"""Tells the moment, aware and in the person's own zone."""


def local_now() -> dt.datetime:
    """The moment it is, in the zone of this machine."""
    return dt.datetime.now().astimezone()
