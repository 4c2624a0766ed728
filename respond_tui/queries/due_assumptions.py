"""Assumptions whose test is due, for Today, which asks at every start."""

import datetime as dt
from collections.abc import Iterator

from sqlalchemy import Date, text
from sqlmodel import Session

from respond_tui.guide.today import TodayItem, TodayKind, is_overdue

DUE = """
    SELECT id, text, test, due_on FROM assumption
    WHERE verdict = 'open' AND due_on <= :today AND deleted_at IS NULL
    ORDER BY due_on DESC, id DESC
    LIMIT :most
"""
"""The latest of them where there are very many."""

_DUE = text(DUE).columns(due_on=Date)


def due_assumptions(session: Session, day: dt.date, most: int) -> Iterator[TodayItem]:
    """A line for each that a person wanted to look at again by today."""
    asked = {"today": day.isoformat(), "most": most}
    for row in session.connection().execute(_DUE, asked).all():
        yield TodayItem(
            kind=TodayKind.ASSUMPTION,
            what=row.text,
            detail=row.test or "an assumption to test",
            due=row.due_on,
            at=None,
            overdue=is_overdue(row.due_on, day),
            application_id=None,
            assumption_id=row.id,
        )
