"""The log on its way out: as text for whoever asked, or as a file of its own."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from respond_tui.actions.desk import Desk
from respond_tui.exchange import whole
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import ExportFormat
from respond_tui.guide.text import shortened

_LACKS = (
    "A CSV file holds applications and their rounds; recoveries, levers, settings and the like"
    " are in the JSON export."
)
_NO_FLOW = "Nothing is logged yet, so there is nothing in it."


@dataclass(frozen=True, slots=True)
class Export:
    """The log as text, piece by piece and once; ``what`` it is in a few words.

    ``lacks`` is a sentence about what is in the log and not in the text, or empty.
    """

    pieces: Iterable[str]
    what: str
    lacks: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """An export that is a file now: what it is, where it lies, and what it does not hold."""

    what: str
    place: Path
    lacks: str


def write_out(desk: Desk, kind: ExportFormat, target: Path, *, replace: bool) -> Written:
    """Write the log as a file; a name without a folder lies in the home folder.

    Raises Refusal for a file that is there already unless it may be replaced, and StoreError.
    """
    return _written(desk, partial(exported, desk, kind), target, replace=replace)


def write_reflection(desk: Desk, recovery_id: int, target: Path, *, replace: bool) -> Written:
    """Write a reflection as a Markdown file, in the same way. Raises Refusal and StoreError."""
    return _written(desk, partial(exported_reflection, desk, recovery_id), target, replace=replace)


def write_packet(desk: Desk, markdown: str, target: Path, *, replace: bool) -> Written:
    """Write what is shared of a reflection as a file, for the person alone to hand on.

    Raises Refusal for a file that is there already unless it may be replaced, and StoreError.
    """
    made = Export([markdown], "the packet")
    return _written(desk, lambda: made, target, replace=replace)


def exported_reflection(desk: Desk, recovery_id: int) -> Export:
    """A reflection as it is now. Raises Refusal where there is none, and StoreError."""
    from respond_tui.exchange import reflection_markdown
    from respond_tui.queries.reflection import reflected, reflection

    with desk.store.read() as session:
        found = reflection(session, recovery_id, desk.now)
    if found is None:
        raise Refusal("That recovery is not there any more.")
    text = reflection_markdown.written(reflected(found, desk.now))
    return Export(text, f"your reflection on {found.company}")


def exported(desk: Desk, kind: ExportFormat) -> Export:
    """The log as it is now. Raises StoreError."""
    return _MADE[kind](desk)


def place_for(target: Path, *, replace: bool) -> Path:
    """Where a file that a person names is to lie; a name without a folder means the home folder.

    Raises Refusal where one is there already, unless it may be replaced.
    """
    # Path's own way home raises where there is none.
    target = Path(os.path.expanduser("~"), os.path.expanduser(target))  # noqa: PTH111
    if not replace and os.path.lexists(target):
        raise Refusal(f"“{shortened(target.name)}” is there already.", "target")
    return target


def _written(desk: Desk, make: Callable[[], Export], target: Path, *, replace: bool) -> Written:
    target = place_for(target, replace=replace)
    made = make()
    return Written(made.what, write(desk, made, target), made.lacks)


def write(desk: Desk, export: Export, target: Path) -> Path:
    """Write an export as a file, whole or not at all; where it came to lie. Raises StoreError."""
    return whole.write(target, export.pieces, keep_off=desk.store.path)


def _json(desk: Desk) -> Export:
    from respond_tui.exchange import json_file
    from respond_tui.queries.exchange import everything

    with desk.store.read() as session:
        tables = everything(session)
    rows = sum(map(len, tables.values()))
    return Export(json_file.written(tables), f"{rows:,} rows")


def _csv(desk: Desk) -> Export:
    from respond_tui.exchange import csv_file
    from respond_tui.queries.sheet import lacks_anything, sheet

    with desk.store.read() as session:
        applications, lacks = sheet(session), lacks_anything(session)
    count = len(applications)
    return Export(
        csv_file.written(applications, desk.now.tzinfo),
        f"{count:,} {'application' if count == 1 else 'applications'}",
        _LACKS if lacks else "",
    )


def _markdown(desk: Desk) -> Export:
    from respond_tui.exchange import report
    from respond_tui.queries.report import hunt
    from respond_tui.queries.settings import rules

    with desk.store.read() as session:
        found = hunt(session, desk.now, rules(session))
    return Export(report.written(found), "the report of your hunt")


def _sankey(desk: Desk) -> Export:
    from respond_tui.exchange import sankey
    from respond_tui.queries.flow import flow_of
    from respond_tui.queries.settings import rules

    with desk.store.read() as session:
        found = flow_of(session, desk.today, rules(session))
    return Export(sankey.written(found), "the flow of your hunt", "" if found.count else _NO_FLOW)


_MADE = {
    ExportFormat.JSON: _json,
    ExportFormat.CSV: _csv,
    ExportFormat.MARKDOWN: _markdown,
    ExportFormat.SANKEY: _sankey,
}
