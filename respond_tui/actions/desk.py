"""Where an action is done: the file, and the moment at which it happens."""

import datetime as dt
from dataclasses import dataclass

from respond_tui.guide.dates import When
from respond_tui.store.store import Store


@dataclass(frozen=True, slots=True)
class Desk:
    """A store to write to, and now: aware, in the person's own zone."""

    store: Store
    now: dt.datetime

    @property
    def today(self) -> dt.date:
        """The local day."""
        return self.now.date()

    def moment(self, when: When) -> dt.datetime | None:
        """The local moment that a day and a time mean, or None without a time."""
        if when.time is None:
            return None
        return dt.datetime.combine(when.day, when.time, self.now.tzinfo)
