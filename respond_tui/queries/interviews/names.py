"""Names that are already in the log: for completion, and to find what a line is about."""

import datetime as dt
from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import text
from sqlmodel import Session, col, select

from respond_tui.guide.completion import beginning
from respond_tui.guide.interviews import Suggest
from respond_tui.guide.rules import Rules
from respond_tui.guide.terms import Source
from respond_tui.guide.text import folded, harmless
from respond_tui.models.interviews import Application
from respond_tui.queries.interviews.log import LogRow, log_rows

_COMPANIES = text("SELECT word FROM word WHERE kind = 'company' ORDER BY word")

_SPELLED = text("SELECT word FROM word WHERE kind = 'company' AND folded = :folded")

_SUGGESTED = text(
    """
    SELECT word FROM (
        SELECT folded, word, times, used_at FROM word
        WHERE kind = :kind AND folded >= :begun AND folded < :begun || char(1114111)
        LIMIT :ranked
    )
    ORDER BY
        folded = :begun DESC,
        times / (1 + max(0, julianday(:today) - julianday(used_at)) / :month) DESC,
        word
    LIMIT :most
    """
)

_RANKED = 8_000
"""Words that are put in order for one letter; where more begin so, the first of the alphabet.

Ranking a hundred thousand takes 40 ms, and one more letter leaves few enough.
"""

_MONTH = 30.0
"""Days after which a word counts half as often used as one of today."""

_LAST_STAGES = text(
    "SELECT stage_id FROM interview WHERE deleted_at IS NULL ORDER BY id DESC LIMIT :last"
)

_LAST_SOURCES = text(
    """
    SELECT source FROM application
    WHERE deleted_at IS NULL AND source IS NOT NULL ORDER BY id DESC LIMIT :last
    """
)

_LAST = 200
"""Rounds and applications that tell what is used lately."""

WordT = TypeVar("WordT", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Habits:
    """Ids of the stages and the sources in use lately, those used most first."""

    stages: tuple[int, ...]
    sources: tuple[Source, ...]


def companies(session: Session) -> tuple[str, ...]:
    """Every company in the log, in order."""
    return tuple(session.connection().execute(_COMPANIES).scalars().all())


def suggestions(
    session: Session, kind: Suggest, begun: str, today: dt.date, limit: int = 8
) -> tuple[str, ...]:
    """Words already used that begin so, the most used and most recent first; of nothing, all.

    What is a whole word already comes before those that go on; among these the times that a
    word is used are divided by one and the months since it last was.
    """
    asked = {
        "kind": kind.value,
        "begun": beginning(harmless(begun)),
        "today": today.isoformat(),
        "month": _MONTH,
        "most": limit,
        "ranked": _RANKED,
    }
    return tuple(session.connection().execute(_SUGGESTED, asked).scalars().all())


def habits(session: Session) -> Habits:
    """The stages and sources of what was added last."""
    connection = session.connection()
    stages = connection.execute(_LAST_STAGES, {"last": _LAST}).scalars().all()
    sources = connection.execute(_LAST_SOURCES, {"last": _LAST}).scalars().all()
    return Habits(_most_used(stages), tuple(Source(word) for word in _most_used(sources)))


def open_applications(
    session: Session, company: str, role: str | None, today: dt.date, rules: Rules
) -> tuple[LogRow, ...]:
    """The open applications at a company, newest first, that a role, if given, may mean.

    Case and spaces do not count. A role means those called so; where there is none, those
    whose role is not known yet.
    """
    ids = _ids_at(session, company, still_open=True)
    if role is not None:
        wanted = folded(role)
        named = [id_ for id_, name in ids if name is not None and folded(name) == wanted]
        ids_meant = named or [id_ for id_, name in ids if name is None]
    else:
        ids_meant = [id_ for id_, _ in ids]
    return log_rows(session, ids_meant, today, rules)


def same_place(
    session: Session, company: str, role: str | None, today: dt.date, rules: Rules
) -> tuple[LogRow, ...]:
    """The applications to this company and role already in the log, newest first.

    Without a role they are all those to the company.
    """
    wanted = folded(role) if role is not None else None
    ids = [
        id_
        for id_, name in _ids_at(session, company, still_open=False)
        if wanted is None or folded(name or "") == wanted
    ]
    return log_rows(session, ids, today, rules)


def _ids_at(session: Session, company: str, *, still_open: bool) -> list[tuple[int, str | None]]:
    """Ids and roles at a company, however it was spelled."""
    spelled = (
        session.connection()
        .execute(_SPELLED, {"folded": folded(harmless(company))})
        .scalars()
        .all()
    )
    query = select(Application.id, Application.role).where(
        col(Application.company).in_(spelled), col(Application.deleted_at).is_(None)
    )
    if still_open:
        query = query.where(col(Application.ended_how).is_(None))
    found = session.exec(query.order_by(col(Application.id).desc())).all()
    return [(id_, role) for id_, role in found if id_ is not None]


def _most_used(words: Iterable[WordT]) -> tuple[WordT, ...]:
    """Each word once, by how often it comes; of those as often, the one that came first."""
    return tuple(word for word, _ in Counter(words).most_common())
