"""What now: what is due, the next rounds, open recoveries. It is read at every start.

Every question goes along an index, and none is asked that the day gives no cause for.

The silent ones are those that fell silent within the last days: an old silence is in the
log, and does not press.
"""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Date, text
from sqlmodel import Session
from sqlmodel.sql.sqltypes import UTCDateTime

from respond_tui.guide.feelings import is_time_to_ask
from respond_tui.guide.interviews import silent_before
from respond_tui.guide.letters import ASKING, NAMES
from respond_tui.guide.letters import SILENT_DAYS as SILENT_LETTER_DAYS
from respond_tui.guide.rules import Rules
from respond_tui.guide.terms import LetterKind, StepKind, StepState
from respond_tui.guide.today import (
    SILENT_DAYS,
    TodayItem,
    TodayKind,
    is_overdue,
    ordered,
    place,
    shown,
)
from respond_tui.queries.due_assumptions import due_assumptions
from respond_tui.queries.recovery import RecoveryRow, RecoveryView, open_recoveries, pausing
from respond_tui.queries.steps import StepView
from respond_tui.queries.today_work import MOST, actions, plans, weeks


@dataclass(frozen=True, slots=True)
class TodayView:
    """Today at one moment: its lines by urgency, open recoveries, and the next rounds.

    ``is_new`` while nothing is logged; ``pausing`` are the recoveries whose pause runs, closed
    ones too; ``next_rounds`` look beyond the lines.
    """

    is_new: bool
    items: tuple[TodayItem, ...]
    pausing: tuple[RecoveryRow, ...]
    recoveries: tuple[RecoveryRow, ...]
    next_rounds: tuple[TodayItem, ...]


_ANY = text("SELECT EXISTS (SELECT 1 FROM application WHERE deleted_at IS NULL)")

_ROUNDS = text(
    """
    SELECT i.id, i.application_id, i."on" AS day, i.at, i.people, s.name AS stage,
        a.company, a.role
    FROM standing
    CROSS JOIN interview AS i ON i.application_id = standing.application_id
    JOIN application AS a ON a.id = i.application_id
    JOIN stage AS s ON s.id = i.stage_id
    WHERE standing.moved_on >= :today
        AND i.outcome = 'pending' AND i."on" >= :today AND i.deleted_at IS NULL
        AND a.ended_how IS NULL AND s.kind <> 'offer'
    ORDER BY i."on", i.at IS NULL, i.at, i.id
    LIMIT :most
    """
).columns(day=Date, at=UTCDateTime)

_UNTOLD = text(
    """
    SELECT i.id, i.application_id, i."on" AS day, s.name AS stage, a.company, a.role
    FROM standing
    CROSS JOIN interview AS i ON i.application_id = standing.application_id
    JOIN application AS a ON a.id = i.application_id
    JOIN stage AS s ON s.id = i.stage_id
    WHERE standing.moved_on >= :silent_before
        AND i.outcome = 'pending' AND i."on" < :today AND i."on" >= :silent_before
        AND i.deleted_at IS NULL
        AND a.ended_how IS NULL AND s.kind <> 'offer'
    ORDER BY i."on" DESC, i.id DESC
    LIMIT :most
    """
).columns(day=Date)

_SILENT = text(
    """
    SELECT application_id AS id, company, role, moved_on AS heard_on
    FROM standing
    WHERE base IN ('applied', 'interviewing')
        AND moved_on >= :lately AND moved_on < :silent_before
    ORDER BY moved_on DESC, application_id DESC
    LIMIT :most
    """
).columns(heard_on=Date)


_UNANSWERED = text(
    """
    SELECT l.id, l.application_id, l.kind, l.sent_on AS day, a.company, a.role
    FROM letter AS l
    CROSS JOIN application AS a ON a.id = l.application_id
    WHERE l.state = 'sent' AND l.sent_on <= :asked_before AND NOT l.waits
        AND l.kind IN (SELECT value FROM json_each(:asking))
        AND l.deleted_at IS NULL AND a.deleted_at IS NULL
    ORDER BY l.sent_on DESC, l.id DESC
    LIMIT :most
    """
).columns(day=Date)


def today(session: Session, now: dt.datetime, rules: Rules) -> TodayView:
    """What Today shows at a moment; while a pause runs, only what MODEL.md lets through."""
    day = now.date()
    open_ = open_recoveries(session, now, MOST, shield=rules.shield)
    rounds = tuple(_rounds_ahead(session, day))
    in_a_pause = pausing(session, now, shield=rules.shield)
    everything = (
        *_steps(open_, day),
        *_feelings(open_, now),
        *actions(session, day),
        *rounds,
        *plans(session, rounds, day),
        *_rounds_untold(session, day, rules),
        *_silent(session, day, rules),
        *_unanswered(session, day),
        *weeks(session, day),
        *due_assumptions(session, day, MOST),
    )
    return TodayView(
        is_new=not session.connection().execute(_ANY).scalar(),
        items=ordered(item for item in everything if shown(item, day, bool(in_a_pause))),
        pausing=in_a_pause,
        recoveries=tuple(view.row for view in open_),
        next_rounds=rounds,
    )


def _steps(views: tuple[RecoveryView, ...], day: dt.date) -> Iterator[TodayItem]:
    """The open steps; the hour that was booked for the reflection stands for it."""
    for view in views:
        hours = [step.due_at for step in view.steps if _is_open(step, StepKind.HOUR)]
        for step in view.steps:
            in_the_hour = step.kind is StepKind.REFLECTION and step.due_at in hours
            if _is_open(step) and step.kind is not StepKind.PAUSE and not in_the_hour:
                yield _of_step(view.row, step, day)


def _is_open(step: StepView, kind: StepKind | None = None) -> bool:
    return step.state is StepState.OPEN and kind in (None, step.kind)


def _feelings(views: tuple[RecoveryView, ...], now: dt.datetime) -> Iterator[TodayItem]:
    """Once a pause is over: how strong is what was felt now?"""
    for view in views:
        feeling, ended = view.feeling, view.row.pause_end.astimezone(now.tzinfo).date()
        if feeling is None or feeling.after is not None or feeling.let_be:
            continue
        done = [step for step in view.steps if step.state is StepState.DONE]
        named = [step for step in done if step.kind is StepKind.FEELING]
        if named and is_time_to_ask(view.row.pause_end, now):
            yield TodayItem(
                kind=TodayKind.FEELING,
                what=f"You felt {feeling.word}. How strong is it now?",
                detail=place(view.row.company, view.row.role),
                due=ended,
                at=None,
                overdue=False,
                application_id=view.row.application_id,
                recovery_id=view.row.id,
                step_id=named[-1].id,
                step_kind=StepKind.FEELING,
            )


def _of_step(row: RecoveryRow, step: StepView, day: dt.date) -> TodayItem:
    return TodayItem(
        kind=TodayKind.STEP,
        what=step.text,
        detail=place(row.company, row.role),
        due=step.due_on,
        at=step.due_at,
        overdue=is_overdue(step.due_on, day),
        application_id=row.application_id,
        recovery_id=row.id,
        step_id=step.id,
        step_kind=step.kind,
    )


def _rounds_ahead(session: Session, day: dt.date) -> Iterator[TodayItem]:
    found = session.connection().execute(_ROUNDS, {"today": day.isoformat(), "most": MOST})
    for row in found.all():
        with_whom = f" with {row.people}" if row.people else ""
        yield TodayItem(
            kind=TodayKind.ROUND,
            what=f"{row.company} · {row.stage}{with_whom}",
            detail=place(row.company, row.role),
            due=row.day,
            at=row.at,
            overdue=False,
            application_id=row.application_id,
            round_id=row.id,
        )


def _rounds_untold(session: Session, day: dt.date, rules: Rules) -> Iterator[TodayItem]:
    found = session.connection().execute(
        _UNTOLD,
        {
            "today": day.isoformat(),
            "silent_before": silent_before(day, rules.silence_days).isoformat(),
            "most": MOST,
        },
    )
    for row in found.all():
        yield TodayItem(
            kind=TodayKind.OUTCOME,
            what=f"How did {row.stage} at {row.company} go?",
            detail=place(row.company, row.role),
            due=row.day,
            at=None,
            overdue=False,
            application_id=row.application_id,
            round_id=row.id,
        )


def _silent(session: Session, day: dt.date, rules: Rules) -> Iterator[TodayItem]:
    edge = silent_before(day, rules.silence_days)
    found = session.connection().execute(
        _SILENT,
        {
            "silent_before": edge.isoformat(),
            "lately": (edge - dt.timedelta(days=SILENT_DAYS)).isoformat(),
            "most": MOST,
        },
    )
    for row in found.all():
        yield TodayItem(
            kind=TodayKind.SILENT,
            what=f"{row.company} has been silent for {(day - row.heard_on).days} days",
            detail=place(row.company, row.role),
            due=None,
            at=None,
            overdue=False,
            application_id=row.id,
        )


def _unanswered(session: Session, day: dt.date) -> Iterator[TodayItem]:
    """Letters that no answer came to within the days after which it is asked once."""
    found = session.connection().execute(
        _UNANSWERED,
        {
            "asked_before": (day - dt.timedelta(days=SILENT_LETTER_DAYS)).isoformat(),
            "asking": json.dumps(sorted(ASKING)),
            "most": MOST,
        },
    )
    for row in found.all():
        name = f"{row.company} · {NAMES[LetterKind(row.kind)]}"
        silence = f"{(day - row.day).days} days silent"
        yield TodayItem(
            kind=TodayKind.LETTER,
            what=f"{name} — {silence}: let it rest?",
            detail=place(row.company, row.role),
            due=row.day + dt.timedelta(days=SILENT_LETTER_DAYS),
            at=None,
            overdue=False,
            application_id=row.application_id,
            letter_id=row.id,
            parts=(name, silence),
        )
