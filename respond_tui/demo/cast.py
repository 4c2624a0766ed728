"""The parts that are told by hand, set to the calendar of one hunt."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from random import Random

from respond_tui.demo.calendar import Calendar
from respond_tui.demo.cases import Care, Case, End, Turn
from respond_tui.demo.parts import PARTS, SINCE_THE_NO

_APPLYING = range(8, 21)


def cast(calendar: Calendar, most: int, chance: Random) -> list[Case]:
    """At most so many of the parts: rounds on workdays, each begun at a time of its own.

    Tomorrow stays tomorrow, and the latest no is as old as it has to be.
    """
    return [_set(part, calendar, chance) for part in PARTS[:most]]


def _set(part: Case, calendar: Calendar, chance: Random) -> Case:
    begun_at = dt.time(chance.choice(_APPLYING), chance.randrange(60), chance.randrange(60))
    turns = tuple(_turns(part.turns, calendar))
    return replace(part, at=begun_at, turns=turns, end=part.end and _end(part.end, calendar))


def _turns(turns: tuple[Turn, ...], calendar: Calendar) -> Iterator[Turn]:
    for turn in turns:
        shift = calendar.next_workday if turn.ago < 0 else calendar.workday
        yield turn if turn.ago == -1 else replace(turn, ago=shift(turn.ago))


def _end(end: End, calendar: Calendar) -> End:
    if end.care is Care.BEGUN:
        logged = calendar.now - SINCE_THE_NO
        return replace(end, ago=calendar.ago(logged), time=logged.time())
    return end
