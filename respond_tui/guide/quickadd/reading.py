"""Reading a line of quick-add: what each part means, or why the line is refused."""

import datetime as dt

from respond_tui.guide.quickadd.known import Known
from respond_tui.guide.quickadd.meaning import MEANINGS, Given
from respond_tui.guide.quickadd.said import Line, Outcome, Part, PartKind, Reading
from respond_tui.guide.quickadd.spots import Scan, Spot
from respond_tui.guide.quickadd.tokens import quoted, tokens_of
from respond_tui.guide.quickadd.words import OUTCOMES
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import DateOrder
from respond_tui.guide.text import Cleaned, TooLong, clean_line

LONGEST = 1_000
"""Characters of a line; longer notes have room in the full form."""

_RAW_LONGEST = 4 * LONGEST
"""Beyond this a line is not even cleaned, so that ten megabytes are refused at once."""

_MOST_WORDS = 150
"""Words of a line, a quoted text being one; it keeps every line within its 5 ms."""

_SEVERAL = {
    PartKind.STAGE: "stages",
    PartKind.OUTCOME: "outcomes",
    PartKind.DATE: "dates",
    PartKind.GAP: "gaps",
    PartKind.PREDICTED: "chances",
    PartKind.SOURCE: "sources",
    PartKind.NOTE: "notes",
}


def read(line: str, known: Known, today: dt.date, order: DateOrder = DateOrder.DMY) -> Reading:
    """Take a line apart; whatever it holds, it ends in a line to log or in one refusal."""
    try:
        text, cleaned = _clean(line)
    except TooLong as refusal:
        return Reading("", (), refusal, None, cleaned=False)
    tokens = tokens_of(text)
    if len(tokens) > _MOST_WORDS:
        many = f"The line has {len(tokens):,} words; the limit is {_MOST_WORDS:,}."
        return Reading(text, (), Refusal(many), None, cleaned)
    return _Reader(Scan(text, tokens, known), today, order).reading(cleaned)


def _clean(line: str) -> Cleaned:
    if len(line) > _RAW_LONGEST:
        raise TooLong(len(line), LONGEST)
    return clean_line(line, LONGEST)


class _Reader:
    """Reads one line part by part, and goes on after a refusal so that a preview can."""

    def __init__(self, scan: Scan, today: dt.date, order: DateOrder) -> None:
        self._scan = scan
        self._today = today
        self._order = order
        self._line = Line(company="")
        self._outcome: Outcome | None = None
        self._first: dict[PartKind, str] = {}
        self._refusals: list[Refusal] = []

    def reading(self, cleaned: bool) -> Reading:
        spots: list[Spot] = []
        after = 0
        try:
            company = self._scan.company()
            spots.append(company)
            after = company.after
        except Refusal as refusal:
            self._refusals.append(refusal)
        spots += self._scan.parts(after)
        words = (self._text(spot).lower() for spot in spots if spot.kind is PartKind.OUTCOME)
        self._outcome = next((OUTCOMES[word] for word in words), None)
        parts = tuple(self._part(spot) for spot in spots)
        refused = self._refusals[0] if self._refusals else None
        line = None if refused else self._line
        return Reading(self._scan.text, parts, refused, line, cleaned)

    def _text(self, spot: Spot) -> str:
        return self._scan.slice(spot.first, spot.count)

    def _part(self, spot: Spot) -> Part:
        text = self._text(spot)
        start = self._scan.tokens[spot.first].start
        kind, ok = spot.kind, True
        try:
            if kind in self._first:
                raise self._second(kind, text)
            self._first[kind] = text
            given = Given(text, spot, self._scan, self._today, self._order, self._outcome)
            self._line, meaning = MEANINGS[kind](self._line, given)
        except Refusal as refusal:
            self._refusals.append(refusal)
            meaning, ok = refusal.sentence, False
            kind = PartKind.UNKNOWN if kind is PartKind.ROLE else kind
        return Part(kind, text, meaning, start, start + len(text), ok)

    def _second(self, kind: PartKind, text: str) -> Refusal:
        first = quoted(self._first[kind])
        if kind is PartKind.ROLE:
            return Refusal(f"{quoted(text)} was not understood: the role is {first} already.", kind)
        return Refusal(f"Two {_SEVERAL[kind]}: {first} and {quoted(text)}. Keep one.", kind)
