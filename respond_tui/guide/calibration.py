"""How well a person judges their own rounds: the chance they gave, beside what came true.

Only rounds that were passed or rejected count, each with the chance that was given for it
while it was pending. Below ten of them nothing is said: ten coins show nearly any lean.

A chance that comes with the outcome, or after it, is hindsight. No row tells when a chance was
given, so it never gets to where forecasts are kept: it stays as a line in the round's notes.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from respond_tui.guide.pattern_words.plain import number, percent, plural, stage_title
from respond_tui.guide.statistics import Proportion
from respond_tui.guide.terms import RoundOutcome

ENOUGH = 10
"""Decided rounds with a chance given, from which on anything is said."""

RARE = 0.05
"""How seldom chance alone may bring so large a gap before it is called one."""

HINDSIGHT = "Chance given in hindsight: "
"""How the line in a round's notes begins that holds such a chance."""

DECIDED = (RoundOutcome.PASSED, RoundOutcome.REJECTED)
"""What a chance is held against."""

EXACT_UP_TO = 200
"""Rounds up to which the test is exact; beyond, the normal curve is as good and quick."""

_BOUNDS = (0, 20, 40, 60, 80, 101)
_NEARLY = 0.005  # whole percents: 0 stands for less than a half, 100 for 99.5 and more


class ForecastState(StrEnum):
    """What a round with a chance is for the figures, in the order in which they are listed.

    ``UNDECIDED`` was cancelled, or its application ended before it was passed or rejected.
    """

    COUNTED = "counted"
    PENDING = "pending"
    HINDSIGHT = "hindsight"
    UNDECIDED = "undecided"


class Outcomes(NamedTuple):
    """Of the rounds that were given one and the same chance, how many passed of how many."""

    passed: int
    of: int


@dataclass(frozen=True, slots=True)
class Bin:
    """Rounds that were given about the same chance, ``low`` to ``high`` percent.

    ``said`` is the chance given on average, as a fraction.
    """

    low: int
    high: int
    said: float
    passes: Proportion


@dataclass(frozen=True, slots=True)
class Calibration:
    """Chances given beside outcomes. All but ``n`` is None or empty below ten.

    ``brier`` is the mean of (p - o)², with p the chance as a fraction and o one for passed
    and nought for rejected: Brier (1950), "Verification of forecasts expressed in terms of
    probability", Monthly Weather Review 78, in its form for two outcomes. 0 is always right,
    .25 is always saying 50 %. ``base`` is the score of always giving the share that passed,
    which is share · (1 - share). ``lean`` is the chance given on average less the share that
    passed. ``p`` is how often chance alone brings a gap as large, if the chances given were
    the true ones.
    """

    n: int
    brier: float | None = None
    base: float | None = None
    predicted: float | None = None
    passed: Proportion | None = None
    lean: float | None = None
    p: float | None = None
    bins: tuple[Bin, ...] = ()

    @property
    def missing(self) -> int:
        """How many more decided rounds it takes until anything is said."""
        return max(0, ENOUGH - self.n)


def calibration(outcomes: Mapping[int, Outcomes]) -> Calibration:
    """What chances given, in percent, and their outcomes say together."""
    n = sum(each.of for each in outcomes.values())
    if n < ENOUGH:
        return Calibration(n)
    passed = sum(each.passed for each in outcomes.values())
    predicted = sum(given * each.of for given, each in outcomes.items()) / 100 / n
    squares = math.fsum(
        each.passed * (1 - given / 100) ** 2 + (each.of - each.passed) * (given / 100) ** 2
        for given, each in outcomes.items()
    )
    share = passed / n
    return Calibration(
        n=n,
        brier=squares / n,
        base=share * (1 - share),
        predicted=predicted,
        passed=Proportion(passed, n),
        lean=predicted - share,
        p=by_chance(outcomes),
        bins=_bins(outcomes),
    )


def by_chance(outcomes: Mapping[int, Outcomes]) -> float:
    """How often a gap as large comes up when every chance given is the true one.

    The number of passes is then a sum of independent trials with chances of their own, the
    Poisson binomial distribution (Wang 1993, "On the number of successes in independent
    trials"). Up to ``EXACT_UP_TO`` rounds it is worked out whole, beyond by the normal curve
    with the same mean and variance. Two-sided: the smaller tail doubled, with half of what
    was seen (mid-p, Lancaster 1961), as everywhere here.
    """
    passed = sum(each.passed for each in outcomes.values())
    trials = {min(max(given / 100, _NEARLY), 1 - _NEARLY): at.of for given, at in outcomes.items()}
    if sum(trials.values()) > EXACT_UP_TO:
        mean = math.fsum(chance * of for chance, of in trials.items())
        variance = math.fsum(chance * (1 - chance) * of for chance, of in trials.items())
        return math.erfc(abs(passed - mean) / math.sqrt(2 * variance))
    ways = [1.0]
    for chance, of in trials.items():
        for _ in range(of):
            ways = [
                here * (1 - chance) + below * chance
                for here, below in zip([*ways, 0.0], [0.0, *ways], strict=True)
            ]
    seen = ways[passed] / 2
    return min(1.0, 2 * min(sum(ways[:passed]) + seen, sum(ways[passed + 1 :]) + seen))


def _bins(outcomes: Mapping[int, Outcomes]) -> tuple[Bin, ...]:
    """Five stretches of chances; one in which nothing was given is left out."""
    found = []
    for low, beyond in pairwise(_BOUNDS):
        here = {given: each for given, each in outcomes.items() if low <= given < beyond}
        of = sum(each.of for each in here.values())
        if of:
            said = sum(given * each.of for given, each in here.items()) / 100 / of
            passes = Proportion(sum(each.passed for each in here.values()), of)
            found.append(Bin(low, beyond - 1, said, passes))
    return tuple(found)


def is_hindsight(outcome: RoundOutcome, before: int | None, given: int | None) -> bool:
    """Whether a chance is new on a round with this outcome, ``before`` being the one it had."""
    return outcome in DECIDED and given is not None and given != before


def hindsight_line(chance: int) -> str:
    """The line that keeps such a chance."""
    return f"{HINDSIGHT}{chance} %"


def hindsight_of(notes: str) -> int | None:
    """The chance that such a line in a round's notes holds, the last one."""
    chances = [
        int(words)
        for line in notes.splitlines()
        if line.startswith(HINDSIGHT)
        and (words := line.removeprefix(HINDSIGHT).removesuffix("%").strip()).isdecimal()
    ]
    return chances[-1] if chances else None


def hindsight_told(given: int, kept: int | None) -> str:
    """What is said when a chance could not become a forecast."""
    stays = f" Your forecast stays {kept} %." if kept is not None else ""
    return (
        f"{given} % came with the outcome or after it. It is in the round's notes and does not "
        f"count as a forecast.{stays}"
    )


def beside(of: Mapping[ForecastState, int]) -> str:
    """How many rounds have a chance and do not count, and why; empty where there are none."""
    pending, late, never = (of[state] for state in tuple(ForecastState)[1:])
    came = "its outcome and does" if late == 1 else "their outcome and do"
    parts = (
        pending and f"{pending:,} more {'is' if pending == 1 else 'are'} pending.",
        late and f"{late:,} more came with {came} not count.",
        never and f"{never:,} more {'was' if never == 1 else 'were'} never decided.",
    )
    return " ".join(part for part in parts if part)


def waits(found: Calibration) -> str:
    """How many more it takes, below ten; empty from there on."""
    if not found.missing:
        return ""
    rounds = plural(found.missing, "round")
    more = stage_title(number(found.missing))
    return f"{more} more decided {rounds} with a chance given beforehand, and this says more."


def leaning(found: Calibration) -> str:
    """Which way a person leans, with what it rests on, and whether that could be chance."""
    if found.predicted is None or found.passed is None or found.passed.rate is None:
        return ""
    given = f"{percent(found.predicted)} on average, and {percent(found.passed.rate)}"
    sure = f" {stage_title(_sure(found))}." if _points(found) else ""
    return f"{_way(found)}: {given} of {found.n:,} passed.{sure}"


def lean_line(found: Calibration) -> str:
    """The same in one short line; empty below ten."""
    if not found.bins:
        return ""
    return f"{_way(found)}{f'; {_sure(found)}' if _points(found) else ''}"


def _points(found: Calibration) -> int:
    """The lean in whole points, as the percentages beside it are rounded."""
    if found.predicted is None or found.passed is None or found.passed.rate is None:
        return 0
    return round(100 * found.predicted) - round(100 * found.passed.rate)


def _way(found: Calibration) -> str:
    points = _points(found)
    if not points:
        return "What you expect and what comes true are alike"
    unit = plural(abs(points), "point")
    return f"You expect {abs(points)} {unit} {'more' if points > 0 else 'less'} than comes true"


def _sure(found: Calibration) -> str:
    if found.p is None or found.p > RARE:
        return "that could be chance"
    return "chance alone would rarely do that"


def scored(found: Calibration) -> str:
    """The Brier score, and what it is to be measured by."""
    if found.brier is None or found.base is None:
        return ""
    mine, usual = (f"{score:.2f}".lstrip("0") or "0" for score in (found.brier, found.base))
    return (
        f"Brier score {mine}, where less is better. Always saying how often you pass would "
        f"score {usual}."
    )
