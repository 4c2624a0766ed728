"""The log as a test wants to see it: all ids at once, in order."""

import datetime as dt

from sqlmodel import Session

from respond_tui.guide.interviews import LogFilter, LogOrder
from respond_tui.guide.rules import Rules
from respond_tui.queries.interviews import LogIndex, log_index, log_page


def ids_in(session: Session, index: LogIndex, today: dt.date) -> list[int]:
    """The ids of a log, in order."""
    rows = log_page(session, index, 0, index.count, today, Rules())
    return [row.id for row in rows]


def log_ids(
    session: Session,
    today: dt.date,
    chosen: LogFilter = LogFilter(),  # noqa: B008
    order: LogOrder = LogOrder.NEWEST,
) -> list[int]:
    """The ids under a filter, in an order."""
    return ids_in(session, log_index(session, chosen, order, today, Rules()), today)
