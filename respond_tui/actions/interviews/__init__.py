"""The log in a person's hands: applications, rounds, outcomes, the trash."""

from typing import TYPE_CHECKING

from respond_tui.actions import entering

if TYPE_CHECKING:
    from respond_tui.actions.interviews import (
        applications,
        outcomes,
        rounds,
        trash,
    )
else:
    __getattr__ = entering(__name__)

__all__ = ["applications", "outcomes", "rounds", "trash"]
