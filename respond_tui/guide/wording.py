"""Words that nobody can know or that judge, and a gentle question where they are written.

The method keeps facts and guesses apart (GUIDE.md, step 2). Nothing here refuses a word: a
feeling may be written down as it is, and the question only reminds of what was seen. Words in
quotation marks are left alone: what somebody said was heard.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from respond_tui.guide.quotes import quoted
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.text import shortened
from respond_tui.guide.usual_phrases import USUAL, Group

__all__ = [
    "MOST_WORDS",
    "OFF",
    "ON",
    "SWITCH",
    "USUAL",
    "Found",
    "Group",
    "Phrases",
    "Wording",
    "check_phrases",
    "found_in",
    "gentle_line",
    "lines",
    "read_wording",
    "setting_of",
    "written_wording",
]

MOST_WORDS = 12
"""Words of a phrase; what is longer is a sentence, which nobody writes twice."""

_QUOTED = 40

_SHORT = {"can't": ("can", "not"), "cannot": ("can", "not"), "won't": ("will", "not")}
_ENDINGS = {"n't": "not", "'m": "am", "'re": "are", "'ve": "have", "'ll": "will", "'d": "had"}

_APOSTROPHES = str.maketrans("’ʼ‘´", "''''")
_WORD = re.compile(
    r"[^\s!-&(-/:-@\[-`{-©«-³¶-¹»-¿\u2010-\u2017\u201a-\u206f\u3001-\u3003\u3008-\u3011]+"
)
"""A run of anything that neither parts words nor ends sentences: marks of any script stay."""

_PIECE = re.compile(r"[^.\n]+[.\n]*")
"""A sentence, or a line of one; what parts them parts words as well."""


_LINES = {
    Group.MIND: "may be a guess. What did you see or hear?",
    Group.ABSOLUTE: "is a big word. How many times did you see it?",
    Group.VERDICT: "is hard on you. What did others see or hear?",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase of the list as it stands in a text, from ``start`` to ``end``."""

    phrase: str
    start: int
    end: int
    group: Group


class Phrases:
    """Phrases by their group, made ready to be looked for; of none, nothing is found."""

    def __init__(self, groups: Mapping[Group, Iterable[str]] | None = None) -> None:
        self._known: dict[tuple[str, ...], tuple[str, Group]] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}
        for group, phrases in (groups or {}).items():
            for phrase in phrases:
                words = tuple(word for word, *_ in _words(phrase))
                if 0 < len(words) <= MOST_WORDS:
                    self._known.setdefault(words, (phrase, group))
        for words in self._known:
            lengths = {*self._lengths.get(words[0], ()), len(words)}
            self._lengths[words[0]] = tuple(sorted(lengths, reverse=True))

    def __bool__(self) -> bool:
        return bool(self._known)

    def found_in(self, text: str) -> Iterator[Found]:
        """Every place where one stands, the longest one there; none lies over another.

        Nothing is looked for in quotation marks.
        """
        if not self._known:
            return
        words = list(_unquoted(text))
        said = [word for word, *_ in words]
        free = 0
        for at, lengths in enumerate(map(self._lengths.get, said)):
            if lengths is None or at < free:
                continue
            for length in lengths:
                known = self._known.get(tuple(said[at : at + length]))
                if known is not None and _is_one(text, run := words[at : at + length]):
                    phrase, group = known
                    yield Found(phrase, run[0][1], run[-1][2], group)
                    free = at + length
                    break


@dataclass(frozen=True, slots=True)
class Wording:
    """Whether words that guess are spoken of, and which these are, one a line by group."""

    is_on: bool
    lists: Mapping[Group, str]

    @property
    def phrases(self) -> Phrases:
        """What is looked for: nothing, where it is off."""
        if not self.is_on:
            return Phrases()
        return Phrases({group: lines(text) for group, text in self.lists.items()})


SWITCH = "wording"
"""The setting that is “off” where a person wants no such line."""

OFF = "off"
ON = "on"


def setting_of(group: Group) -> str:
    """The setting that holds the phrases of a group, one a line."""
    return f"{SWITCH}.{group}"


def read_wording(settings: Mapping[str, str]) -> Wording:
    """What a person has set; a group that was never touched has the usual phrases."""
    return Wording(
        settings.get(SWITCH) != OFF,
        {group: settings.get(setting_of(group), "\n".join(USUAL[group])) for group in Group},
    )


def written_wording(wording: Wording) -> Mapping[str, str]:
    """The same as it is kept; raises Refusal for a phrase that is too long to be one."""
    for group, text in wording.lists.items():
        check_phrases(text, group)
    kept = {setting_of(group): "\n".join(lines(text)) for group, text in wording.lists.items()}
    return {SWITCH: ON if wording.is_on else OFF, **kept}


def check_phrases(text: str, group: Group) -> None:
    """Raise Refusal where a line holds more words than a phrase has."""
    for line in lines(text):
        if sum(1 for _ in _words(line)) > MOST_WORDS:
            raise Refusal(
                f"“{shortened(line, _QUOTED)}” has over {MOST_WORDS} words. One phrase a line.",
                group.value,
            )


def lines(text: str) -> tuple[str, ...]:
    """The phrases of a list, one a line, each once."""
    return tuple(dict.fromkeys(line for each in text.splitlines() if (line := each.strip())))


def found_in(text: str, phrases: Phrases) -> tuple[Found, ...]:
    """Every phrase that stands in a text, as whole words in any case, in order.

    The time it takes grows with the text alone, however long the list is.
    """
    return tuple(phrases.found_in(text))


def gentle_line(text: str, phrases: Phrases) -> str:
    """One question about the phrase that was written last; empty where there is none."""
    found = found_in(text, phrases)
    if not found:
        return ""
    return f"“{shortened(_shown(text, found[-1]), _QUOTED)}” {_LINES[found[-1].group]}"


def _shown(text: str, found: Found) -> str:
    """The phrase as the list has it, or where it was written in another form, as it was."""
    written = " ".join(text[found.start : found.end].split())
    return found.phrase if found.phrase.casefold() == written.casefold() else written


def _unquoted(text: str) -> Iterator[tuple[str, int, int]]:
    """The words that stand in no quotation marks."""
    places = iter(quoted(text))
    first, last = next(places, (len(text), len(text)))
    for word, start, end in _words(text):
        while start >= last < len(text):
            first, last = next(places, (len(text), len(text)))
        if not first <= start < last:
            yield word, start, end


def _words(text: str) -> Iterator[tuple[str, int, int]]:
    """Each word as it is compared, with where it stands; quotation marks around it are not it.

    A short form is its two words, both in one place: “they'd” is “they had” in any list.
    """
    for piece in _PIECE.finditer(text):
        at = piece.start()
        for word, start, end in _words_of(piece.group()):
            yield word, at + start, at + end


@lru_cache(maxsize=1_000)
def _words_of(piece: str) -> tuple[tuple[str, int, int], ...]:
    """The words of a sentence or a line: of a long text, a letter changes one of many."""
    words = []
    for run in _WORD.finditer(piece.translate(_APOSTROPHES)):
        whole = run.group()
        word = whole.strip("'")
        if word:
            start = run.start() + len(whole) - len(whole.lstrip("'"))
            if not word.isascii():
                word = unicodedata.normalize("NFC", word)
            end = start + len(whole.strip("'"))
            words += [(part, start, end) for part in _whole_words(word.casefold())]
    return tuple(words)


def _whole_words(word: str) -> tuple[str, ...]:
    """The words that a short form stands for, or the word itself."""
    if word in _SHORT:
        return _SHORT[word]
    for ending, means in _ENDINGS.items():
        if word.endswith(ending) and len(word) > len(ending):
            return word.removesuffix(ending), means
    return (word,)


def _is_one(text: str, run: list[tuple[str, int, int]]) -> bool:
    """Whether nothing but space lies between the words, which may be one short form."""
    return all(
        before[1] == after[1] or text[before[2] : after[1]].isspace()
        for before, after in pairwise(run)
    )
