"""Patterns while a pause runs: quiet, with a word on when they are back and how to ask for them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from respond_tui.screens import spoken as say
from respond_tui.widgets.columns import Line, Tone, remark


class Rest:
    """Until when what repeats is kept quiet, and whether the person asked for it all the same.

    Who asked is not asked again in that pause; a later one is quiet anew.
    """

    def __init__(self) -> None:
        self._until: dt.datetime | None = None
        self._asked_till: dt.datetime | None = None

    @property
    def until(self) -> dt.datetime | None:
        """When it is over; None where nothing rests."""
        asked = self._asked_till
        is_asked = self._until is not None and asked is not None and asked >= self._until
        return None if is_asked else self._until

    @property
    def is_on(self) -> bool:
        """Whether something rests now."""
        return self.until is not None

    def lasts(self, until: dt.datetime | None) -> None:
        """Take the end of the last pause that runs now, or None where none does."""
        self._until = until

    def end(self) -> None:
        """Show everything, although a pause runs."""
        self._asked_till = self._until


def rest_lines(until: dt.datetime, now: dt.datetime) -> Iterator[Line]:
    """What stands in place of the alerts."""
    yield remark(f"Patterns rest until {say.until_words(until, now)}.", Tone.STRONG)
    yield remark("")
    yield remark("A pause is running, and nothing has to be judged in it. Everything")
    yield remark("still counts; enter shows the numbers whenever you ask.")
