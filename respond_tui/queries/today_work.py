"""What of Today a person set out to do: actions of reflections and levers, plans, weeks.

Read at every start, as ``queries.today`` is.
"""

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy import Date, text
from sqlmodel import Session

from respond_tui.guide import lever_days
from respond_tui.guide.lever_days import asks, progress
from respond_tui.guide.plans import plan_parts
from respond_tui.guide.text import shortened
from respond_tui.guide.today import PLAN_DAYS, STEP_DAYS, TodayItem, TodayKind, is_overdue, place

MOST = 60
"""At most so many lines of a kind: more than a day can hold."""

ACTIONS = """
    SELECT c.id, c.text, c.due_on, r.id AS recovery_id, r.application_id,
        NULL AS commitment_id, a.company, a.role
    FROM action AS c
    CROSS JOIN reflection AS f ON f.id = c.reflection_id
    JOIN recovery AS r ON r.id = f.recovery_id
    JOIN application AS a ON a.id = r.application_id
    WHERE c.state = 'open' AND c.due_on <= :until AND c.deleted_at IS NULL
    UNION ALL
    SELECT d.id, d.text, d.due_on, NULL, NULL, m.id, m.what, NULL
    FROM commitment_action AS d
    CROSS JOIN commitment AS m ON m.id = d.commitment_id
    WHERE d.state = 'open' AND d.due_on <= :until AND d.deleted_at IS NULL
        AND m.ended_on IS NULL AND m.deleted_at IS NULL
    ORDER BY 3 DESC, 1 DESC
    LIMIT :most
"""
"""Of reflections and of levers. The latest of them where there are very many; what is deleted
takes all its rows along.
"""

_ACTIONS = text(ACTIONS).columns(due_on=Date)

_PLANS = text(
    """
    SELECT f.next_round_id AS round_id, f.keep, f.change
    FROM reflection AS f
    WHERE f.next_round_id IN (SELECT value FROM json_each(:rounds)) AND f.deleted_at IS NULL
        AND (f.keep <> '' OR f.change <> '')
    ORDER BY f.id
    """
)

_LEVERS = text(
    """
    SELECT m.id, m.what, m.target, m.started_on, m.ends_on, (
        SELECT max(w."on") FROM commitment_week AS w
        WHERE w.commitment_id = m.id AND w.deleted_at IS NULL
    ) AS marked_on
    FROM commitment AS m
    WHERE m.ended_on IS NULL AND m.ends_on > :today AND m.deleted_at IS NULL
    ORDER BY m.started_on, m.id LIMIT :most
    """
).columns(started_on=Date, ends_on=Date, marked_on=Date)


def actions(session: Session, day: dt.date) -> Iterator[TodayItem]:
    """What is due soon of what a person set out to do."""
    until = day + dt.timedelta(days=STEP_DAYS)
    asked = {"until": until.isoformat(), "most": MOST}
    for row in session.connection().execute(_ACTIONS, asked).all():
        yield TodayItem(
            kind=TodayKind.ACTION,
            what=row.text,
            detail=place(row.company, row.role),
            due=row.due_on,
            at=None,
            overdue=is_overdue(row.due_on, day),
            application_id=row.application_id,
            recovery_id=row.recovery_id,
            action_id=row.id,
            commitment_id=row.commitment_id,
        )


def weeks(session: Session, day: dt.date) -> Iterator[TodayItem]:
    """Once a week, how it went with each lever that runs."""
    asked = {"today": day.isoformat(), "most": MOST}
    for row in session.connection().execute(_LEVERS, asked).all():
        if asks(row.started_on, row.ends_on, day, row.marked_on):
            come = progress(row.started_on, row.ends_on, day)
            aim = shortened(row.target or row.what)
            week = lever_days.weeks(row.started_on, day)
            yield TodayItem(
                kind=TodayKind.WEEK,
                what=f"Day {come.day} of {come.of} · {aim}: how did week {week} go?",
                detail=row.what,
                due=None,
                at=None,
                overdue=False,
                application_id=None,
                commitment_id=row.id,
            )


def plans(session: Session, rounds: Sequence[TodayItem], day: dt.date) -> Iterator[TodayItem]:
    """What was decided for the rounds of today and tomorrow; of two plans for one, the newer."""
    last = day + dt.timedelta(days=PLAN_DAYS)
    near = {each.round_id: each for each in rounds if each.due is not None and each.due <= last}
    if not near:
        return
    found = session.connection().execute(_PLANS, {"rounds": json.dumps(list(near))})
    for row in {row.round_id: row for row in found.all()}.values():
        round_ = near[row.round_id]
        when = "Today" if round_.due == day else "Tomorrow"
        plan = plan_parts(row.keep, row.change)
        yield replace(
            round_,
            kind=TodayKind.PLAN,
            what=f"{when}: {round_.what} – {'; '.join(plan)}",
            parts=(round_.what, *plan),
        )
