"""A line of search, read word by word: what narrows, and what is left to look for."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from respond_tui.guide.date_words import MONTH_NAMES, MONTHS
from respond_tui.guide.dates import read_day, spoken
from respond_tui.guide.interviews import LogFilter, Show
from respond_tui.guide.quickadd.words import SOURCES, VIA
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.stages import Stage, find_stage
from respond_tui.guide.terms import Arrangement, DateOrder, Source, Standing, Status
from respond_tui.guide.text import shortened

_PIECE = re.compile(r'["“„”][^"“”„]*["“”„]?|[^\s"“”„]+')

_SHOWN = {
    "open": Show.OPEN,
    "ended": Show.ENDED,
    "over": Show.ENDED,
    "ahead": Show.AHEAD,
    "noes": Show.REJECTED,
}
_STATUSES = {status.value: status for status in Status} | {
    "withdrawn": Status.WITHDREW,
    "closed": Status.ROLE_CLOSED,
    "rejection": Status.REJECTED,
    "rejections": Status.REJECTED,
}
_STANDINGS = {
    "passed": Standing.PASSED,
    "rejected": Standing.REJECTED,
    "rejection": Standing.REJECTED,
    "rejections": Standing.REJECTED,
    "silent": Standing.SILENT,
    "pending": Standing.PENDING,
}
"""What an application can have come to at one stage; without a stage, its status is meant."""

_MONTHS = {name: number for number, name in enumerate(MONTHS, start=1)} | {
    name.casefold(): number for number, name in enumerate(MONTH_NAMES, start=1)
}
_ARRANGEMENTS = {each.value: each for each in Arrangement} | {"onsite": Arrangement.ON_SITE}
_ONE_DAY = dt.timedelta(days=1)
_BOUNDS: dict[str, tuple[str, Callable[["_Span"], dt.date]]] = {
    "since": ("since", lambda span: span.first),
    "after": ("since", lambda span: span.last + _ONE_DAY),
    "until": ("until", lambda span: span.last),
    "till": ("until", lambda span: span.last),
    "before": ("until", lambda span: span.first - _ONE_DAY),
}
"""Words that begin a bound: which one it is, and which day of those named it is."""
_MOST_WORDS_OF_A_DATE = 4


_ALL = LogFilter()


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that was understood, or was not: what it is, and in which words."""

    name: str
    words: str
    is_unread: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """What a line asks for; ``parts`` say how it was read, for the person to see."""

    chosen: LogFilter = _ALL
    parts: tuple[Part, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing at all."""
        return self.chosen == _ALL


class _Span(NamedTuple):
    first: dt.date
    last: dt.date


@dataclass(slots=True)
class _Reading:
    """A line on its way: what is understood so far."""

    pieces: Sequence[str]
    stages: Sequence[Stage]
    today: dt.date
    order: DateOrder
    chosen: LogFilter = _ALL
    parts: list[Part] = field(default_factory=list)
    standing: str | None = None
    looked_for: list[str] = field(default_factory=list)


def read_search(
    line: str, stages: Sequence[Stage], today: dt.date, order: DateOrder = DateOrder.DMY
) -> Search:
    """What a line asks for. Nothing is refused: what cannot be read is said in a part.

    A later word of a kind takes the place of an earlier one.
    """
    reading = _Reading(_PIECE.findall(line), stages, today, order)
    at = 0
    while at < len(reading.pieces):
        word = reading.pieces[at].casefold()
        taken = next((count for rule in _RULES if (count := rule(reading, at, word))), 0)
        if not taken:
            reading.looked_for.append(reading.pieces[at])
        at += taken or 1
    _stand(reading)
    text = " ".join(reading.looked_for)
    if text:
        reading.parts.append(Part("words", text))
    return Search(replace(reading.chosen, text=text), tuple(reading.parts))


def _stage(reading: _Reading, at: int, word: str) -> int:
    if not word.startswith("@") or len(word) == 1:
        return 1 if word == "@" else 0
    try:
        stage = find_stage(word[1:], reading.stages)
    except Refusal:
        reading.parts.append(Part("no stage", shortened(reading.pieces[at]), is_unread=True))
    else:
        _understood(reading, "stage", stage.name, entered_id=stage.id)
    return 1


def _state(reading: _Reading, at: int, word: str) -> int:
    if word in _SHOWN:
        _understood(reading, "shown", word, show=_SHOWN[word])
    elif word in _STATUSES or word in _STANDINGS:
        reading.standing = word
    else:
        return 0
    return 1


def _stand(reading: _Reading) -> None:
    """A word such as rejected is about the stage, where one is named."""
    word = reading.standing
    if word is None:
        return
    if reading.chosen.entered_id is not None and word in _STANDINGS:
        _understood(reading, "there", _STANDINGS[word].value, stood=_STANDINGS[word])
    elif word in _STATUSES:
        status = _STATUSES[word]
        _understood(reading, "status", _said(status.value), statuses=frozenset({status}))
    else:
        reading.looked_for.append(word)


def _days(reading: _Reading, at: int, word: str) -> int:
    if word not in _BOUNDS:
        return 0
    name, bound = _BOUNDS[word]
    for count in range(min(_MOST_WORDS_OF_A_DATE, len(reading.pieces) - at - 1), 0, -1):
        words = " ".join(reading.pieces[at + 1 : at + 1 + count])
        span = _span(words, reading.today, reading.order)
        if span is not None:
            day = bound(span)
            _understood(reading, name, spoken(day, reading.today), **{name: day})
            return count + 1
    reading.parts.append(Part(f"{word} which day?", "", is_unread=True))
    return 1


def _span(words: str, today: dt.date, order: DateOrder) -> _Span | None:
    """A day, or all days of a month or year that is named alone, the latest one begun."""
    named = words.casefold().rstrip(".")
    month, _, year = named.partition(" ")
    if month in _MONTHS and (not year or _is_year(year)):
        number = _MONTHS[month]
        begun = today.year if number <= today.month else today.year - 1
        first = dt.date(int(year) if year else begun, number, 1)
        return _Span(first, first + relativedelta(months=1, days=-1))
    if _is_year(named):
        return _Span(dt.date(int(named), 1, 1), dt.date(int(named), 12, 31))
    try:
        day = read_day(words, today, order)
    except Refusal:
        return None
    return _Span(day, day)


def _is_year(word: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20|21)[0-9]{2}", word))


def _source(reading: _Reading, at: int, word: str) -> int:
    if word != VIA:
        return 0
    for count in (2, 1):
        phrase = " ".join(reading.pieces[at + 1 : at + 1 + count]).casefold()
        if phrase in _SOURCES and len(reading.pieces) > at + count:
            _understood(reading, "via", _SOURCES[phrase].value, source=_SOURCES[phrase])
            return count + 1
    return 0


def _arrangement(reading: _Reading, at: int, word: str) -> int:
    if word not in _ARRANGEMENTS:
        return 0
    found = _ARRANGEMENTS[word]
    _understood(reading, "work", found.value, arrangement=found)
    return 1


def _understood(reading: _Reading, name: str, words: str, **change: object) -> None:
    reading.chosen = replace(reading.chosen, **change)  # type: ignore[arg-type]
    reading.parts = [part for part in reading.parts if part.name != name]
    reading.parts.append(Part(name, words))


def _said(value: str) -> str:
    return value.replace("_", " ")


_SOURCES: Mapping[str, Source] = SOURCES
_RULES: tuple[Callable[[_Reading, int, str], int], ...] = (
    _stage,
    _state,
    _days,
    _source,
    _arrangement,
)
"""What a word can be, each answering how many words it took."""
