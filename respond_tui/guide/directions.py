"""Directions of a search: which applications a few words mean, and two of them side by side.

A direction is what applications have in common: “on-site, Backend”, or “remote, market: not
Germany”. Each part is a value of one field, or every other value of it; what is not noted on an
application is in neither (GUIDE.md, step 8).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from respond_tui.guide.floors import COMPARABLE
from respond_tui.guide.pattern_words.plain import percent
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.statistics import Proportion, difference
from respond_tui.guide.terms import Arrangement, Field, Source
from respond_tui.guide.text import folded, shortened

NAMES = {
    Field.ARRANGEMENT: "arrangement",
    Field.ROLE_FAMILY: "role family",
    Field.MARKET: "market",
    Field.SOURCE: "source",
    Field.SENIORITY: "seniority",
}
"""How a field is called, in the order in which directions name them."""

_FIELDS = {name: field for field, name in NAMES.items()}

_NOT = "not "

_FIXED = {Field.SOURCE: Source, Field.ARRANGEMENT: Arrangement}
"""Fields with a few values of their own; those of the others are what was written."""

Values = Mapping[Field, Sequence[str]]
"""The values that the log has, by field."""


@dataclass(frozen=True, slots=True)
class Part:
    """One value of a field, or with ``is_not`` all its other values; ``value`` as it is spelled."""

    field: Field
    value: str
    is_not: bool = False

    @property
    def words(self) -> str:
        """The value as a title names it."""
        return f"{_NOT if self.is_not else ''}{self.value}"


@dataclass(frozen=True, slots=True)
class Direction:
    """Applications that are all of this, a part a field."""

    parts: tuple[Part, ...]

    @property
    def title(self) -> str:
        """What it is called above a column: “remote · Platform”."""
        return " · ".join(part.words for part in self.parts)

    @property
    def written(self) -> str:
        """The same as it is typed and kept, which ``read_direction`` reads."""
        return ", ".join(f"{NAMES[part.field]}: {part.words}" for part in self.parts)


class Fared(StrEnum):
    """The ways to see how a direction fared."""

    INVITED = "invited"
    PASSED = "passed"
    OFFERS = "offers"


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of a direction within the window.

    ``invited`` are of those decided at the first step, ``offers`` of those that came to an end
    or an offer, both of what was sent long enough ago to tell (``guide.interviews.tells``);
    ``passed`` are of the decided entries of interview stages.
    """

    applications: int
    invited: Proportion
    passed: Proportion
    offers: Proportion

    def share(self, fared: Fared) -> Proportion:
        """One of the three."""
        shares = {
            Fared.INVITED: self.invited,
            Fared.PASSED: self.passed,
            Fared.OFFERS: self.offers,
        }
        return shares[fared]


def read_direction(text: str, known: Values) -> Direction:
    """What a few words mean, parted by commas, each “remote” or “market: not Germany”.

    A value may hold commas itself, where the log has it so. Raises Refusal for a word that no
    application has, for one of two fields, and for two of one field.
    """
    pieces = [piece.strip() for piece in text.split(",")]
    if not any(pieces):
        raise Refusal("Name at least one thing, such as remote, or market: Germany.")
    spelled = _spelled(known)
    parts: list[Part] = []
    at = 0
    while at < len(pieces):
        if not pieces[at]:
            at += 1
            continue
        for end in range(len(pieces), at, -1):
            found = _meant(", ".join(pieces[at:end]), spelled)
            if found:
                break
        else:
            raise Refusal(f"No application has “{shortened(pieces[at])}” noted.")
        if len(found) > 1:
            names = " and a ".join(NAMES[part.field] for part in found)
            first = found[0]
            how = f"{NAMES[first.field]}: {shortened(first.words)}"
            raise Refusal(f"“{shortened(first.value)}” is a {names}. Say which: {how}.")
        parts += found
        at = end
    if len({part.field for part in parts}) < len(parts):
        raise Refusal("One value of a field at a time, so that it is clear what is compared.")
    order = list(NAMES)
    return Direction(tuple(sorted(parts, key=lambda part: order.index(part.field))))


def offered(known: Values) -> tuple[str, ...]:
    """All parts that can be named, as they are typed, for completion."""
    return tuple(Direction((part,)).written for part in _all_parts(known))


def are_apart(one: Direction, other: Direction) -> bool:
    """Whether no application can be of both: a field in which they rule each other out."""
    return any(
        _rules_out(part, against)
        for part in one.parts
        for against in other.parts
        if part.field is against.field
    )


def _rules_out(one: Part, other: Part) -> bool:
    is_same = folded(one.value) == folded(other.value)
    if one.is_not is other.is_not:
        return not is_same and not one.is_not
    return is_same


def tell_apart(one: Proportion, other: Proportion, floor: int = COMPARABLE) -> str:
    """What two shares come to beside each other, in one plain sentence.

    Newcombe's interval decides (``guide.statistics``); under ``floor`` on a side nothing is
    claimed.
    """
    counts = f"{one.part:,} of {one.of:,} against {other.part:,} of {other.of:,}"
    found = difference(one, other)
    if found is None or min(one.of, other.of) < floor:
        return f"Can't tell yet: {counts}, and it takes {floor} on each side."
    span = f"{points(found.low)} to {points(found.high)} points"
    if found.low <= 0 <= found.high:
        return f"Can't tell: {counts}; the right less the left is plausibly {span}."
    side = "right" if found.by > 0 else "left"
    return f"The {side} does better: {counts}; the right less the left is plausibly {span}."


def share_words(share: Proportion) -> str:
    """A share with its interval: “3 of 9 · 33 % (12–65 %)”."""
    if share.rate is None or share.interval is None:
        return "none of 0"
    low, high = share.interval
    span = f"{100 * low:.0f}–{percent(high)}"
    return f"{share.part:,} of {share.of:,} · {percent(share.rate)} ({span})"


def _spelled(known: Values) -> dict[str, list[Part]]:
    found: dict[str, list[Part]] = {}
    for part in _all_parts(known):
        same = found.setdefault(folded(part.value), [])
        if all(each.field is not part.field for each in same):
            same.append(part)
    return found


def _all_parts(known: Values) -> Iterable[Part]:
    for field in NAMES:
        values = [each.value for each in _FIXED[field]] if field in _FIXED else known.get(field, ())
        for value in values:
            if (field, value) != (Field.SOURCE, Source.INQUIRY.value):
                yield Part(field, value)


def _meant(words: str, spelled: Mapping[str, Sequence[Part]]) -> list[Part]:
    """Every part that the words can mean; an exact value comes before a “not” or a field."""
    if exact := spelled.get(folded(words)):
        return list(exact)
    name, colon, value = words.partition(":")
    if colon and (field := _FIELDS.get(folded(name))) is not None:
        return [part for part in _meant(value.strip(), spelled) if part.field is field]
    if folded(words).startswith(_NOT):
        others = spelled.get(folded(words)[len(_NOT) :], ())
        return [Part(part.field, part.value, is_not=True) for part in others]
    return []


def points(share: float) -> str:
    """A difference of two shares: “−28”."""
    return f"{100 * share:+.0f}".replace("-", "−")
