"""What a person shares of a reflection with a mentor or a peer, as Markdown."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from respond_tui.exchange.markdown import bullets, inline, title
from respond_tui.exchange.names import Names, Taker
from respond_tui.guide import limits
from respond_tui.guide.dates import exact
from respond_tui.guide.reflection import AskedQuestion
from respond_tui.guide.terms import GapKind, StepState

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
    Part.GAPS: "What was missing",
    Part.GUESSES: "Guesses, which nothing shows yet",
    Part.PRIORITIES: "What I work on",
    Part.ACTIONS: "Next steps",
    Part.PLAN: "The plan for the next interview",
}

USUAL = frozenset(Part) - {Part.GUESSES}
"""What is shared until a person chooses: facts, and no guess."""

_DONE = {StepState.DONE: "done", StepState.SKIPPED: "left out"}


@dataclass(frozen=True, slots=True)
class PacketGap:
    """A gap; one without an observation is a guess."""

    kind: GapKind
    tag: str
    observation: str
    is_priority: bool

    @property
    def is_guess(self) -> bool:
        """Whether nothing shows it."""
        return not self.observation.strip()


@dataclass(frozen=True, slots=True)
class PacketAction:
    """A next step."""

    text: str
    due_on: dt.date | None
    state: StepState


@dataclass(frozen=True, slots=True)
class NextUp:
    """The round that a plan is for."""

    company: str
    stage: str
    on: dt.date | None


@dataclass(frozen=True, slots=True)
class Reflected:
    """A reflection as a packet is made of it; texts are empty where nothing is known."""

    company: str
    role: str = ""
    stage: str = ""
    on: dt.date | None = None
    people: str = ""
    outcome: str = ""
    questions: tuple[AskedQuestion, ...] = ()
    went_well: str = ""
    gaps: tuple[PacketGap, ...] = ()
    actions: tuple[PacketAction, ...] = ()
    keep: str = ""
    change: str = ""
    next_up: NextUp | None = None

    def each_text(self, clean: Clean) -> "Reflected":
        """The same with every text of a person's own cleaned, in the order of the packet."""
        return replace(
            self,
            company=clean(self.company),
            role=clean(self.role),
            stage=clean(self.stage),
            people=clean(self.people),
            outcome=clean(self.outcome),
            questions=tuple(replace(each, text=clean(each.text)) for each in self.questions),
            went_well=clean(self.went_well),
            gaps=tuple(
                replace(gap, tag=clean(gap.tag), observation=clean(gap.observation))
                for gap in self.gaps
            ),
            actions=tuple(replace(each, text=clean(each.text)) for each in self.actions),
            keep=clean(self.keep),
            change=clean(self.change),
            next_up=self.next_up
            and replace(
                self.next_up,
                company=clean(self.next_up.company),
                stage=clean(self.next_up.stage),
            ),
        )

    @property
    def whole_text(self) -> str:
        """All that a person wrote in it."""
        found: list[str] = []

        def noted(text: str) -> str:
            found.append(text)
            return text

        self.each_text(noted)
        return "\n".join(found)


@dataclass(frozen=True, slots=True)
class Packet:
    """A reflection with all names that may stand in it."""

    reflected: Reflected
    names: Names

    def counts(self) -> dict[Part, int]:
        """How many lines each part has."""
        return {part: len(list(_PARTS[part](self.reflected))) for part in Part}

    def markdown(self, parts: Collection[Part] = USUAL, *, with_names: bool = False) -> str:
        """The chosen parts, of which those with nothing in them are left out."""
        shared = self.reflected if with_names else self.reflected.each_text(Taker(self.names))
        return "\n".join([*_written(shared, parts), ""])


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
        if not gap.is_guess:
            yield f"{gap.tag} ({gap.kind}): {gap.observation}"


def _guesses(shared: Reflected) -> Iterator[str]:
    for gap in shared.gaps:
        if gap.is_guess:
            yield f"{gap.tag} ({gap.kind})"


def _priorities(shared: Reflected) -> Iterator[str]:
    for gap in shared.gaps:
        if gap.is_priority and not gap.is_guess:
            yield gap.tag


def _actions(shared: Reflected) -> Iterator[str]:
    for each in shared.actions:
        about = [
            *([f"by {exact(each.due_on)}"] if each.due_on is not None else []),
            *([_DONE[each.state]] if each.state in _DONE else []),
        ]
        yield f"{each.text} ({', '.join(about)})" if about else each.text


def _plan(shared: Reflected) -> Iterator[str]:
    if shared.next_up is not None:
        day = f", {exact(shared.next_up.on)}" if shared.next_up.on is not None else ""
        yield f"For: {shared.next_up.stage} at {shared.next_up.company}{day}"
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
