"""What reflections on the noes of the window say: gaps that something shows, and questions."""

import datetime as dt
from collections import defaultdict

from sqlalchemy import text
from sqlmodel import Session

from respond_tui.guide.patterns import GapsSeen, GapTally, QuestionTally, key_of
from respond_tui.guide.patterns.alert import AT_MOST, key_of_words
from respond_tui.guide.patterns.gaps import KIND, TAG, label
from respond_tui.guide.rules import Rules
from respond_tui.guide.terms import GapKind
from respond_tui.queries.counting import bound

OF_NOES = """
    JOIN reflection AS f ON f.id = reflection_id AND f.deleted_at IS NULL
    JOIN recovery AS r ON r.id = f.recovery_id AND r.deleted_at IS NULL
    JOIN application AS a ON a.id = r.application_id AND a.deleted_at IS NULL
        AND a.ended_how = 'rejected' AND (a.ended_on IS NULL OR a.ended_on >= :since)
"""
"""From a part of a reflection to its application, where that is a no within the window."""

FACTS = f"""
    SELECT w.folded, g.id, g.tag, g.kind, g.observation, f.id AS reflection_id,
        a.id AS application_id, a.ended_on
    FROM gap AS g
    CROSS JOIN word AS w ON w.kind = 'gap' AND w.word = g.tag
    {OF_NOES}
    WHERE g.deleted_at IS NULL AND g.observation <> ''
"""
"""Gaps that something shows; the list of words knows how each tag is folded."""

_UNDATED = "count(DISTINCT iif(ended_on IS NULL, reflection_id, NULL))"

_GAPS = text(
    f"""
    WITH fact AS MATERIALIZED ({FACTS})
    SELECT 'tag' AS what, folded AS value, tag AS name, max(id) AS latest,
        count(DISTINCT reflection_id) AS times, {_UNDATED} AS undated
    FROM fact GROUP BY folded
    UNION ALL
    SELECT 'kind', kind, kind, 0, count(DISTINCT reflection_id), {_UNDATED} FROM fact GROUP BY kind
    UNION ALL
    SELECT 'all', '', '', 0, count(DISTINCT reflection_id), {_UNDATED} FROM fact
    """
)
"""The spelling is that of the latest: SQLite takes it from the row of the maximum."""

MARKED = f"FROM question AS q {OF_NOES} WHERE q.deleted_at IS NULL AND q.mark IS NOT NULL"
"""Questions that a person said how they answered."""

_STUMPED = text(
    f"SELECT q.text, f.id AS reflection_id, max(q.mark = 'stumped') AS stumped, a.ended_on {MARKED}"
    " GROUP BY q.text, f.id ORDER BY f.id"
)


def gaps_seen(session: Session, today: dt.date, rules: Rules) -> GapsSeen:
    """In how many reflections each gap is named with what shows it, by tag and by kind."""
    rows = session.connection().execute(_GAPS, bound(today, rules)).all()
    return GapsSeen(
        tallies=tuple(
            GapTally(
                key_of(row.what, row.value),
                label(GapKind(row.value)) if row.what == KIND else row.name,
                row.times,
                row.undated,
            )
            for row in rows
            if row.what in (TAG, KIND)
        ),
        reflections=next(row.times for row in rows if row.what == "all"),
    )


def question_tallies(session: Session, today: dt.date, rules: Rules) -> tuple[QuestionTally, ...]:
    """Each question that stumped, in how many reflections it did and in how many it is marked.

    A question is one whatever its case and spaces; the latest spelling names it.
    """
    stumped: dict[str, set[int]] = defaultdict(set)
    marked: dict[str, set[int]] = defaultdict(set)
    undated: dict[str, set[int]] = defaultdict(set)
    words: dict[str, str] = {}
    for row in session.connection().execute(_STUMPED, bound(today, rules)).all():
        key = key_of_words(row.text)
        marked[key].add(row.reflection_id)
        words[key] = row.text
        if row.stumped:
            stumped[key].add(row.reflection_id)
            if row.ended_on is None:
                undated[key].add(row.reflection_id)
    most = sorted(stumped, key=lambda key: (-len(stumped[key]), key))
    return tuple(
        QuestionTally(key, words[key], len(stumped[key]), len(marked[key]), len(undated[key]))
        for key in most[:AT_MOST]
    )
