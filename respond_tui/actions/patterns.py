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
from respond_tui.guide.patterns import Alert
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.rules import Rules
from respond_tui.guide.stages import Stage
from respond_tui.guide.terms import AlertKind, Answer, Lever, Standing
from respond_tui.models import AlertAnswer, AlertAnswerBase, Commitment, CommitmentBase
from respond_tui.queries.interviews.stages import stages_by_id
from respond_tui.queries.patterns import decided_ids, tallies
from respond_tui.queries.settings import rules


@dataclass(frozen=True, slots=True)
class CommitmentMade:
    """A lever that was chosen, and the numbers frozen with it; ``stage`` is a name."""

    id: int
    stage: str
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
        stage = _stage(session, key)
        session.info["label"] = f"choose {lever} for {stage.name}"
        _refuse_second(session, kind, key, stage)
        baseline = _baseline(session, desk.today, stage)
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
        return CommitmentMade(
            id_of(row), stage.name, lever, row.what, desk.today, ends_on, baseline
        )


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
        stage = _named(session, row)
        session.info["label"] = f"edit the commitment for {stage}"
        if days is not None:
            if row.ended_on is not None:
                raise Refusal("This commitment has ended, so its days are over.", "days")
            values["ends_on"] = last_day(row.started_on, days)
        alter(session, desk, row, CommitmentBase, values)
        return CommitmentKept(commitment_id, f"The commitment for {stage} is changed.")


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
        stage = _named(session, row)
        session.info["label"] = f"end the commitment for {stage}"
        if row.ended_on is not None:
            raise Refusal(f"This commitment already ended on {exact(row.ended_on)}.")
        alter(session, desk, row, CommitmentBase, values)
        return CommitmentKept(commitment_id, f"The commitment for {stage} has its verdict.")


def delete_commitment(desk: Desk, commitment_id: int) -> CommitmentKept:
    """Put a commitment into the trash. Raises Refusal when there is none."""
    with desk.store.write("delete the commitment", desk.now) as session:
        row = found(session, Commitment, commitment_id)
        stage = _named(session, row)
        session.info["label"] = f"delete the commitment for {stage}"
        throw_away(session, desk, [row])
        return CommitmentKept(commitment_id, f"The commitment for {stage} is in the trash.")


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
        stage = _stage(session, key)
        session.info["label"] = f"{verb} the alert for {stage.name}"
        throw_away(session, desk, _answers(session, kind, key))
        values = {"kind": kind, "key": key, "answer": answer, "until": until, "why": why}
        keep(session, desk, AlertAnswer, AlertAnswerBase, values)
    end = f"through {exact(until)}" if until is not None else "until you wake it"
    return AlertAnswered(f"The alert for {stage.name} stays quiet {end}.", until)


def wake_alert(desk: Desk, kind: AlertKind, key: str) -> AlertAnswered:
    """Take back what was said to an alert. Raises Refusal when nothing was."""
    with desk.store.write("wake an alert", desk.now) as session:
        stage = _stage(session, key)
        session.info["label"] = f"wake the alert for {stage.name}"
        answers = _answers(session, kind, key)
        if not answers:
            raise Refusal(f"The alert for {stage.name} was not put off.")
        throw_away(session, desk, answers)
    return AlertAnswered(f"The alert for {stage.name} is awake again.", None)


def _stage(session: Session, key: str) -> Stage:
    stage = _known(session, key)
    if stage is None:
        raise Refusal("That stage is not there any more.")
    return stage


def _known(session: Session, key: str) -> Stage | None:
    return stages_by_id(session).get(int(key)) if key.isdecimal() else None


def _named(session: Session, row: Commitment) -> str:
    stage = _known(session, row.key)
    return stage.name if stage is not None else "a stage that is gone"


def _refuse_second(session: Session, kind: AlertKind, key: str, stage: Stage) -> None:
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
            f"You already chose {running.lever} for {stage.name}. One lever at a time shows "
            "what it does: give that one its verdict first.",
            "lever",
        )


def _baseline(session: Session, today: dt.date, stage: Stage) -> Baseline:
    figures = rules(session)
    alert = _alert(session, today, figures, stage)
    passed, rejected = (
        decided_ids(session, stage.id, standing, today, figures)
        for standing in (Standing.PASSED, Standing.REJECTED)
    )
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


def _alert(session: Session, today: dt.date, figures: Rules, stage: Stage) -> Alert:
    for alert in patterns.alerts(tallies(session, today, figures)):
        if alert.stage.id == stage.id:
            return alert
    raise Refusal(f"Nothing repeats at {stage.name} now, so there is no pattern to work on.")


def _answers(session: Session, kind: AlertKind, key: str) -> Sequence[AlertAnswer]:
    return session.exec(
        select(AlertAnswer).where(
            AlertAnswer.kind == kind,
            AlertAnswer.key == key,
            col(AlertAnswer.deleted_at).is_(None),
        )
    ).all()
