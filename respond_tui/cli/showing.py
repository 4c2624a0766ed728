"""``respond demo``: the app on a made-up hunt, in a file that is gone afterwards."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import click
from click.core import ParameterSource

from respond_tui.cli import door
from respond_tui.cli.opening import open_app
from respond_tui.cli.printing import say
from respond_tui.cli.trouble import ExitCode

MARK = "demo"
"""Stands beside the program's name, so that nobody takes the hunt for their own."""

FILE = "respond.db"
PREFIX = "respond-demo-"
CLOSED_BY_SIGNAL = 128

LEFT_AFTER = 24 * 60 * 60
"""Seconds after which a demo that nobody holds was left behind by a kill -9."""

_SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, name)
)


@click.command()
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Keep it in a file; open nothing."
)
@click.pass_context
def demo(context: click.Context, output: Path | None) -> int:
    """Show the app on a made-up hunt of 90 days.

    Your own file is not touched, and this one is gone when you leave.
    """
    if context.find_root().get_parameter_source("db") is ParameterSource.COMMANDLINE:
        raise click.UsageError("The demo has a file of its own; leave --db out.")
    if output is not None:
        return _keep(output)
    with _throw_away() as folder:
        code = open_app(folder / FILE, make=_make, mark=MARK)
    if code == ExitCode.DONE:
        say("That was the demo, and its file is gone. “respond” opens your own.")
    return code


def _make(path: Path) -> None:
    from respond_tui.demo import make

    make(path, door.clock())


def _keep(path: Path) -> int:
    from respond_tui.demo import APPLICATIONS, keep

    place = keep(path, door.clock())
    say(f"A made-up hunt of {APPLICATIONS} applications is in {place}.")
    say("“respond --db FILE” opens it.")
    return ExitCode.DONE


@contextlib.contextmanager
def _throw_away() -> Iterator[Path]:
    """A folder for its owner alone, gone at the end however that comes, but for a bug's log.

    A signal that comes before the app minds it, or while it goes, ends the process as orderly.
    """
    with _minded(_leave):
        folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        try:
            yield folder
        finally:
            with _minded(signal.SIG_IGN):
                _take_away(folder)
                for left in _left_behind(folder.parent):
                    _take_away(left)


@contextlib.contextmanager
def _minded(handler: Any) -> Iterator[None]:
    before = {number: signal.signal(number, handler) for number in _SIGNALS}
    try:
        yield
    finally:
        for number, handled in before.items():
            signal.signal(number, handled)


def _leave(number: int, _frame: FrameType | None) -> None:
    sys.exit(CLOSED_BY_SIGNAL + number)


def _left_behind(room: Path) -> Iterator[Path]:
    """Our own old demos that no process has open."""
    from respond_tui.store.errors import StoreError
    from respond_tui.store.lock import FileLock

    for folder in room.glob(f"{PREFIX}*/"):
        with contextlib.suppress(OSError, StoreError):
            found = folder.lstat()
            is_old = time.time() - found.st_mtime > LEFT_AFTER
            is_ours = not hasattr(os, "getuid") or found.st_uid == os.getuid()
            if is_old and is_ours and (folder / FILE).is_file():
                lock = FileLock(folder / FILE)
                try:
                    lock.alone()
                    yield folder
                finally:
                    lock.close()


def _take_away(folder: Path) -> None:
    """Everything, unless the app wrote down a bug: its log, which it named, stays."""
    from respond_tui.store import place

    log = place.bug_log(folder / FILE)
    if not log.exists():
        shutil.rmtree(folder, ignore_errors=True)
        return
    for each in folder.iterdir():
        if each.is_dir():
            shutil.rmtree(each, ignore_errors=True)
        elif each != log:
            place.discard(each)
