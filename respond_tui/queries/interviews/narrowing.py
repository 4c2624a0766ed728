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
    SELECT count(*) FROM stage AS lower JOIN stage AS chosen ON chosen.id = :{stage_id}
    WHERE (lower.position, lower.id) <= (chosen.position, chosen.id)
)"""

_ENTERED = """EXISTS (
    SELECT 1 FROM main.entry AS e
    WHERE e.application_id = standing.application_id AND e.stage_id = :{entered_id}
)"""

_STOOD_THERE = """EXISTS (
    SELECT 1 FROM main.entry AS e
    WHERE e.application_id = standing.application_id AND e.stage_id = :{entered_id}
        AND iif(e.waits_since < :silent_before, 'silent', e.standing) = :{stood}
)"""

_SINCE = "moved_on >= :{since}"
_UNTIL = "(moved_on <= :{until} AND moved_on <> '')"

_OF_APPLICATION = """(
    SELECT a.{column} FROM application AS a WHERE a.id = application_id
) = :{bind}"""


def narrowed(chosen: LogFilter) -> tuple[str, dict[str, object]]:
    """The condition on ``standing``, and what it binds beside ``standing.bound``."""
    condition = _Condition("")
    condition.take(chosen)
    return condition.sql, condition.binds


class _Condition:
    """The parts of a condition on their way; its binds begin with ``prefix``."""

    def __init__(self, prefix: str) -> None:
        self.parts: list[str] = []
        self.binds: dict[str, object] = {}
        self._prefix = prefix

    @property
    def sql(self) -> str:
        """All parts together."""
        return " AND ".join(self.parts) or "TRUE"

    def take(self, chosen: LogFilter) -> None:
        """Put in what a filter asks for."""
        if chosen.show is not Show.ALL:
            self.parts.append(_SHOWN[chosen.show])
        if chosen.statuses:
            each = (_OF_STATUS.get(one, f"base = '{one.value}'") for one in chosen.statuses)
            self.parts.append(f"({' OR '.join(sorted(each))})")
        if chosen.stage_id is not None:
            self._ask(_AT_STAGE, stage_id=chosen.stage_id)
        if chosen.entered_id is not None and chosen.stood is None:
            self._ask(_ENTERED, entered_id=chosen.entered_id)
        elif chosen.entered_id is not None and chosen.stood is not None:
            self._ask(_STOOD_THERE, entered_id=chosen.entered_id, stood=chosen.stood.value)
        if chosen.since is not None:
            self._ask(_SINCE, since=chosen.since.isoformat())
        if chosen.until is not None:
            self._ask(_UNTIL, until=chosen.until.isoformat())
        for column, value in (("source", chosen.source), ("arrangement", chosen.arrangement)):
            if value is not None:
                self._ask(_OF_APPLICATION.replace("{column}", column), bind=value.value)
        if match := finding.matching(chosen.text):
            self._ask(finding.AMONG_APPLICATIONS.replace(":match", ":{match}"), match=match)
        for other in chosen.all_of:
            self.parts.append(self._apart(other))
        for other in chosen.none_of:
            self.parts.append(f"{self._apart(other)} IS NOT TRUE")

    def _apart(self, other: LogFilter) -> str:
        apart = _Condition(f"{self._prefix}of_{len(self.parts)}_")
        apart.take(other)
        self.binds |= apart.binds
        return f"({apart.sql})"

    def _ask(self, part: str, **values: object) -> None:
        names = {name: f"{self._prefix}{name}_{len(self.parts)}" for name in values}
        self.parts.append(part.format(**names))
        self.binds |= {names[name]: value for name, value in values.items()}
