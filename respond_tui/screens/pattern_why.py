"""What the line under the cursor in Patterns rests on: said, and the rows behind it."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from respond_tui.guide.calibration import Calibration
from respond_tui.guide.pattern_words import stage_title, subject
from respond_tui.screens import share_words
from respond_tui.screens.alert_words import (
    alert_text,
    of_alert,
)
from respond_tui.screens.base import SETTLE
from respond_tui.screens.gap_lines import gap_evidence_line, gap_text, of_gap
from respond_tui.screens.lever_part import LeverPart
from respond_tui.screens.lever_words import lever_lines, lever_text, lever_title
from respond_tui.screens.pattern_words import (
    FORECASTS,
    REDIRECTION,
    evidence_line,
    forecasts_text,
    of_stage,
    redirection_text,
    stage_text,
)
from respond_tui.screens.stage_lines import (
    page_text,
    page_title,
)
from respond_tui.widgets.columns import Line
from respond_tui.widgets.headed import HeadedLines
from respond_tui.widgets.pages import PagedLines
from respond_tui.widgets.panel import Panel
from respond_tui.widgets.rows import FixedLines, Lines, Rows

if TYPE_CHECKING:
    from respond_tui.guide.counting import StageCount
    from respond_tui.queries.evidence import AnyBehind, Evidence
    from respond_tui.queries.gaps import GapCount, GapSeen
    from respond_tui.queries.patterns import AlertView, CommitmentView


_OPENS = "enter opens the page"
_PAGES: dict[object, str] = {
    FORECASTS: "enter plot and rounds",
    REDIRECTION: _OPENS,
    ("page", "flow"): _OPENS,
    ("page", "rates"): _OPENS,
}


class WhyPart(LeverPart):
    """A screen that explains what is pointed at, beside the lists that it stands in."""

    def __init__(self) -> None:
        super().__init__()
        self._alerts: dict[str, AlertView] = {}
        self._commitments: dict[int, CommitmentView] = {}
        self._counts: dict[int, StageCount] = {}
        self._forecasts = Calibration(0)
        self._gaps: dict[str, GapCount] = {}
        self._about: tuple[str, Hashable] | None = None
        self._settling: Timer | None = None
        self._text = Content("")
        self._behind: Lines = FixedLines()

    def chosen_application(self) -> int | None:
        """The application under the cursor, among the evidence."""
        rows = self.query_one("#evidence", Rows)
        match rows.key if self.focused is rows else None:
            case ("evidence", int(id_)):
                return id_
        return None

    def shown_lever(self) -> int | None:
        """The lever that is explained, unless it has gone meanwhile."""
        match self._about:
            case ("commitment", int(id_)) if id_ in self._commitments:
                return id_
        return None

    def shown_alert(self) -> AlertView | None:
        """The alert that is explained, unless it has gone meanwhile."""
        match self._about:
            case ("alert", str(key)):
                return self._alerts.get(key)
        return None

    def _pointed(self) -> tuple[str, Hashable] | None:
        lists = [self.query_one(name, Rows) for name in ("#stage-rows", "#forecast-rows")]
        focused = next((rows for rows in lists if rows is self.focused), None)
        match (focused or self.query_one("#alert-rows", Rows)).key:
            case (str(kind), key):
                return (kind, key)
        return None

    def _show_why(self) -> None:
        if self.focused is not self.query_one("#evidence", Rows):
            self._about = self._pointed()
        today = self.workspace.today
        panel = self.query_one("#why", Panel)
        match self._about:
            case ("alert", str(key)) if key in self._alerts:
                view = self._alerts[key]
                panel.entitle(subject(view.alert))
                text = alert_text(view, self.workspace.rules)
            case ("commitment", int(id_)) if id_ in self._commitments:
                panel.entitle(lever_title(self._commitments[id_]))
                lever = self.workspace.queries.lever(id_)
                text = lever_text(lever, today) if lever is not None else Content("")
            case ("stage", int(id_)) if id_ in self._counts:
                count = self._counts[id_]
                panel.entitle(stage_title(count.stage.name))
                text = stage_text(count)
            case about if about == FORECASTS:
                panel.entitle("Your own forecasts")
                text = forecasts_text(self._forecasts)
            case about if about == REDIRECTION:
                panel.entitle("Redirection")
                text = redirection_text()
            case ("gap", str(key)) if key in self._gaps:
                panel.entitle(stage_title(self._gaps[key].tag))
                text = gap_text(self._gaps[key])
            case ("page", str(name)):
                panel.entitle(page_title(name))
                text = page_text(name)
            case _:
                panel.entitle("Why")
                text = Content("What the line under the cursor rests on is shown here.")
        self._text = text
        self.query_one("#why-text", Static).update(text)
        if self._settling is not None:
            self._settling.stop()
        self._settling = self.set_timer(SETTLE, self._show_evidence)

    def _show_evidence(self) -> None:
        """List the rows behind the number; it counts the log, so the cursor has come to rest."""
        self._behind = self._evidence()
        self._lay_evidence()
        hint = _PAGES.get(self._about, "")
        self.query_one("#why", Panel).hint("enter opens" if len(self._behind) else hint)

    def _lay_evidence(self) -> None:
        """Show the rows; once they are opened, the text stands above them and scrolls along."""
        rows, lines = self.query_one("#evidence", Rows), self._behind
        width = rows.size.width - rows.styles.scrollbar_size_vertical
        if self.has_class("-opened") and width > 0:
            lines = HeadedLines(self._text, width, lines)
        with self.telling():
            rows.show(lines)

    def _whole_of(self, view: AlertView) -> PagedLines[Evidence]:
        """All that both shares of an alert are made of, and what is in neither."""
        numbers = self.workspace.numbers
        share = numbers.behind_alert(view.alert)
        stretches = share_words.of_alert(view.alert.kind, numbers.lots(share))
        return share_words.share_rows(self.workspace, share, stretches)

    def _evidence(
        self,
    ) -> PagedLines[Evidence] | PagedLines[GapSeen] | PagedLines[Line] | FixedLines:
        queries, today = self.workspace.queries, self.workspace.today
        behind: AnyBehind
        match self._about:
            case ("alert", str(key)) if key in self._alerts:
                view = self._alerts[key]
                if self.has_class("-opened"):
                    return self._whole_of(view)
                stretches = of_alert(view)
                behind = queries.behind_alert(view)
            case ("stage", int(id_)) if id_ in self._counts:
                stretches = of_stage(self._counts[id_])
                behind = queries.behind_stage(id_)
            case ("gap", str(key)) if key in self._gaps:
                return PagedLines(
                    of_gap(self._gaps[key]),
                    lambda start, most: queries.rows_behind_gap(key, start, most),
                    lambda row: gap_evidence_line(row, today),
                )
            case ("commitment", int(id_)) if (lever := queries.lever(id_)) is not None:
                return lever_lines(lever, queries, today)
            case _:
                return FixedLines()
        return PagedLines(
            stretches,
            lambda start, most: queries.rows_behind(behind, start, most),
            lambda row: evidence_line(row, today),
        )
