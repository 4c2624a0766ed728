"""An alert in plain sentences: what repeats, what that rests on, what would change it.

No percentage without the number it is of, and no chance without saying so.
"""

from respond_tui.guide.floors import USUAL, USUAL_SILENCE_DAYS, Floors
from respond_tui.guide.pattern_words import others, stages
from respond_tui.guide.pattern_words.plain import DID, number, percent, stage_title
from respond_tui.guide.patterns import Alert, Outlook
from respond_tui.guide.patterns.noes import FAST_DAYS
from respond_tui.guide.terms import AlertKind
from respond_tui.guide.text import shortened

__all__ = [
    "DID",
    "about",
    "basis",
    "headline",
    "number",
    "percent",
    "stage_title",
    "subject",
    "undated",
    "what_would_change",
]


def headline(alert: Alert) -> str:
    """What repeats, in one line."""
    return stages.headline(alert) if _at_stage(alert) else others.headline(alert)


def subject(alert: Alert) -> str:
    """What an alert is about, as a title."""
    return stage_title(alert.what) if _at_stage(alert) else others.subject(alert)


def about(kind: AlertKind, key: str) -> str:
    """What the key of an alert that may have gone is about; a stage has to be looked up."""
    if kind is AlertKind.STAGE:
        return "a stage that is gone"
    if kind is AlertKind.SPEED:
        return f"noes within {FAST_DAYS} days"
    if kind in (AlertKind.QUESTION, AlertKind.EMPLOYER):
        return shortened(key)
    field, _, value = key.partition("=")
    return f"{value} gaps" if field == "kind" else shortened(value)


def basis(alert: Alert, floors: Floors = USUAL, silence_days: int = USUAL_SILENCE_DAYS) -> str:
    """What an alert rests on: its share with the interval, and the comparison."""
    if _at_stage(alert):
        return stages.basis(alert, floors)
    return others.basis(alert, silence_days)


def what_would_change(
    alert: Alert, outlook: Outlook, window_days: int, floors: Floors = USUAL
) -> str:
    """What would weaken an alert and what would strengthen it, each in one sentence."""
    words = stages.what_would_change if _at_stage(alert) else others.what_would_change
    return words(alert, outlook, window_days, floors)


def undated(alert: Alert) -> str:
    """How many of the decisions have no date and are counted all the same; empty at none."""
    if not alert.undated:
        return ""
    if alert.undated == 1:
        return "One of them has no date and is counted as recent."
    return f"{stage_title(number(alert.undated))} of them have no date and are counted as recent."


def _at_stage(alert: Alert) -> bool:
    return alert.kind is AlertKind.STAGE
