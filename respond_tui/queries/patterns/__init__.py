"""What repeats: the stage table, and alerts of every kind, counted by SQL along indexes."""

from respond_tui.queries.commitments import CommitmentView, commitments
from respond_tui.queries.patterns.counted import counted
from respond_tui.queries.patterns.stages import decided_ids, stage_table, tallies
from respond_tui.queries.patterns.views import (
    AlertView,
    Answered,
    Overview,
    alerts,
    overview,
)

__all__ = [
    "AlertView",
    "Answered",
    "CommitmentView",
    "Overview",
    "alerts",
    "commitments",
    "counted",
    "decided_ids",
    "overview",
    "stage_table",
    "tallies",
]
