"""The numbers of the day on which a lever was chosen, and the applications behind them."""

import datetime as dt
import json
from dataclasses import dataclass

from respond_tui.guide.statistics import Proportion
from respond_tui.guide.terms import Strength


@dataclass(frozen=True, slots=True)
class Baseline:
    """The numbers of the day a lever was chosen, and the applications behind them.

    ``passed_ids`` are those that went well, whatever that is for the kind of pattern, and
    ``rejected_ids`` those that did not. ``is_whole`` when ``here`` counts all applications
    because the lever leads away from the slice that the pattern is about.
    """

    as_of: dt.date
    window_days: int
    here: Proportion
    elsewhere: Proportion | None
    strength: Strength
    p: float | None
    q: float | None
    passed_ids: tuple[int, ...]
    rejected_ids: tuple[int, ...]
    is_whole: bool = False

    def to_json(self) -> str:
        """The baseline as it is kept."""
        return json.dumps(
            {
                "as_of": self.as_of.isoformat(),
                "window_days": self.window_days,
                "here": [self.here.part, self.here.of],
                "elsewhere": self.elsewhere and [self.elsewhere.part, self.elsewhere.of],
                "strength": self.strength.value,
                "p": self.p,
                "q": self.q,
                "passed_ids": self.passed_ids,
                "rejected_ids": self.rejected_ids,
                "is_whole": self.is_whole,
            }
        )

    @classmethod
    def from_json(cls, text: str) -> "Baseline | None":
        """The baseline that was kept; ``None`` where the text is none (an edited import)."""
        try:
            kept = json.loads(text)
            return cls(
                as_of=dt.date.fromisoformat(kept["as_of"]),
                window_days=int(kept["window_days"]),
                here=Proportion(*map(int, kept["here"])),
                elsewhere=kept["elsewhere"] and Proportion(*map(int, kept["elsewhere"])),
                strength=Strength(kept["strength"]),
                p=None if kept["p"] is None else float(kept["p"]),
                q=None if kept["q"] is None else float(kept["q"]),
                passed_ids=tuple(map(int, kept["passed_ids"])),
                rejected_ids=tuple(map(int, kept["rejected_ids"])),
                is_whole=bool(kept.get("is_whole", False)),
            )
        except (ArithmeticError, AttributeError, KeyError, RecursionError, TypeError, ValueError):
            return None
