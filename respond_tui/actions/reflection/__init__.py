"""A reflection in a person's hands: written page by page, finished."""

from typing import TYPE_CHECKING

from respond_tui.actions import entering

if TYPE_CHECKING:
    from respond_tui.actions.reflection import (
        gaps,
        next_steps,
        pages,
    )
else:
    __getattr__ = entering(__name__)

__all__ = ["gaps", "next_steps", "pages"]
