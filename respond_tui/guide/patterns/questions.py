"""A question that stumped more than once.

Twice is enough: this is a count and no guess, so it is a *watch* and says no more. ``here`` is
how often it stumped, of the times that it was asked and marked.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from respond_tui.guide.patterns.alert import Alert, rank
from respond_tui.guide.statistics import Proportion
from respond_tui.guide.terms import AlertKind, Strength

STUMPED_TWICE = 2


@dataclass(frozen=True, slots=True)
class QuestionTally:
    """One question: in how many reflections it is marked at all, and in how many as stumping.

    ``undated`` of these are on noes of unknown days.
    """

    key: str
    what: str
    stumped: int
    marked: int
    undated: int = 0


def alerts(tallies: Iterable[QuestionTally]) -> tuple[Alert, ...]:
    """The questions that stumped more than once, the most often first."""
    return tuple(
        sorted(
            (
                Alert(
                    kind=AlertKind.QUESTION,
                    key=tally.key,
                    what=tally.what,
                    here=Proportion(tally.stumped, tally.marked),
                    strength=Strength.WATCH,
                    undated=tally.undated,
                )
                for tally in tallies
                if tally.stumped >= STUMPED_TWICE
            ),
            key=rank,
        )
    )
