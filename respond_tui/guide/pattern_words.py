"""An alert in plain sentences: what repeats, what that rests on, what would change it.

No percentage without the number it is of, and no chance without saying so.
"""

from respond_tui.guide.commitments import Comparison
from respond_tui.guide.patterns import COMPARABLE, LOOK_AHEAD, REPEATS, Alert, Outlook
from respond_tui.guide.statistics import Proportion
from respond_tui.guide.terms import StageKind, Strength

_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip

_RAREST = 1e-4
"""Below this a chance is not counted out: so small a figure would pretend to be exact."""

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
    """What would weaken an alert and what would strengthen it, each in one sentence."""
    weaker = _lifts(outlook, window_days) if alert.strength is Strength.WATCH else _falls(outlook)
    sentences = (weaker, _grows(outlook), _until_compared(alert))
    return " ".join(sentence for sentence in sentences if sentence)


def _until_compared(alert: Alert) -> str:
    """How many more decided rounds a stage needs before it can be more than a watch."""
    missing = COMPARABLE - alert.decided
    if alert.stage.kind is not StageKind.ROUND or missing <= 0:
        return ""
    rounds = "round" if missing == 1 else "rounds"
    more = f"{stage_title(number(missing))} more decided {rounds} here"
    return f"{more}, passed or not, and it can be compared."


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
    return f"{words} That is {better}, by more than chance would easily do."


def _comparison(alert: Alert) -> str:
    if alert.stage.kind is StageKind.APPLICATION:
        return "Applications are compared with no round, so this can only be a watch."
    if alert.elsewhere is None or alert.elsewhere.rate is None:
        return "No other round is decided yet to compare it with, so it could be chance."
    if alert.p is None:
        missing = f"fewer than {number(COMPARABLE)} are decided here"
        return f"{_passed_elsewhere(alert.elsewhere)}; {missing}, so it could be chance."
    if alert.p >= 0.5:
        return f"{_passed_elsewhere(alert.elsewhere)}, so this stage is not behind."
    return (
        f"If it were like your {alert.elsewhere.of:,} other {_rounds(alert.elsewhere.of)} "
        f"({percent(alert.elsewhere.rate)} passed), "
        f"so few passes would come up {_odds(alert.p)}: {_IN_WORDS[alert.strength]}."
    )


def _passed_elsewhere(elsewhere: Proportion) -> str:
    if elsewhere.of == 1:
        return f"Your one other decided round {'passed' if elsewhere.part else 'did not pass'}"
    return f"{elsewhere.part:,} of your {elsewhere.of:,} other decided rounds passed"


def _odds(chance: float) -> str:
    if chance < _RAREST:
        return f"less than 1 time in {round(1 / _RAREST):,}"
    return f"about 1 time in {_rounded(1 / chance):,}"


def _rounded(times: float) -> int:
    """A figure above a hundred to its first two digits: more would claim more than is known."""
    digits = len(str(round(times)))
    return round(times) if digits < 3 else round(round(times), 2 - digits)


def _lifts(outlook: Outlook, window_days: int) -> str:
    """What ends a watch: time alone. Passes only bring the rate up, and that is said first."""
    limit = f"fewer than {number(REPEATS)} of the noes lie within the last {window_days} days"
    if outlook.level is None:
        return f"It lifts when {limit}."
    run = _run(outlook.level, "pass", "passes")
    would = f"{stage_title(run)} here would put you level with your other rounds"
    return f"{would}; it lifts when {limit}."


def _falls(outlook: Outlook) -> str:
    if outlook.lower is None:
        return f"Even {number(LOOK_AHEAD)} passes in a row would not change this."
    turn = outlook.lower
    run = stage_title(_run(turn.rounds, "pass", "passes"))
    return f"{run} here would bring it back to {turn.strength}."


def _grows(outlook: Outlook) -> str:
    if outlook.higher is None:
        return ""
    turn = outlook.higher
    more = "more no" if turn.rounds == 1 else "more noes"
    return f"{stage_title(number(turn.rounds))} {more} would make it {turn.strength}."


def _run(count: int, one: str, several: str) -> str:
    return f"one {one}" if count == 1 else f"{number(count)} {several} in a row"


def _rounds(count: int) -> str:
    return "round" if count == 1 else "rounds"
