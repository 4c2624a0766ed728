"""A sheet as it was read: headings, and rows that know their line in the file."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from respond_tui.guide.text import folded


class Refused(NamedTuple):
    """A row that cannot be taken in: its line in the file, counted from 1, and why."""

    line: int
    reason: str


class Noted(NamedTuple):
    """Something to know about a row, or about the whole sheet where there is no line."""

    line: int | None
    note: str


class Row(NamedTuple):
    """One record; ``line`` is where it begins in the file, as it may span several."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet: every row has as many cells as there are headings, which are all different.

    ``refused`` are the rows that do not fit under the headings. Of one that is not ``headed``
    the columns go by their numbers.
    """

    name: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    refused: tuple[Refused, ...] = ()
    headed: bool = True

    @property
    def read(self) -> int:
        """How many rows with anything in them the file has under its headings."""
        return len(self.rows) + len(self.refused)

    @property
    def fingerprint(self) -> str:
        """What tells this layout from others: its headings, case and spaces aside."""
        layout = "\n".join(map(folded, self.headings))
        return hashlib.sha256(layout.encode()).hexdigest()[:16]

    def filled(self, column: int) -> Iterator[tuple[int, str]]:
        """The lines that have something in a column, and what."""
        return (
            (row.line, cell.strip()) for row in self.rows if (cell := row.cells[column]).strip()
        )
