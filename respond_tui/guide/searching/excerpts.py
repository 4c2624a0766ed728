"""The line of a text that shows best what was looked for, cut to what fits."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from respond_tui.guide.searching.terms import Term, found_in, spots

LONGEST = 120
"""Characters of an excerpt."""

_LEAD = 24
"""Characters shown before the first word found in a long line."""


class Excerpt(NamedTuple):
    """A line, and the stretches of it that were looked for, in order and apart."""

    text: str
    marked: tuple[tuple[int, int], ...]

    @property
    def weight(self) -> int:
        """How much of what was looked for it shows."""
        return sum(end - start for start, end in self.marked)


def fitting(texts: Iterable[str], looked_for: Sequence[Term]) -> tuple[int, Excerpt] | None:
    """Which text holds the line that shows most of what is looked for, and that line.

    The first of several alike; None where no line shows any of it.
    """
    best: tuple[int, int, Excerpt] | None = None
    for number, text in enumerate(texts):
        for line in text.splitlines():
            shown, kinds = excerpt(line, looked_for)
            if shown is not None and (best is None or kinds > best[0]):
                best = (kinds, number, shown)
    return None if best is None else (best[1], best[2])


def excerpt(line: str, looked_for: Sequence[Term]) -> tuple[Excerpt | None, int]:
    """A line cut around the first word found in it, and how many of the terms it has."""
    words = spots(line)
    found = [stretches for term in looked_for if (stretches := found_in(term, words))]
    if not found:
        return None, 0
    marked = _apart(sorted(stretch for stretches in found for stretch in stretches))
    return _cut(line, marked), len(found)


def _apart(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in stretches:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _cut(line: str, marked: Sequence[tuple[int, int]]) -> Excerpt:
    lead = len(line) - len(line.lstrip())
    begin = lead
    if len(line) - lead > LONGEST and marked[0][0] - lead > _LEAD:
        begin = line.rfind(" ", lead, marked[0][0] - _LEAD + 1) + 1 or marked[0][0] - _LEAD
    before = "…" if begin > lead else ""
    body = line[begin : begin + LONGEST]
    after = "…" if begin + LONGEST < len(line.rstrip()) else ""
    shift = len(before) - begin
    limit = len(before) + len(body)
    kept = [(start + shift, min(end + shift, limit)) for start, end in marked]
    return Excerpt(
        f"{before}{body.rstrip()}{after}",
        tuple((start, end) for start, end in kept if start < end),
    )
