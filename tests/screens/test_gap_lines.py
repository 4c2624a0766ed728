"""The gaps that a person wrote down, as lines below the stages."""

import pytest

from respond_tui.guide.terms import GapKind
from respond_tui.queries.gaps import GapCount
from respond_tui.screens.gap_lines import gap_lines
from respond_tui.screens.stage_lines import COLUMNS
from respond_tui.widgets.columns import fitted, rooms


@pytest.mark.parametrize("width", [68, 76, 110])
@pytest.mark.parametrize("kind", GapKind)
def test_the_kind_of_a_gap_is_never_cut(kind: GapKind, width: int) -> None:
    line = list(gap_lines([GapCount("pace", "pace", kind, 3)]))[-1]
    shown = [
        fitted(cell.text, room).strip()
        for cell, (_, room) in zip(line.cells, rooms(line.cells, COLUMNS, width), strict=True)
    ]
    assert kind.value in shown
    assert {"pace", "3"} <= set(shown)
