"""Change the list of stages: each change is saved at once, and one step back undoes it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING

from respond_tui.guide.pattern_words import stage_title
from respond_tui.guide.terms import StageKind
from respond_tui.screens.dialogs.choose import Option
from respond_tui.screens.dialogs.manage import Wish
from respond_tui.screens.dialogs.stages import (
    StagesDialog,
    stage_fields,
    stage_lines,
    stage_words,
)
from respond_tui.screens.flows.asking import ask, choose
from respond_tui.screens.flows.managing import manage
from respond_tui.widgets import keys

if TYPE_CHECKING:
    from respond_tui.actions.stages import StageChanged
    from respond_tui.guide.stages import Stage
    from respond_tui.screens.base import WorkScreen
    from respond_tui.screens.dialogs.values import Values


async def manage_stages(screen: WorkScreen) -> None:
    """Show the list of stages, and change it until the person leaves."""
    dialog = StagesDialog("Stages")
    at: list[int] = []

    def show() -> None:
        uses = screen.workspace.queries.stage_uses()
        dialog.show("Stages", stage_lines(uses), stage_words(uses), at.pop() if at else None)

    async def do(wish: Wish) -> None:
        stage = _stage(screen, wish.key)
        if stage is not None and wish.what in _CHANGES:
            changed = await _CHANGES[wish.what](screen, stage)
            if changed is not None:
                screen.say(f"{changed.what} u undoes it.")
                at.append(changed.id)

    await manage(screen, dialog, show, do)


def _stage(screen: WorkScreen, id_: object) -> Stage | None:
    stages = screen.workspace.queries.counted_stages()
    return next((stage for stage in stages if stage.id == id_), None)


async def _add(screen: WorkScreen, at: Stage) -> StageChanged | None:
    """A stage behind the one under the cursor, or else the last round."""
    places = [
        stage
        for stage in screen.workspace.queries.offered_stages()
        if stage.kind is not StageKind.OFFER
    ]
    after = at if at in places else places[-1]
    return await ask(
        screen,
        "new-stage",
        "A stage of your own",
        lambda: stage_fields(places),
        lambda values: screen.workspace.actions.add_stage(
            values.text("name"), _names(values), values.whole("after")
        ),
        initial={"after": after.name},
    )


async def _edit(screen: WorkScreen, stage: Stage) -> StageChanged | None:
    return await ask(
        screen,
        "stage",
        stage.name,
        stage_fields,
        lambda values: screen.workspace.actions.edit_stage(
            stage.id, values.text("name"), _names(values)
        ),
        sentence="Whatever you call it, the name it has now is still understood.",
        subject=str(stage.id),
        initial={"name": stage.name, "other_names": "\n".join(stage.other_names)},
    )


async def _move(screen: WorkScreen, stage: Stage) -> StageChanged | None:
    if stage.kind is not StageKind.ROUND:
        screen.say(f"{stage_title(stage.name)} keeps its place.")
        return None
    offered = screen.workspace.queries.offered_stages()
    options = [
        Option(each.id, each.name)
        for each in offered
        if each.id != stage.id and each.kind is not StageKind.OFFER
    ]
    before = [each.id for each in offered if each.position < stage.position]
    chosen = await choose(
        screen, f"Move {stage.name}", options, at=before[-1], sentence="It comes after …"
    )
    if not isinstance(chosen, int):
        return None
    return await screen.try_to(lambda: screen.workspace.actions.place_stage(stage.id, chosen))


async def _merge(screen: WorkScreen, stage: Stage) -> StageChanged | None:
    options = [
        Option(each.id, each.name)
        for each in screen.workspace.queries.offered_stages()
        if each.id != stage.id and each.kind is stage.kind
    ]
    if not options:
        screen.say(f"There is no other stage that {stage.name} could go into.")
        return None
    chosen = await choose(
        screen,
        f"Merge {stage.name}",
        options,
        sentence="All that was logged there goes over. Into …",
    )
    if not isinstance(chosen, int):
        return None
    return await screen.try_to(lambda: screen.workspace.actions.merge_stages(stage.id, chosen))


async def _retire(screen: WorkScreen, stage: Stage) -> StageChanged | None:
    actions = screen.workspace.actions
    change = actions.bring_stage_back if stage.is_retired else actions.retire_stage
    return await screen.try_to(lambda: change(stage.id))


async def _delete(screen: WorkScreen, stage: Stage) -> StageChanged | None:
    return await screen.try_to(lambda: screen.workspace.actions.delete_stage(stage.id))


def _step(by: int) -> Callable[[WorkScreen, Stage], Awaitable[StageChanged | None]]:
    async def step(screen: WorkScreen, stage: Stage) -> StageChanged | None:
        return await screen.try_to(lambda: screen.workspace.actions.step_stage(stage.id, by))

    return step


def _names(values: Values) -> list[str]:
    return values.text("other_names").splitlines()


_CHANGES: Mapping[str | None, Callable[[WorkScreen, Stage], Awaitable[StageChanged | None]]] = {
    keys.ADD.id: _add,
    keys.OPEN.id: _edit,
    keys.EDIT.id: _edit,
    keys.MOVE.id: _move,
    keys.EARLIER.id: _step(-1),
    keys.LATER.id: _step(1),
    keys.MERGE.id: _merge,
    keys.RETIRE.id: _retire,
    keys.DELETE.id: _delete,
}
