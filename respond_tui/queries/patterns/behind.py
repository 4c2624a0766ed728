"""The applications behind an alert that is about no stage, each with what is told of it there.

Every question gives ``application_id``, ``stage_id``, ``standing``, ``day`` and ``note``, for
just those that the alert counts.
"""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Date, Row, TextualSelect, text
from sqlmodel import Session

from respond_tui.guide import limits
from respond_tui.guide.patterns.alert import key_of_words
from respond_tui.guide.patterns.gaps import KIND, TAG
from respond_tui.guide.rules import Rules
from respond_tui.guide.terms import AlertKind, Field
from respond_tui.queries.patterns.noes import DATED_NOES, FAST, NO, OF_EMPLOYER
from respond_tui.queries.patterns.reflected import FACTS, MARKED
from respond_tui.queries.patterns.slices import AT_THE_DOOR, bound_at_the_door
from respond_tui.queries.patterns.spellings import SPELLED, spelled


@dataclass(frozen=True, slots=True)
class BehindAlert:
    """What an alert of any kind but a stage counts, by the alert's kind and key."""

    kind: AlertKind
    key: str


_OF_REFLECTIONS = """
    SELECT application_id, NULL AS stage_id, 'rejected' AS standing, max(ended_on) AS day,
        group_concat(words, char(10)) AS note
"""

_GAP = f"{_OF_REFLECTIONS} FROM (SELECT *, observation AS words FROM ({FACTS}) WHERE {{where}})"

_BY_REFLECTION = " GROUP BY reflection_id"

_IN_SLICE = f"""
    {AT_THE_DOOR}
    SELECT application_id, door.id AS stage_id, standing, decided_on AS day,
        CASE standing WHEN 'passed' THEN 'led to a round'
            WHEN 'silent' THEN 'silent' ELSE 'no' END AS note
    FROM decided JOIN door CROSS JOIN application AS a ON a.id = application_id
    WHERE {{where}}
"""

_QUESTION = (
    f"{_OF_REFLECTIONS} FROM (SELECT a.id AS application_id, a.ended_on, q.text AS words,"
    f" f.id AS reflection_id {MARKED} AND q.mark = 'stumped'"
    " AND q.text IN (SELECT value FROM json_each(:texts)))" + _BY_REFLECTION
)

_STUMPED_TEXTS = text("SELECT DISTINCT text FROM question WHERE mark = 'stumped'")

_SPEED = f"""
    SELECT entry.application_id, entry.stage_id, 'rejected' AS standing, decided_on AS day,
        CASE julianday(decided_on) - julianday(s.applied_on)
            WHEN 0 THEN 'the same day' WHEN 1 THEN 'the next day'
            ELSE CAST(julianday(decided_on) - julianday(s.applied_on) AS INTEGER) || ' days later'
        END AS note
    {DATED_NOES} AND {FAST}
"""

_EMPLOYER = f"""
    SELECT application_id, NULL AS stage_id, 'rejected' AS standing,
        nullif(moved_on, '') AS day, '' AS note
    FROM standing WHERE {NO} AND {OF_EMPLOYER}
"""


def rows_behind(
    session: Session, behind: BehindAlert, today: dt.date, rules: Rules, start: int, most: int
) -> list[Row[tuple[object, ...]]]:
    """The newest first, undated last; at most ``most`` from ``start`` on."""
    source, values = _asked(session, behind)
    asked = {**bound_at_the_door(today, rules), **values, "start": start, "most": most}
    return list(session.connection().execute(_paged(source), asked).all())


def _paged(source: str) -> TextualSelect:
    return text(
        f"""
        WITH page AS MATERIALIZED (
            SELECT * FROM ({source})
            ORDER BY day DESC, application_id DESC LIMIT :most OFFSET :start
        )
        SELECT page.application_id, a.company, a.role,
            coalesce(page.stage_id, a.ended_stage_id) AS stage_id,
            page.standing, page.day AS decided_on, a.reason_certainty,
            a.sealed_at IS NOT NULL AS sealed, page.note
        FROM page JOIN application AS a ON a.id = page.application_id
        ORDER BY page.day DESC, page.application_id DESC
        """
    ).columns(decided_on=Date)


def _asked(session: Session, behind: BehindAlert) -> tuple[str, Mapping[str, str | int]]:
    field, _, value = behind.key.partition("=")
    match behind.kind:
        case AlertKind.GAP if field == KIND:
            return _GAP.format(where="kind = :value") + _BY_REFLECTION, {"value": value}
        case AlertKind.GAP:
            length = limits.LINE - len(f"{TAG}=")
            where = "substr(folded, 1, :length) = :value"
            return _GAP.format(where=where) + _BY_REFLECTION, {"value": value, "length": length}
        case AlertKind.QUESTION:
            texts = session.connection().execute(_STUMPED_TEXTS).scalars().all()
            same = [each for each in texts if key_of_words(each) == behind.key]
            return _QUESTION, {"texts": json.dumps(same)}
        case AlertKind.SPEED:
            return _SPEED, {}
        case AlertKind.EMPLOYER:
            return _EMPLOYER, spelled("company", behind.key)
        case _:
            return _of_slice(behind.kind, Field(field), value)


def _of_slice(kind: AlertKind, field: Field, value: str) -> tuple[str, Mapping[str, str | int]]:
    silent = " AND standing = 'silent'" if kind is AlertKind.SILENCE else ""
    if field in (Field.SOURCE, Field.ARRANGEMENT):
        return _IN_SLICE.format(where=f"a.{field} = :value{silent}"), {"value": value}
    where = f"a.{field} IN ({SPELLED}){silent}"
    return _IN_SLICE.format(where=where), spelled(field.value, value, f"{field}=")
