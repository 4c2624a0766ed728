"""One application with all its rounds, as the detail shows it."""

import datetime as dt
import json
from collections import defaultdict
from dataclasses import dataclass, replace

from sqlalchemy import text
from sqlmodel import Session, col, select

from respond_tui.guide.interviews import (
    ApplicationFacts,
    RoundFacts,
    furthest,
    last_known,
    status_of,
)
from respond_tui.guide.plans import plan_text
from respond_tui.guide.recovery import progress
from respond_tui.guide.rules import Rules
from respond_tui.guide.stages import Stage
from respond_tui.guide.terms import (
    Arrangement,
    Certainty,
    EndedBy,
    EndedHow,
    RoundOutcome,
    Source,
    Status,
)
from respond_tui.models.interviews import Application, Interview
from respond_tui.models.recovery import Recovery, Step
from respond_tui.queries.interviews.stages import stages_by_id

_PLANS = text(
    """
    SELECT next_round_id, keep, change FROM reflection
    WHERE next_round_id IN (SELECT value FROM json_each(:rounds)) AND deleted_at IS NULL
        AND (keep <> '' OR change <> '')
    ORDER BY id
    """
)


@dataclass(frozen=True, slots=True)
class Round:
    """One round. ``on`` is the local day, ``at`` the moment in UTC; gaps are tags.

    ``plan`` is what was decided for it after an earlier no, where the view asks for that.
    """

    id: int
    stage: Stage
    on: dt.date | None
    at: dt.datetime | None
    minutes: int | None
    people: str | None
    format: str | None
    predicted: int | None
    outcome: RoundOutcome
    questions: str
    gaps: tuple[str, ...]
    lesson: str
    notes: str
    plan: str = ""


@dataclass(frozen=True, slots=True)
class ApplicationView:
    """Everything known of one application; ``stage`` is the furthest one entered.

    ``sealed`` when what came of it is put away and not opened yet.
    """

    id: int
    company: str
    role: str | None
    role_family: str | None
    seniority: str | None
    source: Source | None
    source_detail: str | None
    arrangement: Arrangement | None
    location: str | None
    market: str | None
    link: str | None
    applied_on: dt.date | None
    notes: str
    ended_how: EndedHow | None
    ended_on: dt.date | None
    ended_stage: Stage | None
    ended_by: EndedBy | None
    reason: str | None
    reason_certainty: Certainty | None
    stage: Stage
    status: Status
    last_on: dt.date | None
    rounds: tuple[Round, ...]
    recovery_id: int | None
    steps_done: int
    steps_all: int
    sealed: bool = False


def application(
    session: Session, application_id: int, today: dt.date, rules: Rules
) -> ApplicationView | None:
    """One application with its rounds, or None where there is none outside the trash."""
    row = session.get(Application, application_id)
    if row is None or row.deleted_at is not None:
        return None
    known = stages_by_id(session)
    rounds = rounds_of(session, application_id, known)
    facts = facts_of(row, rounds, known)
    recovery_id, done, steps = _recovery(session, application_id)
    return ApplicationView(
        id=application_id,
        company=row.company,
        role=row.role,
        role_family=row.role_family,
        seniority=row.seniority,
        source=row.source,
        source_detail=row.source_detail,
        arrangement=row.arrangement,
        location=row.location,
        market=row.market,
        link=row.link,
        applied_on=row.applied_on,
        notes=row.notes,
        ended_how=row.ended_how,
        ended_on=row.ended_on,
        ended_stage=facts.ended_stage,
        ended_by=row.ended_by,
        reason=row.reason,
        reason_certainty=row.reason_certainty,
        stage=furthest(facts, tuple(known.values())),
        status=status_of(facts, today, rules.silence_days),
        last_on=last_known(facts),
        rounds=_with_plans(session, rounds),
        recovery_id=recovery_id,
        steps_done=done,
        steps_all=steps,
        sealed=rules.shield and row.sealed_at is not None,
    )


def facts_of(
    row: Application, rounds: tuple[Round, ...], known: dict[int, Stage]
) -> ApplicationFacts:
    """What the rules need to know of a row and its rounds."""
    return ApplicationFacts(
        source=row.source,
        applied_on=row.applied_on,
        ended_how=row.ended_how,
        ended_on=row.ended_on,
        ended_stage=known[row.ended_stage_id] if row.ended_stage_id is not None else None,
        rounds=tuple(RoundFacts(round_.stage, round_.on, round_.outcome) for round_ in rounds),
    )


def rounds_of(session: Session, application_id: int, known: dict[int, Stage]) -> tuple[Round, ...]:
    """The rounds of an application, in the order in which they were held."""
    found = session.exec(
        select(Interview).where(
            Interview.application_id == application_id, col(Interview.deleted_at).is_(None)
        )
    ).all()
    return tuple(sorted((_round(row, known[row.stage_id]) for row in found), key=_course))


def _course(round_: Round) -> tuple[dt.date, int, bool, dt.datetime, int]:
    """By day and then stage; a round without a day comes where its stage alone can say: last."""
    at = round_.at or dt.datetime.min.replace(tzinfo=dt.UTC)
    return (
        round_.on or dt.date.max,
        round_.stage.position,
        round_.at is None,
        at,
        round_.id,
    )


def _round(row: Interview, stage: Stage) -> Round:
    assert row.id is not None
    return Round(
        id=row.id,
        stage=stage,
        on=row.on,
        at=row.at,
        minutes=row.minutes,
        people=row.people,
        format=row.format,
        predicted=row.predicted,
        outcome=row.outcome,
        questions=row.questions,
        gaps=tuple(row.gaps.splitlines()),
        lesson=row.lesson,
        notes=row.notes,
    )


def _with_plans(session: Session, rounds: tuple[Round, ...]) -> tuple[Round, ...]:
    """The rounds, each with the plans that were made for it, the oldest first."""
    asked = {"rounds": json.dumps([round_.id for round_ in rounds])}
    plans: defaultdict[int, list[str]] = defaultdict(list)
    for row in session.connection().execute(_PLANS, asked).all():
        plans[row.next_round_id].append(plan_text(row.keep, row.change))
    return tuple(
        replace(round_, plan="\n".join(plans[round_.id])) if round_.id in plans else round_
        for round_ in rounds
    )


def _recovery(session: Session, application_id: int) -> tuple[int | None, int, int]:
    recovery = session.exec(
        select(Recovery).where(
            Recovery.application_id == application_id, col(Recovery.deleted_at).is_(None)
        )
    ).first()
    if recovery is None:
        return None, 0, 0
    steps = session.exec(
        select(Step).where(Step.recovery_id == recovery.id, col(Step.deleted_at).is_(None))
    ).all()
    return recovery.id, *progress(steps)
