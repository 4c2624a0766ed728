"""The one door to the data: opens the file, holds the clock, binds actions and queries to both.

Imported only after the first paint, because what lies behind it loads SQLModel.
"""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from respond_tui.clock import Clock
from respond_tui.guide.rules import Rules
from respond_tui.guide.spoken_dates import exact
from respond_tui.queries import settings
from respond_tui.store.store import Store
from respond_tui.workspace.directions import Directions
from respond_tui.workspace.numbers import Numbers
from respond_tui.workspace.queries import Queries

if TYPE_CHECKING:
    from respond_tui.actions.desk import Desk
    from respond_tui.guide.dates import When
    from respond_tui.workspace.actions import Actions


class Workspace:
    """One open file at one person's hands."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._rules: tuple[int, Rules] | None = None
        self.queries = Queries(self)
        self.numbers = Numbers(self)
        self.directions = Directions(self)

    @classmethod
    def open(cls, path: Path, clock: Clock) -> Workspace:
        """Open the file, or make a fresh one. Raises StoreError."""
        return cls(Store.open(path, clock()), clock)

    def now(self) -> dt.datetime:
        """The moment it is, aware and local."""
        return self._clock()

    @property
    def today(self) -> dt.date:
        """The local day."""
        return self._clock().date()

    @cached_property
    def actions(self) -> Actions:
        """What can be done here; loading it takes a moment, and ``tend`` sees to that."""
        from respond_tui.workspace.actions import Actions

        return Actions(self)

    @property
    def desk(self) -> Desk:
        """Where an action is done, as of now."""
        from respond_tui.actions.desk import Desk

        return Desk(self._store, self._clock())

    @property
    def store(self) -> Store:
        """The open file."""
        return self._store

    @property
    def rules(self) -> Rules:
        """The figures in force."""
        version = self._store.data_version()
        if self._rules is None or self._rules[0] != version:
            with self._store.read() as session:
                self._rules = (version, settings.rules(session))
        return self._rules[1]

    @property
    def picture(self) -> tuple[int, str]:
        """What moves whenever a screen is out of date: something saved, or a minute gone."""
        return self._store.data_version(), f"{self._clock():%Y-%m-%d %H:%M}"

    @property
    def spoken_day(self) -> str:
        """Today as the top line shows it: “Sun 22 Nov”."""
        return exact(self.today).rpartition(" ")[0]

    def moment(self, when: When) -> dt.datetime | None:
        """The local moment that a day and a time mean."""
        return self.desk.moment(when)

    def undo(self) -> str | None:
        """Take the latest action back; what it was, or None."""
        return self._store.undo(self._clock())

    def redo(self) -> str | None:
        """Do the last undone action again; what it was, or None."""
        return self._store.redo(self._clock())

    def tend(self) -> None:
        """See to what nobody waits for; takes a moment, so call it from a worker.

        Loads the actions, and does what the file needs once a day: checks a large file, makes
        the backup of the day, empties the trash of what is 90 days old, and mends what another
        program's hand at the file has left uncounted. Raises StoreError.
        """
        _ = self.actions
        now = self._clock()
        if self._store.due_for_check(now):
            self._store.verify_integrity()
        self._store.daily_backup(now)
        self._store.mend()
        if not self._store.read_only:
            self._store.purge_trash(now)

    def back_up(self) -> Path:
        """Make a verified backup; where it is. Raises StoreError."""
        return self._store.backup(None, self._clock())

    def close(self) -> None:
        """Let go of the file; a backup is made if something was saved. Raises StoreError."""
        self._store.close(self._clock())
