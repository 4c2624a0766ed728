"""Lists of any length: the lines that a page gives are those that all rows at once would give."""

from collections.abc import Callable, Hashable, Sequence

from hypothesis import given
from hypothesis import strategies as st

from respond_tui.widgets.columns import Cell, Line
from respond_tui.widgets.pages import PAGE, PagedLines, Stretch

stretches = st.lists(
    st.builds(Stretch, st.sampled_from(["", "Passed", "Silent"]), st.integers(0, 2 * PAGE)),
    max_size=5,
)


def _line(row: int) -> Line:
    return Line(row, (Cell(f"row {row}"),))


@given(stretches)
def test_every_row_stands_once_under_its_heading(given: list[Stretch]) -> None:
    count = sum(stretch.count for stretch in given)
    lines = PagedLines(given, _fetch(count), _line)
    seen = [lines[number] for number in range(len(lines))]
    assert [line.key for line in seen if line.key is not None] == list(range(count))
    titles = [stretch.title for stretch in given if stretch.count and stretch.title]
    assert [line.cells[0].text for line in seen if line.key is None] == titles
    for number, line in enumerate(seen[-PAGE:], start=max(0, len(seen) - PAGE)):
        if line.key is not None:
            assert lines.index_of(line.key) == number


@given(stretches, st.data())
def test_a_place_that_is_known_is_found_without_looking(
    given: list[Stretch], data: st.DataObject
) -> None:
    count = sum(stretch.count for stretch in given)
    lines = PagedLines(given, _fetch(count), _line, _place)
    assert lines.index_of("gone") is None
    if count:
        place = data.draw(st.integers(0, count - 1))
        index = lines.index_of(place)
        assert index is not None
        assert lines[index].key == place
    assert lines.index_of(count) is None


def test_rows_taken_out_meanwhile_leave_a_line_that_nothing_stands_on() -> None:
    lines = PagedLines([Stretch("", 3)], lambda start, most: [0, 1], _line)
    assert [lines[number].key for number in range(3)] == [0, 1, None]


def _fetch(count: int) -> Callable[[int, int], Sequence[int]]:
    return lambda start, most: range(start, min(start + most, count))


def _place(key: Hashable) -> int | None:
    return key if isinstance(key, int) else None
