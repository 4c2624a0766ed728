"""The stages as a bar chart, and below it what has a page of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from respond_tui.guide.terms import StageKind, Standing
from respond_tui.screens import spoken as say
from respond_tui.widgets.columns import Bar, Cell, Column, Line, Piece, Tone

if TYPE_CHECKING:
    from respond_tui.guide.counting import StageCount

COLUMNS = (
    Column(width=16),
    Column(width=5, right=True),
    Column(flex=1),
    Column(width=14, right=True),
    Column(width=9, right=True),
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
    for count in table:
        bar = _bar(count, most)
        figures = Cell(_signs(bar) if wide else "", Tone.SECOND)
        lines.append(_stage_line(count, figures if roomy else bar))
        if roomy:
            lines.append(Line(None, (bar, Cell("")), follows=True))
    return lines


def _stage_line(count: StageCount, middle: Cell) -> Line:
    """One stage: how many came this far, what became of them, and the share that passed."""
    span = ""
    if count.stage.kind is StageKind.OFFER:
        rate = f"accepted {count.accepted:,}" if count.entered else ""
        span = f"of {count.entered:,}" if count.entered else ""
    elif count.decided:
        rate = f"{say.percent(count.pass_rate)} of {count.decided:,}"
        span = say.range_words(count.low, count.high)
    else:
        rate = "none decided" if count.entered else ""
    tone = Tone.PLAIN if count.entered else Tone.SECOND
    return Line(
        ("stage", count.stage.id),
        (
            Cell(count.stage.name, tone),
            Cell(f"{count.entered:,}" if count.entered else "–", tone),
            middle,
            Cell(rate, tone),
            Cell(span, Tone.SECOND),
        ),
    )


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


def _signs(bar: Bar) -> str:
    return " ".join(f"{piece.sign}{piece.count:,}" for piece in bar.pieces if piece.count)


def page_lines() -> list[Line]:
    """What opens each page."""
    return [
        Line(
            ("page", name),
            (Cell(f"▸ {title}", Tone.NEXT), Cell(about, Tone.SECOND)),
            whole=True,
        )
        for name, (title, about) in _PAGES.items()
    ]


def page_title(name: str) -> str:
    """What a page is called."""
    return _PAGES[name][0]


def page_text(name: str) -> Content:
    """What a page shows, and how it is opened."""
    title, about = _PAGES[name]
    return Content(f"{title}, {about}. Enter opens the page.")
