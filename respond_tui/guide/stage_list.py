"""The list of stages in a person's own hands: what they may be called, and in which order.

An application stands first and an offer last, because what counts rests on both (MODEL.md,
"What counts, per stage"); what a person adds, moves, retires and takes out are rounds, and
one of those is always there to choose. Nothing here is about how a stage was entered but
what the caller says of it.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from respond_tui.guide import limits
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.stages import Stage, key_of, keys_of
from respond_tui.guide.terms import StageKind
from respond_tui.guide.text import capital, clean_line

_ORDER = (StageKind.APPLICATION, StageKind.ROUND, StageKind.OFFER)


class Names(NamedTuple):
    """What a stage is called, and what else it is known by."""

    name: str
    others: tuple[str, ...]


def named(
    name: str, others: Iterable[str], stages: Iterable[Stage], own: Stage | None = None
) -> Names:
    """The names of a new stage, or the new ones of ``own``, cleaned and each there once.

    The name that ``own`` had stays as another one, so that lines and files that say it are
    understood as before; who does not want it takes it out the next time. Raises Refusal for a
    name that means a stage already: no two share one, a retired one included, whatever its
    case, spaces, hyphens and underscores.
    """
    known = [stage for stage in stages if own is None or stage.id != own.id]
    own_name = _fitting(name, "name")
    _refuse_taken(own_name, known, "name")
    found: dict[str, str] = {key_of(own_name): own_name}
    for other in others:
        if other.strip():
            fitting = _fitting(other, "other_names")
            _refuse_taken(fitting, known, "other_names")
            found.setdefault(key_of(fitting), fitting)
    if own is not None and not any(key_of(own.name) in keys_of(stage) for stage in known):
        found.setdefault(key_of(own.name), own.name)
    return Names(own_name, tuple(found.values())[1:])


def merged_names(one: Stage, into: Stage) -> tuple[str, ...]:
    """What else a stage is known by once another has gone into it."""
    found: dict[str, str] = {}
    for name in (into.name, *into.other_names, one.name, *one.other_names):
        found.setdefault(key_of(name), name)
    return tuple(found.values())[1:]


def in_order(stages: Iterable[Stage]) -> tuple[Stage, ...]:
    """The list as it is kept: the application first, the rounds, the offer last."""
    return tuple(
        sorted(stages, key=lambda stage: (_ORDER.index(stage.kind), stage.position, stage.id))
    )


def placed_after(stages: Iterable[Stage], stage: Stage, after: int) -> tuple[Stage, ...]:
    """The list with a round right behind the one with the id ``after``, or first of all rounds.

    First where ``after`` is the application. Raises Refusal for a stage that keeps its place,
    and for a place behind the offer.
    """
    _refuse_unless_round(stage, "keeps its place: the application comes first, an offer last")
    others = [each for each in in_order(stages) if each.id != stage.id]
    place = next((number for number, each in enumerate(others) if each.id == after), None)
    if place is None or others[place].kind is StageKind.OFFER:
        raise Refusal("A round lies between the application and the offer.", "after")
    return (*others[: place + 1], stage, *others[place + 1 :])


def stepped(stages: Iterable[Stage], stage: Stage, by: int) -> tuple[Stage, ...] | None:
    """The list with a round one place earlier (-1) or later (1) among those that are offered.

    None where it stands at the end of them. Raises Refusal for a stage that keeps its place.
    """
    _refuse_unless_round(stage, "keeps its place: the application comes first, an offer last")
    ordered = in_order(stages)
    offered = [each for each in ordered if not each.is_retired]
    ids = [each.id for each in offered]
    there = ids.index(stage.id) + by if stage.id in ids else -1
    if not 0 <= there < len(offered) or offered[there].kind is not StageKind.ROUND:
        return None
    others = [each for each in ordered if each.id != stage.id]
    place = others.index(offered[there]) + (by > 0)
    return (*others[:place], stage, *others[place:])


def check_merge(one: Stage, into: Stage, stages: Sequence[Stage]) -> None:
    """Raise Refusal when two stages cannot become one: they are of one kind, and two."""
    if one.id == into.id:
        raise Refusal(f"{capital(one.name)} is that stage already.")
    if one.kind is not into.kind:
        raise Refusal(
            f"{capital(one.name)} cannot go into {into.name}: only a round goes into a round."
        )
    if into.is_retired:
        raise Refusal(f"{capital(into.name)} is retired. Bring it back first.")
    _refuse_last(one, stages)


def check_retire(stage: Stage, stages: Sequence[Stage]) -> None:
    """Raise Refusal when a stage has to stay on offer."""
    _refuse_unless_round(stage, "stays: what counts begins and ends with it")
    _refuse_last(stage, stages)


def check_delete(stage: Stage, stages: Sequence[Stage], entered: int, *, is_used: bool) -> None:
    """Raise Refusal when a stage cannot be taken out.

    Only one that nothing points at can: no application entered it, and ``is_used`` says that
    neither the trash nor a lever or an answer to an alert knows it.
    """
    _refuse_last(stage, stages)
    instead = "Retire it, or merge it into another one."
    if entered:
        times = "1 application" if entered == 1 else f"{entered:,} applications"
        raise Refusal(f"{capital(stage.name)} was entered by {times}. {instead}")
    if is_used:
        raise Refusal(f"{capital(stage.name)} is still named in the trash or by a lever. {instead}")


def _refuse_last(stage: Stage, stages: Sequence[Stage]) -> None:
    """One stage of its kind that is offered has to be left."""
    left = [
        each
        for each in stages
        if each.kind is stage.kind and each.id != stage.id and not each.is_retired
    ]
    if not left:
        what = {StageKind.ROUND: "round", StageKind.OFFER: "offer"}.get(stage.kind, "application")
        raise Refusal(f"{capital(stage.name)} is the only {what} that is left, so it stays.")


def _refuse_unless_round(stage: Stage, why: str) -> None:
    if stage.kind is not StageKind.ROUND:
        raise Refusal(f"{capital(stage.name)} {why}.")


def _refuse_taken(name: str, stages: Iterable[Stage], field: str) -> None:
    wanted = key_of(name)
    for stage in stages:
        retired = ", which is retired" if stage.is_retired else ""
        if wanted == key_of(stage.name):
            raise Refusal(f"There is a stage called “{stage.name}” already{retired}.", field)
        if any(wanted == key_of(other) for other in stage.other_names):
            raise Refusal(
                f"“{name}” is another name of {stage.name}{retired}. Take it out there, or merge "
                "the two.",
                field,
            )


def _fitting(name: str, field: str) -> str:
    text = " ".join(clean_line(name, limits.NOTE).text.split())
    if len(text) > limits.LINE:
        raise Refusal(
            f"A name has at most {limits.LINE:,} characters; this has {len(text):,}.", field
        )
    if not any(character.isalnum() for character in text):
        raise Refusal("A name needs a letter or a figure.", field)
    return text
