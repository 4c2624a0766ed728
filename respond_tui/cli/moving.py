"""``respond export``: everything out."""

from __future__ import annotations

from pathlib import Path

import click

from respond_tui.cli import door
from respond_tui.cli.printing import say
from respond_tui.guide.terms import ExportFormat
from respond_tui.guide.text import harmless


@click.command()
@click.option(
    "--format",
    "kind",
    type=click.Choice([str(each) for each in ExportFormat]),
    default=str(ExportFormat.JSON),
    help="json is everything, csv a sheet of applications, markdown a report for a coach, "
    "sankey the flow for sankeymatic.com.",
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
