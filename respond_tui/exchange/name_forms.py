"""Shorter ways in which people write a name: of a company, of a person, in any script."""

import re
from collections.abc import Iterator

from respond_tui.exchange.name_joined import HONOURS, joined_parts, script_runs
from respond_tui.exchange.name_parts import is_unspaced, key_of, words_of
from respond_tui.exchange.name_words import JOINERS, LEGAL, NO_NAMES, TRADES


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


COMMON = _listed(
    """
    all alpha american best big black blue bright city clear cloud common data deep direct
    digital east european fast first free full general global good great green group health
    high home human international life light live local main market modern my national new
    next north of on one open our out people plus power public pure quick real red right royal
    short simple smart social south standard super team the to top total trade true two union
    united universal up us we west white wide world you your
    """
)
"""First words of companies that are ordinary English; two words are needed then."""

_TITLES = _listed(
    """
    hr it jr pm qa sr ui ux vp ii iv
    """
)
"""Two letters behind a name that are no surname."""

_LITTLE = _listed(
    """
    ah am an as at be by de di do du go he if in is it la le me mr ms mx my no of oh ok on or
    so to up us we
    """
)
"""Two letters that more often begin an English sentence than they name anybody."""

_PREFIXES = _listed(
    """
    anti auto bio co cross cyber eco ex extra inter intra mega meta micro mid mini multi neo net
    non off over post pre pro re self semi sub tech tele trans tri ultra under web
    """
)
"""What a hyphen ties to any word; no company is called by it alone."""

_ORDINARY = COMMON | _PREFIXES | _LITTLE
_TIES = re.compile(r"(?<=\w)[-‐-―&+/](?=\w)")
_APOSTROPHES = re.compile(r"(?<=\w)['’‘ʼ`´‐-―-](?=\w)")
_AND = re.compile(r"(?<=\w)\s*[&+]\s*(?=\w)|(?<=\w)\s+(?:and|und)\s+(?=\w)", re.IGNORECASE)
_ANDS = (" & ", " and ", " und ")
_INITIALS = re.compile(r"[A-Z]{2,3}(?=[A-Z][a-z]{2}|$)")
_BETWEEN = re.compile(r"[,;/|&+\n\t()\[\]、，；]|\b(?:and|und|with)\b", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:from|at|of|in|for|on)\b|\s[–—-]\s", re.IGNORECASE)
_LEGAL_JOINED = ("株式会社", "有限会社", "合同会社", "股份有限公司", "有限公司", "주식회사")


def either_and(name: str) -> Iterator[str]:
    """A name as it is, and with each way in which its “and” is written."""
    yield name
    if _AND.search(name):
        yield from (_AND.sub(sign, name) for sign in _ANDS)


def company_forms(company: str) -> Iterator[str]:
    """A company's name as it is, and shorter as people write it."""
    signs = {*either_and(company), *either_and(company.partition("(")[0])}
    for written in sorted(signs):
        yield written
        words = words_of(written)
        while len(words) > 1 and (key_of(words[-1]) in LEGAL or words[-1] in "sS"):
            words = words[:-1]
            yield " ".join(words)


def short_companies(company: str) -> Iterator[str]:
    """What people say of a company's name of several words: it without “The”, or its beginning.

    Each leading run of words is one, the first word alone unless it is ordinary English, and
    after initials the word that follows them (“Shaw”). Of a first word with a hyphen in it
    (“Hewlett-Packard”) what stands before that, and of one in two scripts (“Acme東京商事”) each,
    unless it is an ordinary word.
    """
    words = _stretches(company)
    if len(words) > 1 and key_of(words[0]) == "the":
        words = words[1:]
        yield " ".join(words)
    for legal in _LEGAL_JOINED:
        if legal in company and (rest := company.replace(legal, "").strip()):
            yield rest
    yield from _runs(words)
    after = _after_initials(words)
    if after and _is_own(after[0]):
        yield " ".join(after)
        yield from _runs(after)
    if words:
        tied = _TIES.split(words[0])
        shorts = [*(tied[:1] if len(tied) > 1 else ()), *script_runs(words[0])]
        yield from (each for each in shorts if key_of(each) not in _ORDINARY)


def capital_companies(company: str) -> Iterator[str]:
    """The word of a company's name that is its own, which counts only with a capital.

    It comes after ordinary words (“Sigma” of “Two Sigma”), or after initials without dots.
    """
    words = _stretches(company)
    ordinary = 0
    while ordinary < len(words) and key_of(words[ordinary]) in COMMON:
        ordinary += 1
    found = words[ordinary : ordinary + 1] if ordinary else []
    initials = _INITIALS.match(words[0]) if words else None
    if initials is not None:
        rest = words[0][initials.end() :]
        found = [rest] if rest else words[1:2]
    yield from filter(_is_own, found)


def _stretches(company: str) -> list[str]:
    """A company's name in its stretches, signs among them, without what stands in brackets."""
    stretches = company.partition("(")[0].split()
    while stretches and not key_of(stretches[0]):
        stretches = stretches[1:]
    return stretches


def _runs(words: list[str]) -> Iterator[str]:
    """Each beginning of a name after which it goes on; one ordinary word alone is none."""
    for number in range(1, len(words)):
        key = key_of(words[number - 1])
        if key and key not in JOINERS and (number > 1 or key not in COMMON):
            yield " ".join(words[:number])


def _after_initials(words: list[str]) -> list[str]:
    """What follows the initials that a name begins with; an article is none."""
    at = 0
    while at < len(words) and all(len(each) == 1 for each in words_of(words[at])):
        at += 1
    is_article = at == 1 and words[0] in ("A", "I", "a")
    return [] if is_article else words[at:] if at else []


def _is_own(word: str) -> bool:
    """Whether a word tells one company from the others."""
    key = key_of(word)
    return len(key) > 2 and key not in (_ORDINARY | LEGAL | NO_NAMES | TRADES)


def people_named(text: str) -> Iterator[str]:
    """The names in what a person wrote of others; what only says what they do is none."""
    for each in _BETWEEN.split(text):
        name = _AFTER.split(each, maxsplit=1)[0].strip()
        words = [word for word in map(key_of, words_of(name)) if word not in NO_NAMES]
        if any(not word.isdigit() for word in words):
            yield name


def parts_of(person: str) -> Iterator[str]:
    """The words of a person's name, and whole those with an apostrophe or a hyphen in them."""
    for stretch in person.split():
        words = words_of(stretch)
        if len(words) > 1 and _APOSTROPHES.search(stretch):
            yield " ".join(words)
        yield from words
        for honour in HONOURS:
            if words and words[-1].endswith(honour) and words[-1] != honour:
                yield words[-1].removesuffix(honour)
    yield from joined_parts(person)


def short_parts(person: str) -> Iterator[str]:
    """The parts of two letters, which count only with a capital; any surname among them."""
    words = words_of(person)
    for number, word in enumerate(words if len(words) > 1 else ()):
        key = key_of(word)
        is_last = number == len(words) - 1
        if len(key) == 2 and key not in (_TITLES if is_last else _TITLES | _LITTLE):
            yield word


def is_joined(name: str) -> bool:
    """Whether a name of two signs or more is written in a script without spaces."""
    return len(name) > 1 and all(map(is_unspaced, name))
