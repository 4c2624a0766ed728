"""Moments as SQLite keeps them here: UTC, to the microsecond, without a zone."""

import datetime as dt

_FORM = "%Y-%m-%d %H:%M:%S.%f"


def stored(moment: dt.datetime) -> str:
    """An aware moment as it stands in a column."""
    return moment.astimezone(dt.UTC).strftime(_FORM)
