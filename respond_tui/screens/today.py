"""Today: what is due, what is ahead, the strongest pattern; every line opens what it names."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from respond_tui.guide.recovery import is_looking_back
from respond_tui.guide.terms import ReflectionPage
from respond_tui.guide.text import capital
from respond_tui.guide.today import TodayItem
from respond_tui.screens import spoken as say
from respond_tui.screens.base import Go, Target, flow
from respond_tui.screens.today_lines import (
    WELCOME,
    ahead,
    mode_of,
    next_lines,
    place_of,
    today_alert_line,
    why,
)
from respond_tui.screens.today_part import TodayPart
from respond_tui.widgets import keys
from respond_tui.widgets.columns import Cell, Column, Line, Tone, remark
from respond_tui.widgets.panel import Panel
from respond_tui.widgets.rows import FixedLines, Rows

if TYPE_CHECKING:
    import datetime as dt

    from respond_tui.queries.patterns import AlertView, CommitmentView
    from respond_tui.queries.today import TodayView
    from respond_tui.workspace import Workspace


_ON_A_LINE = frozenset({"open", "done", "put_off", "move", "outcome", "letter", "edit"})

OPEN_COLUMNS = (Column(flex=1), Column(width=6), Column(right=True))


class TodayScreen(TodayPart):
    """What now? Due steps, the next interviews, open recoveries, the strongest alert."""

    HERE = "today"
    CSS_PATH = "today.tcss"
    AUTO_FOCUS = "#next-rows"
    HELP_TEXT = (
        "Today shows what is due and what is ahead. Enter opens what a line names, and of the "
        "hour you booked the reflection; space ticks a step right here, or what you set out to "
        "do in a reflection. While a pause runs, only "
        "what cares for you and what cannot wait is shown. A spreadsheet, or what was exported, "
        "comes in with ctrl+p, import."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.OPEN,
        keys.DONE,
        keys.PUT_OFF,
        keys.MOVE,
        keys.OUTCOME,
        keys.LETTER,
        keys.EDIT,
    ]

    def panels(self) -> ComposeResult:
        """Next on the left, what is ahead on the right, patterns below."""
        with Horizontal(classes="columns"):
            with Panel("Next", id="next"):
                yield Rows([Column(width=1), Column(flex=1), Column(right=True)], id="next-rows")
                yield Static(id="next-why", markup=False)
            with Vertical(id="side"):
                with Panel("Ahead", id="ahead"):
                    yield Rows([Column(flex=1), Column(right=True)], id="ahead-rows")
                with Panel("Recoveries", "3 opens Recovery", id="recoveries"):
                    yield Rows(OPEN_COLUMNS, id="open-rows")
        with Panel("Patterns", "4 opens Patterns", id="patterns"):
            yield Rows([Column(width=9), Column(flex=1), Column(right=True)], id="pattern-rows")
            yield Static(id="pattern-sentence", markup=False)

    def __init__(self) -> None:
        """Begin before the file is open; a class given later would style all of it twice."""
        super().__init__(classes="-opening")

    def on_mount(self) -> None:
        """Say that the file is being opened, until it is."""
        if not self.is_ready:
            self.query_one("#next-rows", Rows).show(FixedLines([remark("Opening your log …")]))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What acts on a line is offered only while the cursor stands on one."""
        if action in _ON_A_LINE and isinstance(self.focused, Rows) and self.focused.is_empty:
            return False
        return super().check_action(action, parameters)

    def fill(self, workspace: Workspace) -> None:
        """Show the file as it is now."""
        self.remove_class("-opening")
        view = workspace.queries.today()
        now = workspace.now()
        self._fill_next(view, now, is_new=view.is_new)
        self._fill_ahead(view, now)
        self._fill_recoveries(view)
        if view.pausing:
            self._rest_patterns(max(row.pause_end for row in view.pausing), now)
        else:
            self.call_after_refresh(self._count_patterns)  # once what is due is drawn

    def _fill_next(self, view: TodayView, now: dt.datetime, *, is_new: bool) -> None:
        panel = self.query_one("#next", Panel)
        rows = self.query_one("#next-rows", Rows)
        if is_new:
            panel.entitle("Welcome")
            panel.hint("a add your first line")
            rows.show(FixedLines(remark(text, tone) for text, tone in WELCOME))
            return
        panel.entitle("Next")
        panel.hint("enter open · space ✓" if view.items else "a add")
        rows.show(FixedLines(next_lines(view, now)))

    def _fill_ahead(self, view: TodayView, now: dt.datetime) -> None:
        lines = [
            Line(
                Target(application_id=item.application_id),
                (
                    Cell(capital(item.what)),
                    Cell(ahead(item, now), Tone.WAIT),
                ),
            )
            for item in view.next_rounds
            if item not in view.items and not view.pausing
        ]
        empty = [remark(_nothing_ahead(view))]
        self.query_one("#ahead-rows", Rows).show(FixedLines(lines or empty))
        self.query_one("#side").set_class(not lines, "-empty")

    def _fill_recoveries(self, view: TodayView) -> None:
        lines = [
            Line(
                Target(recovery_id=row.id, application_id=row.application_id),
                (
                    Cell(say.place(row.company, row.role)),
                    Cell(say.bar(row.done, row.all, 6), Tone.NEXT),
                    Cell(f"{row.done} of {row.all}", Tone.SECOND),
                ),
            )
            for row in view.recoveries
        ]
        empty = [remark("None is open. A no opens one.")]
        self.query_one("#open-rows", Rows).show(FixedLines(lines or empty))

    def _rest_patterns(self, until: dt.datetime, now: dt.datetime) -> None:
        """A pause is for care: what repeats can wait until it is over (MODEL.md)."""
        self.remove_class("-repeats")
        self.query_one("#pattern-rows", Rows).display = False
        self.query_one("#pattern-sentence", Static).update(
            f"Patterns rest until {say.until_words(until, now)}. 4 shows them at any time."
        )

    @work(exclusive=True, group="count")
    async def _count_patterns(self) -> None:
        """What is due comes first; counting the whole log may take a moment longer."""
        queries = self.workspace.queries
        overview = await asyncio.to_thread(queries.overview)
        commitments = await asyncio.to_thread(queries.commitments)
        if self.query("#pattern-rows"):  # gone already where the app closed meanwhile
            self._fill_patterns(overview.alerts, commitments)

    def _fill_patterns(
        self, alerts: tuple[AlertView, ...], commitments: tuple[CommitmentView, ...]
    ) -> None:
        from respond_tui.guide.pattern_words import number, stage_title
        from respond_tui.screens.pattern_words import commitment_line

        loud = [view for view in alerts if view.in_front]
        lines = [today_alert_line(view) for view in loud[:1]] + [
            Line(Target(commitment_id=view.id), commitment_line(view).cells)
            for view in commitments
            if view.ended_on is None
        ]
        rows = self.query_one("#pattern-rows", Rows)
        sentence = self.query_one("#pattern-sentence", Static)
        self.set_class(bool(lines), "-repeats")
        rows.display = bool(lines)
        rows.styles.height = max(1, len(lines))
        rows.show(FixedLines(lines))
        if loud:
            lever = " No lever chosen yet." if loud[0].commitment is None else ""
            sentence.update(f"{loud[0].basis}{lever}")
        elif lines:
            sentence.update("")
        else:
            fewest = stage_title(number(self.workspace.rules.fewest_noes))
            sentence.update(f"Nothing repeats so far. {fewest} noes at one stage would show here.")

    @flow
    async def _look_again(self) -> None:
        """Ask how strong a feeling is now."""
        found = self.step_here()
        if found is not None:
            from respond_tui.screens.flows import feelings

            await feelings.look_again(self, found[1])

    def chosen_application(self) -> int | None:
        """The application that the line under the cursor names."""
        key = self.focused.key if isinstance(self.focused, Rows) else None
        return key.application_id if isinstance(key, (TodayItem, Target)) else None

    def chosen_recovery(self) -> int | None:
        """The recovery that the line under the cursor names."""
        key = self.focused.key if isinstance(self.focused, Rows) else None
        if isinstance(key, (TodayItem, Target)) and key.recovery_id is not None:
            return key.recovery_id
        return super().chosen_recovery()

    @flow
    async def action_outcome(self) -> None:
        """Say what came of the letter or the application under the cursor."""
        from respond_tui.screens.flows import cases, letters

        if (letter_id := self.letter_here()) is not None:
            await letters.open_letter(self, letter_id)
        else:
            await cases.outcome(self)

    @flow
    async def _open_letter(self, letter_id: int) -> None:
        from respond_tui.screens.flows import letters

        await letters.open_letter(self, letter_id)

    def on_rows_highlighted(self, event: Rows.Highlighted) -> None:
        """Say beside the list what the line under the cursor is for."""
        self.refresh_bindings()
        if event.rows.id == "next-rows":
            self.query_one("#next-why", Static).update(why(event.key))

    def action_open(self) -> None:
        """Open what the line under the cursor names."""
        key = self.focused.key if isinstance(self.focused, Rows) else None
        if self.asks_again:
            self._look_again()
        elif self.asked_lever() is not None:
            self.action_done()
        elif isinstance(key, TodayItem) and key.letter_id is not None:
            self._open_letter(key.letter_id)
        elif isinstance(key, TodayItem) and key.assumption_id is not None:
            self.open_redirection(key.assumption_id)
        elif isinstance(key, TodayItem) and key.recovery_id is not None and _looks_back(key):
            self._look_back(key.recovery_id, to_do=key.action_id is not None)
        elif isinstance(key, TodayItem):
            self.post_message(Go(*place_of(key)))
        elif isinstance(key, Target):
            self.post_message(Go(mode_of(key), key))

    @flow
    async def _look_back(self, recovery_id: int, *, to_do: bool) -> None:
        """Open a reflection, for a next step at the page that it stands on."""
        from respond_tui.screens.flows.reflecting import reflect

        await reflect(self, recovery_id, ReflectionPage.OUTLINE if to_do else None)

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """A second click opens too."""
        self.action_open()


def _looks_back(item: TodayItem) -> bool:
    """Whether a line is about a reflection or what it led to."""
    return is_looking_back(item.step_kind) or item.action_id is not None


def _nothing_ahead(view: TodayView) -> str:
    if view.pausing:
        return "The rest waits until the pause ends."
    return "Nothing else is scheduled." if view.next_rounds else "No round is ahead."
