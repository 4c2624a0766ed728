"""The way back from the log to where an application was opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WayBack:
    """What it is called where one came from, its screen, and what stood open on it."""

    name: str
    mode: str
    open: Callable[[], object] | None = None
