"""How a row of evidence reads: what is told of it, and how sure a no's reason is."""

import datetime as dt

import pytest
from rich.cells import cell_len

from respond_tui.guide.terms import Certainty, Standing
from respond_tui.queries.evidence import Evidence
from respond_tui.screens.pattern_words import evidence_line
from respond_tui.widgets.columns import Column, fitted, rooms

TODAY = dt.date(2026, 11, 25)
BESIDE = (Column(flex=1), Column(right=True), Column(right=True))
"""The columns beside a page of numbers."""


def _row(standing: Standing, note: str = "", company: str = "Greyfriar Games") -> Evidence:
    sure = Certainty.UNKNOWN
    return Evidence(1, company, None, None, standing, dt.date(2026, 11, 3), sure, note=note)


@pytest.mark.parametrize("standing", Standing)
@pytest.mark.parametrize("note", ["", "led to a round"])
def test_how_sure_a_reason_is_stands_beside_a_no_only(standing: Standing, note: str) -> None:
    line = " ".join(cell.text for cell in evidence_line(_row(standing, note), TODAY).cells)
    assert ("nobody knows" in line) is (standing is Standing.REJECTED)


@pytest.mark.parametrize(
    ("standing", "note"), [(Standing.PASSED, "led to a round"), (Standing.REJECTED, "no")]
)
def test_what_is_told_of_it_is_whole_in_a_window_of_120_columns(
    standing: Standing, note: str
) -> None:
    cells = evidence_line(_row(standing, note), TODAY).cells
    width = rooms(cells, BESIDE, 44)[0][1]
    assert cell_len(f"Greyfriar Games: {note}") <= width
    assert fitted(cells[0].text, width).startswith(f"Greyfriar Games: {note}")
