"""What one could do about a pattern: a suggestion or two for each lever, from its evidence.

Every one says what speaks for it, with the number that is of.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from respond_tui.guide import limits
from respond_tui.guide.floors import USUAL, Floors
from respond_tui.guide.pattern_words.plain import DID
from respond_tui.guide.patterns import Alert, Counted, SliceTally, slices
from respond_tui.guide.terms import AlertKind, Field, GapKind, Lever, Source
from respond_tui.guide.text import folded, shortened

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
class Running:
    """A lever that runs already, in a person's own words."""

    lever: Lever
    what: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Grounds:
    """What suggestions rest on: all that was counted, of which kind each gap is, and what runs."""

    counted: Counted = field(default_factory=Counted)
    gap_kinds: Mapping[str, GapKind] = field(default_factory=dict)
    running: Sequence[Running] = ()
    floors: Floors = USUAL


def is_technical(kind: AlertKind, key: str, gap_kinds: Mapping[str, GapKind]) -> bool:
    """Whether a pattern is a technical gap, which one project can close (GUIDE.md, step 5)."""
    if kind is not AlertKind.GAP:
        return False
    return key == f"kind={GapKind.TECHNICAL}" or gap_kinds.get(key) is GapKind.TECHNICAL


def suggestions(alert: Alert, grounds: Grounds) -> tuple[Suggestion, ...]:
    """What could be done about an alert and is not being done, in the order of the levers."""
    found = (*_competence(alert, grounds), *_focus(alert, grounds), *_visibility(alert, grounds))
    done = {(each.lever, folded(each.what)) for each in grounds.running}
    return tuple(each for each in found if (each.lever, folded(each.what)) not in done)


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
    best = _best(alert, grounds) if _is_at_the_door(alert) else None
    if best is not None:
        what = f"more applications {_where(best.field, best.what)}"
        because = _led(best, grounds.counted)
        yield _habit(Lever.FOCUS, what, "3 applications a week", because)
    elif alert.kind is AlertKind.SPEED:
        what = "only postings whose place, permit and level fit, read to their last line"
        yield _habit(Lever.FOCUS, what, "3 applications a week", _counted(alert))
    else:
        what = "roles or industries next to this one, to see where the same work is wanted"
        because = f"{_counted(alert)}; nothing in the log speaks for a slice"
        yield _habit(Lever.FOCUS, what, "2 applications a week", because)


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
    elif _asks_for_referrals(grounds) or (
        alert.kind is AlertKind.SLICE and alert.key == f"{Field.SOURCE}={Source.REFERRAL}"
    ):
        what = "two people a week told what I look for"
        yield _habit(Lever.VISIBILITY, what, "2 people a week", _counted(alert))
    else:
        because = _counted(alert) if referral is None else _led(referral, grounds.counted)
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


def _is_at_the_door(alert: Alert) -> bool:
    """Whether a pattern is about being invited, which is all that slices are compared by."""
    if alert.kind is AlertKind.STAGE:
        return alert.elsewhere is None
    return alert.kind not in (AlertKind.GAP, AlertKind.QUESTION)


def _asks_for_referrals(grounds: Grounds) -> bool:
    return any(
        each.lever is Lever.VISIBILITY and Source.REFERRAL in folded(f"{each.what} {each.target}")
        for each in grounds.running
    )


def _best(alert: Alert, grounds: Grounds) -> SliceTally | None:
    """The slice that surest does better than the rest of its field, of those that stand out.

    Of two that are all of a field the worse speaks, and the other is the better one. A slice or
    a silence leads to another of its own field.
    """
    counted, floors = grounds.counted, grounds.floors
    only = alert.field if alert.kind in (AlertKind.SLICE, AlertKind.SILENCE) else ""
    standing = {each.key: each for each in slices.alerts(counted.slices, floors)}
    found: list[tuple[float, str, SliceTally]] = []
    for tally in counted.slices:
        if tally.key == alert.key or (only and tally.field != only):
            continue
        own, others = standing.get(tally.key), _others(tally, counted)
        if own is not None and own.better:
            found.append((own.q or 0.0, tally.key, tally))
        elif len(others) == 1 and tally.decided >= floors.decided:
            worse = standing.get(others[0].key)
            if worse is not None and not worse.better:
                found.append((worse.q or 0.0, tally.key, tally))
    return min(found, key=lambda each: each[:2])[-1] if found else None


def _others(tally: SliceTally, counted: Counted) -> list[SliceTally]:
    """What else was decided in the field of a slice."""
    return [
        other
        for other in counted.slices
        if other.field is tally.field and other.key != tally.key and other.decided
    ]


def _led(tally: SliceTally, counted: Counted) -> str:
    """How many of a slice led to a round, and how many of the rest of its field."""
    name, others = shortened(tally.what, _NAME), _others(tally, counted)
    led = f"{name}: {tally.invited:,} of {tally.decided:,} led to a round"
    part, of = sum(each.invited for each in others), sum(each.decided for each in others)
    return f"{led}, against {part:,} of {of:,} elsewhere" if of else led


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
