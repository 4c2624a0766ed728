"""What a person chose to do about a pattern."""

import datetime as dt
from dataclasses import dataclass

from respond_tui.guide.terms import Lever


@dataclass(frozen=True, slots=True)
class Chosen:
    """A lever as a form gives it: what to do, for how many days, toward which target.

    ``why`` is needed beside another that runs; ``first`` is a first action, due on ``due_on``.
    """

    lever: Lever
    what: str
    days: int
    target: str
    why: str = ""
    first: str = ""
    due_on: dt.date | None = None
