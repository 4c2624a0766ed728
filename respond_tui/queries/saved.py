"""The searches that a person gave a name, with what each of them finds."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import text
from sqlmodel import Session

from respond_tui.guide.rules import Rules
from respond_tui.guide.searching import Search, read_search
from respond_tui.queries.interviews.stages import counted_stages

_ALL = text("SELECT name, line FROM saved_search WHERE deleted_at IS NULL ORDER BY id")


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A line of search under its name, as it reads today."""

    name: str
    line: str
    search: Search


def saved_searches(session: Session, today: dt.date, rules: Rules) -> tuple[SavedSearch, ...]:
    """Every named search, the oldest first; “since last mon” moves with the day."""
    stages = counted_stages(session)
    return tuple(
        SavedSearch(row.name, row.line, read_search(row.line, stages, today, rules.date_order))
        for row in session.connection().execute(_ALL).all()
    )
