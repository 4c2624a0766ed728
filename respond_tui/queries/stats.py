"""The log in a few numbers: how applications stand, and how often they are answered."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import text
from sqlmodel import Session

from respond_tui.guide.rates import Rate
from respond_tui.guide.rules import Rules
from respond_tui.guide.terms import Status
from respond_tui.queries.interviews.standing import STATUS, bound
from respond_tui.queries.letters import LetterStats, letter_stats
from respond_tui.queries.rates import Rates, rates


@dataclass(frozen=True, slots=True)
class Stats:
    """All applications, how they stand today, and two rates with their parts, and letters."""

    applications: int
    by_status: Mapping[Status, int]
    rates: Rates
    letters: LetterStats

    @property
    def reply_rate(self) -> Rate:
        """How often an answer came."""
        return self.rates.whole.reply

    @property
    def invite_rate(self) -> Rate:
        """How often a round came of it."""
        return self.rates.whole.invite


_BY_STATUS = text(f"SELECT {STATUS} AS status, count(*) AS times FROM standing GROUP BY 1")


def stats(session: Session, today: dt.date, rules: Rules) -> Stats:
    """What the log comes to as of today."""
    found = session.connection().execute(_BY_STATUS, bound(today, rules)).all()
    times = {row.status: row.times for row in found}
    by_status = {status: times.get(status.value, 0) for status in Status}
    shares = rates(session, today, rules.confidence)
    return Stats(
        sum(by_status.values()), by_status, shares, letter_stats(session, rules.confidence)
    )
