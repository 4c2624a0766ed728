"""Numbers keep their digits in every table of numbers, however many there are and however wide."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respond_tui.guide.counting import StageCount
from respond_tui.guide.stages import Stage
from respond_tui.guide.terms import StageKind
from respond_tui.screens.dialogs.stages import StagesDialog
from respond_tui.screens.number_lines import FLOW_COLUMNS, RATE_COLUMNS
from respond_tui.screens.stage_lines import COLUMNS, stage_lines
from respond_tui.widgets.columns import Bar, Cell, Column, Line, rooms, spans

NAMES = ("application", "recruiter screen", "offer")
counts = st.integers(0, 9_999_999)


def _drawn(line: Line, width: int) -> str:
    """A line of the stages as the list draws it."""
    drawn = [
        "".join(text for text, _ in spans(cell, room, right=column.right))
        for cell, (column, room) in zip(line.cells, rooms(line.cells, COLUMNS, width), strict=False)
    ]
    return "  ".join(drawn)


def _table(numbers: Sequence[int]) -> list[StageCount]:
    kinds = (StageKind.APPLICATION, StageKind.ROUND, StageKind.OFFER)
    return [
        StageCount(Stage(place, name, place, kind), *(number >> place for number in numbers))
        for place, (name, kind) in enumerate(zip(NAMES, kinds, strict=True))
    ]


@given(st.lists(counts, min_size=4, max_size=4), st.integers(68, 116), st.sampled_from((3, 40)))
def test_no_figure_of_a_stage_loses_a_digit(numbers: list[int], width: int, height: int) -> None:
    table = _table(numbers)
    lines = [line for line in stage_lines(table, width, height) if line.key is not None]
    starts = set()
    for count, line in zip(table, lines, strict=True):
        drawn = _drawn(line, width)
        assert "…" not in drawn
        found = re.findall(r"\d[\d,]*", drawn)
        if count.entered:
            assert found[0] == f"{count.entered:,}"
        if count.decided and count.stage.kind is not StageKind.OFFER:
            assert f"of {count.decided:,}" in drawn
        starts.add(rooms(line.cells, COLUMNS, width)[2][1])
    assert len(starts) == 1


@pytest.mark.parametrize(
    ("columns", "place"),
    [
        (RATE_COLUMNS, 1),
        (RATE_COLUMNS, 2),
        (RATE_COLUMNS, 3),
        (FLOW_COLUMNS, 1),
        (StagesDialog.COLUMNS, 3),
    ],
)
def test_a_column_of_figures_takes_what_its_number_needs(
    columns: Sequence[Column], place: int
) -> None:
    figure = "123,456 early · 100,000 left out"
    cells = [Cell("x" * 60)] * len(columns)
    cells[place] = Cell(figure)
    room = rooms(tuple(cells), tuple(columns), 76)[place][1]
    assert "".join(text for text, _ in spans(cells[place], room)) == figure


def test_signs_for_which_there_is_no_room_are_left_out_whole() -> None:
    (line, *_) = [
        each for each in stage_lines(_table([70_000, 20_000, 9_000, 800]), 76, 40) if each.key
    ]
    assert not isinstance(line.cells[2], Bar)
    assert set(line.cells[2].text.split()) < {"█70,000", "▒20,000", "░9,000", "∙800"}
