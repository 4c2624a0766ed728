"""A recovery in a person's hands: opened, walked step by step, closed."""

from respond_tui.actions.recovery.opening import Opened, open_recovery
from respond_tui.actions.recovery.steps import (
    Stepped,
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
    "Opened",
    "Settled",
    "Stepped",
    "add_step",
    "close",
    "delete_step",
    "edit_step",
    "end_pause",
    "move_step",
    "open_recovery",
    "reopen",
    "skip",
    "tick",
    "untick",
]
