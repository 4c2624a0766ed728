"""The figures that a person can change, with what they are when nobody has."""

from dataclasses import dataclass

from respond_tui.guide.floors import COMPARABLE, REPEATS, USUAL_SILENCE_DAYS, Floors
from respond_tui.guide.statistics import USUAL_LEVEL
from respond_tui.guide.terms import AlertKind, DateOrder


@dataclass(frozen=True, slots=True)
class Rules:
    """Figures in force: hours of pause, days of silence, days that alerts look back.

    Sources: GUIDE.md step 1 (pause 24–48 h), MODEL.md (silence 21 days, window 180, three noes,
    five decided). With the ``shield`` a no that is logged is put away until the person opens it;
    alerts of the ``quiet_kinds`` do not speak. ``confidence`` is how sure every interval is, in
    percent, and with it what rests on one; how strong an alert is has its own budget
    (``patterns.comparing``) and does not hang on it.
    """

    pause_hours: int = 24
    silence_days: int = USUAL_SILENCE_DAYS
    window_days: int = 180
    date_order: DateOrder = DateOrder.DMY
    shield: bool = False
    fewest_noes: int = REPEATS
    fewest_decided: int = COMPARABLE
    confidence: int = USUAL_LEVEL
    quiet_kinds: frozenset[AlertKind] = frozenset()

    @property
    def floors(self) -> Floors:
        """What patterns ask for before they say anything."""
        return Floors(noes=self.fewest_noes, decided=self.fewest_decided)
