"""Every input on its way to a table: validated by its model, refused in one plain sentence."""

from collections.abc import Mapping
from typing import Any, TypeVar

from annotated_types import Ge, Le, MaxLen
from pydantic import ValidationError
from pydantic_core import ErrorDetails
from sqlmodel import SQLModel

from respond_tui.guide.refusal import Refusal
from respond_tui.guide.text import capital

BaseT = TypeVar("BaseT", bound=SQLModel)

_WORDS = {
    "at": "the time",
    "applied_on": "the day you applied",
    "company": "the company",
    "due_on": "the day",
    "ended_by": "who ended it",
    "ended_how": "how it ended",
    "ended_on": "the day it ended",
    "ended_stage_id": "the stage where it ended",
    "minutes": "the length in minutes",
    "on": "the day",
    "people": "the people",
    "predicted": "your predicted chance",
    "reason_certainty": "how sure the reason is",
    "stage_id": "the stage",
    "what": "what you will do",
    "why": "the reason",
}


def checked(base: type[BaseT], values: Mapping[str, object]) -> BaseT:
    """The values as a model of what is kept; raises Refusal for the first that cannot be."""
    unknown = next((name for name in values if name not in base.model_fields), None)
    if unknown is not None:
        raise Refusal(f"There is no field called “{unknown}” here.", unknown)
    try:
        return base.model_validate(dict(values))
    except ValidationError as error:
        raise _refusal(base, error.errors(include_url=False)[0]) from None


def _refusal(base: type[SQLModel], error: ErrorDetails) -> Refusal:
    field = str(error["loc"][0]) if error["loc"] else None
    if field is None:
        return Refusal("Something here does not fit together.")
    name = _WORDS.get(field) or f"the {field.removesuffix('_id').replace('_', ' ')}"
    said = _said(name, _limits(base, field), error)
    return Refusal(capital(said), field)


def _said(name: str, limits: Mapping[str, int], error: ErrorDetails) -> str:
    given = error.get("input")
    context = error.get("ctx", {})
    match error["type"]:
        case "missing" | "string_too_short":
            return f"{name} cannot be empty."
        case "value_error" | "string_too_long" if isinstance(given, str) and "most" in limits:
            most = limits["most"]
            return f"{name}: at most {most:,} characters fit; this has {len(given):,}."
        case "value_error":
            cause = str(context.get("error"))
            return f"{name} does not fit: {cause[:1].lower()}{cause[1:]}"
        case "enum":
            return f"{name} is one of {context['expected'].replace(chr(39), '')}."
        case "greater_than_equal" | "less_than_equal" | "int_parsing" | "int_type":
            return f"{name} is a whole number{_range(limits)}."
        case kind if kind.startswith(("date", "time")):
            return f"{name} is not a date that can be read."
        case _:
            return f"{name} cannot be read as it stands."


def _range(limits: Mapping[str, int]) -> str:
    match limits:
        case {"low": low, "high": high}:
            return f" from {low:,} to {high:,}"
        case {"low": low}:
            return f" from {low:,}"
        case _:
            return ""


def _limits(base: type[SQLModel], field: str) -> dict[str, int]:
    found: dict[str, Any] = {}
    for limit in base.model_fields[field].metadata:
        match limit:
            case MaxLen(max_length=most):
                found["most"] = most
            case Ge(ge=low):
                found["low"] = low
            case Le(le=high):
                found["high"] = high
            case _:
                continue
    return found
