"""Words for what a no feels like and for what helps the body, and how both are written down.

GUIDE.md, step 1: name the feeling, move. Each word is one key away, and any other will do.
"""

import datetime as dt
from typing import NamedTuple

from respond_tui.guide import limits
from respond_tui.guide.refusal import Refusal

USUAL = 5
"""How strong a feeling is offered as, until the person says otherwise."""

ASK_DAYS = 3
"""For so many days after a pause Today asks how strong the feeling is now."""

OWN_LETTER = "o"
"""The key for a word that is in no list."""


class Word(NamedTuple):
    """A word, and the key that takes it."""

    letter: str
    word: str


class Family(NamedTuple):
    """Feelings that are near to each other, under the key that opens them."""

    letter: str
    name: str
    words: tuple[Word, ...]


FAMILIES = (
    Family(
        "h",
        "hurt",
        (
            Word("h", "hurt"),
            Word("d", "disappointed"),
            Word("l", "let down"),
            Word("s", "sad"),
            Word("u", "unseen"),
            Word("n", "not wanted"),
        ),
    ),
    Family(
        "a",
        "angry",
        (
            Word("a", "angry"),
            Word("f", "frustrated"),
            Word("i", "irritated"),
            Word("b", "bitter"),
            Word("c", "cheated"),
            Word("e", "envious"),
        ),
    ),
    Family(
        "w",
        "worried",
        (
            Word("w", "worried"),
            Word("a", "anxious"),
            Word("u", "unsure"),
            Word("p", "under pressure"),
            Word("l", "lost"),
            Word("s", "stuck"),
        ),
    ),
    Family(
        "s",
        "ashamed",
        (
            Word("a", "ashamed"),
            Word("e", "embarrassed"),
            Word("s", "small"),
            Word("f", "foolish"),
            Word("g", "guilty"),
            Word("n", "not good enough"),
        ),
    ),
    Family(
        "t",
        "tired",
        (
            Word("t", "tired"),
            Word("f", "flat"),
            Word("d", "drained"),
            Word("n", "numb"),
            Word("e", "empty"),
            Word("w", "weary of it all"),
        ),
    ),
    Family(
        "r",
        "relieved",
        (
            Word("r", "relieved"),
            Word("c", "calm"),
            Word("h", "hopeful"),
            Word("l", "lighter"),
            Word("d", "determined"),
            Word("i", "indifferent"),
        ),
    ),
)

RESETS = (
    Word("w", "walked"),
    Word("r", "ran"),
    Word("t", "stretched"),
    Word("b", "rode a bike"),
    Word("s", "swam"),
    Word("d", "danced"),
    Word("l", "slept"),
)
"""What a person may have done for the body."""


def check_feeling(word: str, strength: int | None) -> tuple[str, int]:
    """A feeling's word, trimmed, and how strong it is, 1 to 10.

    Raises Refusal when either is missing or out of range.
    """
    if not word.strip():
        raise Refusal("A word for it, please – any word that comes close.", "note")
    return word.strip(), check_strength(strength)


def check_strength(strength: int | None) -> int:
    """How strong a feeling is; raises Refusal when that is missing or out of range."""
    least, most = limits.FEELING
    if strength is None or not least <= strength <= most:
        raise Refusal(f"How strong is it, from {least} to {most}?", "strength")
    return strength


def feeling_note(word: str, before: int, after: int | None = None) -> str:
    """A feeling as the note of its step says it: “disappointed 7 → 4”."""
    return f"{word} {before}" if after is None else f"{word} {before} → {after}"


def reset_note(what: str, minutes: int | None = None) -> str:
    """What was done for the body as the note of its step says it: “walked 40 minutes”."""
    if minutes is None:
        return what.strip()
    told = "1 minute" if minutes == 1 else f"{minutes} minutes"
    return f"{what.strip()} {told}".strip()


def is_time_to_ask(pause_end: dt.datetime, now: dt.datetime) -> bool:
    """Whether Today asks how strong a feeling is now: after the pause, while it is near."""
    ended_on = pause_end.astimezone(now.tzinfo).date()
    return pause_end <= now and (now.date() - ended_on).days <= ASK_DAYS
