"""What a half-typed line of quick-add could go on with: a company, a role or a stage."""

from enum import StrEnum
from typing import NamedTuple

_MARKS = frozenset('@#~"“”')


class Wanted(StrEnum):
    """What kind of word is being typed."""

    COMPANY = "company"
    ROLE = "role"
    STAGE = "stage"


class OpenWord(NamedTuple):
    """The word at the end of a line: its kind, and what is there of it."""

    wanted: Wanted
    begun: str


def open_word(line: str) -> OpenWord | None:
    """What is being typed at the end of a line, or None where nothing can be completed.

    The company goes to the first comma, the role follows it, a stage follows its sign.
    """
    last = line.rpartition(" ")[2]
    if last.startswith("@"):
        return OpenWord(Wanted.STAGE, last[1:]) if len(last) > 1 else None
    company, comma, rest = line.partition(",")
    wanted, begun = (Wanted.ROLE, rest.lstrip()) if comma else (Wanted.COMPANY, company.lstrip())
    if not begun.strip() or _MARKS & set(line):
        return None
    return OpenWord(wanted, begun)


def completed(line: str, word: OpenWord, whole: str) -> str | None:
    """The line with its last word made whole, the typed letters staying as they are typed."""
    whole = whole.replace(" ", "-") if word.wanted is Wanted.STAGE else whole
    if not whole.casefold().startswith(word.begun.casefold()) or len(whole) <= len(word.begun):
        return None
    return line + whole[len(word.begun) :]
