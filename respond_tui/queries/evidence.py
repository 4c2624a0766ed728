"""The applications behind a number, page by page."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Date, Row, TextualSelect, text
from sqlmodel import Session

from respond_tui.guide.rules import Rules
from respond_tui.guide.stages import Stage
from respond_tui.guide.terms import Certainty, Standing
from respond_tui.queries.counting import ENTRIES, bound
from respond_tui.queries.interviews.stages import stages_by_id
from respond_tui.queries.patterns import AlertView
from respond_tui.queries.patterns.behind import BehindAlert, rows_behind
from respond_tui.queries.shares import AnyShare, rows_behind_share

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

    ``sealed`` when what came of it is put away: it counts, and is not named. ``note`` is what
    an alert that is about no stage tells of it: an observation, say.
    """

    application_id: int
    company: str
    role: str | None
    stage: Stage | None
    standing: Standing
    on: dt.date | None
    reason_certainty: Certainty | None
    sealed: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Behind:
    """A number of the stage table: all that entered a stage, or those of one standing.

    ``within_window`` leaves out what an alert leaves out.
    """

    stage_id: int
    standing: Standing | None = None
    within_window: bool = False


AnyBehind = Behind | BehindAlert | AnyShare
"""Whatever a number is made of."""

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
    behind: AnyBehind,
    today: dt.date,
    rules: Rules,
    start: int = 0,
    most: int = -1,
) -> tuple[Evidence, ...]:
    """The applications behind a number by ``IN_ORDER``, the newest first, undated last.

    At most ``most`` from the place ``start`` on; a negative ``most`` is all of them.
    """
    known = stages_by_id(session)
    if isinstance(behind, BehindAlert):
        found = rows_behind(session, behind, today, rules, start, most)
        return tuple(_evidence(row, known, rules, row.note or "") for row in found)
    if not isinstance(behind, Behind):
        found = rows_behind_share(session, behind, today, rules, start, most)
        return tuple(_evidence(row, known, rules, row.note or "") for row in found)
    asked: dict[str, str | int | None] = {
        **bound(today, rules),
        "stage_id": behind.stage_id,
        "standing": behind.standing.value if behind.standing else None,
        "start": start,
        "most": most,
    }
    query = _page(behind.standing is not None, behind.within_window)
    rows = session.connection().execute(query, asked).all()
    return tuple(_evidence(row, known, rules) for row in rows)


def _evidence(
    row: Row[tuple[object, ...]], known: Mapping[int, Stage], rules: Rules, note: str = ""
) -> Evidence:
    return Evidence(
        application_id=row.application_id,
        company=row.company,
        role=row.role,
        stage=known.get(row.stage_id),
        standing=Standing(row.standing),
        on=row.decided_on,
        reason_certainty=Certainty(row.reason_certainty) if row.reason_certainty else None,
        sealed=rules.shield and bool(row.sealed),
        note=note,
    )


def behind_alert(view: AlertView) -> AnyBehind:
    """What an alert counts: the rejections at its stage, or whatever its kind is about."""
    alert = view.alert
    if alert.stage is None:
        return BehindAlert(alert.kind, alert.key)
    return Behind(alert.stage.id, Standing.REJECTED, within_window=True)


def alert_evidence(
    session: Session, view: AlertView, today: dt.date, rules: Rules
) -> tuple[Evidence, ...]:
    """The applications that an alert counts, all of them, the newest first."""
    return evidence(session, behind_alert(view), today, rules)
