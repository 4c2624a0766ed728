"""A lever on what only looked bad is seldom called better; one that truly worked mostly is."""

import random
from collections.abc import Callable

from respond_tui.guide.commitments import Comparison, Verdict
from respond_tui.guide.patterns import alerts
from respond_tui.guide.statistics import Proportion
from respond_tui.guide.terms import AlertKind, Strength
from tests.guide.test_chance import alike, weak_stage
from tests.simulated import Truth, hunt


def test_what_comes_back_by_itself_is_seldom_called_better() -> None:
    """Measured: about 4 % with twelve rounds since, at the same true rate as before."""
    assert _better(alike, 1_000, rounds=12) < 0.05


def test_a_stage_that_truly_went_from_15_to_60_percent_is_mostly_called_better() -> None:
    """Measured: about 62 % with twenty rounds since."""
    assert _better(weak_stage, 300, rounds=20, rate=0.6) > 0.55


def _better(
    truth: Callable[[random.Random], Truth], hunts: int, rounds: int, rate: float | None = None
) -> float:
    """How often it is called better, of hunts whose first such alert is likely or more."""
    called = []
    for seed in range(hunts):
        dice = random.Random(seed)
        made = truth(dice)
        loud = [
            each
            for each in alerts(hunt(dice, made))
            if each.kind is AlertKind.STAGE
            and each.elsewhere is not None
            and each.strength is not Strength.WATCH
            and (rate is None or each.key == "3")
        ]
        for each in loud[:1]:
            for _ in range(20):
                passed = sum(dice.random() < (rate or made.passes[0]) for _ in range(rounds))
                found = Comparison(
                    each.here,
                    Proportion(passed, rounds),
                    elsewhere=each.elsewhere,
                    strength=each.strength,
                )
                called.append(found.verdict is Verdict.BETTER)
    return sum(called) / len(called)
