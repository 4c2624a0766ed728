"""What a search returns: what the person wants of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from respond_tui.queries.search import Hit

FORM = "search"
"""Under which the line is kept for next time."""


class Wish(StrEnum):
    """What the person wants of a search."""

    OPEN = "open"
    IN_LOG = "in_log"
    SAVE = "save"
    TAKE_AWAY = "take_away"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the search returns: the wish, the line, and the hit or the saved name it is about."""

    wish: Wish
    line: str
    hit: Hit | None = None
    name: str = ""
