"""The rounds of one application in one cell of a sheet, for a person to read and for us.

A round begins with a line of its own: its stage, a colon, what came of it, and its day where
one is known. What else is known stands below it, indented by two spaces, each line under its
name; words of several lines repeat the name. Nothing is shortened, so that it can be read back:

    technical: rejected 2026-11-20
      time: 2026-11-20 14:00+00:00
      minutes: 75
      people: Rory Blair
      format: video
      predicted: 45 %
      question: Sketch a service that streams to a million listeners.
      question: What would you measure first?
      gap: sharding
      lesson: Draw first, then talk.
      note: They were kind.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from respond_tui.guide import limits
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import RoundOutcome
from respond_tui.guide.text import clean_line, clean_note, shortened


@dataclass(frozen=True, slots=True)
class SheetRound:
    """One round. ``on`` is the local day, ``at`` an aware moment, ``predicted`` in percent."""

    stage: str
    on: dt.date | None = None
    at: dt.datetime | None = None
    minutes: int | None = None
    people: str | None = None
    format: str | None = None
    predicted: int | None = None
    outcome: RoundOutcome = RoundOutcome.PENDING
    questions: str = ""
    gaps: str = ""
    lesson: str = ""
    notes: str = ""


_NOTES = {"question": "questions", "gap": "gaps", "lesson": "lesson", "note": "notes"}
_LINES = ("people", "format")
_NUMBERS = {"minutes": limits.ROUND_MINUTES, "predicted": limits.PREDICTED}
_NAMES = {"time": "at", **{name: name for name in (*_NUMBERS, *_LINES)}, **_NOTES}

_FIRST = re.compile(rf"(?P<stage>.+): (?P<outcome>{'|'.join(RoundOutcome)})(?: (?P<on>[0-9-]+))?")
_INDENT = "  "


def told(rounds: Sequence[SheetRound], zone: dt.tzinfo | None = None) -> str:
    """The rounds as the text of one cell, moments in ``zone``, else in that of this machine."""
    return "\n".join(line for one in rounds for line in _lines(one, zone))


def read(cell: str) -> tuple[SheetRound, ...]:
    """The rounds that a cell tells, cleaned. Raises Refusal for a line that tells none."""
    stretches: list[list[str]] = []
    for line in cell.split("\n") if cell.strip() else ():
        if not line.startswith(_INDENT):
            stretches.append([line])
        elif stretches:
            stretches[-1].append(line)
        else:
            raise _unread(line)
    return tuple(_round(*stretch) for stretch in stretches)


def _lines(one: SheetRound, zone: dt.tzinfo | None) -> Iterator[str]:
    day = f" {one.on.isoformat()}" if one.on else ""
    yield f"{one.stage}: {one.outcome.value}{day}"
    for name, field in _NAMES.items():
        value = getattr(one, field)
        if isinstance(value, dt.datetime):
            yield f"{_INDENT}{name}: {_moment(value.astimezone(zone))}"
        elif isinstance(value, int):
            yield f"{_INDENT}{name}: {value}{' %' if name == 'predicted' else ''}"
        elif value:
            yield from (f"{_INDENT}{name}:{line and f' {line}'}" for line in value.split("\n"))


def _moment(local: dt.datetime) -> str:
    whole = not (local.second or local.microsecond)
    return local.isoformat(" ", "minutes" if whole else "auto")


def _round(first: str, *details: str) -> SheetRound:
    head = _FIRST.fullmatch(first)
    if head is None:
        raise _unread(first)
    said: dict[str, list[str]] = {}
    for line in details:
        name, colon, value = line.removeprefix(_INDENT).partition(":")
        if name not in _NAMES or not colon:
            raise _unread(line)
        said.setdefault(name, []).append(value.removeprefix(" "))
    details_read: dict[str, Any] = {
        _NAMES[name]: _value(name, values) for name, values in said.items()
    }
    return SheetRound(
        stage=clean_line(head["stage"]).text,
        outcome=RoundOutcome(head["outcome"]),
        on=sheet_day(head["on"]) if head["on"] else None,
        **details_read,
    )


def sheet_day(text: str) -> dt.date:
    """A day as a sheet of ours has it, “2026-11-20”. Raises Refusal."""
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or len(text) != len("2026-11-20") or not limits.valid_day(day):
        raise Refusal(f"“{shortened(text, 20)}” is not a day such as 2026-11-20.")
    return day


def _value(name: str, values: Sequence[str]) -> object:
    if name in _NOTES:
        return clean_note("\n".join(values)).text
    if len(values) > 1:
        raise Refusal(f"“{name}” stands twice in one round.")
    text = values[0]
    if name in _NUMBERS:
        return _number(name, text)
    return _at(text) if name == "time" else clean_line(text).text or None


def _number(name: str, text: str) -> int:
    least, most = _NUMBERS[name]
    digits = text.removesuffix("%").strip()
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= len(str(most))):
        raise Refusal(f"“{name}: {shortened(text, 20)}” is not a whole number.")
    if not least <= int(digits) <= most:
        raise Refusal(f"“{name}” lies between {least:,} and {most:,}.")
    return int(digits)


def _at(text: str) -> dt.datetime:
    try:
        moment = dt.datetime.fromisoformat(text)
        at = moment.astimezone(dt.UTC) if moment.tzinfo else None
    except (OverflowError, ValueError):
        at = None
    if at is None or not limits.valid_day(at.date()):
        raise Refusal(f"“{shortened(text, 40)}” is not a time such as 2026-11-20 14:00+00:00.")
    return at


def _unread(line: str) -> Refusal:
    return Refusal(f"“{shortened(line)}” tells no round.")
