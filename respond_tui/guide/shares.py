"""What stands behind a share: what it counts, what it is of, and what is in neither number."""

from dataclasses import dataclass
from enum import StrEnum


class Counts(StrEnum):
    """What an application counts as in a share; only the first two are in it.

    ``PART`` is what the share counts and ``REST`` the others that it is of. ``EARLIER`` was
    decided before the window.
    """

    PART = "part"
    REST = "rest"
    SILENT = "silent"
    PENDING = "pending"
    TOO_EARLY = "too_early"
    LEFT_OUT = "left_out"
    EARLIER = "earlier"


@dataclass(frozen=True, slots=True)
class Lot:
    """So many applications that count alike; ``aside`` in the share that one is compared with."""

    counts: Counts
    aside: bool
    times: int
