"""The log on its way out: as text for whoever asked, or as a file of its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from respond_tui.actions.desk import Desk
from respond_tui.exchange import whole
from respond_tui.guide.terms import ExportFormat

_LACKS = (
    "A CSV file holds applications and their rounds; recoveries, levers, settings and the like"
    " are in the JSON export."
)


@dataclass(frozen=True, slots=True)
class Export:
    """The log as text, piece by piece and once; ``what`` it is in a few words.

    ``lacks`` is a sentence about what is in the log and not in the text, or empty.
    """

    pieces: Iterable[str]
    what: str
    lacks: str = ""


def exported(desk: Desk, kind: ExportFormat) -> Export:
    """The log as it is now. Raises StoreError."""
    return _MADE[kind](desk)


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


_MADE = {ExportFormat.JSON: _json, ExportFormat.CSV: _csv}
