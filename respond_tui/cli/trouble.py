"""What went wrong, as a sentence, a hint under it, and an exit code."""

import errno
import os
import sys
from enum import IntEnum
from pathlib import Path
from typing import NamedTuple

import click

from respond_tui.clock import local_now
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.text import harmless


class ExitCode(IntEnum):
    """How the command ended (DESIGN.md, "Command line")."""

    DONE = 0
    BUG = 1
    USAGE = 2
    IN_USE = 3
    NOT_OURS = 4
    TOO_NEW = 5
    ANOTHER_PROGRAM = 6
    READ_ONLY = 7
    DISK_FULL = 8
    NOT_A_FILE = 9
    UPGRADE_FAILED = 11
    BAD_INPUT = 12
    HUNG_UP = 129
    INTERRUPTED = 130
    TERMINATED = 143


class Trouble(Exception):
    """A command that could not be done; ``sentence`` says why, ``hint`` what to do next."""

    def __init__(self, sentence: str, hint: str = "", code: ExitCode = ExitCode.BAD_INPUT) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint
        self.code = code


class _Told(NamedTuple):
    sentence: str
    hint: str
    code: int


_OF_THE_SYSTEM = {
    errno.ENOSPC: ExitCode.DISK_FULL,
    errno.EDQUOT: ExitCode.DISK_FULL,
    errno.EFBIG: ExitCode.DISK_FULL,
    errno.EACCES: ExitCode.READ_ONLY,
    errno.EPERM: ExitCode.READ_ONLY,
    errno.EROFS: ExitCode.READ_ONLY,
    errno.EISDIR: ExitCode.NOT_A_FILE,
    errno.ENOTDIR: ExitCode.NOT_A_FILE,
    errno.ENXIO: ExitCode.NOT_A_FILE,
    errno.ELOOP: ExitCode.NOT_A_FILE,
    errno.ENOENT: ExitCode.BAD_INPUT,
    errno.ENAMETOOLONG: ExitCode.BAD_INPUT,
}


def report(error: BaseException, database: Path) -> int:
    """Tell a person about an error on standard error; the exit code.

    The log of a bug is kept beside ``database``.
    """
    if isinstance(error, (KeyboardInterrupt, click.Abort)):
        click.echo("Stopped. What was not done yet is not done.", err=True)
        return ExitCode.INTERRUPTED
    if isinstance(error, BrokenPipeError):
        return _let_go()
    sentence, hint, code = _told(error, database)
    for line in filter(None, (sentence, hint)):
        click.echo(harmless(line), err=True)
    return code


def _told(error: BaseException, database: Path) -> _Told:
    if isinstance(error, Trouble):
        return _Told(error.sentence, error.hint, error.code)
    if isinstance(error, click.UsageError):
        where = error.ctx.command_path if error.ctx else "respond"
        return _Told(
            _sentence(error.format_message()), f"“{where} --help” says more.", error.exit_code
        )
    if isinstance(error, click.ClickException):
        return _Told(_sentence(error.format_message()), "", ExitCode.USAGE)
    if isinstance(error, Refusal):
        return _Told(error.sentence, "Nothing was logged.", ExitCode.BAD_INPUT)
    if isinstance(error, OSError) and error.errno in _OF_THE_SYSTEM:
        return _of_the_system(error)
    return _of_the_store(error) or _bug(error, database)


def _sentence(words: str) -> str:
    return words if words.endswith((".", "?")) else f"{words}."


def _of_the_system(error: OSError) -> _Told:
    code, why = _OF_THE_SYSTEM[error.errno or 0], os.strerror(error.errno or 0)
    if isinstance(error.filename, (str, bytes)):
        name = Path(os.fsdecode(error.filename)).name
        return _Told(f"{name}: {why}.", "Nothing was changed.", code)
    return _Told(f"The answer could not be written: {why}.", "", code)


def _of_the_store(error: BaseException) -> _Told | None:
    # The module is loaded already if the error can be one of its kind.
    errors = sys.modules.get("respond_tui.store.errors")
    if errors and isinstance(error, errors.StoreError):
        return _Told(error.sentence, error.hint, error.exit_code)
    return None


def _let_go() -> int:
    """Whoever read our output has seen enough.

    Send what is still buffered nowhere (Python's docs for ``signal``, "Note on SIGPIPE").
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ExitCode.DONE


def _bug(error: BaseException, database: Path) -> _Told:
    from respond_tui.store import bug_log

    where = bug_log.write(database, error, local_now())
    return _Told(bug_log.sentence(where), "", ExitCode.BUG)
