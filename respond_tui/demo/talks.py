"""What is said in the rounds of a made-up hunt, and what is taken away from them."""

import datetime as dt
from collections.abc import Mapping
from random import Random

from respond_tui.demo import learned, names
from respond_tui.demo.asked import (
    ASSESSMENT,
    BEHAVIOURAL,
    DESIGN,
    FINAL,
    MANAGER,
    PANEL,
    QUESTIONS,
    SCREEN,
    TAKE_HOME,
    TECHNICAL,
)
from respond_tui.demo.cases import Turn
from respond_tui.demo.decks import Deck, decks
from respond_tui.demo.learned import Taken
from respond_tui.guide.terms import RoundOutcome

_MINUTES: Mapping[str, tuple[int, ...]] = {
    SCREEN: (20, 25, 30, 30),
    ASSESSMENT: (60, 90),
    TECHNICAL: (60, 75, 90),
    TAKE_HOME: (120, 180, 240),
    DESIGN: (60, 60, 75),
    BEHAVIOURAL: (45, 60),
    MANAGER: (45, 60),
    PANEL: (120, 150, 180),
    FINAL: (30, 45),
}
_AT_HOME = frozenset({ASSESSMENT, TAKE_HOME})
_FORMATS: Mapping[str, tuple[str, ...]] = {
    SCREEN: ("phone", "phone", "video"),
    ASSESSMENT: ("at home",),
    TAKE_HOME: ("at home",),
    PANEL: ("on site",),
}
_USUAL_FORMATS = ("video", "video", "on site")
_FACES = {TECHNICAL: 2, DESIGN: 2, PANEL: 3}
"""How many people are in the room, where it is not one."""

_ONE_QUESTION = _AT_HOME | {SCREEN}
_TIMES = tuple(dt.time(hour, minute) for hour in range(9, 16) for minute in (0, 30))

_SURE_OF_DESIGN = tuple(range(55, 80, 5))
_AS_SURE_AS_ONE_IS = tuple(range(40, 75, 5))
"""The chance that the person gives themselves, which is never lower than before system design."""

_NOTED = 0.15


class Talks:
    """Deals what fills a round; one that waits or fell out has nothing to be learned from."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._people = Deck(names.PEOPLE, chance)
        self._times = Deck(_TIMES, chance)
        self._notes = Deck(learned.ROUND_NOTES, chance)
        self._questions = decks(QUESTIONS, chance)
        self._after_a_no = decks(learned.AFTER_A_NO, chance)
        self._after_a_pass = decks(learned.AFTER_A_PASS, chance)

    def taken(self, stage: str) -> Taken:
        """What a no at a stage leaves behind."""
        return self._after_a_no[stage].deal()

    def turn(self, stage: str, ago: int, outcome: RoundOutcome, taken: Taken | None = None) -> Turn:
        """A round at one of the stages that have questions, so many days ago."""
        at_home = stage in _AT_HOME
        count = 1 if stage in _ONE_QUESTION else self._chance.randint(2, 3)
        was_held = outcome is not RoundOutcome.CANCELLED
        is_noted = was_held and not at_home and self._chance.random() < _NOTED
        return Turn(
            stage,
            ago,
            outcome,
            time=None if at_home else self._times.deal(),
            minutes=self._chance.choice(_MINUTES[stage]),
            people=None if at_home else ", ".join(self._people.hand(_FACES.get(stage, 1))),
            format=self._chance.choice(_FORMATS.get(stage, _USUAL_FORMATS)),
            predicted=self._predicted(stage),
            questions=self._questions[stage].hand(count) if was_held else (),
            gaps=taken.gaps if taken else (),
            lesson=taken.lesson if taken else self._after(stage, outcome),
            notes=self._notes.deal() if is_noted else "",
        )

    def _after(self, stage: str, outcome: RoundOutcome) -> str:
        return self._after_a_pass[stage].deal() if outcome is RoundOutcome.PASSED else ""

    def _predicted(self, stage: str) -> int | None:
        if stage == SCREEN and self._chance.random() < 0.5:
            return None
        return self._chance.choice(_SURE_OF_DESIGN if stage == DESIGN else _AS_SURE_AS_ONE_IS)
