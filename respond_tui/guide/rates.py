"""How often applications are answered: of those old enough to tell, not of all.

DESIGN.md §7. An application younger than one's own usual wait is too early to count,
whether it was answered or not: counting only the answered ones would flatter the rate.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from respond_tui.guide.statistics import USUAL_LEVEL, Proportion

USUAL_DAYS = 30
"""The wait, in days, until there are enough replies to know one's own."""

ENOUGH_REPLIES = 10


class RateKind(StrEnum):
    """What an application is waited on for."""

    REPLY = "reply"
    INVITE = "invite"


class By(StrEnum):
    """What applications are told apart by: the month of applying, or a word of theirs."""

    MONTH = "month"
    SOURCE = "source"
    ROLE_FAMILY = "role_family"
    ARRANGEMENT = "arrangement"
    MARKET = "market"
    SENIORITY = "seniority"


SLICES = tuple(by for by in By if by is not By.MONTH)


class Waited(StrEnum):
    """What one application counts as in a rate; only the first three are in it."""

    ANSWERED = "answered"
    LATE = "late"
    UNANSWERED = "unanswered"
    TOO_EARLY = "too_early"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Rate:
    """Answered of those old enough to tell; ``days`` is how old that is.

    ``late`` of them were answered after that, which is no answer in time. ``too_early`` are
    younger, ``left_out`` were sent on no known day or withdrawn before an answer came, and
    neither is in the rate.
    """

    answered: Proportion
    days: int
    too_early: int
    late: int = 0
    left_out: int = 0

    @property
    def of(self) -> int:
        """Those old enough to tell."""
        return self.answered.of

    @property
    def in_(self) -> int:
        """Those answered within ``days``."""
        return self.answered.part

    @property
    def rate(self) -> float | None:
        """Answered / old enough; ``None`` of nothing."""
        return self.answered.rate

    @property
    def low(self) -> float | None:
        """The lower end of Wilson's interval."""
        return self.answered.low

    @property
    def high(self) -> float | None:
        """The upper end of Wilson's interval."""
        return self.answered.high

    def count(self, waited: Waited) -> int:
        """How many applications count so."""
        return {
            Waited.ANSWERED: self.in_,
            Waited.LATE: self.late,
            Waited.UNANSWERED: self.of - self.in_ - self.late,
            Waited.TOO_EARLY: self.too_early,
            Waited.LEFT_OUT: self.left_out,
        }[waited]


def rate_of(times: Mapping[Waited, int], days: int, level: int = USUAL_LEVEL) -> Rate:
    """The rate that so many of each make; ``level`` says how sure its interval is."""
    answered, late = times.get(Waited.ANSWERED, 0), times.get(Waited.LATE, 0)
    told = answered + late + times.get(Waited.UNANSWERED, 0)
    return Rate(
        Proportion(answered, told, level),
        days,
        times.get(Waited.TOO_EARLY, 0),
        late,
        times.get(Waited.LEFT_OUT, 0),
    )


def waited(
    sent_on: dt.date | None,
    came: bool,
    came_on: dt.date | None,
    today: dt.date,
    days: int,
    *,
    withdrew: bool = False,
) -> Waited:
    """What an application counts as: sent when, and whether and when an answer came.

    What came without a date, came in time. Nobody knows what would have come to one that the
    person ``withdrew`` before that.
    """
    if sent_on is None or (withdrew and not came):
        return Waited.LEFT_OUT
    if (today - sent_on).days < days:
        return Waited.TOO_EARLY
    if not came:
        return Waited.UNANSWERED
    wait = days_waited(sent_on, came_on)
    return Waited.ANSWERED if wait is None or wait <= days else Waited.LATE


def days_waited(sent_on: dt.date | None, came_on: dt.date | None) -> int | None:
    """The days until an answer; what is dated before it was asked for took none."""
    if sent_on is None or came_on is None:
        return None
    return max(0, (came_on - sent_on).days)


def horizon(replies: Mapping[int, int]) -> int:
    """Within how many days an answer counts: nine in ten of one's own came by then.

    ``replies`` says how many came after so many days. The 90th percentile by nearest rank,
    or ``USUAL_DAYS`` until there are ten.
    """
    total = sum(replies.values())
    if total < ENOUGH_REPLIES:
        return USUAL_DAYS
    wanted = -(-9 * total // 10)
    seen = 0
    for days in sorted(replies):
        seen += replies[days]
        if seen >= wanted:
            return days
    return USUAL_DAYS
