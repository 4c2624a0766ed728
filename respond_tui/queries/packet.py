"""A reflection with every name in the file, for what is shared of it."""

import datetime as dt

from sqlalchemy import Connection, text
from sqlmodel import Session

from respond_tui.exchange.name_sources import people_in_letter, people_in_source
from respond_tui.exchange.names import Names
from respond_tui.exchange.packet import Packet, whole_text
from respond_tui.queries.reflection import reflected, reflection

_COMPANIES = text("SELECT DISTINCT company FROM application")

_PEOPLE = text(
    """
    SELECT people FROM interview WHERE people IS NOT NULL
    UNION SELECT people FROM reflection WHERE people IS NOT NULL
    UNION SELECT notified FROM reflection WHERE notified IS NOT NULL
    """
)
"""Whoever was spoken with or told; what rests in the trash too."""

_WRITTEN_TO = text('SELECT DISTINCT "to" FROM letter WHERE "to" IS NOT NULL')

_SOURCES = text(
    """
    SELECT DISTINCT source, source_detail FROM application WHERE source_detail IS NOT NULL
    """
)


def packet(session: Session, recovery_id: int, now: dt.datetime) -> Packet | None:
    """What may be shared of a recovery's reflection; None where that is not there."""
    view = reflection(session, recovery_id, now)
    if view is None:
        return None
    found = reflected(view, now)
    return Packet(found, names(session, found.company, whole_text(found)))


def names(session: Session, here: str = "", within: str | None = None) -> Names:
    """Every company and every person of the file, ready to be looked for in a text."""
    connection = session.connection()
    return Names(
        connection.execute(_COMPANIES).scalars().all(),
        _people(connection),
        here=here,
        within=within,
    )


def _people(connection: Connection) -> list[str]:
    sources = connection.execute(_SOURCES).all()
    return [
        *connection.execute(_PEOPLE).scalars(),
        *(
            name
            for to in connection.execute(_WRITTEN_TO).scalars()
            for name in people_in_letter(to)
        ),
        *(name for row in sources for name in people_in_source(row.source, row.source_detail)),
    ]
