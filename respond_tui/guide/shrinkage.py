"""Small groups drawn toward all together, so that one lucky 1 of 1 is no advice.

An empirical Bayes estimate with a beta-binomial model: every group has a true rate of its own,
the rates scatter around the one of all together, and how widely is read from the groups
themselves by the method of moments (Kleinman 1973, "Proportions with extraneous variance:
single and independent samples", JASA 68). What scatters no more than chance would scatter it
is drawn all the way; the more the groups truly differ, and the more a group has seen, the more
it keeps of its own. However much they differ, ``LEAST_WEIGHT`` is never gone under.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from respond_tui.guide.statistics import Proportion

LEAST_WEIGHT = 2.0
"""However widely groups scatter, each is drawn as if so many had gone as all together.

Few groups far apart, say 7 of 7 beside 0 of 6 twice, bring the moments to a weight of none at
all, and 1 of 1 would stay at a certain 100 %. Two is what the rule of succession adds (Laplace
1774, one of each: the uniform prior): the least that calls nothing certain that was seen once.
"""


@dataclass(frozen=True, slots=True)
class Pull:
    """Toward which rate groups are drawn, and as if how many had been seen there already.

    ``weight`` is α + β of the beta distribution: ``LEAST_WEIGHT`` at least, and infinite where
    the groups differ by no more than chance.
    """

    rate: float
    weight: float

    @property
    def alpha(self) -> float:
        """The beta distribution's α."""
        return self.rate * self.weight

    @property
    def beta(self) -> float:
        """The beta distribution's β."""
        return (1 - self.rate) * self.weight

    def drawn(self, share: Proportion) -> float:
        """A group's rate, drawn toward that of all together."""
        if math.isinf(self.weight) or share.of == 0:
            return self.rate
        return (share.part + self.alpha) / (share.of + self.weight)


def pull(groups: Sequence[Proportion]) -> Pull | None:
    """What draws the groups, by the method of moments; ``None`` where nothing is decided.

    With ρ the correlation within a group, the weighted scatter Σ nᵢ(pᵢ − p)² is expected at
    p(1 − p)·((k − 1) + ρ(N − k + 1 − Σ nᵢ²/N)); solved for ρ, and α + β = 1/ρ − 1.
    """
    held = [group for group in groups if group.of]
    total = sum(group.of for group in held)
    if not total:
        return None
    rate = sum(group.part for group in held) / total
    room = total - len(held) + 1 - sum(group.of**2 for group in held) / total
    chance = rate * (1 - rate)
    if room <= 0 or chance == 0:
        return Pull(rate, math.inf)
    scatter = sum(group.of * (group.part / group.of - rate) ** 2 for group in held)
    alike = (scatter / chance - (len(held) - 1)) / room
    return Pull(rate, max(1 / alike - 1, LEAST_WEIGHT) if alike > 0 else math.inf)
