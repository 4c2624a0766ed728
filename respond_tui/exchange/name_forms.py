"""Shorter ways in which people write a name: of a company, of a person, in any script."""

import re
from collections.abc import Iterator

from respond_tui.exchange.name_joined import HONOURS, joined_parts, script_runs
from respond_tui.exchange.name_parts import is_unspaced, key_of, words_of


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_COMMON = _listed(
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

_ORDINARY = _COMMON | _PREFIXES | _LITTLE
_TIES = re.compile(r"(?<=\w)[-‐-―&+/](?=\w)")
_APOSTROPHES = re.compile(r"(?<=\w)['’‘ʼ`´‐-―-](?=\w)")
_LEGAL_JOINED = ("株式会社", "有限会社", "合同会社", "股份有限公司", "有限公司", "주식회사")


def short_companies(company: str) -> Iterator[str]:
    """What people say of a company's name of several words: it without “The”, its first word.

    Of a first word with a hyphen in it (“Hewlett-Packard”) what stands before that, and of one
    in two scripts (“Acme東京商事”) each, unless it is an ordinary word.
    """
    words = [each for each in company.partition("(")[0].split() if key_of(each)]
    if len(words) > 1 and key_of(words[0]) == "the":
        words = words[1:]
        yield " ".join(words)
    for legal in _LEGAL_JOINED:
        if legal in company and (rest := company.replace(legal, "").strip()):
            yield rest
    if len(words) > 1:
        yield " ".join(words[: 2 if key_of(words[0]) in _COMMON else 1])
    if words:
        tied = _TIES.split(words[0])
        shorts = [*(tied[:1] if len(tied) > 1 else ()), *script_runs(words[0])]
        yield from (each for each in shorts if key_of(each) not in _ORDINARY)


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
