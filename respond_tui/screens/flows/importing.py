"""Bring a spreadsheet in: choose the file, see how it is read and what would come, import."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from respond_tui.guide.refusal import Refusal
from respond_tui.screens.base import Go
from respond_tui.screens.dialogs.importing import ImportDialog
from respond_tui.screens.dialogs.importing_export import ExportDialog
from respond_tui.screens.dialogs.importing_file import FileDialog
from respond_tui.screens.dialogs.importing_words import counted, imported
from respond_tui.store.errors import StoreError
from respond_tui.workspace.importing import ExportComing, FileChanged, SheetComing, read_file

if TYPE_CHECKING:
    from respond_tui.exchange.sheets.plan import SheetPlan
    from respond_tui.screens.base import WorkScreen
    from respond_tui.workspace.previews import Outlook

_MEANWHILE = "Importing, after a backup …"


async def import_file(screen: WorkScreen) -> None:
    """Ask for a file until one is imported, or the person leaves."""
    workspace = screen.workspace

    def read(path: Path, encoding: str | None) -> SheetComing | ExportComing:
        return read_file(workspace, path, encoding)

    screen.app.clear_notifications()
    while True:
        chooses = FileDialog(read, workspace.today, screen.kit.drafts)
        values = await screen.app.push_screen_wait(chooses)
        incoming = values.get("incoming") if values is not None else None
        if isinstance(incoming, SheetComing):
            done = await _sheet(screen, incoming)
        elif isinstance(incoming, ExportComing):
            done = await _export(screen, incoming)
        else:
            return
        if done:
            chooses.forget()
            screen.say(f"{done} u takes it all back.")
            screen.post_message(Go("log"))
            return


async def _sheet(screen: WorkScreen, sheet: SheetComing) -> str:
    """Show a sheet until it is imported, or the person goes back; what was imported."""
    problem = ""
    stages = screen.workspace.queries.offered_stages()
    while True:
        dialog = ImportDialog(sheet, stages, screen.kit.drafts, problem=problem)
        outlook = await screen.app.push_screen_wait(dialog)
        if outlook is None:
            return ""
        try:
            plan = await screen.save(_taking(sheet, outlook), meanwhile=_MEANWHILE)
        except FileChanged as changed:
            problem = changed.sentence
            again = await _read_again(screen, sheet)
            if again is None:
                return ""
            sheet = again
        except (Refusal, StoreError) as error:
            problem = error.sentence
        else:
            dialog.forget()
            return _imported(plan, outlook)


def _taking(sheet: SheetComing, outlook: Outlook) -> Callable[[], SheetPlan]:
    return lambda: sheet.take_in(outlook)


async def _read_again(screen: WorkScreen, sheet: SheetComing) -> SheetComing | None:
    try:
        read = await asyncio.to_thread(read_file, screen.workspace, sheet.path, sheet.encoding)
    except (Refusal, StoreError) as error:
        screen.say(error.sentence, wrong=True)
        return None
    return read if isinstance(read, SheetComing) else None


async def _export(screen: WorkScreen, coming: ExportComing) -> str:
    """Show what an export would bring, and take it in; what was imported."""
    would = await asyncio.to_thread(coming.look)
    if not await screen.app.push_screen_wait(ExportDialog(coming.name, would)):
        return ""
    try:
        took = await screen.save(coming.take_in, meanwhile=_MEANWHILE)
    except (Refusal, StoreError) as error:
        screen.say(error.sentence, wrong=True)
        return ""
    return f"Imported {counted(took.added, 'row')}, changed {took.updated:,}."


def _imported(plan: SheetPlan, outlook: Outlook) -> str:
    """What came of it, counted in applications."""
    came = Counter(fate.came.value for fate in plan.fates)
    return imported(came["added"], came["updated"], len(outlook.plan.refused))
