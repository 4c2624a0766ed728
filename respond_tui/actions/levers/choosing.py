"""Choose a lever, with the numbers of the day frozen; change it, or throw it away."""

import datetime as dt
from dataclasses import dataclass

from sqlmodel import Session, col, select

from respond_tui.actions.desk import Desk
from respond_tui.actions.keeping import below, id_of, keep, throw_away
from respond_tui.actions.levers.hand import CommitmentKept, at_hand, named_of
from respond_tui.guide import patterns
from respond_tui.guide.commitments import Baseline, Chosen, due_day, is_technical, read_target
from respond_tui.guide.dates import check_ahead
from respond_tui.guide.patterns import Alert
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import AlertKind, Lever
from respond_tui.guide.text import shortened
from respond_tui.models.patterns import (
    Commitment,
    CommitmentAction,
    CommitmentActionBase,
    CommitmentBase,
)
from respond_tui.queries.levers import Measure, behind_now, gap_kinds
from respond_tui.queries.patterns import counted
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


def choose_lever(desk: Desk, kind: AlertKind, key: str, chosen: Chosen) -> CommitmentMade:
    """Commit to one lever, with the numbers of today frozen.

    For 60 to 90 days, or up to 30 for a project on a technical gap. Raises Refusal when
    nothing is written, when the target cannot be measured, when the pattern is gone, when a
    lever is already pulled on it, and when another runs and it is not said why.
    """
    _check_words(chosen.what)
    read_target(chosen.target)
    check_ahead(chosen.due_on, desk.today, "due_on")
    with desk.store.write(f"choose {chosen.lever}", desk.now) as session:
        named = named_of(session, kind, key, there=True)
        session.info["label"] = f"choose {chosen.lever} for {named}"
        ends_on = due_day(
            desk.today, chosen.days, may_be_project=_may_be_project(session, desk, kind, key)
        )
        _refuse_second(session, kind, key, named)
        baseline = _baseline(session, desk.today, Measure(kind, key, _whole(kind, chosen.lever)))
        _refuse_unsaid(session, chosen)
        values = {
            "kind": kind,
            "key": key,
            "lever": chosen.lever,
            "what": chosen.what,
            "target": chosen.target,
            "why": chosen.why or None,
            "started_on": desk.today,
            "ends_on": ends_on,
            "baseline": baseline.to_json(),
        }
        row = keep(session, desk, Commitment, CommitmentBase, values)
        if chosen.first.strip():
            first = {
                "commitment_id": id_of(row),
                "text": chosen.first,
                "due_on": chosen.due_on,
                "position": 1,
            }
            keep(session, desk, CommitmentAction, CommitmentActionBase, first)
        return CommitmentMade(
            id_of(row), named, chosen.lever, row.what, desk.today, ends_on, baseline
        )


def edit_commitment(
    desk: Desk,
    commitment_id: int,
    *,
    lever: Lever | None = None,
    what: str | None = None,
    target: str | None = None,
    days: int | None = None,
    notes: str | None = None,
) -> CommitmentKept:
    """Change what is given of a commitment; its first day and its baseline stay frozen.

    ``days`` count from the first day. Raises Refusal.
    """
    if what is not None:
        _check_words(what)
    if target is not None:
        read_target(target)
    given = {"lever": lever, "what": what, "target": target, "notes": notes}
    values: dict[str, object] = {name: value for name, value in given.items() if value is not None}
    with at_hand(desk, commitment_id, "edit") as hand:
        if days is not None:
            hand.refuse_ended("days")
            may_be = _may_be_project(hand.session, desk, hand.row.kind, hand.row.key)
            values["ends_on"] = due_day(hand.row.started_on, days, may_be_project=may_be)
        hand.alter(**values)
        return hand.kept(f"The lever for {hand.named} is changed.")


def delete_commitment(desk: Desk, commitment_id: int) -> CommitmentKept:
    """Put a commitment into the trash, its actions and weeks with it. Raises Refusal."""
    with at_hand(desk, commitment_id, "delete") as hand:
        throw_away(hand.session, desk, [hand.row, *below(hand.session, Commitment, commitment_id)])
        return hand.kept(f"The lever for {hand.named} is in the trash.")


def refuse_second_on(session: Session, kind: AlertKind, key: str) -> None:
    """Raise Refusal where a lever is pulled on this pattern already."""
    _refuse_second(session, kind, key, named_of(session, kind, key))


def _check_words(what: str) -> None:
    if not what.strip():
        raise Refusal("Write what you will do. One line is enough.", "what")


def _may_be_project(session: Session, desk: Desk, kind: AlertKind, key: str) -> bool:
    kinds = gap_kinds(session, desk.today, rules(session)) if kind is AlertKind.GAP else {}
    return is_technical(kind, key, kinds)


def _unended(session: Session) -> list[Commitment]:
    asked = select(Commitment).where(
        col(Commitment.ended_on).is_(None), col(Commitment.deleted_at).is_(None)
    )
    return list(session.exec(asked.order_by(col(Commitment.id))).all())


def _refuse_second(session: Session, kind: AlertKind, key: str, named: str) -> None:
    for running in _unended(session):
        if (running.kind, running.key) == (kind, key):
            raise Refusal(
                f"You already chose {running.lever} for {named}. One lever at a time shows "
                "what it does: give that one its verdict first.",
                "lever",
            )


def _refuse_unsaid(session: Session, chosen: Chosen) -> None:
    running = _unended(session)
    if running and not chosen.why.strip():
        raise Refusal(
            f"“{shortened(running[0].what, 40)}” runs already, and one at a time shows what it "
            "does. Say why this one has to run beside it.",
            "why",
        )


def _whole(kind: AlertKind, lever: Lever) -> bool:
    """Whether a lever leads away from a slice, so that all applications have to do better."""
    is_slice = kind in (AlertKind.SLICE, AlertKind.SILENCE)
    return is_slice and lever is not Lever.COMPETENCE


def _baseline(session: Session, today: dt.date, measure: Measure) -> Baseline:
    figures = rules(session)
    found = patterns.alerts(counted(session, today, figures), figures.floors)
    alert = next((each for each in found if _is_about(each, measure)), None)
    if alert is None:
        named = named_of(session, measure.kind, measure.key)
        where = f"at {named}" if measure.kind is AlertKind.STAGE else f"about {named}"
        raise Refusal(f"Nothing repeats {where} now, so there is no pattern to work on.")
    behind = behind_now(session, measure, today, figures)
    return Baseline(
        as_of=today,
        window_days=figures.window_days,
        here=behind.share(measure.kind),
        elsewhere=alert.elsewhere,
        strength=alert.strength,
        p=alert.p,
        q=alert.q,
        passed_ids=behind.well,
        rejected_ids=behind.badly,
        is_whole=measure.is_whole,
    )


def _is_about(alert: Alert, measure: Measure) -> bool:
    return (alert.kind, alert.key) == (measure.kind, measure.key)
