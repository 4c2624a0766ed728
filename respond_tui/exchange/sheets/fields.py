"""Cells that hold one thing of an application: its text, source, arrangement and dates."""

import datetime as dt
from typing import NamedTuple

from respond_tui.exchange.sheets import vocabulary
from respond_tui.exchange.sheets.days import only_date, serial
from respond_tui.exchange.sheets.tokens import plain, tokens
from respond_tui.guide import limits
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import Arrangement, DateOrder, Source
from respond_tui.guide.text import TooLong, clean_line, clean_note

_FORMULA = ("'=", "'+", "'-", "'@", "'\t", "'\r")
"""How a spreadsheet is kept from running a cell; the sign is taken off again."""

_LONGEST_NOTHING = 20
"""Characters of the longest cell that can mean nothing, signs included."""

_SOURCES = (
    (Source.INQUIRY, "they wrote, inbound message, reached out to me"),
    (Source.REFERRAL, "referral, referred, employee referral, friend, reference"),
    (
        Source.RECRUITER,
        "recruiter, agency, recruitment agency, external recruiter, staffing agency",
    ),
    (
        Source.OUTREACH,
        "outreach, cold outreach, cold email, networking, network, cold message",
    ),
    (
        Source.JOB_BOARD,
        "job board, job site, board, linkedin, linkedin easy apply, easy apply, indeed, glassdoor,"
        " monster, stepstone, reed, totaljobs, ziprecruiter, dice, wellfound, angellist, otta,"
        " handshake, seek, xing, simplyhired, hacker news, hn, naukri, cwjobs, adzuna,"
        " google jobs, builtin, built in, remoteok, we work remotely",
    ),
)
_OF_SOURCES = {
    **{word.strip(): source for source, known in _SOURCES for word in known.split(",")},
    **dict.fromkeys(vocabulary.INQUIRIES, Source.INQUIRY),
    **{source.value: source for source in Source},
}
_ARRANGEMENTS = {
    "remote": Arrangement.REMOTE,
    "hybrid": Arrangement.HYBRID,
    "onsite": Arrangement.ON_SITE,
    "office": Arrangement.ON_SITE,
    "wfh": Arrangement.REMOTE,
}


class Sourced(NamedTuple):
    """How an application came about, and the words that say more."""

    source: Source | None
    detail: str | None


class Bad(Refusal):
    """A cell for which its row is refused."""


def unescaped(cell: str) -> str:
    """A cell without the sign that keeps a spreadsheet from running it."""
    return cell[1:] if cell.startswith(_FORMULA) else cell


def is_nothing(cell: str) -> bool:
    """Whether a cell means that nothing is known."""
    if not cell.strip(vocabulary.DASHES):
        return True
    return len(cell) <= _LONGEST_NOTHING and plain(cell) in vocabulary.UNKNOWN_THINGS


def line_of(cell: str, heading: str, limit: int = limits.LINE) -> str | None:
    """A text of one line, or None where nothing is known. Raises Bad."""
    if is_nothing(cell):
        return None
    try:
        return clean_line(unescaped(cell.strip()), limit).text or None
    except TooLong as error:
        raise Bad(_too_long(heading, error)) from None


def note_of(cell: str, heading: str) -> str:
    """A text of many lines. Raises Bad."""
    try:
        return clean_note(unescaped(cell.strip())).text
    except TooLong as error:
        raise Bad(_too_long(heading, error)) from None


def day_of(cell: str, order: DateOrder | None, *, serials: bool) -> dt.date | None:
    """The day that a cell is, or None where it is no single day."""
    if serials and (day := serial(cell)) is not None:
        return day
    found = only_date(cell)
    return found.day(order) if found is not None else None


def source_of(text: str) -> Sourced:
    """What a person's word for a source is: “LinkedIn” is a job board."""
    said = plain(text)
    source = _OF_SOURCES.get(said)
    if source is None:
        words = tokens(text)
        source = next((_OF_SOURCES[word] for word in words if word in _OF_SOURCES), None)
        source = source or Source.OTHER
    return Sourced(source, None if said == source.value else text)


def arrangement_of(text: str, heading: str) -> Arrangement | None:
    """Where the work is done, from words or from a tick under “Remote”."""
    said = plain(text).replace("on site", "onsite").split()
    found = {_ARRANGEMENTS[word] for word in said if word in _ARRANGEMENTS}
    if Arrangement.HYBRID in found or len(found) > 1:
        return Arrangement.HYBRID
    if found:
        return next(iter(found))
    return Arrangement.REMOTE if said == ["yes"] and tokens(heading)[:1] == ["remote"] else None


def _too_long(heading: str, error: TooLong) -> str:
    return f"{heading}: {error.sentence[:1].lower()}{error.sentence[1:]}"
