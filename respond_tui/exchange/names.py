"""Names taken out of a text that is to be shared, each for a word that stands for it.

A name is found in any case, with or without accents, apostrophes and hyphens, as one word or
several, with a possessive, inside a longer word where it has six letters or more, and anywhere in
a script without spaces. Of a company its legal form and “The” may be missing, and whatever comes
after its beginning, which is one word or two where the first is ordinary English; what stands
before a hyphen and what follows initials names it too. Of a person any part of three letters or
more is enough, and one of two letters where it has a capital; of a name without spaces either end,
and its first sign where somebody is called by it; a part that is an English word stays where it is
one, small and without what only a person does or has. Where in doubt, a word goes: one that is
missed cannot be called back.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from respond_tui.exchange.name_english import in_a_date, is_english
from respond_tui.exchange.name_forms import (
    capital_companies,
    company_forms,
    either_and,
    is_joined,
    parts_of,
    people_named,
    short_companies,
    short_parts,
)
from respond_tui.exchange.name_joined import Surnames, lone_signs
from respond_tui.exchange.name_parts import Piece, key_of, pieces_of, words_of
from respond_tui.exchange.name_words import NO_NAMES, ORDINARY

HERE = "the company"
"""What stands for the company that a text is about."""

PART = 3
"""Letters from which a part of a person's name is taken for that person."""

INSIDE = 6
"""Letters from which a name is found inside a longer word."""

_TIGHT = 3
"""Signs between two pieces of a name: “Foo-Bar”, “Foo & Bar”."""

_ENDINGS = ("s", "es")
_STRETCH = re.compile(r"\S+")
_LINK = re.compile(r"(?:https?://|www\.)\w", re.IGNORECASE)
_MAIL = re.compile(r"\w@\w")
_EDGES = "()[]{}<>\"'“”‘’„«»,;:!?.…"


@dataclass(slots=True)
class _Known:
    """Whose name a key is, at which of its letters space may part it, and if it is English."""

    owner: tuple[str, str]
    parted_at: set[int]
    is_word: bool


class Names:
    """Names of companies and people, made ready to be looked for.

    ``here`` is the company that the text is about. A text of people may hold several of them,
    and words for what they do, as a person writes it beside a round. Where they are to be
    looked for ``within`` one text, those that cannot stand in it are left out beforehand.
    """

    def __init__(
        self,
        companies: Iterable[str] = (),
        people: Iterable[str] = (),
        here: str = "",
        within: str | None = None,
    ) -> None:
        if within is not None:
            sight = key_of(within)
            companies = [each for each in companies if _can_stand(each, sight)]
            people = [each for each in people if any(_seen(_parts(each), sight))]
        self._known: dict[str, _Known] = {}
        self._short: dict[str, tuple[str, str]] = {}
        self._lone: dict[str, tuple[str, str]] = {}
        companies = _longest_first(companies)
        for form in company_forms(here):
            self._know(form, ("here", ""))
        self._know_short(here, ("here", ""))
        for company in companies:
            for form in company_forms(company):
                self._know(form, ("company", key_of(company)))
        for person in _longest_first(person for text in people for person in people_named(text)):
            owner = ("person", key_of(person))
            self._know(person, owner, is_word=key_of(person) in ORDINARY)
            for word in parts_of(person):
                key = key_of(word)
                if (len(key) >= PART or is_joined(word)) and key not in NO_NAMES:
                    self._know(word, owner, is_word=key in ORDINARY)
            for word in short_parts(person):
                self._short.setdefault(key_of(word), owner)
            for sign in lone_signs(person):
                self._lone.setdefault(key_of(sign), owner)
        self._inside = {
            key for key, known in self._known.items() if len(key) >= INSIDE and not known.is_word
        }
        for company in companies:
            self._know_short(company, ("company", key_of(company)))
        self._surnames = Surnames(unicodedata.normalize("NFC", key) for key in self._lone)
        self.longest = max(map(len, self._known), default=0)
        self._lengths = sorted({len(key) for key in self._inside}, reverse=True)

    def owner_of(self, key: str, parted_at: list[int]) -> tuple[str, str] | None:
        """Whose name it is, where only these letters may be parted by space."""
        known = self._known.get(key)
        return known.owner if known and known.parted_at.issuperset(parted_at) else None

    def is_word(self, key: str) -> bool:
        """Whether it is part of a person's name that is an English word, or its plural."""
        forms = (key, *(key.removesuffix(ending) for ending in _ENDINGS))
        found = next((self._known[form] for form in forms if form in self._known), None)
        return found is not None and found.is_word

    def owner_inside(self, word: str) -> tuple[str, str] | None:
        """Whose longer name stands somewhere in a word."""
        for length in self._lengths:
            for at in range(len(word) - length + 1):
                if word[at : at + length] in self._inside:
                    return self._known[word[at : at + length]].owner
        return None

    def owner_of_capital(self, word: str) -> tuple[str, str] | None:
        """Whose name of two letters a whole word is, if it is written with a capital."""
        return self._short.get(key_of(word)) if word[:1].isupper() else None

    def owner_alone(self, text: str, place: int) -> tuple[tuple[str, str] | None, int]:
        """Whose surname of one sign stands there as a name, and where it ends."""
        written = self._surnames.at(text, place)
        return self._lone.get(key_of(written)), place + len(written)

    def _know_short(self, company: str, owner: tuple[str, str]) -> None:
        """Know a company by less than its name; two letters only with a capital."""
        for short in (form for each in short_companies(company) for form in either_and(each)):
            key = key_of(short)
            if key in NO_NAMES:
                self._know(" ".join(words_of(company)[:2]), owner)
            elif len(key) >= PART or is_joined(short):
                self._know(short, owner)
            elif len(key) > 1 and len(words_of(short)) == 1:
                self._short.setdefault(key, owner)
        for word in capital_companies(company):
            self._short.setdefault(key_of(word), owner)

    def _know(self, name: str, owner: tuple[str, str], *, is_word: bool = False) -> None:
        key, ends = "", set[int]()
        for piece in pieces_of(name):
            ends.add(len(key))
            key += piece.key
        if key:
            self._known.setdefault(key, _Known(owner, set(), is_word)).parted_at |= ends


class Taker:
    """Takes names out of one text after the other; the same name is the same word in all."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._words: dict[tuple[str, str], str] = {("here", ""): HERE}
        self._counts = {"company": 0, "person": 0}

    def __call__(self, text: str) -> str:
        """The text without names, addresses and links."""
        text = _STRETCH.sub(_without_address, text)
        kept: list[str] = []
        done = 0
        for start, end, owner in self._found(text):
            kept += (text[done:start], self._word_for(owner))
            done = end
        return "".join([*kept, text[done:]])

    def _found(self, text: str) -> Iterator[tuple[int, int, tuple[str, str]]]:
        pieces = list(pieces_of(text))
        at = done = 0
        while at < len(pieces):
            owner, last = self._longest_from(pieces, at)
            if owner is not None and last == at and self._is_no_name(text, pieces, at):
                owner = None
            if owner is None and (not at or pieces[at].first != pieces[at - 1].first):
                word = "".join(_word_at(pieces, at))
                owner = self._names.owner_inside(word) if len(word) >= INSIDE else None
                if owner is None:
                    owner = self._names.owner_of_capital(text[pieces[at].first : pieces[at].last])
                if owner is None:
                    owner, end = self._names.owner_alone(text, pieces[at].first)
                    while pieces[last].last < end:
                        last += 1
            if owner is None:
                at += 1
                continue
            start, done = max(done, pieces[at].first), pieces[last].last
            yield start, done, owner
            while at < len(pieces) and pieces[at].first < done:
                at += 1

    def _is_no_name(self, text: str, pieces: list[Piece], at: int) -> bool:
        """Whether what is a name elsewhere is an English word here."""
        is_word = self._names.is_word(pieces[at].key) and is_english(text, pieces, at)
        return is_word or in_a_date(text, pieces[at])

    def _longest_from(self, pieces: list[Piece], at: int) -> tuple[tuple[str, str] | None, int]:
        key, parted_at = "", list[int]()
        best: tuple[tuple[str, str] | None, int] = (None, at)
        for number in range(at, len(pieces)):
            gap = pieces[number].gap
            if number > at:
                if gap.strip() and len(gap) > _TIGHT:
                    break
                if any(map(str.isspace, gap)):
                    parted_at.append(len(key))
            key += pieces[number].key
            if len(key) > self._names.longest + 2:
                break
            owner = self._names.owner_of(key, parted_at)
            if owner is None and not (gap and pieces[number].key in _ENDINGS):
                owner = self._with_an_s(key, parted_at)
            if owner is not None:
                best = owner, number
        return best

    def _with_an_s(self, key: str, parted_at: list[int]) -> tuple[str, str] | None:
        """Whose name it is with a possessive or a plural that is written on to it."""
        for ending in _ENDINGS:
            if key.endswith(ending) and len(key) >= PART + len(ending):
                owner = self._names.owner_of(key.removesuffix(ending), parted_at)
                if owner is not None:
                    return owner
        return None

    def _word_for(self, owner: tuple[str, str]) -> str:
        if owner not in self._words:
            kind = owner[0]
            self._words[owner] = f"{kind} {_letters(self._counts[kind])}"
            self._counts[kind] += 1
        return self._words[owner]


def without_names(text: str, names: Names) -> str:
    """A text in which no name stands any more; to be done before any sign is escaped."""
    return Taker(names)(text)


def _can_stand(company: str, sight: str) -> bool:
    """Whether a company can be named in what is in sight, by whichever of its names."""
    firsts = [words_of(form)[:1] for form in _begun(company)]
    return any(_seen((word for first in firsts for word in first), sight))


def _begun(company: str) -> Iterator[str]:
    yield company
    yield from short_companies(company)
    yield from capital_companies(company)


def _parts(person: str) -> Iterator[str]:
    yield from parts_of(person)
    yield from lone_signs(person)


def _seen(words: Iterable[str], sight: str) -> Iterator[bool]:
    return (key_of(word) in sight for word in words)


def _longest_first(names: Iterable[str]) -> list[str]:
    """Each name once; of those alike, the same one comes first whatever the order was."""
    return sorted(set(names), key=lambda each: (-len(each), each))


def _word_at(pieces: list[Piece], at: int) -> Iterator[str]:
    first = pieces[at].first
    while at < len(pieces) and pieces[at].first == first:
        yield pieces[at].key
        at += 1


def _without_address(found: re.Match[str]) -> str:
    """An address tells a name too."""
    stretch = found.group()
    if "@" not in stretch and "." not in stretch:
        return stretch
    inner = stretch.strip(_EDGES)
    word = "a link" if _LINK.match(inner) else "an address" if _MAIL.search(inner) else ""
    return stretch.replace(inner, word, 1) if word else stretch


def _letters(number: int) -> str:
    """A, B to Z, AA, AB and so on."""
    rest, letter = divmod(number, 26)
    return (_letters(rest - 1) if rest else "") + chr(ord("A") + letter)
