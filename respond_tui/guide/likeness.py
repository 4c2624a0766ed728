"""Words that are probably one word, written in two ways: “LinkedIn” and “linked-in”.

Case, spaces, punctuation and accents do not count, one slip in a long word does not either.
Figures always count, Roman ones too, and so does every short word: “PM” is no “PO”, and
“Engineer II” no “Engineer III”. What comes out is an offer; nobody is asked twice about two
words that they leave apart.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from respond_tui.guide.text import folded

COMPARED = 5_000
"""So many words, those given first, are compared letter by letter; all others by spelling."""

_LONG = 5
"""Letters of a word in which a slip is a slip, and not another word."""

_PLURAL_OF = 4
"""Letters that a word has at least without the s of its plural."""

_ROMAN = frozenset(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"))

_TOKEN = re.compile(r"(?:[^\W_]|[+#%$€£¥])+")
_ACCENTS = re.compile(r"(?<=[a-z])[\u0300-\u036f]+")
"""Marks over Latin letters; over others they may make another letter (й is no и)."""

_FIGURES = re.compile(r"\d+")

Pair = frozenset[str]


def near_twins(
    words: Sequence[str], *, slips: bool = True, apart: Collection[Pair] = ()
) -> tuple[tuple[str, ...], ...]:
    """Words that are probably one, in groups; the first of each is the one to keep.

    ``words`` come in the order in which they are to be kept, the most used first. Without
    ``slips`` only their spelling may differ: two names a letter apart may be two people.
    ``apart`` are pairs that a person has left apart.
    """
    keys = [frozenset(_keys(word, slips=slips and n < COMPARED)) for n, word in enumerate(words)]
    places: dict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(keys):
        for key in each:
            places[key].append(place)
    taken: set[int] = set()
    groups = []
    for place, word in enumerate(words):
        if place in taken:
            continue
        found = {
            other
            for key in keys[place]
            for other in places[key]
            if other > place and other not in taken
        }
        twins = [
            other
            for other in sorted(found)
            if alike(word, words[other], slips=slips)
            and frozenset((word, words[other])) not in apart
        ]
        if twins:
            taken.update(twins)
            groups.append((word, *(words[other] for other in twins)))
    return tuple(groups)


def alike(one: str, other: str, *, slips: bool = True) -> bool:
    """Whether two words are probably one, by their spelling or but for one slip."""
    here, there = _tokens(one), _tokens(other)
    if not here or _figures(here) != _figures(there):
        return False
    if "".join(here) == "".join(there):
        return True
    if not slips or len(here) != len(there):
        return False
    differ = [
        (a, b) for a, b in zip(map(_single, here), map(_single, there), strict=True) if a != b
    ]
    return not differ or (len(differ) == 1 and _is_slip(*differ[0]))


@lru_cache(maxsize=4 * COMPARED)
def _tokens(word: str) -> tuple[str, ...]:
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", folded(word)))
    text = unicodedata.normalize("NFC", plain).replace("&", " and ")
    return tuple(_TOKEN.findall(text))


def _figures(tokens: Sequence[str]) -> list[str]:
    return [
        figure
        for token in tokens
        for figure in ([token] if token in _ROMAN else _FIGURES.findall(token))
    ]


def _keys(word: str, *, slips: bool) -> Iterator[str]:
    """What a word shares with all that it may be alike: each with one letter left out."""
    tokens = _tokens(word)
    figures = " ".join(("", *_figures(tokens)))
    yield f"{''.join(tokens)}{figures}"
    if slips:
        text = "".join(map(_single, tokens))
        yield f"{text}{figures}"
        yield from (f"{text[:n]}{text[n + 1 :]}{figures}" for n in range(len(text)))


def _single(token: str) -> str:
    """A word without the ending of its plural."""
    if token.endswith("ies") and len(token) > _LONG:
        return f"{token[:-3]}y"
    if token.endswith("s") and not token.endswith("ss") and len(token) > _PLURAL_OF:
        return token[:-1]
    return token


def _is_slip(one: str, other: str) -> bool:
    """One letter more, less, another or two of them swapped; never the first."""
    short, long = sorted((one, other), key=len)
    if len(short) < _LONG or not (short + long).isalpha() or short[0] != long[0]:
        return False
    first = next(
        (n for n, pair in enumerate(zip(short, long, strict=False)) if pair[0] != pair[1]),
        len(short),
    )
    if len(short) < len(long):
        return short[first:] == long[first + 1 :]
    swapped = short[first : first + 2] == long[first : first + 2][::-1]
    rest = first + 2 if swapped else first + 1
    return short[rest:] == long[rest:]
