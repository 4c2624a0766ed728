"""Free words for what came of an application, read as a person would: “Rejection :(”.

Misspelt words are mended where only one meaning is near (``spelling``). A suspicion is no end:
MODEL.md calls an application ghosted only when the person says so, so that “Suspected Ghost
Job” is kept as a note. Words that are not known are kept too, and listed.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from respond_tui.exchange.sheets import meaning, vocabulary
from respond_tui.exchange.sheets.ladder import Ladder
from respond_tui.exchange.sheets.meaning import Kind, Meaning
from respond_tui.exchange.sheets.spelling import mended
from respond_tui.exchange.sheets.tokens import tokens
from respond_tui.guide.terms import EndedHow, RoundOutcome, StageKind
from respond_tui.guide.text import clean_line

LONGEST = 120
"""Characters of the longest text that is read for a meaning; a longer one is a note."""

_NAMED = re.compile(r"""["'](?:name|status|label|title)["']\s*:\s*["']([^"']*)["']""")
"""The name in a status that was exported as JSON, or as Python writes it."""

_KNOWN = {word: str(says) for word, says in vocabulary.WORDS.items()}
_UNSURE = meaning.note("is a suspicion; kept as a note.")
UNKNOWN = meaning.note("is not understood; kept as a note.")
_NOT_SENT = Meaning(Kind.OPEN, keep=True, why="says that you have not applied yet.")
_HEARD_OF = Meaning(Kind.OPEN, keep=True)

ANY_ROUND = "interview"
"""What a round is called where a sheet says no more of it."""

MARKED = frozenset({Kind.ENDED, Kind.OFFER, Kind.INQUIRY})
"""What a column can be headed by besides a stage, so that a tick or a date under it means it."""


def read(text: str, ladder: Ladder) -> Meaning:
    """What the words mean; a stage that is new is named as the person wrote it."""
    text = unwrapped(text)
    if len(text) > LONGEST:
        return UNKNOWN
    words = tokens(text)
    phrase = " ".join(words)
    if phrase in vocabulary.UNKNOWN_THINGS or not text.strip(vocabulary.DASHES):
        return meaning.NOTHING
    if not words:
        return UNKNOWN
    if (known := _whole(phrase)) is not None:
        return known
    if (stage := ladder.find(text)) is not None:
        return of_stage(stage.name, ladder)
    words = _joined([_spelled(word) for word in words])
    if "?" in text or vocabulary.SUSPICIONS.intersection(words):
        return _UNSURE
    if (known := _whole(" ".join(words))) is not None:
        return known
    return _end(words, ladder) or _stage(text, words, ladder) or UNKNOWN


def unwrapped(text: str) -> str:
    """The words of a cell; of one that holds JSON, the name in it."""
    if text.lstrip().startswith("{") and (found := _NAMED.search(text)) is not None:
        text = found[1]
    return text.strip()


def of_stage(name: str, ladder: Ladder, outcome: RoundOutcome | None = None) -> Meaning:
    """That a stage of the list was entered."""
    match ladder.stage(name).kind:
        case StageKind.APPLICATION:
            return meaning.APPLIED
        case StageKind.OFFER:
            return meaning.OFFER
        case _:
            return Meaning(Kind.STAGE, stage=name, outcome=outcome)


def new_stage(text: str, outcome: RoundOutcome | None = None) -> Meaning:
    """That a stage was entered which the list does not have."""
    return Meaning(Kind.STAGE, stage=clean_line(text).text, outcome=outcome, is_new=True)


def named_within(text: str) -> str:
    """The name of a stage as longer words have it, “chat VP” for “a chat with the VP”."""
    small = vocabulary.CONNECTORS | vocabulary.FILLERS
    words = _joined([_spelled(word) for word in tokens(text)])
    return " ".join(word for word in words if word not in small)


def is_name_of_stage(words: Sequence[str]) -> bool:
    """Whether a short phrase looks like the name of a stage."""
    return 0 < len(words) <= vocabulary.MOST_OF_A_NAME and (
        not vocabulary.STAGE_WORDS.isdisjoint(words) or words[-1] in vocabulary.STAGE_ENDINGS
    )


def _whole(phrase: str) -> Meaning | None:
    for phrases, says in (
        (vocabulary.APPLIED, meaning.APPLIED),
        (vocabulary.INQUIRIES, meaning.INQUIRY),
        (vocabulary.GOING_ON, meaning.OPEN),
        (vocabulary.HEARD_OF, _HEARD_OF),
        (vocabulary.NOT_SENT, _NOT_SENT),
    ):
        if phrase in phrases:
            return says
    return None


def _spelled(word: str) -> str:
    return word if word in vocabulary.SPELLED else mended(word, _KNOWN) or word


def _joined(words: list[str]) -> list[str]:
    """The words with each idiom as the one word that stands for it."""
    found: list[str] = []
    at = 0
    while at < len(words):
        for length in range(min(vocabulary.LONGEST_IDIOM, len(words) - at), 1, -1):
            idiom = vocabulary.IDIOMS.get(" ".join(words[at : at + length]))
            if idiom is not None:
                found.append(idiom)
                at += length
                break
        else:
            found.append(words[at])
            at += 1
    return found


def _end(words: list[str], ladder: Ladder) -> Meaning | None:
    """What the words say of an end or an offer, or None where they speak of neither."""
    ends = [says for word in words if isinstance(says := vocabulary.WORDS.get(word), EndedHow)]
    offered = any(vocabulary.WORDS.get(word) == "offer" for word in words)
    if not ends and not offered:
        return None
    said: set[EndedHow | str] = {*ends} if ends else {"offer"}
    first = next(at for at, word in enumerate(words) if vocabulary.WORDS.get(word) in said)
    if not vocabulary.NEGATIONS.isdisjoint(words[:first]):
        return UNKNOWN
    if offered and EndedHow.WITHDREW in ends and not vocabulary.THE_OTHERS.isdisjoint(words):
        goal = ladder.of_kind(StageKind.OFFER)
        return meaning.ended(EndedHow.REJECTED, goal.name if goal is not None else None, keep=True)
    if set(ends) == {EndedHow.REJECTED} and not offered and _was_ones_own(words, first):
        return meaning.ended(EndedHow.WITHDREW, keep=True)
    if len(set(ends)) > 1:
        settled = not vocabulary.ELSEWHERE.isdisjoint(words) and ends[0] is EndedHow.WITHDREW
        return meaning.ended(ends[0], keep=True) if settled else UNKNOWN
    rest = [word for word in words if not isinstance(vocabulary.WORDS.get(word), EndedHow)]
    how = ends[0] if ends else None
    if offered:
        return _offer(words, rest, how, ladder)
    return _plain_end(how, rest, ladder) if how is not None else None


def _offer(
    words: list[str], rest: list[str], how: EndedHow | None, ladder: Ladder
) -> Meaning | None:
    goal = ladder.of_kind(StageKind.OFFER)
    stage = goal.name if goal is not None else None
    others = {word for word in rest if vocabulary.WORDS.get(word) != "offer"}
    if not vocabulary.TAKEN_BACK.isdisjoint(words) and how in (None, EndedHow.WITHDREW):
        return meaning.ended(EndedHow.REJECTED, stage, keep=True)
    if how is None:
        return meaning.OFFER if others <= vocabulary.OF_OFFERS | vocabulary.FILLERS else None
    after = not others.isdisjoint(("after", "following", "post", "at", "despite"))
    said = others - vocabulary.CONNECTORS - vocabulary.FILLERS - vocabulary.OF_OFFERS
    if how in (EndedHow.REJECTED, EndedHow.DECLINED) and not after:
        return meaning.ended(EndedHow.DECLINED, keep=bool(said))
    if how is EndedHow.ACCEPTED:
        return meaning.ended(how) if not said else UNKNOWN
    return meaning.ended(how, stage, keep=bool(said))


def _was_ones_own(words: list[str], no: int) -> bool:
    """Whether a no is said to be the person's: “I rejected them”, “rejected by me”."""
    before, after = words[:no], words[no + 1 :]
    said_no = "i" in before and vocabulary.SUFFERED.isdisjoint(before)
    return said_no or after[:2] == ["by", "me"]


def _plain_end(how: EndedHow, rest: list[str], ladder: Ladder) -> Meaning:
    blocked = not vocabulary.NEGATIONS.isdisjoint(rest) or "before" in rest
    left = [word for word in rest if word not in vocabulary.FILLERS]
    named = [word for word in left if word not in vocabulary.CONNECTORS]
    if how is EndedHow.ACCEPTED:
        return meaning.ended(how) if not named else UNKNOWN
    if how is EndedHow.DECLINED:
        return _declined(rest, named)
    if not named:
        return meaning.ended(how)
    if blocked:
        return meaning.ended(how, keep=True)
    without = _without_states(named)
    stage = ladder.find(" ".join(named)) or ladder.find(" ".join(without))
    if stage is not None:
        return meaning.ended(how, stage.name)
    if is_name_of_stage(without):
        return replace(meaning.ended(how, " ".join(without)), is_new=True)
    return meaning.ended(how, keep=True)


def _declined(rest: list[str], named: list[str]) -> Meaning:
    """“Declined” alone could be theirs or one's own; only of an offer is it clear."""
    if named:
        return UNKNOWN
    if "i" in rest or "me" in rest:
        return meaning.ended(EndedHow.WITHDREW)
    if {"they", "them", "company", "employer", "application"}.intersection(rest):
        return meaning.ended(EndedHow.REJECTED)
    why = "could be their no or yours; kept as a note."
    return Meaning(Kind.NOTE, EndedHow.DECLINED, keep=True, why=why, of_an_offer=True)


def _stage(text: str, words: list[str], ladder: Ladder) -> Meaning | None:
    """The stage that the words name, with what they say of its round."""
    said = {vocabulary.OF_ROUNDS[word] for word in words if word in vocabulary.OF_ROUNDS}
    outcome = next(iter(said - {RoundOutcome.PENDING}), None)
    if not vocabulary.NEGATIONS.isdisjoint(words):
        return None
    named = _without_states(words)
    if not named:
        return replace(_HEARD_OF, outcome=outcome) if said else None
    stage = ladder.find(" ".join(named))
    if stage is not None:
        return of_stage(stage.name, ladder, outcome)
    if not is_name_of_stage(named):
        return None
    if len(named) == 1 and vocabulary.WORDS.get(named[0]) == "interview":
        return new_stage(ANY_ROUND, outcome)
    return new_stage(text if named == tokens(text) else " ".join(named), outcome)


def _without_states(words: Sequence[str]) -> list[str]:
    return [
        word
        for word in words
        if word not in vocabulary.OF_ROUNDS
        and word not in vocabulary.CONNECTORS
        and word not in vocabulary.FILLERS
    ]
