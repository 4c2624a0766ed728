"""A filter as SQL over ``standing``: only what it asks for is looked at."""

from respond_tui.guide.interviews import LogFilter, Show
from respond_tui.guide.terms import Status
from respond_tui.queries import finding
from respond_tui.queries.interviews.standing import IS_AHEAD, IS_OPEN, IS_SILENT

_SHOWN = {
    Show.OPEN: IS_OPEN,
    Show.ENDED: f"NOT {IS_OPEN}",
    Show.REJECTED: "base = 'rejected'",
    Show.SILENT: f"(base = 'ghosted' OR {IS_SILENT})",
    Show.AHEAD: IS_AHEAD,
}

_OF_STATUS = {
    Status.SCHEDULED: IS_AHEAD,
    Status.SILENT: f"({IS_SILENT} AND NOT {IS_AHEAD})",
    Status.APPLIED: f"(base = 'applied' AND NOT {IS_SILENT} AND NOT {IS_AHEAD})",
    Status.INTERVIEWING: f"(base = 'interviewing' AND NOT {IS_SILENT} AND NOT {IS_AHEAD})",
}

_AT_STAGE = """rung = (
    SELECT count(*) FROM stage AS lower JOIN stage AS chosen ON chosen.id = :stage_id
    WHERE (lower.position, lower.id) <= (chosen.position, chosen.id)
)"""

_ENTERED = """application_id IN (
    SELECT e.application_id FROM main.entry AS e WHERE e.stage_id = :entered_id
)"""

_STOOD_THERE = """application_id IN (
    SELECT e.application_id FROM main.entry AS e
    WHERE e.stage_id = :entered_id
        AND iif(e.waits_since < :silent_before, 'silent', e.standing) = :stood
)"""

_OF_APPLICATION = """application_id IN (
    SELECT a.id FROM application AS a WHERE a.{column} = :{column} AND a.deleted_at IS NULL
)"""


def narrowed(chosen: LogFilter) -> tuple[str, dict[str, object]]:
    """The condition on ``standing``, and what it binds beside ``standing.bound``."""
    conditions: list[str] = []
    binds: dict[str, object] = {}
    if chosen.show is not Show.ALL:
        conditions.append(_SHOWN[chosen.show])
    if chosen.statuses:
        each = (_OF_STATUS.get(status, f"base = '{status.value}'") for status in chosen.statuses)
        conditions.append(f"({' OR '.join(sorted(each))})")
    if chosen.stage_id is not None:
        conditions.append(_AT_STAGE)
        binds["stage_id"] = chosen.stage_id
    if chosen.entered_id is not None:
        conditions.append(_ENTERED if chosen.stood is None else _STOOD_THERE)
        binds["entered_id"] = chosen.entered_id
        if chosen.stood is not None:
            binds["stood"] = chosen.stood.value
    if chosen.since is not None:
        conditions.append("moved_on >= :since")
        binds["since"] = chosen.since.isoformat()
    if chosen.until is not None:
        conditions.append("moved_on <= :until AND moved_on <> ''")
        binds["until"] = chosen.until.isoformat()
    for column, value in (("source", chosen.source), ("arrangement", chosen.arrangement)):
        if value is not None:
            conditions.append(_OF_APPLICATION.format(column=column))
            binds[column] = value.value
    if match := finding.matching(chosen.text):
        conditions.append(finding.AMONG_APPLICATIONS)
        binds["match"] = match
    return " AND ".join(conditions) or "TRUE", binds
