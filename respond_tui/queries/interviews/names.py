"""Names that are already in the log: for completion, and to find what a line is about."""

import datetime as dt
from collections import Counter
from functools import cache

from sqlalchemy import TextClause, text
from sqlmodel import Session, col, select

from respond_tui.guide.interviews import Suggest
from respond_tui.guide.rules import Rules
from respond_tui.guide.text import folded
from respond_tui.models import Application
from respond_tui.queries import likeness
from respond_tui.queries.interviews.log import LogRow, log_rows

_COMPANIES = text(
    "SELECT DISTINCT company FROM application WHERE deleted_at IS NULL ORDER BY company"
)

_OF_ROUNDS = frozenset({Suggest.PEOPLE, Suggest.FORMAT})

_GAPS = text("SELECT gaps, count(*) AS times FROM interview WHERE deleted_at IS NULL GROUP BY 1")


@cache
def _suggestions_of(kind: Suggest) -> TextClause:
    table = "interview" if kind in _OF_ROUNDS else "application"
    return text(
        f"""
        SELECT {kind.value} AS word FROM {table}
        WHERE deleted_at IS NULL AND word IS NOT NULL
            AND (:typed IS NULL OR {likeness.like("word")})
        GROUP BY word ORDER BY count(*) DESC, word LIMIT :most
        """
    )


def companies(session: Session) -> tuple[str, ...]:
    """Every company in the log, in order."""
    return tuple(session.connection().execute(_COMPANIES).scalars().all())


def suggestions(session: Session, kind: Suggest, prefix: str, limit: int = 8) -> tuple[str, ...]:
    """Words already used that begin so, the most used first; of nothing typed, all."""
    if kind is Suggest.GAP:
        return _gaps(session, prefix, limit)
    asked: dict[str, str | int | None] = {**likeness.bound(prefix, anywhere=False), "most": limit}
    found = session.connection().execute(_suggestions_of(kind), asked)
    return tuple(found.scalars().all())


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


def _gaps(session: Session, prefix: str, limit: int) -> tuple[str, ...]:
    """Tags are kept one a line, so they are counted here."""
    beginning = folded(prefix)
    times: Counter[str] = Counter()
    for row in session.connection().execute(_GAPS).all():
        times.update(dict.fromkeys(row.gaps.splitlines(), row.times))
    fitting = [(-count, gap) for gap, count in times.items() if folded(gap).startswith(beginning)]
    return tuple(gap for _, gap in sorted(fitting)[:limit])


def _ids_at(session: Session, company: str, *, still_open: bool) -> list[tuple[int, str | None]]:
    """Ids and roles at a company; SQLite folds only ASCII, so names are compared here."""
    wanted = folded(company)
    spelled = [name for name in companies(session) if folded(name) == wanted]
    query = select(Application.id, Application.role).where(
        col(Application.company).in_(spelled), col(Application.deleted_at).is_(None)
    )
    if still_open:
        query = query.where(col(Application.ended_how).is_(None))
    found = session.exec(query.order_by(col(Application.id).desc())).all()
    return [(id_, role) for id_, role in found if id_ is not None]
