"""The person's own forecasts in Patterns: a line, and from ten rounds on a plot and a claim."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from respond_tui.guide.calibration import ENOUGH
from respond_tui.guide.stages import DEFAULT_STAGES, find_stage
from respond_tui.guide.terms import RoundOutcome
from respond_tui.screens.dialogs.forecasts import ForecastsDialog
from respond_tui.widgets.rows import Rows
from tests.forms import run
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
            "on": NOW.date(),
        }
        id_ = actions.add_round(made.application_id, values).interview_id or 0
        outcome = RoundOutcome.REJECTED if number % 3 else RoundOutcome.PASSED
        actions.edit_round(id_, {"outcome": outcome})


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
        assert "Counted: the chance came before the outcome" in text
        assert "80 % on average, and 40 %" in text
        assert "Brier score" in text
        assert "● 10" in text
        assert _plots(hands) == 1
        assert hands.screen.query_one(Rows).virtual_size.height == 1 + ENOUGH


async def test_enter_on_a_round_opens_its_application_in_the_log(fresh: Path) -> None:
    async with at_the_app(fresh) as hands:
        _log(hands, ENOUGH)
        await _opened(hands)
        await hands.press("j", "j", "enter")
        await hands.until(lambda: hands.work.HERE == "log" and hands.sees("─ Firm 7"))


@pytest.mark.parametrize("size", SIZES)
async def test_what_does_not_count_is_listed_apart_with_its_reason(
    fresh: Path, size: tuple[int, int]
) -> None:
    async with at_the_app(fresh, size) as hands:
        _log(hands, 1)
        for line in (
            "Globex, SRE @technical rejected yesterday ~60",
            "Initech, SRE @technical passed yesterday ~70",
            "Hooli, SRE @technical ~30",
            "Umbra, SRE @technical ~40",
            "Umbra withdrew",
        ):
            await hands.press("a")
            await hands.type(line)
            await hands.press("enter")
            await hands.settle()
        await _opened(hands)
        told = " ".join(re.sub("[─-╿]", " ", hands.text()).split())
        assert "1 more is pending. 2 more came with their outcome and do not count." in told
        assert "count. 1 more was never decided." in told
        rows = hands.screen.query_one(Rows)
        seen = []
        for _ in range(4):
            seen.append(hands.text())
            rows.scroll_relative(y=rows.size.height, animate=False)
            await hands.settle()
        text = "\n".join(seen)
        for words in (
            "Counted: the chance came before",
            "Pending",
            "Left out: the chance came with",
            "Left out: cancelled, or the application",
            *("said 80 %", "said 60 %", "said 70 %", "said 30 %", "said 40 %"),
        ):
            assert words in text, words


async def test_a_round_of_a_no_that_is_put_away_counts_and_is_not_named(fresh: Path) -> None:
    async with at_the_app(fresh) as hands:
        actions = hands.workspace.actions
        actions.set_shield(on=True)
        made = actions.add_application({"company": "Globex", "role": "SRE"})
        technical = find_stage("technical", DEFAULT_STAGES).id
        actions.add_round(made.application_id, {"stage_id": technical, "predicted": 70})
        actions.log_rejection(made.application_id, technical, None, "", None)
        await _opened(hands)
        assert hands.sees("1 of 10 decided rounds", "not opened yet")
        assert not hands.sees("Globex")
        assert not hands.sees("said 70 %")


@pytest.mark.parametrize("words", ["calib", "forec", "predict", "chance"])
@pytest.mark.parametrize(("key", "name"), [("1", "today"), ("2", "log"), ("3", "recovery")])
async def test_the_palette_finds_the_forecasts_on_any_screen_by_any_word_for_them(
    fresh: Path, key: str, name: str, words: str
) -> None:
    async with at_the_app(fresh) as hands:
        await hands.go(key, name)
        await hands.press("ctrl+p")
        await hands.type(words)
        await hands.until(lambda: hands.sees("Your own forecasts"))
        await hands.press("enter")
        await hands.until(lambda: isinstance(_in_front(hands), ForecastsDialog))
        await hands.press("escape")
        assert name == hands.work.HERE


async def test_the_command_opens_the_forecasts_in_a_pause_too(fresh: Path) -> None:
    async with at_the_app(fresh) as hands:
        await hands.press("a")
        await hands.type("Globex, SRE @technical rejected")
        await hands.press("enter")
        await hands.go("4", "patterns", asking=False)
        assert hands.sees("Patterns rest until")
        await run(hands, "Your own forecasts")
        assert isinstance(hands.screen, ForecastsDialog)


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
