"""What is derived, compared with what it would be if it were made afresh."""

from sqlalchemy import text

from respond_tui.store import derived
from respond_tui.store.engines import driver
from respond_tui.store.store import Session, Store

_CONTENT = {
    "standing": "SELECT * FROM standing",
    "entry": "SELECT * FROM entry",
    "word": "SELECT kind, folded, word, times FROM word",
    "search": "SELECT rowid, name, words FROM search",
    "found": "SELECT rowid FROM search WHERE search MATCH 'a* OR b* OR e*'",
}


def stale(store: Store) -> list[str]:
    """The tables that another look at the words of the file would fill otherwise."""
    with store.read() as session:
        kept = _content(session)
        derived.rebuild(driver(session.connection()))
        made = _content(session)
        session.rollback()
    return [table for table in _CONTENT if kept[table] != made[table]]


def _content(session: Session) -> dict[str, frozenset[tuple[object, ...]]]:
    connection = session.connection()
    return {
        table: frozenset(tuple(row) for row in connection.execute(text(query)))
        for table, query in _CONTENT.items()
    }
