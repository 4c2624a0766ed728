"""A recovery in a person's hands: opened, walked step by step, closed."""

from respond_tui.actions.recovery.feelings import feel_now, let_feeling_be, rename_feeling
from respond_tui.actions.recovery.hand import Stepped
from respond_tui.actions.recovery.opening import Opened, open_recovery
from respond_tui.actions.recovery.sealed import AnswerOpened, open_answer
from respond_tui.actions.recovery.steps import (
    add_step,
    delete_step,
    edit_step,
    end_pause,
    move_step,
    skip,
    tick,
    untick,
)
from respond_tui.actions.recovery.whole import Settled, close, reopen

__all__ = [
    "AnswerOpened",
    "Opened",
    "Settled",
    "Stepped",
    "add_step",
    "close",
    "delete_step",
    "edit_step",
    "end_pause",
    "feel_now",
    "let_feeling_be",
    "move_step",
    "open_answer",
    "open_recovery",
    "rename_feeling",
    "reopen",
    "skip",
    "tick",
    "untick",
]
