"""What came of a lever, in plain sentences; no percentage without the number it is of."""

from respond_tui.guide.commitments.judging import MOST_FURTHER, Comparison, Verdict
from respond_tui.guide.pattern_words.plain import DID, number, percent, plural, stage_title
from respond_tui.guide.patterns import COMPARABLE
from respond_tui.guide.statistics import Difference, Proportion
from respond_tui.guide.terms import AlertKind

VERDICTS = {
    Verdict.BETTER: "better",
    Verdict.WORSE: "worse",
    Verdict.OPEN: "can't tell yet",
}

_THINGS = {
    AlertKind.STAGE: "decided round",
    AlertKind.GAP: "reflection",
    AlertKind.QUESTION: "time that it is asked",
    AlertKind.SPEED: "no with dates",
}
"""What each share is of, where that is not “decided application”."""

_BY_ITSELF = "Part of a way back comes by itself: one looks where it went badly."
_BEYOND = (
    "Part of a way back comes by itself, for one looks where it went badly; this is more than that."
)

_SEVERAL = {"time that it is asked": "times that it is asked", "no with dates": "noes with dates"}


def counted(share: Proportion, kind: AlertKind) -> str:
    """A share as its kind of pattern counts: “2 of 5 passed (40 %)”."""
    if share.rate is None:
        return "nothing is decided"
    return f"{share.part:,} of {share.of:,} {DID[kind]} ({percent(share.rate)})"


def compared(comparison: Comparison) -> str:
    """What came of a commitment, then and since, and what the difference can be."""
    then, now, kind = comparison.then, comparison.now, comparison.kind
    if now.rate is None:
        nothing = "Nothing that started after it is decided yet, so there is nothing to compare."
        return f"{nothing}{_too_early(kind)}{_undated(comparison)}"
    since = f"Since then {counted(now, kind)}"
    found = comparison.difference
    if then.rate is None or found is None:
        return f"{since}; before, nothing was decided.{_too_early(kind)}{_undated(comparison)}"
    before = f"before, it was {then.part:,} of {then.of:,} ({percent(then.rate)})"
    left_out = f"{_too_early(kind)}{_undated(comparison)}"
    return f"{since}; {before}. {_distance(found)} {judged(comparison)}{left_out}"


def judged(comparison: Comparison) -> str:
    """What the numbers say, and if it is too early, how many more would tell."""
    match comparison.verdict:
        case None:
            return f"{_BY_ITSELF} Whether it is more than that is said when its days are over."
        case Verdict.BETTER:
            return f"That is better, by more than chance would easily do. {_BEYOND}"
        case Verdict.WORSE:
            return "That is worse, by more than chance would easily do."
    return f"{_open(comparison)} {_BY_ITSELF}"


def _open(comparison: Comparison) -> str:
    if not comparison.can_tell:
        return "Can't tell: there is no rest to hold it against."
    if comparison.now.of < COMPARABLE or not comparison.then.of:
        return "Can't tell yet: too few to say how many more would."
    more = comparison.further
    if more is None:
        several = _thing(comparison, MOST_FURTHER)
        return (
            f"Can't tell: even {MOST_FURTHER} more {several}, going much as those since, would "
            "leave it open. It lies too near to what was."
        )
    return (
        f"Can't tell yet: {number(more)} more {_thing(comparison, more)} would, going much as "
        "those since."
    )


def _distance(found: Difference) -> str:
    by, way = round(abs(100 * found.by)), "fewer" if found.by < 0 else "more"
    span = f"plausibly from {_points(found.low)} to {_points(found.high)}"
    return f"That is {by} {plural(by, 'point')} {way}, {span}."


def _points(share: float) -> str:
    whole = round(100 * share)
    return f"{abs(whole)} {'fewer' if whole < 0 else 'more'}"


def _thing(comparison: Comparison, count: int) -> str:
    one = "decided application"
    if comparison.kind is not AlertKind.STAGE or comparison.elsewhere is not None:
        one = _THINGS.get(comparison.kind, one)
    return plural(count, one, _SEVERAL.get(one, f"{one}s"))


def _too_early(kind: AlertKind) -> str:
    if kind not in (AlertKind.SILENCE, AlertKind.SLICE):
        return ""
    return " What was sent within the silence limit is too early to count."


def _undated(comparison: Comparison) -> str:
    count = comparison.undated
    if not count:
        return ""
    one = count == 1
    who = "One is" if one else f"{stage_title(number(count))} are"
    return f" {who} left out: nobody knows when {'it' if one else 'they'} started."
