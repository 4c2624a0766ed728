"""A lever chosen: what to choose, for how long, toward which target, and what came of it.

GUIDE.md, steps 5 and 7: choose one lever, then judge it by what came after, not by a feeling.
"""

from respond_tui.guide.commitments.baseline import Baseline
from respond_tui.guide.commitments.chosen import Chosen
from respond_tui.guide.commitments.days import (
    CommitmentState,
    by_week,
    due_day,
    extended,
    state,
)
from respond_tui.guide.commitments.judging import (
    MOST_FURTHER,
    Comparison,
    Next,
    Verdict,
    more_is_better,
)
from respond_tui.guide.commitments.suggestions import (
    Grounds,
    Running,
    Suggestion,
    is_technical,
    suggestions,
)
from respond_tui.guide.commitments.target import Target, read_target
from respond_tui.guide.commitments.words import VERDICTS, compared, counted, judged
from respond_tui.guide.lever_days import Progress, asks, last_counted, progress, weeks

__all__ = [
    "MOST_FURTHER",
    "VERDICTS",
    "Baseline",
    "Chosen",
    "CommitmentState",
    "Comparison",
    "Grounds",
    "Next",
    "Progress",
    "Running",
    "Suggestion",
    "Target",
    "Verdict",
    "asks",
    "by_week",
    "compared",
    "counted",
    "due_day",
    "extended",
    "is_technical",
    "judged",
    "last_counted",
    "more_is_better",
    "progress",
    "read_target",
    "state",
    "suggestions",
    "weeks",
]
