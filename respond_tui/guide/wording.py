"""Words that nobody can know or that judge, and a gentle question where they are written.

The method keeps facts and guesses apart (GUIDE.md, step 2). Nothing here refuses a word: a
feeling may be written down as it is, and the question only reminds of what was seen.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from respond_tui.guide.refusal import Refusal
from respond_tui.guide.text import shortened

MOST_WORDS = 12
"""Words of a phrase; what is longer is a sentence, which nobody writes twice."""

_QUOTED = 40

_APOSTROPHES = str.maketrans("’ʼ‘´", "''''")
_WORD = re.compile(
    r"[^\s!-&(-/:-@\[-`{-©«-³¶-¹»-¿\u2010-\u2017\u201a-\u206f\u3001-\u3003\u3008-\u3011]+"
)
"""A run of anything that neither parts words nor ends sentences: marks of any script stay."""

_PIECE = re.compile(r"[^.\n]+[.\n]*")
"""A sentence, or a line of one; what parts them parts words as well."""


class Group(StrEnum):
    """What is the matter with a phrase."""

    MIND = "mind"
    ABSOLUTE = "absolute"
    VERDICT = "verdict"


_LINES = {
    Group.MIND: "may be a guess. What did you see or hear?",
    Group.ABSOLUTE: "is a big word. How many times did you see it?",
    Group.VERDICT: "is hard on you. What did others see or hear?",
}

USUAL: Mapping[Group, tuple[str, ...]] = {
    Group.MIND: (
        "they hated", "they liked", "they loved", "they didn't like", "they did not like",
        "they disliked", "they thought", "they think", "they felt", "they knew",
        "they assumed", "they must have", "they must think",
        "they never meant", "they didn't care", "they did not care", "they were bored",
        "they were annoyed", "they were disappointed", "they were not impressed",
        "they weren't impressed", "he hated", "he thought", "he felt", "he was bored",
        "he was annoyed", "she hated", "she thought", "she felt", "she was bored",
        "she was annoyed", "hated me", "hated my", "didn't like me", "did not like me",
        "was bored by", "judged me", "I could tell", "obviously", "clearly", "of course they",
        "no doubt", "surely", "secretly", "on purpose", "had already decided",
        "had already chosen", "just being polite", "because of my age", "because of my accent",
    ),
    Group.ABSOLUTE: (
        "always", "never", "everyone", "everyone's", "everybody", "everybody's", "nobody",
        "nobody's", "no one", "everything", "nothing ever", "nothing works", "every time",
        "every single", "all the time", "not once", "completely", "totally", "utterly",
        "impossible", "the worst", "forever", "no chance", "no hope",
    ),
    Group.VERDICT: (
        "I'm useless", "I am useless", "I'm worthless", "I am worthless", "I'm stupid",
        "I am stupid", "I'm an idiot", "I am an idiot", "I'm dumb", "I'm a failure",
        "I am a failure", "I'm a fraud", "I am a fraud", "I'm an impostor", "I'm an imposter",
        "I'm hopeless", "I am hopeless", "I'm terrible", "I am terrible", "I'm bad at",
        "I am bad at", "I'm no good", "I am no good", "I'm not good enough",
        "I am not good enough", "not good enough", "not smart enough", "I'm too old",
        "I am too old", "I'm too slow", "I am too slow", "I'm not cut out", "I am not cut out",
        "I blew it", "I ruined", "I can't do anything", "I cannot do anything", "I should have",
        "I should've", "should have", "should've", "shouldn't have", "should not have",
        "my fault", "what is wrong with me", "what's wrong with me", "embarrassing",
        "pathetic", "such an idiot",
    ),
}  # fmt: skip
"""The phrases that are looked for until a person has a list of their own."""


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
        """Every place where one stands, the longest one there; none lies over another."""
        if not self._known:
            return
        words = list(_words(text))
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


SETTINGS = (SWITCH, *(setting_of(group) for group in Group))


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
    return f"“{shortened(found[-1].phrase, _QUOTED)}” {_LINES[found[-1].group]}" if found else ""


def _words(text: str) -> Iterator[tuple[str, int, int]]:
    """Each word as it is compared, with where it stands; quotation marks around it are not it."""
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
            words.append((word.casefold(), start, start + len(whole.strip("'"))))
    return tuple(words)


def _is_one(text: str, run: list[tuple[str, int, int]]) -> bool:
    """Whether nothing but space lies between the words."""
    return all(text[before[2] : after[1]].isspace() for before, after in pairwise(run))
