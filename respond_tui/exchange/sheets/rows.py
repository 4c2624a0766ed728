"""One row of a sheet, cell by cell."""

import datetime as dt

from respond_tui.exchange.sheets import words
from respond_tui.exchange.sheets.case import Case, Facts
from respond_tui.exchange.sheets.cells import Mark, read_mark
from respond_tui.exchange.sheets.columns import Field, stage_heading
from respond_tui.exchange.sheets.fields import (
    Bad,
    arrangement_of,
    day_of,
    is_nothing,
    line_of,
    note_of,
    source_of,
)
from respond_tui.exchange.sheets.history import read_history
from respond_tui.exchange.sheets.mapping import Mapping
from respond_tui.exchange.sheets.meaning import Kind, Meaning
from respond_tui.exchange.sheets.roads import Visit
from respond_tui.exchange.sheets.table import Noted, Row, Table
from respond_tui.guide import limits
from respond_tui.guide.terms import EndedHow, Source
from respond_tui.guide.text import harmless

_LINES = (
    (Field.ROLE, "role"),
    (Field.ROLE_FAMILY, "role_family"),
    (Field.SENIORITY, "seniority"),
    (Field.LOCATION, "location"),
    (Field.MARKET, "market"),
    (Field.SOURCE_DETAIL, "source_detail"),
    (Field.REASON, "reason"),
)
_OFFER_ENDS = frozenset({EndedHow.ACCEPTED, EndedHow.DECLINED})


class RowReader:
    """Reads the rows of one table."""

    def __init__(self, table: Table, mapping: Mapping, today: dt.date) -> None:
        self._headings = table.headings
        self._mapping = mapping
        self._today = today
        self._at = {field: mapping.of(field) for field in Field}
        self._marked = [
            (column, mapping.meant(stage_heading(table.headings[column])))
            for column in self._at[Field.ROUND]
        ]

    def case(self, row: Row) -> Case:
        """What a row tells. Raises Bad."""
        case = self.facts(row)
        self._marks(case, row)
        self._history(case, row)
        self._words(case, row)
        self._reply(case, row)
        self._rest(case, row)
        return case

    def facts(self, row: Row) -> Case:
        """What a row tells of the application itself. Raises Bad."""
        company = self._line(row, Field.COMPANY)
        if company is None:
            raise Bad("It has no company.")
        facts = Facts(company)
        for field, name in _LINES:
            setattr(facts, name, self._line(row, field))
        facts.link = self._line(row, Field.LINK, limits.LINK)
        case = Case([row.line], facts)
        self._source(case, row)
        if arranged := self._cell(row, Field.ARRANGEMENT):
            heading = self._heading(Field.ARRANGEMENT)
            facts.arrangement = arrangement_of(arranged, heading)
            if facts.arrangement is None and not is_nothing(arranged):
                self._keep(case, heading, arranged)
        text = "\n".join(row.cells).replace("\r\n", "\n").replace("\r", "\n")
        if harmless(text) != text:
            case.noted.append(Noted(row.line, "Control characters were taken out."))
        return case

    def rest(self, case: Case, row: Row) -> None:
        """The cells that go into the notes. Raises Bad."""
        self._rest(case, row)

    def date(self, case: Case, row: Row, field: Field, *, past: bool) -> dt.date | None:
        """The day in a cell; words that are none are kept in the notes and told of."""
        cell = self._cell(row, field)
        if is_nothing(cell):
            return None
        serials = self._at[field][0] in self._mapping.serials
        day = day_of(cell, self._mapping.order, serials=serials)
        if day is not None and not (past and day > self._today):
            return day
        why = "is no date that can be read" if day is None else "is a day still to come"
        self._keep(case, self._heading(field), cell)
        case.note(cell, f"{why}; kept in the notes.")
        return None

    def cell(self, row: Row, field: Field) -> str:
        """What stands in the first column of a field."""
        return self._cell(row, field)

    def heading(self, field: Field) -> str:
        """How the first column of a field is headed."""
        return self._heading(field)

    def _cell(self, row: Row, field: Field) -> str:
        columns = self._at[field]
        return row.cells[columns[0]].strip() if columns else ""

    def _heading(self, field: Field) -> str:
        return self._headings[self._at[field][0]]

    def _line(self, row: Row, field: Field, limit: int = limits.LINE) -> str | None:
        cell = self._cell(row, field)
        return line_of(cell, self._heading(field), limit) if cell else None

    def _keep(self, case: Case, heading: str, cell: str) -> None:
        if kept := note_of(cell, heading):
            case.keep(heading, kept)

    def _source(self, case: Case, row: Row) -> None:
        facts = case.facts
        details: list[str | None] = []
        if (said := self._line(row, Field.SOURCE)) is not None:
            facts.source, detail = source_of(said)
            details.append(detail)
        referred = self._line(row, Field.REFERRAL)
        if referred is not None and (mark := read_mark(referred, None)).entered:
            details.append(None if facts.source is Source.REFERRAL else said)
            details.append(referred if mark.words else None)
            facts.source = Source.REFERRAL
        details.append(facts.source_detail)
        if told := ", ".join(dict.fromkeys(filter(None, details))):
            facts.source_detail = line_of(told, "The source")

    def _marks(self, case: Case, row: Row) -> None:
        case.told.applied_on = None
        if self._at[Field.APPLIED_ON]:
            case.facts.applied_on = self.date(case, row, Field.APPLIED_ON, past=True)
        for column, meaning in self._marked:
            cell = row.cells[column]
            if not cell.strip():
                continue
            serials = column in self._mapping.serials
            mark = read_mark(cell, self._mapping.order, serials=serials)
            self._mark(case, self._headings[column], meaning, mark, cell)

    def _mark(self, case: Case, heading: str, meaning: Meaning, mark: Mark, cell: str) -> None:
        words_kept = note_of(mark.words, heading)
        if mark.words and not (mark.entered and meaning.kind is Kind.STAGE):
            case.keep(heading, words_kept)
        if mark.words:
            case.note(mark.words, f"stands under {heading}; kept in the notes.")
        if not mark.entered:
            return
        last = len(mark.days) - 1
        if meaning.kind is not Kind.STAGE:
            self._other_mark(case, heading, meaning, mark)
            return
        for number, day in enumerate(mark.days):
            outcome = mark.outcome if number == last else None
            kept = words_kept if number == last else ""
            assert meaning.stage is not None
            visit = Visit(meaning.stage, day, outcome, kept)
            if number and day is None:
                case.told.visits.append(visit)
            else:
                case.told.enter(visit)
        if mark.how is not None and mark.how not in _OFFER_ENDS:
            said = Meaning(Kind.ENDED, mark.how, meaning.stage)
            case.end(heading, note_of(cell, heading), said)

    def _other_mark(self, case: Case, heading: str, meaning: Meaning, mark: Mark) -> None:
        """A tick or a date under an offer, an end, an inquiry."""
        goal = meaning.kind is Kind.OFFER
        case.take(heading, heading, meaning, mark.days[-1])
        if goal and (mark.how in _OFFER_ENDS or mark.how is EndedHow.REJECTED):
            how = EndedHow.ACCEPTED if mark.how is EndedHow.ACCEPTED else EndedHow.DECLINED
            case.end(heading, how.value, Meaning(Kind.ENDED, how))

    def _history(self, case: Case, row: Row) -> None:
        cell = self._cell(row, Field.HISTORY)
        if is_nothing(cell):
            return
        heading = self._heading(Field.HISTORY)
        unread = len(cell) > limits.NOTE
        for name, found in read_history(cell):
            day = found.day(self._mapping.order) if found is not None else None
            unread |= found is not None and day is None
            meaning = self._mapping.meant(name)
            late = day is not None and day > self._today and meaning.kind is not Kind.STAGE
            case.take(heading, name, meaning, None if late else day)
            unread |= late
        if unread:
            self._keep(case, heading, cell)
            case.note(cell, "holds a date that cannot be read; kept in the notes.")

    def _words(self, case: Case, row: Row) -> None:
        when = self._at[Field.STATUS_ON]
        on = self.date(case, row, Field.STATUS_ON, past=False) if when else None
        used = on is None
        for field in (Field.STATUS, Field.STAGE):
            if not (cell := self._cell(row, field)):
                continue
            text = words.unwrapped(cell)
            meaning = self._mapping.meant(cell)
            takes = meaning.kind in (Kind.ENDED, Kind.STAGE, Kind.OFFER) and not used
            used |= takes or (meaning.kind is Kind.APPLIED and on == case.facts.applied_on)
            case.take(
                self._heading(field),
                note_of(text, self._heading(field)),
                meaning,
                on if takes else None,
            )
        if not used:
            case.keep(self._heading(Field.STATUS_ON), str(on))

    def _reply(self, case: Case, row: Row) -> None:
        on = self.date(case, row, Field.REPLY_ON, past=True) if self._at[Field.REPLY_ON] else None
        said = self._line(row, Field.REPLY_TYPE)
        how = words.read(said, self._mapping.ladder).how if said is not None else None
        told = case.told
        if how is EndedHow.REJECTED and told.how in (None, how) and not told.visits:
            told.how = how
            told.ended_on = told.ended_on or on
            return
        if on is not None or said is not None:
            case.keep("First reply", ", ".join(str(each) for each in (on, said) if each))

    def _rest(self, case: Case, row: Row) -> None:
        for column in self._at[Field.NOTES]:
            if not is_nothing(row.cells[column]):
                case.notes.insert(0, note_of(row.cells[column], self._headings[column]))
        for column in (*self._at[Field.CONTACT], *self._at[Field.KEPT]):
            if not is_nothing(row.cells[column]):
                self._keep(case, self._headings[column], row.cells[column])
        for column in self._at[Field.LESSON]:
            if not is_nothing(row.cells[column]):
                case.lessons.append(note_of(row.cells[column], self._headings[column]))
