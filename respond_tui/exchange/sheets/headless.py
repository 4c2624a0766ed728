"""What each column of a sheet without headings is, by what stands in it."""

from collections.abc import Callable
from itertools import islice

from respond_tui.exchange.sheets import vocabulary, words
from respond_tui.exchange.sheets.columns import Field
from respond_tui.exchange.sheets.days import only_date
from respond_tui.exchange.sheets.fields import arrangement_of, is_nothing, source_of
from respond_tui.exchange.sheets.ladder import Ladder
from respond_tui.exchange.sheets.meaning import Kind
from respond_tui.exchange.sheets.table import Table
from respond_tui.exchange.sheets.tokens import tokens
from respond_tui.guide.terms import Source

_LOOKED_AT = 500
"""Cells by which a column is judged."""


def recognised(table: Table, ladder: Ladder) -> tuple[Field, ...]:
    """What each column is read as: each field once, the rest kept in the notes.

    The first column of words that are nothing else has the companies.
    """
    holds: tuple[tuple[Field, Callable[[str], bool]], ...] = (
        (Field.LINK, _is_link),
        (Field.APPLIED_ON, lambda cell: only_date(cell) is not None),
        (Field.STATUS, lambda cell: _is_status(cell, ladder)),
        (Field.ARRANGEMENT, lambda cell: arrangement_of(cell, "") is not None),
        (Field.SOURCE, lambda cell: source_of(cell).source is not Source.OTHER),
        (Field.ROLE, lambda cell: not vocabulary.OF_ROLES.isdisjoint(tokens(cell))),
        (Field.COMPANY, lambda cell: any(char.isalpha() for char in cell)),
    )
    found = [Field.KEPT] * len(table.headings)
    for field, fits in holds:
        for column in range(len(found)):
            cells = [cell for _, cell in islice(table.filled(column), _LOOKED_AT)]
            cells = [cell for cell in cells if not is_nothing(cell)]
            if found[column] is Field.KEPT and cells and 2 * sum(map(fits, cells)) > len(cells):
                found[column] = field
                break
    return tuple(found)


def _is_link(cell: str) -> bool:
    return cell.lower().startswith(("https://", "http://", "www."))


def _is_status(cell: str, ladder: Ladder) -> bool:
    """Whether a cell says how it stands; yes and no say nothing without a heading."""
    if " ".join(tokens(cell)) in vocabulary.YES | vocabulary.NO:
        return False
    return words.read(cell, ladder).kind not in (Kind.NOTE, Kind.NOTHING)
