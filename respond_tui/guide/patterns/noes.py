"""Noes that come within two days of applying, and employers that said no more than once.

Both are counts, so both are *watch* at most.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from respond_tui.guide.floors import USUAL, Floors
from respond_tui.guide.patterns.alert import Alert, rank
from respond_tui.guide.statistics import Proportion
from respond_tui.guide.terms import AlertKind, Strength

FAST_DAYS = 2
"""A no to an application within so many days was likely given by a filter that read the CV."""

TWICE = 2

FAST = "fast"
"""The key of the one alert on speed."""


@dataclass(frozen=True, slots=True)
class FastNoes:
    """Noes to applications whose first and last day are known, and how many of them were fast.

    Only of those sent long enough ago (``guide.interviews.has_matured``): a young one can have
    had a fast no and not yet a slow one.
    """

    fast: int = 0
    dated: int = 0


@dataclass(frozen=True, slots=True)
class EmployerTally:
    """One employer: applications that ended in a no, of all that were sent there.

    ``undated`` of the noes are of unknown days.
    """

    key: str
    what: str
    noes: int
    applications: int
    undated: int = 0


def speed(seen: FastNoes, floors: Floors = USUAL) -> tuple[Alert, ...]:
    """Three fast noes or more that are at least half of those with dates; ``here`` is that."""
    if seen.fast < floors.noes or 2 * seen.fast < seen.dated:
        return ()
    here = Proportion(seen.fast, seen.dated)
    what = f"noes within {FAST_DAYS} days"
    return (Alert(AlertKind.SPEED, FAST, what, here, Strength.WATCH),)


def employers(tallies: Iterable[EmployerTally]) -> tuple[Alert, ...]:
    """The employers that said no more than once; ``here`` is noes of applications there."""
    return tuple(
        sorted(
            (
                Alert(
                    kind=AlertKind.EMPLOYER,
                    key=tally.key,
                    what=tally.what,
                    here=Proportion(tally.noes, tally.applications),
                    strength=Strength.WATCH,
                    undated=tally.undated,
                )
                for tally in tallies
                if tally.noes >= TWICE
            ),
            key=rank,
        )
    )
