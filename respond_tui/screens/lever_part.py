"""What acts on a lever in Patterns, and on its actions among what stands behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from respond_tui.guide.commitments import CommitmentState
from respond_tui.screens.base import flow
from respond_tui.screens.flows import levers, next_steps
from respond_tui.screens.intents import IntentScreen
from respond_tui.widgets.rows import Rows

if TYPE_CHECKING:
    from respond_tui.queries.levers import LeverAction, LeverView
    from respond_tui.queries.patterns import AlertView


class LeverPart(IntentScreen):
    """A screen that explains levers; what else it shows goes on to the screens above."""

    def shown_lever(self) -> int | None:
        """The lever that is explained."""
        raise NotImplementedError

    def shown_alert(self) -> AlertView | None:
        """The alert that is explained."""
        raise NotImplementedError

    @flow
    async def action_lever(self) -> None:
        """Choose a lever for the alert, open the one that runs, or judge the one that is due."""
        alert = self.shown_alert()
        view = self._lever()
        if view is None and alert is not None and alert.commitment is not None:
            view = self.workspace.queries.lever(alert.commitment.id)
        if view is not None and view.chosen.state is CommitmentState.RUNNING:
            await levers.open_lever(self, view)
        elif view is not None:
            await levers.judge_lever(self, view)
        elif alert is not None:
            await levers.choose_lever(self, alert)
        else:
            self.say("A lever belongs to an alert. Put the cursor on one.")

    @flow
    async def action_put_off(self) -> None:
        """Leave an action of a lever out; put an alert off or dismiss it, or wake it again."""
        action, view = self._action(), self.shown_alert()
        if action is not None:
            await next_steps.leave_out(self, action, next_steps.of_lever(self))
        elif view is None:
            self.say("Put the cursor on an alert to put it off.")
        elif view.answered is not None and view.quiet:
            await self.told(
                lambda: self.workspace.actions.wake_alert(view.alert.kind, view.alert.key)
            )
        else:
            await levers.answer_alert(self, view)

    @flow
    async def action_done(self) -> None:
        """Tick an action of a lever, or say how the week went."""
        action, view = self._action(), self._lever()
        if action is not None:
            await next_steps.toggle(self, action, next_steps.of_lever(self))
        elif view is not None and view.chosen.state is CommitmentState.RUNNING:
            await levers.ask_week(self, view.chosen)
        else:
            self.say("Only an action of a lever can be ticked. Enter on a lever shows its actions.")

    @flow
    async def action_move(self) -> None:
        """Give an action of a lever another day."""
        action = self._action()
        if action is not None:
            await next_steps.move(self, action, next_steps.of_lever(self))
        else:
            self.say("Only an action of a lever can be moved. Enter on a lever shows its actions.")

    async def edit(self) -> None:
        """Change an action, a lever, or whatever else is under the cursor."""
        action, view = self._action(), self._lever()
        if action is not None:
            await next_steps.edit(self, action, next_steps.of_lever(self))
        elif view is not None and self.chosen_application() is None:
            await levers.edit_lever(self, view.chosen)
        else:
            await super().edit()

    async def delete(self) -> None:
        """Move an action, a lever, or whatever else is under the cursor to the trash."""
        action, view, do = self._action(), self._lever(), self.workspace.actions
        if action is not None:
            await self.told(lambda: do.delete_lever_action(action.id))
        elif view is not None and self.chosen_application() is None:
            await self.told(lambda: do.delete_commitment(view.chosen.id))
        else:
            await super().delete()

    async def full_form(self) -> None:
        """On a lever that has not ended, add an action to it."""
        view = self._lever()
        if view is not None and view.chosen.state is not CommitmentState.ENDED:
            await levers.add_action(self, view.chosen)
        else:
            await super().full_form()

    def _lever(self) -> LeverView | None:
        id_ = self.shown_lever()
        return self.workspace.queries.lever(id_) if id_ is not None else None

    def _action(self) -> LeverAction | None:
        """The action under the cursor, if it is still there."""
        key = self.focused.key if isinstance(self.focused, Rows) else None
        match key:
            case ("lever-action", int(id_)):
                return self.workspace.queries.lever_action(id_)
        return None
