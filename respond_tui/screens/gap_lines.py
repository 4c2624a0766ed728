"""How the gaps that a person wrote down read among the patterns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from respond_tui.guide.text import shortened
from respond_tui.screens import spoken as say
from respond_tui.widgets.columns import Cell, Line, Tone, heading, remark
from respond_tui.widgets.ink import SECOND
from respond_tui.widgets.pages import Stretch

if TYPE_CHECKING:
    from respond_tui.queries.gaps import GapCount, GapSeen


def gap_lines(gaps: Sequence[GapCount]) -> Iterator[Line]:
    """The gaps below the stages, each with the number of its reflections."""
    if not gaps:
        return
    most = max(gap.reflections for gap in gaps)
    yield remark("")
    yield heading("Gaps you wrote down")
    for gap in gaps:
        bar = "▇" * max(1, round(10 * gap.reflections / most))
        yield Line(
            ("gap", gap.key),
            (
                Cell(gap.tag),
                Cell(f"{gap.reflections:,}"),
                Cell(bar, Tone.BAR),
                Cell(gap.kind.value, Tone.SECOND),  # where there is room for the longest kind
                Cell(""),
            ),
        )


def gap_text(gap: GapCount) -> Content:
    """What the number of a gap counts, and what it leaves out."""
    times = "one reflection" if gap.reflections == 1 else f"{gap.reflections:,} reflections"
    return Content.assemble(
        f"{gap.kind.value}, seen in {times}.\n",
        ("Only gaps with an observation count; a guess is in no number.\n", SECOND),
    )


def of_gap(gap: GapCount) -> list[Stretch]:
    """The stretch of rows behind a gap."""
    return [Stretch("What showed it", gap.reflections)]


def gap_evidence_line(row: GapSeen, today: dt.date) -> Line:
    """One reflection behind a gap, with what was seen or heard."""
    return Line(
        ("evidence", row.application_id),
        (
            Cell(f"{row.company}: {shortened(row.observation)}"),
            Cell(row.stage, Tone.SECOND),
            Cell(say.day_words(row.on, today), Tone.SECOND),
        ),
    )
