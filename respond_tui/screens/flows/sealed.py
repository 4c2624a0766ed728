"""Open what was put away by the rejection shield."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from respond_tui.screens.base import WorkScreen


async def open_answer(screen: WorkScreen, application_id: int) -> bool:
    """Open an answer that is put away; whether it is open now."""
    opened = await screen.try_to(lambda: screen.workspace.actions.open_answer(application_id))
    if opened is None:
        return False
    screen.say(f"{opened.what} u puts it away again.")
    return True
