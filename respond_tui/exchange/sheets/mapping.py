"""How a sheet is read: its columns, its words, its stages and the order of its dates."""

from collections.abc import Collection, Sequence
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field, replace
from enum import StrEnum

from respond_tui.exchange.sheets import choices as chosen_by
from respond_tui.exchange.sheets import columns, evidence, headless, meaning, ours, words
from respond_tui.exchange.sheets.choices import NO_CHOICES, Choices
from respond_tui.exchange.sheets.columns import Field
from respond_tui.exchange.sheets.evidence import Doubt, Said
from respond_tui.exchange.sheets.ladder import Ladder, Placed, in_order, placed
from respond_tui.exchange.sheets.meaning import Kind, Meaning
from respond_tui.exchange.sheets.reading import BadSheet
from respond_tui.exchange.sheets.table import Table
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.stages import Stage
from respond_tui.guide.terms import DateOrder, StageKind
from respond_tui.guide.text import folded, shortened

MOST_NEW_STAGES = 60
"""Stages that one sheet may bring: one with more has something else in that column."""


class Layout(StrEnum):
    """How a sheet tells a hunt."""

    ROWS = "one row per application"
    STAGE_COLUMNS = "a column per stage"
    TRANSITIONS = "stage transitions"
    HISTORY = "a stage history in a cell"
    OURS = "a sheet that respond wrote"


_NO_OFFER = meaning.note("finds no offer in your list of stages; kept as a note.")


@dataclass(frozen=True, slots=True)
class ColumnReading:
    """A column as it is read, with an example of what is in it; ``chosen`` by the person."""

    heading: str
    field: Field
    example: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class WordReading:
    """A word of the sheet, what it means, and how often it stands there."""

    word: str
    meaning: Meaning
    times: int
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Mapping:
    """How a sheet is read.

    ``ladder`` is the person's list of stages together with those that the sheet brings, whose
    names ``new_stages`` has in order. Where there is a ``doubt``, an order of dates has to be
    chosen. ``serials`` are the columns of numbers that are days of Excel's calendar.
    """

    columns: tuple[ColumnReading, ...]
    words: tuple[WordReading, ...]
    layout: Layout
    order: DateOrder | None
    doubt: Doubt | None
    ladder: Ladder
    new_stages: tuple[str, ...]
    serials: frozenset[int]
    choices: Choices
    fingerprint: str
    meanings: Dictionary[str, Meaning] = field(repr=False, default_factory=dict)

    def of(self, wanted: Field) -> tuple[int, ...]:
        """The columns that are read as something."""
        return tuple(at for at, column in enumerate(self.columns) if column.field is wanted)

    @property
    def dated(self) -> bool:
        """Whether any column holds dates."""
        return any(each.field in columns.DATED for each in self.columns)

    def meant(self, word: str) -> Meaning:
        """What a word of the sheet means; nothing was said where nothing is written."""
        key = folded(words.unwrapped(word))
        return self.meanings.get(key, words.UNKNOWN) if key else meaning.NOTHING


class OpenQuestion(Refusal):
    """The order of the dates is in doubt and has to be told."""

    def __init__(self, doubt: Doubt) -> None:
        super().__init__(
            f"Line {doubt.line:,}: “{shortened(doubt.words)}” could be two days, and no date in "
            "the sheet says which.",
            "date_order",
        )
        self.doubt = doubt


def understand(table: Table, stages: Sequence[Stage], choices: Choices = NO_CHOICES) -> Mapping:
    """How a table is read with these stages in the list, and as the person chose.

    A choice about what is not there is passed over (``check_choices`` refuses it). Raises
    BadSheet where no column has the companies.
    """
    if ours.is_ours(table) and not choices.columns:
        return _of_ours(table, stages, choices)
    ladder = Ladder(stages)
    fields = _fields(table, ladder, choices)
    said = evidence.words_of(table, fields)
    if Field.COMPANY not in fields:
        raise BadSheet(_no_company(table), "company")
    named = chosen_by.stages_named(choices, stages)
    evidence.add_named_within(said, ladder, named.keys() & choices.words.keys())
    known = ladder.known_as(named)
    meanings = {
        key: _meaning(word, choices.words.get(key), known, stages) for key, word in said.items()
    }
    ladder, new_stages = _grown(ladder, evidence.sequences(table, fields), meanings)
    meanings = {key: _named(each, ladder) for key, each in meanings.items()}
    serials = evidence.serials_of(table, fields)
    order, doubt = evidence.date_order(table, fields, serials)
    if choices.order is not None:
        order, doubt = choices.order, None
    readings = (
        WordReading(word.text, meanings[key], word.times, key in choices.words)
        for key, word in said.items()
    )
    return Mapping(
        columns=tuple(_column(table, at, each, choices) for at, each in enumerate(fields)),
        words=tuple(readings),
        layout=_layout(fields),
        order=order,
        doubt=doubt,
        ladder=ladder,
        new_stages=new_stages,
        serials=serials,
        choices=choices,
        fingerprint=table.fingerprint,
        meanings=meanings,
    )


def _fields(table: Table, ladder: Ladder, choices: Choices) -> list[Field]:
    """What each column is; one that was chosen to be something is that instead of another."""
    chosen = {
        at: choices.columns[folded(heading)]
        for at, heading in enumerate(table.headings)
        if folded(heading) in choices.columns
    }
    taken = {each for each in chosen.values() if each not in columns.MANY}
    judge = columns.recognised if table.headed else headless.recognised
    return [
        chosen.get(at, Field.KEPT if found in taken else found)
        for at, found in enumerate(judge(table, ladder))
    ]


def _of_ours(table: Table, stages: Sequence[Stage], choices: Choices) -> Mapping:
    """Our own sheet says itself what it holds; only the order of days may be anyone's."""
    dates = [each if each in columns.OF_DATES else Field.KEPT for each in ours.FIELDS]
    order, doubt = evidence.date_order(table, dates, frozenset())
    if choices.order is not None:
        order, doubt = choices.order, None
    ladder, new_stages = ours.grown(table, Ladder(stages), order)
    _check_few(new_stages)
    return Mapping(
        columns=tuple(_column(table, at, each, choices) for at, each in enumerate(ours.FIELDS)),
        words=(),
        layout=Layout.OURS,
        order=order,
        doubt=doubt,
        ladder=ladder,
        new_stages=new_stages,
        serials=frozenset(),
        choices=choices,
        fingerprint=table.fingerprint,
    )


def understand_as_before(
    table: Table, stages: Sequence[Stage], chosen: Choices, earlier: Choices
) -> Mapping:
    """The same with what was chosen for this layout before, where nothing is chosen now.

    An order of dates that the sheet itself proves goes before the earlier one.
    """
    mapping = understand(table, stages, chosen.over(earlier.ordering(None)))
    if mapping.doubt is not None and earlier.order is not None:
        mapping = understand(table, stages, chosen.over(earlier))
    return replace(mapping, choices=chosen.over(earlier))


def read_columns(
    table: Table, stages: Sequence[Stage], choices: Choices
) -> tuple[ColumnReading, ...]:
    """How the columns alone are read, also where nothing can be made of the sheet yet."""
    fields = _fields(table, Ladder(stages), choices)
    return tuple(_column(table, at, each, choices) for at, each in enumerate(fields))


def check_choices(choices: Choices, mappings: Sequence[Mapping], stages: Sequence[Stage]) -> None:
    """Raise Refusal for a choice about a column, word or stage that is in none of the sheets."""
    headings = {
        folded(each.heading): each.heading for mapping in mappings for each in mapping.columns
    }
    said = {folded(each.word): each.word for mapping in mappings for each in mapping.words}
    chosen_by.check(choices, headings, said, stages)


def _layout(fields: Sequence[Field]) -> Layout:
    if Field.FROM in fields and Field.TO in fields:
        return Layout.TRANSITIONS
    if Field.HISTORY in fields:
        return Layout.HISTORY
    return Layout.STAGE_COLUMNS if Field.ROUND in fields else Layout.ROWS


def _column(table: Table, at: int, as_what: Field, choices: Choices) -> ColumnReading:
    heading = table.headings[at]
    example = shortened(next((cell for _, cell in table.filled(at)), ""), 40)
    return ColumnReading(heading, as_what, example, folded(heading) in choices.columns)


def _meaning(word: Said, what: str | None, ladder: Ladder, stages: Sequence[Stage]) -> Meaning:
    if what is not None:
        try:
            return chosen_by.chosen(word.text, what, stages)
        except Refusal:
            pass  # a remembered stage may be gone by now
    read = words.read(word.text, ladder)
    is_stage = read.kind is Kind.STAGE or read.kind in words.MARKED or read.kind is Kind.APPLIED
    if word.heads and not is_stage and len(word.text) <= words.LONGEST:
        return words.new_stage(word.text)
    if word.goes_on and read == words.UNKNOWN and len(word.text) <= words.LONGEST:
        return words.new_stage(word.text)
    return read


def _grown(
    ladder: Ladder, roads: Sequence[Sequence[str]], meanings: Dictionary[str, Meaning]
) -> tuple[Ladder, tuple[str, ...]]:
    """The list of stages with the new ones in it, and the names of these."""
    new: dict[str, str] = {}
    for each in meanings.values():
        if each.is_new and each.stage is not None:
            new.setdefault(folded(each.stage), each.stage)
    _check_few(new)
    named = {
        key: new.get(folded(each.stage), each.stage)
        for key, each in meanings.items()
        if each.kind is Kind.STAGE and each.stage is not None
    }
    order = in_order(evidence.meanings_in_order(roads, named))
    on_the_way = placed(order, new.values(), ladder)
    placed_names = {each.name for each in on_the_way}
    beside = [
        Placed(name, _after(name, ladder)) for name in new.values() if name not in placed_names
    ]
    grown = ladder.with_new([*on_the_way, *beside])
    return grown, tuple(stage.name for stage in grown.stages if folded(stage.name) in new)


def _check_few(new: Collection[str]) -> None:
    if len(new) > MOST_NEW_STAGES:
        raise BadSheet(
            f"The sheet names {len(new):,} stages that you do not have. Is one of its columns read "
            "as something that it is not?"
        )


def _after(name: str, ladder: Ladder) -> str | None:
    """What a stage follows that the sheet puts in no order: all rounds, so that it is the last.

    A mere “interview” could be any of them; it comes first, and so never hides a later one.
    """
    door = ladder.of_kind(StageKind.APPLICATION)
    return door.name if door is not None and folded(name) == words.ANY_ROUND else None


def _named(each: Meaning, ladder: Ladder) -> Meaning:
    """A meaning with its stage as the list calls it."""
    if each.kind is Kind.OFFER:
        goal = ladder.of_kind(StageKind.OFFER)
        return replace(each, stage=goal.name) if goal is not None else _NO_OFFER
    if each.stage is None:
        return each
    stage = ladder.find(each.stage)
    return replace(each, stage=stage.name) if stage is not None else each


def _no_company(table: Table) -> str:
    names = ", ".join(shortened(heading, 30) for heading in table.headings[:12])
    more = ", …" if len(table.headings) > 12 else ""
    return f"No column is known to hold the company. The headings read: {names}{more}."
