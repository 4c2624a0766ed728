"""What is worked out from a person's words and kept, so that no question reads them all.

Four tables: where each application stands, its entries into stages, the words that can be
completed, and the index of the search. They follow the journal: whatever an action changed,
by whichever way, is worked out anew before it is saved, and again when it is undone. None is
exported or undone by itself, and each can be made afresh at any time.
"""

import sqlite3

from respond_tui.store.derived import entries, index, standings, touched, words

__all__ = ["follow", "install", "missing", "rebuild", "settle"]


def install(connection: sqlite3.Connection) -> None:
    """Let a connection keep what is derived, as every one that writes must."""
    touched.install(connection)


def follow(connection: sqlite3.Connection, action: int, *, undone: bool) -> None:
    """Work out anew what an action changed, or what taking it back did.

    Inside the transaction, once the action's changes are in the journal.
    """
    words.follow(connection, action, undone=undone)
    touched.take(connection, action)
    index.renew(connection, action)
    _stand(connection, action)


def settle(connection: sqlite3.Connection, action: int) -> None:
    """Work out anew where applications stand while an action is still under way."""
    touched.take(connection, action)
    _stand(connection, action)


def rebuild(connection: sqlite3.Connection) -> None:
    """Make all of it afresh, inside a transaction; about 7 s for 100,000 applications."""
    install(connection)
    touched.take_all(connection)
    standings.renew(connection)
    entries.renew(connection)
    words.rebuild(connection)
    index.rebuild(connection)


def missing(connection: sqlite3.Connection) -> list[str]:
    """The tables here that lack a row for something, or have one too many; reads only.

    Only another program's hand at the file can bring that about; ``rebuild`` mends it.
    """
    return [
        table
        for table, (has, needs) in _ROWS.items()
        if connection.execute(f"SELECT ({has}) = ({needs})").fetchone() != (1,)
    ]


def _stand(connection: sqlite3.Connection, action: int) -> None:
    if touched.stages_moved(connection, action):
        touched.take_all(connection)
    standings.renew(connection)
    entries.renew(connection)


_ROWS = {
    "standing": (
        "SELECT count(*) || '/' || total(application_id) FROM standing",
        "SELECT count(*) || '/' || total(id) FROM application WHERE deleted_at IS NULL",
    ),
    "entry": (
        "SELECT count(DISTINCT application_id) FROM entry",
        "SELECT count(*) FROM application WHERE deleted_at IS NULL",
    ),
    "word": (
        "SELECT total(times) FROM word WHERE kind = 'company'",
        "SELECT total(deleted_at IS NULL) FROM application",
    ),
    "search": (
        f"SELECT count(*) FROM search WHERE rowid % {index.STEP} = 0",
        "SELECT count(*) FROM application WHERE deleted_at IS NULL",
    ),
}
"""What each table has, and what it needs, as two figures to compare."""
