"""A whole made-up hunt: the same for the same seed, moment and size."""

import datetime as dt
from collections.abc import Iterator
from heapq import merge
from random import Random

from respond_tui.demo.calendar import Calendar
from respond_tui.demo.cases import Case
from respond_tui.demo.cast import cast
from respond_tui.demo.crowd import Crowd
from respond_tui.demo.laying import Laid, Layer
from respond_tui.demo.levers import Watch
from respond_tui.demo.parts import PARTS

APPLICATIONS = 44
"""As many as a person sends out in ninety days, and as the demo has."""

SEED = 7

SHORTEST_DAYS, LONGEST_DAYS = 90, 700
DAYS_EACH = 2
"""A hunt lasts two days for each application, within these bounds."""

_TOGETHER = 2_000
"""Applications that are laid out before their rows are handed on."""


def hunt(now: dt.datetime, applications: int, seed: int) -> Iterator[Laid]:
    """The rows of a hunt in parcels, parents first; ``now`` is aware and local."""
    chance = Random(seed)
    calendar = Calendar(now)
    layer, watch = Layer(calendar, chance), Watch(calendar)
    laid = Laid()
    for number, case in enumerate(_cases(calendar, applications, chance), start=1):
        layer.lay(case, laid)
        watch.see(number, case)
        if number % _TOGETHER == 0:
            yield laid
            laid = Laid()
    laid.commitments += watch.commitments()
    if laid.commitments:
        laid.lever_actions += watch.actions()
        laid.lever_weeks += watch.weeks()
    laid.answers += watch.answers()
    yield laid


def _cases(calendar: Calendar, applications: int, chance: Random) -> Iterator[Case]:
    """The applications, the oldest first."""
    days = min(LONGEST_DAYS, max(SHORTEST_DAYS, applications * DAYS_EACH))
    told = sorted(cast(calendar, applications, chance), key=_age)
    others = Crowd(calendar, applications - min(applications, len(PARTS)), days, chance)
    return merge(told, others.cases(), key=_age)


def _age(case: Case) -> int:
    return -case.begun
