"""Share a reflection: choose what of it, look it over, copy it or write it to a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from respond_tui.guide import limits
from respond_tui.screens.dialogs.packet import PacketDialog
from respond_tui.screens.flows.asking import ask
from respond_tui.widgets.choice import ChoiceField
from respond_tui.widgets.fields import Field, LineField

if TYPE_CHECKING:
    from respond_tui.screens.base import WorkScreen

_IF_THERE = (("leave it as it is", False), ("write over it", True))


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
    def fields() -> list[Field]:
        return [
            LineField("target", "File", needed=True, limit=limits.LINK),
            ChoiceField("replace", "If it is there", _IF_THERE),
        ]

    name = f"packet-{screen.workspace.today.isoformat()}.md"
    written = await ask(
        screen,
        "packet",
        "A file for the packet",
        fields,
        lambda values: screen.workspace.actions.write_packet(
            markdown, Path(values.text("target")), replace=values.flag("replace")
        ),
        sentence="Markdown, as you saw it, in a file that only you can read.",
        subject=str(recovery_id),
        initial={"target": str(Path("~", name)), "replace": _IF_THERE[0][0]},
    )
    if written is not None:
        screen.say(f"Wrote {written.what} to {written.place}.")
