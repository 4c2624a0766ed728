"""The log in a person's hands: applications, rounds, outcomes, the trash."""

from respond_tui.actions.interviews.applications import add_application, edit_application
from respond_tui.actions.interviews.logged import Logged
from respond_tui.actions.interviews.outcomes import log_rejection, reopen, set_outcome
from respond_tui.actions.interviews.rounds import add_round, edit_round, schedule
from respond_tui.actions.interviews.trash import (
    Moved,
    delete_application,
    delete_round,
    restore,
)

__all__ = [
    "Logged",
    "Moved",
    "add_application",
    "add_round",
    "delete_application",
    "delete_round",
    "edit_application",
    "edit_round",
    "log_rejection",
    "reopen",
    "restore",
    "schedule",
    "set_outcome",
]
