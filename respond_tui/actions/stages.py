"""The list of stages: add, rename, reorder, merge, retire, bring back and take out.

The rules are in ``guide.stage_list``; what is counted follows through the journal.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import update
from sqlmodel import Session, col, select

from respond_tui.actions.desk import Desk
from respond_tui.actions.keeping import alter, found, id_of, keep, utc
from respond_tui.guide import stage_list
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.stage_list import Names
from respond_tui.guide.stages import Stage
from respond_tui.guide.terms import AlertKind, StageKind
from respond_tui.guide.text import capital
from respond_tui.models import interviews as models
from respond_tui.models.interviews import Application, Interview, StageBase
from respond_tui.models.patterns import AlertAnswer, Commitment
from respond_tui.queries.interviews.stages import counted_stages, stage_uses


@dataclass(frozen=True, slots=True)
class StageChanged:
    """A stage that was changed, and one sentence on it; ``id`` is the one that is left."""

    id: int
    what: str


@dataclass(frozen=True, slots=True)
class _Bench:
    """The list of stages in the transaction that changes it."""

    session: Session
    desk: Desk

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The list as it stands now."""
        return counted_stages(self.session)

    def stage(self, stage_id: int) -> Stage:
        """One of them. Raises Refusal."""
        found(self.session, models.Stage, stage_id)
        return next(stage for stage in self.stages if stage.id == stage_id)

    def alter(self, stage_id: int, **values: object) -> None:
        """Change one of them. Raises Refusal."""
        row = found(self.session, models.Stage, stage_id)
        alter(self.session, self.desk, row, StageBase, values)

    def name(self, stage_id: int, names: Names) -> None:
        """Give one of them its names."""
        self.alter(stage_id, name=names.name, other_names="\n".join(names.others))

    def number(self, ordered: Iterable[Stage]) -> None:
        """Number them from one, in this order."""
        for position, stage in enumerate(ordered, start=1):
            self.alter(stage.id, position=position)

    def call(self, label: str) -> None:
        """Say better what undo will call the change."""
        self.session.info["label"] = label


@contextmanager
def _at_the_list(desk: Desk, label: str) -> Iterator[_Bench]:
    with desk.store.write(label, desk.now) as session:
        yield _Bench(session, desk)


def add_stage(
    desk: Desk, name: str, other_names: Sequence[str] = (), after: int | None = None
) -> StageChanged:
    """Add a round behind the stage with the id ``after``, the last round if none is given.

    Raises Refusal for a name that means a stage already, and for a place behind the offer.
    """
    with _at_the_list(desk, "add a stage") as bench:
        stages = bench.stages
        names = stage_list.named(name, other_names, stages)
        bench.call(f"add {names.name}")
        values = {
            "name": names.name,
            "other_names": "\n".join(names.others),
            "position": len(stages) + 1,
            "kind": StageKind.ROUND,
        }
        row = keep(bench.session, desk, models.Stage, StageBase, values)
        stage = bench.stage(id_of(row))
        ordered = stage_list.in_order(bench.stages)
        if after is not None:
            ordered = stage_list.placed_after(bench.stages, stage, after)
        bench.number(ordered)
        return StageChanged(stage.id, f"{capital(stage.name)} is in your list.")


def edit_stage(desk: Desk, stage_id: int, name: str, other_names: Sequence[str]) -> StageChanged:
    """Give a stage another name and other names; the one it had stays among those.

    Raises Refusal for a name that means another stage.
    """
    with _at_the_list(desk, "rename a stage") as bench:
        stage = bench.stage(stage_id)
        names = stage_list.named(name, other_names, bench.stages, stage)
        bench.name(stage_id, names)
        if names.name == stage.name:
            bench.call(f"change the other names of {stage.name}")
            return StageChanged(stage_id, f"{capital(stage.name)} has its other names.")
        bench.call(f"rename {stage.name} to {names.name}")
        return StageChanged(stage_id, f"{capital(stage.name)} is called {names.name} now.")


def place_stage(desk: Desk, stage_id: int, after: int) -> StageChanged:
    """Put a round behind another stage, given by its id. Raises Refusal."""
    with _at_the_list(desk, "move a stage") as bench:
        stage = bench.stage(stage_id)
        bench.number(stage_list.placed_after(bench.stages, stage, after))
        return _moved(bench, stage)


def step_stage(desk: Desk, stage_id: int, by: int) -> StageChanged | None:
    """Put a round one place earlier (-1) or later (1); None where there is no such place."""
    with _at_the_list(desk, "move a stage") as bench:
        stage = bench.stage(stage_id)
        ordered = stage_list.stepped(bench.stages, stage, by)
        if ordered is None:
            return None
        bench.number(ordered)
        return _moved(bench, stage)


def merge_stages(desk: Desk, stage_id: int, into_id: int) -> StageChanged:
    """Make one stage of two: all that was at the one is at the other, which takes its names.

    Rounds, ends, answers to alerts and levers go over, those in the trash too; the rounds
    keep their ids. Raises Refusal where the two are not of one kind, and where a lever runs
    on both.
    """
    with _at_the_list(desk, "merge two stages") as bench:
        one, into = bench.stage(stage_id), bench.stage(into_id)
        stage_list.check_merge(one, into, bench.stages)
        _refuse_two_levers(bench.session, one, into)
        bench.call(f"merge {one.name} into {into.name}")
        _lead_over(bench, one, into)
        bench.name(into.id, Names(into.name, stage_list.merged_names(one, into)))
        _take_out(bench, one)
        return StageChanged(into.id, f"{capital(one.name)} and {into.name} are one stage now.")


def retire_stage(desk: Desk, stage_id: int) -> StageChanged:
    """Offer a stage no more; what was logged at it counts as before. Raises Refusal."""
    with _at_the_list(desk, "retire a stage") as bench:
        stage = bench.stage(stage_id)
        stage_list.check_retire(stage, bench.stages)
        bench.call(f"retire {stage.name}")
        bench.alter(stage_id, retired_at=utc(desk.now))
        return StageChanged(stage_id, f"{capital(stage.name)} is retired; it still counts.")


def bring_stage_back(desk: Desk, stage_id: int) -> StageChanged:
    """Offer a retired stage again, in the place it had."""
    with _at_the_list(desk, "bring a stage back") as bench:
        stage = bench.stage(stage_id)
        bench.call(f"bring back {stage.name}")
        bench.alter(stage_id, retired_at=None)
        return StageChanged(stage_id, f"{capital(stage.name)} is offered again.")


def delete_stage(desk: Desk, stage_id: int) -> StageChanged:
    """Take out a stage that nothing was ever logged at. Raises Refusal for any other."""
    with _at_the_list(desk, "delete a stage") as bench:
        stage = bench.stage(stage_id)
        use = next(use for use in stage_uses(bench.session) if use.stage.id == stage_id)
        stage_list.check_delete(stage, bench.stages, use.entered, is_used=use.is_used)
        bench.call(f"delete {stage.name}")
        _take_out(bench, stage)
        return StageChanged(stage_id, f"{capital(stage.name)} is out of your list.")


def _moved(bench: _Bench, stage: Stage) -> StageChanged:
    bench.call(f"move {stage.name}")
    names = [each.name for each in stage_list.in_order(bench.stages) if not each.is_retired]
    before = names[names.index(stage.name) - 1] if stage.name in names else ""
    where = f" comes after {before} now" if before else " has its new place"
    return StageChanged(stage.id, f"{capital(stage.name)}{where}.")


def _lead_over(bench: _Bench, one: Stage, into: Stage) -> None:
    """Let every row that points at one stage point at another, those in the trash too."""
    now = utc(bench.desk.now)
    rounds = update(Interview).where(col(Interview.stage_id) == one.id).values(stage_id=into.id)
    ends = (
        update(Application)
        .where(col(Application.ended_stage_id) == one.id)
        .values(ended_stage_id=into.id)
    )
    keyed = (
        update(table)
        .where(table.kind == AlertKind.STAGE, table.key == str(one.id))  # type: ignore[arg-type]
        .values(key=str(into.id))
        for table in (AlertAnswer, Commitment)
    )
    for statement in (rounds, ends, *keyed):
        bench.session.connection().execute(statement.values(updated_at=now))


def _take_out(bench: _Bench, stage: Stage) -> None:
    bench.session.delete(found(bench.session, models.Stage, stage.id))
    bench.session.flush()
    bench.number(stage_list.in_order(bench.stages))


def _refuse_two_levers(session: Session, one: Stage, into: Stage) -> None:
    """One lever at a time shows what it does, so two that run cannot be on one stage."""
    running = session.exec(
        select(Commitment.key).where(
            Commitment.kind == AlertKind.STAGE,
            col(Commitment.key).in_([str(one.id), str(into.id)]),
            col(Commitment.ended_on).is_(None),
            col(Commitment.deleted_at).is_(None),
        )
    ).all()
    if len(set(running)) > 1:
        raise Refusal(
            f"A lever runs on {one.name} and another on {into.name}. Give one of them its "
            "verdict first."
        )
