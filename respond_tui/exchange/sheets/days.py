"""The dates in a sheet: which day each means, and in which order day and month are written.

A date that is no single day stays unknown: nothing is guessed, and never is it today. Months
in letters are English or as a spreadsheet shortens them.
"""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from respond_tui.guide import limits
from respond_tui.guide.date_words import MONTH, MONTHS
from respond_tui.guide.terms import DateOrder

_CENTURY = 2000
"""A year of two digits lies in this century: nobody tracks a hunt of the last one."""

_SERIAL_FROM, _SERIAL_TO = 36_526, 73_050
"""Days of Excel's calendar from 1 January 2000 to 31 December 2099."""

_EXCEL_DAY_0 = dt.date(1899, 12, 30)
"""Day 0 for serials after February 1900, which Excel believes to have had a 29th:
https://learn.microsoft.com/en-us/office/troubleshoot/excel/wrongly-assumes-1900-is-leap-year
"""

_LONGEST = 100
"""Characters of the longest text that can be one date."""

_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_CLOCK = (
    r"(?:(?:,?\s{0,3}(?:at\s)?|t)(?:[0-9]{1,2}[:.h][0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?"
    r"(?:\s{0,3}[ap]\.?m\b\.?)?|[0-9]{1,2}\s?[ap]\.?m\b\.?)"
    r"(?:\s{0,3}(?:z\b|(?:utc|gmt)?[+-][0-9]{2}:?[0-9]{2}|utc\b|gmt\b))?"
    r"(?:\s{0,3}\([^)]{0,60}\))?)?"
)
_EDGE, _END = r"(?<![0-9a-z])", r"(?![0-9a-z]|[-/.][0-9])"
_DATE = re.compile(
    _EDGE
    + _WEEKDAY
    + r"(?:(?P<iso>(?P<year>(?:19|20|21|22)[0-9]{2})(?P<sep>[-/.])(?P<month>[0-9]{1,2})(?P=sep)"
    r"(?P<day>[0-9]{1,2}))"
    r"|(?P<slashed>(?P<a>[0-9]{1,2})(?P<cut>[-/.])\s?(?P<b>[0-9]{1,2})(?P=cut)\s?"
    r"(?P<c>[0-9]{4}|[0-9]{2}))"
    r"|(?P<first>(?P<day1>[0-9]{1,2})(?:st|nd|rd|th)?[\s./-]*(?:of\s)?"
    + MONTH.replace("<month>", "<month1>")
    + r"[\s,./'’-]*(?P<year1>[0-9]{4}|[0-9]{2}))"
    r"|(?P<second>"
    + MONTH.replace("<month>", "<month2>")
    + r"[\s./-]*(?P<day2>[0-9]{1,2})(?:st|nd|rd|th)?(?:,\s*|[\s/-]+['’]?)(?P<year2>[0-9]{4}))"
    r"|(?P<packed>(?:19|20)[0-9]{6}))" + _CLOCK + _END,
    re.IGNORECASE,
)


class Numbers(NamedTuple):
    """A date in figures, year last or of two digits: as they stand."""

    first: int
    second: int
    third: int
    has_long_year: bool

    def day(self, order: DateOrder) -> dt.date | None:
        """The day in an order, or None where the calendar has none."""
        if order is DateOrder.YMD:
            if self.has_long_year:
                return None
            return _day(self.first, self.second, self.third)
        day, month = self.first, self.second
        if order is DateOrder.MDY:
            day, month = month, day
        return _day(self.third, month, day)


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text: where it stands, and its day, or the figures that an order decides."""

    start: int
    end: int
    known: dt.date | None = None
    figures: Numbers | None = None

    def day(self, order: DateOrder | None) -> dt.date | None:
        """The day, or None where it is in no calendar, or nobody said in which order it is."""
        if self.figures is None:
            return self.known
        if order is not None:
            return self.figures.day(order)
        possible = {day for each in DateOrder if (day := self.figures.day(each)) is not None}
        return next(iter(possible)) if len(possible) == 1 else None


def dates_in(text: str) -> list[Found]:
    """Every date in a text, from left to right; none in one of more than 20,000 characters."""
    if len(text) > limits.NOTE:
        return []
    return [_found(match) for match in _DATE.finditer(text)]


def only_date(text: str) -> Found | None:
    """The date that a text is, and nothing else."""
    text = text.strip()
    match = _DATE.fullmatch(text) if len(text) <= _LONGEST else None
    return _found(match) if match is not None else None


def serial(text: str) -> dt.date | None:
    """The day that a number means in Excel's calendar, if it lies in this century."""
    head, _, rest = text.strip().partition(".")
    if len(head) != len(str(_SERIAL_TO)) or not head.isascii() or not (head + rest).isdecimal():
        return None
    number = int(head)
    if not _SERIAL_FROM <= number <= _SERIAL_TO:
        return None
    return _EXCEL_DAY_0 + dt.timedelta(days=number)


def order_of(found: Iterable[Numbers]) -> frozenset[DateOrder]:
    """The orders in which every date is one; a date that is none in any order proves nothing.

    Of orders that read all of them alike one is enough. Empty, where dates contradict.
    """
    seen = set(found)
    possible = set(DateOrder)
    for figures in seen:
        days = {order: day for order in DateOrder if (day := figures.day(order)) is not None}
        if days:
            possible &= days.keys()
        if not possible:
            return frozenset()
    alike = all(len({figures.day(order) for order in possible}) <= 1 for figures in seen)
    return frozenset([min(possible)]) if alike else frozenset(possible)


def _found(match: re.Match[str]) -> Found:
    start, end = match.span()
    if match["slashed"]:
        figures = Numbers(int(match["a"]), int(match["b"]), int(match["c"]), len(match["c"]) > 2)
        return Found(start, end, figures=figures)
    if match["iso"]:
        known = _day(int(match["year"]), int(match["month"]), int(match["day"]))
    elif match["packed"]:
        packed = match["packed"]
        known = _day(int(packed[:4]), int(packed[4:6]), int(packed[6:]))
    else:
        side = "1" if match["first"] else "2"
        month = MONTHS.index(match[f"month{side}"][:3].lower()) + 1
        known = _day(int(match[f"year{side}"]), month, int(match[f"day{side}"]))
    return Found(start, end, known)


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        found = dt.date(year + _CENTURY if year < 100 else year, month, day)
    except ValueError:
        return None
    return found if limits.valid_day(found) else None
