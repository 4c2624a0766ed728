"""Chances given beside what came true, drawn; loaded when one is first looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import RenderResult
from textual_plotext import PlotextPlot

from respond_tui.guide.calibration import Bin

_POINT = "●"
_LINE = "·"
_EDGE = 85


class ForecastPlot(PlotextPlot):
    """A point for each bin with its n, and the line on which what was said came true."""

    DEFAULT_CSS = """
    ForecastPlot {
        height: 45%;
        min-height: 9;
        max-height: 14;
        color: $text-muted;
        & > .plot--point { color: $text-accent; text-style: bold; }
        & > .plot--line { color: $primary; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"plot--point", "plot--line"}

    def __init__(self, bins: Sequence[Bin]) -> None:
        super().__init__()
        self.theme = "textual-clear"
        plot = self.plt
        plot.xlim(0, 100)
        plot.ylim(0, 100)
        plot.xticks([0, 20, 40, 60, 80, 100], ["0 %", "20", "40", "60", "80", "100"])
        plot.yticks([0, 50, 100], ["0 %", "50 %", "100 %"])
        plot.xlabel("the chance you gave; beside each ● how many rounds")
        plot.ylabel("passed")
        plot.plot([0, 100], [0, 100], marker=_LINE)
        for each in bins:
            is_right = 100 * each.said > _EDGE
            plot.text(
                f"{each.passes.of:,} {_POINT}" if is_right else f"{_POINT} {each.passes.of:,}",
                100 * each.said,
                100 * (each.passes.rate or 0.0),
                alignment="right" if is_right else "left",
            )

    def render(self) -> RenderResult:
        """Draw it in the colours of the theme in force, whichever that is."""
        drawn = super().render()
        assert isinstance(drawn, Text)
        text = Text(drawn.plain, no_wrap=True)
        for sign, name in ((_POINT, "plot--point"), (_LINE, "plot--line")):
            style = self.get_component_rich_style(name, partial=True)
            text.highlight_words([sign], style)
        return text
