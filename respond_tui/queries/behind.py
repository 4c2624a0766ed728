"""One way from every number that no index has in order to the applications behind it.

All of them are found once, by their ids; their rows come page by page.
"""

import datetime as dt
from collections.abc import Sequence

from sqlmodel import Session

from respond_tui.guide.rules import Rules
from respond_tui.queries.flow import BehindFlow, Traveller, ids_behind_flow, rows_behind_flow
from respond_tui.queries.rates import Answer, BehindRate, ids_behind_rate, rows_behind_rate


def ids_behind(
    session: Session, behind: BehindRate | BehindFlow, today: dt.date, rules: Rules
) -> tuple[int, ...]:
    """All applications behind a number, in the order in which they are to be shown."""
    if isinstance(behind, BehindRate):
        return ids_behind_rate(session, behind, today)
    return ids_behind_flow(session, behind, today, rules)


def rows_of(
    session: Session, behind: BehindRate | BehindFlow, ids: Sequence[int]
) -> tuple[Answer | Traveller, ...]:
    """A page of them."""
    if isinstance(behind, BehindRate):
        return rows_behind_rate(session, behind, ids)
    return rows_behind_flow(session, ids)
