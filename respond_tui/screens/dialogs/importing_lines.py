"""The lines of an import: how a sheet is read, and what would come of it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from textual.content import Content

from respond_tui.guide.dates import exact
from respond_tui.screens import spoken as say
from respond_tui.screens.dialogs.importing_words import (
    counted,
    field_words,
    headings_words,
    order_words,
    word_words,
)
from respond_tui.widgets.columns import Cell, Column, Line, Tone, heading, remark
from respond_tui.widgets.ink import SECOND
from respond_tui.widgets.pages import PagedLines, Stretch
from respond_tui.widgets.rows import FixedLines
from respond_tui.workspace.previews import (
    ColumnRead,
    Coming,
    DatesRead,
    Outlook,
    Part,
    SheetView,
    Told,
    WordRead,
)

READING_COLUMNS = (
    Column(width=1),
    Column(flex=5),
    Column(flex=5),
    Column(flex=4, from_width=60),
)
COMING_COLUMNS = (
    Column(width=1),
    Column(flex=6),
    Column(flex=5),
    Column(width=16, from_width=56),
    Column(width=15, right=True),
)
_TITLES = {
    Part.ADDED: "New",
    Part.UPDATED: "Changed",
    Part.REFUSED: "Refused",
    Part.NOTED: "To know",
    Part.UNCHANGED: "Here already",
}
_MARKS = {Part.UPDATED: "±", Part.REFUSED: "!", Part.NOTED: "i", Part.UNCHANGED: "="}


@dataclass(frozen=True, slots=True)
class OfColumn:
    """Names the line of a column by its heading."""

    heading: str


@dataclass(frozen=True, slots=True)
class OfWord:
    """Names the line of a word."""

    word: str


OF_DATES = "dates"
"""Names the line of the order of dates."""

OF_HEADINGS = "headings"
"""Names the line that says what the first line of the sheet holds."""


def reading_lines(view: SheetView) -> FixedLines:
    """The order of dates, the columns, and the words, what is not understood before the rest."""
    return FixedLines(_reading(view))


def coming_lines(outlook: Outlook) -> PagedLines[Coming | Told]:
    """What would be added, changed, refused, noted and left, by the page."""

    def place_of(key: Hashable) -> int | None:
        match key:
            case (Part() as part, int() as number) if number < outlook.count(part):
                return outlook.place_of(part, number)
        return None

    stretches = [Stretch(_TITLES[part], outlook.count(part)) for part in Part]
    return PagedLines(stretches, outlook.page, _coming, place_of)


def told_of(row: Coming | Told, most: int) -> Content:
    """What is known of a line of the preview, in so many lines at most."""
    lines = list(_told(row))
    if len(lines) > most:
        more = len(lines) - most + 1
        lines = [*lines[: most - 1], Content.styled(f"and {more:,} more", SECOND)]
    return Content("\n").join(lines)


def _reading(view: SheetView) -> Iterator[Line]:
    if view.dates is not None:
        yield Line(OF_DATES, _of_dates(view.dates))
        yield remark("")
    yield heading("Columns", f"{len(view.columns):,}")
    for column in view.columns:
        yield Line(OfColumn(column.heading), _of_column(column))
    yield Line(OF_HEADINGS, _of_headings(view))
    for title, words in (
        ("Words that are not understood", [each for each in view.words if each.is_unclear]),
        ("Stages of their own", [each for each in view.words if each.is_new]),
        ("Words", [each for each in view.words if not each.is_unclear and not each.is_new]),
    ):
        if words:
            yield remark("")
            yield heading(title, f"{len(words):,}")
            for word in words:
                yield Line(OfWord(word.word), _of_word(word))


def _of_dates(dates: DatesRead) -> tuple[Cell, ...]:
    if dates.order is None:
        doubt = f"“{dates.words}” in line {dates.line:,}"
        return (
            Cell("▸", Tone.NEXT),
            Cell("Order of dates"),
            Cell("say which", Tone.WAIT),
            Cell(doubt),
        )
    why = "you chose it" if dates.chosen else "the dates show it"
    return Cell(""), Cell("Order of dates"), Cell(order_words(dates.order)), Cell(why, Tone.SECOND)


def _of_headings(view: SheetView) -> tuple[Cell, ...]:
    held = Cell(headings_words(headed=view.headed), Tone.SECOND)
    return Cell("" if view.headed else "✓", Tone.GOOD), Cell("The first line"), held, Cell("")


def _of_column(column: ColumnRead) -> tuple[Cell, ...]:
    is_out = column.as_what == "nothing"
    words = field_words(column.as_what)
    return (
        Cell("✓" if column.chosen else "", Tone.GOOD),
        Cell(column.heading, Tone.SECOND if is_out else Tone.PLAIN),
        Cell(words, Tone.SECOND if is_out else Tone.PLAIN),
        Cell(" · ".join(column.examples) or "empty", Tone.SECOND),
    )


def _of_word(word: WordRead) -> tuple[Cell, ...]:
    times = counted(word.times, "time") if word.times else "heads a column"
    return (
        Cell("✓" if word.chosen else "", Tone.GOOD),
        Cell(word.word),
        Cell(word_words(word), Tone.WAIT if word.is_unclear else Tone.PLAIN),
        Cell(times, Tone.SECOND),
    )


def _coming(row: Coming | Told) -> Line:
    key = (row.part, row.number)
    mark = Cell(_MARKS.get(row.part, ""), Tone.SECOND)
    if isinstance(row, Told):
        line = f"line {row.line:,}" if row.line is not None else "the whole file"
        tone = Tone.WAIT if row.part is Part.REFUSED else Tone.PLAIN
        return Line(key, (mark, Cell(f"{line}: {row.words}", tone)))
    place = Cell(say.place(row.company, row.role))
    if row.part is Part.UPDATED:
        what = ", ".join(dict.fromkeys(change.what for change in row.changes))
        return Line(key, (mark, place, Cell(what, Tone.SECOND)))
    if row.status is None:
        return Line(key, (mark, place, Cell(_lines(row.lines), Tone.SECOND)))
    return Line(
        key,
        (
            Cell(say.status_glyph(row.status), say.status_tone(row.status)),
            Cell(row.company),
            Cell(row.role or "", Tone.SECOND),
            Cell(row.stage),
            Cell(say.status_words(row.status), say.status_tone(row.status)),
        ),
    )


def _told(row: Coming | Told) -> Iterator[Content]:
    if isinstance(row, Told):
        yield Content(row.words)
        return
    lines = Content.styled(_lines(row.lines), SECOND)
    yield Content.assemble((say.place(row.company, row.role), "bold"), "  ", lines)
    if row.part is Part.UPDATED:
        for change in row.changes:
            what = f"{change.what}: "
            yield Content.assemble((what, SECOND), change.before or "–", " → ", change.after or "–")
    elif row.status is not None:
        applied = exact(row.applied_on) if row.applied_on else "on no known day"
        yield Content(f"applied {applied}, {row.stage}, {say.status_words(row.status)}")
        for stage, on, outcome in row.rounds:
            when = f" {exact(on)}" if on else ""
            yield Content(f"{stage}{when}, {outcome}")
        if row.notes:
            yield Content.styled(row.notes.replace("\n", " · "), SECOND)


def _lines(lines: tuple[int, ...]) -> str:
    if len(lines) == 1:
        return f"line {lines[0]:,}"
    shown = ", ".join(f"{line:,}" for line in lines[:8])
    return f"lines {shown}{' …' if len(lines) > 8 else ''}"
