"""A lever: chosen with its numbers frozen, worked on, and judged."""

from respond_tui.actions.levers.choosing import (
    CommitmentMade,
    choose_lever,
    delete_commitment,
    edit_commitment,
)
from respond_tui.actions.levers.doing import (
    add_lever_action,
    delete_lever_action,
    edit_lever_action,
    mark_week,
    move_lever_action,
    skip_lever_action,
    tick_lever_action,
    untick_lever_action,
)
from respond_tui.actions.levers.hand import CommitmentKept
from respond_tui.actions.levers.judging import end_commitment, extend_commitment

__all__ = [
    "CommitmentKept",
    "CommitmentMade",
    "add_lever_action",
    "choose_lever",
    "delete_commitment",
    "delete_lever_action",
    "edit_commitment",
    "edit_lever_action",
    "end_commitment",
    "extend_commitment",
    "mark_week",
    "move_lever_action",
    "skip_lever_action",
    "tick_lever_action",
    "untick_lever_action",
]
