"""What a person makes of a pattern: a lever chosen and judged, an alert put off or woken."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from respond_tui.actions.desk import Desk
from respond_tui.actions.keeping import alter, found, id_of, keep, throw_away
from respond_tui.guide import patterns
from respond_tui.guide.commitments import Baseline, last_day
from respond_tui.guide.dates import exact
from respond_tui.guide.pattern_words import about
from respond_tui.guide.patterns import Alert
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.rules import Rules
from respond_tui.guide.terms import AlertKind, Answer, Lever, Standing
from respond_tui.models import AlertAnswer, AlertAnswerBase, Commitment, CommitmentBase
from respond_tui.queries.commitments import stage_of
from respond_tui.queries.evidence import evidence
from respond_tui.queries.interviews.stages import stages_by_id
from respond_tui.queries.patterns import counted, decided_ids
from respond_tui.queries.patterns.behind import BehindAlert
from respond_tui.queries.settings import rules


@dataclass(frozen=True, slots=True)
class CommitmentMade:
    """A lever that was chosen, what it is about, and the numbers frozen with it."""

    id: int
    about: str
    lever: Lever
    what: str
    started_on: dt.date
    ends_on: dt.date
    baseline: Baseline


@dataclass(frozen=True, slots=True)
class CommitmentKept:
    """A commitment that was changed, ended or thrown away, and one sentence on it."""

    id: int
    what: str


@dataclass(frozen=True, slots=True)
class AlertAnswered:
    """What was said to an alert, in one sentence; ``until`` is the last quiet day."""

    what: str
    until: dt.date | None


def choose_lever(
    desk: Desk, kind: AlertKind, key: str, lever: Lever, what: str, days: int
) -> CommitmentMade:
    """Commit to one lever for 60 to 90 days, with the numbers of today frozen.

    Raises Refusal when nothing is written, when the pattern is gone, and when a lever is
    already pulled on it: one at a time shows what it does.
    """
    if not what.strip():
        raise Refusal("Write what you will do. One line is enough.", "what")
    ends_on = last_day(desk.today, days)
    with desk.store.write(f"choose {lever}", desk.now) as session:
        named = _named(session, kind, key)
        session.info["label"] = f"choose {lever} for {named}"
        _refuse_second(session, kind, key, named)
        baseline = _baseline(session, desk.today, kind, key, named)
        row = keep(
            session,
            desk,
            Commitment,
            CommitmentBase,
            {
                "kind": kind,
                "key": key,
                "lever": lever,
                "what": what,
                "started_on": desk.today,
                "ends_on": ends_on,
                "baseline": baseline.to_json(),
            },
        )
        return CommitmentMade(id_of(row), named, lever, row.what, desk.today, ends_on, baseline)


def edit_commitment(
    desk: Desk,
    commitment_id: int,
    *,
    lever: Lever | None = None,
    what: str | None = None,
    days: int | None = None,
    notes: str | None = None,
) -> CommitmentKept:
    """Change what is given of a commitment; its first day and its baseline stay frozen.

    ``days`` count from the first day, 60 to 90. Raises Refusal.
    """
    if what is not None and not what.strip():
        raise Refusal("Write what you will do. One line is enough.", "what")
    given = {"lever": lever, "what": what, "notes": notes}
    values: dict[str, object] = {name: value for name, value in given.items() if value is not None}
    with desk.store.write("edit the commitment", desk.now) as session:
        row = found(session, Commitment, commitment_id)
        named = _named_before(session, row)
        session.info["label"] = f"edit the commitment for {named}"
        if days is not None:
            if row.ended_on is not None:
                raise Refusal("This commitment has ended, so its days are over.", "days")
            values["ends_on"] = last_day(row.started_on, days)
        alter(session, desk, row, CommitmentBase, values)
        return CommitmentKept(commitment_id, f"The commitment for {named} is changed.")


def end_commitment(
    desk: Desk, commitment_id: int, verdict: str, note: str | None = None
) -> CommitmentKept:
    """End a commitment today with a verdict in a person's own words; a note replaces the notes.

    Raises Refusal when it has ended already, or when the verdict is empty.
    """
    if not verdict.strip():
        raise Refusal("Say in a few words what came of it.", "verdict")
    values: dict[str, object] = {"ended_on": desk.today, "verdict": verdict}
    if note is not None:
        values["notes"] = note
    with desk.store.write("end the commitment", desk.now) as session:
        row = found(session, Commitment, commitment_id)
        named = _named_before(session, row)
        session.info["label"] = f"end the commitment for {named}"
        if row.ended_on is not None:
            raise Refusal(f"This commitment already ended on {exact(row.ended_on)}.")
        alter(session, desk, row, CommitmentBase, values)
        return CommitmentKept(commitment_id, f"The commitment for {named} has its verdict.")


def delete_commitment(desk: Desk, commitment_id: int) -> CommitmentKept:
    """Put a commitment into the trash. Raises Refusal when there is none."""
    with desk.store.write("delete the commitment", desk.now) as session:
        row = found(session, Commitment, commitment_id)
        named = _named_before(session, row)
        session.info["label"] = f"delete the commitment for {named}"
        throw_away(session, desk, [row])
        return CommitmentKept(commitment_id, f"The commitment for {named} is in the trash.")


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
        named = _named(session, kind, key)
        session.info["label"] = f"{verb} the alert for {named}"
        throw_away(session, desk, _answers(session, kind, key))
        values = {"kind": kind, "key": key, "answer": answer, "until": until, "why": why}
        keep(session, desk, AlertAnswer, AlertAnswerBase, values)
    end = f"through {exact(until)}" if until is not None else "until you wake it"
    return AlertAnswered(f"The alert for {named} stays quiet {end}.", until)


def wake_alert(desk: Desk, kind: AlertKind, key: str) -> AlertAnswered:
    """Take back what was said to an alert. Raises Refusal when nothing was."""
    with desk.store.write("wake an alert", desk.now) as session:
        named = _named(session, kind, key)
        session.info["label"] = f"wake the alert for {named}"
        answers = _answers(session, kind, key)
        if not answers:
            raise Refusal(f"The alert for {named} was not put off.")
        throw_away(session, desk, answers)
    return AlertAnswered(f"The alert for {named} is awake again.", None)


def _named(session: Session, kind: AlertKind, key: str) -> str:
    """What an alert is about. Raises Refusal for a stage that is not there."""
    if kind is not AlertKind.STAGE:
        return about(kind, key)
    stage = stage_of(kind, key, stages_by_id(session))
    if stage is None:
        raise Refusal("That stage is not there any more.")
    return stage.name


def _named_before(session: Session, row: Commitment) -> str:
    stage = stage_of(row.kind, row.key, stages_by_id(session))
    return stage.name if stage is not None else about(row.kind, row.key)


def _refuse_second(session: Session, kind: AlertKind, key: str, named: str) -> None:
    running = session.exec(
        select(Commitment).where(
            Commitment.kind == kind,
            Commitment.key == key,
            col(Commitment.ended_on).is_(None),
            col(Commitment.deleted_at).is_(None),
        )
    ).first()
    if running is not None:
        raise Refusal(
            f"You already chose {running.lever} for {named}. One lever at a time shows "
            "what it does: give that one its verdict first.",
            "lever",
        )


def _baseline(session: Session, today: dt.date, kind: AlertKind, key: str, named: str) -> Baseline:
    figures = rules(session)
    alert = _alert(session, today, figures, kind, key)
    if alert is None:
        where = f"at {named}" if kind is AlertKind.STAGE else f"about {named}"
        raise Refusal(f"Nothing repeats {where} now, so there is no pattern to work on.")
    passed, rejected = _rows(session, alert, today, figures)
    return Baseline(
        as_of=today,
        window_days=figures.window_days,
        here=alert.here,
        elsewhere=alert.elsewhere,
        strength=alert.strength,
        p=alert.p,
        q=alert.q,
        passed_ids=passed,
        rejected_ids=rejected,
    )


def _rows(
    session: Session, alert: Alert, today: dt.date, figures: Rules
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The applications behind an alert: those that passed, and those that did not."""
    if alert.stage is not None:
        passed, rejected = (
            decided_ids(session, alert.stage.id, standing, today, figures)
            for standing in (Standing.PASSED, Standing.REJECTED)
        )
        return passed, rejected
    rows = evidence(session, BehindAlert(alert.kind, alert.key), today, figures)
    passes = {row.application_id for row in rows if row.standing is Standing.PASSED}
    ids = dict.fromkeys(row.application_id for row in rows)
    return tuple(i for i in ids if i in passes), tuple(i for i in ids if i not in passes)


def _alert(
    session: Session, today: dt.date, figures: Rules, kind: AlertKind, key: str
) -> Alert | None:
    found = patterns.alerts(counted(session, today, figures), figures.floors)
    return next((alert for alert in found if (alert.kind, alert.key) == (kind, key)), None)


def _answers(session: Session, kind: AlertKind, key: str) -> Sequence[AlertAnswer]:
    return session.exec(
        select(AlertAnswer).where(
            AlertAnswer.kind == kind,
            AlertAnswer.key == key,
            col(AlertAnswer.deleted_at).is_(None),
        )
    ).all()
