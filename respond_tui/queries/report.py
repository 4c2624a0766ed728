"""What the report of the hunt tells, gathered from the log at one moment."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from sqlalchemy import Date, Executable, Row, text
from sqlmodel import Session, col, select
from sqlmodel.sql.sqltypes import UTCDateTime

from respond_tui.exchange.hunt import (
    Ahead,
    Answers,
    Changing,
    Few,
    Hunt,
    Lesson,
    Months,
    No,
    Repeating,
    Seen,
    Slice,
)
from respond_tui.guide.commitments import CommitmentState
from respond_tui.guide.pattern_words import DID
from respond_tui.guide.rates import Rate
from respond_tui.guide.rules import Rules
from respond_tui.guide.terms import AlertKind, Certainty
from respond_tui.guide.text import folded
from respond_tui.models.interviews import Application
from respond_tui.queries.commitments import CommitmentView, commitments
from respond_tui.queries.evidence import behind_alert, evidence
from respond_tui.queries.gaps import gaps
from respond_tui.queries.levers import compared
from respond_tui.queries.patterns import AlertView, overview
from respond_tui.queries.stats import stats

ItemT = TypeVar("ItemT")

MOST = 10
"""Lines of a kind in the report, which is to be read on a page or three."""

MONTHS = 12

_MONTHS = text(
    """
    SELECT substr(applied_on, 1, 7) AS month, count(*) AS times,
        min(applied_on) AS first_on, max(applied_on) AS last_on
    FROM application WHERE deleted_at IS NULL GROUP BY 1 ORDER BY 1 DESC
    """
).columns(first_on=Date, last_on=Date)

_TOLD = text(
    """
    SELECT a.company, a.role, s.name AS stage, a.ended_on AS day, a.reason,
        a.reason_certainty AS certainty, count(*) OVER () AS total
    FROM application AS a LEFT JOIN stage AS s ON s.id = a.ended_stage_id
    WHERE a.deleted_at IS NULL AND a.ended_how = 'rejected' AND a.reason_certainty = 'told'
        AND a.reason IS NOT NULL
    ORDER BY a.ended_on DESC, a.id DESC LIMIT :most
    """
).columns(day=Date)

_LESSONS = text(
    """
    SELECT i.lesson, a.company, s.name AS stage, i."on" AS day, count(*) OVER () AS total
    FROM interview AS i
    JOIN application AS a ON a.id = i.application_id
    JOIN stage AS s ON s.id = i.stage_id
    WHERE i.deleted_at IS NULL AND a.deleted_at IS NULL AND i.lesson <> ''
    ORDER BY i."on" DESC, i.id DESC LIMIT :most
    """
).columns(day=Date)

_TAGS = text(
    """
    SELECT i.gaps FROM interview AS i
    WHERE i.deleted_at IS NULL AND i.gaps <> '' ORDER BY i."on" DESC, i.id DESC
    """
)

_QUESTIONS = text(
    """
    SELECT i.questions FROM interview AS i JOIN application AS a ON a.id = i.application_id
    WHERE i.deleted_at IS NULL AND a.deleted_at IS NULL AND i.outcome = 'rejected'
        AND i.questions <> ''
    ORDER BY i."on" DESC, i.id DESC
    """
)

_AHEAD = text(
    """
    SELECT a.company, a.role, s.name AS stage, i."on" AS day, i.at, i.predicted,
        count(*) OVER () AS total
    FROM interview AS i
    JOIN application AS a ON a.id = i.application_id
    JOIN stage AS s ON s.id = i.stage_id
    WHERE i.outcome = 'pending' AND i."on" >= :today AND i.deleted_at IS NULL
        AND a.ended_how IS NULL AND a.deleted_at IS NULL AND s.kind <> 'offer'
    ORDER BY i."on", i.at IS NULL, i.at, i.id LIMIT :most
    """
).columns(day=Date, at=UTCDateTime)


def hunt(session: Session, now: dt.datetime, rules: Rules) -> Hunt:
    """The hunt as it stands; moments in the zone of ``now``."""
    today = now.date()
    counted, seen = stats(session, today, rules), overview(session, today, rules)
    levers = commitments(session, today)
    return Hunt(
        today=today,
        window_days=rules.window_days,
        fewest_noes=rules.fewest_noes,
        silence_days=rules.silence_days,
        confidence=rules.confidence,
        by_status=counted.by_status,
        months=_months(session),
        sources=_slices(session, "source"),
        families=_slices(session, "role_family"),
        arrangements=_slices(session, "arrangement"),
        replies=_answers(counted.reply_rate),
        invitations=_answers(counted.invite_rate),
        stages=seen.table,
        told=_few(session, _TOLD, _no),
        repeating=tuple(_repeating(session, view, today, rules) for view in seen.alerts[:MOST]),
        changing=Few(
            tuple(_changing(session, each, today, rules) for each in levers[:MOST]), len(levers)
        ),
        lessons=_few(session, _LESSONS, _lesson),
        gaps=_gaps(session),
        tags=_by_round(session, _TAGS),
        questions=_by_round(session, _QUESTIONS),
        ahead=_few(session, _AHEAD, lambda row: _ahead(row, now), {"today": today.isoformat()}),
    )


def _months(session: Session) -> Months:
    rows = session.connection().execute(_MONTHS).all()
    dated = [row for row in rows if row.month is not None]
    return Months(
        recent={dt.date.fromisoformat(f"{r.month}-01"): r.times for r in reversed(dated[:MONTHS])},
        earlier=sum(row.times for row in dated[MONTHS:]),
        undated=sum(row.times for row in rows if row.month is None),
        first_on=dated[-1].first_on if dated else None,
        last_on=dated[0].last_on if dated else None,
    )


def _slices(session: Session, column: str) -> Few[Slice]:
    """The applications by what stands in a column of theirs, case aside; the largest first."""
    asked = text(
        f"""
        SELECT max({column}) AS name, count(*) AS applications, count(*) OVER () AS total,
            sum(EXISTS (
                SELECT 1 FROM interview AS i JOIN stage AS s ON s.id = i.stage_id
                WHERE i.application_id = a.id AND i.deleted_at IS NULL AND s.kind = 'round'
            )) AS rounds
        FROM application AS a WHERE deleted_at IS NULL
        GROUP BY {column} COLLATE NOCASE ORDER BY 2 DESC, 1 LIMIT :most
        """
    )
    return _few(session, asked, lambda row: Slice(row.name, row.applications, row.rounds))


def _answers(rate: Rate) -> Answers:
    return Answers(rate.answered, rate.days, rate.too_early)


def _repeating(session: Session, view: AlertView, today: dt.date, rules: Rules) -> Repeating:
    found = evidence(session, behind_alert(view), today, rules, most=MOST)
    reasons = _reasons(session, [each.application_id for each in found])
    is_open = view.alert.kind in (AlertKind.SLICE, AlertKind.SPEED)  # its notes are our words
    return Repeating(
        strength=view.alert.strength,
        headline=view.headline,
        basis=view.basis,
        undated=view.undated,
        change=view.change,
        counted=view.alert.counted,
        evidence=tuple(
            No(
                company=each.company,
                role=each.role,
                stage=each.stage.name if each.stage else None,
                on=each.on,
                reason=reasons[each.application_id] or (each.note if is_open else None),
                certainty=each.reason_certainty,
            )
            for each in found
        ),
    )


def _reasons(session: Session, ids: Sequence[int]) -> Mapping[int | None, str | None]:
    asked = select(Application.id, Application.reason).where(col(Application.id).in_(ids))
    return dict(session.exec(asked).all())


def _changing(session: Session, view: CommitmentView, today: dt.date, rules: Rules) -> Changing:
    runs = view.state is CommitmentState.RUNNING
    return Changing(
        lever=view.lever,
        about=view.about,
        did=DID[view.kind],
        what=view.what,
        started_on=view.started_on,
        ends_on=view.ends_on,
        ended_on=view.ended_on,
        state=view.state,
        progress=view.progress,
        then=view.baseline.here.at(rules.confidence) if view.baseline else None,
        comparison=None if runs else compared(session, view, today, rules),
        verdict=view.verdict,
    )


def _no(row: Row[tuple[object, ...]]) -> No:
    certainty = Certainty(row.certainty)
    return No(row.company, row.role, row.stage, row.day, row.reason, certainty)


def _lesson(row: Row[tuple[object, ...]]) -> Lesson:
    return Lesson(row.lesson, row.company, row.stage, row.day)


def _ahead(row: Row[tuple[object, ...]], now: dt.datetime) -> Ahead:
    at = row.at.astimezone(now.tzinfo) if row.at is not None else None
    return Ahead(row.company, row.role, row.stage, row.day, at, row.predicted)


def _gaps(session: Session) -> Few[Seen]:
    found = gaps(session, -1)
    return Few(
        tuple(Seen(each.tag, each.kind, each.reflections) for each in found[:MOST]), len(found)
    )


def _by_round(session: Session, asked: Executable) -> Few[tuple[str, int]]:
    """What rounds hold one a line: what the most of them hold first, then the newest."""
    times: Counter[str] = Counter()
    words: dict[str, str] = {}
    for lines in session.connection().execute(asked).scalars().all():
        held = {folded(line): line.strip() for line in lines.split("\n") if line.strip()}
        times.update(held.keys())
        words = held | words
    most = tuple((words[key], count) for key, count in times.most_common(MOST))
    return Few(most, len(times))


def _few(
    session: Session,
    asked: Executable,
    made: Callable[[Row[tuple[object, ...]]], ItemT],
    values: Mapping[str, str] | None = None,
) -> Few[ItemT]:
    """The first rows of a question that counts all of them as ``total``."""
    rows = session.connection().execute(asked, {"most": MOST, **(values or {})}).all()
    return Few(tuple(made(row) for row in rows), rows[0].total if rows else 0)
