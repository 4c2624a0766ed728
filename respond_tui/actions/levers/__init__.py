"""A lever: chosen with its numbers frozen, worked on, and judged."""

from typing import TYPE_CHECKING

from respond_tui.actions import entering

if TYPE_CHECKING:
    from respond_tui.actions.levers import (
        choosing,
        doing,
        judging,
    )
else:
    __getattr__ = entering(__name__)

__all__ = ["choosing", "doing", "judging"]
