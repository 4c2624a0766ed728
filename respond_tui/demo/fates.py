"""What can become of an application in a made-up hunt, how often, and how long it takes.

One pattern is planted here: whoever comes as far as system design mostly ends there, while
every other stage is passed by more than half. A hunt of the demo's size gets its fates by fixed
shares, so that each seed shows the same; a longer one walks its roads by chance, with one true
rate at all stages but that one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from respond_tui.demo.asked import (
    ASSESSMENT,
    BEHAVIOURAL,
    DESIGN,
    FINAL,
    MANAGER,
    PANEL,
    SCREEN,
    TAKE_HOME,
    TECHNICAL,
)
from respond_tui.guide.terms import EndedHow

OFFER = "offer"
LONG = 60
"""From so many applications on, chance decides what becomes of each."""


@dataclass(frozen=True, slots=True)
class Fate:
    """The rounds of an application, and how it ended; ``None`` is open.

    ``last`` is the least and the most days ago of the latest thing that happened; without a
    most it is any day of the hunt.
    """

    share: int
    road: tuple[str, ...]
    how: EndedHow | None
    last: tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class Dates:
    """When, in days ago: applied, each round, the end."""

    applied: int
    rounds: tuple[int, ...]
    ended: int


_SETTLED = (8, None)
"""Older than the week in which a no still asks for its recovery."""

_ANY = (2, None)
_UNHEARD = (23, None)

FATES = (
    Fate(6, (), EndedHow.REJECTED, _SETTLED),
    Fate(2, (), EndedHow.GHOSTED, _ANY),
    Fate(3, (), None, _UNHEARD),
    Fate(1, (), EndedHow.WITHDREW, _ANY),
    Fate(3, (SCREEN,), EndedHow.REJECTED, _SETTLED),
    Fate(1, (SCREEN,), EndedHow.WITHDREW, _ANY),
    Fate(1, (SCREEN, TECHNICAL), EndedHow.ROLE_CLOSED, _ANY),
    Fate(2, (SCREEN, TECHNICAL), EndedHow.REJECTED, _SETTLED),
    Fate(1, (SCREEN, ASSESSMENT), EndedHow.REJECTED, _SETTLED),
    Fate(1, (SCREEN, TAKE_HOME), EndedHow.GHOSTED, _ANY),
    Fate(3, (SCREEN, TECHNICAL, DESIGN), EndedHow.REJECTED, _SETTLED),
    Fate(1, (SCREEN, DESIGN), EndedHow.REJECTED, _SETTLED),
    Fate(1, (SCREEN, TAKE_HOME, DESIGN), EndedHow.REJECTED, _SETTLED),
    Fate(1, (SCREEN, TECHNICAL, DESIGN, FINAL), EndedHow.REJECTED, _SETTLED),
    Fate(1, (SCREEN, TECHNICAL, MANAGER), EndedHow.REJECTED, _SETTLED),
    Fate(1, (SCREEN, ASSESSMENT, BEHAVIOURAL), EndedHow.REJECTED, _SETTLED),
    Fate(1, (SCREEN, TAKE_HOME, MANAGER, OFFER), EndedHow.DECLINED, _ANY),
)

_COLD = tuple(fate for fate in FATES if not fate.road)

_ROADS = (
    (SCREEN, TECHNICAL, DESIGN, MANAGER),
    (SCREEN, TAKE_HOME, DESIGN, FINAL),
    (SCREEN, DESIGN, MANAGER, FINAL),
    (SCREEN, ASSESSMENT, TECHNICAL, BEHAVIOURAL, PANEL),
    (SCREEN, TAKE_HOME, BEHAVIOURAL, PANEL, FINAL),
)
_ANSWERED = 0.3
_PASSED, _PASSED_DESIGN = 0.65, 0.15
_LEFT = 0.1
_WAYS_TO_LEAVE = (EndedHow.GHOSTED, EndedHow.GHOSTED, EndedHow.ROLE_CLOSED, EndedHow.WITHDREW)

FRESH = Fate(0, (), None, (1, 20))
"""Applied for, and not long enough ago for silence."""

WAITING = Fate(0, (SCREEN, ASSESSMENT), None, (3, 16))
"""Its last round passed, the next not agreed on yet."""

_FRESH_DAYS, _WAITING_DAYS = 8, 4
"""So many days of a hunt are in such applications at any time."""

_REPLY = (4, 11)
_NO_BY_LETTER = (4, 20)
_BETWEEN = (5, 9)
_AFTERWARDS = {
    EndedHow.REJECTED: (1, 4),
    EndedHow.GHOSTED: (22, 30),
    EndedHow.WITHDREW: (1, 5),
    EndedHow.ROLE_CLOSED: (1, 4),
    EndedHow.DECLINED: (2, 6),
}


def fates(count: int, days: int, chance: Random) -> list[Fate]:
    """So many fates for a hunt of so many days, in an order of chance."""
    young = [
        *([FRESH] * round(count / days * _FRESH_DAYS)),
        *([WAITING] * round(count / days * _WAITING_DAYS)),
    ][:count]
    rest = count - len(young)
    old = _shared(rest) if count < LONG else (_walked(chance) for _ in range(rest))
    chosen = [*young, *old]
    chance.shuffle(chosen)
    return chosen


def dates(fate: Fate, days: int, chance: Random) -> Dates:
    """When each thing happened, all of it within the days of the hunt."""
    gaps = [chance.randint(*(_BETWEEN if number else _REPLY)) for number in range(len(fate.road))]
    if fate.how is not None:
        is_letter = not fate.road and fate.how is not EndedHow.GHOSTED
        gaps.append(chance.randint(*(_NO_BY_LETTER if is_letter else _AFTERWARDS[fate.how])))
    least, most = fate.last
    if most is None:
        most = max(least, days - 1 - sum(gaps))
    ago = ended = chance.randint(least, most)
    held = []
    for gap in reversed(gaps):
        held.append(ago)
        ago += gap
    held.reverse()
    return Dates(applied=ago, rounds=tuple(held[: len(fate.road)]), ended=ended)


def _shared(count: int) -> Iterator[Fate]:
    """Each fate as often as its share says, to the nearest that adds up (largest remainders)."""
    of = sum(fate.share for fate in FATES)
    whole, rest = zip(*(divmod(fate.share * count, of) for fate in FATES), strict=True)
    by_rest = sorted(range(len(rest)), key=lambda number: -rest[number])
    rounded_up = set(by_rest[: count - sum(whole)])
    for number, fate in enumerate(FATES):
        yield from [fate] * (whole[number] + (number in rounded_up))


def _walked(chance: Random) -> Fate:
    """A road, walked until somebody ends it."""
    if chance.random() >= _ANSWERED:
        return chance.choices(_COLD, [fate.share for fate in _COLD])[0]
    road = chance.choice(_ROADS)
    for number, stage in enumerate(road, start=1):
        if chance.random() < _LEFT:
            return Fate(0, road[:number], chance.choice(_WAYS_TO_LEAVE), _ANY)
        if chance.random() >= (_PASSED_DESIGN if stage == DESIGN else _PASSED):
            return Fate(0, road[:number], EndedHow.REJECTED, _SETTLED)
    return Fate(0, (*road, OFFER), EndedHow.DECLINED, _ANY)
