"""What a line of search finds, best first, each with the line that it was found in.

Best is what is called so, the whole word before one only begun; then whatever else holds the
words; among equals, what moved last. At most so many candidates are looked at, the newest of
them, so that a letter that half the log holds costs no more than a rare word.
"""

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from sqlalchemy import Row, text
from sqlmodel import Session

from respond_tui.guide.interviews import LogFilter
from respond_tui.guide.rules import Rules
from respond_tui.guide.searching import Excerpt, Term, fitting, terms
from respond_tui.guide.today import place as place_of
from respond_tui.queries import finding
from respond_tui.queries.interviews.log import LogRow, log_rows, newest
from respond_tui.queries.interviews.narrowing import narrowed
from respond_tui.queries.interviews.standing import bound
from respond_tui.store import schema
from respond_tui.store.derived.index import NUMBERS, STEP, written
from respond_tui.store.derived.touched import ROOT

MOST = 60
"""At most so many are shown: more than anybody reads."""

_CANDIDATES = 200

_NEWEST_FOUND = text(
    f"""
    SELECT rowid / {STEP} FROM search
    WHERE search MATCH :match AND rowid % {STEP} = {NUMBERS[ROOT]}
    ORDER BY rowid DESC LIMIT :most
    """
)

_NEWEST_AMONG = f"""
SELECT application_id FROM search CROSS JOIN standing ON application_id = search.rowid / {STEP}
WHERE search MATCH :match AND search.rowid % {STEP} = {NUMBERS[ROOT]} AND {{where}}
ORDER BY search.rowid DESC LIMIT :most
"""
"""Under a filter; the search leads, so that a word which many hold is left off early."""

_OTHERS_FOUND = text(
    f"""
    SELECT rowid FROM search
    WHERE search MATCH :match AND rowid IN (
        SELECT {STEP} * id + {NUMBERS["commitment"]} FROM commitment
        UNION ALL SELECT {STEP} * id + {NUMBERS["alert_answer"]} FROM alert_answer
        UNION ALL SELECT {STEP} * id + {NUMBERS["letter_template"]} FROM letter_template
        UNION ALL SELECT {STEP} * id + {NUMBERS["assumption"]} FROM assumption
    )
    ORDER BY rowid DESC LIMIT :most
    """
)

_OTHERS = text(
    f"""
    SELECT {STEP} * id + {NUMBERS["commitment"]} AS number, id AS commitment_id,
        NULL AS template_id, NULL AS assumption_id, kind || ':' || key AS address, what,
        notes || char(10) || coalesce(verdict || char(10), '')
            || coalesce(target || char(10), '') || coalesce(why || char(10), '')
            || coalesce((
                SELECT group_concat(d.text || char(10) || d.note, char(10))
                FROM commitment_action AS d
                WHERE d.commitment_id = commitment.id AND d.deleted_at IS NULL
            ), '') || char(10) || coalesce((
                SELECT group_concat(w.line, char(10)) FROM commitment_week AS w
                WHERE w.commitment_id = commitment.id AND w.deleted_at IS NULL
            ), '') AS words
    FROM commitment
    UNION ALL
    SELECT {STEP} * id + {NUMBERS["alert_answer"]}, NULL, NULL, NULL, kind || ':' || key, NULL,
        coalesce(why, '')
    FROM alert_answer
    UNION ALL
    SELECT {STEP} * id + {NUMBERS["letter_template"]}, NULL, id, NULL, NULL, name,
        coalesce(subject || char(10), '') || body
    FROM letter_template
    UNION ALL
    SELECT {STEP} * id + {NUMBERS["assumption"]}, NULL, NULL, id, NULL, text,
        coalesce(about || char(10), '') || coalesce(test || char(10), '') || verdict_note
    FROM assumption
    """
)

_STAGES = text(
    """
    SELECT i.id, s.name FROM interview AS i JOIN stage AS s ON s.id = i.stage_id
    WHERE i.id IN (SELECT value FROM json_each(:ids))
    """
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a person's words something was found: a table, its row, and the column."""

    table: str
    row_id: int
    column: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found.

    ``row`` is the application it belongs to, else it is a lever, a template of letters, an
    assumption, or an answer to an alert, by ``alert_address``. ``where`` names the place in words;
    ``excerpt`` is the line, where the words are not in the name alone.
    """

    row: LogRow | None
    title: str
    where: str = ""
    excerpt: Excerpt | None = None
    place: Place | None = None
    commitment_id: int | None = None
    alert_address: str | None = None
    template_id: int | None = None
    assumption_id: int | None = None

    @property
    def title_is_own(self) -> bool:
        """Whether its name is the person's own words, so that they may be found in it."""
        return bool(self.row or self.commitment_id or self.template_id or self.assumption_id)


@dataclass(frozen=True, slots=True)
class Found:
    """What a line of search finds; ``more`` when there is more than is shown."""

    hits: tuple[Hit, ...]
    more: bool


class _Written(NamedTuple):
    place: Place
    text: str


def search(
    session: Session, chosen: LogFilter, today: dt.date, rules: Rules, most: int = MOST
) -> Found:
    """What there is, best first; of a filter without words, the log's newest first."""
    looked_for = terms(chosen.text)
    if not looked_for:
        rows = newest(session, chosen, most + 1, today, rules)
        return Found(tuple(Hit(row, _called(row)) for row in rows[:most]), len(rows) > most)
    exact = _found(session, finding.in_names(chosen.text, whole=True), chosen, today, rules)
    begun = _found(session, finding.in_names(chosen.text), chosen, today, rules)
    named = [*exact, *begun]
    among = _found(session, finding.matching(chosen.text), chosen, today, rules)
    ids = list(dict.fromkeys([*named, *among]))
    rows = log_rows(session, ids, today, rules)
    best = sorted(rows, key=lambda row: _rank(row, frozenset(named), looked_for))
    others = _others(session, chosen, looked_for)
    hits = tuple(_with_excerpts(session, best[:most], looked_for))
    first = sum(hit.row is not None and hit.row.id in named for hit in hits)
    together = (*hits[:first], *others, *hits[first:])
    return Found(together[:most], len(best) + len(others) > most or len(among) == _CANDIDATES)


def _found(
    session: Session, match: str, chosen: LogFilter, today: dt.date, rules: Rules
) -> Sequence[int]:
    where, binds = narrowed(replace(chosen, text=""))
    asked = binds | bound(today, rules) | {"match": match, "most": _CANDIDATES}
    query = _NEWEST_FOUND
    if where != "TRUE":
        query = text(_NEWEST_AMONG.format(where=where))
    return session.connection().execute(query, asked).scalars().all()


def _rank(
    row: LogRow, named: frozenset[int], looked_for: Sequence[Term]
) -> tuple[bool, bool, int, int]:
    is_named = row.id in named
    whole = [term._replace(is_whole=True) for term in looked_for]
    exactly = is_named and all(fitting([_called(row)], [term]) for term in whole)
    return (not is_named, not exactly, -(row.on or dt.date.min).toordinal(), -row.id)


def _with_excerpts(
    session: Session, rows: Sequence[LogRow], looked_for: Sequence[Term]
) -> Iterator[Hit]:
    """Each application with the line that shows most of what was looked for."""
    texts: dict[int, list[_Written]] = {row.id: [] for row in rows}
    for table in (ROOT, *schema.paths_to(ROOT)):
        _collect(session, table, texts)
    best = {row.id: fitting((each.text for each in texts[row.id]), looked_for) for row in rows}
    rounds = [
        place.row_id
        for row in rows
        if (found := best[row.id]) and (place := texts[row.id][found[0]].place).table == "interview"
    ]
    stages = {
        row.id: row.name
        for row in session.connection().execute(_STAGES, {"ids": json.dumps(rounds)})
    }
    for row in rows:
        found = best[row.id]
        if found is None or all(fitting([_called(row)], [term]) for term in looked_for):
            yield Hit(row, _called(row))
            continue
        place = texts[row.id][found[0]].place
        words = _PLACES.get((place.table, place.column), place.column.replace("_", " "))
        stage = stages.get(place.row_id) if place.table == "interview" else None
        where = f"{stage}, {words}" if stage else words
        yield Hit(row, _called(row), where, found[1], place)


def _collect(session: Session, table: str, texts: dict[int, list[_Written]]) -> None:
    """Put what was written in a table with its application; a name is shown as it is."""
    columns = {
        column: value
        for column, value in written(table).items()
        if (table, column) not in _SHOWN_ANYWAY
    }
    owner, joins = "here.id", ""
    for number, up in enumerate(schema.paths_to(ROOT).get(table, ())):
        owner = f'{"here" if number == 0 else f"up_{number}"}."{up.column}"'
        if up.parent != ROOT:
            joins += f' JOIN "{up.parent}" AS up_{number + 1} ON up_{number + 1}.id = {owner}'
    values = ", ".join(f"{_of_here(value)} AS c{n}" for n, value in enumerate(columns.values()))
    if not values:
        return
    found = session.connection().execute(
        text(
            f'SELECT {owner} AS owner, here.id AS row_id, {values} FROM "{table}" AS here{joins}'
            f" WHERE {owner} IN (SELECT value FROM json_each(:ids)) AND here.deleted_at IS NULL"
        ),
        {"ids": json.dumps(list(texts))},
    )
    for row in found:
        for column, value in zip(columns, row[2:], strict=True):
            if value:
                texts[row.owner].append(_Written(Place(table, row.row_id, column), value))


def _of_here(value: str) -> str:
    """A column is that of the row itself, not of the one above."""
    return f"here.{value}" if value.startswith('"') else value.replace("kind", "here.kind")


def _others(session: Session, chosen: LogFilter, looked_for: Sequence[Term]) -> tuple[Hit, ...]:
    """What no filter of applications is about: levers, answers, templates and assumptions."""
    if replace(chosen, text="") != LogFilter():
        return ()
    asked = {"match": finding.matching(chosen.text), "most": MOST}
    numbers = session.connection().execute(_OTHERS_FOUND, asked).scalars().all()
    if not numbers:
        return ()
    rows = {row.number: row for row in session.connection().execute(_OTHERS).all()}
    hits = []
    for number in numbers:
        row = rows[number]
        found = fitting([row.words], looked_for)
        hits.append(
            Hit(
                None,
                row.what or "What you said to an alert",
                _where(row),
                found[1] if found else None,
                commitment_id=row.commitment_id,
                alert_address=row.address,
                template_id=row.template_id,
                assumption_id=row.assumption_id,
            )
        )
    return tuple(hits)


def _where(row: Row[tuple[object, ...]]) -> str:
    if row.commitment_id is not None:
        return "lever"
    if row.assumption_id is not None:
        return "assumption"
    return "template" if row.template_id is not None else "why"


def _called(row: LogRow) -> str:
    return place_of(row.company, row.role)


_SHOWN_ANYWAY = frozenset({(ROOT, "company"), (ROOT, "role")})

_PLACES = {
    (ROOT, "source_detail"): "source",
    ("interview", "people"): "with",
    ("interview", "questions"): "asked",
    ("interview", "gaps"): "gap",
    ("step", "text"): "recovery",
    ("step", "note"): "recovery",
    ("reflection", "role"): "reflection",
    ("reflection", "stage"): "reflection",
    ("reflection", "outcome"): "reflection",
    ("reflection", "people"): "reflection, with",
    ("reflection", "notified"): "told",
    ("reflection", "notified_how"): "told",
    ("reflection", "keep"): "plan, keep",
    ("reflection", "change"): "plan, change",
    ("question", "text"): "asked",
    ("gap", "tag"): "gap",
    ("gap", "observation"): "gap",
    ("action", "text"): "next step",
    ("action", "note"): "next step",
    ("letter", "template"): "letter",
    ("letter", "to"): "letter to",
    ("letter", "subject"): "letter",
    ("letter", "body"): "letter",
    ("letter", "reply"): "answer to a letter",
}
"""The places that a person would call otherwise than their column is."""
