"""Slices of the log that do worse or better than the rest, and sources that stay silent.

A slice is what applications have in common: role family, source, arrangement, market or
seniority. An application is decided at its first step once it led to a round, ended in a no, or
fell silent there. ``here`` of a slice is how many led to a round, ``here`` of a silence how many
fell silent, both of decided; ``elsewhere`` is the same over the rest of the field. What is not
noted is in neither. An application counts only once it was sent longer ago than the silence
limit (``guide.interviews.has_matured``): until then an answer would count and silence could not.

Nothing is said with fewer than five decided here or elsewhere. All slices of all fields share
one correction; so do all sources, and a watch goes by it too. A slice is a *watch* when of those
that lie as far off, either way, one in five or fewer would be chance (q ≤ .20), and its share
still lies ten points off once it is drawn toward that of all together (``guide.shrinkage``). A
silence is one sooner, with three silent and where at most half would be chance (q ≤ .50): silence
is what a person notices last, and a stricter bar loses the source that answers 5 % among 30 % in
more than one hunt of five (tests/guide/test_chance.py).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from respond_tui.guide.floors import USUAL, Floors
from respond_tui.guide.patterns.alert import SPEAKS, Alert, Outlook, rank, turn
from respond_tui.guide.patterns.comparing import (
    ANOTHER,
    Group,
    Tested,
    bumped,
    compare,
    strength,
)
from respond_tui.guide.shrinkage import Pull, pull
from respond_tui.guide.statistics import Proportion
from respond_tui.guide.terms import AlertKind, Field, Strength

NOTICED = {AlertKind.SLICE: 0.20, AlertKind.SILENCE: SPEAKS}
"""The largest false discovery rate at which such an alert is a watch."""

POINTS = 0.10
"""How far off a share has to lie once it is drawn toward all together."""


@dataclass(frozen=True, slots=True)
class SliceTally:
    """The applications of one slice that are decided at their first step; some have no date."""

    field: Field
    key: str
    what: str
    invited: int
    rejected: int
    silent: int
    undated: int = 0

    @property
    def decided(self) -> int:
        """All three."""
        return self.invited + self.rejected + self.silent


def alerts(tallies: Iterable[SliceTally], floors: Floors = USUAL) -> tuple[Alert, ...]:
    """The slices that stand out, worse ones and better ones."""
    return _found(AlertKind.SLICE, tuple(tallies), floors)


def silences(tallies: Iterable[SliceTally], floors: Floors = USUAL) -> tuple[Alert, ...]:
    """The sources that fall silent more often than the others."""
    return _found(AlertKind.SILENCE, tuple(tallies), floors)


def outlook(alert: Alert, tallies: Iterable[SliceTally], floors: Floors = USUAL) -> Outlook:
    """What further applications of the slice would make of it, the others as they are."""
    pools = _pools(alert.kind, tuple(tallies))

    def after(good: int = 0, bad: int = 0) -> Strength:
        moved = [bumped(pool, alert.key, good=good, bad=bad) for pool in pools.values()]
        found = _compared(alert.kind, moved, floors).get(alert.key)
        same_way = found is not None and found.better is alert.better
        q = found.q if found is not None and same_way else None
        return strength(ANOTHER, q, alert.here.of + good + bad)

    lower = higher = None
    if alert.strength is not Strength.WATCH:
        lower = turn(
            alert.strength,
            True,
            lambda more: after(bad=more) if alert.better else after(good=more),
        )
    if alert.strength is not Strength.STRONG:
        higher = turn(
            alert.strength,
            False,
            lambda more: after(good=more) if alert.better else after(bad=more),
        )
    return Outlook(lower, None, higher)


def _found(kind: AlertKind, tallies: Sequence[SliceTally], floors: Floors) -> tuple[Alert, ...]:
    pools = _pools(kind, tallies)
    tests = _compared(kind, pools.values(), floors)
    pulls = {field: pull([_share(kind, group) for group in pool]) for field, pool in pools.items()}
    made = (
        _alert(kind, tally, tests[tally.key], pulls[tally.field], floors)
        for tally in tallies
        if tally.key in tests and tally.field in pulls
    )
    return tuple(sorted((alert for alert in made if alert is not None), key=rank))


def _pools(kind: AlertKind, tallies: Sequence[SliceTally]) -> dict[Field, list[Group]]:
    pools: dict[Field, list[Group]] = defaultdict(list)
    for tally in tallies:
        if kind is AlertKind.SLICE:
            group = Group(tally.key, tally.invited, tally.rejected + tally.silent)
        elif tally.field is Field.SOURCE:
            group = Group(tally.key, tally.invited + tally.rejected, tally.silent)
        else:
            continue
        pools[tally.field].append(group)
    return pools


def _compared(
    kind: AlertKind, pools: Iterable[Sequence[Group]], floors: Floors
) -> dict[str, Tested]:
    return compare(pools, decided=floors.decided, both_ways=kind is AlertKind.SLICE)


def _share(kind: AlertKind, group: Group) -> Proportion:
    """What an alert of the kind counts: those that led to a round, or those silent."""
    return Proportion(group.good if kind is AlertKind.SLICE else group.bad, group.of)


def _alert(
    kind: AlertKind, tally: SliceTally, test: Tested, drawn: Pull | None, floors: Floors
) -> Alert | None:
    is_slice = kind is AlertKind.SLICE
    here = Proportion(tally.invited if is_slice else tally.silent, tally.decided)
    others = test.elsewhere
    level = strength(ANOTHER, test.q, here.of)
    if drawn is None or not _stands_out(kind, here, test, drawn, level, floors):
        return None
    return Alert(
        kind=kind,
        key=tally.key,
        what=tally.what,
        here=here,
        elsewhere=others if is_slice else Proportion(others.of - others.part, others.of),
        strength=level,
        p=test.p,
        q=test.q,
        undated=tally.undated,
        drawn=drawn.drawn(here),
        better=test.better,
    )


def _stands_out(
    kind: AlertKind,
    here: Proportion,
    test: Tested,
    drawn: Pull,
    level: Strength,
    floors: Floors,
) -> bool:
    if kind is AlertKind.SILENCE:
        answered, of = test.elsewhere.part, test.elsewhere.of
        enough = here.part >= floors.noes
        is_off = here.part * of > (of - answered) * here.of
    else:
        enough, is_off = True, abs(drawn.drawn(here) - drawn.rate) >= POINTS
    is_watch = test.q <= NOTICED[kind] and is_off
    return enough and (level is not Strength.WATCH or is_watch)
