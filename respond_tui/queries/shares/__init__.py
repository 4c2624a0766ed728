"""Every share that is told of in words opens: into what it counts, what it is of, and the rest.

Each share is one question (``sources``) that gives ``application_id``, ``stage_id``,
``standing``, ``day``, ``note``, what it ``counts`` as, and whether that is ``aside``, in the share
that it is compared with.
"""

from respond_tui.queries.shares.asked import (
    AlertShare,
    AnyShare,
    LetterShare,
    LetterSort,
    PartShare,
    TriedShare,
)
from respond_tui.queries.shares.reading import lots, rows_behind_share

__all__ = [
    "AlertShare",
    "AnyShare",
    "LetterShare",
    "LetterSort",
    "PartShare",
    "TriedShare",
    "lots",
    "rows_behind_share",
]
