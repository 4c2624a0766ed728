"""A reflection page by page: what each page asks for, and when the whole is finished.

GUIDE.md, "R.E.S.P.O.N.D.". The pages may be filled in any order; only what was seen or heard
counts as a fact, and one or two gaps are worked on, never more.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from respond_tui.guide import limits
from respond_tui.guide.ends import END_WORDS
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import Certainty, EndedHow, Mark, ReflectionPage
from respond_tui.guide.text import shortened

PAGES = tuple(ReflectionPage)
"""The seven pages, in the order of their letters."""

MOST_PRIORITIES = 2
"""One or two gaps are worked on at a time (GUIDE.md, step 2)."""

_TITLES = {
    ReflectionPage.RECORD: "Record",
    ReflectionPage.EVALUATE: "Evaluate",
    ReflectionPage.SPOT: "Spot gaps",
    ReflectionPage.PRIORITIZE: "Prioritize",
    ReflectionPage.OUTLINE: "Outline",
    ReflectionPage.NOTIFY: "Notify",
    ReflectionPage.DECIDE: "Decide",
}

_SIGNS = {Mark.STUMPED: "-", Mark.FINE: "~", Mark.GOOD: "+"}
_MARKED = re.compile(r"([-~+])\s+(?=\S)")
_LITERAL = re.compile(r"\\+(?=[-~+]\s+\S)")
_WOULD_READ = re.compile(r"\\*[-~+]\s+\S")

_SURE = {Certainty.TOLD: "told", Certainty.INFERRED: "inferred"}


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """One question that was asked, and how it was answered where that was said."""

    text: str
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Pages:
    """What stands on the pages of a reflection, as far as the rules need to know.

    ``spotted`` once anything was written of gaps, even if all of it was thrown away again;
    ``observed`` counts the gaps that have an observation.
    """

    begun: bool = False
    stage: str = ""
    outcome: str = ""
    went_well: str = ""
    nothing_yet: bool = False
    spotted: bool = False
    observed: int = 0
    priorities: int = 0
    actions: int = 0
    notified: str = ""
    keep: str = ""
    change: str = ""


def letter_of(page: ReflectionPage) -> str:
    """The letter that a page stands for in R.E.S.P.O.N.D."""
    return _TITLES[page][0]


def title_of(page: ReflectionPage) -> str:
    """What a page is called."""
    return _TITLES[page]


def read_questions(text: str) -> tuple[AskedQuestion, ...]:
    r"""The questions of a text, one a line; a line may begin with how it was answered.

    ``- `` stumped, ``~ `` fine, ``+ `` good; ``\- `` is a line that only begins so.
    """
    lines = (line.strip() for line in text.split("\n"))
    return tuple(_question(line) for line in lines if line)


def written_questions(asked: Iterable[AskedQuestion]) -> str:
    """Questions as a text that reads back as they are."""
    return "\n".join(map(_line, asked))


def check_evaluation(went_well: str, nothing_yet: bool) -> None:
    """Raise Refusal unless one thing went well, or “nothing yet” was said on purpose."""
    if not went_well.strip() and not nothing_yet:
        raise Refusal(
            "Write one thing that went well, however small – or say “nothing yet”.", "went_well"
        )


def check_priority(chosen: int) -> None:
    """Raise Refusal where one more would be a third; ``chosen`` is how many there are."""
    if chosen >= MOST_PRIORITIES:
        raise Refusal(
            "Two are chosen already. A third would take its time from them: let one go first.",
            "is_priority",
        )


def lacks_priority(observed: int, chosen: int) -> bool:
    """Whether one of the gaps that something shows is still to be chosen."""
    return observed > 0 and chosen == 0


def check_shown(tag: str, observation: str) -> None:
    """Raise Refusal where a gap that is only a guess would be chosen."""
    if is_guess(observation):
        raise Refusal(
            f"“{shortened(tag)}” is a guess so far. e adds what you saw or heard; "
            "then you can choose it.",
            "is_priority",
        )


def is_guess(observation: str) -> bool:
    """Whether a gap is only a guess: nothing that was seen or heard shows it."""
    return not observation.strip()


def done_pages(facts: Pages) -> frozenset[ReflectionPage]:
    """The pages on which something stands."""
    if not facts.begun:
        return frozenset()
    return frozenset(page for page in PAGES if _IS_DONE[page](facts))


def unfinished(facts: Pages) -> ReflectionPage | None:
    """The first page that still lacks what a finished reflection has, if one does."""
    return next((page for page, lacks in _LACKS.items() if lacks(facts)), None)


def check_finish(facts: Pages) -> None:
    """Raise Refusal for the first page that lacks something; its field is that page."""
    page = unfinished(facts)
    if page is not None:
        raise Refusal(f"{_TITLES[page]}: {_ASKS[page]}", page.value)


def outcome_words(
    how: EndedHow | None,
    stage: str,
    reason: str | None,
    certainty: Certainty | None,
    *,
    was_held: bool = True,
) -> str:
    """How it ended, in plain words: “no after technical; told: depth”.

    A no may come before the round that was planned: “no before the panel”.
    """
    if how is None:
        return ""
    if how is EndedHow.REJECTED:
        when = "after" if was_held else "before the"
        said = f"no {when} {stage}" if stage else "no"
    else:
        said = f"{END_WORDS[how]} at {stage}" if stage else END_WORDS[how]
    if reason:
        sure = _SURE.get(certainty) if certainty is not None else None
        said += f"; {sure or 'reason'}: {reason}"
    return shortened(said, limits.LINE)


def _question(line: str) -> AskedQuestion:
    if marked := _MARKED.match(line):
        mark = next(mark for mark, sign in _SIGNS.items() if sign == marked[1])
        return AskedQuestion(line[marked.end() :], mark)
    if _LITERAL.match(line):
        return AskedQuestion(line[1:])
    return AskedQuestion(line)


def _line(asked: AskedQuestion) -> str:
    if asked.mark is not None:
        return f"{_SIGNS[asked.mark]} {asked.text}"
    return f"\\{asked.text}" if _WOULD_READ.match(asked.text) else asked.text


_IS_DONE: Mapping[ReflectionPage, Callable[[Pages], bool]] = {
    ReflectionPage.RECORD: lambda facts: bool(facts.stage or facts.outcome),
    ReflectionPage.EVALUATE: lambda facts: facts.nothing_yet or bool(facts.went_well.strip()),
    ReflectionPage.SPOT: lambda facts: facts.spotted,
    ReflectionPage.PRIORITIZE: lambda facts: facts.priorities > 0,
    ReflectionPage.OUTLINE: lambda facts: facts.actions > 0,
    ReflectionPage.NOTIFY: lambda facts: bool(facts.notified),
    ReflectionPage.DECIDE: lambda facts: bool(facts.keep.strip() or facts.change.strip()),
}

_LACKS: Mapping[ReflectionPage, Callable[[Pages], bool]] = {
    ReflectionPage.RECORD: lambda facts: not _IS_DONE[ReflectionPage.RECORD](facts),
    ReflectionPage.EVALUATE: lambda facts: not _IS_DONE[ReflectionPage.EVALUATE](facts),
    ReflectionPage.PRIORITIZE: lambda facts: lacks_priority(facts.observed, facts.priorities),
}
"""A no without a gap is allowed; actions, telling somebody and a plan are an offer."""

_ASKS = {
    ReflectionPage.RECORD: "say at which stage it ended, or how.",
    ReflectionPage.EVALUATE: "one thing that went well is missing, or “nothing yet”.",
    ReflectionPage.PRIORITIZE: "choose one or two of the gaps that you have seen.",
}
