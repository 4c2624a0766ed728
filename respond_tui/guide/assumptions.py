"""Assumptions about the search, each with a test: what speaks for it, what against it.

GUIDE.md, step 8. An assumption may be about a slice of the log that should do better than the
rest; what came of the slice at the first step, within the window and of what was sent long enough
ago to tell (``guide.interviews.has_matured``), then speaks for or against it, or not yet. Nothing
is claimed under five decided on either side.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from respond_tui.guide.directions import NAMES, Part, points
from respond_tui.guide.floors import COMPARABLE, USUAL_SILENCE_DAYS
from respond_tui.guide.pattern_words.plain import matured, percent, stage_title
from respond_tui.guide.patterns import SliceTally, key_of
from respond_tui.guide.shrinkage import pull
from respond_tui.guide.statistics import USUAL_LEVEL, Difference, Proportion, difference
from respond_tui.guide.terms import Arrangement, AssumptionArea, Field


class Speaks(StrEnum):
    """Which way the log speaks on an assumption."""

    FOR = "for"
    AGAINST = "against"
    NEITHER = "can't tell"


@dataclass(frozen=True, slots=True)
class Weighed:
    """What led to a round of what was decided, in the slice and in the rest of its field.

    ``drawn`` is the slice's share drawn toward that of all together, once there is enough.
    """

    here: Proportion
    rest: Proportion
    drawn: float | None
    difference: Difference | None
    speaks: Speaks


@dataclass(frozen=True, slots=True)
class Ready:
    """An assumption to start from: ``field`` with ``value``, or with none all but the usual."""

    name: str
    area: AssumptionArea
    text: str
    test: str
    field: Field
    value: str | None = None

    def about(self, tallies: Sequence[SliceTally]) -> str:
        """The slice that it is about, as it is typed; empty where the log has no usual value."""
        if self.value is not None:
            return f"{NAMES[self.field]}: {self.value}"
        own = [tally for tally in tallies if tally.field is self.field]
        if not own:
            return ""
        usual = min(own, key=lambda tally: (-tally.decided, tally.key))
        return f"{NAMES[self.field]}: not {usual.what}"


READY = (
    Ready(
        "Remote roles",
        AssumptionArea.MARKET,
        "Remote roles answer me more often than the others",
        "Send ten applications to remote roles that fit, and as many to others",
        Field.ARRANGEMENT,
        Arrangement.REMOTE.value,
    ),
    Ready(
        "International roles",
        AssumptionArea.MARKET,
        "Outside my usual market I am invited more often",
        "Choose one other market, learn what permits it asks for, send ten applications there",
        Field.MARKET,
    ),
    Ready(
        "An adjacent role family",
        AssumptionArea.DEMAND,
        "What I can do is wanted more under another name than my usual one",
        "Rewrite the CV for one neighbouring family and send ten applications with it",
        Field.ROLE_FAMILY,
    ),
    Ready(
        "Another seniority",
        AssumptionArea.FIT,
        "One step off my usual level I fit better",
        "Ask one person who hires there how they read my CV, then send ten applications",
        Field.SENIORITY,
    ),
)
"""Remote and international roles are those that the guide names; the others widen it."""

AREAS = {
    AssumptionArea.FIT: "role fit",
    AssumptionArea.DEMAND: "skill demand",
    AssumptionArea.MARKET: "market",
}
"""What an area is called."""


def weigh(
    about: Part,
    tallies: Sequence[SliceTally],
    floor: int = COMPARABLE,
    level: int = USUAL_LEVEL,
) -> Weighed:
    """The slice beside the rest of its field, as both were decided at the first step."""
    own = [tally for tally in tallies if tally.field is about.field]
    key = key_of(about.field, about.value)
    inside = [tally for tally in own if (tally.key == key) is not about.is_not]
    outside = [tally for tally in own if (tally.key == key) is about.is_not]
    here, rest = _together(inside).at(level), _together(outside).at(level)
    if min(here.of, rest.of) < floor:
        return Weighed(here, rest, None, None, Speaks.NEITHER)
    toward = pull([_together([tally]) for tally in own])
    found = difference(rest, here)
    speaks = Speaks.NEITHER
    if found is not None and found.low > 0:
        speaks = Speaks.FOR
    elif found is not None and found.high < 0:
        speaks = Speaks.AGAINST
    return Weighed(here, rest, toward.drawn(here) if toward else None, found, speaks)


def weighed_words(
    found: Weighed, floor: int = COMPARABLE, silence_days: int = USUAL_SILENCE_DAYS
) -> str:
    """What the log says of an assumption, in one plain sentence."""
    here, rest = found.here, found.rest
    told = matured(silence_days)
    if not here.of and not rest.of:
        return f"{stage_title(told)} nothing is decided yet, so the log says nothing."
    counts = (
        f"{here.part:,} of {here.of:,} led to a round, {rest.part:,} of {rest.of:,} of the rest, "
        f"{told}"
    )
    if found.difference is None:
        return f"Can't tell yet: {counts}, and it takes {floor} decided on each side."
    low, high = (points(at) for at in found.difference[1:])
    said = "Can't tell" if found.speaks is Speaks.NEITHER else f"Speaks {found.speaks} it"
    return f"{said}: {counts}; plausibly {low} to {high} points apart."


def shares_words(found: Weighed) -> str:
    """Both shares with their intervals, and the slice's as it is drawn; empty of nothing."""
    if not found.here.of or not found.rest.of:
        return ""
    drawn = ""
    if found.drawn is not None:
        drawn = f", drawn toward all together {percent(found.drawn)}"
    return f"{_share(found.here)}{drawn}; the rest {_share(found.rest)}"


def _share(share: Proportion) -> str:
    low, high = share.interval or (0.0, 1.0)
    span = f"({100 * low:.0f}–{percent(high)})"
    return f"{percent(share.part / share.of)} of {share.of:,} {span}"


def _together(tallies: Sequence[SliceTally]) -> Proportion:
    return Proportion(
        sum(tally.invited for tally in tallies), sum(tally.decided for tally in tallies)
    )
