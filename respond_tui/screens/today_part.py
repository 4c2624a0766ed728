"""What acts on a line of Today: it is ticked, put off or moved right here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from respond_tui.guide.recovery import letter_about
from respond_tui.guide.today import TodayItem, TodayKind
from respond_tui.screens.base import flow
from respond_tui.screens.intents import IntentScreen
from respond_tui.widgets.rows import Rows

if TYPE_CHECKING:
    from respond_tui.guide.terms import LetterKind
    from respond_tui.queries.commitments import CommitmentView
    from respond_tui.queries.recovery import RecoveryRow
    from respond_tui.queries.steps import StepView
    from respond_tui.screens.flows.next_steps import Does, NextStep


class TodayPart(IntentScreen):
    """A screen whose lines are what is due."""

    @flow
    async def action_done(self) -> None:
        """Tick the step or action under the cursor right here; let a letter rest."""
        from respond_tui.screens.flows import letters, next_steps, steps
        from respond_tui.screens.flows.levers import ask_week

        if (lever := self.asked_lever()) is not None:
            await ask_week(self, lever)
        elif (letter_id := self.letter_here()) is not None:
            await letters.let_rest(self, letter_id)
        elif (action := self._action()) is not None:
            await next_steps.toggle(self, action, self._does())
        elif (found := self.step_here()) is not None:
            await steps.toggle(self, *found)

    @flow
    async def action_put_off(self) -> None:
        """Skip the step or action under the cursor with a reason; wait on for a letter."""
        from respond_tui.screens.flows import feelings, letters, next_steps, steps

        if (letter_id := self.letter_here()) is not None:
            await letters.keep_waiting(self, letter_id)
        elif (action := self._action()) is not None:
            await next_steps.leave_out(self, action, self._does())
        elif (found := self.step_here()) is not None:
            if self.asks_again:
                await feelings.let_be(self, found[1].id)
            else:
                await steps.skip_step(self, found[1])

    @flow
    async def action_move(self) -> None:
        """Give the step or action under the cursor another day."""
        from respond_tui.screens.flows import next_steps, steps

        if (action := self._action()) is not None:
            await next_steps.move(self, action, self._does())
        elif not self.asks_again and (found := self.step_here()) is not None:
            await steps.move_step(self, found[1])

    @property
    def asks_again(self) -> bool:
        """Whether the line under the cursor asks how strong a feeling is now."""
        key = self.focused.key if isinstance(self.focused, Rows) else None
        return isinstance(key, TodayItem) and key.kind is TodayKind.FEELING

    def chosen_letter(self) -> LetterKind | None:
        """What the step under the cursor is about."""
        key = self.focused.key if isinstance(self.focused, Rows) else None
        kind = key.step_kind if isinstance(key, TodayItem) else None
        return letter_about(kind) if kind is not None else None

    def letter_here(self) -> int | None:
        """The letter that the line under the cursor is about."""
        key = self.focused.key if isinstance(self.focused, Rows) else None
        return key.letter_id if isinstance(key, TodayItem) else None

    def _action(self) -> NextStep | None:
        """The next step under the cursor, of a reflection or of a lever."""
        key = self.focused.key if isinstance(self.focused, Rows) else None
        if not isinstance(key, TodayItem) or key.action_id is None:
            return None
        if key.commitment_id is not None:
            return self.workspace.queries.lever_action(key.action_id)
        view = self.workspace.queries.reflection(key.recovery_id or 0)
        actions = view.actions if view is not None else ()
        return next((each for each in actions if each.id == key.action_id), None)

    def _does(self) -> Does:
        """What changes the next step under the cursor."""
        from respond_tui.screens.flows.next_steps import of_lever, of_reflection

        key = self.focused.key if isinstance(self.focused, Rows) else None
        is_levers = isinstance(key, TodayItem) and key.commitment_id is not None
        return of_lever(self) if is_levers else of_reflection(self)

    def asked_lever(self) -> CommitmentView | None:
        """The lever whose week the line under the cursor asks about."""
        key = self.focused.key if isinstance(self.focused, Rows) else None
        if not isinstance(key, TodayItem) or key.kind is not TodayKind.WEEK:
            return None
        view = self.workspace.queries.lever(key.commitment_id or 0)
        return view.chosen if view is not None else None

    def step_here(self) -> tuple[RecoveryRow, StepView] | None:
        """The step under the cursor with its recovery; says so where there is none."""
        key = self.focused.key if isinstance(self.focused, Rows) else None
        if not isinstance(key, TodayItem) or key.step_id is None or key.recovery_id is None:
            self.say("Only a step can be ticked, skipped or moved. Put the cursor on one.")
            return None
        view = self.workspace.queries.recovery(key.recovery_id)
        steps = view.steps if view is not None else ()
        step = next((each for each in steps if each.id == key.step_id), None)
        return (view.row, step) if view is not None and step is not None else None
