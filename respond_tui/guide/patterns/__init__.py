"""What repeats in a log, and how sure that is: one small rule for each kind of pattern.

GUIDE.md, steps 5 and 7; MODEL.md, "Strength of an alert". Counts of the window go in; what comes
out has one shape whatever its kind (``alert.Alert``). ``comparing`` has the budget that keeps
all kinds together from crying wolf.
"""

from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from respond_tui.guide.floors import COMPARABLE, REPEATS, USUAL, Floors
from respond_tui.guide.patterns import gaps, noes, questions, slices, stages
from respond_tui.guide.patterns.alert import (
    BY_STRENGTH,
    COUNTS_IN_FRONT,
    IN_FRONT,
    LOOK_AHEAD,
    Alert,
    Outlook,
    Turn,
    key_of,
    rank,
)
from respond_tui.guide.patterns.gaps import GapsSeen, GapTally
from respond_tui.guide.patterns.noes import EmployerTally, FastNoes
from respond_tui.guide.patterns.questions import QuestionTally
from respond_tui.guide.patterns.slices import SliceTally
from respond_tui.guide.patterns.stages import Tally
from respond_tui.guide.terms import AlertKind, Strength

__all__ = [
    "COMPARABLE",
    "IN_FRONT",
    "LOOK_AHEAD",
    "REPEATS",
    "Alert",
    "Counted",
    "EmployerTally",
    "FastNoes",
    "GapTally",
    "GapsSeen",
    "Outlook",
    "QuestionTally",
    "SliceTally",
    "Tally",
    "Turn",
    "alerts",
    "in_front",
    "key_of",
    "outlook",
]


@dataclass(frozen=True, slots=True)
class Counted:
    """All that was counted within the window, a line a kind of pattern."""

    stages: Sequence[Tally] = ()
    gaps: GapsSeen = field(default_factory=GapsSeen)
    questions: Sequence[QuestionTally] = ()
    slices: Sequence[SliceTally] = ()
    fast: FastNoes = field(default_factory=FastNoes)
    employers: Sequence[EmployerTally] = ()


def alerts(
    counted: Counted, floors: Floors = USUAL, quiet: Container[AlertKind] = ()
) -> tuple[Alert, ...]:
    """What repeats: the strongest first, then what a person can change.

    Kinds that are ``quiet`` do not speak. What a person may change moves the floors of what is
    counted and compared; a question and an employer are told from the second time on.
    """
    found = (
        *stages.alerts(counted.stages, floors),
        *gaps.alerts(counted.gaps, floors),
        *questions.alerts(counted.questions),
        *slices.silences(counted.slices, floors),
        *slices.alerts(counted.slices, floors),
        *noes.speed(counted.fast, floors),
        *noes.employers(counted.employers),
    )
    return tuple(sorted((alert for alert in found if alert.kind not in quiet), key=rank))


def in_front(found: Sequence[Alert]) -> tuple[Alert, ...]:
    """The few that are shown before all others, of those that are not quiet, in their order.

    At one strength each kind has its say before a second of its kind does, and what two kinds
    say of one thing is said once. Of watches that no comparison speaks for, one stands there.
    """
    ranked = sorted(found, key=rank)
    turns: Counter[tuple[Strength, AlertKind]] = Counter()
    places: list[tuple[int, int, Alert]] = []
    for alert in ranked:
        if alert.field and any(alert.key == other.key for _, _, other in places):
            continue
        turns[alert.strength, alert.kind] += 1
        turn = turns[alert.strength, alert.kind]
        places.append((BY_STRENGTH.index(alert.strength), turn, alert))
    in_turn = [alert for _, _, alert in sorted(places, key=lambda place: place[:2])]
    counts = [alert for alert in in_turn if not alert.speaks][COUNTS_IN_FRONT:]
    chosen = [alert for alert in in_turn if alert not in counts][:IN_FRONT]
    return tuple(alert for alert in ranked if alert in chosen)


def outlook(alert: Alert, counted: Counted, floors: Floors = USUAL) -> Outlook:
    """What would change an alert; nothing but time changes one that only counts."""
    match alert.kind:
        case AlertKind.STAGE:
            return stages.outlook(alert, counted.stages, floors)
        case AlertKind.GAP:
            return gaps.outlook(alert, counted.gaps, floors)
        case AlertKind.SILENCE | AlertKind.SLICE:
            return slices.outlook(alert, counted.slices, floors)
        case _:
            return Outlook()
