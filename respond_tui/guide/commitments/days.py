"""How long a lever is pulled, whether it runs, and how its weeks went."""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum

from respond_tui.guide import limits
from respond_tui.guide.lever_days import weeks
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import Went


class CommitmentState(StrEnum):
    """Whether a commitment still runs, waits for its verdict, or has one."""

    RUNNING = "running"
    DUE = "due"
    ENDED = "ended"


def due_day(started_on: dt.date, days: int, *, may_be_project: bool = False) -> dt.date:
    """The day that a commitment of so many days is due, which is the day after its last.

    A lever takes 60 to 90 (GUIDE.md, step 7); on a technical gap it ``may_be_project``, done
    within 30 (step 5). Raises Refusal for any other length.
    """
    least, most = limits.COMMITMENT_DAYS
    is_project = limits.PROJECT_DAYS[0] <= days <= limits.PROJECT_DAYS[1]
    if not least <= days <= most and not (is_project and may_be_project):
        raise Refusal(f"{_lengths(is_project, may_be_project)} You wrote {days}.", "days")
    return _within_years(started_on + dt.timedelta(days=days))


def extended(ends_on: dt.date, today: dt.date, days: int) -> dt.date:
    """The day it is due now: so many days after it was, or from today on once that is over."""
    least, most = limits.EXTENSION_DAYS
    if not least <= days <= most:
        raise Refusal(f"Give it {least} to {most} more days. You wrote {days}.", "days")
    return _within_years(max(ends_on, today) + dt.timedelta(days=days))


def state(ends_on: dt.date, ended_on: dt.date | None, today: dt.date) -> CommitmentState:
    """Whether a commitment runs, is due, or has ended; it is due from ``ends_on`` on."""
    if ended_on is not None:
        return CommitmentState.ENDED
    return CommitmentState.DUE if today >= ends_on else CommitmentState.RUNNING


def by_week(
    started_on: dt.date, until: dt.date, marks: Mapping[dt.date, Went]
) -> tuple[Went | None, ...]:
    """The answers in the order of the weeks over by a day; ``None`` where none was given.

    An answer is about the last week that was over when it was given.
    """
    given = {weeks(started_on, day): went for day, went in sorted(marks.items())}
    return tuple(given.get(week) for week in range(1, weeks(started_on, until) + 1))


def _lengths(is_project: bool, may_be_project: bool) -> str:
    least, most = limits.COMMITMENT_DAYS
    shortest, longest = limits.PROJECT_DAYS
    if may_be_project:
        return (
            f"A project on a technical gap is done within {shortest} to {longest} days, any other "
            f"lever needs {least} to {most} days to show."
        )
    only = f" {shortest} to {longest} are for one project on a technical gap." if is_project else ""
    return f"A lever needs {least} to {most} days to show.{only}"


def _within_years(day: dt.date) -> dt.date:
    if not limits.valid_day(day):
        raise Refusal(f"Dates end with {limits.LAST_DAY}.", "days")
    return day
