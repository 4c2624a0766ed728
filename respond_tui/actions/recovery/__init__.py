"""A recovery in a person's hands: opened, walked step by step, closed."""

from typing import TYPE_CHECKING

from respond_tui.actions import entering

if TYPE_CHECKING:
    from respond_tui.actions.recovery import (
        feelings,
        opening,
        sealed,
        steps,
        whole,
    )
else:
    __getattr__ = entering(__name__)

__all__ = ["feelings", "opening", "sealed", "steps", "whole"]
