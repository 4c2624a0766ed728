"""The applications behind a number, page by page."""

import datetime as dt
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Date, TextualSelect, text
from sqlmodel import Session

from respond_tui.guide.rules import Rules
from respond_tui.guide.stages import Stage
from respond_tui.guide.terms import Certainty, Standing
from respond_tui.queries.counting import ENTRIES, bound
from respond_tui.queries.interviews.stages import stages_by_id
from respond_tui.queries.patterns import AlertView

IN_ORDER = (
    Standing.REJECTED,
    Standing.PASSED,
    Standing.SILENT,
    Standing.PENDING,
    Standing.LEFT_OUT,
    Standing.ACCEPTED,
    Standing.DECLINED,
)
"""What counts first, stands first."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One application behind a number; ``on`` is the day it was decided there, if known.

    ``sealed`` when what came of it is put away: it counts, and is not named.
    """

    application_id: int
    company: str
    role: str | None
    stage: Stage
    standing: Standing
    on: dt.date | None
    reason_certainty: Certainty | None
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class Behind:
    """A number of the stage table: all that entered a stage, or those of one standing.

    ``within_window`` leaves out what an alert leaves out.
    """

    stage_id: int
    standing: Standing | None = None
    within_window: bool = False


_PLACES = " ".join(f"WHEN '{each.value}' THEN {number}" for number, each in enumerate(IN_ORDER))


@cache
def _page(standing: bool, within_window: bool) -> TextualSelect:
    """Only the rows of the page are looked up; what is not asked for is not compared."""
    where = "stage_id = :stage_id"
    where += " AND standing = :standing" if standing else ""
    where += " AND (decided_on IS NULL OR decided_on >= :since)" if within_window else ""
    return text(
        f"""
        {ENTRIES},
        page AS MATERIALIZED (
            SELECT *, CASE standing {_PLACES} END AS place FROM entry WHERE {where}
            ORDER BY {"" if standing else "place, "}decided_on DESC, application_id DESC
            LIMIT :most OFFSET :start
        )
        SELECT application_id, company, role, stage_id, standing, decided_on, reason_certainty,
            sealed_at IS NOT NULL AS sealed
        FROM page JOIN application ON application.id = application_id
        ORDER BY place, decided_on DESC, application_id DESC
        """
    ).columns(decided_on=Date)


def evidence(
    session: Session,
    behind: Behind,
    today: dt.date,
    rules: Rules,
    start: int = 0,
    most: int = -1,
) -> tuple[Evidence, ...]:
    """The applications behind a number by ``IN_ORDER``, the newest first, undated last.

    At most ``most`` from the place ``start`` on; a negative ``most`` is all of them.
    """
    asked: dict[str, str | int | None] = {
        **bound(today, rules),
        "stage_id": behind.stage_id,
        "standing": behind.standing.value if behind.standing else None,
        "start": start,
        "most": most,
    }
    known = stages_by_id(session)
    query = _page(behind.standing is not None, behind.within_window)
    return tuple(
        Evidence(
            application_id=row.application_id,
            company=row.company,
            role=row.role,
            stage=known[row.stage_id],
            standing=Standing(row.standing),
            on=row.decided_on,
            reason_certainty=Certainty(row.reason_certainty) if row.reason_certainty else None,
            sealed=rules.shield and bool(row.sealed),
        )
        for row in session.connection().execute(query, asked).all()
    )


def behind_alert(view: AlertView) -> Behind:
    """The rejections that an alert counts."""
    return Behind(view.alert.stage.id, Standing.REJECTED, within_window=True)


def alert_evidence(
    session: Session, view: AlertView, today: dt.date, rules: Rules
) -> tuple[Evidence, ...]:
    """The rejections that an alert counts, all of them, the newest first."""
    return evidence(session, behind_alert(view), today, rules)
