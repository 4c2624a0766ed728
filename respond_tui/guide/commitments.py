"""A lever chosen for 60 to 90 days: its frozen numbers, its days, and what came after.

GUIDE.md, step 7: commit to one lever, then judge it by what came after, not by a feeling.
"""

import datetime as dt
import json
from dataclasses import dataclass
from enum import StrEnum

from respond_tui.guide import limits
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.statistics import Difference, Proportion, difference
from respond_tui.guide.terms import Strength


class CommitmentState(StrEnum):
    """Whether a commitment still runs, waits for its verdict, or has one."""

    RUNNING = "running"
    DUE = "due"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Progress:
    """Day ``day`` of ``of``, with ``left`` days to go; the first day is day 1."""

    day: int
    of: int
    left: int


@dataclass(frozen=True, slots=True)
class Baseline:
    """The numbers of the day a lever was chosen, and the applications behind them."""

    as_of: dt.date
    window_days: int
    here: Proportion
    elsewhere: Proportion | None
    strength: Strength
    p: float | None
    q: float | None
    passed_ids: tuple[int, ...]
    rejected_ids: tuple[int, ...]

    def to_json(self) -> str:
        """The baseline as it is kept."""
        return json.dumps(
            {
                "as_of": self.as_of.isoformat(),
                "window_days": self.window_days,
                "here": [self.here.part, self.here.of],
                "elsewhere": self.elsewhere and [self.elsewhere.part, self.elsewhere.of],
                "strength": self.strength.value,
                "p": self.p,
                "q": self.q,
                "passed_ids": self.passed_ids,
                "rejected_ids": self.rejected_ids,
            }
        )

    @classmethod
    def from_json(cls, text: str) -> "Baseline | None":
        """The baseline that was kept; ``None`` where the text is none (an edited import)."""
        try:
            kept = json.loads(text)
            return cls(
                as_of=dt.date.fromisoformat(kept["as_of"]),
                window_days=int(kept["window_days"]),
                here=Proportion(*map(int, kept["here"])),
                elsewhere=kept["elsewhere"] and Proportion(*map(int, kept["elsewhere"])),
                strength=Strength(kept["strength"]),
                p=None if kept["p"] is None else float(kept["p"]),
                q=None if kept["q"] is None else float(kept["q"]),
                passed_ids=tuple(map(int, kept["passed_ids"])),
                rejected_ids=tuple(map(int, kept["rejected_ids"])),
            )
        except (ArithmeticError, KeyError, RecursionError, TypeError, ValueError):
            return None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Passed of decided when the lever was chosen, and of what was decided since."""

    then: Proportion
    now: Proportion

    @property
    def difference(self) -> Difference | None:
        """How far now lies above then, with Newcombe's interval."""
        return difference(self.then, self.now)


def last_day(started_on: dt.date, days: int) -> dt.date:
    """The day that a commitment of so many days is due; refuses fewer than 60, more than 90."""
    least, most = limits.COMMITMENT_DAYS
    if not least <= days <= most:
        raise Refusal(f"A lever needs {least} to {most} days to show; you wrote {days}.", "days")
    ends_on = started_on + dt.timedelta(days=days)
    if not limits.valid_day(ends_on):
        raise Refusal(f"Dates end with {limits.LAST_DAY}.", "days")
    return ends_on


def progress(started_on: dt.date, ends_on: dt.date, today: dt.date) -> Progress:
    """How far a commitment has come."""
    days = max((ends_on - started_on).days, 1)
    day = min(max((today - started_on).days + 1, 1), days)
    return Progress(day, days, max((ends_on - today).days, 0))


def state(ends_on: dt.date, ended_on: dt.date | None, today: dt.date) -> CommitmentState:
    """Whether a commitment runs, is due, or has ended; it is due from ``ends_on`` on."""
    if ended_on is not None:
        return CommitmentState.ENDED
    return CommitmentState.DUE if today >= ends_on else CommitmentState.RUNNING
