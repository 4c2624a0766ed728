"""The command itself: what all commands share, the app, and the way errors leave."""

import atexit
import gc
import io
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from respond_tui import __version__
from respond_tui.cli.adding import add
from respond_tui.cli.keeping import backup, doctor, restore, wipe
from respond_tui.cli.moving import export, take_in
from respond_tui.cli.reading import listed, patterns, stats, today
from respond_tui.cli.trouble import ExitCode, Trouble, report


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


class FrontDoor(click.Group):
    """A group that tells errors in our own way, and keeps the commands in a helpful order."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order that they were given, not by the alphabet."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. Errors are told here, where it is known which file it is about."""
        try:
            code = super().invoke(ctx)
            sys.stdout.flush()
        except (click.exceptions.Exit, click.ClickException):
            raise
        except (Exception, KeyboardInterrupt) as error:
            return report(error)
        return code

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run a command; ends the process with its exit code unless ``standalone_mode`` is off."""

        def run() -> object:
            return super(FrontDoor, self).main(args, "respond", complete_var, False, **extra)

        if not standalone_mode:
            return run()
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="replace")
        try:
            with unhindered():
                code = run()
        except (click.ClickException, KeyboardInterrupt) as error:
            code = report(error)
        sys.exit(code if isinstance(code, int) else ExitCode.DONE)


@click.group(cls=FrontDoor, invoke_without_command=True)
@click.option(
    "--db",
    envvar="RESPOND_DB",
    type=click.Path(path_type=Path),
    help="The file to use. RESPOND_DB names it as well.",
)
@click.version_option(__version__, prog_name="respond", message="%(prog)s %(version)s")
@click.pass_context
def main(context: click.Context, db: Path | None) -> int | None:
    """Log interviews, recover from a no, see what repeats.

    Without a command, the app opens.
    """
    del db  # read by ``door.path``
    return None if context.invoked_subcommand else open_app()


def open_app() -> int:
    """Open the app in this terminal; its exit code.

    Raises Trouble without a terminal, and StoreError when the file cannot be used.
    """
    if not (_is_terminal(sys.stdin) and _is_terminal(sys.stderr)):
        raise Trouble(
            "There is no terminal here to open the app in.",
            "In a script use one of the commands; “respond --help” lists them.",
            ExitCode.USAGE,
        )
    from respond_tui.app import RespondApp
    from respond_tui.cli.door import path

    gc.freeze()  # what is loaded by now stays, and is in no pause's way
    gc.enable()
    app = RespondApp(path())
    app.run()
    if app.trouble is not None:
        raise app.trouble
    return app.return_code or ExitCode.DONE


def _is_terminal(stream: object) -> bool:
    """A closed stream is None, or refuses to say what it is."""
    try:
        return isinstance(stream, io.IOBase) and stream.isatty()
    except ValueError:
        return False


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print what SHELL reads to complete words of this command.

    For bash: eval "$(respond completion bash)"
    """
    from click.shell_completion import get_completion_class

    made = get_completion_class(shell)
    assert made is not None
    click.echo(made(main, {}, "respond", "_RESPOND_COMPLETE").source())


for command in (
    add,
    listed,
    today,
    patterns,
    stats,
    export,
    take_in,
    backup,
    restore,
    doctor,
    wipe,
    completion,
):
    main.add_command(command)
