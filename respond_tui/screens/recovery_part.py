"""What acts on a step of a recovery: it is done, skipped, moved, written anew or thrown away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from respond_tui.guide.recovery import letter_about
from respond_tui.screens.base import flow
from respond_tui.screens.flows import steps
from respond_tui.screens.intents import IntentScreen
from respond_tui.widgets.rows import Rows

if TYPE_CHECKING:
    from respond_tui.guide.terms import LetterKind
    from respond_tui.queries.recovery import RecoveryView
    from respond_tui.queries.steps import StepView

ON_A_STEP = frozenset({"done", "put_off", "move", "edit", "delete"})
"""What can be done only where the cursor stands on a step."""


class RecoveryPart(IntentScreen):
    """A screen that shows the steps of one recovery."""

    _view: RecoveryView | None = None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What acts on a step is offered only while the cursor stands on one."""
        steps_list = self.query("#step-rows").first()
        if action in ON_A_STEP and self.focused is not steps_list:
            return False
        return super().check_action(action, parameters)

    def step_here(self) -> StepView | None:
        """The step under the cursor of the steps."""
        key = self.query_one("#step-rows", Rows).key
        if self._view is None:
            return None
        return next((step for step in self._view.steps if step.id == key), None)

    def chosen_letter(self) -> LetterKind | None:
        """What the step under the cursor is about."""
        is_there = self.focused is self.query_one("#step-rows", Rows)
        step = self.step_here() if is_there else None
        return letter_about(step.kind) if step is not None else None

    @flow
    async def open_step(self) -> None:
        """Do the step under the cursor, or show what was done."""
        step = self.step_here()
        if step is not None and self._view is not None:
            await steps.open_step(self, self._view.row, step)

    @flow
    async def action_done(self) -> None:
        """Tick the step, or open it again."""
        step = self.step_here()
        if step is not None and self._view is not None:
            await steps.toggle(self, self._view.row, step)

    @flow
    async def action_put_off(self) -> None:
        """Skip the step with a reason."""
        step = self.step_here()
        if step is not None:
            await steps.skip_step(self, step)

    @flow
    async def action_move(self) -> None:
        """Give the step another day or hour."""
        step = self.step_here()
        if step is not None:
            await steps.move_step(self, step)

    async def full_form(self) -> None:
        """Add a step of one's own."""
        if self._view is not None and not self._view.row.sealed:
            await steps.add_own(self, self._view.row)

    async def edit(self) -> None:
        """Change the words of a step and what was written to it."""
        step = self.step_here()
        if step is not None:
            await steps.edit_step(self, step)

    async def delete(self) -> None:
        """Take the step off the list."""
        step = self.step_here()
        if step is not None:
            await self.told(lambda: self.workspace.actions.delete_step(step.id))
