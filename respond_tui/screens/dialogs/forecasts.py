"""A person's own forecasts: which way they lean, drawn, and every round with a chance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from respond_tui.guide.calibration import Calibration, ForecastState, beside
from respond_tui.screens import spoken as say
from respond_tui.screens.pattern_words import forecasts_text
from respond_tui.widgets import keys
from respond_tui.widgets.columns import Cell, Column, Line, Tone, remark
from respond_tui.widgets.ink import SECOND
from respond_tui.widgets.pages import PagedLines, Stretch
from respond_tui.widgets.panel import Panel
from respond_tui.widgets.rows import FixedLines, Rows

if TYPE_CHECKING:
    from respond_tui.queries.calibration import Forecast, Forecasts

Fetch = Callable[[Sequence[int]], "Sequence[Forecast]"]
"""The rounds of some ids, in their order."""

_TITLES = {
    ForecastState.COUNTED: "Counted: the chance came before the outcome",
    ForecastState.PENDING: "Pending",
    ForecastState.HINDSIGHT: "Left out: the chance came with the outcome, or after it",
    ForecastState.UNDECIDED: "Left out: cancelled, or the application ended before",
}


class ForecastsDialog(ModalScreen[int | None]):
    """Returns the application of the round that was opened, or None."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [keys.OPEN, keys.CLOSE]

    def __init__(self, found: Calibration, rounds: Forecasts, fetch: Fetch, today: dt.date) -> None:
        super().__init__()
        self._found = found
        self._ids = rounds.in_order
        self._of = {state: len(ids) for state, ids in rounds.ids.items()}
        self._fetch = fetch
        self._today = today

    def compose(self) -> ComposeResult:
        """What it comes to, the plot once there is enough for one, and the rounds."""
        title = f"Your own forecasts · {self._found.n:,} decided"
        with Panel(title, "enter opens the application · esc close", classes="forecasts"):
            text = forecasts_text(self._found)
            if others := beside(self._of):
                text = Content("\n").join([text, Content.styled(others, SECOND)])
            yield Static(text, classes="forecasts--text")
            if self._found.bins:
                from respond_tui.widgets.forecast_plot import ForecastPlot

                yield ForecastPlot(self._found.bins)
            yield Rows(
                [
                    Column(width=1),
                    Column(flex=2),
                    Column(flex=1),
                    Column(width=10, right=True),
                    Column(width=11, right=True),
                ]
            )

    def on_mount(self) -> None:
        """List the rounds."""
        rows = self.query_one(Rows)
        if self._ids:
            stretches = [Stretch(_TITLES[state], self._of[state]) for state in ForecastState]
            rows.show(PagedLines(stretches, self._page, self._line))
        else:
            rows.show(
                FixedLines([remark("~60 in a line, or “Chance in %” in a round, gives one.")])
            )
        rows.focus()

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """A second click opens."""
        self.action_open()

    def action_open(self) -> None:
        """Return the application of the round under the cursor."""
        match self.query_one(Rows).key:
            case (int(application_id), int()):
                self.dismiss(application_id)

    def action_close(self) -> None:
        """Open nothing."""
        self.dismiss(None)

    def _page(self, start: int, most: int) -> Sequence[Forecast]:
        return self._fetch(self._ids[start : start + most])

    def _line(self, row: Forecast) -> Line:
        key = row.application_id, row.round_id
        if row.sealed:
            words = f"{say.SEALED_GLYPH} {say.NOT_OPENED}"
            return Line(key, (Cell(""), Cell(words, Tone.SECOND), Cell(""), Cell(""), Cell("")))
        said = f"said {row.predicted} %" if row.predicted is not None else ""
        return Line(
            key,
            (
                Cell(say.outcome_glyph(row.outcome), say.outcome_tone(row.outcome)),
                Cell(say.place(row.company, row.role)),
                Cell(row.stage.name, Tone.SECOND),
                Cell(said),
                Cell(say.day_words(row.on, self._today), Tone.SECOND),
            ),
        )
