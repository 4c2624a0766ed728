"""How states, dates and spans are said on the screens: a glyph, and always a word near it."""

import datetime as dt

from respond_tui.guide.spoken_dates import exact, spoken, spoken_moment
from respond_tui.guide.terms import (
    Certainty,
    EndedHow,
    LetterState,
    RoundOutcome,
    Source,
    Status,
    StepState,
    Strength,
)
from respond_tui.guide.today import place as _place
from respond_tui.widgets.columns import Tone

_STATUS_GLYPHS = {
    Status.APPLIED: "·",
    Status.SCHEDULED: "…",
    Status.INTERVIEWING: "…",
    Status.OFFER: "★",
    Status.SILENT: "○",
    Status.REJECTED: "✗",
    Status.WITHDREW: "↩",
    Status.ROLE_CLOSED: "–",
    Status.GHOSTED: "○",
    Status.ACCEPTED: "✓",
    Status.DECLINED: "↩",
}

_STATUS_WORDS = {
    Status.APPLIED: "applied",
    Status.SCHEDULED: "round ahead",
    Status.INTERVIEWING: "interviewing",
    Status.OFFER: "offer",
    Status.SILENT: "silent",
    Status.REJECTED: "no",
    Status.WITHDREW: "you withdrew",
    Status.ROLE_CLOSED: "role closed",
    Status.GHOSTED: "ghosted",
    Status.ACCEPTED: "accepted",
    Status.DECLINED: "declined",
}

_ENDED_WORDS = {
    EndedHow.REJECTED: "A no",
    EndedHow.WITHDREW: "You withdrew",
    EndedHow.ROLE_CLOSED: "The role was closed",
    EndedHow.GHOSTED: "No answer came",
    EndedHow.ACCEPTED: "You accepted the offer",
    EndedHow.DECLINED: "You declined the offer",
}

_OUTCOME_GLYPHS = {
    RoundOutcome.PENDING: "…",
    RoundOutcome.PASSED: "✓",
    RoundOutcome.REJECTED: "✗",
    RoundOutcome.CANCELLED: "–",
}

_OUTCOME_WORDS = {
    RoundOutcome.PENDING: "pending",
    RoundOutcome.PASSED: "passed",
    RoundOutcome.REJECTED: "no",
    RoundOutcome.CANCELLED: "cancelled",
}

_OUTCOME_TONES = {RoundOutcome.PENDING: Tone.WAIT, RoundOutcome.PASSED: Tone.GOOD}

_CERTAINTY_WORDS = {
    Certainty.TOLD: "they told you",
    Certainty.INFERRED: "you infer it",
    Certainty.UNKNOWN: "nobody knows",
}

_STEP_GLYPHS = {StepState.OPEN: " ", StepState.DONE: "✓", StepState.SKIPPED: "–"}

_LETTER_GLYPHS = {
    LetterState.DRAFT: "·",
    LetterState.SENT: "…",
    LetterState.REPLIED: "✓",
    LetterState.SILENT: "○",
}

_STRENGTH_GLYPHS = {Strength.WATCH: "△", Strength.LIKELY: "▲", Strength.STRONG: "◆"}

_SOON = 6

SEALED_GLYPH = "◌"
NOT_OPENED = "not opened yet"
"""What stands for how an application is while that is put away: no verdict."""

FEELING_TAKES = "1 minute"
"""What stands in place of a date where a feeling is to be named: how little it takes."""


def status_glyph(status: Status) -> str:
    """One sign for where an application stands."""
    return _STATUS_GLYPHS[status]


def status_words(status: Status) -> str:
    """The same in a word or two."""
    return _STATUS_WORDS[status]


def status_tone(status: Status) -> Tone:
    """What waits is amber, what went well is green; a no is only plain."""
    if status in (Status.OFFER, Status.ACCEPTED):
        return Tone.GOOD
    if status in (Status.SCHEDULED, Status.INTERVIEWING):
        return Tone.WAIT
    return Tone.PLAIN if status is Status.REJECTED else Tone.SECOND


def ended_words(how: EndedHow) -> str:
    """How an application ended, as the beginning of a sentence."""
    return _ENDED_WORDS[how]


def end_words(how: EndedHow) -> str:
    """How an application ended, as one choice among others."""
    return how.value.replace("_", " ")


def outcome_glyph(outcome: RoundOutcome) -> str:
    """One sign for what came of a round."""
    return _OUTCOME_GLYPHS[outcome]


def outcome_words(outcome: RoundOutcome) -> str:
    """The same in a word."""
    return _OUTCOME_WORDS[outcome]


def outcome_tone(outcome: RoundOutcome) -> Tone:
    """The colour beside the word."""
    return _OUTCOME_TONES.get(outcome, Tone.PLAIN)


def certainty_words(certainty: Certainty) -> str:
    """How sure a reason is."""
    return _CERTAINTY_WORDS[certainty]


def source_words(source: Source | None, detail: str | None) -> str:
    """Where an application came from, with its detail."""
    if source is None:
        return detail or ""
    return f"{source.value} ({detail})" if detail else source.value


def step_glyph(state: StepState) -> str:
    """The tick in front of a step."""
    return _STEP_GLYPHS[state]


def strength_glyph(strength: Strength) -> str:
    """One sign for how strong the evidence is."""
    return _STRENGTH_GLYPHS[strength]


def letter_glyph(state: LetterState) -> str:
    """One sign for how far a letter has come."""
    return _LETTER_GLYPHS[state]


def letter_words(
    state: LetterState,
    sent_on: dt.date | None,
    replied_on: dt.date | None,
    today: dt.date,
    *,
    asks: bool,
) -> str:
    """The same in words: since when it is out, or when the answer came."""
    match state:
        case LetterState.DRAFT:
            return "draft"
        case LetterState.REPLIED:
            return f"answered {spoken(replied_on, today)}" if replied_on else "answered"
        case LetterState.SILENT:
            return "silent, at rest"
    days = (today - sent_on).days if sent_on is not None else 0
    if sent_on is None or days == 0 or not asks:
        return f"sent {spoken(sent_on, today)}" if sent_on is not None else "sent"
    return f"sent, {days} {'day' if days == 1 else 'days'} silent"


def day_words(day: dt.date | None, today: dt.date) -> str:
    """A day near or far, or that it is not known."""
    return spoken(day, today) if day is not None else "no date"


def full_day(day: dt.date, today: dt.date, hour: dt.time | None = None) -> str:
    """The exact day, its hour if any, and how far it is: “Sat 21 Nov 2026 (yesterday)”."""
    near, full = spoken(day, today), exact(day)
    told = full if hour is None else f"{full} {hour:%H:%M}"
    return told if near in full else f"{told} ({near})"


def due_words(due: dt.date | None, at: dt.datetime | None, today: dt.date) -> str:
    """When something is due; what is late says since when, without reproach."""
    if at is not None and due is not None and due >= today:
        return spoken_moment(at.astimezone(), today)
    if due is None:
        return ""
    if due == today:
        return "today"
    if due < today:
        return f"since {_near_day(due, today)}"
    days = (due - today).days
    if days == 1:
        return "by tomorrow"
    return f"by {_near_day(due, today)}"


def _near_day(day: dt.date, today: dt.date) -> str:
    """A day of this week by its name, one further off by its date."""
    near = 1 < abs((day - today).days) <= _SOON
    return exact(day)[:3] if near else spoken(day, today)


def time_left(until: dt.datetime, now: dt.datetime) -> str:
    """How long until a moment: “22 h left”, “40 min left”."""
    minutes = max(0, int((until - now).total_seconds() // 60))
    if minutes >= 60:
        return f"{minutes // 60} h left"
    return f"{minutes} min left"


def until_words(until: dt.datetime, now: dt.datetime) -> str:
    """A moment in the near future: “tomorrow 16:00”."""
    return spoken_moment(until.astimezone(), now.date())


def bar(done: int, of: int, width: int = 10) -> str:
    """A small bar of what is done; the figures stand beside it."""
    if of <= 0:
        return ""
    full = round(width * done / of)
    return "▰" * full + "▱" * (width - full)


def percent(rate: float | None) -> str:
    """A rate for people: whole percent, or a dash for none."""
    return "–" if rate is None else f"{round(rate * 100)} %"


def range_words(low: float | None, high: float | None) -> str:
    """An interval for people: “4–62 %”."""
    if low is None or high is None:
        return ""
    return f"{round(low * 100)}–{round(high * 100)} %"


def undone(label: str | None) -> str:
    """What was taken back, or that there is nothing."""
    return f"Undone: {label}. U does it again." if label else "There is nothing to undo."


def redone(label: str | None) -> str:
    """What was done again, or that there is nothing."""
    return f"Done again: {label}." if label else "There is nothing to do again."


place = _place
"""A company and its role in one line, as Today has them."""
