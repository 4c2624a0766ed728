"""Few numbers read honestly: intervals, one exact test, and many tests at once.

Everything here takes counts and gives fractions from 0 to 1. Nothing divides by zero:
where there is nothing to judge by, the answer is ``None``.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple

USUAL_LEVEL = 95
"""How sure an interval is, in percent, when nobody has changed it."""

LEVELS = {
    80: 1.2815515655446004,
    90: 1.6448536269514722,
    95: 1.959963984540054,
    99: 2.5758293035489004,
}
"""The levels that can be chosen, each with the standard normal's percentile of an interval."""

_NEGLIGIBLE = 1e-18


class Interval(NamedTuple):
    """Where a true value plausibly lies, both ends included."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Proportion:
    """So many of so many, with the interval that so few allow.

    ``level`` says how sure the interval is, in percent; two that count the same are the same,
    however they are told. Raises ValueError unless 0 ≤ ``part`` ≤ ``of``.
    """

    part: int
    of: int
    level: int = field(default=USUAL_LEVEL, compare=False)

    def at(self, level: int) -> "Proportion":
        """The same, told as surely as that."""
        return replace(self, level=level)

    def __post_init__(self) -> None:
        if not 0 <= self.part <= self.of:
            raise ValueError(f"{self.part} of {self.of} is no proportion.")

    @property
    def rate(self) -> float | None:
        """The fraction; ``None`` of nothing."""
        return self.part / self.of if self.of else None

    @property
    def interval(self) -> Interval | None:
        """Wilson's interval at its level; ``None`` of nothing."""
        return wilson(self.part, self.of, self.level)

    @property
    def low(self) -> float | None:
        """The lower end of the interval."""
        return None if self.interval is None else self.interval.low

    @property
    def high(self) -> float | None:
        """The upper end of the interval."""
        return None if self.interval is None else self.interval.high


class Difference(NamedTuple):
    """How far a second proportion lies above a first, with its interval."""

    by: float
    low: float
    high: float


def wilson(part: float, of: int, level: int = USUAL_LEVEL) -> Interval | None:
    """Wilson's score interval for ``part`` of ``of`` (Wilson 1927), at one of ``LEVELS``.

    A rate that is only supposed may come to a ``part`` that is not whole.
    """
    if of == 0:
        return None
    rate = part / of
    z = LEVELS[level]
    spread = z**2 / of
    middle = rate + spread / 2
    reach = z * math.sqrt(rate * (1 - rate) / of + spread / (4 * of))
    low, high = ((middle + sign * reach) / (1 + spread) for sign in (-1, 1))
    return Interval(0.0 if part == 0 else low, 1.0 if part == of else high)


def difference(before: Proportion, after: Proportion) -> Difference | None:
    """``after`` minus ``before``, with Newcombe's hybrid score interval.

    Method 10 of Newcombe (1998), "Interval estimation for the difference between
    independent proportions", at the level of ``before``. ``None`` when either is of nothing.
    """
    old, new = before.interval, after.at(before.level).interval
    if old is None or new is None:
        return None
    was, now = before.part / before.of, after.part / after.of
    return Difference(
        now - was,
        now - was - math.hypot(now - new.low, old.high - was),
        now - was + math.hypot(new.high - now, was - old.low),
    )


@lru_cache(maxsize=8_192)
def fisher_mid_p(passed: int, failed: int, passed_elsewhere: int, failed_elsewhere: int) -> float:
    """How often so few passes, or fewer, fall here when both places are alike.

    Fisher's exact test, one-sided, counting half of the table seen (mid-p, Lancaster
    1961). From 0 to 1; a half where the margins leave only one table.
    """
    here, elsewhere = passed + failed, passed_elsewhere + failed_elsewhere
    passes = passed + passed_elsewhere
    fewest = max(0, passes - elsewhere)
    chance = math.exp(
        _log_choose(here, passed)
        + _log_choose(elsewhere, passed_elsewhere)
        - _log_choose(here + elsewhere, passes)
    )
    total = chance / 2
    for fewer in range(passed, fewest, -1):
        fall = fewer * (elsewhere - passes + fewer)
        rise = (here - fewer + 1) * (passes - fewer + 1)
        chance *= fall / rise
        total += chance
        if fall < rise and chance < _NEGLIGIBLE:
            break
    return min(total, 1.0)


def benjamini_hochberg(chances: Sequence[float]) -> tuple[float, ...]:
    """The false discovery rate at which each of several tests would just be called.

    Benjamini and Hochberg (1995), step-up; in the order given.
    """
    found = [1.0] * len(chances)
    least = 1.0
    ranked = sorted(range(len(chances)), key=chances.__getitem__)
    for rank in range(len(ranked), 0, -1):
        place = ranked[rank - 1]
        least = min(least, chances[place] * (len(ranked) / rank))
        found[place] = least
    return tuple(found)


def _log_choose(total: int, chosen: int) -> float:
    return math.lgamma(total + 1) - math.lgamma(chosen + 1) - math.lgamma(total - chosen + 1)
