"""README says what the program does: every command, option, exit code and key."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from textual.binding import Binding

from respond_tui.cli.front import respond
from respond_tui.cli.trouble import ExitCode
from respond_tui.widgets import keys

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


SPOKEN = {"question_mark": "?", "slash": "/", "escape": "esc"}
ARROWS = {"up", "down", "left", "right"}
BINDINGS = [each for each in vars(keys).values() if isinstance(each, Binding)]


def commands(group: click.Group, before: str = "respond") -> Iterator[tuple[str, click.Command]]:
    """Every command of the tree, under the words that a person types."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, f"{before} {name}")
        yield f"{before} {name}", command


COMMANDS = dict(commands(respond))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme(name: str) -> None:
    assert re.search(rf"^\| `{re.escape(name)}[ `]", README, re.MULTILINE)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_on_the_line_of_its_command(name: str) -> None:
    line = next(line for line in README.splitlines() if line.startswith(f"| `{name}"))
    options = [
        flag
        for parameter in COMMANDS[name].params
        if isinstance(parameter, click.Option)
        for flag in parameter.opts
    ]
    assert [flag for flag in options if f"`{flag}`" not in line] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_says_what_it_is_for(name: str) -> None:
    command = COMMANDS[name]
    assert command.help
    assert all(
        parameter.help for parameter in command.params if isinstance(parameter, click.Option)
    )


@pytest.mark.parametrize("code", list(ExitCode))
def test_every_exit_code_is_in_the_readme(code: ExitCode) -> None:
    table = README.partition("| exit code |")[2].partition("\n\n")[0]
    assert re.search(rf"^\| .*\b{code.value}\b.* \|", table, re.MULTILINE)


@pytest.mark.parametrize("option", [name for option in respond.params for name in option.opts])
def test_every_option_of_all_commands_is_in_the_readme(option: str) -> None:
    assert re.search(rf"`{option}[ `]", README)


@pytest.mark.parametrize("binding", BINDINGS, ids=lambda binding: str(binding.id))
def test_every_key_is_in_the_readme(binding: Binding) -> None:
    table = README.partition("## Keys")[2].partition("\n## ")[0]
    pressed = [SPOKEN.get(key, key) for key in binding.key.split(",")]
    assert [key for key in pressed if key not in ARROWS and f"`{key}`" not in table] == []
