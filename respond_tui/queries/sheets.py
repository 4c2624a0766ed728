"""What is in the log, as an import of a sheet compares itself with it."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import Date, Integer, text
from sqlmodel import Session, col, select

from respond_tui.exchange.sheets import Choices, remembered
from respond_tui.exchange.sheets.known import ENDS, FILLED, OF_ROUNDS, Known, KnownRound
from respond_tui.exchange.sheets.matching import Sign, sign
from respond_tui.models.interviews import Application, Interview
from respond_tui.queries.interviews.stages import stages_by_id
from respond_tui.queries.settings import setting

_SIGNS = text(
    "SELECT id, company, role, applied_on, link, deleted_at IS NOT NULL AS in_trash"
    " FROM application ORDER BY id"
).columns(applied_on=Date)

_LISTED = text("SELECT value FROM json_each(:ids)").columns(value=Integer).subquery()

_OF_APPLICATIONS = ("company", "notes", *FILLED, *(name for name in ENDS if name != "ended_stage"))


def memory_of(fingerprint: str) -> str:
    """The key under which it is remembered how sheets of one layout are read."""
    return f"import:{fingerprint}"


def choices_for(session: Session, fingerprint: str) -> Choices:
    """How sheets of this layout were read last time, as far as the person chose it."""
    return remembered(setting(session, memory_of(fingerprint)))


def signs(session: Session) -> list[Sign]:
    """What every application is known by, the trash included."""
    found = session.connection().execute(_SIGNS).all()
    return [
        sign(row.id, row.company, row.role, row.applied_on, row.link, in_trash=bool(row.in_trash))
        for row in found
    ]


def known_applications(session: Session, ids: Collection[int]) -> dict[int, Known]:
    """Some applications with their rounds, those in the trash left out; stages by name."""
    names = {stage.id: stage.name for stage in stages_by_id(session).values()}
    rounds = _rounds(session, ids, names)
    columns = [getattr(Application, name) for name in _OF_APPLICATIONS]
    found: dict[int, Known] = {}
    for number, ended, *values in session.connection().execute(
        select(Application.id, Application.ended_stage_id, *columns)
        .where(col(Application.id).in_(select(_LISTED.c.value)))
        .where(col(Application.deleted_at).is_(None)),
        _bound(ids),
    ):
        told = dict(zip(_OF_APPLICATIONS, values, strict=True))
        stage = names[ended] if ended is not None else None
        found[number] = Known(id=number, ended_stage=stage, rounds=rounds[number], **told)
    return found


def _rounds(
    session: Session, ids: Collection[int], names: Mapping[int, str]
) -> defaultdict[int, list[KnownRound]]:
    columns = [getattr(Interview, name) for name in OF_ROUNDS]
    found: defaultdict[int, list[KnownRound]] = defaultdict(list)
    for number, application_id, stage_id, *values in session.connection().execute(
        select(Interview.id, Interview.application_id, Interview.stage_id, *columns)
        .where(col(Interview.application_id).in_(select(_LISTED.c.value)))
        .where(col(Interview.deleted_at).is_(None))
        .order_by(col(Interview.id)),
        _bound(ids),
    ):
        told = dict(zip(OF_ROUNDS, values, strict=True))
        found[application_id].append(KnownRound(names[stage_id], id=number, **told))
    return found


def _bound(ids: Collection[int]) -> dict[str, str]:
    return {"ids": json.dumps(sorted(ids))}
