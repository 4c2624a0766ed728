"""What an import makes of an application, in words that a preview shows."""

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from respond_tui.exchange.sheets.known import ENDS, FILLED, OF_ROUNDS, Known, KnownRound
from respond_tui.exchange.sheets.ladder import Ladder
from respond_tui.guide.dates import exact
from respond_tui.guide.interviews import ApplicationFacts, RoundFacts, furthest, status_of
from respond_tui.guide.terms import Status

_CALLED = {"ended_how": "ended", "reason_certainty": "how sure"}


class Change(NamedTuple):
    """One thing of an application that will be otherwise; empty where there is nothing."""

    what: str
    before: str
    after: str


class Stands(NamedTuple):
    """How far an application came, and how it stands."""

    stage: str
    status: Status


def changes(before: Known, after: Known) -> tuple[Change, ...]:
    """All that is otherwise in an application, its rounds and notes included."""
    return tuple(_changes(before, after))


def stands(known: Known, ladder: Ladder, today: dt.date, silence_days: int) -> Stands:
    """Where an application will stand; its stages are those of the list."""
    facts = ApplicationFacts(
        source=known.source,
        applied_on=known.applied_on,
        ended_how=known.ended_how,
        ended_on=known.ended_on,
        ended_stage=ladder.stage(known.ended_stage) if known.ended_stage else None,
        rounds=tuple(
            RoundFacts(ladder.stage(one.stage), one.on, one.outcome) for one in known.rounds
        ),
    )
    stage = furthest(facts, ladder.stages)
    return Stands(stage.name, status_of(facts, today, silence_days))


def _changes(before: Known, after: Known) -> Iterator[Change]:
    for name in (*FILLED, *ENDS):
        yield from _change(_CALLED.get(name, name.replace("_", " ")), before, after, name)
    there = {one.id: one for one in before.rounds}
    for one in after.rounds:
        earlier = there.get(one.id) if one.id is not None else None
        if earlier is None:
            yield Change("a round", "", _round(one))
        else:
            for name in OF_ROUNDS:
                yield from _change(f"{one.stage}: {name}", earlier, one, name)
    known = set(before.notes.splitlines())
    for line in after.notes.splitlines():
        if line.strip() and line not in known:
            yield Change("notes", "", line)


def _change(
    what: str, before: Known | KnownRound, after: Known | KnownRound, name: str
) -> Iterator[Change]:
    old, new = getattr(before, name), getattr(after, name)
    if old != new:
        yield Change(what, _word(old), _word(new))


def _round(one: KnownRound) -> str:
    return ", ".join(filter(None, (one.stage, _word(one.on), one.outcome.value)))


def _word(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return f"{exact(value.astimezone().date())} {value.astimezone():%H:%M}"
    if isinstance(value, dt.date):
        return exact(value)
    return value.value.replace("_", " ") if isinstance(value, StrEnum) else str(value)
