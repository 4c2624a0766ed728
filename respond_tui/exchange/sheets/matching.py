"""Which application of a sheet is which in the log.

A link that is unlike all others says it; else company, role and the day applied together. A
role or a day that is not known fits any, but only where one application alone can be meant, on
both sides: rather a second line than two hunts mixed up.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from respond_tui.exchange.sheets.drafts import DraftApplication
from respond_tui.guide.text import folded

Key = Hashable | None


@dataclass(slots=True)
class Sign:
    """What an application is known by: names folded, None for what is not known."""

    id: int
    company: str
    role: str | None
    applied_on: dt.date | None
    link: str | None
    in_trash: bool = False


def sign(
    application_id: int,
    company: str,
    role: str | None,
    applied_on: dt.date | None,
    link: str | None,
    *,
    in_trash: bool = False,
) -> Sign:
    """The sign of an application from its words."""
    named = folded(role) if role else None
    return Sign(application_id, folded(company), named, applied_on, _same_link(link), in_trash)


def sign_of(draft: DraftApplication, number: int) -> Sign:
    """The sign of an application of a sheet; ``number`` stands for its id."""
    return sign(number, draft.company, draft.role, draft.applied_on, draft.link)


@dataclass(frozen=True, slots=True)
class Matches:
    """By the ids of those that are coming: which one here it is, or which it could be."""

    found: Mapping[int, int]
    maybe: Mapping[int, Sequence[int]]


def matched(coming: Sequence[Sign], here: Iterable[Sign]) -> Matches:
    """Which of those that are coming are here already, each that is here used once.

    What rests in the trash matches last, and only exactly.
    """
    open_here: list[Sign] = []
    trashed: list[Sign] = []
    for each in here:
        (trashed if each.in_trash else open_here).append(each)
    match = _Match(coming)
    match.by(_link, open_here, alone=True)
    match.by(_exact, open_here)
    maybe = match.loosely(open_here)
    match.by(_exact, trashed)
    return Matches(match.found, {one: ids for one, ids in maybe.items() if one not in match.found})


class _Match:
    def __init__(self, coming: Sequence[Sign]) -> None:
        self.found: dict[int, int] = {}
        self._coming = coming
        self._taken: set[int] = set()

    def by(
        self, key_of: Callable[[Sign], Key], here: Iterable[Sign], *, alone: bool = False
    ) -> None:
        """Pair those with the same key; with ``alone``, only where no two have it."""
        free: defaultdict[Hashable, list[Sign]] = defaultdict(list)
        for each in here:
            if (key := key_of(each)) is not None:
                free[key].append(each)
        times = Counter(key_of(each) for each in self._coming)
        for each in self._coming:
            key = key_of(each)
            if key is None or each.id in self.found or (alone and times[key] > 1):
                continue
            if alone and len(free.get(key, ())) > 1:
                continue
            fitting = (one for one in free.get(key, ()) if self._is_free(one, each, alone=alone))
            if (partner := next(fitting, None)) is not None:
                self._pair(each, partner)

    def loosely(self, here: Iterable[Sign]) -> dict[int, list[int]]:
        """Pair those that contradict each other in nothing and could mean no other.

        Returns what the others could be.
        """
        at_company: defaultdict[str, list[Sign]] = defaultdict(list)
        for each in here:
            if each.id not in self._taken:
                at_company[each.company].append(each)
        could_be: dict[int, list[Sign]] = {}
        wanted: Counter[int] = Counter()
        for each in self._coming:
            if each.id not in self.found:
                fitting = [one for one in at_company.get(each.company, ()) if _agree(one, each)]
                could_be[each.id] = fitting
                wanted.update(one.id for one in fitting)
        for each in self._coming:
            fitting = could_be.get(each.id, [])
            if len(fitting) == 1 and wanted[fitting[0].id] == 1:
                self._pair(each, fitting[0])
        return {
            number: [one.id for one in fitting if one.id not in self._taken]
            for number, fitting in could_be.items()
            if fitting
        }

    def _is_free(self, one: Sign, each: Sign, *, alone: bool) -> bool:
        if one.id in self._taken:
            return False
        if alone:
            return _fit(one.role, each.role) or _is_of_one_posting(each.link or "")
        return _links_agree(one, each)

    def _pair(self, each: Sign, partner: Sign) -> None:
        self.found[each.id] = partner.id
        self._taken.add(partner.id)


def _link(each: Sign) -> Key:
    return each.link


def _exact(each: Sign) -> Key:
    return each.company, each.role, each.applied_on


def _agree(one: Sign, other: Sign) -> bool:
    return (
        _fit(one.role, other.role)
        and _fit(one.applied_on, other.applied_on)
        and _links_agree(one, other)
    )


def _fit(one: Hashable, other: Hashable) -> bool:
    return None in (one, other) or one == other


def _links_agree(one: Sign, other: Sign) -> bool:
    """Two postings with links of their own are two, however alike they are."""
    return one.link is None or other.link is None or one.link == other.link


def _is_of_one_posting(link: str) -> bool:
    """Whether a link leads to one posting and not to the page of all: it has a number in it."""
    _, _, path = link.partition("://")
    _, _, path = path.partition("/")
    return any(char.isdigit() for char in path)


def _same_link(link: str | None) -> str | None:
    return link.strip().rstrip("/") if link else None
