"""How sure intervals are is a person's own to set: none is told at another level."""

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from textual.widgets import Static

from respond_tui.cli import door
from respond_tui.cli.front import respond
from respond_tui.guide import statistics
from respond_tui.screens.dialogs.redirection import SideBySideDialog
from respond_tui.screens.intents import IntentScreen
from respond_tui.widgets.fields import Field
from respond_tui.widgets.rows import Rows
from respond_tui.workspace import Workspace
from tests.forms import run
from tests.hands import SIZES, Hands, at_the_app
from tests.lived_in import NOW

LEVEL = 80


@pytest.fixture
def sure(hunt: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The demo with intervals at 80 %, where one at any other level would end the program."""
    workspace = Workspace.open(hunt, lambda: NOW)
    workspace.actions.set_rules(replace(workspace.rules, confidence=LEVEL))
    workspace.close()
    monkeypatch.setattr(door, "clock", lambda: NOW)
    monkeypatch.setattr(statistics, "LEVELS", {LEVEL: statistics.LEVELS[LEVEL]})
    return hunt


async def _look_at_all(hands: Hands, rows: Rows) -> None:
    rows.focus()
    await hands.press("home")
    for _ in range(len(rows._lines)):
        await hands.press("down")


@pytest.mark.parametrize("size", SIZES)
async def test_no_screen_tells_an_interval_at_another_level(
    sure: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(sure, size) as hands:
        for key, name in (("2", "log"), ("3", "recovery"), ("4", "patterns"), ("1", "today")):
            await hands.go(key, name)
        await hands.go("4", "patterns")
        for name in ("#alert-rows", "#stage-rows", "#forecast-rows"):
            await _look_at_all(hands, hands.rows(name))
        await run(hands, "Rates")
        await _look_at_all(hands, hands.screen.query_one("#counted", Rows))
        await hands.press("escape")
        await run(hands, "Redirection")
        await _look_at_all(hands, hands.screen.query_one(Rows))
        await hands.press("end", "enter")
        for name, words in (("left", "remote"), ("right", "not remote")):
            next(each for each in hands.screen.query(Field) if each.key == name).text = words
        await hands.press("ctrl+s")
        assert isinstance(hands.screen, SideBySideDialog)
        await _look_at_all(hands, hands.screen.query_one(Rows))
        await hands.press("escape", "escape")
        await hands.go("3", "recovery")
        await hands.press("t")
        assert hands.app.is_running


def test_no_command_nor_export_tells_an_interval_at_another_level(sure: Path) -> None:
    for command in (
        ["patterns"],
        ["patterns", "--json"],
        ["stats"],
        ["stats", "--json"],
        ["export", "--format", "markdown"],
    ):
        result = CliRunner().invoke(respond, ["--db", str(sure), *command], catch_exceptions=False)
        assert result.exit_code == 0, result.output
        assert "95 %)" not in result.output
        if "--json" in command:
            assert '"confidence": 80' in result.output
        if "markdown" in command:
            assert "Wilson’s interval, 80 %" in result.output


def _why(hands: Hands) -> str:
    return str(hands.work.query_one("#why-text", Static).render())


async def test_the_level_is_set_where_the_other_figures_are_and_the_panel_says_it(
    story: Path,
) -> None:
    async with at_the_app(story, (120, 36)) as hands:
        await hands.go("4", "patterns")
        assert "intervals 95 %" in _why(hands)
        before = hands.workspace.queries.overview()
        assert isinstance(hands.work, IntentScreen)
        hands.work.open_settings()
        await hands.settle()
        await hands.press("f")
        field = next(each for each in hands.screen.query(Field) if each.key == "confidence")
        assert field.text == "95 %"
        field.text = "80 %"
        await hands.press("ctrl+s")
        assert hands.workspace.rules.confidence == 80
        assert "intervals 80 %" in _why(hands)
        after = hands.workspace.queries.overview()
        strengths = [(view.alert.address, view.alert.strength) for view in before.alerts]
        assert [(view.alert.address, view.alert.strength) for view in after.alerts] == strengths
        for old, new in zip(before.alerts, after.alerts, strict=True):
            assert old.alert.here.low is not None
            assert new.alert.here.low is not None
            assert new.alert.here.low >= old.alert.here.low
        await hands.press("u")
        assert "intervals 95 %" in _why(hands)
