"""How many stand behind each part of a share, and the applications that those are."""

import datetime as dt
from collections.abc import Mapping

from sqlalchemy import Date, Row, text
from sqlmodel import Session

from respond_tui.guide.rules import Rules
from respond_tui.guide.shares import Counts, Lot
from respond_tui.queries.interviews.standing import bound as bound_to_stand
from respond_tui.queries.patterns.slices import bound_at_the_door
from respond_tui.queries.shares.asked import AnyShare, places, question


def lots(session: Session, behind: AnyShare, today: dt.date, rules: Rules) -> tuple[Lot, ...]:
    """What a share is made of, in the order in which its applications are listed."""
    source, binds = question(session, behind)
    asked = text(f"SELECT aside, counts, count(*) AS times FROM ({source}) GROUP BY 1, 2")
    rows = session.connection().execute(asked, {**_bound(today, rules), **binds}).all()
    order = places(behind)
    found = (Lot(Counts(row.counts), bool(row.aside), row.times) for row in rows)
    return tuple(sorted(found, key=lambda lot: (lot.aside, order.index(lot.counts))))


def rows_behind_share(
    session: Session, behind: AnyShare, today: dt.date, rules: Rules, start: int, most: int
) -> list[Row[tuple[object, ...]]]:
    """The applications of all ``lots``, in each the newest first; at most ``most``."""
    source, binds = question(session, behind)
    order = " ".join(f"WHEN '{each}' THEN {n}" for n, each in enumerate(places(behind)))
    by = f"aside, CASE counts {order} END, day DESC, application_id DESC, note"
    asked = text(
        f"""
        WITH page AS MATERIALIZED (
            SELECT * FROM ({source}) ORDER BY {by} LIMIT :most OFFSET :start
        )
        SELECT page.application_id, a.company, a.role,
            coalesce(page.stage_id, a.ended_stage_id) AS stage_id,
            page.standing, page.day AS decided_on, a.reason_certainty,
            a.sealed_at IS NOT NULL AS sealed, page.note
        FROM page JOIN application AS a ON a.id = page.application_id
        ORDER BY {by.replace("application_id", "page.application_id")}
        """
    ).columns(decided_on=Date)
    paged = {"start": start, "most": most}
    bound = {**_bound(today, rules), **binds, **paged}
    return list(session.connection().execute(asked, bound).all())


def _bound(today: dt.date, rules: Rules) -> Mapping[str, object]:
    return {**bound_to_stand(today, rules), **bound_at_the_door(today, rules)}
