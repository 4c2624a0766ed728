"""A reflection in a person's hands: written page by page, finished."""

from respond_tui.actions.reflection.gaps import (
    add_gap,
    delete_gap,
    drop_guess,
    edit_gap,
    set_priority,
)
from respond_tui.actions.reflection.hand import Written
from respond_tui.actions.reflection.next_steps import (
    add_action,
    delete_action,
    edit_action,
    move_action,
    skip_action,
    tick_action,
    untick_action,
)
from respond_tui.actions.reflection.pages import (
    finish_reflection,
    write_decision,
    write_evaluation,
    write_notice,
    write_record,
)

__all__ = [
    "Written",
    "add_action",
    "add_gap",
    "delete_action",
    "delete_gap",
    "drop_guess",
    "edit_action",
    "edit_gap",
    "finish_reflection",
    "move_action",
    "set_priority",
    "skip_action",
    "tick_action",
    "untick_action",
    "write_decision",
    "write_evaluation",
    "write_notice",
    "write_record",
]
