"""A gap that repeats in reflections, by its tag and by its kind; facts, never guesses.

A gap counts once a reflection, and only with an observation that shows it. ``here`` is how
many of the reflections with any such gap name it; ``elsewhere`` is the same over the other
tags that came back, or the other kinds. Three that are at least a quarter of those reflections
make a *watch* (GUIDE.md, step 7), of a kind only where they are two thirds: with three kinds
there is always one that leads. More than that takes a comparison: named so much more often
than the other gaps that chance would seldom do it.

Tags are compared among those that came back. One that was coined for a single reflection had no
chance to be named in the others, and a handful of such would make every tag in use look
frequent. To ask for a second time raises ``elsewhere`` a little, so this errs on the quiet side
(tests/guide/test_chance.py, the hunt with a long tail of tags).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from respond_tui.guide.floors import USUAL, Floors
from respond_tui.guide.patterns.alert import Alert, Outlook, rank, turn
from respond_tui.guide.patterns.comparing import (
    ANOTHER,
    Group,
    Tested,
    compare,
    elsewhere,
    figures,
    strength,
)
from respond_tui.guide.statistics import Proportion
from respond_tui.guide.terms import AlertKind, GapKind, Strength

TAG, KIND = "tag", "kind"

_SHARE = {TAG: Fraction(1, 4), KIND: Fraction(2, 3)}
"""At least so many of the reflections name a gap that repeats."""

CAME_BACK = 2
"""Named in so many reflections, a tag is one that others are compared with."""


@dataclass(frozen=True, slots=True)
class GapTally:
    """In how many reflections a gap is named with what shows it; ``key`` is “tag=…” or “kind=…”.

    ``undated`` of them are on noes of unknown days.
    """

    key: str
    what: str
    reflections: int
    undated: int = 0


@dataclass(frozen=True, slots=True)
class GapsSeen:
    """The gaps of all reflections that name one as a fact, and how many reflections those are."""

    tallies: tuple[GapTally, ...] = ()
    reflections: int = 0


def alerts(seen: GapsSeen, floors: Floors = USUAL) -> tuple[Alert, ...]:
    """The gaps that repeat."""
    pools = _pools(seen)
    tests = compare(pools.values(), decided=floors.decided)
    return tuple(
        sorted(
            (
                _alert(tally, seen, pools[_field(tally.key)], tests.get(tally.key))
                for tally in seen.tallies
                if _repeats(tally, seen, floors)
            ),
            key=rank,
        )
    )


def outlook(alert: Alert, seen: GapsSeen, floors: Floors = USUAL) -> Outlook:
    """What further reflections that name the gap, or name none of these, would make of it."""

    def after(named: int = 0, free: int = 0) -> Strength:
        later = GapsSeen(
            tuple(
                replace(tally, reflections=tally.reflections + named)
                if tally.key == alert.key
                else tally
                for tally in seen.tallies
            ),
            seen.reflections + named + free,
        )
        tests = compare(_pools(later).values(), decided=floors.decided)
        _, q = figures(tests.get(alert.key))
        return strength(ANOTHER, q, later.reflections)

    lower = higher = None
    if alert.strength is not Strength.WATCH:
        lower = turn(alert.strength, True, lambda more: after(free=more))
    if alert.strength is not Strength.STRONG:
        higher = turn(alert.strength, False, lambda more: after(named=more))
    return Outlook(lower, None, higher)


def label(kind: GapKind) -> str:
    """A kind of gap, as an alert names it."""
    return f"{kind.value} gaps"


def _field(key: str) -> str:
    return key.partition("=")[0]


def _repeats(tally: GapTally, seen: GapsSeen, floors: Floors) -> bool:
    often = tally.reflections >= _SHARE[_field(tally.key)] * seen.reflections
    return tally.reflections >= floors.noes and often


def _pools(seen: GapsSeen) -> dict[str, list[Group]]:
    pools: dict[str, list[Group]] = {TAG: [], KIND: []}
    for tally in seen.tallies:
        if _field(tally.key) == TAG and tally.reflections < CAME_BACK:
            continue
        free = seen.reflections - tally.reflections
        pools[_field(tally.key)].append(Group(tally.key, good=free, bad=tally.reflections))
    return pools


def _alert(tally: GapTally, seen: GapsSeen, pool: Sequence[Group], test: Tested | None) -> Alert:
    others = elsewhere(pool, tally.key)
    p, q = figures(test)
    return Alert(
        kind=AlertKind.GAP,
        key=tally.key,
        what=tally.what,
        here=Proportion(tally.reflections, seen.reflections),
        elsewhere=Proportion(others.of - others.part, others.of),
        strength=strength(ANOTHER, q, seen.reflections),
        p=p,
        q=q,
        undated=tally.undated,
    )
