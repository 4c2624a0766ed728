"""Open the shares that stand in a line of words, each into the applications behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from respond_tui.guide.directions import Direction, Fared
from respond_tui.screens import share_words as words
from respond_tui.screens.dialogs.numbers import Number, NumbersDialog, Page
from respond_tui.widgets.columns import Cell, Column, Line
from respond_tui.widgets.pages import PagedLines

if TYPE_CHECKING:
    from respond_tui.queries.evidence import Evidence
    from respond_tui.queries.shares import AnyShare
    from respond_tui.screens.base import WorkScreen

_COLUMNS = (Column(flex=1), Column(flex=1, right=True))


class Told(NamedTuple):
    """A share in words, and what it rests on; ``aside`` is the one it is compared with."""

    name: str
    share: str
    behind: AnyShare
    titles: words.Titles
    aside: bool = False


async def show_fared(
    screen: WorkScreen,
    title: str,
    sides: Sequence[tuple[Direction, str]],
    fared: Fared,
    about: str,
) -> int | None:
    """How directions fared, each with its share in words; the application that was opened."""
    numbers, titles = screen.workspace.numbers, words.OF_FARED[fared]
    told = [
        Told(side.title, share, numbers.behind_tried(side, fared), titles) for side, share in sides
    ]
    return await _show(screen, title, told, about)


async def show_part(
    screen: WorkScreen, written: str, here: str, rest: str, about: str
) -> int | None:
    """What led to a round of a part of the log and of the rest; the application opened."""
    behind = screen.workspace.numbers.behind_part(written)
    told = [
        Told(written, here, behind, words.OF_PARTS),
        Told("the rest", rest, behind, words.OF_PARTS, aside=True),
    ]
    return await _show(screen, "For and against", told, about)


async def _show(screen: WorkScreen, title: str, told: Sequence[Told], about: str) -> int | None:
    def number(each: Told) -> Number:
        return Number(Content(f"{each.name}: {each.share}\n{about}"), lambda: _rows(screen, each))

    def count() -> Page:
        lines = [
            Line(("share", place), (Cell(each.name), Cell(each.share)))
            for place, each in enumerate(told)
        ]
        return Page(lines, {("share", place): number(each) for place, each in enumerate(told)})

    screen.app.clear_notifications()
    return await screen.app.push_screen_wait(NumbersDialog(title, _COLUMNS, count))


def _rows(screen: WorkScreen, told: Told) -> PagedLines[Evidence]:
    lots = screen.workspace.numbers.lots(told.behind)
    mine = [lot for lot in lots if lot.aside is told.aside]
    skipped = sum(lot.times for lot in lots if not lot.aside) if told.aside else 0
    stretches = words.of_share(mine, told.titles, "The rest")
    return words.share_rows(screen.workspace, told.behind, stretches, skipped)
