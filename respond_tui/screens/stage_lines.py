"""The stages as a bar chart, and what has a page of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from respond_tui.guide.terms import StageKind, Standing
from respond_tui.screens import spoken as say
from respond_tui.widgets.columns import Bar, Cell, Column, Line, Piece, Tone, rooms

if TYPE_CHECKING:
    from respond_tui.guide.counting import StageCount

COLUMNS = (
    Column(width=16),
    Column(width=5, right=True, figures=True),
    Column(flex=1),
    Column(width=14, right=True, figures=True),
    Column(width=9, right=True, figures=True),
)

_FOR_BARS = 64
"""Cells of a list that leave enough for bars beside the figures."""

_PIECES = (
    ("█", "passed", Tone.BAR, (Standing.PASSED, Standing.ACCEPTED)),
    ("▒", "no", Tone.PLAIN, (Standing.REJECTED,)),
    ("░", "silent", Tone.SECOND, (Standing.SILENT,)),
    ("∙", "pending", Tone.WAIT, (Standing.PENDING,)),
    ("-", "left out", Tone.SECOND, (Standing.LEFT_OUT, Standing.DECLINED)),
)
"""The pieces of a stage's bar: a sign, what it means, how it speaks, and what it stands for."""

_PAGES = {
    "flow": ("The flow", "from sources to ends"),
    "rates": ("Replies and invitations", "by month and by slice"),
}
"""What has a page of its own: its title, and what it shows."""


def stage_lines(table: Sequence[StageCount], width: int, height: int) -> list[Line]:
    """The stages as a bar chart in so much room.

    Where the lines are enough, or the columns too few, each has its bar on a line of its own.
    """
    wide = width >= _FOR_BARS
    roomy = height > 2 * len(table) or not wide
    most = max((count.entered for count in table), default=0)
    legend = "  ".join(f"{sign} {word}" for sign, word, _, _ in _PIECES)
    lines = [Line(None, (Cell(legend, Tone.SECOND), Cell("pass rate", Tone.SECOND)))]
    figures = [_figures(count) for count in table]
    widest = [max(map(len, each), default=0) for each in zip(*figures, strict=True)]
    for count, said in zip(table, figures, strict=True):
        bar = _bar(count, most)
        entered, rate, span = (
            text.rjust(room) for text, room in zip(said, widest, strict=True)
        )  # as wide as the widest, so that all bars begin and end in one column
        tone = Tone.PLAIN if count.entered else Tone.SECOND
        cells = [Cell(count.stage.name, tone), Cell(entered, tone), bar]
        cells += [Cell(rate, tone), Cell(span, Tone.SECOND)]
        if roomy:
            room = rooms(tuple(cells), COLUMNS, width)[2][1]
            cells[2] = Cell(_signs(bar, room) if wide else "", Tone.SECOND)
        lines.append(Line(("stage", count.stage.id), tuple(cells)))
        if roomy:
            lines.append(Line(None, (bar, Cell("")), follows=True))
    return lines


def _figures(count: StageCount) -> tuple[str, str, str]:
    """How many came this far, the share of them that passed, and what is plausible of it."""
    entered = f"{count.entered:,}" if count.entered else "–"
    if count.stage.kind is StageKind.OFFER:
        accepted, of = f"accepted {count.accepted:,}", f"of {count.entered:,}"
        return (entered, accepted, of) if count.entered else (entered, "", "")
    if count.decided:
        rate = f"{say.percent(count.pass_rate)} of {count.decided:,}"
        return entered, rate, say.range_words(count.low, count.high)
    return entered, "none decided" if count.entered else "", ""


def _bar(count: StageCount, most: int) -> Bar:
    """What became of those that came this far; the longest bar has ``most``."""
    return Bar(
        "",
        pieces=tuple(
            Piece(sum(getattr(count, each.value) for each in standings), sign, tone)
            for sign, _, tone, standings in _PIECES
        ),
        of=most,
    )


def _signs(bar: Bar, room: int) -> str:
    """What the pieces of a bar stand for; those for which there is no room are left out whole."""
    told = ""
    for piece in bar.pieces:
        longer = f"{told} {piece.sign}{piece.count:,}".lstrip()
        if piece.count and len(longer) <= room:
            told = longer
    return told


def page_lines() -> list[Line]:
    """What opens each page."""
    return [
        Line(("page", name), (Cell(f"{title}: {about}", Tone.SECOND), Cell("")))
        for name, (title, about) in _PAGES.items()
    ]


def page_title(name: str) -> str:
    """What a page is called."""
    return _PAGES[name][0]


def page_text(name: str) -> Content:
    """What a page shows, and how it is opened."""
    title, about = _PAGES[name]
    return Content(f"{title}, {about}. Enter opens the page.")
