"""How a day and a time are written, and which day that is.

Spotting and reading are apart: in a line of quick-add a date is found word by word
first, and which “fri” it is depends on an outcome that may come after it. Rules and
meanings: MODEL.md, "Quick-add, read closely". Months are counted by dateutil, the words
are read here, since dateutil's parser takes “last monday” for the next one and “3d ago”
for the 3rd (FACTS.md, C).
"""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import NamedTuple

from respond_tui.guide import limits
from respond_tui.guide.date_words import (
    ANY_COUNT,
    CLOCK,
    CLOCK_UNIT,
    COUNT,
    COUNTS,
    DAY,
    END,
    FIRST,
    FITTING,
    MONTH,
    MONTHS,
    UNIT,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
)
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import DateOrder
from respond_tui.guide.text import shortened

_MOST_DIGITS = 6
"""Digits of a count; a longer one leaves the calendar whatever its unit."""

_LEAP_GAP = 8
"""Most years between two 29 Februaries (1896 and 1904 in the Gregorian calendar)."""


class Leaning(Enum):
    """Which way a day without a year, or a bare weekday, is looked for."""

    PAST = "past"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class When:
    """A local day, and the local time where one was said."""

    day: dt.date
    time: dt.time | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """What words like “fri” and “12/11” are read against."""

    today: dt.date
    order: DateOrder
    leaning: Leaning


class UnreadableDate(Refusal):
    """Words that are not one day: says which, and why."""

    def __init__(self, words: str, why: str) -> None:
        super().__init__(f"“{shortened(words)}” {why}", "when")
        self.words = words


class _No(Exception):
    """Why words are not a day; the words themselves are put before it."""


_DayRule = Callable[[re.Match[str], Frame], dt.date]


class _Patterns(NamedTuple):
    first: re.Pattern[str]
    clock: re.Pattern[str]
    days: tuple[tuple[re.Pattern[str], _DayRule], ...]


@dataclass(frozen=True, slots=True)
class Spotted:
    """Words that look like a date: ``count`` of them, not yet read."""

    count: int
    _day: tuple[re.Match[str], _DayRule] | None
    _clock: re.Match[str] | None

    def read(self, words: str, frame: Frame) -> When:
        """The day and time that are meant; ``words`` are as they were typed.

        Raises UnreadableDate for what no calendar or clock has, or what could be two.
        """
        try:
            day = frame.today
            if self._day:
                match, rule = self._day
                day = rule(match, frame)
            return When(_kept(day), _time(self._clock) if self._clock else None)
        except _No as no:
            raise UnreadableDate(words, str(no)) from None


class DateFinder:
    """Finds dates in a row of words; None stands for a word that is in no date."""

    def __init__(self, words: Sequence[str | None]) -> None:
        self._patterns = _patterns()
        plain = [word.lower() if word and word.isascii() else "\0" for word in words]
        self._text = " ".join(plain)
        self._starts: list[int] = []
        self._index: dict[int, int] = {}
        position = 0
        for index, word in enumerate(plain):
            self._starts.append(position)
            position += len(word)
            self._index[position] = index
            position += 1

    def at(self, index: int) -> Spotted | None:
        """The longest date that begins at this word, if one does."""
        start = self._starts[index]
        if not self._patterns.first.match(self._text, start):
            return None
        day = self._day(start)
        clock = self._patterns.clock.match(self._text, day[0].end() + 1 if day else start)
        if clock and not day:
            day = self._day(clock.end() + 1)
        ends = [match.end() for match in (day[0] if day else None, clock) if match]
        if not ends:
            return None
        return Spotted(self._index[max(ends)] - index + 1, day, clock)

    def _day(self, start: int) -> tuple[re.Match[str], _DayRule] | None:
        for pattern, rule in self._patterns.days:
            match = pattern.match(self._text, start)
            if match:
                return match, rule
        return None


def _kept(day: dt.date) -> dt.date:
    if not limits.valid_day(day):
        raise _No(_OUTSIDE)
    return day


def _moved(day: dt.date, days: int) -> dt.date:
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        raise _No(_OUTSIDE) from None


def _named(match: re.Match[str], frame: Frame) -> dt.date:
    return _moved(frame.today, {"yesterday": -1, "tomorrow": 1}.get(match["name"], 0))


def _weekday(match: re.Match[str], frame: Frame) -> dt.date:
    wanted = WEEKDAYS.index(match["weekday"][:3])
    current = frame.today.weekday()
    weeks = {"last": -7, "this": 0, "next": 7}
    if match["which"]:
        return _moved(frame.today, weeks[match["which"]] + wanted - current)
    if frame.leaning is Leaning.PAST:
        return _moved(frame.today, -((current - wanted) % 7))
    return _moved(frame.today, (wanted - current) % 7)


def _counted(match: re.Match[str], frame: Frame) -> dt.date:
    number = _number(match["count"]) * (-1 if match["ago"] else 1)
    unit = match["unit"][0]
    if unit == "d":
        return _moved(frame.today, number)
    if unit == "w":
        return _moved(frame.today, 7 * number)
    # Imported when first asked for: it brings calendar and locale along, 17 ms.
    from dateutil.relativedelta import relativedelta

    try:
        return frame.today + relativedelta(months=number * (12 if unit == "y" else 1))
    except (OverflowError, ValueError):
        raise _No(_OUTSIDE) from None


def _number(word: str) -> int:
    if not word.isdigit():
        return COUNTS[word]
    if len(word) > _MOST_DIGITS:
        raise _No(_OUTSIDE)
    return int(word)


def _lettered(match: re.Match[str], frame: Frame) -> dt.date:
    month = MONTHS.index(match["month"][:3]) + 1
    return _calendar(match, int(match["day"]), month, frame)


def _year_first(match: re.Match[str], frame: Frame) -> dt.date:
    return _calendar(match, int(match["day"]), int(match["month"]), frame)


def _slashed(match: re.Match[str], frame: Frame) -> dt.date:
    first, second = int(match["first"]), int(match["second"])
    if match["year"] and len(match["year"]) != len("2026"):
        raise _No("needs a year of four digits.")
    if frame.order is DateOrder.YMD:
        raise _No("could be two days: write the month in letters, as in 2 nov.")
    day, month = (first, second) if frame.order is DateOrder.DMY else (second, first)
    if month > len(MONTHS):
        read = "day" if frame.order is DateOrder.DMY else "month"
        raise _No(f"is read {read} first, and there is no month {month}.")
    return _calendar(match, day, month, frame)


def _calendar(match: re.Match[str], day: int, month: int, frame: Frame) -> dt.date:
    """The day in its year, or in the nearest year that has it; its weekday must agree."""
    if match["year"]:
        year = int(match["year"])
        if not limits.FIRST_DAY.year <= year <= limits.LAST_DAY.year:
            raise _No(_OUTSIDE)
        found = _existing(year, month, day)
    else:
        found = _nearest(month, day, frame)
    if found is None:
        raise _No("is not in the calendar.")
    if match["weekday"] and not match["weekday"].startswith(WEEKDAYS[found.weekday()]):
        real = WEEKDAYS[found.weekday()].capitalize()
        raise _No(f"does not fit together: that day of {found.year} is a {real}.")
    return found


def _nearest(month: int, day: int, frame: Frame) -> dt.date | None:
    step = -1 if frame.leaning is Leaning.PAST else 1
    for away in range(_LEAP_GAP + 1):
        found = _existing(frame.today.year + step * away, month, day)
        if found and (found - frame.today).days * step >= 0:
            return found
    return None


def _existing(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _refused(why: str) -> _DayRule:
    def rule(_match: re.Match[str], _frame: Frame) -> dt.date:
        raise _No(why)

    return rule


def _time(match: re.Match[str]) -> dt.time:
    if match["noon"]:
        return dt.time(12)
    if match["half"]:
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        if not 1 <= hour <= 12:
            raise _No(_NO_TIME)
        hour = hour % 12 + (12 if match["half"] == "p" else 0)
    else:
        hour, minute = int(match["hour24"]), int(match["minute24"])
    try:
        return dt.time(hour, minute)
    except ValueError:
        raise _No(_NO_TIME) from None


_OUTSIDE = f"lies outside the years {limits.FIRST_DAY.year} to {limits.LAST_DAY.year}."
_NO_TIME = "has no time of day that a clock shows."
_NO_DAY = "is not one day: write the day itself, as in 2 nov."
_CLOCKLESS = "is not a day: write days, weeks or months, or a time such as 14:00."


# The first that fits is taken: longer forms before the shorter ones that begin them.
_RULES: tuple[tuple[str, _DayRule], ...] = (
    (r"(?P<name>today|tonight|yesterday|tomorrow)", _named),
    (rf"{FITTING}{DAY}[./-]? ?(?:of )?{MONTH}(?:[ ./-]?{YEAR})?", _lettered),
    (rf"{FITTING}{MONTH} {DAY}(?: {YEAR})?", _lettered),
    (rf"{FITTING}{YEAR}(?P<sep>[-/.])(?P<month>[0-9]{{1,2}})(?P=sep){DAY}", _year_first),
    (
        rf"{FITTING}(?P<first>[0-9]{{1,2}})(?P<sep>[-/.])(?P<second>[0-9]{{1,2}})(?P=sep)"
        r"(?P<year>[0-9]{2}(?:[0-9]{2})?)",
        _slashed,
    ),
    (
        rf"{FITTING}(?P<first>[0-9]{{1,2}})(?:/|\.(?=[0-9]+\.{END}))"
        r"(?P<second>[0-9]{1,2})\.?(?P<year>)",
        _slashed,
    ),
    (rf"(?:(?P<which>last|next|this) )?{WEEKDAY}", _weekday),
    (rf"{COUNT}{UNIT} (?P<ago>ago)", _counted),
    (rf"in {COUNT}{UNIT}(?P<ago>)", _counted),
    (rf"in {ANY_COUNT}{CLOCK_UNIT}|{ANY_COUNT}{CLOCK_UNIT} ago", _refused(_CLOCKLESS)),
    (r"(?:last|next|this) (?:week|weekend|month|year)", _refused(_NO_DAY)),
    (rf"{MONTH} [0-9]{{4}}|[0-9]{{4}}[-/][0-9]{{1,2}}", _refused(_NO_DAY)),
    (r"[0-9]{1,2}(?:st|nd|rd|th)", _refused(_NO_DAY)),
    (r"[0-9]{1,4}(?P<sep>[-/.])[0-9]{1,2}(?P=sep)[^ ]*", _refused("was not understood as a date.")),
    (r"at [0-9]{1,2}", _refused("could be morning or afternoon: write 2pm or 14:00.")),
    (r"(?:at )?midnight", _refused("belongs to two days: write 0:00 or 23:59.")),
)


@cache
def _patterns() -> _Patterns:
    """Made when the first date is read and not at the start, which they would delay by 5 ms."""
    rules = tuple((re.compile(rf"(?:on )?(?:{pattern}){END}"), rule) for pattern, rule in _RULES)
    return _Patterns(re.compile(FIRST), re.compile(CLOCK), rules)
