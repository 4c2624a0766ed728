"""Patterns: alerts with their evidence, the stage table, the lever and its verdict."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from respond_tui.guide.commitments import CommitmentState
from respond_tui.guide.pattern_words import stage_title
from respond_tui.screens.base import SETTLE, Go, Target, flow
from respond_tui.screens.flows import levers
from respond_tui.screens.intents import IntentScreen
from respond_tui.screens.pattern_words import (
    alert_line,
    alert_text,
    commitment_line,
    commitment_text,
    evidence_line,
    of_alert,
    of_stage,
    stage_text,
)
from respond_tui.screens.stage_lines import (
    COLUMNS,
    page_lines,
    page_text,
    page_title,
    stage_lines,
)
from respond_tui.widgets import keys
from respond_tui.widgets.columns import Column, Line, remark
from respond_tui.widgets.pages import PagedLines, Stretch
from respond_tui.widgets.panel import Panel, Reading
from respond_tui.widgets.rows import FixedLines, Rows

if TYPE_CHECKING:
    from respond_tui.guide.counting import StageCount
    from respond_tui.queries.evidence import Behind
    from respond_tui.queries.patterns import AlertView, CommitmentView
    from respond_tui.workspace import Workspace


class PatternsScreen(IntentScreen):
    """What repeats? Alerts, their evidence, the lever, the commitment and its verdict."""

    HERE = "patterns"
    CSS_PATH = "patterns.tcss"
    AUTO_FOCUS = "#alert-rows"
    HELP_TEXT = (
        "Three noes at one stage start a look: △ watch may still be chance, ▲ likely and "
        "◆ strong hold against your other rounds. Enter shows the applications behind a number, "
        "and once more opens one. l chooses one lever for 60 to 90 days with today's numbers "
        "frozen; at the end they stand beside what came after. z puts an alert off."
    )
    BINDINGS: ClassVar[list[BindingType]] = [keys.OPEN, keys.BACK, keys.LEVER, keys.PUT_OFF]

    def __init__(self) -> None:
        super().__init__()
        self._alerts: dict[str, AlertView] = {}
        self._commitments: dict[int, CommitmentView] = {}
        self._counts: dict[int, StageCount] = {}
        self._about: tuple[str, Hashable] | None = None
        self._settling: Timer | None = None

    def panels(self) -> ComposeResult:
        """Alerts and stages on the left, what one of them rests on at the right."""
        with Horizontal(classes="columns"):
            with Vertical(id="left"):
                with Panel("Alerts", "enter evidence · l lever · z put off", id="alerts"):
                    yield Rows(
                        [Column(width=9), Column(flex=1), Column(right=True)],
                        id="alert-rows",
                        classes="-keeps",
                    )
                with Panel("Stages", "enter why this number", id="stages"):
                    yield Rows(COLUMNS, id="stage-rows")
            with Panel("Why", id="why"):
                with Reading(id="why-reading"):
                    yield Static(id="why-text", markup=False)
                yield Rows(
                    [Column(flex=1), Column(width=14, from_width=52), Column(right=True)],
                    id="evidence",
                )

    def fill(self, workspace: Workspace) -> None:
        """Count anew and show it."""
        queries = workspace.queries
        overview, commitments = queries.overview(), queries.commitments()
        alerts, table = overview.alerts, overview.table
        self._alerts = {view.alert.key: view for view in alerts}
        self._commitments = {view.id: view for view in commitments}
        self._counts = {count.stage.id: count for count in table}
        loud = sum(1 for view in alerts if not view.quiet)
        self.query_one("#alerts", Panel).entitle(_alerts_title(len(alerts), loud))
        lines = [
            *(commitment_line(view) for view in commitments if view.state is CommitmentState.DUE),
            *(alert_line(view) for view in alerts),
            *(
                commitment_line(view)
                for view in commitments
                if view.state is not CommitmentState.DUE
            ),
        ]
        rows = self.query_one("#alert-rows", Rows)
        rows.styles.height = max(2, len(lines))
        rows.show(FixedLines(lines or self._no_alerts(table)))
        self._show_stages()
        self._show_why()

    def on_rows_resized(self, event: Rows.Resized) -> None:
        """Give the bars the room that there is now."""
        if self.is_ready and event.rows.id == "stage-rows":
            self._show_stages()

    def _show_stages(self) -> None:
        """The stages in the room that the layout has given, and below them the pages."""
        table, rows = tuple(self._counts.values()), self.query_one("#stage-rows", Rows)
        pages = page_lines()
        stages = stage_lines(table, rows.size.width, rows.size.height - len(pages))
        rows.show(FixedLines([*stages, *pages]))

    def show_target(self, target: Target) -> None:
        """Put the cursor on an alert or a lever."""
        rows = self.query_one("#alert-rows", Rows)
        if target.alert_key is not None:
            rows.move_to(("alert", target.alert_key))
        elif target.commitment_id is not None:
            rows.move_to(("commitment", target.commitment_id))
        rows.focus()
        self._show_why()

    def chosen_application(self) -> int | None:
        """The application under the cursor, among the evidence."""
        rows = self.query_one("#evidence", Rows)
        match rows.key if self.focused is rows else None:
            case ("evidence", int(id_)):
                return id_
        return None

    def on_rows_highlighted(self, event: Rows.Highlighted) -> None:
        """Show what the line under the cursor rests on."""
        if self.is_ready and event.rows.id != "evidence" and event.rows is self.focused:
            self._show_why()

    def on_descendant_focus(self) -> None:
        """Going from alerts to stages changes what is explained."""
        if self.is_ready and self.focused is not self.query_one("#evidence", Rows):
            self._show_why()

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """A second click opens."""
        self.action_open()

    def action_open(self) -> None:
        """From a number to its rows; from a row to the application."""
        application_id = self.chosen_application()
        if application_id is not None:
            self.post_message(Go("log", Target(application_id=application_id)))
            return
        match self._about:
            case ("page", "rates"):
                self.open_rates()
                return
            case ("page", "flow"):
                self.open_flow()
                return
        self._show_evidence()
        evidence = self.query_one("#evidence", Rows)
        if not evidence.is_empty:
            self.add_class("-opened")
            evidence.focus()

    def action_back(self) -> None:
        """From the evidence to where it was opened."""
        self.remove_class("-opened")
        about = self._about[0] if self._about is not None else "alert"
        self.query_one("#stage-rows" if about in ("stage", "page") else "#alert-rows", Rows).focus()

    @flow
    async def action_lever(self) -> None:
        """Choose a lever for the alert, open the one that runs, or judge the one that is due."""
        alert = self._alert()
        match self._about:
            case ("commitment", int(id_)):
                view = self._commitments.get(id_)
            case _:
                view = alert.commitment if alert is not None else None
        if view is not None and view.state is CommitmentState.RUNNING:
            await levers.open_lever(self, view)
        elif view is not None:
            await levers.judge_lever(self, view)
        elif alert is not None:
            await levers.choose_lever(self, alert)
        else:
            self.say("A lever belongs to an alert. Put the cursor on one.")

    @flow
    async def action_put_off(self) -> None:
        """Put the alert off or dismiss it, or wake it again."""
        view = self._alert()
        if view is None:
            self.say("Put the cursor on an alert to put it off.")
        elif view.answered is not None and view.quiet:
            await self.told(
                lambda: self.workspace.actions.wake_alert(view.alert.kind, view.alert.key)
            )
        else:
            await levers.answer_alert(self, view)

    def _alert(self) -> AlertView | None:
        """The alert that is explained, unless it has gone meanwhile."""
        match self._about:
            case ("alert", str(key)):
                return self._alerts.get(key)
        return None

    def _pointed(self) -> tuple[str, Hashable] | None:
        rows = self.query_one("#stage-rows", Rows)
        if self.focused is not rows:
            rows = self.query_one("#alert-rows", Rows)
        match rows.key:
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
                panel.entitle(stage_title(view.alert.stage.name))
                text = alert_text(view, self.workspace.rules.window_days)
            case ("commitment", int(id_)) if id_ in self._commitments:
                panel.entitle(_lever_title(self._commitments[id_]))
                text = commitment_text(self._commitments[id_], today)
            case ("stage", int(id_)) if id_ in self._counts:
                count = self._counts[id_]
                panel.entitle(stage_title(count.stage.name))
                text = stage_text(count)
            case ("page", str(name)):
                panel.entitle(page_title(name))
                text = page_text(name)
            case _:
                panel.entitle("Why")
                text = Content("What the line under the cursor rests on is shown here.")
        self.query_one("#why-text", Static).update(text)
        if self._settling is not None:
            self._settling.stop()
        self._settling = self.set_timer(SETTLE, self._show_evidence)

    def _show_evidence(self) -> None:
        """List the rows behind the number; it counts the log, so the cursor has come to rest."""
        stretches: list[Stretch] = []
        behind: Behind | None = None
        queries, today = self.workspace.queries, self.workspace.today
        match self._about:
            case ("alert", str(key)) if key in self._alerts:
                stretches = of_alert(self._alerts[key])
                behind = queries.behind_alert(self._alerts[key])
            case ("stage", int(id_)) if id_ in self._counts:
                stretches = of_stage(self._counts[id_])
                behind = queries.behind_stage(id_)
        lines = PagedLines(
            stretches if behind is not None else [],
            lambda start, most: queries.rows_behind(behind, start, most) if behind else (),
            lambda row: evidence_line(row, today),
        )
        with self.telling():
            self.query_one("#evidence", Rows).show(lines)
        self.query_one("#why", Panel).hint("enter opens" if len(lines) else "")

    def _no_alerts(self, table: tuple[StageCount, ...]) -> list[Line]:
        if not any(count.entered for count in table):
            return [
                remark("Here you see what repeats, once there is something to count."),
                remark("Press a to log an interview, passed or not."),
            ]
        return [
            remark("Nothing repeats: no stage has three noes within the window."),
            remark("Three at one stage start a look, and say how sure it is."),
        ]


def _alerts_title(found: int, loud: int) -> str:
    if not found:
        return "Alerts"
    return f"Alerts · {loud}" if loud else "Alerts · all quiet"


def _lever_title(view: CommitmentView) -> str:
    stage = f" · {view.stage.name}" if view.stage is not None else ""
    return f"{stage_title(view.lever.value)}{stage}"
