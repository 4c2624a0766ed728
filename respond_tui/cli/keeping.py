"""The commands that look after the file: copies, restoring, a check, and emptying it."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import click

from respond_tui.cli import door
from respond_tui.cli.printing import say, say_json
from respond_tui.cli.reading import as_json
from respond_tui.cli.trouble import ExitCode


@click.command()
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A file to copy to.")
def backup(output: Path | None) -> None:
    """Make a verified copy.

    It lies beside the other backups unless a file is named.
    """
    with door.opened() as desk:
        made = desk.store.backup(output, desk.now)
    say(f"Backup made: {made}")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
def restore(file: Path) -> None:
    """Put the backup FILE in place.

    The current file is set aside, never deleted.
    """
    from respond_tui.store import restore as putting_back

    aside = putting_back.restore(door.path(), file, door.clock())
    say(f"{file.name} is in place.")
    if aside is not None:
        say(f"What was there before is in {aside}.")


@click.command()
@as_json
def doctor(as_json: bool) -> int:
    """Look the file over, and change nothing.

    Says where it lies, and where its backups are.
    """
    from respond_tui.store import backups, preflight
    from respond_tui.store.doctor import examine
    from respond_tui.store.errors import StoreError

    path = door.path()
    checks = examine(path)
    ok = all(check.ok for check in checks)
    found, code = None, ExitCode.DONE if ok else ExitCode.NOT_OURS
    try:
        found = preflight.look(preflight.real_path(path))
        if found is None:
            code = ExitCode.NOT_A_FILE
    except StoreError as error:
        code = ExitCode(error.exit_code)
    made = backups.made(path)
    if as_json:
        say_json(
            {
                "ok": ok,
                "file": str(path),
                "version": found and found.version,
                "size": found and found.size,
                "checks": [dataclasses.asdict(check) for check in checks],
                "backups": [
                    {"file": str(one.path), "made_at": one.made_at, "reason": one.reason}
                    for one in made
                ],
            }
        )
        return code
    for check in checks:
        say(f"{'ok ' if check.ok else 'NO '} {check.name}: {check.detail}")
    say("All is well." if ok else "Not all is well.")
    return code


@click.command()
@click.option("--yes", is_flag=True, help="Do not ask.")
def wipe(yes: bool) -> None:
    """Empty everything: what you wrote, trash, undo and drafts.

    It asks first, and makes a backup unless there is nothing to lose.
    """
    from respond_tui.queries.exchange import anything_written

    if not yes:
        click.confirm(
            f"Empty {door.path()} for good? Undo cannot bring it back; a backup made first can.",
            abort=True,
        )
    with door.opened() as desk:
        with desk.store.read() as session:
            worth_keeping = anything_written(session)
        if worth_keeping:
            desk.store.backup(None, desk.now, "wipe")
        left = desk.store.wipe(desk.now)
    say("Everything is empty.")
    for each in left:
        say(f"This backup still holds what was there: {each}")
