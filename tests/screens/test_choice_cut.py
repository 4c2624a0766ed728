"""A choice that has less room than its words."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult

from respond_tui.widgets.choice import Choice, cut


class _One(App[None]):
    def compose(self) -> ComposeResult:
        yield Choice(["whichever comes next", "Kestrel & Vale · panel, tomorrow 10:00", "x" * 30])


async def test_the_count_stays_whole_and_the_word_is_shortened() -> None:
    async with _One().run_test(size=(38, 3)) as pilot:
        choice = pilot.app.query_one(Choice)
        choice.chosen = 1
        await pilot.pause()
        line = choice.render_line(0).text
        assert line.startswith("‹ Kestrel & Vale")
        assert "… ›  2 of 3" in line


@given(st.text(st.characters(categories=["L", "N"]), min_size=1), st.integers(1, 30))
def test_a_word_is_never_wider_than_its_room(word: str, room: int) -> None:
    assert cell_len(cut(word, room)) <= room
