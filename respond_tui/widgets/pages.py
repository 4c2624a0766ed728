"""Lines of a list of any length: its headings are known, its rows come as they are seen."""

import bisect
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from respond_tui.widgets.columns import Line, heading

RowT = TypeVar("RowT")

PAGE = 64
"""Rows asked for at once: more than a screen shows, few enough for one key press."""

_PAGES_KEPT = 16


@dataclass(frozen=True, slots=True)
class Stretch:
    """So many rows; a ``title`` stands above them, unless it is empty."""

    title: str
    count: int


class PagedLines(Generic[RowT]):
    """Rows in stretches, a page of them kept for a while.

    ``fetch`` takes the first row and how many, ``line_of`` draws one, and ``place_of`` answers
    where the row of a key is, from 0; without it, the pages at hand are looked through.
    """

    def __init__(
        self,
        stretches: Sequence[Stretch],
        fetch: Callable[[int, int], Sequence[RowT]],
        line_of: Callable[[RowT], Line],
        place_of: Callable[[Hashable], int | None] | None = None,
    ) -> None:
        self._fetch = fetch
        self._line_of = line_of
        self._place_of = place_of if place_of is not None else self._at_hand
        self._stretches = [stretch for stretch in stretches if stretch.count]
        self._firsts: list[int] = []
        self._headings: list[int] = []
        self._count = titles = 0
        for stretch in self._stretches:
            self._firsts.append(self._count)
            self._headings.append(self._count + titles)
            titles += bool(stretch.title)
            self._count += stretch.count
        self._length = self._count + titles
        self._pages: dict[int, Sequence[Line]] = {}

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, index: int, /) -> Line:
        number = bisect.bisect_right(self._headings, index) - 1
        stretch = self._stretches[number]
        inside = index - self._headings[number] - bool(stretch.title)
        if inside < 0:
            return heading(stretch.title, f"{stretch.count:,}")
        return self._line(self._firsts[number] + inside)

    def index_of(self, key: Hashable, /) -> int | None:
        """The number of the line with this key."""
        place = self._place_of(key)
        if place is None or not 0 <= place < self._count:
            return None
        number = bisect.bisect_right(self._firsts, place) - 1
        inside = place - self._firsts[number]
        return self._headings[number] + bool(self._stretches[number].title) + inside

    def _line(self, place: int) -> Line:
        page, number = divmod(place, PAGE)
        if page not in self._pages:
            if len(self._pages) >= _PAGES_KEPT:
                self._pages.pop(next(iter(self._pages)))
            rows = self._fetch(page * PAGE, PAGE)
            self._pages[page] = tuple(map(self._line_of, rows))
        lines = self._pages[page]
        # Another process may have taken rows out since; the next look shows it.
        return lines[number] if number < len(lines) else Line(None, ())

    def _at_hand(self, key: Hashable) -> int | None:
        for page, lines in self._pages.items():
            for number, line in enumerate(lines):
                if line.key == key:
                    return page * PAGE + number
        return None
