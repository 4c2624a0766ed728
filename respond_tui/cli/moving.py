"""``respond export`` and ``respond import``: everything out, and in again."""

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
from respond_tui.guide.terms import ExportFormat
from respond_tui.guide.text import harmless

if TYPE_CHECKING:
    from respond_tui.actions.exchange import TakenIn


@click.command()
@click.option(
    "--format",
    "kind",
    type=click.Choice([str(each) for each in ExportFormat]),
    default=str(ExportFormat.JSON),
    help="As what: json is everything, csv a sheet of applications and their rounds.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A file to write to.")
def export(kind: str, output: Path | None) -> None:
    """Write your log out.

    It goes to standard output unless a file is named.
    """
    from respond_tui.actions import leaving

    with door.opened() as desk:
        leaves = leaving.exported(desk, ExportFormat(kind))
        place = None if output is None else leaving.write(desk, leaves, output)
    if place is None:
        for piece in leaves.pieces:
            click.echo(_harmless(piece), nl=False)
    else:
        say(f"Wrote {leaves.what} to {place}.")
    if leaves.lacks:
        click.echo(leaves.lacks, err=True)


def _harmless(piece: str) -> bytes:
    """A piece as it may reach a terminal; as bytes, so that the ends of lines stay."""
    return "\r\n".join(harmless(part) for part in piece.split("\r\n")).encode()


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would happen, and change nothing.")
@as_json
def take_in(file: Path, dry_run: bool, as_json: bool) -> int:
    """Take in a FILE that “respond export” wrote.

    The same file again adds nothing. A backup is made before anything is changed.
    """
    from respond_tui.actions import exchange
    from respond_tui.exchange import json_file

    try:
        contents = json_file.read(file)
    except Refusal as refusal:
        if as_json and isinstance(refusal, json_file.BadRows):
            say_json(_report(None, [fault._asdict() for fault in refusal.faults]))
            return ExitCode.BAD_INPUT
        raise Trouble(refusal.sentence, "Nothing was imported.", _code(refusal)) from refusal
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
    from respond_tui.exchange.json_file import MadeByNewer, NotAFileToRead

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
