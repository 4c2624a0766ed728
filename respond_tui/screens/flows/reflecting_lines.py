"""What can be done with one gap or one next step in the window of a reflection."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from respond_tui.guide.reflection import check_shown
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import GapKind, ReflectionPage
from respond_tui.guide.text import shortened
from respond_tui.screens.flows import next_steps
from respond_tui.screens.flows.asking import ask
from respond_tui.screens.flows.completing import kinds_of, words_of
from respond_tui.screens.flows.packet import share_packet
from respond_tui.screens.flows.wording import remark_of
from respond_tui.screens.reflection.gaps import key_of
from respond_tui.screens.reflection.kinds import KindField, shown_field, tag_fields
from respond_tui.screens.reflection.page import Around
from respond_tui.store.errors import StoreError
from respond_tui.widgets import keys

if TYPE_CHECKING:
    from respond_tui.actions.reflection.hand import Written
    from respond_tui.queries.reflection import ActionView, GapView, ReflectionView
    from respond_tui.screens.base import WorkScreen
    from respond_tui.screens.dialogs.values import Values
    from respond_tui.screens.reflection.dialog import ReflectionDialog
    from respond_tui.screens.reflection.wishes import Wanted
    from respond_tui.widgets.fields import Field


def around_of(screen: WorkScreen) -> Around:
    """What the pages and their lines read by."""
    return Around(screen.calendar(), words_of(screen), remark_of(screen), kinds_of(screen))


async def act_on_line(
    screen: WorkScreen, dialog: ReflectionDialog, view: ReflectionView, wish: Wanted
) -> None:
    """Do what is wanted with the line that it is wanted for, if that is still there."""
    if wish.what == keys.PACKET.id:
        await share_packet(screen, view.recovery_id)
    elif wish.page is ReflectionPage.OUTLINE:
        for action in view.actions:
            if action.id == wish.key:
                await _with_action(screen, action, wish.what)
                return
    else:
        for gap in view.gaps:
            if key_of(gap) == wish.key:
                await _with_gap(screen, dialog, view.recovery_id, gap, wish.what)
                return


async def _with_action(screen: WorkScreen, action: ActionView, what: str) -> None:
    if what == keys.DONE.id:
        await next_steps.toggle(screen, action, next_steps.of_reflection(screen))
    elif what == keys.PUT_OFF.id:
        await next_steps.leave_out(screen, action, next_steps.of_reflection(screen))
    elif what == keys.MOVE.id:
        await next_steps.move(screen, action, next_steps.of_reflection(screen))
    elif what == keys.DELETE.id:
        await screen.told(lambda: screen.workspace.actions.delete_action(action.id))
    else:
        await next_steps.edit(screen, action, next_steps.of_reflection(screen))


async def _with_gap(
    screen: WorkScreen, dialog: ReflectionDialog, recovery_id: int, gap: GapView, what: str
) -> None:
    if what == keys.EDIT.id:
        dialog.tell(await _edit_gap(screen, recovery_id, gap))
    elif what == keys.DELETE.id:
        await screen.told(_throwing_away(screen, recovery_id, gap))
    elif gap.id is not None and (gap.is_priority or not gap.is_guess):
        await _choose(screen, dialog, gap.id, wanted=not gap.is_priority)
    else:
        dialog.tell(_why_not(gap))


async def _choose(
    screen: WorkScreen, dialog: ReflectionDialog, gap_id: int, *, wanted: bool
) -> None:
    """Choose a gap or let it go; why a third is refused stays in sight."""
    actions = screen.workspace.actions
    try:
        await screen.save(lambda: actions.set_priority(gap_id, wanted))
    except (Refusal, StoreError) as error:
        dialog.tell(error.sentence)
    else:
        dialog.tell("")


def _throwing_away(screen: WorkScreen, recovery_id: int, gap: GapView) -> Callable[[], Written]:
    actions, gap_id = screen.workspace.actions, gap.id
    if gap_id is None:
        return lambda: actions.drop_guess(recovery_id, gap.tag)
    return lambda: actions.delete_gap(gap_id)


def _why_not(gap: GapView) -> str:
    try:
        check_shown(gap.tag, gap.observation)
    except Refusal as refusal:
        return refusal.sentence
    return ""


async def _edit_gap(screen: WorkScreen, recovery_id: int, gap: GapView) -> str:
    """Write a gap anew, and what became of it; of a tag of the log alone, say what shows it."""
    actions, gap_id = screen.workspace.actions, gap.id

    def edited(values: Values) -> Written:
        kind = values.word("kind", GapKind) or gap.kind
        observation = values.text("observation")
        if gap_id is None:
            return actions.add_gap(recovery_id, kind, gap.tag, observation)
        return actions.edit_gap(gap_id, kind, values.text("tag"), observation)

    def fields() -> list[Field]:
        around = around_of(screen)
        if gap_id is None:
            return [shown_field(around), KindField(gap.kind, around.kind_of)]
        return [*tag_fields(around, gap.kind), shown_field(around)]

    done = await ask(
        screen,
        "gap",
        shortened(gap.tag),
        fields,
        edited,
        subject=f"{recovery_id} {gap.tag}" if gap_id is None else str(gap_id),
        initial={"kind": gap.kind.value, "tag": gap.tag, "observation": gap.observation},
    )
    return done.what if done is not None and gap.is_priority else ""
