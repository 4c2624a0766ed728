"""Share a reflection: choose what of it, look it over, copy it or write it to a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from respond_tui.screens.dialogs.packet import PacketDialog
from respond_tui.screens.flows.exporting import to_file

if TYPE_CHECKING:
    from respond_tui.actions.leaving import Written
    from respond_tui.screens.base import WorkScreen


async def share_packet(screen: WorkScreen, recovery_id: int) -> None:
    """Let the person choose and see what is shared of a recovery's reflection, and hand it out."""
    packet = screen.workspace.queries.packet(recovery_id)
    if packet is None:
        screen.say("That recovery is not there any more.")
        return
    markdown = await screen.app.push_screen_wait(PacketDialog(packet))
    if markdown is not None:
        await _to_file(screen, recovery_id, markdown)


async def _to_file(screen: WorkScreen, recovery_id: int, markdown: str) -> None:
    def save(target: Path, replace: bool) -> Written:
        return screen.workspace.actions.write_packet(markdown, target, replace=replace)

    await to_file(
        screen,
        "packet",
        "A file for the packet",
        f"packet-{screen.workspace.today.isoformat()}.md",
        save,
        sentence="Markdown, as you saw it, in a file that only you can read.",
        subject=str(recovery_id),
        meanwhile="Writing the packet out.",
    )
