"""How long each application waited for an answer, in SQL; ``guide.rates`` has the rule."""

from sqlalchemy import text

from respond_tui.guide.rates import By, RateKind, Waited

COLUMNS = {
    By.MONTH: "substr(applied_on, 1, 7)",
    By.SOURCE: "source",
    By.ROLE_FAMILY: "role_family",
    By.ARRANGEMENT: "arrangement",
    By.MARKET: "market",
    By.SENIORITY: "seniority",
}
_CAME = """
WITH met AS MATERIALIZED (
    SELECT
        application_id AS id,
        coalesce(min("on"), '') AS round_on,
        min(iif(
            stage_id IN (SELECT id FROM stage WHERE kind <> 'application'),
            coalesce("on", '~'), NULL
        )) AS invited_on
    FROM interview WHERE deleted_at IS NULL {within} GROUP BY application_id
),
came AS NOT MATERIALIZED (
    SELECT
        a.id, company, role, applied_on, source, role_family, arrangement, market, seniority,
        julianday(applied_on) AS sent,
        CASE
            WHEN ended_how IN ('rejected', 'role_closed', 'accepted', 'declined') THEN
                replace(min(coalesce(ended_on, '~'), coalesce(nullif(round_on, ''), '~')), '~', '')
            ELSE round_on
        END AS replied_on,
        replace(invited_on, '~', '') AS invited_on,
        ended_how IS 'withdrew' AS withdrew
    FROM application AS a LEFT JOIN met ON met.id = a.id
    WHERE a.deleted_at IS NULL
)
"""
"""Every application with the day of a reply and of an invitation.

Such a day is ``NULL`` where none came, and empty where one came on no known day.
"""

OF_ALL = _CAME.format(within="")
OF_SOME = _CAME.format(within="AND application_id IN (SELECT value FROM json_each(:ids))")


PLACES = tuple(Waited)


def _stands(came_on: str, kind: RateKind) -> str:
    """The place among ``Waited`` of what an application counts as."""
    return f"""
    CASE
        WHEN applied_on IS NULL OR (withdrew AND {came_on} IS NULL)
            THEN {PLACES.index(Waited.LEFT_OUT)}
        WHEN applied_on > :{kind}_until THEN {PLACES.index(Waited.TOO_EARLY)}
        WHEN {came_on} IS NULL THEN {PLACES.index(Waited.UNANSWERED)}
        WHEN julianday({came_on}) - sent > :{kind}_days THEN {PLACES.index(Waited.LATE)}
        ELSE {PLACES.index(Waited.ANSWERED)}
    END
    """


CAME_ON = {RateKind.REPLY: "replied_on", RateKind.INVITE: "invited_on"}
STANDS = {kind: _stands(column, kind) for kind, column in CAME_ON.items()}

WAITS = text(
    OF_ALL
    + """
    SELECT
        CAST(max(0, julianday(replied_on) - sent) AS INTEGER) AS reply,
        CAST(max(0, julianday(invited_on) - sent) AS INTEGER) AS invite,
        count(*) AS times
    FROM came WHERE sent IS NOT NULL AND replied_on IS NOT NULL GROUP BY 1, 2
    """
)
"""How long answers took; what was invited was answered, so that no wait is missed."""

_PARTS = " UNION ALL ".join(
    f"""
    SELECT '{by}' AS by, max({by}) AS name, reply, invite, sum(times) AS times
    FROM cube GROUP BY {by} COLLATE NOCASE, reply, invite
    """
    for by in By
)

COUNTS = text(
    f"""
    {OF_ALL},
    cube AS MATERIALIZED (
        SELECT
            {", ".join(f"{column} AS {by}" for by, column in COLUMNS.items())},
            {", ".join(f"{stands} AS {kind}" for kind, stands in STANDS.items())},
            count(*) AS times
        FROM came GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
    )
    {_PARTS}
    """
)
"""One sorting of the log for all ways to take it apart; what is left is small."""
