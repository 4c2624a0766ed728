"""The person's own forecasts in Patterns: a line, and from ten rounds on a plot and a claim."""

import subprocess
import sys
from pathlib import Path

import pytest

from respond_tui.guide.calibration import ENOUGH
from respond_tui.guide.stages import DEFAULT_STAGES, find_stage
from respond_tui.guide.terms import RoundOutcome
from respond_tui.screens.dialogs.forecasts import ForecastsDialog
from respond_tui.widgets.rows import Rows
from tests.hands import SIZES, Hands, at_the_app
from tests.story import NOW

CLAIMS = ("You expect", "Brier", "could be chance", "%")


def _log(hands: Hands, rounds: int) -> None:
    actions = hands.workspace.actions
    for number in range(rounds):
        made = actions.add_application({"company": f"Firm {number}", "role": "SRE"})
        values = {
            "stage_id": find_stage("technical", DEFAULT_STAGES).id,
            "predicted": 80,
            "outcome": RoundOutcome.REJECTED if number % 3 else RoundOutcome.PASSED,
            "on": NOW.date(),
        }
        actions.add_round(made.application_id, values)


def _in_front(hands: Hands) -> object:
    return hands.screen


async def _line(hands: Hands) -> None:
    await hands.go("4", "patterns")
    hands.rows("#forecast-rows").focus()
    await hands.settle()
    await hands.until(lambda: hands.sees("─ Your own forecasts"))


async def _opened(hands: Hands) -> str:
    await _line(hands)
    await hands.press("enter")
    assert isinstance(hands.screen, ForecastsDialog)
    return "\n".join(line for line in hands.text().splitlines())


def _plots(hands: Hands) -> int:
    return len(hands.screen.query("ForecastPlot"))


@pytest.mark.parametrize("size", SIZES)
async def test_an_empty_log_says_how_many_it_takes(fresh: Path, size: tuple[int, int]) -> None:
    async with at_the_app(fresh, size) as hands:
        await _opened(hands)
        assert hands.sees("0 of 10 decided rounds", "~60 in a line")
        assert _plots(hands) == 0
        await hands.press("enter")
        assert isinstance(_in_front(hands), ForecastsDialog)
        await hands.press("escape")
        assert _in_front(hands) is hands.work


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("rounds", [1, ENOUGH - 1])
async def test_under_ten_there_is_no_plot_and_no_claim(
    fresh: Path, size: tuple[int, int], rounds: int
) -> None:
    async with at_the_app(fresh, size) as hands:
        _log(hands, rounds)
        await _line(hands)
        assert hands.sees(f"{rounds} of 10", f"{ENOUGH - rounds} more decided round")
        assert not any(hands.sees(word) for word in CLAIMS[:3])
        await hands.press("enter")
        assert isinstance(hands.screen, ForecastsDialog)
        assert _plots(hands) == 0
        assert not any(hands.sees(word) for word in CLAIMS[:3])
        assert hands.sees("said 80 %")


@pytest.mark.parametrize("size", SIZES)
async def test_from_ten_on_the_sentence_the_plot_and_the_rounds_are_there(
    fresh: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(fresh, size) as hands:
        _log(hands, ENOUGH)
        await _line(hands)
        assert hands.sees("You expect 40 points more than comes true", "n 10")
        text = await _opened(hands)
        assert "Your own forecasts · 10 decided" in text
        assert "80 % on average, and 40 %" in text
        assert "Brier score" in text
        assert "● 10" in text
        assert _plots(hands) == 1
        assert hands.screen.query_one(Rows).virtual_size.height == ENOUGH


async def test_enter_on_a_round_opens_its_application_in_the_log(fresh: Path) -> None:
    async with at_the_app(fresh) as hands:
        _log(hands, ENOUGH)
        await _opened(hands)
        await hands.press("j", "j", "enter")
        await hands.until(lambda: hands.work.HERE == "log" and hands.sees("─ Firm 7"))


@pytest.mark.parametrize("theme", ["respond-dark", "respond-light", "ansi-dark", "textual-light"])
async def test_the_plot_is_drawn_in_every_kind_of_theme(fresh: Path, theme: str) -> None:
    async with at_the_app(fresh) as hands:
        hands.app.theme = theme
        _log(hands, ENOUGH)
        assert "● 10" in await _opened(hands)


async def test_the_plot_bears_any_size(fresh: Path) -> None:
    async with at_the_app(fresh) as hands:
        _log(hands, ENOUGH)
        await _opened(hands)
        for size in ((1, 1), (3, 40), (40, 3), (160, 48), (80, 24)):
            await hands.pilot.resize_terminal(*size)
            await hands.settle()
        assert hands.sees("● 10")


def test_the_plots_library_is_loaded_only_for_a_plot() -> None:
    loads = "import respond_tui.app, respond_tui.screens.patterns, respond_tui.workspace, sys"
    done = subprocess.run(
        [sys.executable, "-c", f"{loads}; print('plotext' in ' '.join(sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.strip() == "False"
