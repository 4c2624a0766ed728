"""What every kind of pattern comes to: an alert, how strong it is, what would change it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from respond_tui.guide import limits
from respond_tui.guide.stages import Stage
from respond_tui.guide.statistics import Proportion
from respond_tui.guide.terms import AlertKind, Strength
from respond_tui.guide.text import folded

STRONG_DECIDED = 8
"""Decided here before anything is called strong."""

LOOK_AHEAD = 12
"""How many further ones are tried when asking what would change an alert."""

IN_FRONT = 3
"""Alerts that are shown before all others."""

AT_MOST = 8
"""Questions, and employers, that speak at once: those counted the most often."""

SPEAKS = 0.50
"""The largest q at which a comparison speaks for a watch: at most half of such would be chance.

A bare count never has one.
"""

COUNTS_IN_FRONT = 1
"""Of what no comparison speaks for, so many stand in front at most."""

BY_STRENGTH = (Strength.STRONG, Strength.LIKELY, Strength.WATCH)

_WITHIN_REACH = (
    AlertKind.QUESTION,
    AlertKind.GAP,
    AlertKind.STAGE,
    AlertKind.SPEED,
    AlertKind.SILENCE,
    AlertKind.SLICE,
    AlertKind.EMPLOYER,
)
"""What a person can change stands first: an answer, a skill, a round, a CV, then where to look.
What an employer does comes last."""


@dataclass(frozen=True, slots=True)
class Alert:
    """Something that repeats.

    ``what`` names it as a person does: a stage, a tag, a source. ``here`` is its share and
    ``elsewhere`` what it is compared with; what they count is told by the rule of its kind.
    ``p`` and ``q`` are ``None`` where nothing was tested. ``undated`` of those counted have no
    date, and ``undated_noes`` of those are what repeats, ``None`` where all are. ``drawn`` is the
    share drawn toward all together, and ``better`` says that it is above the others, both of
    slices alone.
    """

    kind: AlertKind
    key: str
    what: str
    here: Proportion
    strength: Strength
    elsewhere: Proportion | None = None
    p: float | None = None
    q: float | None = None
    undated: int = 0
    undated_noes: int | None = None
    stage: Stage | None = None
    drawn: float | None = None
    better: bool = False

    def at(self, level: int) -> "Alert":
        """The same, with its intervals as sure as that."""
        elsewhere = self.elsewhere
        beside = None if elsewhere is None else elsewhere.at(level)
        return replace(self, here=self.here.at(level), elsewhere=beside)

    @property
    def passed(self) -> int:
        """How many passed at a stage."""
        return self.here.part

    @property
    def rejected(self) -> int:
        """How many ended in a no at a stage."""
        return self.here.of - self.here.part

    @property
    def decided(self) -> int:
        """What the share is of."""
        return self.here.of

    @property
    def counted(self) -> int:
        """How many applications stand behind it."""
        if self.kind is AlertKind.STAGE:
            return self.rejected
        return self.here.of if self.kind is AlertKind.SLICE else self.here.part

    @property
    def speaks(self) -> bool:
        """Whether a comparison speaks for it, and not its count alone."""
        return self.q is not None and self.q <= SPEAKS

    @property
    def lasting(self) -> int:
        """How many of those that repeat have no date, and so never leave the window."""
        return self.undated if self.undated_noes is None else self.undated_noes

    @property
    def address(self) -> str:
        """What tells it from every other alert."""
        return address(self.kind, self.key)

    @property
    def field(self) -> str:
        """What a key of the form “field=value” is about; empty for any other."""
        return self.key.partition("=")[0] if "=" in self.key else ""


@dataclass(frozen=True, slots=True)
class Turn:
    """So many further ones, all alike, after which an alert is as strong as ``strength``."""

    rounds: int
    strength: Strength


@dataclass(frozen=True, slots=True)
class Outlook:
    """What would change an alert: the fewest further ones here, within ``LOOK_AHEAD``.

    ``lower`` counts those that weaken it, ``level`` those that bring its share up to that of
    the others, ``higher`` those that strengthen it.
    """

    lower: Turn | None = None
    level: int | None = None
    higher: Turn | None = None


def address(kind: AlertKind, key: str) -> str:
    """Kind and key in one: keys of two kinds may be the same."""
    return f"{kind}:{key}"


def key_of(field: str, value: str) -> str:
    """The key of one value of a field; spellings of one word share it."""
    return f"{field}={folded(value)}"[: limits.LINE]


def key_of_words(words: str) -> str:
    """The key of something that is known by its words alone, a question or an employer."""
    return folded(words)[: limits.LINE]


def rank(alert: Alert) -> tuple[int, bool, int, float, float, int, int, str]:
    """What orders alerts: strength, what a person can change, then how much speaks for it.

    Of one strength, those that a comparison speaks for come before those that only count, or
    that do not stand out from the others.
    """
    return (
        BY_STRENGTH.index(alert.strength),
        not alert.speaks,
        _WITHIN_REACH.index(alert.kind),
        1.0 if alert.q is None else alert.q,
        1.0 if alert.p is None else alert.p,
        -alert.counted,
        alert.stage.position if alert.stage else 0,
        alert.key,
    )


def turn(now: Strength, weaker: bool, after: Callable[[int], Strength]) -> Turn | None:
    """The fewest further ones that make an alert weaker, or stronger, than it is now.

    ``after`` says how strong it is after so many. Where all of ``LOOK_AHEAD`` change nothing,
    fewer are not tried.
    """
    at = BY_STRENGTH.index(now)

    def has_moved(then: Strength) -> bool:
        return BY_STRENGTH.index(then) > at if weaker else BY_STRENGTH.index(then) < at

    if not has_moved(after(LOOK_AHEAD)):
        return None
    steps = ((more, after(more)) for more in range(1, LOOK_AHEAD + 1))
    return next(Turn(more, then) for more, then in steps if has_moved(then))
