"""What taking in some sheets, one after the other, will do to the log: worked out, not done."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import chain

from respond_tui.exchange.sheets.drafts import DraftApplication, Drafts
from respond_tui.exchange.sheets.forward import forward
from respond_tui.exchange.sheets.known import Known, as_known
from respond_tui.exchange.sheets.ladder import Ladder, Placed
from respond_tui.exchange.sheets.matching import Matches, Sign, matched, sign, sign_of
from respond_tui.exchange.sheets.table import Noted, Refused
from respond_tui.guide.stages import Stage
from respond_tui.guide.text import folded

Ask = Callable[[Collection[int]], dict[int, Known]]
"""Gives the applications with some ids, but for those in the trash."""


class Came(StrEnum):
    """What becomes of an application of a sheet."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Fate:
    """An application of a sheet, the rows that tell it, and what becomes of it.

    ``after`` is there for what is added or updated, ``before`` for what is updated.
    """

    came: Came
    lines: tuple[int, ...]
    company: str
    role: str | None
    before: Known | None = None
    after: Known | None = None


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """What one sheet holds and what comes of it.

    ``read``, ``added``, ``updated`` and ``unchanged`` count rows, each row once, so that
    together with the ``refused`` they add up; ``fates`` tell of each application. ``ladder``
    is the list of stages as it will be.
    """

    name: str
    read: int
    added: int
    updated: int
    unchanged: int
    refused: tuple[Refused, ...]
    notes: tuple[Noted, ...]
    fates: tuple[Fate, ...]
    ladder: Ladder = field(repr=False, compare=False)

    @property
    def changes(self) -> bool:
        """Whether anything would be written."""
        return bool(self.added or self.updated)


class Plan:
    """The log as it will be: ``added`` and ``updated`` applications, and the ``ladder``.

    ``stages`` are all that a row may point to, ``next_id`` is the first id not given yet.
    """

    def __init__(
        self, stages: Sequence[Stage], here: Iterable[Sign], next_id: int, ask: Ask, today: dt.date
    ) -> None:
        self.ladder = Ladder(stages)
        self.added: dict[int, Known] = {}
        self._signs = {each.id: each for each in here}
        self._known: dict[int, Known] = {}
        self._before: dict[int, Known] = {}
        self._next_id = next_id
        self._ask = ask
        self._today = today

    @property
    def updated(self) -> list[tuple[Known, Known]]:
        """The applications of the log that change, before and after."""
        return [
            (before, self._known[number])
            for number, before in self._before.items()
            if before != self._known[number]
        ]

    def take(self, drafts: Drafts) -> SheetPlan:
        """Plan one more sheet."""
        self.ladder = self.ladder.with_new(_placed(drafts, self.ladder))
        coming = drafts.applications
        known = matched(
            [sign_of(each, number) for number, each in enumerate(coming)], self._signs.values()
        )
        self._learn({*known.found.values(), *chain.from_iterable(known.maybe.values())})
        told = self._told_already(coming, known)
        notes = list(drafts.notes)
        fates = [
            _fate(Came.UNCHANGED, each)
            if number in told
            else self._fate(each, known.found.get(number), notes)
            for number, each in enumerate(coming)
        ]
        rows: Counter[Came] = Counter()
        for fate in fates:
            rows[fate.came] += len(fate.lines)
        return SheetPlan(
            name=drafts.name,
            read=drafts.read,
            added=rows[Came.ADDED],
            updated=rows[Came.UPDATED],
            unchanged=rows[Came.UNCHANGED],
            refused=drafts.refused,
            notes=tuple(notes),
            fates=tuple(fates),
            ladder=self.ladder,
        )

    def _learn(self, ids: Iterable[int]) -> None:
        unknown = [number for number in ids if number not in self._known]
        for number, known in self._ask(unknown).items() if unknown else ():
            self._known[number] = known
            self._before[number] = _copy(known)

    def _told_already(self, coming: Sequence[DraftApplication], known: Matches) -> set[int]:
        """Those that could be several, one of which says all of it already.

        So a sheet adds nothing the second time, whatever else came in between.
        """
        taken: set[int] = set()
        told: set[int] = set()
        for number, ids in known.maybe.items():
            for one in ids:
                if one not in taken and not self._says_more(coming[number], one):
                    taken.add(one)
                    told.add(number)
                    break
        return told

    def _says_more(self, draft: DraftApplication, number: int) -> bool:
        there = self._known[number]
        carried_on = _copy(there)
        problems = forward(carried_on, draft, self.ladder, self._today)
        return bool(problems) or carried_on != there

    def _fate(self, draft: DraftApplication, number: int | None, notes: list[Noted]) -> Fate:
        if number is None:
            return _fate(Came.ADDED, draft, after=self._add(draft))
        if number not in self._known:
            notes.append(Noted(draft.lines[0], f"{draft.company} rests in your trash, and stays."))
            return _fate(Came.UNCHANGED, draft)
        return self._forward(self._known[number], draft, notes)

    def _add(self, draft: DraftApplication) -> Known:
        made = as_known(draft, self._next_id)
        self._next_id += 1
        self.added[made.id] = self._known[made.id] = made
        self._signs[made.id] = _sign(made)
        return made

    def _forward(self, known: Known, draft: DraftApplication, notes: list[Noted]) -> Fate:
        before = _copy(known)
        problems = forward(known, draft, self.ladder, self._today)
        notes += (Noted(draft.lines[0], f"{draft.company}: {each}") for each in problems)
        if known == before:
            return _fate(Came.UNCHANGED, draft)
        self._signs[known.id] = _sign(known)
        return _fate(Came.UPDATED, draft, before, _copy(known))


def _fate(
    came: Came, draft: DraftApplication, before: Known | None = None, after: Known | None = None
) -> Fate:
    return Fate(came, draft.lines, draft.company, draft.role, before, after)


def _sign(known: Known) -> Sign:
    return sign(known.id, known.company, known.role, known.applied_on, known.link)


def _copy(known: Known) -> Known:
    return replace(known, rounds=[replace(each) for each in known.rounds])


def _placed(drafts: Drafts, here: Ladder) -> list[Placed]:
    """The stages that a sheet needs, each after the last before it that will be here."""
    needed = {
        folded(stage)
        for each in drafts.applications
        for stage in (*(one.stage for one in each.rounds), each.ended_stage)
        if stage is not None
    }
    there = {folded(stage.name) for stage in here.stages}
    found: list[Placed] = []
    after: str | None = None
    for stage in drafts.ladder.stages:
        if folded(stage.name) in needed:
            found.append(Placed(stage.name, after))
        if folded(stage.name) in needed | there:
            after = stage.name
    return found
