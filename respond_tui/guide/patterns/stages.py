"""Rejections that repeat at one stage, and how strong the evidence is.

MODEL.md, "Strength of an alert"; GUIDE.md, step 7, for the rule of three. One tally a stage
goes in; what comes out says which stages repeat, how sure that is, and what would change it.
``here`` is passed of decided at the stage, ``elsewhere`` the same over the other interview
stages together; an application is compared with nothing. ``p`` is Fisher's one-sided mid-p,
``q`` its false discovery rate among the stages tested.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from respond_tui.guide.floors import USUAL, Floors
from respond_tui.guide.patterns.alert import LOOK_AHEAD, Alert, Outlook, rank, turn
from respond_tui.guide.patterns.comparing import (
    STAGES,
    Group,
    Tested,
    bumped,
    compare,
    elsewhere,
    figures,
    strength,
)
from respond_tui.guide.stages import Stage
from respond_tui.guide.statistics import Proportion
from respond_tui.guide.terms import AlertKind, StageKind, Strength


@dataclass(frozen=True, slots=True)
class Tally:
    """What was decided at one stage within the window.

    ``undated`` of it were decided on unknown days, and ``undated_noes`` of those are noes.
    """

    stage: Stage
    passed: int
    rejected: int
    undated: int = 0
    undated_noes: int = 0

    @property
    def passes(self) -> Proportion:
        """Passed of decided."""
        return Proportion(self.passed, self.passed + self.rejected)


def alerts(tallies: Sequence[Tally], floors: Floors = USUAL) -> tuple[Alert, ...]:
    """The stages where rejections repeat: strongest first, then the smallest q, then the most no's.

    ``tallies`` has every stage once, the offer stage left out or not: it never alerts.
    """
    pool = _pool(tallies)
    tests = _tested(pool, floors)
    found = [
        _alert(tally, pool, tests.get(str(tally.stage.id)))
        for tally in tallies
        if tally.rejected >= floors.noes and tally.stage.kind is not StageKind.OFFER
    ]
    return tuple(sorted(found, key=rank))


def outlook(alert: Alert, tallies: Sequence[Tally], floors: Floors = USUAL) -> Outlook:
    """What further rounds at the alert's stage would make of it, the other stages as they are."""
    if alert.elsewhere is None:
        return Outlook()
    pool = _pool(tallies)

    def after(passed: int = 0, rejected: int = 0) -> Strength:
        later = bumped(pool, alert.key, good=passed, bad=rejected)
        _, q = figures(_tested(later, floors).get(alert.key))
        return strength(STAGES, q, alert.decided + passed + rejected)

    lower = higher = None
    if alert.strength is not Strength.WATCH:
        lower = turn(alert.strength, True, lambda more: after(passed=more))
    if alert.strength is not Strength.STRONG:
        higher = turn(alert.strength, False, lambda more: after(rejected=more))
    return Outlook(lower, _until_level(alert.here, alert.elsewhere), higher)


def _pool(tallies: Iterable[Tally]) -> list[Group]:
    """The interview stages, which are compared with each other."""
    return [
        Group(str(tally.stage.id), tally.passed, tally.rejected)
        for tally in tallies
        if tally.stage.kind is StageKind.ROUND
    ]


def _tested(pool: Sequence[Group], floors: Floors) -> dict[str, Tested]:
    """The stages with enough decided; one decided round elsewhere is enough to compare with."""
    return compare([pool], decided=floors.decided, least=1)


def _alert(tally: Tally, pool: Sequence[Group], test: Tested | None) -> Alert:
    key = str(tally.stage.id)
    is_round = tally.stage.kind is StageKind.ROUND
    p, q = figures(test)
    return Alert(
        kind=AlertKind.STAGE,
        key=key,
        what=tally.stage.name,
        stage=tally.stage,
        here=tally.passes,
        undated=tally.undated,
        undated_noes=tally.undated_noes,
        elsewhere=elsewhere(pool, key) if is_round else None,
        strength=strength(STAGES, q, tally.passes.of),
        p=p,
        q=q,
    )


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
