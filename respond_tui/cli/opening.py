"""Opening the app, as fast as can be: click is loaded only where something went wrong."""

import atexit
import gc
import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn


@contextmanager
def unhindered() -> Iterator[None]:
    """Without the garbage collector, which takes a third of a short command's time.

    Loading SQLModel makes many objects that stay; looking through them again and again, and
    once more at the end, cost 0.32 of 0.57 seconds for `python -c "import sqlmodel"`.
    """
    gc.disable()
    atexit.register(gc.freeze)
    try:
        yield
    finally:
        gc.enable()


def open_at_once() -> NoReturn:
    """Open the app on the usual file, and end the process with its exit code."""
    try:
        with unhindered():
            code = open_app(usual_path())
    except (Exception, KeyboardInterrupt) as error:
        from respond_tui.cli.trouble import report

        code = report(error, usual_path())
    sys.exit(code)


def open_app(path: Path, make: Callable[[Path], None] | None = None, mark: str = "") -> int:
    """Open the app in this terminal; its exit code.

    ``make`` makes the file behind the first paint; ``mark`` stands beside the app's name.

    Raises Trouble without a terminal, and StoreError when the file cannot be used.
    """
    if not (_is_terminal(sys.stdin) and _is_terminal(sys.stderr)):
        from respond_tui.cli.trouble import ExitCode, Trouble

        raise Trouble(
            "There is no terminal here to open the app in.",
            "In a script use one of the commands; “respond --help” lists them.",
            ExitCode.USAGE,
        )
    from respond_tui.app import RespondApp

    gc.freeze()  # what is loaded by now stays, and is in no pause's way
    gc.enable()
    app = RespondApp(path, make=make, mark=mark)
    app.run()
    if app.trouble is not None:
        raise app.trouble
    return app.return_code or 0


def usual_path() -> Path:
    """The file that ``RESPOND_DB`` names, else the one in the platform's own place.

    It is the file itself, behind any link.
    """
    from respond_tui.store.place import default_path, itself

    named = os.environ.get("RESPOND_DB")
    return itself(Path(named) if named else default_path())


def _is_terminal(stream: object) -> bool:
    """A closed stream is None, or refuses to say what it is."""
    try:
        return isinstance(stream, io.IOBase) and stream.isatty()
    except ValueError:
        return False
