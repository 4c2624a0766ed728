"""Outline: the next actions, each with a day."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from respond_tui.guide.terms import ReflectionPage, StepState
from respond_tui.screens import spoken as say
from respond_tui.screens.dialogs.actions import action_fields
from respond_tui.screens.reflection.page import Page
from respond_tui.widgets.columns import Cell, Column, Line, Tone, remark
from respond_tui.widgets.rows import Rows

if TYPE_CHECKING:
    import datetime as dt

    from respond_tui.queries.reflection import ActionView, ReflectionView


class OutlinePage(Page):
    """What to do, and by when."""

    NAME = ReflectionPage.OUTLINE
    HINT = "^s add, then go on · space e d m z on a line · ^n ^b pages · esc close"
    ACTS = frozenset({"done", "edit", "delete", "put_off", "move"})
    is_entry = True

    def compose(self) -> ComposeResult:
        """One more action on top, those that are there below."""
        with VerticalScroll(can_focus=False):
            yield from action_fields(
                self.around.calendar, "two design exercises with Jun, on a whiteboard"
            )
        yield Rows([Column(width=1), Column(flex=1), Column(right=True)])

    def lines(self, view: ReflectionView) -> Iterable[Line]:
        """What there is to do."""
        if not view.actions:
            yield remark("Nothing is planned yet.")
            yield remark("One small action with a day is enough.")
        for action in view.actions:
            yield self._line(action)

    def _line(self, action: ActionView) -> Line:
        today = self.around.calendar.today
        is_open = action.state is StepState.OPEN
        is_due = is_open and action.due_on is not None and action.due_on <= today
        return Line(
            action.id,
            (
                Cell("○" if is_open else say.step_glyph(action.state), Tone.GOOD),
                Cell(action.text, Tone.PLAIN if is_open else Tone.SECOND),
                Cell(action_when(action, today), Tone.WAIT if is_due else Tone.SECOND),
            ),
        )


def action_when(action: ActionView, today: dt.date) -> str:
    """When an action is due, or what came of it."""
    if action.state is StepState.OPEN:
        return say.due_words(action.due_on, None, today) or "no day"
    if action.done_at is None:
        return action.state.value
    return f"{action.state.value} {say.day_words(action.done_at.astimezone().date(), today)}"
