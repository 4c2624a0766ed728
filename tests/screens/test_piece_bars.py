"""A bar of pieces: in proportion, never wider than its room, nothing there left unseen."""

from hypothesis import given
from hypothesis import strategies as st

from respond_tui.widgets.columns import Bar, Piece, Tone, lengths, spans

counts = st.lists(st.integers(0, 500), min_size=1, max_size=6)


@given(counts, st.integers(0, 90), st.integers(0, 500))
def test_what_is_there_is_seen_and_the_bar_stays_in_its_room(
    pieces: list[int], width: int, others: int
) -> None:
    of = sum(pieces) + others
    sizes = lengths(pieces, width, of)
    assert all(size >= 0 for size in sizes)
    assert sum(sizes) <= width
    there = len([count for count in pieces if count])
    assert len([size for size in sizes if size]) == (min(there, width) if of else 0)
    assert not any(size for count, size in zip(pieces, sizes, strict=True) if not count)
    if of and not others:
        assert sum(sizes) == width


@given(counts, st.integers(20, 90))
def test_a_larger_piece_is_never_drawn_shorter_by_more_than_a_rounding(
    pieces: list[int], width: int
) -> None:
    sizes = lengths(pieces, width, sum(pieces))
    for count, size in zip(pieces, sizes, strict=True):
        for other, others in zip(pieces, sizes, strict=True):
            assert count <= other or size >= others - 1


def test_a_bar_is_drawn_in_signs_that_need_no_colour() -> None:
    bar = Bar("", pieces=(Piece(6, "█"), Piece(0, "▒"), Piece(2, "░", Tone.SECOND)), of=16)
    assert "".join(text for text, _ in spans(bar, 16)) == "█████" + "░░░" + " " * 8
    assert "".join(text for text, _ in spans(Bar("", of=0), 4)) == " " * 4
