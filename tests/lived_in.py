"""When the demo is looked at in pictures, snapshots and tests."""

import datetime as dt

NOW = dt.datetime(2026, 11, 24, 18, 0, tzinfo=dt.UTC)
"""Tuesday, 24 November 2026, 18:00: two hours after a pause ended."""

IN_THE_PAUSE = NOW - dt.timedelta(hours=3)
