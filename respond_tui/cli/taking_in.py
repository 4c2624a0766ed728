"""``respond import``: what was exported, and spreadsheets of any layout."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

import click

from respond_tui.cli import door
from respond_tui.cli.printing import say, say_json
from respond_tui.cli.reading import as_json
from respond_tui.cli.trouble import ExitCode, Trouble
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import DateOrder

if TYPE_CHECKING:
    from respond_tui.actions.exchange import TakenIn

_NOTHING = "Nothing was imported."


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option("--dry-run", is_flag=True, help="Say what would happen, and change nothing.")
@click.option(
    "--date-order",
    type=click.Choice([str(each) for each in DateOrder]),
    help="How a sheet writes 12/11, where no date in it shows that.",
)
@click.option("--map", "columns", multiple=True, metavar='"COLUMN=FIELD"', help="What a column is.")
@click.option(
    "--stage",
    "words",
    multiple=True,
    metavar='"THEIRS=OURS"',
    help="What a stage or an outcome of a sheet is called here.",
)
@click.option(
    "--no-header",
    is_flag=True,
    help="The first line holds no headings: the columns are called “Column 1” and so on.",
)
@click.option("--encoding", metavar="NAME", help="How a sheet is written if not in UTF-8.")
@click.option("--skip-bad", is_flag=True, help="Leave out the lines that cannot be read.")
@as_json
def take_in(
    files: tuple[Path, ...],
    *,
    dry_run: bool,
    date_order: str | None,
    columns: tuple[str, ...],
    words: tuple[str, ...],
    no_header: bool,
    encoding: str | None,
    skip_bad: bool,
    as_json: bool,
) -> int:
    """Take in what “respond export” wrote, or a spreadsheet saved as CSV.

    Several spreadsheets come in one after the other, as one step of undo. The same file again
    adds nothing. A backup is made before anything is changed.
    """
    from respond_tui.cli import sheets

    asked = sheets.Asked(
        columns, words, date_order, encoding, skip_bad=skip_bad, headed=not no_header
    )
    read = [sheets.read(file) for file in files]
    exported = [file for file, raw in zip(files, read, strict=True) if raw.is_exported]
    if not exported:
        return sheets.take_in(read, asked, dry_run=dry_run, as_json=as_json)
    if len(files) > 1 or asked != sheets.Asked():
        raise click.UsageError(
            f"{exported[0].name} was written by “respond export”: it comes in by itself, as it is."
        )
    return _take_in_exported(exported[0], dry_run=dry_run, as_json=as_json)


def _take_in_exported(file: Path, *, dry_run: bool, as_json: bool) -> int:
    from respond_tui.actions import exchange
    from respond_tui.exchange import json_file

    try:
        contents = json_file.read(file)
    except Refusal as refusal:
        if as_json and isinstance(refusal, json_file.BadRows):
            say_json(_report(None, [fault._asdict() for fault in refusal.faults]))
            return ExitCode.BAD_INPUT
        raise Trouble(refusal.sentence, _NOTHING, _code(refusal)) from refusal
    before = None
    with door.opened() as desk:
        took = exchange.look_in(desk, contents)
        if not dry_run and (took.added or took.updated):
            before = desk.store.backup(None, desk.now, "import")
            took = exchange.take_in(desk, contents)
    if as_json:
        say_json(_report(took, []))
    else:
        say(_in_words(took, dry_run))
        if before is not None:
            say(f"In the app, u takes all of it back. A backup from before is at {before}.")
    return ExitCode.DONE


def _code(refusal: Refusal) -> ExitCode:
    from respond_tui.exchange.json_file import MadeByNewer
    from respond_tui.exchange.regular import NotAFileToRead

    if isinstance(refusal, MadeByNewer):
        return ExitCode.TOO_NEW
    return ExitCode.NOT_A_FILE if isinstance(refusal, NotAFileToRead) else ExitCode.BAD_INPUT


def _report(took: TakenIn | None, refused: list[dict[str, object]]) -> dict[str, object]:
    counts = dataclasses.asdict(took) if took else {"read": len(refused)}
    return {
        **{name: counts.get(name, 0) for name in ("read", "added", "updated", "unchanged")},
        "refused": refused,
        "notes": [{"line": None, "note": _cleaned(took.cleaned)}] if took and took.cleaned else [],
    }


def _in_words(took: TakenIn, dry_run: bool) -> str:
    done = "would be added" if dry_run else "added"
    lines = [
        f"Read {took.read:,} rows: {took.added:,} {done}, {took.updated:,} updated,"
        f" {took.unchanged:,} already here."
    ]
    if took.cleaned:
        lines.append(_cleaned(took.cleaned))
    return "\n".join(lines)


def _cleaned(rows: int) -> str:
    return f"Control characters were taken out of {rows:,} rows."
