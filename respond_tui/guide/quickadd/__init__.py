"""Quick-add: one line, a company and then anything in any order (DESIGN.md §4).

``read`` takes a line apart, for the preview while it is typed and for what is logged
when it is done. How each word is read: MODEL.md, "Quick-add, read closely".
"""

from respond_tui.guide.quickadd.completion import (
    OpenWord,
    Wanted,
    line_offers,
    open_words,
    source_words,
    stage_words,
)
from respond_tui.guide.quickadd.known import Known
from respond_tui.guide.quickadd.reading import LONGEST, read
from respond_tui.guide.quickadd.said import Line, Outcome, Part, PartKind, Reading
from respond_tui.guide.quickadd.words import BOARD_NAMES

__all__ = [
    "BOARD_NAMES",
    "LONGEST",
    "Known",
    "Line",
    "OpenWord",
    "Outcome",
    "Part",
    "PartKind",
    "Reading",
    "Wanted",
    "line_offers",
    "open_words",
    "read",
    "source_words",
    "stage_words",
]
