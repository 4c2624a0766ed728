"""What came after a lever was chosen, beside what was before: better, worse, or not known yet.

Only what *started* after that day counts, since the lever could not change what was under way.
Then and since are two shares; Newcombe's hybrid score interval of their difference (1998,
method 10) has to leave zero before anything is called better or worse, and at least five have to
be decided since: one lucky round is no verdict.
"""

import math
from dataclasses import dataclass
from enum import StrEnum

from respond_tui.guide.patterns import COMPARABLE
from respond_tui.guide.statistics import Difference, Proportion, difference, wilson
from respond_tui.guide.terms import AlertKind

MOST_FURTHER = 200
"""So many further ones are tried when asking how many it takes to tell."""

_MORE_IS_BETTER = frozenset({AlertKind.STAGE, AlertKind.SLICE})


class Verdict(StrEnum):
    """What the numbers say of a lever."""

    BETTER = "better"
    WORSE = "worse"
    OPEN = "open"


class Next(StrEnum):
    """What a person does once a lever is judged."""

    CLOSE = "close it"
    EXTEND = "extend it"
    CHANGE = "change the lever"


def more_is_better(kind: AlertKind) -> bool:
    """Whether what a kind of pattern counts is what one wants: passes and rounds, not noes."""
    return kind in _MORE_IS_BETTER


@dataclass(frozen=True, slots=True)
class Comparison:
    """The share when the lever was chosen, and of what started and was decided since.

    ``kind`` says what they count; ``undated`` are left out of ``now``, for nobody knows when
    they started.
    """

    then: Proportion
    now: Proportion
    kind: AlertKind = AlertKind.STAGE
    undated: int = 0

    @property
    def difference(self) -> Difference | None:
        """How far now lies above then, with Newcombe's interval."""
        return difference(self.then, self.now)

    @property
    def verdict(self) -> Verdict:
        """Better or worse once enough is decided and the interval leaves zero; open until then."""
        found = self.difference
        if found is None or self.now.of < COMPARABLE or found.low <= 0 <= found.high:
            return Verdict.OPEN
        return Verdict.BETTER if (found.low > 0) is more_is_better(self.kind) else Verdict.WORSE

    @property
    def further(self) -> int | None:
        """The fewest further ones, going as those since have, with which there is a verdict.

        ``None`` where there is one, where nothing was decided since to go by, and where even
        ``MOST_FURTHER`` would not be enough: now lies too near to then.
        """
        if self.verdict is not Verdict.OPEN or not self.now.of or not self.then.of:
            return None
        tried = range(max(1, COMPARABLE - self.now.of), MOST_FURTHER + 1)
        return next((more for more in tried if self._tells_after(more)), None)

    def _tells_after(self, more: int) -> bool:
        """Whether the interval leaves zero with so many more at the rate of those since."""
        rate, of = self.now.part / self.now.of, self.now.of + more
        was, old = self.then.part / self.then.of, self.then.interval
        new = wilson(rate * of, of, self.then.level)
        if old is None or new is None:
            return False
        up = rate - was - math.hypot(rate - new.low, old.high - was)
        down = rate - was + math.hypot(new.high - rate, was - old.low)
        return up > 0 or down < 0
