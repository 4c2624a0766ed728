"""Look into the trash, and bring something back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from respond_tui.guide.dates import spoken
from respond_tui.screens.dialogs.choose import Option
from respond_tui.screens.flows.asking import choose

if TYPE_CHECKING:
    from respond_tui.screens.base import WorkScreen


async def bring_back(screen: WorkScreen) -> None:
    """Show what rests in the trash; what is chosen comes back whole."""
    found = screen.workspace.queries.trash()
    if not found:
        screen.say("The trash is empty. What you delete rests there for 90 days.")
        return
    today = screen.workspace.today
    options = [
        Option(each, each.what, spoken(each.deleted_at.astimezone().date(), today))
        for each in found
    ]
    chosen = await choose(
        screen, "Trash", options, sentence="Enter brings it back with all it took along."
    )
    wanted = next((each for each in found if each == chosen), None)
    if wanted is not None:
        await screen.told(lambda: screen.workspace.actions.restore(wanted.kind, wanted.id))
