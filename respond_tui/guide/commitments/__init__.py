"""A lever chosen: what to choose, for how long, toward which target, and what came of it.

GUIDE.md, steps 5 and 7: choose one lever, then judge it by what came after, not by a feeling.
"""

from respond_tui.guide.commitments.baseline import Baseline
from respond_tui.guide.commitments.days import (
    CommitmentState,
    Progress,
    asks,
    by_week,
    extended,
    last_day,
    progress,
    state,
    weeks,
)
from respond_tui.guide.commitments.judging import (
    MOST_FURTHER,
    Comparison,
    Verdict,
    more_is_better,
)
from respond_tui.guide.commitments.suggestions import (
    Grounds,
    Suggestion,
    is_technical,
    suggestions,
)
from respond_tui.guide.commitments.target import Target, read_target

__all__ = [
    "MOST_FURTHER",
    "Baseline",
    "CommitmentState",
    "Comparison",
    "Grounds",
    "Progress",
    "Suggestion",
    "Target",
    "Verdict",
    "asks",
    "by_week",
    "extended",
    "is_technical",
    "last_day",
    "more_is_better",
    "progress",
    "read_target",
    "state",
    "suggestions",
    "weeks",
]
