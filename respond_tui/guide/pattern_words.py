"""An alert in plain sentences: what repeats, what that rests on, what would change it.

No percentage without the number it is of, and no chance without saying so.
"""

from respond_tui.guide.commitments import Comparison
from respond_tui.guide.patterns import COMPARABLE, LOOK_AHEAD, REPEATS, Alert, Outlook, Turn
from respond_tui.guide.statistics import Proportion
from respond_tui.guide.terms import StageKind, Strength

_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
)  # fmt: skip

_IN_WORDS = {
    Strength.WATCH: "it could be chance",
    Strength.LIKELY: "chance alone is unlikely",
    Strength.STRONG: "chance alone is very unlikely",
}


def number(count: int) -> str:
    """A small number as a word, a larger one in figures."""
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"


def percent(rate: float) -> str:
    """A fraction as a whole percentage."""
    return f"{100 * rate:.0f} %"


def stage_title(name: str) -> str:
    """A stage's name as a sentence begins with it."""
    return name[:1].upper() + name[1:]


def headline(alert: Alert) -> str:
    """What repeats, in one line."""
    what = f"{alert.rejected:,} of {alert.decided:,} ended in a no"
    return f"{stage_title(alert.stage.name)}: {what}"


def basis(alert: Alert) -> str:
    """What an alert rests on: the pass rate with its interval, and the comparison."""
    return f"{pass_rate(alert.here)}. {_comparison(alert)}"


def pass_rate(passes: Proportion) -> str:
    """A pass rate with its interval and what it is of: “Pass rate 20 % of 5, …”."""
    if passes.rate is None or passes.interval is None:
        return "Nothing is decided yet"
    low, high = passes.interval
    span = f"between {100 * low:.0f} and {percent(high)}"
    return f"Pass rate {percent(passes.rate)} of {passes.of:,} decided, plausibly {span}"


def what_would_change(alert: Alert, outlook: Outlook, window_days: int) -> str:
    """What would weaken an alert and what would strengthen it, in one or two sentences."""
    lapses = (
        f"It lifts when fewer than {number(REPEATS)} of the noes "
        f"lie within the last {window_days} days."
    )
    parts = [
        _turned(outlook.lower, "passes") if outlook.lower else "",
        _levelled(outlook) if alert.strength is Strength.WATCH else "",
        _turned(outlook.higher, "more noes") if outlook.higher else "",
    ]
    said = " ".join(part for part in parts if part)
    if not said and alert.elsewhere is not None and alert.strength is not Strength.WATCH:
        return f"No run of {number(LOOK_AHEAD)} rounds alike, passed or not, would change this."
    return f"{said} {lapses}".strip() if alert.strength is Strength.WATCH else said


def undated(alert: Alert) -> str:
    """How many of the decisions have no date and are counted all the same; empty at none."""
    if not alert.undated:
        return ""
    if alert.undated == 1:
        return "One of them has no date and is counted as recent."
    return f"{stage_title(number(alert.undated))} of them have no date and are counted as recent."


def compared(comparison: Comparison) -> str:
    """What came of a commitment, then and since, in one or two sentences."""
    then, now = comparison.then, comparison.now
    if now.rate is None:
        return "Nothing has been decided here since, so there is nothing to compare yet."
    since = f"Since then {now.part:,} of {now.of:,} passed ({percent(now.rate)})"
    if then.rate is None:
        return f"{since}; before, nothing was decided."
    words = f"{since}; before, it was {then.part:,} of {then.of:,} ({percent(then.rate)})."
    found = comparison.difference
    if found is None or found.low <= 0 <= found.high:
        return f"{words} So few rounds leave room for either direction."
    better = "better" if found.by > 0 else "worse"
    return f"{words} That is {better} by more than chance would easily do."


def _comparison(alert: Alert) -> str:
    if alert.stage.kind is StageKind.APPLICATION:
        return "Applications are compared with no round, so this can only be a watch."
    if alert.elsewhere is None or alert.elsewhere.rate is None:
        return "No other round is decided yet to compare it with, so it could be chance."
    others = f"{alert.elsewhere.of:,} other {_rounds(alert.elsewhere.of)}"
    elsewhere = f"{percent(alert.elsewhere.rate)} of your {others} passed"
    if alert.p is None:
        missing = f"fewer than {number(COMPARABLE)} are decided here"
        return f"{stage_title(elsewhere)}; {missing}, so it could be chance."
    if alert.p >= 0.5:
        return f"{stage_title(elsewhere)}, so this stage is not behind them."
    odds = f"about 1 time in {round(1 / alert.p):,}"
    return (
        f"If it were like your {others} ({percent(alert.elsewhere.rate)} passed), "
        f"so few passes would come up {odds}: {_IN_WORDS[alert.strength]}."
    )


def _turned(turn: Turn, of_what: str) -> str:
    rounds = turn.rounds
    kind = of_what if rounds > 1 else {"passes": "pass", "more noes": "more no"}[of_what]
    verb = "brings" if rounds == 1 else "bring"
    makes = "makes" if rounds == 1 else "make"
    if of_what == "passes":
        run = " in a row" if rounds > 1 else ""
        return f"{stage_title(number(rounds))} {kind} here{run} {verb} it down to {turn.strength}."
    return f"{stage_title(number(rounds))} {kind} here {makes} it {turn.strength}."


def _levelled(outlook: Outlook) -> str:
    if outlook.level is None:
        return ""
    if outlook.level == 1:
        return "One pass here would level it with your other rounds."
    return f"{stage_title(number(outlook.level))} passes in a row would level it with your others."


def _rounds(count: int) -> str:
    return "round" if count == 1 else "rounds"
