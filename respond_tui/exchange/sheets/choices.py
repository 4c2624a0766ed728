"""What a person wants read otherwise than a sheet suggests, and how that is remembered."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from respond_tui.exchange.sheets import meaning, words
from respond_tui.exchange.sheets.columns import Field
from respond_tui.exchange.sheets.ladder import Ladder
from respond_tui.exchange.sheets.meaning import Kind, Meaning
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.stages import AmbiguousStage, Stage, UnknownStage, find_stage
from respond_tui.guide.terms import DateOrder, EndedHow, StageKind
from respond_tui.guide.text import folded, shortened

AS_NEW = "new"
"""Chosen for a word, it makes a stage of its own of it."""

_PLAIN = {
    "applied": meaning.APPLIED,
    "inquiry": meaning.INQUIRY,
    "offer": meaning.OFFER,
    "open": meaning.OPEN,
    "note": Meaning(Kind.NOTE, keep=True),
    "nothing": meaning.NOTHING,
    **{how.value.replace("_", " "): meaning.ended(how) for how in EndedHow},
}
_SHOWN = 20
"""Names that a refusal lists."""

MEANINGS = (*_PLAIN, AS_NEW)
"""What a word can be said to mean besides a stage."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Columns by heading, words by what they mean, and the order of the dates.

    Headings and words are compared without case and spaces.
    """

    columns: Mapping[str, Field] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    order: DateOrder | None = None

    def reading(self, heading: str, as_what: Field) -> "Choices":
        """The same, with one column read as something."""
        return replace(self, columns={**self.columns, folded(heading): as_what})

    def meaning(self, word: str, what: str) -> "Choices":
        """The same, with one word meaning a stage, an outcome or another of ``MEANINGS``."""
        return replace(self, words={**self.words, folded(word): what})

    def ordering(self, order: DateOrder | None) -> "Choices":
        """The same, with the order of the dates."""
        return replace(self, order=order)

    def over(self, earlier: "Choices") -> "Choices":
        """These, and the earlier ones where these say nothing."""
        return Choices(
            {**earlier.columns, **self.columns},
            {**earlier.words, **self.words},
            self.order or earlier.order,
        )

    def __bool__(self) -> bool:
        """Whether anything was chosen."""
        return bool(self.columns or self.words or self.order)

    def written(self) -> str:
        """As a setting keeps it; the same choices always give the same text."""
        order = self.order.value if self.order else None
        kept = {"columns": dict(self.columns), "words": dict(self.words), "order": order}
        return json.dumps(kept, ensure_ascii=False, sort_keys=True)


NO_CHOICES = Choices()


def remembered(text: str | None) -> Choices:
    """The choices that ``Choices.written`` wrote; none, of anything else."""
    try:
        kept = json.loads(text or "{}")
        return Choices(
            {str(name): Field(value) for name, value in kept["columns"].items()},
            {str(word): str(value) for word, value in kept["words"].items()},
            DateOrder(kept["order"]) if kept["order"] else None,
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return NO_CHOICES


def check(
    choices: Choices,
    headings: Mapping[str, str],
    said: Mapping[str, str],
    stages: Sequence[Stage],
) -> None:
    """Raise Refusal for a choice about a column, a word or a stage that is not there.

    ``headings`` and ``said``, the words of a sheet, are given by their folded form.
    """
    for heading in choices.columns:
        if heading not in headings:
            raise Refusal(
                f"No column is called “{shortened(heading)}”. There are: {_listed(headings)}.",
                "map",
            )
    for word, what in choices.words.items():
        if word not in said:
            raise Refusal(
                f"No stage or outcome there is called “{shortened(word)}”. There are: "
                f"{_listed(said) or 'none'}.",
                "stage",
            )
        chosen(word, what, stages)


def _listed(names: Mapping[str, str]) -> str:
    shown = [shortened(name, 30) for name in list(names.values())[:_SHOWN]]
    return ", ".join([*shown, "…"] if len(names) > _SHOWN else shown)


def chosen(word: str, what: str, stages: Sequence[Stage]) -> Meaning:
    """The meaning that a person gave a word: the name of a stage, or one of ``MEANINGS``.

    Raises Refusal, listing them, for anything else.
    """
    wanted = " ".join(folded(what).replace("_", " ").split())
    if wanted == AS_NEW:
        return words.new_stage(word)
    if (known := _PLAIN.get(wanted)) is not None:
        return known
    ladder = Ladder(stages)
    try:
        return words.of_stage(find_stage(what, stages).name, ladder)
    except AmbiguousStage:
        raise
    except UnknownStage as unknown:
        read = words.read(what, ladder)
        if read.kind is Kind.ENDED and not read.keep and not read.is_new:
            return read
        raise Refusal(f"{unknown.sentence} Or say: {', '.join(MEANINGS)}.", "stage") from None


def stages_named(choices: Choices, stages: Sequence[Stage]) -> dict[str, str]:
    """The words that were chosen to mean a stage, which they mean within other words as well."""
    ladder = Ladder(stages)
    named: dict[str, str] = {}
    for word, what in choices.words.items():
        try:
            meant = chosen(word, what, stages)
        except Refusal:
            continue  # a remembered stage may be gone by now
        stage = ladder.find(meant.stage) if meant.stage is not None else None
        if meant.kind is Kind.OFFER:
            stage = ladder.of_kind(StageKind.OFFER)
        if stage is not None and meant.kind in (Kind.STAGE, Kind.OFFER):
            named |= dict.fromkeys(filter(None, (word, words.named_within(word))), stage.name)
    return named
