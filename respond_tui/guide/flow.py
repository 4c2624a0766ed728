"""Where applications went: from how they came about, through the stages, to where they stand.

Each takes one road, so that what comes into a place is what goes out of it. At a stage the
roads add up to its line in the stage table: those that went on and those that passed and
wait are *passed*, and every end is one of the other standings (MODEL.md, "What counts").
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from respond_tui.guide.stages import Stage
from respond_tui.guide.terms import EndedHow, Source, StageKind, Standing


class End(StrEnum):
    """Where a road ends, or has come to."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    WAITING = "waiting"
    PENDING = "pending"
    SILENT = "silent"
    GHOSTED = "ghosted"
    REJECTED = "rejected"
    WITHDREW = "withdrew"
    ROLE_CLOSED = "role_closed"
    CALLED_OFF = "called_off"


STANDS_AS = {
    End.ACCEPTED: Standing.ACCEPTED,
    End.DECLINED: Standing.DECLINED,
    End.WAITING: Standing.PASSED,
    End.PENDING: Standing.PENDING,
    End.SILENT: Standing.SILENT,
    End.GHOSTED: Standing.SILENT,
    End.REJECTED: Standing.REJECTED,
    End.WITHDREW: Standing.LEFT_OUT,
    End.ROLE_CLOSED: Standing.LEFT_OUT,
    End.CALLED_OFF: Standing.LEFT_OUT,
}
"""What an end is at the stage where it is."""

_BY_HOW = {
    (Standing.PASSED, EndedHow.ACCEPTED): End.ACCEPTED,
    (Standing.PASSED, EndedHow.DECLINED): End.DECLINED,
    (Standing.SILENT, EndedHow.GHOSTED): End.GHOSTED,
    (Standing.LEFT_OUT, EndedHow.WITHDREW): End.WITHDREW,
    (Standing.LEFT_OUT, EndedHow.ROLE_CLOSED): End.ROLE_CLOSED,
}
_BY_STANDING = {
    Standing.PASSED: End.WAITING,
    Standing.REJECTED: End.REJECTED,
    Standing.SILENT: End.SILENT,
    Standing.LEFT_OUT: End.CALLED_OFF,
    Standing.PENDING: End.PENDING,
    Standing.ACCEPTED: End.ACCEPTED,
    Standing.DECLINED: End.DECLINED,
}


@dataclass(frozen=True, slots=True)
class Origin:
    """How applications came about; ``None`` where that was not noted."""

    source: Source | None


Place = Origin | Stage | End


@dataclass(frozen=True, slots=True)
class Road:
    """The way of one application: its stages in their order, at least one, and its end."""

    origin: Origin
    stages: tuple[Stage, ...]
    end: End

    @property
    def places(self) -> tuple[Place, ...]:
        """All places on the way."""
        return (self.origin, *self.stages, self.end)

    @property
    def steps(self) -> tuple[tuple[Place, Place], ...]:
        """The way from place to place."""
        return tuple(zip(self.places, self.places[1:], strict=False))


@dataclass(frozen=True, slots=True)
class Stream:
    """So many applications that went from one place straight to another; never none."""

    start: Place
    end: Place
    count: int


@dataclass(frozen=True, slots=True)
class Flow:
    """All streams, in the order of their places."""

    streams: tuple[Stream, ...]

    @property
    def count(self) -> int:
        """All applications."""
        return sum(each.count for each in self.streams if isinstance(each.start, Origin))

    @property
    def places(self) -> tuple[Place, ...]:
        """Every place that anything came through, sources first, ends last."""
        starts = dict.fromkeys(each.start for each in self.streams)
        ends = {each.end for each in self.streams if isinstance(each.end, End)}
        return (*starts, *(end for end in End if end in ends))

    def into(self, place: Place) -> int:
        """How many came to a place; all that begin there, at an origin."""
        if isinstance(place, Origin):
            return sum(each.count for each in self.out_of(place))
        return sum(each.count for each in self.streams if each.end == place)

    def out_of(self, place: Place) -> tuple[Stream, ...]:
        """The streams that leave a place."""
        return tuple(each for each in self.streams if each.start == place)


def end_of(standing: Standing, ended_how: EndedHow | None) -> End:
    """The end of a road by what its last stage counts as, and how the application ended."""
    if ended_how is not None and (standing, ended_how) in _BY_HOW:
        return _BY_HOW[standing, ended_how]
    return _BY_STANDING[standing]


def in_road_order(stages: Iterable[Stage]) -> tuple[Stage, ...]:
    """Stages as a road goes through them: an offer is where it leads, wherever it is listed."""
    return tuple(
        sorted(stages, key=lambda each: (each.kind is StageKind.OFFER, each.position, each.id))
    )


def flow(roads: Mapping[Road, int], stages: Sequence[Stage]) -> Flow:
    """All roads together, each with how many applications took it."""
    streams: Counter[tuple[Place, Place]] = Counter()
    for road, count in roads.items():
        for step in road.steps:
            streams[step] += count
    order: list[Place] = [*map(Origin, Source), Origin(None), *in_road_order(stages), *End]
    places = {place: number for number, place in enumerate(order)}
    return Flow(
        tuple(
            Stream(start, end, count)
            for (start, end), count in sorted(
                streams.items(), key=lambda each: (places[each[0][0]], places[each[0][1]])
            )
            if count
        )
    )
