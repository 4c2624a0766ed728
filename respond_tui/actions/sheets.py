"""Taking in spreadsheets: one transaction and one step of undo, however many there are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sqlalchemy import insert, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from respond_tui.actions.desk import Desk
from respond_tui.actions.keeping import utc
from respond_tui.actions.plans import follow
from respond_tui.actions.settings import put
from respond_tui.exchange.sheets import Drafts, Refused
from respond_tui.exchange.sheets.known import ENDS, FILLED, OF_ROUNDS, Known, KnownRound
from respond_tui.exchange.sheets.plan import Plan, SheetPlan
from respond_tui.guide import limits
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.text import folded, shortened
from respond_tui.models.interviews import Application, Interview, Stage
from respond_tui.queries.exchange import used_ids
from respond_tui.queries.interviews.stages import counted_stages, stages_by_id
from respond_tui.queries.sheets import choices_for, known_applications, memory_of, signs

Values = dict[str, object]


class BadLines(Refusal):
    """Some rows cannot be taken in, so none are; ``refused`` has them all."""

    def __init__(self, name: str, refused: Sequence[Refused]) -> None:
        first, others = refused[0], len(refused) - 1
        more = f" So it is with {others:,} more." if others else ""
        super().__init__(f"“{shortened(name)}”, line {first.line:,}: {first.reason}{more}")
        self.refused = tuple(refused)


@dataclass(frozen=True, slots=True)
class SheetsTaken:
    """What came of each sheet, and the backup that was made before anything was written."""

    sheets: tuple[SheetPlan, ...]
    backup: Path | None = None

    @property
    def changes(self) -> bool:
        """Whether anything is new or changed by them."""
        return any(sheet.changes for sheet in self.sheets)


def look_in_sheets(desk: Desk, batch: Sequence[Drafts]) -> SheetsTaken:
    """What taking these sheets in, one after the other, would do; nothing is written."""
    with desk.store.read() as session:
        _, sheets = _planned(session, desk, batch)
    return SheetsTaken(sheets)


def take_in_sheets(desk: Desk, batch: Sequence[Drafts], *, skip_bad: bool = False) -> SheetsTaken:
    """Add what is new in these sheets and carry on what is here; again, they add nothing.

    Imported noes open no recovery. Rows that were refused stop everything unless they are
    skipped. A backup is made before anything is written. Raises BadLines and StoreError.
    """
    for drafts in batch:
        if drafts.refused and not skip_bad:
            raise BadLines(drafts.name, drafts.refused)
    before = look_in_sheets(desk, batch)
    backup = desk.store.backup(None, desk.now, "import") if before.changes else None
    try:
        with desk.store.write(_label(batch), desk.now) as session:
            plan, sheets = _planned(session, desk, batch)
            _write(session, desk, plan)
            follow(session, desk)
            for drafts in batch:
                _remember(session, desk, drafts)
    except IntegrityError as error:
        raise Refusal("The sheet contradicts what is in your log.") from error
    return SheetsTaken(sheets, backup)


def _label(batch: Sequence[Drafts]) -> str:
    others = len(batch) - 1
    more = f" and {others} more" if others else ""
    return f"import {shortened(batch[0].name)}{more}"


def _planned(
    session: Session, desk: Desk, batch: Iterable[Drafts]
) -> tuple[Plan, tuple[SheetPlan, ...]]:
    plan = Plan(
        tuple(stages_by_id(session).values()),
        signs(session),
        used_ids(session).get("application", 0) + 1,
        partial(known_applications, session),
        desk.today,
    )
    return plan, tuple(plan.take(drafts) for drafts in batch)


def _write(session: Session, desk: Desk, plan: Plan) -> None:
    _add_stages(session, desk, plan)
    ids = {folded(stage.name): stage.id for stage in stages_by_id(session).values()}
    ids |= {folded(stage.name): stage.id for stage in counted_stages(session)}
    moment = utc(desk.now)
    made: Values = {"created_at": moment, "updated_at": moment}
    changed: Values = {"updated_at": moment}
    added, updated = plan.added.values(), plan.updated
    _each(
        session, Application, [_application(each, ids) | {"id": each.id} | made for each in added]
    )
    before = {one.id: one for known, _ in updated for one in known.rounds}
    rounds = [
        (known.id, one)
        for known in (*added, *(after for _, after in updated))
        for one in known.rounds
    ]
    _each(
        session,
        Interview,
        [_round(one, ids, number) | made for number, one in rounds if one.id is None],
    )
    for known, after in updated:
        told = _application(after, ids)
        if told != _application(known, ids):
            session.execute(update(Application), [told | {"id": after.id} | changed])
    altered = [
        _round(one, ids, number) | {"id": one.id} | changed
        for number, one in rounds
        if one.id is not None and one != before[one.id]
    ]
    if altered:
        session.execute(update(Interview), altered)


def _each(
    session: Session, table: type[Application] | type[Interview], rows: Sequence[Values]
) -> None:
    if rows:
        session.execute(insert(table), rows)


def _add_stages(session: Session, desk: Desk, plan: Plan) -> None:
    """Add the stages that are new, and move those that come after them."""
    there = {stage.id: stage for stage in stages_by_id(session).values()}
    moment = utc(desk.now)
    if not any(stage.id not in there for stage in plan.ladder.stages):
        return
    moved: list[Values] = []
    for position, stage in enumerate(plan.ladder.stages, start=1):
        if stage.id not in there:
            row = {"name": stage.name, "position": position, "kind": stage.kind}
            times = {"created_at": moment, "updated_at": moment}
            session.execute(insert(Stage), [row | {"other_names": ""} | times])
        elif there[stage.id].position != position:
            moved.append({"id": stage.id, "position": position, "updated_at": moment})
    if moved:
        session.execute(update(Stage), moved)


def _application(known: Known, ids: dict[str, int]) -> Values:
    named = ("company", "notes", *FILLED, *(name for name in ENDS if name != "ended_stage"))
    ended = known.ended_stage
    return {
        **{name: getattr(known, name) for name in named},
        "ended_stage_id": ids[folded(ended)] if ended is not None else None,
        "ended_by": known.ended_how.by if known.ended_how is not None else None,
    }


def _round(one: KnownRound, ids: dict[str, int], application_id: int) -> Values:
    return {
        "application_id": application_id,
        "stage_id": ids[folded(one.stage)],
        **{name: getattr(one, name) for name in OF_ROUNDS},
    }


def _remember(session: Session, desk: Desk, drafts: Drafts) -> None:
    """Remember how this layout was read, if the person chose anything about it."""
    text = drafts.choices.written()
    if not drafts.fingerprint or len(text) > limits.NOTE:
        return
    if choices_for(session, drafts.fingerprint) != drafts.choices:
        put(session, desk, memory_of(drafts.fingerprint), text)
