"""How a search reads: what was understood of its line, what it found, and what it is for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from respond_tui.guide.searching import Term, fitting, terms
from respond_tui.guide.text import shortened
from respond_tui.screens.log_lines import cells_of
from respond_tui.widgets.columns import GAP, Cell, Column, Line, Tone, heading, remark
from respond_tui.widgets.ink import SECOND

if TYPE_CHECKING:
    from respond_tui.guide.searching import Part, Search
    from respond_tui.queries.saved import SavedSearch
    from respond_tui.queries.search import Found, Hit

COLUMNS = (
    Column(width=1),
    Column(flex=1),
    Column(width=16, from_width=60),
    Column(width=15, right=True),
)

EXAMPLES = (
    ("sharding", "who asked about it, what you learned"),
    ("@technical rejected since jan", "every no there this year"),
)

_UNDER_THE_TITLE = " " * (1 + GAP)
_SHORT = 28

_SAID_ALONE = frozenset({"shown", "there", "status", "work"})
"""Parts whose words say what they are."""

_BEFORE = {"stage": "at ", "words": "words: ", "no stage": "no stage is called "}


def read_words(search: Search) -> Content:
    """How a line was read, part by part; last, what was not, with what to do."""
    parts = sorted(search.parts, key=lambda part: part.is_unread)
    return Content.styled(" · ", SECOND).join(map(_part, parts))


def _part(part: Part) -> Content:
    before = "" if part.name in _SAID_ALONE else _BEFORE.get(part.name, f"{part.name} ")
    told = f"{before}{part.words}".rstrip()
    if not part.is_unread:
        return Content.styled(told, SECOND)
    hint = "more or less of its name may do" if part.words else "“since jan”, “since 3d ago”"
    return Content.styled(f"{told}: {hint}" if part.words else f"{told} {hint}", "$text-warning")


def hit_lines(found: Found, text: str, today: dt.date) -> Iterator[Line]:
    """What was found, by its number; under it, where, and the line that it stands in."""
    looked_for = terms(text)
    for number, hit in enumerate(found.hits):
        yield Line(number, _hit(hit, looked_for, today))
        if hit.excerpt is not None:
            before = f"{_UNDER_THE_TITLE}{hit.where}: "
            marked = tuple(
                (start + len(before), end + len(before)) for start, end in hit.excerpt.marked
            )
            cell = Cell(f"{before}{hit.excerpt.text}", Tone.SECOND, marked)
            yield Line(None, (cell,), follows=True)
    if not found.hits:
        yield remark("Nothing that you wrote has this. The beginning of a word is enough.")
    elif found.more:
        yield remark("")
        yield remark(f"There is more than these {len(found.hits)}. ^l shows all in the log.")


def _hit(hit: Hit, looked_for: Sequence[Term], today: dt.date) -> tuple[Cell, ...]:
    if hit.row is None:
        glyph, what = _sort(hit)
        return (
            Cell(glyph, Tone.NEXT),
            _marked(Cell(hit.title), looked_for if hit.title_is_own else ()),
            Cell(what, Tone.SECOND),
            Cell(""),
        )
    glyph_cell, company, _, stage, when = cells_of(hit.row, today)
    return (glyph_cell, _marked(Cell(hit.title, company.tone), looked_for), stage, when)


def _sort(hit: Hit) -> tuple[str, str]:
    if hit.template_id is not None:
        return "✉", "a template"
    return ("▷", "a lever") if hit.commitment_id is not None else ("△", "an alert")


def _marked(cell: Cell, looked_for: Sequence[Term]) -> Cell:
    """A name with what was found in it; one too long for an excerpt stays as it is."""
    found = fitting([cell.text], looked_for)
    if found is None or found[1].text != cell.text:
        return cell
    return Cell(cell.text, cell.tone, found[1].marked)


def unread_lines() -> Iterator[Line]:
    """What stands where nothing of a line could be read."""
    yield remark("Nothing can be looked for yet. Go on, or take out what is not understood.")


def first_lines(saved: Sequence[SavedSearch]) -> Iterator[Line]:
    """What a search is for, and the searches that have a name."""
    yield remark(
        "Write a word or its beginning: all that you ever wrote is looked through.", Tone.PLAIN
    )
    yield remark("A stage, an outcome, days, a source or remote narrow it, in any order.")
    yield remark("")
    for line, what in EXAMPLES:
        yield Line(None, (Cell(f"  {line:<32}{what}", Tone.SECOND, ((2, 2 + len(line)),)),))
    yield remark("")
    if not saved:
        yield remark("^s keeps a line under a name. It stands here then, and groups the log.")
        return
    yield heading("Saved searches")
    for each in saved:
        cells = (Cell("▸", Tone.NEXT), Cell(each.name), Cell(""), Cell(""))
        yield Line(("saved", each.name), cells)
        yield Line(None, (Cell(f"{_UNDER_THE_TITLE}{each.line}", Tone.SECOND),), follows=True)


def saved_words(line: str) -> str:
    """A line of search beside its name, no longer than leaves the name its room."""
    return shortened(line, _SHORT)
