"""What came after a lever was chosen, beside what was before: better, worse, or not known yet.

Only what *started* after that day counts, since the lever could not change what was under way.
Then and since are two shares, with Newcombe's hybrid score interval of their difference (1998,
method 10). But *then* was looked at because it looked bad, so that part of a way back comes by
itself (regression to the mean: Galton 1886, "Regression towards mediocrity"). Since is therefore
held against *then* drawn toward the rest as well, by the empirical Bayes estimate of ``shrinkage``
(Kleinman 1973): all the way, unless the alert was strong. Both intervals have to leave zero on the
same side, with at least five decided since, and it is said once, when the lever's days are over.
"""

import math
from dataclasses import dataclass
from enum import StrEnum

from respond_tui.guide.patterns import COMPARABLE
from respond_tui.guide.shrinkage import Pull, pull
from respond_tui.guide.statistics import Difference, Proportion, difference, wilson
from respond_tui.guide.terms import AlertKind, Strength

MOST_FURTHER = 200
"""So many further ones are tried when asking how many it takes to tell."""

_LEAST_PULL = 3
"""Even a strong alert is drawn as if so many had been seen at the rate of all together."""

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
    they started. ``elsewhere`` and ``strength`` are those of the alert on that day, and
    ``is_whole`` when all applications are counted, which nobody picked for looking bad. While
    ``runs`` nothing is judged: looking again and again finds something in the end.
    """

    then: Proportion
    now: Proportion
    kind: AlertKind = AlertKind.STAGE
    undated: int = 0
    elsewhere: Proportion | None = None
    strength: Strength = Strength.WATCH
    is_whole: bool = False
    runs: bool = False

    @property
    def difference(self) -> Difference | None:
        """How far now lies above then, with Newcombe's interval."""
        return difference(self.then, self.now)

    @property
    def can_tell(self) -> bool:
        """Whether there is a rest to draw *then* toward, or no need of one."""
        return self.is_whole or bool(self.elsewhere and self.elsewhere.of)

    @property
    def verdict(self) -> Verdict | None:
        """Better or worse once both intervals leave zero, else open; ``None`` while it runs."""
        if self.runs:
            return None
        side = self._side(self.now.part, self.now.of)
        if side == 0:
            return Verdict.OPEN
        return Verdict.BETTER if (side > 0) is more_is_better(self.kind) else Verdict.WORSE

    @property
    def further(self) -> int | None:
        """The fewest further ones with which there is a verdict.

        They are supposed to go as those since, drawn toward then as if five more had gone so.
        ``None`` where there is a verdict or it runs, where fewer than five were decided since,
        and where even ``MOST_FURTHER`` would not be enough: now lies too near to then.
        """
        if self.verdict is not Verdict.OPEN or self.now.of < COMPARABLE or not self.then.of:
            return None
        was, now = self._expected[0], self.now
        rate = (now.part + COMPARABLE * was) / (now.of + COMPARABLE)
        tried = range(1, MOST_FURTHER + 1)
        return next(
            (more for more in tried if self._side(now.part + rate * more, now.of + more)), None
        )

    @property
    def _expected(self) -> tuple[float, float]:
        """The rate then, drawn toward the rest, and of how many it is."""
        here, rest = self.then, self.elsewhere
        own = here.part / here.of
        if self.is_whole or rest is None or not rest.of:
            return own, here.of
        drawing = pull((here, rest))
        if self.strength is not Strength.STRONG or drawing is None or math.isinf(drawing.weight):
            return (here.part + rest.part) / (here.of + rest.of), here.of + rest.of
        drawing = Pull(drawing.rate, max(drawing.weight, _LEAST_PULL))
        return drawing.drawn(here), here.of + min(drawing.weight, rest.of)

    def _side(self, part: float, of: int) -> int:
        """1 where so many since lie above then, -1 where below, 0 where nobody can tell."""
        if of < COMPARABLE or not self.then.of or not self.can_tell:
            return 0
        plain = _side(self.then.part / self.then.of, self.then.of, part, of)
        return plain if plain == _side(*self._expected, part, of) else 0


def _side(was: float, old_of: float, part: float, of: int) -> int:
    """On which side of zero Newcombe's interval lies, also of rates that are only supposed."""
    old, new, rate = wilson(was * old_of, old_of), wilson(part, of), part / of
    assert old is not None
    assert new is not None
    if rate - was > math.hypot(rate - new.low, old.high - was):
        return 1
    return -1 if was - rate > math.hypot(new.high - rate, was - old.low) else 0
