"""What came of a lever, in plain sentences; no percentage without the number it is of."""

from respond_tui.guide.commitments.judging import (
    MOST_FURTHER,
    Comparison,
    Verdict,
    more_is_better,
)
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

_EXACT = 10

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
    """What comes back by itself, whether this is more, and if it is too early, how many would tell.

    Better and worse are only said of what lies beyond both numbers: then, and by itself.
    """
    return f"{_by_itself(comparison)}{_said(comparison)}"


def _by_itself(comparison: Comparison) -> str:
    expected = comparison.by_itself
    if not comparison.is_drawn or expected is None or expected.rate is None:
        return ""
    before = comparison.then.rate or 0.0
    went = "bad" if (expected.rate >= before) is more_is_better(comparison.kind) else "good"
    to = f"about {expected.part:,} of {expected.of:,} ({percent(expected.rate)})"
    return f"A {went} stretch turns in part by itself: to {to}. "


def _said(comparison: Comparison) -> str:
    verdict = comparison.verdict
    if verdict is None and comparison.by_itself is not None:
        return "Better or worse is said when its days are over, or when you end it."
    if verdict is None or verdict is Verdict.OPEN:
        return _open(comparison)
    word, where = VERDICTS[verdict], "That is"
    if comparison.is_drawn:
        is_above = (verdict is Verdict.BETTER) is more_is_better(comparison.kind)
        where = f"What came since lies {'above' if is_above else 'below'} both:"
    return f"{where} {word}, by more than chance would easily do."


def _open(comparison: Comparison) -> str:
    if comparison.by_itself is None:
        return (
            "Can't tell: there is no rest to hold it against, "
            "and a bad stretch turns in part by itself."
        )
    missing = COMPARABLE - comparison.now.of
    if missing > 0:
        things = _thing(comparison, missing)
        return f"Can't tell yet: that takes at least {number(missing)} more {things}."
    more = comparison.further
    if more is None:
        several = _thing(comparison, MOST_FURTHER)
        return (
            f"Can't tell: even {MOST_FURTHER} more {several}, going much as those since, would "
            f"leave it open. It lies too near to {_neighbour(comparison)}."
        )
    return (
        f"Can't tell yet: about {_about(more)} more {_thing(comparison, more)} would, going much "
        "as those since."
    )


def _neighbour(comparison: Comparison) -> str:
    """Which of the two numbers what came since cannot be told from."""
    found = comparison.difference
    is_apart = found is not None and not found.low <= 0 <= found.high
    return "what comes by itself" if is_apart else "what was"


def _about(count: int) -> str:
    """A count that is only supposed: in words up to ten, then up to the next five."""
    return number(count) if count <= _EXACT else number(-(-count // 5) * 5)


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
