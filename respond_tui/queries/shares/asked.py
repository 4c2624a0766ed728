"""The shares that can be asked for, and the question that each of them is."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import text
from sqlmodel import Session

from respond_tui.guide import limits
from respond_tui.guide.directions import Direction, Fared, Part
from respond_tui.guide.patterns.alert import key_of_words
from respond_tui.guide.patterns.gaps import KIND, TAG
from respond_tui.guide.shares import Counts
from respond_tui.guide.terms import AlertKind, Field
from respond_tui.queries.parts import narrowed, noted
from respond_tui.queries.patterns.spellings import SPELLED, spelled
from respond_tui.queries.shares import sources

Binds = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class AlertShare:
    """Both shares of an alert, by its kind and key."""

    kind: AlertKind
    key: str


@dataclass(frozen=True, slots=True)
class PartShare:
    """What led to a round of what is of a part, and aside of the rest of its field."""

    part: Part


@dataclass(frozen=True, slots=True)
class TriedShare:
    """One way to see how a direction fared."""

    direction: Direction
    fared: Fared


class LetterSort(StrEnum):
    """What letters are told apart by, a column of theirs."""

    KIND = "kind"
    TONE = "tone"
    TEMPLATE = "template"


@dataclass(frozen=True, slots=True)
class LetterShare:
    """Which letters of one sort get answers, or of all of them."""

    by: LetterSort | None = None
    name: str = ""


AnyShare = AlertShare | PartShare | TriedShare | LetterShare

_TEXTS = text("SELECT DISTINCT text FROM question")

_NOES_FIRST = (Counts.REST, Counts.PART, *tuple(Counts)[2:])


def places(behind: AnyShare) -> Sequence[Counts]:
    """The order in which a share lists what it is made of; at a stage the noes come first."""
    is_stage = isinstance(behind, AlertShare) and behind.kind is AlertKind.STAGE
    return _NOES_FIRST if is_stage else tuple(Counts)


def question(session: Session, behind: AnyShare) -> tuple[str, Binds]:
    """The question that a share is, and what it binds beside the days."""
    match behind:
        case AlertShare():
            return _of_alert(session, behind)
        case PartShare(part):
            here, binds = narrowed(Direction((part,)))
            among = noted(part.field)
            return sources.at_the_door(sources.INVITED, among, f"NOT ({here})"), binds
        case TriedShare(direction, fared):
            here, binds = narrowed(direction)
            return sources.tried(fared, here), binds
        case LetterShare(by, name):
            where = "TRUE" if by is None else f"l.{by} = :name"
            return sources.letters(where), {"name": name}


def _of_alert(session: Session, behind: AlertShare) -> tuple[str, Binds]:
    field, _, value = behind.key.partition("=")
    match behind.kind:
        case AlertKind.STAGE:
            return sources.AT_STAGE, {"stage_id": int(behind.key)}
        case AlertKind.GAP if field == KIND:
            return sources.gaps("kind", "kind = :value"), {"value": value}
        case AlertKind.GAP:
            length = limits.LINE - len(f"{TAG}=")
            named = "substr(folded, 1, :length) = :value"
            return sources.gaps("folded", named), {"value": value, "length": length}
        case AlertKind.QUESTION:
            texts = session.connection().execute(_TEXTS).scalars().all()
            same = [each for each in texts if key_of_words(each) == behind.key]
            return sources.QUESTIONS, {"texts": json.dumps(same)}
        case AlertKind.SPEED:
            return sources.SPEED, {}
        case AlertKind.EMPLOYER:
            return sources.EMPLOYER, spelled("company", behind.key)
        case _:
            return _of_slice(behind.kind, Field(field), value)


def _of_slice(kind: AlertKind, field: Field, value: str) -> tuple[str, Binds]:
    counted = sources.INVITED if kind is AlertKind.SLICE else sources.STAYED_SILENT
    if field in (Field.SOURCE, Field.ARRANGEMENT):
        source = sources.at_the_door(counted, noted(field), f"a.{field} <> :value")
        return source, {"value": value}
    source = sources.at_the_door(counted, noted(field), f"a.{field} NOT IN ({SPELLED})")
    return source, spelled(field.value, value, f"{field}=")
