"""A list of one's own that is open: each wish is done in its turn, and the list shown anew."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from respond_tui.screens import spoken as say
from respond_tui.screens.dialogs.manage import ManageDialog, Wish
from respond_tui.widgets import keys

if TYPE_CHECKING:
    from respond_tui.screens.base import WorkScreen


async def manage(
    screen: WorkScreen,
    dialog: ManageDialog,
    show: Callable[[], None],
    do: Callable[[Wish], Awaitable[None]],
) -> None:
    """Open a list and do what is wanted with it until the person leaves.

    ``show`` shows it as it is now, at first and after every wish; steps back and forth are
    taken here, all else is up to ``do``.
    """
    await screen.app.push_screen(dialog)
    try:
        show()
        while (wish := await dialog.wish()) is not None:
            if wish.what == keys.UNDO.id:
                await undo(screen)
            elif wish.what == keys.REDO.id:
                await redo(screen)
            else:
                await do(wish)
            show()
    finally:
        if dialog.is_current:
            dialog.dismiss()


async def undo(screen: WorkScreen) -> None:
    """Take the last change back, with a window open."""
    label = await screen.try_to(lambda: screen.workspace.undo() or "")
    if label is not None:
        screen.say(say.undone(label))


async def redo(screen: WorkScreen) -> None:
    """Do again what was undone."""
    label = await screen.try_to(lambda: screen.workspace.redo() or "")
    if label is not None:
        screen.say(say.redone(label))
