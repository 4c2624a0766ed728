"""What each part of a line means: it goes into the line, and is put in words."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from respond_tui.guide import limits
from respond_tui.guide.date_grammar import Frame, Leaning, When
from respond_tui.guide.dates import exact, spoken
from respond_tui.guide.quickadd.said import Line, Outcome, PartKind
from respond_tui.guide.quickadd.spots import Scan, Spot, source_name
from respond_tui.guide.quickadd.tokens import Shape, quoted
from respond_tui.guide.quickadd.words import FROM, OUTCOMES, SOURCES
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.stages import find_stage
from respond_tui.guide.terms import DateOrder, Source
from respond_tui.guide.text import shortened

_CHANCE = re.compile(r"~([0-9]{1,3}) ?%?")
_COUNTED_DAYS = 6

_AHEAD = frozenset((Outcome.SCHEDULED, Outcome.CANCELLED))
"""Outcomes that a round in the future can have."""

_NAMED = {
    Outcome.APPLIED: "an application that was sent",
    Outcome.PASSED: "a pass",
    Outcome.REJECTED: "a no",
    Outcome.GHOSTED: "silence",
    Outcome.WITHDREW: "a withdrawal",
    Outcome.CLOSED: "a closed role",
    Outcome.OFFER: "an offer",
    Outcome.ACCEPTED: "an accepted offer",
    Outcome.DECLINED: "a declined offer",
}


@dataclass(frozen=True, slots=True)
class Given:
    """A part to be read: where it is, and what it is read against."""

    text: str
    spot: Spot
    scan: Scan
    today: dt.date
    order: DateOrder
    outcome: Outcome | None


class Understood(NamedTuple):
    """The line with a part in it, and what that part means in words."""

    line: Line
    meaning: str


def _company(line: Line, given: Given) -> Understood:
    token = given.scan.tokens[0]
    if token.shape is Shape.UNCLOSED:
        raise _unclosed(given.text)
    typed = given.text if token.shape is Shape.WORD else token.inside
    if not any(character.isalnum() for character in typed):
        raise Refusal(f"{quoted(given.text)} names no company.", PartKind.COMPANY)
    known = given.scan.known.company(typed)
    name = _fitting(known or typed, PartKind.COMPANY)
    return Understood(
        replace(line, company=name), f"{name}, in your log already" if known else f"{name}, new"
    )


def _role(line: Line, given: Given) -> Understood:
    if not any(character.isalpha() for character in given.text):
        raise Refusal(f"{quoted(given.text)} was not understood.", PartKind.ROLE)
    role = _fitting(given.text, PartKind.ROLE)
    return Understood(replace(line, role=role), role)


def _stage(line: Line, given: Given) -> Understood:
    name = given.text[1:]
    if not name:
        raise Refusal("“@” waits for a stage, as in @technical.", PartKind.STAGE)
    stage = find_stage(
        name if len(name) <= limits.LINE else shortened(name), given.scan.known.stages
    )
    return Understood(replace(line, stage=stage), stage.name)


def _outcome(line: Line, given: Given) -> Understood:
    outcome = OUTCOMES[given.text.lower()]
    return Understood(replace(line, outcome=outcome), outcome.value)


def _date(line: Line, given: Given) -> Understood:
    """With an outcome the latest such day, otherwise the next (MODEL.md)."""
    assert given.spot.date is not None
    ahead = given.outcome in (None, Outcome.SCHEDULED)
    frame = Frame(given.today, given.order, Leaning.FUTURE if ahead else Leaning.PAST)
    when = given.spot.date.read(given.text, frame)
    _refuse_the_wrong_side(when.day, given)
    return Understood(replace(line, when=when), _when_in_words(when, given.today))


def _refuse_the_wrong_side(day: dt.date, given: Given) -> None:
    if given.outcome is Outcome.SCHEDULED and day < given.today:
        why = "is behind you, and a scheduled round lies ahead."
    elif given.outcome and given.outcome not in _AHEAD and day > given.today:
        why = f"is ahead, and {_NAMED[given.outcome]} cannot be."
    else:
        return
    raise Refusal(f"{quoted(given.text)} {why}", PartKind.DATE)


def _when_in_words(when: When, today: dt.date) -> str:
    said = exact(when.day) + (f" {when.time:%H:%M}" if when.time else "")
    near = abs((when.day - today).days) <= _COUNTED_DAYS
    return f"{said} ({spoken(when.day, today)})" if near else said


def _gap(line: Line, given: Given) -> Understood:
    gap = _fitting(given.text[1:], PartKind.GAP)
    if not gap:
        raise Refusal("“#” waits for what was missing, as in #system-design.", PartKind.GAP)
    return Understood(replace(line, gap=gap), gap)


def _predicted(line: Line, given: Given) -> Understood:
    low, high = limits.PREDICTED
    match = _CHANCE.fullmatch(given.text)
    if match is None or not low <= int(match[1]) <= high:
        raise Refusal(
            f"{quoted(given.text)} is no chance in percent: write ~{low} to ~{high}, as in ~60.",
            PartKind.PREDICTED,
        )
    known = given.outcome in (Outcome.PASSED, Outcome.REJECTED)
    words = f"{int(match[1])} % {'in hindsight' if known else 'predicted'}"
    return Understood(replace(line, predicted=int(match[1])), words)


def _source(line: Line, given: Given) -> Understood:
    """A known source says it all, a board or a person is kept as its detail."""
    scan, first, after = given.scan, given.spot.first + 1, given.spot.after
    if first == after:
        raise Refusal(
            f"{quoted(given.text)} waits for a source, as in via referral.", PartKind.SOURCE
        )
    named = scan.source_words(first)
    source = SOURCES.get(source_name(scan.slice(first, named)))
    if source is None:
        source = Source.JOB_BOARD if named else Source.OTHER
        detail = scan.slice(first, after - first)
    else:
        person = first + named
        person += person < after and scan.tokens[person].text.lower() in FROM
        detail = scan.slice(person, after - person)
    if scan.tokens[first].shape is Shape.QUOTED:
        detail = scan.tokens[first].inside
    detail = _fitting(detail, PartKind.SOURCE)
    meaning = f"{source.value}: {detail}" if detail else source.value
    return Understood(replace(line, source=source, source_detail=detail or None), meaning)


def _note(line: Line, given: Given) -> Understood:
    token = given.scan.tokens[given.spot.first]
    if token.shape is Shape.UNCLOSED:
        raise _unclosed(given.text)
    if not token.inside:
        raise Refusal("There is nothing between the quotes.", PartKind.NOTE)
    return Understood(replace(line, note=token.inside), token.inside)


def _unclosed(text: str) -> Refusal:
    return Refusal(f"The quote that begins {quoted(text)} is not closed.", PartKind.NOTE)


def _fitting(text: str, kind: PartKind) -> str:
    if len(text) > limits.LINE:
        raise Refusal(
            f"The {kind.value} has {len(text):,} characters; the limit is {limits.LINE:,}.", kind
        )
    return text


MEANINGS: dict[PartKind, Callable[[Line, Given], Understood]] = {
    PartKind.COMPANY: _company,
    PartKind.ROLE: _role,
    PartKind.STAGE: _stage,
    PartKind.OUTCOME: _outcome,
    PartKind.DATE: _date,
    PartKind.GAP: _gap,
    PartKind.PREDICTED: _predicted,
    PartKind.SOURCE: _source,
    PartKind.NOTE: _note,
}
"""How each kind of part is read; every one raises Refusal for what it cannot take."""
