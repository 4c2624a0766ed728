"""A cell with stretches that stand out is cut, padded and cleaned like any other."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from respond_tui.guide.text import harmless
from respond_tui.widgets.columns import Cell, Tone, fitted, spans

texts = st.text(
    st.sampled_from("abc äß–\t\n\x1b\u202e世界👍🏽é[]") | st.characters(codec="utf-8"), max_size=24
)


@st.composite
def cells(draw: st.DrawFn) -> Cell:
    text = draw(texts)
    ends = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    marked = tuple(zip(ends[::2], ends[1::2], strict=False))
    return Cell(text, draw(st.sampled_from([Tone.PLAIN, Tone.SECOND])), marked)


@given(cells(), st.integers(1, 30), st.booleans())
def test_the_stretches_together_are_the_cell_as_it_fits(
    cell: Cell, width: int, right: bool
) -> None:
    shown = list(spans(cell, width, right=right))
    assert "".join(text for text, _ in shown) == fitted(cell.text, width, right=right)
    assert {tone for _, tone in shown} <= {cell.tone, Tone.MARK}


@given(cells(), st.booleans())
def test_where_there_is_room_what_was_marked_stands_out_and_nothing_else(
    cell: Cell, right: bool
) -> None:
    shown = spans(cell, 2 * len(cell.text) + cell_len(cell.text) + 1, right=right)
    found = [text for text, tone in shown if tone is Tone.MARK]
    wanted = [cell.text[start:end] for start, end in cell.marked]
    assert found == [harmless(text).replace("\n", " ").replace("\t", " ") for text in wanted]
