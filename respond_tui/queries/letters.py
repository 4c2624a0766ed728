"""Letters and templates as they are now, what fills a letter in, and which get answers."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Date, Row, text
from sqlalchemy.types import TypeEngine
from sqlmodel import Session
from sqlmodel.sql.sqltypes import UTCDateTime

from respond_tui.guide.dates import in_a_letter
from respond_tui.guide.letter_templates import Template
from respond_tui.guide.letters import ASKING, OWN_NAME, Standing, Written, area_of
from respond_tui.guide.recovery import is_pausing, means_to_ask
from respond_tui.guide.statistics import USUAL_LEVEL, Proportion
from respond_tui.guide.terms import (
    EndedHow,
    LetterKind,
    LetterState,
    StageKind,
    StepKind,
    StepState,
    Tone,
)
from respond_tui.queries.settings import setting


@dataclass(frozen=True, slots=True)
class LetterView:
    """One letter; ``template`` names one of a person's own, where it began from that."""

    id: int
    application_id: int
    company: str
    role: str | None
    kind: LetterKind
    tone: Tone
    template: str | None
    to: str
    subject: str
    body: str
    state: LetterState
    sent_on: dt.date | None
    replied_on: dt.date | None
    reply: str
    waits: bool
    written_at: dt.datetime
    recovery_id: int | None


@dataclass(frozen=True, slots=True)
class TemplateView:
    """A template of a person's own, with its id."""

    id: int
    template: Template


@dataclass(frozen=True, slots=True)
class AtHand:
    """What is at hand to write to an application: what fills a letter in, and what fits."""

    application_id: int
    company: str
    fields: Mapping[str, str | None]
    people: tuple[str, ...]
    standing: Standing
    letters: tuple[LetterView, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """Letters of one sort that were sent, and what came of them.

    ``silent`` and ``waiting`` are letters that ask for something; the others wait for nothing.
    ``answered`` counts only letters that ask for an answer, and of those the ones whose fate
    is known: a note of thanks that nobody answers is no miss, and who waits is too early.
    """

    sent: int
    replied: int
    silent: int
    waiting: int
    answered: Proportion


@dataclass(frozen=True, slots=True)
class LetterStats:
    """Which letters get answers: by kind, by tone, and by one's own templates."""

    by_kind: Mapping[LetterKind, Answers]
    by_tone: Mapping[Tone, Answers]
    by_template: Mapping[str, Answers]


_LETTER = """
    SELECT l.id, l.application_id, a.company, a.role, l.kind, l.tone, l.template, l."to",
        l.subject, l.body, l.state, l.sent_on, l.replied_on, l.reply, l.waits,
        l.created_at AS written_at,
        (
            SELECT r.id FROM recovery AS r
            WHERE r.application_id = a.id AND r.deleted_at IS NULL
        ) AS recovery_id
    FROM letter AS l JOIN application AS a ON a.id = l.application_id
    WHERE l.deleted_at IS NULL AND a.deleted_at IS NULL
"""
_TYPES: dict[str, TypeEngine[Any]] = {
    "sent_on": Date(),
    "replied_on": Date(),
    "written_at": UTCDateTime(),
}

_ONE = text(f"{_LETTER} AND l.id = :id").columns(**_TYPES)
_OF = text(f"{_LETTER} AND l.application_id = :id ORDER BY l.id DESC").columns(**_TYPES)

_TEMPLATES = text(
    """
    SELECT id, name, kind, tone, subject, body FROM letter_template
    WHERE deleted_at IS NULL ORDER BY name COLLATE NOCASE, id
    """
)

_APPLICATION = text(
    """
    SELECT a.id, a.company, a.role, a.ended_how, a.ended_on, s.name AS stage, s.kind
    FROM application AS a LEFT JOIN stage AS s ON s.id = a.ended_stage_id
    WHERE a.id = :id AND a.deleted_at IS NULL
    """
).columns(ended_on=Date)

_ROUNDS = text(
    """
    SELECT i."on" AS day, i.people, s.name AS stage
    FROM interview AS i JOIN stage AS s ON s.id = i.stage_id
    WHERE i.application_id = :id AND i.deleted_at IS NULL
    ORDER BY coalesce(i."on" > :today, TRUE), i."on" DESC, i.id DESC
    """
).columns(day=Date)
"""The rounds so far, the latest first, before those that are ahead."""

_RECOVERY = text(
    """
    SELECT r.opened_at, r.pause_hours, r.pause_ended_at, t.kind, t.state, t.note
    FROM recovery AS r
    LEFT JOIN step AS t ON t.recovery_id = r.id AND t.deleted_at IS NULL
    WHERE r.application_id = :id AND r.deleted_at IS NULL
    """
).columns(opened_at=UTCDateTime, pause_ended_at=UTCDateTime)

_PRIORITY = text(
    """
    SELECT g.tag FROM gap AS g
    JOIN reflection AS f ON f.id = g.reflection_id AND f.deleted_at IS NULL
    JOIN recovery AS r ON r.id = f.recovery_id AND r.deleted_at IS NULL
    WHERE r.application_id = :id AND g.is_priority AND g.deleted_at IS NULL
    ORDER BY g.position, g.id LIMIT 1
    """
)
"""What the reflection on its no chose first to work on."""

_COUNTED = text(
    """
    SELECT l.kind, l.tone, l.template, l.state, count(*) AS times
    FROM letter AS l JOIN application AS a ON a.id = l.application_id
    WHERE l.deleted_at IS NULL AND a.deleted_at IS NULL AND l.state <> 'draft'
    GROUP BY 1, 2, 3, 4
    """
)


def letter(session: Session, letter_id: int) -> LetterView | None:
    """One letter, or None where there is none outside the trash."""
    row = session.connection().execute(_ONE, {"id": letter_id}).first()
    return _view(row) if row is not None else None


def templates(session: Session) -> tuple[TemplateView, ...]:
    """The templates of a person's own, by name."""
    return tuple(
        TemplateView(
            row.id,
            Template(LetterKind(row.kind), Tone(row.tone), row.subject or "", row.body, row.name),
        )
        for row in session.connection().execute(_TEMPLATES).all()
    )


def at_hand(session: Session, application_id: int, now: dt.datetime) -> AtHand | None:
    """What is at hand to write to an application, or None where there is none."""
    today = now.date()
    asked = {"id": application_id}
    row = session.connection().execute(_APPLICATION, asked).first()
    if row is None:
        return None
    found = session.connection().execute(_ROUNDS, asked | {"today": today.isoformat()}).all()
    names = [name.strip() for each in found for name in (each.people or "").split(",")]
    people = tuple(dict.fromkeys(filter(None, names)))
    past = [each for each in found if each.day is not None and each.day <= today]
    last = past[0].stage if past else None
    stage = row.stage if row.kind == StageKind.ROUND.value else last
    priority = session.connection().execute(_PRIORITY, asked).scalar()
    fields = {
        "company": row.company,
        "role": row.role,
        "interviewer": people[0] if people else None,
        "stage": stage,
        "area": priority or (area_of(stage) if stage and row.ended_how else None),
        "name": setting(session, OWN_NAME),
        "day": in_a_letter(past[0].day, today) if past else None,
    }
    letters = tuple(map(_view, session.connection().execute(_OF, asked).all()))
    standing = _standing(session, row, now, past[0].day if past else None, letters)
    return AtHand(application_id, row.company, fields, people, standing, letters)


def letter_stats(session: Session, level: int = USUAL_LEVEL) -> LetterStats:
    """Which letters get answers; ``level`` says how sure the intervals are."""
    counted: Counter[tuple[LetterKind, Tone, str | None, LetterState]] = Counter()
    for row in session.connection().execute(_COUNTED).all():
        sort = LetterKind(row.kind), Tone(row.tone), row.template, LetterState(row.state)
        counted[sort] += row.times
    named = sorted({template for _, _, template, _ in counted if template})
    return LetterStats(
        by_kind={each: _answers(counted, 0, each, level) for each in LetterKind},
        by_tone={each: _answers(counted, 1, each, level) for each in Tone},
        by_template={each: _answers(counted, 2, each, level) for each in named},
    )


def _answers(
    counted: Counter[tuple[LetterKind, Tone, str | None, LetterState]],
    part: int,
    sort: str,
    level: int,
) -> Answers:
    here = {key: times for key, times in counted.items() if key[part] == sort}
    states: Counter[LetterState] = Counter()
    asking: Counter[LetterState] = Counter()
    for (kind, _, _, state), times in here.items():
        states[state] += times
        asking[state] += times if kind in ASKING else 0
    replied = asking[LetterState.REPLIED]
    return Answers(
        sent=states.total(),
        replied=states[LetterState.REPLIED],
        silent=asking[LetterState.SILENT],
        waiting=asking[LetterState.SENT],
        answered=Proportion(replied, replied + asking[LetterState.SILENT], level),
    )


def _standing(
    session: Session,
    row: Row[tuple[object, ...]],
    now: dt.datetime,
    talked_on: dt.date | None,
    letters: tuple[LetterView, ...],
) -> Standing:
    steps = session.connection().execute(_RECOVERY, {"id": row.id}).all()
    pause = (steps[0].opened_at, steps[0].pause_hours, steps[0].pause_ended_at) if steps else None
    runs = pause is not None and is_pausing(*pause, now)
    settled = {StepKind(s.kind): s for s in steps if s.kind and s.state != StepState.OPEN.value}
    decision = settled.get(StepKind.FEEDBACK)
    asks = decision is not None and decision.state == StepState.DONE.value
    return Standing(
        is_no=row.ended_how == EndedHow.REJECTED.value,
        ended_on=row.ended_on,
        talked_on=talked_on,
        is_pausing=runs,
        thanked=StepKind.THANKS in settled,
        decided=decision is not None and not (asks and means_to_ask(decision.note)),
        letters=tuple(Written(each.kind, each.state) for each in letters),
    )


def _view(row: Row[tuple[object, ...]]) -> LetterView:
    return LetterView(
        id=row.id,
        application_id=row.application_id,
        company=row.company,
        role=row.role,
        kind=LetterKind(row.kind),
        tone=Tone(row.tone),
        template=row.template,
        to=row.to or "",
        subject=row.subject or "",
        body=row.body,
        state=LetterState(row.state),
        sent_on=row.sent_on,
        replied_on=row.replied_on,
        reply=row.reply,
        waits=bool(row.waits),
        written_at=row.written_at,
        recovery_id=row.recovery_id,
    )
