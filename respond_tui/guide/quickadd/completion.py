"""What a half-typed line of quick-add could go on with, and the lines that come of it.

What is being typed is known by how the line reads. A word is offered only where the line
with it reads as meant, in quotes if it has to be.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from respond_tui.guide.completion import Offer, beginning, offers
from respond_tui.guide.quickadd.said import Part, PartKind, Reading
from respond_tui.guide.quickadd.spots import source_name
from respond_tui.guide.quickadd.words import BOARD_NAMES, BOARDS, FROM, SOURCES
from respond_tui.guide.stages import Stage
from respond_tui.guide.terms import Source

Read = Callable[[str], Reading]

_MARKS = frozenset('@#~"“”„')
_QUOTES = '"“”„'
_PERSON = re.compile(rf"via\s+(?P<source>.+?)\s+(?:{'|'.join(FROM)})\s+", re.IGNORECASE)
_VIA = re.compile(r"via\s+", re.IGNORECASE)


class Wanted(StrEnum):
    """What kind of word is being typed."""

    COMPANY = "company"
    ROLE = "role"
    STAGE = "stage"
    GAP = "gap"
    SOURCE = "source"
    PERSON = "person"


class OpenWord(NamedTuple):
    """The word at the end of a line: its kind, what is there of it, and what stands before."""

    wanted: Wanted
    begun: str
    before: str


def open_words(typed: str, reading: Reading) -> tuple[OpenWord, ...]:
    """What may be being typed at the end of a line, the likeliest first.

    ``reading`` is what was read of ``typed``. A name of several words can look like
    something else until it is whole, so that there may be two ways to see it.
    """
    if reading.cleaned or not reading.parts:
        return ()
    line = reading.text + (" " if typed[-1:].isspace() else "")
    found = list(_at_the_end(line, reading))
    whole = OpenWord(Wanted.COMPANY, line, "")
    if not _MARKS & set(line) and whole not in found:
        found.insert(len(found) if "," in line else 0, whole)
    return tuple(found)


def line_offers(word: OpenWord, words: Iterable[str], read: Read) -> tuple[Offer, ...]:
    """The whole lines that a word at the end of one can go on as, in the order of ``words``.

    A stage is written with hyphens. What the line would not read as is not offered.
    """
    begun = word.begun
    if word.wanted is Wanted.STAGE:
        begun, words = _hyphened(begun), [_hyphened(each) for each in words]
    found = (_written(word, offer, read) for offer in offers(begun, words))
    return tuple(offer for offer in found if offer is not None)


def stage_words(begun: str, stages: Iterable[Stage]) -> tuple[str, ...]:
    """One name of each stage that begins so: its own, or another that it is known by."""
    wanted = beginning(_hyphened(begun))
    found = (
        next((name for name in (stage.name, *stage.other_names) if _begins(name, wanted)), None)
        for stage in stages
    )
    return tuple(name for name in found if name is not None)


def source_words(used: Sequence[Source], details: Sequence[str]) -> tuple[str, ...]:
    """What can follow “via”: sources in use and their details before those never used."""
    unused = [source for source in Source if source not in used]
    return (*used, *details, *unused, *BOARD_NAMES)


def _at_the_end(line: str, reading: Reading) -> Iterator[OpenWord]:
    """By the last part of a line that begins with its company and goes to its end."""
    *before, last = reading.parts
    if reading.parts[0].kind is not PartKind.COMPANY or last.end != len(reading.text):
        return
    is_bare = last.kind in (PartKind.ROLE, PartKind.UNKNOWN)
    if is_bare and before[-1].kind is PartKind.STAGE:
        yield _from(line, Wanted.STAGE, before[-1].start + 1)
    yield from _in_part(line, last)


def _in_part(line: str, part: Part) -> Iterator[OpenWord]:
    match part.kind:
        case PartKind.STAGE:
            yield _from(line, Wanted.STAGE, part.start + 1)
        case PartKind.GAP:
            yield _from(line, Wanted.GAP, part.start + 1)
        case PartKind.ROLE | PartKind.UNKNOWN:
            yield _from(line, Wanted.ROLE, part.start)
        case PartKind.COMPANY:
            yield OpenWord(Wanted.COMPANY, line.lstrip(_QUOTES), "")
        case PartKind.SOURCE:
            person = _PERSON.match(line, part.start)
            if person and source_name(person["source"]) in _NAMED_SOURCES:
                yield _from(line, Wanted.PERSON, person.end())
            elif via := _VIA.match(line, part.start):
                yield _from(line, Wanted.SOURCE, via.end())


def _from(line: str, wanted: Wanted, start: int) -> OpenWord:
    return OpenWord(wanted, line[start:], line[:start])


def _written(word: OpenWord, offer: Offer, read: Read) -> Offer | None:
    """The offer as a line that reads as meant: as it stands, in quotes, or not at all."""
    name = offer.text
    writings = [name]
    if word.wanted in (Wanted.COMPANY, Wanted.SOURCE):
        writings.append(f"“{name}”" if '"' in name else f'"{name}"')
    for writing in writings:
        line = word.before + writing
        reading = read(line)
        if reading.text == line and reading.parts and _says(reading.parts[-1], word, name, line):
            return Offer(offer.rest, line)
    return None


def _says(part: Part, word: OpenWord, name: str, line: str) -> bool:
    """Whether the last part of a line is understood as this name, and holds all of it."""
    if not part.ok or part.end != len(line) or part.kind is not _KINDS[word.wanted]:
        return False
    match word.wanted:
        case Wanted.COMPANY:
            return part.start == 0 and part.meaning.startswith(f"{name},")
        case Wanted.ROLE:
            return part.start == len(word.before)
        case Wanted.STAGE | Wanted.GAP:
            return part.start == len(word.before) - 1
        case Wanted.SOURCE | Wanted.PERSON:
            return part.meaning == name or part.meaning.endswith(f": {name}")


def _hyphened(name: str) -> str:
    return name.replace(" ", "-").replace("_", "-")


def _begins(name: str, wanted: str) -> bool:
    return beginning(_hyphened(name)).startswith(wanted)


_NAMED_SOURCES = BOARDS | frozenset(SOURCES)
_KINDS = {
    Wanted.COMPANY: PartKind.COMPANY,
    Wanted.ROLE: PartKind.ROLE,
    Wanted.STAGE: PartKind.STAGE,
    Wanted.GAP: PartKind.GAP,
    Wanted.SOURCE: PartKind.SOURCE,
    Wanted.PERSON: PartKind.SOURCE,
}
