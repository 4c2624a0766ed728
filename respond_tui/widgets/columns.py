"""What a line is made of: cells that speak in a tone, laid out in columns."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from operator import itemgetter

from rich.cells import cell_len, set_cell_size

from respond_tui.guide.text import harmless

GAP = 2
"""Cells between two columns."""


class Tone(StrEnum):
    """How a cell speaks; each has a component class of its own."""

    PLAIN = "plain"
    SECOND = "second"
    NEXT = "next"
    WAIT = "wait"
    GOOD = "good"
    STRONG = "strong"
    BAR = "bar"
    HEADING = "heading"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of a line; the text is shown to the letter, never read as markup.

    ``marked`` are stretches of it that stand out, in order and apart.
    """

    text: str
    tone: Tone = Tone.PLAIN
    marked: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Inked(Cell):
    """A piece of a paragraph: each of its characters speaks in a tone of its own."""

    tones: tuple[Tone, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar: how many, the sign that it is drawn with, and how it speaks."""

    count: int
    sign: str
    tone: Tone = Tone.BAR


@dataclass(frozen=True, slots=True)
class Bar(Cell):
    """A bar of several pieces; the whole width of its column stands for ``of``.

    Signs tell the pieces apart without colour, and figures stand beside it.
    """

    pieces: tuple[Piece, ...] = ()
    of: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One line. Without a key it is a heading or a remark, and the cursor passes it by.

    One that ``follows`` belongs to the line above it, and is in sight with that one. One that
    is ``whole`` has a text and what stands at its right, as a heading has, and no columns.
    """

    key: Hashable | None
    cells: tuple[Cell, ...]
    follows: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """``width`` in cells, 0 for as much as the text needs; ``flex`` takes a share of the rest.

    A column of ``figures`` takes more than its width where a number needs it: a number that lost
    a digit would be another number.
    """

    width: int = 0
    flex: int = 0
    right: bool = False
    from_width: int = 0
    figures: bool = False


def heading(text: str, right: str = "") -> Line:
    """A quiet line that the cursor passes by."""
    return Line(None, (Cell(text, Tone.HEADING), Cell(right, Tone.SECOND)))


def remark(text: str, tone: Tone = Tone.SECOND) -> Line:
    """A sentence among the lines."""
    return Line(None, (Cell(text, tone),))


def fitted(text: str, width: int, *, right: bool = False) -> str:
    """A text cut to ``width`` cells with an ellipsis, or padded to them."""
    text = _on_one_line(text)
    length = cell_len(text)
    if length > width:
        return set_cell_size(text, width - 1) + "…" if width > 1 else set_cell_size(text, width)
    return " " * (width - length) + text if right else text + " " * (width - length)


def spans(cell: Cell, width: int, *, right: bool = False) -> Iterator[tuple[str, Tone]]:
    """A cell fitted to ``width`` cells, in its stretches, each with the tone that it speaks in."""
    if isinstance(cell, Bar):
        sizes = lengths([piece.count for piece in cell.pieces], width, cell.of)
        for piece, size in zip(cell.pieces, sizes, strict=True):
            yield piece.sign * size, piece.tone
        yield " " * (width - sum(sizes)), cell.tone
        return
    if isinstance(cell, Inked) and cell_len(cell.text) <= width:
        for tone, run in groupby(zip(cell.text, cell.tones, strict=True), itemgetter(1)):
            yield _on_one_line("".join(sign for sign, _ in run)), tone
        return
    shown = fitted(cell.text, width, right=right)
    lead = max(0, width - cell_len(_on_one_line(cell.text))) if right else 0
    end = 0
    for stretch in cell.marked:
        first, last = (min(lead + _place(cell.text, at), len(shown)) for at in stretch)
        yield shown[end:first], cell.tone
        yield shown[first:last], Tone.MARK
        end = last
    yield shown[end:], cell.tone


def lengths(counts: Sequence[int], width: int, of: int) -> list[int]:
    """The cells of each piece of a bar: in proportion, and one at least for what there is.

    Where there is no room for that, the largest pieces come first.
    """
    total = sum(counts)
    if total <= 0 or of <= 0 or width <= 0:
        return [0] * len(counts)
    ranked = sorted(range(len(counts)), key=lambda place: -counts[place])
    least = [place for place in ranked if counts[place]][:width]
    sizes = [int(place in least) for place in range(len(counts))]
    rest = min(width, round(width * total / of)) - len(least)
    given = 0
    for place in ranked if rest > 0 else ():
        before, given = given, given + counts[place]
        sizes[place] += round(rest * given / total) - round(rest * before / total)
    return sizes


def _place(text: str, at: int) -> int:
    """Where a character of a text stands once the text is made harmless."""
    return len(_on_one_line(text[:at]))


def _on_one_line(text: str) -> str:
    return harmless(text).replace("\n", " ").replace("\t", " ")


def rooms(
    cells: tuple[Cell, ...], columns: tuple[Column, ...], width: int
) -> list[tuple[Column, int]]:
    """Each column with its room in cells; a column that has no place here gets none."""
    needs = [
        0 if column.flex or width < column.from_width else _need(column, cell)
        for column, cell in zip(columns, cells, strict=False)
    ]
    flexible = [column.flex for column, _ in zip(columns, cells, strict=False) if column.flex]
    shown = sum(1 for need in needs if need) + len(flexible)
    rest = max(0, width - sum(needs) - GAP * (shown - 1))
    shares = sum(flexible)
    rooms: list[tuple[Column, int]] = []
    for column, need in zip(columns, needs, strict=False):
        if not column.flex:
            rooms.append((column, need))
            continue
        room = rest * column.flex // shares
        rest, shares = rest - room, shares - column.flex
        rooms.append((column, room))
    return rooms


def _need(column: Column, cell: Cell) -> int:
    if column.width and not column.figures:
        return column.width
    return max(column.width, cell_len(_on_one_line(cell.text)))
