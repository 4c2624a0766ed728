"""One way from every number to the applications that it was counted from, page by page."""

import datetime as dt
from collections.abc import Sequence

from sqlmodel import Session

from respond_tui.guide.rules import Rules
from respond_tui.queries.evidence import Behind, Evidence
from respond_tui.queries.flow import BehindFlow, Traveller, ids_behind_flow, rows_behind_flow
from respond_tui.queries.rates import Answer, BehindRate, ids_behind_rate, rows_behind_rate

AnyBehind = Behind | BehindRate | BehindFlow
"""What a number of the stage table, a rate, or a stream is of."""

AnyRow = Evidence | Answer | Traveller
"""One application behind a number."""


def ids_behind(
    session: Session, behind: BehindRate | BehindFlow, today: dt.date, rules: Rules
) -> tuple[int, ...]:
    """All applications behind a number that no index has in order: asked for once, then kept."""
    if isinstance(behind, BehindRate):
        return ids_behind_rate(session, behind, today)
    return ids_behind_flow(session, behind, today, rules)


def rows_of(
    session: Session, behind: BehindRate | BehindFlow, ids: Sequence[int]
) -> tuple[AnyRow, ...]:
    """A page of them."""
    if isinstance(behind, BehindRate):
        return rows_behind_rate(session, behind, ids)
    return rows_behind_flow(session, ids)
