"""A reflection with every name in the file, for what is shared of it."""

import datetime as dt

from sqlalchemy import text
from sqlmodel import Session

from respond_tui.exchange.names import Names
from respond_tui.exchange.packet import Packet, whole_text
from respond_tui.queries.reflection import reflected, reflection

_COMPANIES = text("SELECT DISTINCT company FROM application")

_PEOPLE = text(
    """
    SELECT people FROM interview WHERE people IS NOT NULL
    UNION SELECT people FROM reflection WHERE people IS NOT NULL
    UNION SELECT notified FROM reflection WHERE notified IS NOT NULL
    UNION SELECT "to" FROM letter WHERE "to" IS NOT NULL
    UNION SELECT source_detail FROM application
        WHERE source = 'referral' AND source_detail IS NOT NULL
    """
)
"""Whoever was spoken with, told, written to or thanked; what rests in the trash too."""


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
        connection.execute(_PEOPLE).scalars().all(),
        here=here,
        within=within,
    )
