"""The command itself: what all commands share, the app, and the way errors leave."""

import io
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from respond_tui import __version__
from respond_tui.cli import door
from respond_tui.cli.adding import add
from respond_tui.cli.keeping import backup, doctor, restore, wipe
from respond_tui.cli.moving import export
from respond_tui.cli.opening import open_app, unhindered
from respond_tui.cli.reading import listed, patterns, stats, today
from respond_tui.cli.showing import demo
from respond_tui.cli.taking_in import take_in
from respond_tui.cli.trouble import ExitCode, report


class FrontDoor(click.Group):
    """A group that tells errors in our own way, and keeps the commands in a helpful order."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order that they were given, not by the alphabet."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. Errors are told here, where it is known which file it is about."""
        try:
            code = super().invoke(ctx)
            if sys.stdout is not None:  # as it is where the output was closed
                sys.stdout.flush()
        except (click.exceptions.Exit, click.ClickException):
            raise
        except (Exception, KeyboardInterrupt) as error:
            return report(error, door.path())
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
            code = report(error, door.path())
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
def respond(context: click.Context, db: Path | None) -> int | None:
    """Log interviews, recover from a no, see what repeats.

    Without a command, the app opens.
    """
    del db  # read by ``door.path``
    return None if context.invoked_subcommand else open_app(door.path())


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print what SHELL reads to complete words of this command.

    For bash: eval "$(respond completion bash)"
    """
    from click.shell_completion import get_completion_class

    made = get_completion_class(shell)
    assert made is not None
    click.echo(made(respond, {}, "respond", "_RESPOND_COMPLETE").source())


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
    demo,
    completion,
):
    respond.add_command(command)
