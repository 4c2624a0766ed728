"""Write the log out: as what, and into which file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from respond_tui.guide import limits
from respond_tui.guide.terms import ExportFormat
from respond_tui.screens.dialogs.ask import AskDialog
from respond_tui.screens.dialogs.choose import Option
from respond_tui.screens.flows.asking import choose
from respond_tui.widgets.choice import ChoiceField
from respond_tui.widgets.fields import Field, LineField

if TYPE_CHECKING:
    from respond_tui.actions.leaving import Written
    from respond_tui.screens.base import WorkScreen
    from respond_tui.screens.dialogs.values import Values

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
_IF_THERE = (("leave it as it is", False), ("write over it", True))


async def export(screen: WorkScreen) -> None:
    """Choose what the log is written out as, ask for a file, and say where it lies."""
    kind = await choose(screen, "Export", _KINDS)
    if not isinstance(kind, ExportFormat):
        return

    def fields() -> list[Field]:
        return [
            LineField("target", "File", needed=True, limit=limits.LINK),
            ChoiceField("replace", "If it is there", _IF_THERE),
        ]

    def save(values: Values) -> Written:
        return screen.workspace.actions.write_out(
            kind, Path(values.text("target")), replace=values.flag("replace")
        )

    name = f"respond-{screen.workspace.today.isoformat()}.{_ENDINGS[kind]}"
    written = await screen.fill_in(
        lambda problem: AskDialog(
            "export",
            next(f"Export – {each.text.lower()}" for each in _KINDS if each.key is kind),
            fields,
            screen.kit.drafts,
            sentence=_ABOUT[kind],
            subject=kind.value,
            initial={"target": str(Path("~", name)), "replace": _IF_THERE[0][0]},
            problem=problem,
        ),
        save,
        "Writing your log out.",
    )
    if written is not None:
        screen.app.clear_notifications()
        screen.say(f"Wrote {written.what} to {written.place}. {written.lacks}".rstrip())
