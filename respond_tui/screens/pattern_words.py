"""How alerts, stages and levers read on the screen: figures, intervals drawn, and sentences."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from textual.content import Content

from respond_tui.guide.calibration import ENOUGH, Calibration, lean_line, leaning, scored, waits
from respond_tui.guide.commitments import CommitmentState
from respond_tui.guide.statistics import Proportion
from respond_tui.guide.terms import StageKind, Standing
from respond_tui.guide.text import shortened
from respond_tui.screens import spoken as say
from respond_tui.widgets.columns import Cell, Line, Tone
from respond_tui.widgets.ink import SECOND
from respond_tui.widgets.pages import Stretch

if TYPE_CHECKING:
    from respond_tui.guide.counting import StageCount
    from respond_tui.queries.evidence import Evidence
    from respond_tui.queries.patterns import CommitmentView

INTERVAL = 18
"""Cells that an interval from 0 to 100 % is drawn in."""

FORECASTS = ("forecasts", "own")
"""The key of the line of one's own forecasts."""

REDIRECTION = ("redirection", "page")
"""The key of the line that opens the page of assumptions."""

_STANDINGS = {
    Standing.REJECTED: "Ended in a no here",
    Standing.PASSED: "Passed",
    Standing.SILENT: "Silent",
    Standing.PENDING: "Pending",
    Standing.LEFT_OUT: "Left out: withdrawn, closed or cancelled",
    Standing.ACCEPTED: "Accepted",
    Standing.DECLINED: "Declined",
}


def commitment_line(view: CommitmentView) -> Line:
    """One lever: whether it runs or is due, what it is, and how far it has come."""
    if view.state is CommitmentState.RUNNING:
        mark, right = "▷ running", f"day {view.progress.day} of {view.progress.of}"
    elif view.state is CommitmentState.DUE:
        mark, right = "▶ due", "look at it"
    else:
        mark, right = "▪ ended", view.verdict or ""
    tone = Tone.NEXT if view.state is CommitmentState.DUE else Tone.SECOND
    what = f"{view.lever.value}: {view.what}"
    return Line(("commitment", view.id), (Cell(mark, tone), Cell(what), Cell(right, Tone.SECOND)))


def stage_text(count: StageCount) -> Content:
    """Where every application that reached a stage has gone."""
    if count.stage.kind is StageKind.OFFER:
        words = f"{count.entered} offers · accepted {count.accepted} · declined {count.declined}"
        return Content(
            f"{words} · open {count.pending}\nAn offer is the end of the road, not a test."
        )
    figures = (
        f"entered {count.entered} = passed {count.passed} + no {count.rejected} + silent "
        f"{count.silent} + left out {count.left_out} + pending {count.pending}"
    )
    lines = [Content(figures), interval_line("pass rate", count.passes)]
    if count.decided:
        lines.append(
            Content.styled(
                f"Passed {count.passed} of {count.decided} decided, plausibly "
                f"{say.range_words(count.low, count.high)}. Those silent, pending or left out "
                "are in neither.\n",
                SECOND,
            )
        )
    return Content("\n").join(lines)


def forecasts_line(found: Calibration) -> Line:
    """The person's own forecasts in one line: which way they lean, or how many more it takes."""
    if found.missing:
        rest = "round" if found.missing == 1 else "rounds"
        what = f"Your own forecasts: {found.missing} more decided {rest} with a chance (~60)"
        return Line(FORECASTS, (Cell(what, Tone.SECOND), Cell(f"{found.n} of {ENOUGH}")))
    return Line(FORECASTS, (Cell(lean_line(found)), Cell(f"n {found.n:,}", Tone.SECOND)))


def redirection_line() -> Line:
    """The line that opens the page of assumptions."""
    what = "Redirection: assumptions to test, two directions side by side"
    return Line(REDIRECTION, (Cell(what, Tone.SECOND), Cell("")))


def redirection_text() -> Content:
    """What that page is for."""
    return Content.styled(
        "What do you take for granted about the roles that fit you, what is asked for, and the "
        "market? Each assumption with what your log says for and against it, a test, a day and a "
        "verdict.",
        SECOND,
    )


def forecasts_text(found: Calibration) -> Content:
    """The same in full, with the score; below ten no figure and no claim."""
    if found.missing:
        given = f"{found.n} of {ENOUGH} decided rounds have a chance that you gave. {waits(found)}"
        return Content.styled(given, SECOND)
    return Content("\n").join([Content(leaning(found)), Content.styled(scored(found), SECOND)])


def interval_line(name: str, passes: Proportion) -> Content:
    """A share with its interval, drawn on a line from 0 to 100 %, and its n."""
    if passes.rate is None or passes.low is None or passes.high is None:
        return Content.assemble((f"{name:<10}", SECOND), "– nothing decided")
    first = round(passes.low * (INTERVAL - 1))
    last = round(passes.high * (INTERVAL - 1))
    at = round(passes.rate * (INTERVAL - 1))
    cells = [
        "●"
        if n == at
        else "├"
        if n == first
        else "┤"
        if n == last
        else "─"
        if first < n < last
        else "·"
        for n in range(INTERVAL)
    ]
    return Content.assemble(
        (f"{name:<10}", SECOND),
        ("".join(cells), "$primary"),
        f" {say.percent(passes.rate)} of {passes.of:,}",
    )


def of_stage(count: StageCount) -> list[Stretch]:
    """The stretches of rows behind all numbers of a stage, as the query gives them."""
    return [Stretch(_STANDINGS[each], getattr(count, each.value)) for each in _STANDINGS]


def evidence_line(row: Evidence, today: dt.date) -> Line:
    """One application behind a number, with what is told of it there.

    How sure the reason is stands beside a no only, whose reason it is, and behind what is told
    of it. What is put away counts, and is not named.
    """
    if row.sealed:
        return Line(
            ("evidence", row.application_id),
            (Cell(f"{say.SEALED_GLYPH} {say.NOT_OPENED}", Tone.SECOND), Cell(""), Cell("")),
        )
    sure = ""
    if row.standing is Standing.REJECTED and row.reason_certainty is not None:
        sure = say.certainty_words(row.reason_certainty)
    told = f"{row.company}: {shortened(row.note)}" if row.note else ""
    if told and sure:
        told, sure = f"{told} · {sure}", ""
    return Line(
        ("evidence", row.application_id),
        (
            Cell(told or say.place(row.company, row.role)),
            Cell(sure, Tone.SECOND),
            Cell(say.day_words(row.on, today), Tone.SECOND),
        ),
    )
