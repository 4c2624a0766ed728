"""The words of one kind: its lines and its keys."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from respond_tui.guide.interviews import Suggest
from respond_tui.screens.dialogs.manage import ManageDialog
from respond_tui.widgets import keys
from respond_tui.widgets.columns import Cell, Column, Line, Tone, heading, remark
from respond_tui.widgets.panel import Panel

if TYPE_CHECKING:
    from respond_tui.queries.words import Twins, WordsView, WordUse

KINDS = {
    Suggest.SOURCE_DETAIL: "Source details",
    Suggest.ROLE_FAMILY: "Role families",
    Suggest.MARKET: "Markets",
    Suggest.ROLE: "Roles",
    Suggest.SENIORITY: "Seniorities",
    Suggest.LOCATION: "Locations",
    Suggest.COMPANY: "Companies",
    Suggest.PEOPLE: "People",
    Suggest.FORMAT: "Formats",
    Suggest.GAP: "Gap tags",
}
"""What the words of each kind are called, in the order in which they are shown."""


class WordsDialog(ManageDialog):
    """Words that are probably one, then all of them, the most used first."""

    COLUMNS = (Column(flex=3), Column(flex=4), Column(right=True))
    BINDINGS: ClassVar[list[BindingType]] = [keys.PUT_OFF, keys.FILTER]

    def tell_keys(self, view: WordsView) -> None:
        """Name the keys that can do something with what is there."""
        named = ["enter make one · z keep apart"] if view.twins else []
        named += ["e rename · g merge"] if view.words else []
        self.query_one(Panel).hint(" · ".join([*named, "f filter · esc back"]))

    def action_put_off(self) -> None:
        """Two words that are two."""
        self.want(keys.PUT_OFF.id)

    def action_filter(self) -> None:
        """Show only some."""
        self.want(keys.FILTER.id)


def word_lines(view: WordsView, part: str) -> Iterator[Line]:
    """Twins with what may become one, then the words themselves."""
    if view.twins:
        yield heading("Probably one, written in more than one way")
        yield from (_twins_line(twins) for twins in view.twins)
        yield remark("")
    if not view.words:
        yield remark("No such word is in use." if part else "No word of this kind is in use yet.")
        return
    which = f"With “{part}” · f and enter shows all" if part else "All, the most used first"
    yield heading(which, "times used")
    yield from (Line(("word", use.word), _cells(use)) for use in view.words)
    if view.found > len(view.words):
        more = view.found - len(view.words)
        yield remark(f"… and {more:,} more. f finds them by a part of the word.")


def word_notes(view: WordsView) -> Mapping[Hashable | None, str]:
    """What is said of twins: what enter makes of them."""
    return {
        ("twins", twins.into.word): f"Enter writes “{twins.into.word}” in all "
        f"{sum(use.times for use in (twins.into, *twins.others)):,} places; z leaves them apart."
        for twins in view.twins
    }


def _twins_line(twins: Twins) -> Line:
    others = ", ".join(f"{use.word} {use.times:,}" for use in twins.others)
    return Line(
        ("twins", twins.into.word),
        (
            Cell(f"{twins.into.word} {twins.into.times:,}", Tone.NEXT),
            Cell(f"← {others}"),
            Cell("make one", Tone.SECOND),
        ),
    )


def _cells(use: WordUse) -> tuple[Cell, ...]:
    return Cell(use.word), Cell(""), Cell(f"{use.times:,}", Tone.SECOND)
