"""What a person shares of a reflection with a mentor or a peer, as Markdown."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from respond_tui.exchange.markdown import bullets, inline, title
from respond_tui.exchange.names import Names, Taker
from respond_tui.exchange.reflected import Reflected
from respond_tui.guide import limits
from respond_tui.guide.dates import exact
from respond_tui.guide.reflection import is_guess
from respond_tui.guide.terms import StepState

Clean = Callable[[str], str]


class Part(StrEnum):
    """What a packet can hold, in its order."""

    RECORD = "record"
    QUESTIONS = "questions"
    WENT_WELL = "went_well"
    GAPS = "gaps"
    GUESSES = "guesses"
    PRIORITIES = "priorities"
    ACTIONS = "actions"
    PLAN = "plan"


TITLES = {
    Part.RECORD: "The facts",
    Part.QUESTIONS: "What was asked",
    Part.WENT_WELL: "What went well",
    Part.GAPS: "Gaps, with what showed them",
    Part.GUESSES: "Guesses, which nothing shows yet",
    Part.PRIORITIES: "What I work on",
    Part.ACTIONS: "Next steps",
    Part.PLAN: "The plan for the next interview",
}

USUAL = frozenset(Part) - {Part.GUESSES}
"""What is shared until a person chooses: facts, and no guess."""

_DONE = {StepState.DONE: "done", StepState.SKIPPED: "left out"}


def whole_text(found: Reflected) -> str:
    """All that a person wrote in a reflection."""
    texts: list[str] = []

    def noted(text: str) -> str:
        texts.append(text)
        return text

    cleaned(found, noted)
    return "\n".join(texts)


def cleaned(found: Reflected, clean: Clean) -> Reflected:
    """A reflection with every text that is shared of it cleaned, in the order of the packet."""
    return replace(
        found,
        company=clean(found.company),
        role=clean(found.role),
        stage=clean(found.stage),
        people=clean(found.people),
        outcome=clean(found.outcome),
        questions=tuple(replace(each, text=clean(each.text)) for each in found.questions),
        went_well=clean(found.went_well),
        gaps=tuple(
            replace(gap, tag=clean(gap.tag), observation=clean(gap.observation))
            for gap in found.gaps
        ),
        actions=tuple(replace(each, text=clean(each.text)) for each in found.actions),
        next_round=clean(found.next_round),
        keep=clean(found.keep),
        change=clean(found.change),
    )


@dataclass(frozen=True, slots=True)
class Packet:
    """A reflection with all names that may stand in it."""

    reflected: Reflected
    names: Names

    def counts(self, *, with_names: bool = False) -> dict[Part, int]:
        """How many lines each part has."""
        shared = self.reflected if with_names else _unnamed(self.reflected)
        return {part: len(list(_PARTS[part](shared))) for part in Part}

    def markdown(self, parts: Collection[Part] = USUAL, *, with_names: bool = False) -> str:
        """The chosen parts, of which those with nothing in them are left out."""
        shared = self.reflected
        if not with_names:
            shared = _unnamed(cleaned(shared, Taker(self.names)))
        return "\n".join([*_written(shared, parts), ""])


def _unnamed(shared: Reflected) -> Reflected:
    """Without the line of the company: “Company: the company” would tell nothing."""
    return replace(shared, company="")


def _written(shared: Reflected, parts: Collection[Part]) -> Iterator[str]:
    yield "# A no, and what I take from it"
    for part in Part:
        lines = [inline(line, limits.NOTE) for line in _PARTS[part](shared)]
        if part in parts and lines:
            yield from title(2, TITLES[part])
            yield ""
            yield from bullets(lines)


def _record(shared: Reflected) -> Iterator[str]:
    yield from _labelled(
        ("Company", shared.company),
        ("Role", shared.role),
        ("Stage", shared.stage),
        ("Day", exact(shared.on) if shared.on is not None else ""),
        ("With", shared.people),
        ("Outcome", shared.outcome),
    )


def _questions(shared: Reflected) -> Iterator[str]:
    for each in shared.questions:
        yield f"{each.text} ({each.mark})" if each.mark is not None else each.text


def _went_well(shared: Reflected) -> Iterator[str]:
    yield from _lines(shared.went_well)


def _gaps(shared: Reflected) -> Iterator[str]:
    for gap in shared.gaps:
        if not is_guess(gap.observation):
            yield f"{gap.tag} ({gap.kind}): {gap.observation}"


def _guesses(shared: Reflected) -> Iterator[str]:
    for gap in shared.gaps:
        if is_guess(gap.observation):
            yield f"{gap.tag} ({gap.kind})"


def _priorities(shared: Reflected) -> Iterator[str]:
    for gap in shared.gaps:
        if gap.is_priority and not is_guess(gap.observation):
            yield gap.tag


def _actions(shared: Reflected) -> Iterator[str]:
    for each in shared.actions:
        about = [
            *([f"by {exact(each.due_on)}"] if each.due_on is not None else []),
            *([_DONE[each.state]] if each.state in _DONE else []),
        ]
        yield f"{each.text} ({', '.join(about)})" if about else each.text


def _plan(shared: Reflected) -> Iterator[str]:
    if shared.next_round:
        yield f"For: {shared.next_round}"
    yield from (f"Keep: {line}" for line in _lines(shared.keep))
    yield from (f"Change: {line}" for line in _lines(shared.change))


def _labelled(*facts: tuple[str, str]) -> Iterator[str]:
    yield from (f"{label}: {text}" for label, text in facts if text.strip())


def _lines(text: str) -> Iterable[str]:
    return filter(None, map(str.strip, text.splitlines()))


_PARTS: dict[Part, Callable[[Reflected], Iterator[str]]] = {
    Part.RECORD: _record,
    Part.QUESTIONS: _questions,
    Part.WENT_WELL: _went_well,
    Part.GAPS: _gaps,
    Part.GUESSES: _guesses,
    Part.PRIORITIES: _priorities,
    Part.ACTIONS: _actions,
    Part.PLAN: _plan,
}
