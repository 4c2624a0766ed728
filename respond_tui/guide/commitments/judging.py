"""What came after a lever was chosen, beside what was before: better, worse, or not known yet.

Only what *started* after that day counts, since the lever could not change what was under way.
Then and since are two shares, with Newcombe's hybrid score interval of their difference (1998,
method 10). But *then* was looked at because it looked bad, and a bad stretch turns in part
with nothing changed (regression to the mean: Galton 1886, "Regression towards mediocrity").
``by_itself`` says to what: the empirical Bayes estimate of ``shrinkage`` (Kleinman 1973), in
whole counts. Since is better or worse where it differs from both by more than chance would
easily do, each by Newcombe's interval, with at least five decided since. It is said once: when
the lever's days are over, or when a person ends it.
"""

import math
from dataclasses import dataclass, replace
from enum import StrEnum

from respond_tui.guide.patterns import COMPARABLE
from respond_tui.guide.shrinkage import pull
from respond_tui.guide.statistics import Difference, Proportion, difference, wilson
from respond_tui.guide.terms import AlertKind, Strength

MOST_FURTHER = 200
"""So many further ones are tried when asking how many it takes to tell."""

_LEAST_PULL = 5
"""Even a strong alert is drawn as if at least so many had gone as all together.

With three, chance alone was called better more often (tests/guide/test_way_back.py).
"""

_EXPECTED = 2
"""So many more, going as expected, keep a lucky start from being taken for what goes on.

With these about half of what is told of truly comes so (tests/guide/test_way_back.py).
"""

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
        """How far now lies above then; ``None`` while either is of nothing."""
        return difference(self.then, self.now)

    @property
    def is_drawn(self) -> bool:
        """Whether *then* was picked for looking bad, so that part of a way back comes by itself.

        Not so of all applications, nor of the first stage, which is compared with no other.
        """
        is_first = self.kind is AlertKind.STAGE and self.elsewhere is None
        return not (self.is_whole or is_first)

    @property
    def by_itself(self) -> Proportion | None:
        """What to expect of since with nothing changed; ``None`` where there is no rest to go by.

        *Then* and the rest together, unless the alert was strong. Then it keeps much of its
        own: it is *then* with a few more that go as all together, rounded toward the rest.
        """
        here, rest = self.then, self.elsewhere
        if not self.is_drawn:
            return here
        if not here.of or rest is None or not rest.of:
            return None
        part, of = here.part + rest.part, here.of + rest.of
        drawing = pull((here, rest))
        if self.strength is not Strength.STRONG or drawing is None:
            return Proportion(part, of, here.level)
        more = math.ceil(min(max(drawing.weight, _LEAST_PULL), rest.of))
        if more == rest.of:
            return Proportion(part, of, here.level)
        is_below = here.part * of < part * here.of
        gone = -(-part * more // of) if is_below else part * more // of
        return Proportion(here.part + gone, here.of + more, here.level)

    @property
    def verdict(self) -> Verdict | None:
        """Better or worse once now differs from then and by itself; ``None`` while it runs."""
        if self.runs:
            return None
        side = self._side(self.now.part, self.now.of)
        if side == 0:
            return Verdict.OPEN
        return Verdict.BETTER if (side > 0) is more_is_better(self.kind) else Verdict.WORSE

    @property
    def further(self) -> int | None:
        """About how many further ones bring a verdict, if they go much as those since.

        They are supposed to go as those since and two more that go as ``by_itself``. Chance brings
        the verdict earlier, later or not at all. ``None`` where there is a verdict or it runs,
        where fewer than five were decided since, and where even ``MOST_FURTHER`` would not do.
        """
        expected, now = self.by_itself, self.now
        if self.verdict is not Verdict.OPEN or expected is None or now.of < COMPARABLE:
            return None
        if not expected.of:
            return None
        rate = (now.part + _EXPECTED * expected.part / expected.of) / (now.of + _EXPECTED)
        tried = range(1, MOST_FURTHER + 1)
        return next(
            (more for more in tried if self._side(now.part + rate * more, now.of + more)), None
        )

    def ended(self) -> "Comparison":
        """The same, as if it ended now."""
        return replace(self, runs=False)

    def _side(self, part: float, of: int) -> int:
        """1 where so many since lie above, -1 where below, 0 where nobody can tell."""
        expected = self.by_itself
        if of < COMPARABLE or not self.then.of or expected is None:
            return 0
        plain = _side(self.then, part, of)
        return plain if plain == _side(expected, part, of) else 0


def _side(old: Proportion, part: float, of: int) -> int:
    """On which side of zero Newcombe's interval lies, also of a share that is only supposed."""
    was, new, rate = old.interval, wilson(part, of, old.level), part / of
    if was is None or new is None:
        return 0
    before = old.part / old.of
    if rate - before > math.hypot(rate - new.low, was.high - before):
        return 1
    return -1 if before - rate > math.hypot(new.high - rate, before - was.low) else 0
