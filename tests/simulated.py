"""Hunts made by dice, as far as patterns count them: with the same true rates, or one weakness."""

import random
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from respond_tui.guide.patterns import (
    Counted,
    EmployerTally,
    FastNoes,
    GapsSeen,
    GapTally,
    QuestionTally,
    SliceTally,
    Tally,
    key_of,
)
from respond_tui.guide.patterns.gaps import label
from respond_tui.guide.patterns.noes import FAST_DAYS
from respond_tui.guide.stages import Stage
from respond_tui.guide.terms import Field, GapKind, StageKind

VALUES: Mapping[Field, tuple[str, ...]] = {
    Field.SOURCE: ("job board", "referral", "recruiter", "outreach"),
    Field.ROLE_FAMILY: ("backend", "platform", "data"),
    Field.ARRANGEMENT: ("remote", "hybrid", "on-site"),
    Field.MARKET: ("home", "abroad"),
    Field.SENIORITY: ("mid", "senior"),
}

TAGS: Mapping[str, GapKind] = {
    "sharding": GapKind.TECHNICAL,
    "sql": GapKind.TECHNICAL,
    "testing": GapKind.TECHNICAL,
    "conflict": GapKind.BEHAVIOURAL,
    "feedback": GapKind.BEHAVIOURAL,
    "ownership": GapKind.BEHAVIOURAL,
    "brevity": GapKind.COMMUNICATION,
    "listening": GapKind.COMMUNICATION,
    "pace": GapKind.COMMUNICATION,
}

QUESTIONS = tuple(f"question {number}" for number in range(60))

APPLICATION = Stage(1, "application", 1, StageKind.APPLICATION)


@dataclass(frozen=True)
class Truth:
    """The true rates of a hunt; what is planted differs from the rest.

    ``invites`` and ``silence`` are shares of applications, ``passes`` a pass rate a round,
    ``gaps`` how often a reflection names a gap, by tag where that differs. ``coined`` more tags
    are made up for each reflection, and never come back.
    """

    invites: float
    silence: float
    passes: tuple[float, ...]
    gap: float = 0.15
    gaps: Mapping[str, float] = field(default_factory=dict)
    replies: Mapping[str, float] = field(default_factory=dict)
    shares: Mapping[str, float] = field(default_factory=dict)
    coined: int = 0


def hunt(dice: random.Random, truth: Truth, applications: int = 40) -> Counted:
    """One hunt: everyone walks from stage to stage until they fail one, and reflects on it."""
    rounds = [[0, 0] for _ in truth.passes]
    door = [0, 0]
    slices: dict[tuple[Field, str], Counter[str]] = defaultdict(Counter)
    noes = fast = 0
    named: Counter[str] = Counter()
    kinds: Counter[GapKind] = Counter()
    reflected = 0
    stumped: Counter[str] = Counter()
    marked: Counter[str] = Counter()
    employers: dict[int, Counter[str]] = defaultdict(Counter)
    for _ in range(applications):
        place = {each: _one(dice, each, truth) for each in Field}
        answer = _answer(dice, truth, place[Field.SOURCE])
        for each, value in place.items():
            slices[each, value][answer] += 1
        employer = employers[dice.randint(1, 400)]
        employer["sent"] += 1
        if answer == "silent":
            continue
        door[answer != "invited"] += 1
        failed = answer == "rejected"
        if failed:
            noes += 1
            fast += dice.randint(0, 20) <= FAST_DAYS
        else:
            failed = _walk(dice, truth.passes, rounds)
        if not failed:
            continue
        employer["noes"] += 1
        tags = [tag for tag in TAGS if dice.random() < truth.gaps.get(tag, truth.gap)]
        coined = [f"coined {len(named)}-{each}" for each in range(truth.coined)]
        if tags or coined:
            reflected += 1
            named.update([*tags, *coined])
            kinds.update({TAGS[tag] for tag in tags} | {_kind(dice) for _ in coined})
        for question in dice.sample(QUESTIONS, 3):
            marked[question] += 1
            stumped[question] += dice.random() < 0.3
    return Counted(
        stages=[
            Tally(APPLICATION, *door),
            *(
                Tally(Stage(number, f"round {number}", number), passed, rejected)
                for number, (passed, rejected) in enumerate(rounds, start=2)
            ),
        ],
        gaps=GapsSeen(
            (
                *(GapTally(key_of("tag", tag), tag, times) for tag, times in named.items()),
                *(GapTally(f"kind={kind}", label(kind), times) for kind, times in kinds.items()),
            ),
            reflected,
        ),
        questions=[
            QuestionTally(each, each, stumped[each], times) for each, times in marked.items()
        ],
        slices=[
            SliceTally(each, key_of(each, value), value, *(seen[a] for a in _ANSWERS))
            for (each, value), seen in slices.items()
        ],
        fast=FastNoes(fast, noes),
        employers=[
            EmployerTally(str(number), str(number), seen["noes"], seen["sent"])
            for number, seen in employers.items()
        ],
    )


_ANSWERS = ("invited", "rejected", "silent")


def _one(dice: random.Random, field: Field, truth: Truth) -> str:
    values = VALUES[field]
    return dice.choices(values, [truth.shares.get(value, 1.0) for value in values])[0]


def _kind(dice: random.Random) -> GapKind:
    return dice.choice(tuple(GapKind))


def _answer(dice: random.Random, truth: Truth, source: str) -> str:
    silence = 1 - truth.replies[source] if source in truth.replies else truth.silence
    if dice.random() < silence:
        return "silent"
    return "invited" if dice.random() < truth.invites else "rejected"


def _walk(dice: random.Random, passes: tuple[float, ...], rounds: list[list[int]]) -> bool:
    for rate, stage in zip(passes, rounds, strict=True):
        failed = dice.random() >= rate
        stage[failed] += 1
        if failed:
            return True
    return False
