"""Groups beside their peers, and how small a chance has to be to say so.

Every kind that compares makes its groups, and all tests of one kind share one correction
(Benjamini–Hochberg), so that q keeps the chance of a false word within that kind. The kinds
together have a budget: a hunt with the same true rates everywhere shall be called *likely*
in under 20 %, *strong* in under 5 %. Stages, the pattern that the guide begins with, have one
half of it (q ≤ .10 and ≤ .025); the three other kinds that compare (gaps, silence, slices)
share the other half alike, a third each (q ≤ .0333 and ≤ .0083). Where nothing is true, the
chance of any word within a kind is about its q at most, so the sum over all kinds stays within
the budget however the kinds hang together. Kinds that only count (questions, speed, employers)
state facts, are *watch* at most, and spend nothing. Small counts make the tests careful: over
1,000 hunts of 40 applications with the same true rates, seen once everything is decided, any
*likely* or more came up in 16.1 %, any *strong* in 2.7 % (tests/guide/test_chance.py, which
measures it anew).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from respond_tui.guide.floors import COMPARABLE
from respond_tui.guide.patterns.alert import STRONG_DECIDED
from respond_tui.guide.statistics import Proportion, benjamini_hochberg, fisher_mid_p
from respond_tui.guide.terms import Strength


@dataclass(frozen=True, slots=True)
class Budget:
    """The largest false discovery rates of one kind that are called likely and strong."""

    likely: float
    strong: float


STAGES = Budget(likely=0.10, strong=0.025)

OTHERS = 3
"""Kinds beside stages that compare: gaps, silence, slices."""

ANOTHER = Budget(likely=STAGES.likely / OTHERS, strong=STAGES.strong / OTHERS)
"""What each of those may spend."""


@dataclass(frozen=True, slots=True)
class Group:
    """So many went well here and so many did not; ``key`` tells one group from another."""

    key: str
    good: int
    bad: int

    @property
    def of(self) -> int:
        """Both together."""
        return self.good + self.bad


@dataclass(frozen=True, slots=True)
class Tested:
    """What a test says of one group: its chance, corrected for how many were tested.

    ``elsewhere`` is good of all in its peers together; ``better`` when the group lies above.
    """

    elsewhere: Proportion
    p: float
    q: float
    better: bool = False


def compare(
    pools: Iterable[Sequence[Group]],
    *,
    decided: int = COMPARABLE,
    least: int | None = None,
    both_ways: bool = False,
) -> dict[str, Tested]:
    """By key, each group with enough decided beside the peers of its pool, all corrected at once.

    Fisher's exact test, mid-p: how often so few go well here when both places are alike, or,
    ``both_ways``, so few or so many. At least ``decided`` have to be decided here and ``least``
    elsewhere, as many if not said. Of two groups that are all of a pool, both ways say the same:
    the worse speaks.
    """
    elsewhere_least = decided if least is None else least
    seen = [
        tested for pool in pools for tested in _tested(pool, decided, elsewhere_least, both_ways)
    ]
    corrected = benjamini_hochberg([tested.p for _, tested in seen])
    return {key: replace(tested, q=q) for (key, tested), q in zip(seen, corrected, strict=True)}


def figures(test: Tested | None) -> tuple[float | None, float | None]:
    """P and q, where a test was made."""
    return (None, None) if test is None else (test.p, test.q)


def strength(budget: Budget, q: float | None, decided: int) -> Strength:
    """How strong the evidence is; *watch* where nothing was tested."""
    if q is None or q > budget.likely:
        return Strength.WATCH
    is_strong = q <= budget.strong and decided >= STRONG_DECIDED
    return Strength.STRONG if is_strong else Strength.LIKELY


def elsewhere(pool: Sequence[Group], key: str) -> Proportion:
    """Good of all in the other groups of a pool together."""
    others = [group for group in pool if group.key != key]
    return Proportion(sum(group.good for group in others), sum(group.of for group in others))


def bumped(pool: Sequence[Group], key: str, *, good: int = 0, bad: int = 0) -> list[Group]:
    """The pool after so many more in one of its groups."""
    return [
        replace(group, good=group.good + good, bad=group.bad + bad) if group.key == key else group
        for group in pool
    ]


def _tested(
    pool: Sequence[Group], decided: int, least: int, both_ways: bool
) -> Iterable[tuple[str, Tested]]:
    held = [group for group in pool if group.of]
    good, total = sum(group.good for group in held), sum(group.of for group in held)
    is_mirror = both_ways and len(held) == 2
    for group in held:
        others = Proportion(good - group.good, total - group.of)
        if group.of < decided or others.of < least:
            continue
        p = fisher_mid_p(group.good, group.bad, others.part, others.of - others.part)
        better = both_ways and p > 0.5
        if is_mirror and better:
            continue
        if both_ways:
            p = min(1.0, 2 * min(p, 1 - p))
        yield group.key, Tested(others, p, p, better)
