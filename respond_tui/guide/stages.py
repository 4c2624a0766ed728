"""The ordered list of stages a person starts with, and how a word finds one of them.

Names, order and other names: DESIGN.md, "Words".
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import StageKind
from respond_tui.guide.text import folded


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage as a person sees it; ``position`` orders the list, smallest first.

    A retired one counts where it was entered, is understood by its whole name, and is not
    offered.
    """

    id: int
    name: str
    position: int
    kind: StageKind = StageKind.ROUND
    other_names: tuple[str, ...] = field(default=())
    is_retired: bool = False


class UnknownStage(Refusal):
    """No stage is called so; lists those there are."""

    def __init__(self, word: str, stages: Iterable[Stage]) -> None:
        self.word = word
        names = ", ".join(stage.name for stage in stages if not stage.is_retired)
        super().__init__(f"No stage is called “{word}”. There are: {names}.", "stage")


class AmbiguousStage(Refusal):
    """Several stages begin so; lists them."""

    def __init__(self, word: str, found: Sequence[Stage]) -> None:
        self.word = word
        names = ", ".join(stage.name for stage in found)
        super().__init__(f"“{word}” could be {names}. Write a little more of it.", "stage")


DEFAULT_STAGES: tuple[Stage, ...] = tuple(
    Stage(number, name, number, kind, other_names)
    for number, (name, kind, other_names) in enumerate(
        (
            ("application", StageKind.APPLICATION, ("applied", "cv", "resume")),
            ("recruiter screen", StageKind.ROUND, ("screen", "phone screen", "recruiter", "hr")),
            ("assessment", StageKind.ROUND, ("online assessment", "oa", "test", "coding test")),
            ("technical", StageKind.ROUND, ("tech", "coding", "technical interview")),
            ("take-home", StageKind.ROUND, ("takehome", "homework", "assignment")),
            ("system design", StageKind.ROUND, ("design", "architecture")),
            ("behavioural", StageKind.ROUND, ("behavioral", "culture", "values")),
            ("hiring manager", StageKind.ROUND, ("manager", "hm")),
            ("panel", StageKind.ROUND, ("onsite", "on-site", "loop")),
            ("final", StageKind.ROUND, ("final round", "executive")),
            ("offer", StageKind.OFFER, ()),
        ),
        start=1,
    )
)


def find_stage(word: str, stages: Sequence[Stage]) -> Stage:
    """The stage a word means: its name, another name, or an unambiguous beginning of one.

    Hyphens, underscores and spaces are the same, so that ``@system-design`` can be typed.
    A retired stage is meant only by a whole name: what it was called tells of the past, and a
    beginning is for those still to choose. Raises UnknownStage or AmbiguousStage.
    """
    wanted = key_of(word)
    exact = [stage for stage in stages if wanted in keys_of(stage)]
    if len(exact) == 1:
        return exact[0]
    begun = exact or [
        stage
        for stage in stages
        if wanted and not stage.is_retired and any(key.startswith(wanted) for key in keys_of(stage))
    ]
    if len(begun) == 1:
        return begun[0]
    if not begun:
        raise UnknownStage(word, stages)
    by_name = [stage for stage in begun if key_of(stage.name).startswith(wanted)]
    if len(by_name) == 1:
        return by_name[0]
    raise AmbiguousStage(word, begun)


def next_round(stages: Sequence[Stage], after: Stage) -> Stage:
    """The round that likely comes next: the first one later in the list, else the last one.

    Raises Refusal when the list has no stage of rounds.
    """
    rounds = [stage for stage in stages if stage.kind is StageKind.ROUND]
    if not rounds:
        raise Refusal("Your list of stages has no round.", "stage_id")
    return next((stage for stage in rounds if stage.position > after.position), rounds[-1])


def key_of(name: str) -> str:
    """A name as it is compared: case, spaces, hyphens and underscores do not count."""
    return folded(name).replace("-", "").replace("_", "").replace(" ", "")


def keys_of(stage: Stage) -> tuple[str, ...]:
    """All names of a stage as they are compared, its own first."""
    return tuple(key_of(name) for name in (stage.name, *stage.other_names))
