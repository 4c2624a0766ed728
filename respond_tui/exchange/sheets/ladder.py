"""The person's stages as a sheet's words find them, and where its own stages come to stand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from respond_tui.exchange.sheets.tokens import tokens
from respond_tui.exchange.sheets.vocabulary import GENERIC_OF_STAGES
from respond_tui.guide.stages import Stage
from respond_tui.guide.terms import StageKind
from respond_tui.guide.text import folded


@dataclass(frozen=True, slots=True)
class Placed:
    """A stage of the sheet that is new here: its name, and the stage that it comes after."""

    name: str
    after: str | None


class Ladder:
    """An ordered list of stages in which names are looked up exactly, no beginnings of them."""

    def __init__(self, stages: Sequence[Stage]) -> None:
        self.stages = tuple(sorted(stages, key=lambda stage: (stage.position, stage.id)))
        self._rank = {folded(stage.name): rank for rank, stage in enumerate(self.stages)}
        self._rank |= {stage.name: rank for rank, stage in enumerate(self.stages)}
        self._exact: dict[str, Stage] = {}
        self._core: dict[str, Stage] = {}
        for of_name in (True, False):
            for stage in self.stages:
                for name in (stage.name,) if of_name else stage.other_names:
                    self._exact.setdefault(_key(name), stage)
                    self._core.setdefault(_core(name), stage)

    def find(self, name: str) -> Stage | None:
        """The stage called so, in full; “interview”, “round” and the like may be there or not."""
        core = _core(name)
        return self._exact.get(_key(name)) or (self._core.get(core) if core else None)

    def known_as(self, names: Mapping[str, str]) -> "Ladder":
        """The list with words that stand for some of its stages, before any other name."""
        made = Ladder(self.stages)
        made._exact |= {_key(word): self.stage(name) for word, name in names.items()}
        return made

    def rank(self, name: str) -> int:
        """Where a stage stands in the order; the name is that of one of the stages."""
        rank = self._rank.get(name)
        return self._rank[folded(name)] if rank is None else rank

    def stage(self, name: str) -> Stage:
        """The stage of exactly this name."""
        return self.stages[self.rank(name)]

    def of_kind(self, kind: StageKind) -> Stage | None:
        """The first stage of a kind."""
        return next((stage for stage in self.stages if stage.kind is kind), None)

    def with_new(self, placed: Iterable[Placed]) -> "Ladder":
        """The list with new rounds in it, each after the one it names and before the offer."""
        names = [stage.name for stage in self.stages]
        kinds = {stage.name: stage for stage in self.stages}
        for new in placed:
            if folded(new.name) in map(folded, names):
                continue
            names.insert(self._place(names, kinds, new.after), new.name)
            kinds[new.name] = Stage(-len(names), new.name, 0)
        return Ladder(
            [replace(kinds[name], position=number) for number, name in enumerate(names, start=1)]
        )

    def _place(self, names: list[str], kinds: dict[str, Stage], after: str | None) -> int:
        offer = next(
            (at for at, name in enumerate(names) if kinds[name].kind is StageKind.OFFER), len(names)
        )
        door = next(
            (at for at, name in enumerate(names) if kinds[name].kind is StageKind.APPLICATION), -1
        )
        if after is None or after not in names:
            return offer
        return max(door + 1, min(names.index(after) + 1, offer))


def in_order(sequences: Iterable[Sequence[str]]) -> list[str]:
    """One order of names out of many short ones, each name where it was first said to stand."""
    order: list[str] = []
    for sequence in sequences:
        for at, name in enumerate(sequence):
            if name in order:
                continue
            earlier = next((each for each in reversed(sequence[:at]) if each in order), None)
            later = next((each for each in sequence[at + 1 :] if each in order), None)
            if earlier is not None:
                order.insert(order.index(earlier) + 1, name)
            elif later is not None:
                order.insert(order.index(later), name)
            else:
                order.append(name)
    return order


def placed(order: Sequence[str], new: Iterable[str], ladder: Ladder) -> list[Placed]:
    """Where new stages stand that come in this order among known ones.

    Each follows the one before it; the first, without one, follows the application.
    """
    door = ladder.of_kind(StageKind.APPLICATION)
    wanted = {folded(name) for name in new}
    after = door.name if door is not None else None
    found: list[Placed] = []
    for name in order:
        if folded(name) in wanted:
            found.append(Placed(name, after))
            after = name
        elif (stage := ladder.find(name)) is not None:
            after = stage.name
    return found


def _key(name: str) -> str:
    return "".join(tokens(name))


def _core(name: str) -> str:
    return "".join(word for word in tokens(name) if word not in GENERIC_OF_STAGES)
