"""Levers, and answers to alerts, go on with the words that their alerts are about."""

from collections.abc import Sequence

from sqlalchemy import update
from sqlmodel import Session, col, select

from respond_tui.actions.desk import Desk
from respond_tui.actions.keeping import utc
from respond_tui.guide.interviews import Suggest
from respond_tui.guide.patterns import key_of
from respond_tui.guide.patterns.alert import key_of_words
from respond_tui.guide.patterns.gaps import TAG
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import AlertKind, Field
from respond_tui.guide.text import shortened
from respond_tui.models.interviews import Application
from respond_tui.models.patterns import AlertAnswer, Commitment
from respond_tui.models.reflection import Gap

_SLICES = {
    Suggest.ROLE_FAMILY: Field.ROLE_FAMILY,
    Suggest.MARKET: Field.MARKET,
    Suggest.SENIORITY: Field.SENIORITY,
}


def follow_words(
    session: Session, desk: Desk, kind: Suggest, gone: Sequence[str], word: str
) -> None:
    """Let what was said to an alert about one of these words be about ``word`` from now on.

    A spelling that stays in use keeps its alert. Raises Refusal where two levers that run
    would be pulled on one pattern.
    """
    alert_kind = _kind(kind)
    if alert_kind is None:
        return
    left = {_key(kind, each) for each in _in_use(session, kind)} - {_key(kind, word)}
    old = {_key(kind, each) for each in gone} - left - {_key(kind, word)}
    if not old:
        return
    _refuse_two(session, alert_kind, {*old, _key(kind, word)}, word)
    for table in (AlertAnswer, Commitment):
        session.connection().execute(
            update(table)
            .where(col(table.kind) == alert_kind, col(table.key).in_(old))
            .values(key=_key(kind, word), updated_at=utc(desk.now))
        )


def _kind(kind: Suggest) -> AlertKind | None:
    match kind:
        case Suggest.GAP:
            return AlertKind.GAP
        case Suggest.COMPANY:
            return AlertKind.EMPLOYER
        case _:
            return AlertKind.SLICE if kind in _SLICES else None


def _key(kind: Suggest, word: str) -> str:
    if kind is Suggest.COMPANY:
        return key_of_words(word)
    return key_of(TAG if kind is Suggest.GAP else _SLICES[kind], word)


def _in_use(session: Session, kind: Suggest) -> Sequence[str]:
    """The words of a kind as they stand now."""
    table = Gap if kind is Suggest.GAP else Application
    column = col(getattr(table, "tag" if kind is Suggest.GAP else kind.value))
    asked = select(column).where(column.is_not(None), col(table.deleted_at).is_(None)).distinct()
    return session.exec(asked).all()


def _refuse_two(session: Session, kind: AlertKind, keys: set[str], word: str) -> None:
    running = session.exec(
        select(Commitment.key).where(
            Commitment.kind == kind,
            col(Commitment.key).in_(keys),
            col(Commitment.ended_on).is_(None),
            col(Commitment.deleted_at).is_(None),
        )
    ).all()
    if len(running) > 1:
        raise Refusal(
            f"More than one lever would run for “{shortened(word)}”. Give one of them its "
            "verdict first.",
            "word",
        )
