"""Hunts as plain courses, and a way to lay them into a file as they would be kept."""

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import count

from sqlalchemy import Engine, create_engine, insert
from sqlalchemy.pool import StaticPool
from sqlmodel import Session

from respond_tui.guide.counting import Course, Round
from respond_tui.guide.stages import DEFAULT_STAGES, Stage, find_stage
from respond_tui.guide.terms import EndedHow, RoundOutcome, Source
from respond_tui.models import tables as models
from respond_tui.store import derived
from respond_tui.store.engines import driver
from respond_tui.store.moments import stored
from respond_tui.store.upgrades import STEPS

NOW = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
TODAY = NOW.date()

APPLICATION, SCREEN, TECHNICAL, PANEL, OFFER = (
    find_stage(name, DEFAULT_STAGES)
    for name in ("application", "recruiter screen", "technical", "panel", "offer")
)

WORKED_TABLE = {
    # stage: entered, passed, rejected, silent, left out, accepted, declined
    APPLICATION: (49, 10, 14, 14, 11, 0, 0),
    SCREEN: (61, 26, 11, 9, 15, 0, 0),
    TECHNICAL: (10, 2, 4, 0, 4, 0, 0),
    PANEL: (2, 0, 1, 0, 1, 0, 0),
    OFFER: (16, 0, 0, 0, 0, 9, 7),
}
"""MODEL.md, "Worked example": a real hunt of 100 applications, no dates."""

_REJECTED, _GHOSTED, _WITHDREW = EndedHow.REJECTED, EndedHow.GHOSTED, EndedHow.WITHDREW

_ENDS = (
    # how many, how and where they ended, and the rounds they had on the way
    (14, _REJECTED, APPLICATION, ()),
    (14, _GHOSTED, APPLICATION, ()),
    (11, _WITHDREW, APPLICATION, ()),
    (11, _REJECTED, SCREEN, (SCREEN,)),
    (9, _GHOSTED, SCREEN, (SCREEN,)),
    (15, _WITHDREW, SCREEN, (SCREEN,)),
    (4, _REJECTED, TECHNICAL, (SCREEN, TECHNICAL)),
    (4, EndedHow.ROLE_CLOSED, TECHNICAL, (SCREEN, TECHNICAL)),
    (1, _REJECTED, PANEL, (SCREEN, TECHNICAL, PANEL)),
    (1, _WITHDREW, PANEL, (SCREEN, TECHNICAL, PANEL)),
    (9, EndedHow.ACCEPTED, OFFER, (SCREEN,)),
    (7, EndedHow.DECLINED, OFFER, (SCREEN,)),
)


def worked_example() -> tuple[Course, ...]:
    """The hundred applications of MODEL.md, built from the counts of the table.

    Ten of those with rounds were applied for; the other 51 came by an inquiry.
    """
    ids, rounds = count(1), count(1)
    applied = 49
    found = []
    for times, how, stage, visited in _ENDS:
        for _ in range(times):
            number = next(ids)
            found.append(
                Course(
                    id=number,
                    source=Source.JOB_BOARD if number <= applied else Source.INQUIRY,
                    rounds=tuple(
                        Round(next(rounds), each.id, outcome=RoundOutcome.PASSED)
                        for each in visited
                    ),
                    ended_how=how,
                    ended_stage_id=stage.id,
                )
            )
    return tuple(found)


def empty_engine() -> Engine:
    """A database in memory, with the tables of this version and nothing in them."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    with engine.connect() as connection:
        for step in STEPS:
            step(driver(connection), stored(NOW))
        connection.exec_driver_sql("DELETE FROM stage")
        connection.commit()
    return engine


def derive(session: Session) -> None:
    """Work out what is derived, for rows that no store has written."""
    derived.rebuild(driver(session.connection()))


def lay(session: Session, courses: Iterable[Course], stages: Sequence[Stage]) -> None:
    """Put courses and stages into empty tables, ids as they are.

    A fresh file has its stages already: none are given then.
    """
    connection = session.connection()
    kept = {"created_at": NOW, "updated_at": NOW}
    listed = [
        {
            **kept,
            "id": stage.id,
            "name": stage.name,
            "position": stage.position,
            "kind": stage.kind,
            "other_names": "\n".join(stage.other_names),
        }
        for stage in stages
    ]
    if listed:
        connection.execute(insert(models.Stage), listed)
    found = list(courses)
    for course in found:
        connection.execute(
            insert(models.Application).values(
                **kept,
                id=course.id,
                company=f"Company {course.id}",
                notes="",
                source=course.source,
                applied_on=course.applied_on,
                ended_how=course.ended_how,
                ended_on=course.ended_on,
                ended_by=course.ended_how.by if course.ended_how else None,
                ended_stage_id=course.ended_stage_id,
            )
        )
    rounds = [
        {
            **kept,
            "id": each.id,
            "application_id": course.id,
            "stage_id": each.stage_id,
            "on": each.on,
            "at": each.at,
            "outcome": each.outcome,
            "questions": "",
            "gaps": "",
            "lesson": "",
            "notes": "",
        }
        for course in found
        for each in course.rounds
    ]
    if rounds:
        connection.execute(insert(models.Interview), rounds)
    derive(session)
