"""What a cell under a stage says: a date, several, a tick, an outcome, or words."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from respond_tui.exchange.sheets import vocabulary
from respond_tui.exchange.sheets.days import Found, dates_in, only_date, serial
from respond_tui.exchange.sheets.tokens import tokens
from respond_tui.guide.terms import DateOrder, EndedHow, RoundOutcome

_GAP = r"[\s&,;/+|()\[\]–—.:-]*"
_JOINTS = re.compile(rf"{_GAP}(?:(?:and|then)\b)?{_GAP}", re.IGNORECASE)
_TO_ANOTHER_DAY = (
    r"(?:re-?scheduled|re-?booked|moved|postponed|pushed|shifted|changed|delayed|deferred|brought)"
    r"(?:\s+(?:back|forward|up|out|again|by\s+(?:them|me|us)))*"
)
_MOVED = re.compile(
    rf"{_GAP}(?:(?:cancell?ed|was|is|got|been|has|then|and|but|so|it){_GAP}){{0,4}}"
    rf"(?:{_TO_ANOTHER_DAY}(?:\s+(?:to|until|till|for|on))?|now(?:\s+(?:on|is))?|instead"
    rf"|[-=]+>|[→⇒➔➜➡]\ufe0f?)(?:\s+(?:now|to|on))?{_GAP}",
    re.IGNORECASE,
)
"""Between two dates, it says that the second took the place of the first."""

_MOVED_FROM = re.compile(
    rf"{_GAP}(?:(?:was|is|has|been)\s+)?"
    rf"(?:{_TO_ANOTHER_DAY}\s+from|instead\s+of|originally|previously|formerly|was|not)"
    rf"(?:\s+on)?{_GAP}",
    re.IGNORECASE,
)
"""Between two dates, it says that the first took the place of the second."""

_FROM = re.compile(rf"(?:^|.*\s){_TO_ANOTHER_DAY}\s+from\s*", re.IGNORECASE | re.DOTALL)
_TO = re.compile(r"\s*(?:to|until|till|[-=]+>|[→⇒])\s*", re.IGNORECASE)
"""“Moved from” before a date, and “to” between it and the next."""

_LONGEST = 500
"""Characters of the longest cell that is looked into; a longer one is a note."""

_SHORT = 40
"""Characters of the longest words that are taken for an outcome."""

_KNOWN = vocabulary.WORDS.keys() | vocabulary.OF_ROUNDS.keys() | vocabulary.FILLERS | {"pass"}


@dataclass(frozen=True, slots=True)
class Mark:
    """One cell under a stage.

    ``entered`` says whether the application came there; each of ``days`` is a round, None
    being one whose day is not known. ``outcome`` is that of the last one, ``how`` an end that
    came there. ``words`` are what is not understood; ``unread``, that a date was no date.
    """

    entered: bool
    days: tuple[dt.date | None, ...] = ()
    outcome: RoundOutcome | None = None
    how: EndedHow | None = None
    words: str = ""
    unread: bool = False


NOT_ENTERED = Mark(entered=False)


def read_mark(cell: str, order: DateOrder | None, *, serials: bool = False) -> Mark:
    """What a cell under a stage says; ``serials``: a number may be a day of Excel's calendar."""
    cell = cell.strip()
    if len(cell) > _LONGEST:
        return Mark(entered=True, days=(None,), words=cell)
    if serials and (day := serial(cell)) is not None:
        return Mark(entered=True, days=(day,))
    if (found := only_date(cell)) is not None and (day := found.day(order)) is not None:
        return Mark(entered=True, days=(day,))
    said = tokens(cell)
    phrase = " ".join(said)
    signs = set(cell)
    if not said and not signs.isdisjoint(vocabulary.TICKS):
        return Mark(entered=True, days=(None,))
    if not cell.strip(vocabulary.DASHES) or phrase in vocabulary.UNKNOWN_THINGS:
        return NOT_ENTERED
    if phrase in vocabulary.NO or (not said and not signs.isdisjoint(vocabulary.CROSSES)):
        return NOT_ENTERED
    if phrase in vocabulary.YES:
        return Mark(entered=True, days=(None,))
    dates = dates_in(cell)
    return _read(cell, dates, order)


def is_mark(cell: str) -> bool:
    """Whether a cell is what people put under a stage, not a name or a sentence."""
    mark = read_mark(cell, None, serials=True)
    says_more = mark.outcome is not None or mark.how is not None or mark.unread
    return not mark.words or says_more or bool(dates_in(cell))


def are_of_a_round(cells: Iterable[str]) -> bool:
    """Whether cells hold nothing but what is said of a round, and something only said of one.

    Yes and no alone stand under “Remote” and “Cover letter” as well, dates alone under
    “Deadline”: what counts is that it was passed, failed or planned, or waited for beside
    a yes, a no or a date.
    """
    said: set[str] = set()
    for cell in cells:
        dates = dates_in(cell)
        phrase = " ".join(tokens(" ".join(_around(cell, dates))))
        if phrase in vocabulary.YES | vocabulary.NO or (dates and not phrase):
            said.add("marked")
        elif phrase in vocabulary.VERDICTS:
            said.add("decided")
        elif phrase in vocabulary.WAITED_FOR:
            said.add("waited for")
        elif read_mark(cell, None) == NOT_ENTERED or not vocabulary.TICKS.isdisjoint(cell):
            continue
        else:
            return False
    return "decided" in said or {"marked", "waited for"} <= said


def _read(cell: str, dates: list[Found], order: DateOrder | None) -> Mark:
    pieces = _around(cell, dates)
    given_up = _given_up(pieces)
    left = " ".join(piece for piece in pieces if not _only_joins(piece)).strip()
    days = tuple(found.day(order) for at, found in enumerate(dates) if at not in given_up)
    unread = any(day is None for day in days)
    outcome, how, is_clear = _said(left)
    if not dates and vocabulary.NEGATIONS.intersection(tokens(left)) and how is None:
        return Mark(entered=False, words=cell)
    return Mark(
        entered=True,
        days=days or (None,),
        outcome=outcome,
        how=how,
        words=cell if unread or given_up or not is_clear else "",
        unread=unread,
    )


def _around(cell: str, dates: list[Found]) -> list[str]:
    """What stands before, between and after the dates of a cell: one piece more than dates."""
    edges = [0, *(edge for found in dates for edge in (found.start, found.end)), len(cell)]
    return [cell[edges[at] : edges[at + 1]] for at in range(0, len(edges), 2)]


def _given_up(pieces: list[str]) -> set[int]:
    """Which of the dates were moved to another one of the cell, by the words around them."""
    given_up: set[int] = set()
    for at, between in enumerate(pieces[1:-1]):
        if _MOVED.fullmatch(between) or (_FROM.fullmatch(pieces[at]) and _TO.fullmatch(between)):
            given_up.add(at)
        elif _MOVED_FROM.fullmatch(between):
            given_up.add(at + 1)
    return given_up


def _only_joins(piece: str) -> bool:
    """Whether words beside a date say nothing but how it goes with another."""
    return any(each.fullmatch(piece) for each in (_JOINTS, _MOVED, _MOVED_FROM, _FROM, _TO))


def _said(left: str) -> tuple[RoundOutcome | None, EndedHow | None, bool]:
    """The outcome and the end that words beside a date tell, and whether that is all."""
    said = [word for word in tokens(left) if word not in vocabulary.CONNECTORS]
    if not said:
        return None, None, not left.strip(" &,;/+|()[]–—.:-!")
    unsure = "?" in left or not vocabulary.SUSPICIONS.isdisjoint(said)
    if len(left) > _SHORT or unsure:
        return None, None, False
    if "no" in said and not vocabulary.ANSWERS.isdisjoint(said):
        return None, EndedHow.GHOSTED, True
    if not vocabulary.NEGATIONS.isdisjoint(said):
        return None, None, False
    return _outcome(said)


def _outcome(said: list[str]) -> tuple[RoundOutcome | None, EndedHow | None, bool]:
    ends = {how for word in said if isinstance(how := vocabulary.WORDS.get(word), EndedHow)}
    states = {vocabulary.OF_ROUNDS[word] for word in said if word in vocabulary.OF_ROUNDS}
    is_clear = _KNOWN.issuperset(said)
    if RoundOutcome.CANCELLED in states:
        return RoundOutcome.CANCELLED, None, is_clear and "expired" not in said
    if ends:
        how = next(iter(ends)) if len(ends) == 1 else None
        outcome = RoundOutcome.REJECTED if how is EndedHow.REJECTED else None
        return outcome, how, is_clear and how is not None
    if RoundOutcome.PASSED in states or "pass" in said:
        return RoundOutcome.PASSED, None, is_clear
    return None, None, is_clear
