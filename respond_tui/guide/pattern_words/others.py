"""Gaps, questions, silence, slices, speed and employers, in sentences."""

from respond_tui.guide.floors import USUAL, Floors
from respond_tui.guide.pattern_words.plain import (
    IN_WORDS,
    lasting,
    matured,
    number,
    odds,
    percent,
    plural,
    share,
    stage_title,
)
from respond_tui.guide.patterns.alert import LOOK_AHEAD, Alert, Outlook
from respond_tui.guide.patterns.gaps import TAG
from respond_tui.guide.patterns.noes import FAST_DAYS, TWICE
from respond_tui.guide.patterns.slices import NOTICED
from respond_tui.guide.statistics import Proportion
from respond_tui.guide.terms import AlertKind, Field, Strength
from respond_tui.guide.text import shortened

RARE = 0.10
"""A chance that looks small by itself, and is not among many."""

_FIELDS = {
    Field.ROLE_FAMILY: "role family",
    Field.MARKET: "market",
    Field.SENIORITY: "seniority",
}
"""Fields whose values need them named beside; a source or an arrangement speaks for itself."""


def subject(alert: Alert) -> str:
    """What an alert is about, as a title."""
    if alert.kind is AlertKind.QUESTION:
        return f"“{shortened(alert.what)}”"
    name = _FIELDS.get(Field(alert.field)) if alert.kind is AlertKind.SLICE else None
    return stage_title(f"{name} {alert.what}" if name else alert.what)


def headline(alert: Alert) -> str:
    """What repeats, in one line."""
    part, of, name = f"{alert.here.part:,}", f"{alert.here.of:,}", subject(alert)
    match alert.kind:
        case AlertKind.GAP:
            return f"{name}: in {part} of {of} reflections"
        case AlertKind.QUESTION:
            return f"{name} stumped you {part} of {of} times"
        case AlertKind.SILENCE:
            return f"{name}: {part} of {of} stayed silent"
        case AlertKind.SLICE:
            way = "better" if alert.better else "worse"
            return f"{name} does {way}: {part} of {of} led to a round"
        case AlertKind.SPEED:
            return f"{part} of {of} noes to applications came within {FAST_DAYS} days"
        case _:
            return f"{name}: {part} of {of} applications ended in a no"


def basis(alert: Alert, silence_days: int) -> str:
    """What an alert rests on; what was sent within so many days is too early for some."""
    match alert.kind:
        case AlertKind.GAP:
            return _of_gap(alert)
        case AlertKind.QUESTION:
            return (
                "Counted in your reflections, where you marked it so yourself: a fact, and one "
                "answer to prepare."
            )
        case AlertKind.SILENCE:
            return _of_silence(alert, silence_days)
        case AlertKind.SLICE:
            return _of_slice(alert, silence_days)
        case AlertKind.SPEED:
            return (
                f"{share('So fast', alert.here, 'noes with dates')}. A no that soon is seldom "
                "about you in a room: more likely a filter read the CV for words, a place or a "
                "permit."
            )
        case _:
            return (
                "A count and no verdict: they may look for something else each time. Before a "
                "third, ask one person there what they look for."
            )


def what_would_change(
    alert: Alert, outlook: Outlook, window_days: int, floors: Floors = USUAL
) -> str:
    """What would weaken an alert and what would strengthen it, each in one sentence."""
    is_watch = alert.strength is Strength.WATCH
    weaker = _lifts(alert, window_days, floors) if is_watch else _falls(alert, outlook)
    return " ".join(sentence for sentence in (weaker, _grows(alert, outlook)) if sentence)


def _of_gap(alert: Alert) -> str:
    named = share("Named in", alert.here, "reflections that name a gap")
    others, is_tag = alert.elsewhere, alert.field == TAG
    if others is None or others.rate is None:
        none = "No other gap came up twice" if is_tag else "There is no other kind"
        return f"{named}. {none} to compare it with, so this is a count."
    who = "others that came up twice or more" if is_tag else "others"
    average = (
        f"Your {who} are named in {percent(others.rate)} on average "
        f"({others.part:,} of {others.of:,} chances)"
    )
    if alert.p is None:
        return f"{named}. {average}; with so few reflections this is a count."
    if alert.p >= 0.5:
        return f"{named}. {average}, so this one does not stand out."
    return (
        f"{named}. {average}; if this one were like them, so many would come up {_chance(alert)}."
    )


def _of_silence(alert: Alert, silence_days: int) -> str:
    likened = f"If it were like your {_others(alert.elsewhere, 'silent')}, so much silence"
    silent = share("Silent", alert.here, f"decided {matured(silence_days)}")
    return f"{silent}{_drawn(alert)}. {likened} would come up {_chance(alert)}."


def _of_slice(alert: Alert, silence_days: int) -> str:
    likened = f"If it were like your {_others(alert.elsewhere, 'led to one')}"
    led = share("Led to a round", alert.here, f"decided {matured(silence_days)}")
    return (
        f"{led}{_drawn(alert)}. {likened}, so large a distance, one way or the other, "
        f"would come up {_chance(alert)}."
    )


def _drawn(alert: Alert) -> str:
    """The share drawn toward all together, with how many those are."""
    if alert.drawn is None or alert.elsewhere is None:
        return ""
    together = alert.here.of + alert.elsewhere.of
    return f", or about {percent(alert.drawn)} drawn toward all {together:,}"


def _others(elsewhere: Proportion | None, what: str) -> str:
    if elsewhere is None or elsewhere.rate is None:
        return "others"
    return (
        f"{elsewhere.of:,} other {plural(elsewhere.of, 'application')} "
        f"({percent(elsewhere.rate)} {what})"
    )


def _chance(alert: Alert) -> str:
    """How often chance does the like, and what that means among all that were looked at."""
    p = 1.0 if alert.p is None else alert.p
    if alert.strength is Strength.WATCH and p <= RARE:
        return f"{odds(p)}: among so many looked at, {IN_WORDS[alert.strength]}"
    return f"{odds(p)}: {IN_WORDS[alert.strength]}"


def _lifts(alert: Alert, window_days: int, floors: Floors) -> str:
    recent = f"lie within the last {window_days} days"
    match alert.kind:
        case AlertKind.GAP if alert.lasting >= floors.noes:
            return lasting(alert.lasting, "of these noes")
        case AlertKind.QUESTION | AlertKind.EMPLOYER if alert.lasting >= TWICE:
            return lasting(alert.lasting, "of them")
        case AlertKind.GAP:
            return f"It lifts when fewer than {number(floors.noes)} of these noes {recent}."
        case AlertKind.SPEED:
            return (
                f"It lifts when fewer than {number(floors.noes)} so fast {recent}, or when they "
                "are fewer than half of the noes with dates."
            )
        case AlertKind.QUESTION | AlertKind.EMPLOYER:
            return f"It lifts when fewer than {number(TWICE)} of them {recent}."
        case _:
            often = round(1 / NOTICED[alert.kind])
            return f"It lifts once chance alone would make more than 1 in {often} of such alerts."


def _falls(alert: Alert, outlook: Outlook) -> str:
    if outlook.lower is None:
        run = f"{number(LOOK_AHEAD)} in a row {_weaker(alert, LOOK_AHEAD)}"
        return f"Even {run} would not change this."
    turn = outlook.lower
    run = "one" if turn.rounds == 1 else f"{number(turn.rounds)} in a row"
    return (
        f"{stage_title(run)} {_weaker(alert, turn.rounds)} would bring it back to {turn.strength}."
    )


def _grows(alert: Alert, outlook: Outlook) -> str:
    if outlook.higher is None:
        return ""
    turn = outlook.higher
    more = f"{stage_title(number(turn.rounds))} more {_stronger(alert, turn.rounds)}"
    return f"{more} would make it {turn.strength}."


def _weaker(alert: Alert, count: int) -> str:
    """What so many do that weaken an alert."""
    if alert.kind is AlertKind.GAP:
        return "without it"
    if alert.kind is AlertKind.SILENCE:
        return f"that {plural(count, 'replies', 'reply')}"
    return _leading("none" if alert.better else "a round", count)


def _stronger(alert: Alert, count: int) -> str:
    """What so many do that strengthen an alert."""
    if alert.kind is AlertKind.GAP:
        return "with it"
    if alert.kind is AlertKind.SILENCE:
        return f"that {plural(count, 'stays', 'stay')} silent"
    return _leading("a round" if alert.better else "none", count)


def _leading(to: str, count: int) -> str:
    return f"that {plural(count, 'leads', 'lead')} to {to}"
