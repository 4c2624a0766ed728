"""What a whole sheet shows: its words, the order its stages come in, the order of its dates."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from respond_tui.exchange.sheets import vocabulary
from respond_tui.exchange.sheets.columns import OF_DATES, OF_WORDS, Field, stage_heading
from respond_tui.exchange.sheets.days import Found, dates_in, only_date, order_of, serial
from respond_tui.exchange.sheets.history import read_history
from respond_tui.exchange.sheets.ladder import Ladder
from respond_tui.exchange.sheets.table import Table
from respond_tui.exchange.sheets.tokens import plain
from respond_tui.exchange.sheets.words import read, unwrapped
from respond_tui.guide.terms import DateOrder
from respond_tui.guide.text import folded

MOST_WORDS = 2_000
"""Different words that are looked at; a column with more holds sentences."""


@dataclass(slots=True)
class Said:
    """A word of the sheet: as it was written first, how often, and where it stands.

    ``heads``: it heads a column. ``goes_on``: something came after it, as after a stage.
    """

    text: str
    times: int = 0
    heads: bool = False
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Doubt:
    """A date that could be two days, while nothing in the sheet says which."""

    line: int
    words: str


def words_of(table: Table, fields: Sequence[Field]) -> dict[str, Said]:
    """The words for stages and outcomes, by their folded form, in the order of the sheet."""
    said: dict[str, Said] = {}

    def take(text: str, *, heads: bool = False, goes_on: bool = False) -> None:
        key = folded(text)
        if key and (key in said or len(said) < MOST_WORDS):
            word = said.setdefault(key, Said(text))
            word.times += not heads
            word.heads |= heads
            word.goes_on |= goes_on

    for column, field in enumerate(fields):
        if field is Field.ROUND:
            take(stage_heading(table.headings[column]), heads=True)
    for row in table.rows:
        for column, field in enumerate(fields):
            if field in OF_WORDS:
                take(unwrapped(row.cells[column]), goes_on=field is Field.FROM)
            elif field is Field.HISTORY:
                road = read_history(row.cells[column])
                for number, passed in enumerate(road, start=1):
                    take(passed.name, goes_on=number < len(road))
    return said


def add_named_within(said: dict[str, Said], ladder: Ladder, chosen: Collection[str]) -> None:
    """Add the stages that stand within longer words: new ones, and those that were chosen.

    So “VP chat” can be said to mean a stage where only “Rejected after VP chat” is written.
    """
    found: dict[str, Said] = {}
    for word in said.values():
        meant = read(word.text, ladder)
        within = {meant.stage} if meant.is_new and meant.stage is not None else set()
        spoken = f" {plain(word.text)} "
        within |= {name for name in chosen if f" {plain(name)} " in spoken}
        for name in sorted(within):
            if folded(name) not in said:
                found.setdefault(folded(name), Said(name)).times += word.times
    said |= dict(islice(found.items(), max(0, MOST_WORDS - len(said))))


def sequences(table: Table, fields: Sequence[Field]) -> list[tuple[str, ...]]:
    """Words that come one after the other, as columns, transitions and histories tell it."""
    headed = tuple(
        stage_heading(table.headings[column])
        for column, field in enumerate(fields)
        if field is Field.ROUND
    )
    found: dict[tuple[str, ...], None] = {headed: None} if headed else {}
    if Field.FROM in fields and Field.TO in fields:
        ends = fields.index(Field.FROM), fields.index(Field.TO)
        for row in table.rows:
            found[tuple(unwrapped(row.cells[column]) for column in ends)] = None
    if Field.HISTORY in fields:
        column = fields.index(Field.HISTORY)
        for row in table.rows:
            found[tuple(passed.name for passed in read_history(row.cells[column]))] = None
    return list(found)


def serials_of(table: Table, fields: Sequence[Field]) -> frozenset[int]:
    """The columns of dates that hold nothing but numbers of Excel's calendar."""
    return frozenset(
        column
        for column, field in enumerate(fields)
        if (field in OF_DATES or field is Field.ROUND) and _is_of_serials(table, column)
    )


def date_order(
    table: Table, fields: Sequence[Field], serials: frozenset[int]
) -> tuple[DateOrder | None, Doubt | None]:
    """The order that the dates prove, if they prove one, and one that stays in doubt, if any.

    Dates that read alike in any order prove none and leave no doubt.
    """
    dates = [each for each in _dates(table, fields, serials) if each[2].figures is not None]
    orders = order_of([found.figures for _, _, found in dates if found.figures is not None])
    if dates and len(orders) == 1:
        return next(iter(orders)), None
    for line, text, found in dates:
        assert found.figures is not None
        readings = {found.figures.day(order) for order in orders or DateOrder} - {None}
        if len(readings) > 1:
            return None, Doubt(line, text[found.start : found.end])
    return None, None


def _is_of_serials(table: Table, column: int) -> bool:
    cells = [
        cell for _, cell in table.filled(column) if plain(cell) not in vocabulary.UNKNOWN_THINGS
    ]
    return bool(cells) and all(serial(cell) is not None for cell in cells)


def _dates(
    table: Table, fields: Sequence[Field], serials: frozenset[int]
) -> Iterator[tuple[int, str, Found]]:
    for column, field in enumerate(fields):
        if column in serials:
            continue
        if field in OF_DATES:
            for line, cell in table.filled(column):
                if (found := only_date(cell)) is not None:
                    yield line, cell, found
        elif field in (Field.ROUND, Field.HISTORY):
            for line, cell in table.filled(column):
                yield from ((line, cell, found) for found in dates_in(cell))


def meanings_in_order(
    roads: Sequence[Sequence[str]], names: Mapping[str, str]
) -> list[tuple[str, ...]]:
    """The roads in the names of stages, words that are none left out."""
    return [tuple(names[key] for word in road if (key := folded(word)) in names) for road in roads]
