"""A text above the rows of a list: every word of it, each in its tone, in the width there is."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content

from respond_tui.widgets.columns import Cell, Line, Tone, spans
from respond_tui.widgets.headed import HeadedLines
from respond_tui.widgets.ink import NEXT, SECOND
from respond_tui.widgets.rows import FixedLines

ROWS = FixedLines(Line(number, (Cell(f"row {number}"),)) for number in range(3))


@given(
    st.lists(st.text("abc [/]é日", min_size=1, max_size=8), min_size=1),
    st.integers(min_value=2, max_value=40),
)
def test_every_word_stands_above_the_rows_and_no_line_is_too_wide(
    pieces: list[str], width: int
) -> None:
    text = Content.assemble(*((piece, SECOND) for piece in pieces))
    headed = HeadedLines(text, width, ROWS)
    above = [headed[number] for number in range(len(headed) - len(ROWS))]
    shown = ["".join(run for run, _ in spans(line.cells[0], width)) for line in above]
    assert all(cell_len(line) <= width for line in shown)
    assert "".join("".join(shown).split()) == "".join("".join(pieces).split())


def test_tones_stay_and_rows_are_found_below_the_text() -> None:
    text = Content.assemble("then ", ("so many", SECOND), "\n", ("l chooses", NEXT))
    headed = HeadedLines(text, 30, ROWS)
    found = [list(spans(headed[number].cells[0], 30)) for number in range(2)]
    assert found == [
        [("then ", Tone.PLAIN), ("so many", Tone.SECOND)],
        [("l chooses", Tone.NEXT)],
    ]
    assert headed.index_of(1) == 3
    assert headed[3] == ROWS[1]
    assert headed.index_of("nowhere") is None
