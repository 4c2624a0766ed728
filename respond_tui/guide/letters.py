"""Letters as rules: how one is filled in, how long it is, and how far it has come.

A letter asks one thing or nothing, and silence is an answer too (GUIDE.md, steps 1, 3, 6).
"""

import datetime as dt
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NamedTuple

from respond_tui.guide.dates import exact
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import EndedHow, LetterKind, LetterState

FIELDS = ("company", "role", "interviewer", "stage", "area", "name", "topic", "day")
"""What a template can name in braces."""

NAMES = {
    LetterKind.THANKS: "thank-you note",
    LetterKind.FEEDBACK: "feedback letter",
    LetterKind.REPLY: "reply",
    LetterKind.CONNECTION: "connection request",
}
"""What a letter of each kind is called."""

OWN_NAME = "own_name"
"""The setting that holds the name a person signs with."""

ASKING = frozenset({LetterKind.FEEDBACK, LetterKind.CONNECTION})
"""Letters that ask for an answer; the others ask for nothing and wait for none."""

SILENT_DAYS = 7
"""After so many days without an answer Today asks once whether to let a letter rest."""

THANKS_DAYS = 3
"""A thank-you note is the letter that fits for so many days after a no or a round."""

FEW_WORDS = 125
"""Words up to which a letter is short.

Boomerang's count over 40 million mails (2016): those of 50 to 125 words were answered most
often, about half of them, and fewer and fewer the longer they were. A count, no experiment;
but a short letter also costs its reader less.
"""

FEW_WORDS_OF_THANKS = 70
"""The same for a note that asks for nothing: three lines and the greeting."""

_COUNTABLE = ("assessment", "call", "interview", "screen", "task", "test")
"""Last words of stages of which there are many by themselves."""

_FIELD = re.compile(r"\{(" + "|".join(FIELDS) + r")\}")
_FEW = 3
"""Words in braces that are named one by one."""

_BRACES = re.compile(r"\{([^{}\n]{1,40})\}")
_GAP = re.compile(r"\[(" + "|".join(FIELDS) + r")\]")
_QUESTION = re.compile("[?？؟]+")


class Filled(NamedTuple):
    """A template with its fields filled in, and the names of those that nothing is known for."""

    text: str
    missing: tuple[str, ...]


class Since(NamedTuple):
    """The first day on which a letter can have been sent, and what was on that day."""

    day: dt.date
    what: str


@dataclass(frozen=True, slots=True)
class Written:
    """A letter of an application, as far as the choice of the next one hangs on it."""

    kind: LetterKind
    state: LetterState


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides which letter fits an application.

    ``talked_on`` is the day of its latest round so far. ``thanked`` says that the recovery's
    step on the note is not open any more; ``decided`` that the one on feedback is not, unless
    it was decided to ask.
    """

    is_no: bool
    ended_on: dt.date | None
    talked_on: dt.date | None
    is_pausing: bool
    thanked: bool
    decided: bool
    letters: Collection[Written] = ()


def filled(template: str, fields: Mapping[str, str | None]) -> Filled:
    """A template with what is known; a field without a value leaves its name in brackets.

    Braces around anything else are text, and so is whatever stands in a value.
    """
    missing: dict[str, None] = {}

    def value(found: re.Match[str]) -> str:
        known = fields.get(found[1])
        if known:
            return known
        missing[found[1]] = None
        return f"[{found[1]}]"

    return Filled(_FIELD.sub(value, template), tuple(missing))


def stray_words(template: str) -> str:
    """Which words in the braces of a template are no fields, in a sentence; empty where all are."""
    named = dict.fromkeys(_BRACES.findall(template))
    strays = [f"{{{name}}}{_near(name)}" for name in named if name not in FIELDS]
    if not strays:
        return ""
    verb, they = ("is no field", "it goes") if len(strays) == 1 else ("are no fields", "they go")
    if len(strays) > _FEW:
        strays = [*strays[:_FEW], f"{len(strays) - _FEW:,} more"]
    return f"{' and '.join(strays)} {verb}: {they} out like that."


def _near(name: str) -> str:
    found = get_close_matches(name.strip().casefold(), FIELDS, n=1)
    return f" (did you mean {{{found[0]}}}?)" if found else ""


def gaps_in(text: str) -> tuple[str, ...]:
    """The fields that still stand in brackets in a letter, each once, in the order of the text."""
    return tuple(dict.fromkeys(_GAP.findall(text)))


def put_into(text: str, given: Mapping[str, str]) -> str:
    """A letter with what is given in the place of its gaps; the others stay open."""
    return _GAP.sub(lambda found: given.get(found[1], found[0]), text)


def area_of(stage: str) -> str:
    """What one gets better at after a stage, as a letter says it: “technical interviews”."""
    if stage.casefold().endswith(_COUNTABLE):
        return f"{stage}s"
    return f"{stage} {'tasks' if stage.casefold() == 'take-home' else 'interviews'}"


def words_in(text: str) -> int:
    """How many words a text has: runs between spaces that hold a letter or a digit."""
    return sum(any(map(str.isalnum, run)) for run in text.split())


def length_words(kind: LetterKind, body: str) -> str:
    """How long a letter is, and gently whether that is much."""
    words = words_in(body)
    count = "1 word" if words == 1 else f"{words:,} words"
    few = FEW_WORDS_OF_THANKS if kind is LetterKind.THANKS else FEW_WORDS
    if words <= few:
        return f"{count}, short is good" if words else count
    why = "three lines are enough" if kind is LetterKind.THANKS else "short ones are answered more"
    return f"{count}; up to {few} is better: {why}"


def question_words(kind: LetterKind, body: str) -> str:
    """A gentle line where a feedback request asks more than one thing; empty where not."""
    asked = len(_QUESTION.findall(body))
    if kind is not LetterKind.FEEDBACK or asked <= 1:
        return ""
    return f"This asks {asked} questions. One question is easier to answer: which one is it?"


def fitting(standing: Standing, today: dt.date) -> LetterKind | None:
    """The letter that fits an application today; None where none does more than another."""
    kinds = {letter.kind for letter in standing.letters}
    replied = [each for each in standing.letters if each.state is LetterState.REPLIED]
    if any(each.kind in ASKING for each in replied) and LetterKind.REPLY not in kinds:
        return LetterKind.REPLY
    lately = [day for day in (standing.ended_on, standing.talked_on) if _is_fresh(day, today)]
    if lately and not standing.thanked and LetterKind.THANKS not in kinds:
        return LetterKind.THANKS
    may_ask = standing.is_no and not standing.is_pausing and not standing.decided
    if may_ask and LetterKind.FEEDBACK not in kinds:
        return LetterKind.FEEDBACK
    return None


def sensible(standing: Standing) -> tuple[LetterKind, ...]:
    """The letters that can be written to an application as it stands.

    Feedback is asked for after a no, and a reply answers what came to a letter.
    """
    answered = any(each.state is LetterState.REPLIED for each in standing.letters)
    may = {LetterKind.FEEDBACK: standing.is_no, LetterKind.REPLY: answered}
    return tuple(kind for kind in LetterKind if may.get(kind, True))


def since(
    kind: LetterKind, applied_on: dt.date | None, how: EndedHow | None, ended_on: dt.date | None
) -> Since | None:
    """From when on a letter of a kind can have been sent; None where nothing says so.

    One that asks about a no comes after it, any other after applying.
    """
    if kind is LetterKind.FEEDBACK and how is EndedHow.REJECTED and ended_on is not None:
        return Since(ended_on, "They said no")
    return Since(applied_on, "You applied") if applied_on is not None else None


def check_draft(state: LetterState) -> None:
    """Raise Refusal unless a letter can still be written: what was sent stays as it was."""
    if state is not LetterState.DRAFT:
        raise Refusal("This letter was sent. What was sent stays as it was.")


def check_sent(state: LetterState, on: dt.date, today: dt.date, since: Since | None = None) -> None:
    """Raise Refusal unless a letter can have been sent on a day, after what it hangs on."""
    check_draft(state)
    _check_day_out(on, today, since)


def check_moved(
    state: LetterState,
    on: dt.date,
    today: dt.date,
    since: Since | None = None,
    replied_on: dt.date | None = None,
) -> None:
    """Raise Refusal unless a letter that is out can have gone out on another day instead."""
    if state is LetterState.DRAFT:
        raise Refusal("This letter is not sent yet, so that it has no day to change.")
    _check_day_out(on, today, since)
    if replied_on is not None and on > replied_on:
        raise Refusal(f"The answer came on {exact(replied_on)}, before that day.", "sent_on")


def _check_day_out(on: dt.date, today: dt.date, since: Since | None) -> None:
    if on > today:
        raise Refusal("That day is still to come. When did you send it?", "sent_on")
    if since is not None and on < since.day:
        raise Refusal(f"{since.what} on {exact(since.day)}, after that day.", "sent_on")


def check_replied(state: LetterState, sent_on: dt.date | None, on: dt.date, today: dt.date) -> None:
    """Raise Refusal unless an answer can have come on a day; it may come after silence too."""
    if state is LetterState.DRAFT:
        raise Refusal("This letter is not sent yet, so that nothing can have come of it.")
    if on > today:
        raise Refusal("That day is still to come. When did the answer come?", "replied_on")
    if sent_on is not None and on < sent_on:
        raise Refusal("The answer cannot be older than the letter.", "replied_on")


def check_waiting(kind: LetterKind, state: LetterState) -> None:
    """Raise Refusal unless a letter is out and unanswered: only then it waits or rests."""
    if kind not in ASKING:
        raise Refusal("This letter asks for nothing, so that no answer is missing.")
    if state is LetterState.DRAFT:
        raise Refusal("This letter is not sent yet.")
    if state is LetterState.REPLIED:
        raise Refusal("An answer came to this letter.")
    if state is LetterState.SILENT:
        raise Refusal("This letter rests already.")


def _is_fresh(day: dt.date | None, today: dt.date) -> bool:
    return day is not None and 0 <= (today - day).days <= THANKS_DAYS
