"""Noes that repeat at one stage, in sentences."""

from respond_tui.guide.floors import USUAL, Floors
from respond_tui.guide.pattern_words.plain import (
    IN_WORDS,
    lasting,
    number,
    odds,
    percent,
    plural,
    share,
    stage_title,
)
from respond_tui.guide.patterns.alert import LOOK_AHEAD, Alert, Outlook
from respond_tui.guide.statistics import Proportion
from respond_tui.guide.terms import Strength


def headline(alert: Alert) -> str:
    """What repeats, in one line."""
    what = f"{alert.rejected:,} of {alert.decided:,} ended in a no"
    return f"{stage_title(alert.what)}: {what}"


def basis(alert: Alert, floors: Floors = USUAL) -> str:
    """What an alert rests on: the pass rate with its interval, and the comparison."""
    return f"{share('Pass rate', alert.here)}. {_comparison(alert, floors)}"


def what_would_change(
    alert: Alert, outlook: Outlook, window_days: int, floors: Floors = USUAL
) -> str:
    """What would weaken an alert and what would strengthen it, each in one sentence."""
    is_watch = alert.strength is Strength.WATCH
    weaker = _lifts(alert, outlook, window_days, floors) if is_watch else _falls(outlook)
    sentences = (weaker, _grows(outlook), _until_compared(alert, floors))
    return " ".join(sentence for sentence in sentences if sentence)


def _until_compared(alert: Alert, floors: Floors) -> str:
    """How many more decided rounds a stage needs before it can be more than a watch."""
    missing = floors.decided - alert.decided
    if alert.elsewhere is None or missing <= 0:
        return ""
    rounds = plural(missing, "round")
    more = f"{stage_title(number(missing))} more decided {rounds} here"
    return f"{more}, passed or not, and it can be compared."


def _comparison(alert: Alert, floors: Floors) -> str:
    if alert.elsewhere is None:
        return "Applications are compared with no round, so this can only be a watch."
    if alert.elsewhere.rate is None:
        return "No other round is decided yet to compare it with, so it could be chance."
    if alert.p is None:
        missing = f"fewer than {number(floors.decided)} are decided here"
        return f"{_passed_elsewhere(alert.elsewhere)}; {missing}, so it could be chance."
    if alert.p >= 0.5:
        return f"{_passed_elsewhere(alert.elsewhere)}, so this stage is not behind."
    return (
        f"If it were like your {alert.elsewhere.of:,} other {plural(alert.elsewhere.of, 'round')} "
        f"({percent(alert.elsewhere.rate)} passed), "
        f"so few passes would come up {odds(alert.p)}: {IN_WORDS[alert.strength]}."
    )


def _passed_elsewhere(elsewhere: Proportion) -> str:
    if elsewhere.of == 1:
        return f"Your one other decided round {'passed' if elsewhere.part else 'did not pass'}"
    return f"{elsewhere.part:,} of your {elsewhere.of:,} other decided rounds passed"


def _lifts(alert: Alert, outlook: Outlook, window_days: int, floors: Floors) -> str:
    """What ends a watch: time alone. Passes only bring the rate up, and that is said first."""
    if alert.lasting >= floors.noes:
        stays = lasting(alert.lasting, "of the noes")
        return stays if outlook.level is None else f"{_level(outlook.level)}. {stays}"
    limit = f"fewer than {number(floors.noes)} of the noes lie within the last {window_days} days"
    if outlook.level is None:
        return f"It lifts when {limit}."
    return f"{_level(outlook.level)}; it lifts when {limit}."


def _level(passes: int) -> str:
    run = stage_title(_run(passes, "pass", "passes"))
    return f"{run} here would put you level with your other rounds"


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
    more = plural(turn.rounds, "more no", "more noes")
    return f"{stage_title(number(turn.rounds))} {more} would make it {turn.strength}."


def _run(count: int, one: str, several: str) -> str:
    return f"one {one}" if count == 1 else f"{number(count)} {several} in a row"
