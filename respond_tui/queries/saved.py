"""The searches that a person gave a name, and the log in the groups that they make."""

import datetime as dt
from array import array
from dataclasses import dataclass, replace

from sqlalchemy import text
from sqlmodel import Session

from respond_tui.guide.interviews import LogFilter, LogOrder
from respond_tui.guide.rules import Rules
from respond_tui.guide.searching import Search, read_search
from respond_tui.queries.interviews.log import LogIndex, log_index
from respond_tui.queries.interviews.orders import LogGroup
from respond_tui.queries.interviews.sealed import NOT_OPENED, put_away
from respond_tui.queries.interviews.stages import counted_stages

ELSE = "Everything else"
"""The heading over what no saved search finds."""

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


def log_by_search(
    session: Session, chosen: LogFilter, today: dt.date, rules: Rules
) -> LogIndex | None:
    """The log under a filter as the saved searches group it, the newest first in each.

    What two of them find stands under both, what is put away behind all of them. None where no
    saved search asks for anything.
    """
    named = [
        (saved.name, saved.search.chosen)
        for saved in saved_searches(session, today, rules)
        if not saved.search.is_empty
    ]
    if not named:
        return None
    wanted = [(name, replace(chosen, all_of=(*chosen.all_of, found))) for name, found in named]
    rest = replace(chosen, none_of=(*chosen.none_of, *(found for _, found in named)))
    ids = array("q")
    groups = []
    for title, each in (*wanted, (ELSE, rest)):
        index = log_index(session, each, LogOrder.NEWEST, today, rules)
        groups.append(LogGroup(title, len(ids), len(index.ids)))
        ids.extend(index.ids)
    if last := put_away(session, chosen, today, rules):
        groups.append(LogGroup(NOT_OPENED, len(ids), len(last)))
        ids.extend(last)
    return LogIndex(chosen, LogOrder.NEWEST, len(ids), tuple(groups), ids, repeats=True)
