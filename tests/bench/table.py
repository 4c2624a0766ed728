"""One table of all that was measured: a line a thing, a column a size, the bar beside it."""

import statistics
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from tests.bench.programs import Figures


@dataclass(frozen=True, slots=True)
class Seen:
    """One figure at one size; ``ratio`` is to the same of a bare program."""

    ours: float
    ratio: float | None = None

    @property
    def judged(self) -> float:
        """What is held against the bar."""
        return self.ours if self.ratio is None else self.ratio


@dataclass(frozen=True, slots=True)
class Line:
    """What was measured at each size, a gap where it makes no sense there.

    ``bar`` is a ratio where the figures are, else in ``unit``; ``None`` has none. ``judged``
    are the sizes that the bar is for.
    """

    what: str
    unit: str
    seen: tuple[Seen | None, ...]
    bar: float | None
    judged: tuple[bool, ...]

    @property
    def within(self) -> bool:
        """Whether the bar is kept wherever it is for."""
        return self.bar is None or all(
            seen is None or not judged or seen.judged <= self.bar
            for seen, judged in zip(self.seen, self.judged, strict=True)
        )


def against(
    ours: Sequence[Figures], name: str, bare: Sequence[Figures], other: str, what: str
) -> Seen:
    """A figure of ours with its ratio to the same of a bare program, pair by pair."""
    mine, theirs = values(ours, name, what), values(bare, other, what)
    ratio = statistics.median(a / b for a, b in zip(mine, theirs, strict=True))
    return Seen(statistics.median(mine), ratio)


def alone(ours: Sequence[Figures], name: str, what: str) -> Seen:
    """A figure of ours by itself."""
    return Seen(statistics.median(values(ours, name, what)))


def values(figures: Sequence[Figures], name: str, what: str) -> list[float]:
    """The values, when all were seen; ends the program where one was not."""
    found = [each[name] for each in figures]
    if None in found:
        sys.exit(f"{what}: what was waited for never came.")
    return [value for value in found if value is not None]


def shown(lines: Sequence[Line], sizes: Sequence[int], about: str) -> str:
    """The table as Markdown, to be read here and copied into the README."""
    head = ["", *(f"{size:,} applications" for size in sizes), "bar", ""]
    rows = [head, ["---", *("--:" for _ in sizes), "--:", "---"]]
    for line in lines:
        kept = "" if line.bar is None else "kept" if line.within else "NOT KEPT"
        rows.append([line.what, *(_cell(seen, line.unit) for seen in line.seen), _bar(line), kept])
    widths = [max(len(row[number]) for row in rows) for number in range(len(head))]
    table = "\n".join(
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in rows
    )
    return f"{about}\n\n{table}"


def _cell(seen: Seen | None, unit: str) -> str:
    if seen is None:
        return "–"
    figure = f"{seen.ours:,.0f} {unit}" if seen.ours >= 10 else f"{seen.ours:.1f} {unit}"
    return figure if seen.ratio is None else f"{figure} · {seen.ratio:.2f} ×"


def _bar(line: Line) -> str:
    if line.bar is None:
        return "–"
    is_ratio = any(seen is not None and seen.ratio is not None for seen in line.seen)
    return f"{line.bar:g} ×" if is_ratio else f"{line.bar:g} {line.unit}"
