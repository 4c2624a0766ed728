"""Rejections that repeat at one stage, and how strong the evidence is.

MODEL.md, "Strength of an alert"; GUIDE.md, step 7, for the rule of three. Counts of the
window go in, one tally a stage; what comes out says which stages repeat, how sure that is,
and what would change it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from respond_tui.guide.stages import Stage
from respond_tui.guide.statistics import Proportion, benjamini_hochberg, fisher_mid_p
from respond_tui.guide.terms import AlertKind, StageKind, Strength

REPEATS = 3
"""Rejections at one stage that make a pattern."""

COMPARABLE = 5
"""Decided rounds at a stage before it is compared with the others."""

LIKELY = 0.10
"""The largest false discovery rate that is called likely."""

STRONG = 0.025
"""The largest that is called strong, with at least ``STRONG_DECIDED`` decided rounds."""

STRONG_DECIDED = 8

LOOK_AHEAD = 12
"""How many further rounds are tried when asking what would change an alert."""

_ORDER = (Strength.STRONG, Strength.LIKELY, Strength.WATCH)


@dataclass(frozen=True, slots=True)
class Tally:
    """What was decided at one stage within the window; ``undated`` of it on unknown days."""

    stage: Stage
    passed: int
    rejected: int
    undated: int = 0

    @property
    def passes(self) -> Proportion:
        """Passed of decided."""
        return Proportion(self.passed, self.passed + self.rejected)


@dataclass(frozen=True, slots=True)
class Alert:
    """Rejections that repeat at one stage.

    ``here`` is passed of decided at the stage, ``elsewhere`` the same over the other
    interview stages together (``None`` for the application, which is compared with
    nothing). ``p`` is Fisher's one-sided mid-p, ``q`` its false discovery rate among the
    stages tested; both ``None`` where nothing was tested.
    """

    kind: AlertKind
    key: str
    stage: Stage
    here: Proportion
    undated: int
    elsewhere: Proportion | None
    strength: Strength
    p: float | None
    q: float | None

    @property
    def passed(self) -> int:
        """How many passed here."""
        return self.here.part

    @property
    def rejected(self) -> int:
        """How many ended in a no here."""
        return self.here.of - self.here.part

    @property
    def decided(self) -> int:
        """Passed and rejected together."""
        return self.here.of


@dataclass(frozen=True, slots=True)
class Turn:
    """So many further rounds, all alike, after which an alert is as strong as ``strength``."""

    rounds: int
    strength: Strength


@dataclass(frozen=True, slots=True)
class Outlook:
    """What would change an alert: the fewest further rounds here, within ``LOOK_AHEAD``.

    ``lower`` counts passes that weaken it, ``level`` passes that bring the pass rate up to
    that of the other rounds, ``higher`` rejections that strengthen it.
    """

    lower: Turn | None
    level: int | None
    higher: Turn | None


def alerts(tallies: Sequence[Tally]) -> tuple[Alert, ...]:
    """The stages where rejections repeat: strongest first, then the smallest q, then the most no's.

    ``tallies`` has every stage once, the offer stage left out or not: it never alerts.
    """
    tests = _tested(tallies)
    found = [
        _alert(tally, _elsewhere(tally, tallies), *tests.get(tally.stage.id, (None, None)))
        for tally in tallies
        if tally.rejected >= REPEATS and tally.stage.kind is not StageKind.OFFER
    ]
    return tuple(sorted(found, key=_rank))


def outlook(alert: Alert, tallies: Sequence[Tally]) -> Outlook:
    """What further rounds at the alert's stage would make of it, the other stages as they are."""
    if alert.elsewhere is None:
        return Outlook(None, None, None)
    ahead = range(1, LOOK_AHEAD + 1)
    now = _ORDER.index(alert.strength)
    lower = higher = None
    if alert.strength is not Strength.WATCH:
        turns = (Turn(n, _strength_after(alert, tallies, passed=n)) for n in ahead)
        lower = next((turn for turn in turns if _ORDER.index(turn.strength) > now), None)
    if alert.strength is not Strength.STRONG:
        turns = (Turn(n, _strength_after(alert, tallies, rejected=n)) for n in ahead)
        higher = next((turn for turn in turns if _ORDER.index(turn.strength) < now), None)
    return Outlook(lower, _until_level(alert.here, alert.elsewhere), higher)


def _tested(tallies: Iterable[Tally]) -> dict[int, tuple[float, float]]:
    """By stage id, p and q for the interview stages with enough decided to compare."""
    rounds = [tally for tally in tallies if tally.stage.kind is StageKind.ROUND]
    passed = sum(tally.passed for tally in rounds)
    rejected = sum(tally.rejected for tally in rounds)
    compared = [
        tally
        for tally in rounds
        if tally.passes.of >= COMPARABLE and tally.passes.of < passed + rejected
    ]
    chances = [
        fisher_mid_p(tally.passed, tally.rejected, passed - tally.passed, rejected - tally.rejected)
        for tally in compared
    ]
    return {
        tally.stage.id: (p, q)
        for tally, p, q in zip(compared, chances, benjamini_hochberg(chances), strict=True)
    }


def _elsewhere(tally: Tally, tallies: Iterable[Tally]) -> Proportion | None:
    if tally.stage.kind is not StageKind.ROUND:
        return None
    others = [
        other.passes
        for other in tallies
        if other.stage.kind is StageKind.ROUND and other.stage.id != tally.stage.id
    ]
    return Proportion(sum(other.part for other in others), sum(other.of for other in others))


def _alert(tally: Tally, elsewhere: Proportion | None, p: float | None, q: float | None) -> Alert:
    return Alert(
        kind=AlertKind.STAGE,
        key=str(tally.stage.id),
        stage=tally.stage,
        here=tally.passes,
        undated=tally.undated,
        elsewhere=elsewhere,
        strength=_strength(q, tally.passes.of),
        p=p,
        q=q,
    )


def _strength(q: float | None, decided: int) -> Strength:
    if q is None or q > LIKELY:
        return Strength.WATCH
    return Strength.STRONG if q <= STRONG and decided >= STRONG_DECIDED else Strength.LIKELY


def _rank(alert: Alert) -> tuple[int, float, float, int, int]:
    return (
        _ORDER.index(alert.strength),
        1.0 if alert.q is None else alert.q,
        1.0 if alert.p is None else alert.p,
        -alert.rejected,
        alert.stage.position,
    )


def _strength_after(
    alert: Alert, tallies: Sequence[Tally], passed: int = 0, rejected: int = 0
) -> Strength:
    after = [
        replace(tally, passed=tally.passed + passed, rejected=tally.rejected + rejected)
        if tally.stage.id == alert.stage.id
        else tally
        for tally in tallies
    ]
    _, q = _tested(after).get(alert.stage.id, (None, None))
    return _strength(q, alert.decided + passed + rejected)


def _until_level(here: Proportion, elsewhere: Proportion) -> int | None:
    """The fewest passes in a row that bring ``here`` up to ``elsewhere``."""
    if elsewhere.of == 0 or here.part * elsewhere.of >= elsewhere.part * here.of:
        return None
    return next(
        (
            more
            for more in range(1, LOOK_AHEAD + 1)
            if (here.part + more) * elsewhere.of >= elsewhere.part * (here.of + more)
        ),
        None,
    )
