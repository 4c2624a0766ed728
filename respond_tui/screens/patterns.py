"""Patterns: alerts with their evidence, the stage table, the lever and its verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from respond_tui.guide.terms import ReflectionPage
from respond_tui.screens.alert_words import (
    HELP,
    alert_lines,
    alerts_title,
    no_alerts,
)
from respond_tui.screens.base import Go, Target
from respond_tui.screens.gap_lines import gap_lines
from respond_tui.screens.pattern_rest import Rest, rest_lines
from respond_tui.screens.pattern_why import WhyPart
from respond_tui.screens.pattern_words import (
    FORECASTS,
    REDIRECTION,
    forecasts_line,
    redirection_line,
)
from respond_tui.screens.stage_lines import (
    COLUMNS,
    page_lines,
    stage_lines,
)
from respond_tui.screens.way_back import WayBack
from respond_tui.widgets import keys
from respond_tui.widgets.columns import Column
from respond_tui.widgets.panel import Panel, Reading
from respond_tui.widgets.rows import FixedLines, Rows

if TYPE_CHECKING:
    import datetime as dt

    from respond_tui.workspace import Workspace


_HINT = "enter evidence · l lever · z put off"
_FRAME = 2
"""Lines that the frame of a panel takes."""

_ON_WHAT_IS_SHOWN = frozenset({"lever", "put_off", "done", "move", "edit", "delete"})
_LISTS = {
    "stage": "#stage-rows",
    "gap": "#stage-rows",
    "page": "#forecast-rows",
    "forecasts": "#forecast-rows",
    "redirection": "#forecast-rows",
}


class PatternsScreen(WhyPart):
    """What repeats? Alerts, their evidence, the lever, the commitment and its verdict."""

    HERE = "patterns"
    CSS_PATH = "patterns.tcss"
    AUTO_FOCUS = "#alert-rows"
    HELP_TEXT = HELP
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.OPEN,
        keys.BACK,
        keys.LEVER,
        keys.PUT_OFF,
        keys.DONE,
        keys.MOVE,
        keys.EDIT,
        keys.DELETE,
    ]

    def __init__(self) -> None:
        super().__init__()
        self._rest = Rest()

    def panels(self) -> ComposeResult:
        """Alerts and stages on the left, what one of them rests on at the right."""
        with Horizontal(classes="columns"):
            with Vertical(id="left"):
                with Panel("Alerts", _HINT, id="alerts"):
                    yield Rows(
                        [Column(width=9), Column(flex=1), Column(right=True)],
                        id="alert-rows",
                        classes="-keeps",
                    )
                with Panel("Stages", "enter why this number", id="stages"):
                    yield Rows(COLUMNS, id="stage-rows")
                with Panel("Looking further", "enter opens", id="forecasts"):
                    yield Rows([Column(flex=1), Column(right=True)], id="forecast-rows")
            with Panel("Why", id="why"):
                with Reading(id="why-reading"):
                    yield Static(id="why-text", markup=False)
                yield Rows(
                    [Column(flex=1), Column(width=14, from_width=52), Column(right=True)],
                    id="evidence",
                )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While everything rests there is nothing to act on."""
        if self._rest.is_on and action in _ON_WHAT_IS_SHOWN:
            return False
        return super().check_action(action, parameters)

    def fill(self, workspace: Workspace) -> None:
        """Count anew and show it; while a pause runs, only for a person who asks."""
        queries = workspace.queries
        self._rest.lasts(queries.resting_until())
        if self._rest.until is not None:
            self._show_rest(self._rest.until, workspace.now())
            return
        self.remove_class("-resting")
        overview, commitments = queries.overview(), queries.commitments()
        alerts, table = overview.alerts, overview.table
        self._alerts = {view.alert.address: view for view in alerts}
        self._commitments = {view.id: view for view in commitments}
        self._counts = {count.stage.id: count for count in table}
        loud = sum(1 for view in alerts if view.in_front)
        panel = self.query_one("#alerts", Panel)
        panel.entitle(alerts_title(len(alerts), loud))
        panel.hint(_HINT)
        lines = list(alert_lines(alerts, commitments)) or no_alerts(table, workspace.rules)
        panel.styles.height = len(lines) + _FRAME
        self.query_one("#alert-rows", Rows).show(FixedLines(lines))
        self._gaps = {gap.key: gap for gap in queries.written_gaps()}
        self._show_stages()
        self._forecasts = queries.calibration()
        pages = [forecasts_line(self._forecasts), *page_lines(), redirection_line()]
        self.query_one("#forecast-rows", Rows).show(FixedLines(pages))
        self._show_why()

    def on_rows_resized(self, event: Rows.Resized) -> None:
        """Give the bars, and the text above what is opened, the room that there is now."""
        if not self.is_ready or self._rest.is_on:
            return
        if event.rows.id == "stage-rows":
            self._show_stages()
        elif event.rows.id == "evidence":
            self._lay_evidence()

    def _show_stages(self) -> None:
        """The stages in the room that the layout has given, and below them the gaps."""
        table, rows = tuple(self._counts.values()), self.query_one("#stage-rows", Rows)
        below = list(gap_lines(list(self._gaps.values())))
        stages = stage_lines(table, rows.size.width, rows.size.height - len(below))
        rows.show(FixedLines([*stages, *below]))

    def _show_rest(self, until: dt.datetime, now: dt.datetime) -> None:
        """A pause is for care: say plainly that this rests, and when it will be back."""
        self.add_class("-resting")
        panel = self.query_one("#alerts", Panel)
        panel.entitle("Patterns")
        panel.hint("enter shows them anyway")
        panel.styles.height = None
        rows = self.query_one("#alert-rows", Rows)
        rows.show(FixedLines(rest_lines(until, now)))
        rows.focus()

    def _wake(self) -> None:
        self._rest.end()
        self.fill(self.workspace)
        self.refresh_bindings()

    def show_target(self, target: Target) -> None:
        """Put the cursor on an alert or a lever; who names one wants to see it."""
        if self._rest.is_on and (target.alert_address or target.commitment_id):
            self._wake()
        rows = self.query_one("#alert-rows", Rows)
        if target.alert_address is not None:
            rows.move_to(("alert", target.alert_address))
        elif target.commitment_id is not None:
            rows.move_to(("commitment", target.commitment_id))
        rows.focus()
        if not self._rest.is_on:
            self._show_why()

    def on_rows_highlighted(self, event: Rows.Highlighted) -> None:
        """Show what the line under the cursor rests on."""
        if (
            self.is_ready
            and not self._rest.is_on
            and event.rows.id != "evidence"
            and event.rows is self.focused
        ):
            self._show_why()

    def on_descendant_focus(self) -> None:
        """Going from alerts to stages changes what is explained."""
        evidence = self.query_one("#evidence", Rows)
        if self.is_ready and not self._rest.is_on and self.focused is not evidence:
            self._show_why()

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """A second click opens."""
        self.action_open()

    def action_open(self) -> None:
        """From a number to its rows; from a row to the application; from rest to all of it."""
        if self._rest.is_on:
            self._wake()
            return
        application_id = self.chosen_application()
        if application_id is not None:
            self._open_application(application_id)
            return
        if self.focused is self.query_one("#evidence", Rows):
            self.action_edit()
            return
        if self._about == FORECASTS:
            self.open_forecasts()
            return
        match self._about:
            case ("page", "rates"):
                self.open_rates()
                return
            case ("page", "flow"):
                self.open_flow()
                return
            case about if about == REDIRECTION:
                self.open_redirection()
                return
        self.add_class("-opened")
        self._show_evidence()
        evidence = self.query_one("#evidence", Rows)
        if evidence.is_empty:
            self.remove_class("-opened")
        else:
            evidence.focus()

    def _show_in_log(self, application_id: int) -> None:
        back = WayBack("Patterns", self.HERE)
        self.post_message(Go("log", Target(application_id=application_id, back=back)))

    def _open_application(self, application_id: int) -> None:
        """What was written of a gap stands in its reflection, all else in the log."""
        view = self.workspace.queries.application(application_id)
        recovery_id = view.recovery_id if view is not None else None
        if self._about is not None and self._about[0] == "gap" and recovery_id is not None:
            target = Target(recovery_id=recovery_id, page=ReflectionPage.SPOT)
            self.post_message(Go("recovery", target))
        else:
            self._show_in_log(application_id)

    def action_back(self) -> None:
        """From the evidence to where it was opened."""
        self.remove_class("-opened")
        self._lay_evidence()
        about = self._about[0] if self._about is not None else "alert"
        self.query_one(_LISTS.get(about, "#alert-rows"), Rows).focus()
