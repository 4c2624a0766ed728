"""A lever with all that belongs to it: its actions, its weeks, and what came after it."""

from respond_tui.queries.levers.measured import Behind, Measure, behind_now, compared
from respond_tui.queries.levers.views import (
    LeverAction,
    LeverRows,
    LeverView,
    WeekView,
    action,
    gap_kinds,
    lever,
    lever_rows,
    suggested,
)

__all__ = [
    "Behind",
    "LeverAction",
    "LeverRows",
    "LeverView",
    "Measure",
    "WeekView",
    "action",
    "behind_now",
    "compared",
    "gap_kinds",
    "lever",
    "lever_rows",
    "suggested",
]
