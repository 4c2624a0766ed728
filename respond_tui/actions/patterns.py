"""What a person says to an alert: put off, dismissed, or woken."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from respond_tui.actions.desk import Desk
from respond_tui.actions.keeping import keep, throw_away
from respond_tui.actions.levers.hand import named_of
from respond_tui.guide.dates import exact
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import AlertKind, Answer
from respond_tui.models.patterns import AlertAnswer, AlertAnswerBase


@dataclass(frozen=True, slots=True)
class AlertAnswered:
    """What was said to an alert, in one sentence; ``until`` is the last quiet day."""

    what: str
    until: dt.date | None


def answer_alert(
    desk: Desk,
    kind: AlertKind,
    key: str,
    answer: Answer,
    until: dt.date | None,
    why: str | None = None,
) -> AlertAnswered:
    """Put an alert off or dismiss it, through the day ``until``; replaces an earlier answer.

    Dismissed without a day, it stays quiet until it is woken. Raises Refusal for a day that
    is over, or when it is put off without one.
    """
    if until is None and answer is Answer.SNOOZED:
        raise Refusal("Until which day shall it stay quiet?", "until")
    if until is not None and until < desk.today:
        raise Refusal(f"{exact(until)} is over. Choose today or a later day.", "until")
    verb = {Answer.SNOOZED: "put off", Answer.DISMISSED: "dismiss"}[answer]
    with desk.store.write(f"{verb} an alert", desk.now) as session:
        named = named_of(session, kind, key, there=True)
        session.info["label"] = f"{verb} the alert for {named}"
        throw_away(session, desk, _answers(session, kind, key))
        values = {"kind": kind, "key": key, "answer": answer, "until": until, "why": why}
        keep(session, desk, AlertAnswer, AlertAnswerBase, values)
    end = f"through {exact(until)}" if until is not None else "until you wake it"
    return AlertAnswered(f"The alert for {named} stays quiet {end}.", until)


def wake_alert(desk: Desk, kind: AlertKind, key: str) -> AlertAnswered:
    """Take back what was said to an alert. Raises Refusal when nothing was."""
    with desk.store.write("wake an alert", desk.now) as session:
        named = named_of(session, kind, key, there=True)
        session.info["label"] = f"wake the alert for {named}"
        answers = _answers(session, kind, key)
        if not answers:
            raise Refusal(f"The alert for {named} was not put off.")
        throw_away(session, desk, answers)
    return AlertAnswered(f"The alert for {named} is awake again.", None)


def _answers(session: Session, kind: AlertKind, key: str) -> Sequence[AlertAnswer]:
    return session.exec(
        select(AlertAnswer).where(
            AlertAnswer.kind == kind,
            AlertAnswer.key == key,
            col(AlertAnswer.deleted_at).is_(None),
        )
    ).all()
