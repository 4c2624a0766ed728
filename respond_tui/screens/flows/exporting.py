"""Write the log out: as what, and into which file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from respond_tui.guide.terms import ExportFormat
from respond_tui.screens.dialogs.ask import AskDialog
from respond_tui.screens.dialogs.choose import Option
from respond_tui.screens.dialogs.target import target_fields, target_texts
from respond_tui.screens.flows.asking import choose

if TYPE_CHECKING:
    from respond_tui.actions.leaving import Written
    from respond_tui.queries.reflection import ReflectionView
    from respond_tui.screens.base import WorkScreen

_KINDS = (
    Option(ExportFormat.CSV, "Sheet", "applications and rounds, for a spreadsheet", letter="s"),
    Option(ExportFormat.MARKDOWN, "Report", "the hunt for a coach, without notes", letter="r"),
    Option(ExportFormat.SANKEY, "Flow", "from sources to ends, for sankeymatic.com", letter="f"),
    Option(ExportFormat.JSON, "Everything", "without loss, to take in again", letter="e"),
)
_ENDINGS = {
    ExportFormat.CSV: "csv",
    ExportFormat.MARKDOWN: "md",
    ExportFormat.SANKEY: "txt",
    ExportFormat.JSON: "json",
}
_ABOUT = {
    ExportFormat.CSV: "A CSV file with one row an application, its rounds in one cell.",
    ExportFormat.MARKDOWN: "A page or three: what was tried, what came of it, what repeats. "
    "Notes, links and people stay out.",
    ExportFormat.SANKEY: "A text file with a line for each way that applications took. Pasted into "
    "sankeymatic.com/build, it is drawn as a diagram. It names sources and stages, no company.",
    ExportFormat.JSON: "A JSON file with everything you wrote, which an import takes in again.",
}


async def export(screen: WorkScreen) -> None:
    """Choose what the log is written out as, ask for a file, and say where it lies."""
    kind = await choose(screen, "Export", _KINDS)
    if not isinstance(kind, ExportFormat):
        return

    def save(target: Path, replace: bool) -> Written:
        return screen.workspace.actions.write_out(kind, target, replace=replace)

    await to_file(
        screen,
        "export",
        next(f"Export – {each.text.lower()}" for each in _KINDS if each.key is kind),
        f"respond-{screen.workspace.today.isoformat()}.{_ENDINGS[kind]}",
        save,
        sentence=_ABOUT[kind],
        subject=kind.value,
        meanwhile="Writing your log out.",
    )


async def write_out_reflection(screen: WorkScreen, view: ReflectionView) -> None:
    """Ask for a file that a reflection is written to, and say where it lies."""

    def save(target: Path, replace: bool) -> Written:
        actions = screen.workspace.actions
        return actions.write_reflection(view.recovery_id, target, replace=replace)

    await to_file(
        screen,
        "reflection-file",
        f"Your reflection on {view.company}",
        f"reflection-{screen.workspace.today.isoformat()}.md",
        save,
        sentence="All of it on one page, as Markdown.",
        subject=str(view.recovery_id),
        meanwhile="Writing your reflection out.",
    )


async def to_file(
    screen: WorkScreen,
    form: str,
    title: str,
    name: str,
    save: Callable[[Path, bool], Written],
    *,
    sentence: str,
    subject: str,
    meanwhile: str,
) -> None:
    """Ask for a file, ``name`` in the home folder unless it is another; say where it lies."""
    written = await screen.fill_in(
        lambda problem: AskDialog(
            form,
            title,
            target_fields,
            screen.kit.drafts,
            sentence=sentence,
            subject=subject,
            initial=target_texts(name),
            problem=problem,
        ),
        lambda values: save(Path(values.text("target")), values.flag("replace")),
        meanwhile,
    )
    if written is not None:
        screen.app.clear_notifications()
        screen.say(f"Wrote {written.what} to {written.place}. {written.lacks}".rstrip())
