"""What one could do about a pattern: a suggestion or two for each lever, from its evidence.

Every one says what speaks for it, with the number that is of.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from respond_tui.guide import limits
from respond_tui.guide.pattern_words.plain import DID
from respond_tui.guide.patterns import COMPARABLE, Alert, Counted, SliceTally
from respond_tui.guide.shrinkage import pull
from respond_tui.guide.statistics import Proportion
from respond_tui.guide.terms import AlertKind, Field, GapKind, Lever, Source
from respond_tui.guide.text import shortened

_HABIT = limits.COMMITMENT_DAYS[0]
_PROJECT = limits.PROJECT_DAYS[1]
_NAME = 48
"""Characters of a person's own word that a suggestion repeats."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One way to pull a lever, as the form takes it, and ``because``: what speaks for it."""

    lever: Lever
    what: str
    days: int
    target: str
    because: str


@dataclass(frozen=True, slots=True)
class Grounds:
    """What suggestions rest on: all that was counted, and of which kind each gap is, by key."""

    counted: Counted = field(default_factory=Counted)
    gap_kinds: Mapping[str, GapKind] = field(default_factory=dict)


def is_technical(kind: AlertKind, key: str, gap_kinds: Mapping[str, GapKind]) -> bool:
    """Whether a pattern is a technical gap, which one project can close (GUIDE.md, step 5)."""
    if kind is not AlertKind.GAP:
        return False
    return key == f"kind={GapKind.TECHNICAL}" or gap_kinds.get(key) is GapKind.TECHNICAL


def suggestions(alert: Alert, grounds: Grounds) -> tuple[Suggestion, ...]:
    """What could be done about an alert, in the order of the levers."""
    found = (*_competence(alert, grounds), *_focus(alert, grounds), *_visibility(alert, grounds))
    return tuple(found)


def _competence(alert: Alert, grounds: Grounds) -> Iterator[Suggestion]:
    name, because = shortened(alert.what, _NAME), _counted(alert)
    match alert.kind:
        case AlertKind.STAGE if alert.elsewhere is not None:
            yield _habit(
                Lever.COMPETENCE,
                f"two mock interviews of the {name} round a week, with notes",
                "2 mocks a week",
                because,
            )
            yield from _on_a_gap(grounds)
        case AlertKind.GAP if is_technical(alert.kind, alert.key, grounds.gap_kinds):
            yield from _projects(name, because)
        case AlertKind.GAP:
            yield _habit(
                Lever.COMPETENCE,
                f"one recorded mock a week that trains {name}, and listening to it again",
                "1 mock a week",
                because,
            )
        case AlertKind.QUESTION:
            yield _habit(
                Lever.COMPETENCE,
                f"an answer to “{name}” in writing, said aloud until it is short",
                "3 rehearsals a week",
                because,
            )
        case AlertKind.EMPLOYER:
            yield _habit(
                Lever.COMPETENCE,
                f"read up on what {name} asks for, and practise that first",
                "2 hours a week",
                because,
            )
        case _:
            yield _habit(
                Lever.COMPETENCE,
                "a CV and letter tailored to each posting, results in figures",
                "3 tailored applications a week",
                because,
            )


def _focus(alert: Alert, grounds: Grounds) -> Iterator[Suggestion]:
    if alert.kind is AlertKind.SLICE and alert.better:
        what = f"more applications {_where(Field(alert.field), alert.what)}"
        yield _habit(Lever.FOCUS, what, "3 applications a week", _counted(alert))
        return
    field_ = Field(alert.field) if alert.kind in (AlertKind.SLICE, AlertKind.SILENCE) else None
    best = _best(alert, grounds.counted, field_)
    if best is not None:
        what = f"more applications {_where(best.field, best.what)}"
        yield _habit(Lever.FOCUS, what, "3 applications a week", _led(best))
    elif alert.kind is AlertKind.SPEED:
        what = "only postings whose place, permit and level fit, read to their last line"
        yield _habit(Lever.FOCUS, what, "3 applications a week", _counted(alert))
    else:
        what = "roles or industries next to this one, to see where the same work is wanted"
        yield _habit(Lever.FOCUS, what, "2 applications a week", _counted(alert))


def _visibility(alert: Alert, grounds: Grounds) -> Iterator[Suggestion]:
    referral = next(
        (
            tally
            for tally in grounds.counted.slices
            if tally.field is Field.SOURCE and tally.what == Source.REFERRAL and tally.decided
        ),
        None,
    )
    if alert.kind is AlertKind.GAP or alert.kind is AlertKind.QUESTION:
        what = "one talk a week with somebody who does this well"
        yield _habit(Lever.VISIBILITY, what, "1 talk a week", _counted(alert))
    elif alert.kind is AlertKind.EMPLOYER:
        what = f"one person at {shortened(alert.what, _NAME)} to ask before applying again"
        yield _habit(Lever.VISIBILITY, what, "1 person", _counted(alert))
    elif alert.kind is AlertKind.SLICE and alert.key == f"{Field.SOURCE}={Source.REFERRAL}":
        what = "two people a week told what I look for"
        yield _habit(Lever.VISIBILITY, what, "2 people a week", _counted(alert))
    else:
        because = _counted(alert) if referral is None else _led(referral)
        yield _habit(
            Lever.VISIBILITY, "ask for one referral before applying", "1 referral a week", because
        )


def _projects(name: str, because: str) -> Iterator[Suggestion]:
    yield Suggestion(
        Lever.COMPETENCE,
        f"one small project on {name}, finished and put where people see it",
        _PROJECT,
        "1 project",
        because,
    )
    yield Suggestion(
        Lever.COMPETENCE, f"one certification on {name}", _PROJECT, "1 certificate", because
    )
    yield _habit(Lever.COMPETENCE, f"practise {name}, two hours a week", "2 hours a week", because)


def _on_a_gap(grounds: Grounds) -> Iterator[Suggestion]:
    """The gap that reflections name the most, where one does more than once."""
    seen = grounds.counted.gaps
    tags = [tally for tally in seen.tallies if tally.key.startswith("tag=")]
    most = max(tags, key=lambda tally: (tally.reflections, tally.key), default=None)
    if most is not None and most.reflections > 1:
        because = f"named in {most.reflections} of {seen.reflections} reflections"
        what = f"practise {shortened(most.what, _NAME)}, two hours a week"
        yield _habit(Lever.COMPETENCE, what, "2 hours a week", because)


def _best(alert: Alert, counted: Counted, only: Field | None) -> SliceTally | None:
    """The slice that does best, of those with enough decided that do better than their field.

    By its share drawn toward that of its field, so that one lucky 5 of 5 leads nobody astray.
    """
    found: list[tuple[float, int, str, SliceTally]] = []
    for each in Field:
        pool = [tally for tally in counted.slices if tally.field is each and tally.decided]
        drawn = pull([_share(tally) for tally in pool])
        if drawn is None or (only is not None and each is not only):
            continue
        for tally in pool:
            rate = _share(tally).rate or 0.0
            if tally.decided >= COMPARABLE and rate > drawn.rate and tally.key != alert.key:
                found.append((drawn.drawn(_share(tally)), tally.decided, tally.key, tally))
    return max(found)[-1] if found else None


def _share(tally: SliceTally) -> Proportion:
    return Proportion(tally.invited, tally.decided)


def _led(tally: SliceTally) -> str:
    name = shortened(tally.what, _NAME)
    return f"{name}: {tally.invited:,} of {tally.decided:,} led to a round"


def _where(field_: Field, what: str) -> str:
    name = shortened(what, _NAME)
    match field_:
        case Field.SOURCE:
            return f"that come through: {name}"
        case Field.MARKET:
            return f"in the market {name}"
        case Field.SENIORITY:
            return f"at the level {name}"
        case _:
            return f"for {name} roles"


def _counted(alert: Alert) -> str:
    part, of = f"{alert.here.part:,}", f"{alert.here.of:,}"
    match alert.kind:
        case AlertKind.STAGE:
            return f"{alert.rejected:,} of {of} decided here ended in a no"
        case AlertKind.GAP:
            return f"named in {part} of {of} reflections"
        case AlertKind.QUESTION:
            return f"stumped you {part} of {of} times"
        case AlertKind.SPEED:
            return f"{part} of {of} noes came at once"
        case AlertKind.EMPLOYER:
            return f"{part} of {of} applications there ended in a no"
        case _:
            return f"{part} of {of} {DID[alert.kind]}"


def _habit(lever: Lever, what: str, target: str, because: str) -> Suggestion:
    return Suggestion(lever, what, _HABIT, target, because)
