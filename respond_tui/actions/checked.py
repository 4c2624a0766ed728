"""Every input on its way to a table: validated by its model, refused in one plain sentence."""

from collections.abc import Mapping
from typing import Any, TypeVar

from annotated_types import Ge, Le, MaxLen
from pydantic import ValidationError
from pydantic_core import ErrorDetails
from sqlmodel import SQLModel

from respond_tui.guide.refusal import Refusal

BaseT = TypeVar("BaseT", bound=SQLModel)

_WORDS = {
    "at": "The time",
    "applied_on": "The day you applied",
    "company": "The company",
    "due_on": "The day",
    "ended_by": "Who ended it",
    "ended_how": "How it ended",
    "ended_on": "The day it ended",
    "ended_stage_id": "The stage where it ended",
    "minutes": "The length in minutes",
    "on": "The day",
    "people": "The people",
    "predicted": "Your predicted chance",
    "reason_certainty": "How sure the reason is",
    "stage_id": "The stage",
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
    name = _WORDS.get(field) or f"The {field.removesuffix('_id').replace('_', ' ')}"
    return Refusal(f"{name} {_fault(base, field, error)}", field)


def _fault(base: type[SQLModel], field: str, error: ErrorDetails) -> str:
    given = error.get("input")
    limits = _limits(base, field)
    match error["type"]:
        case "missing" | "string_too_short":
            return "cannot be empty."
        case "value_error" | "string_too_long" if isinstance(given, str) and "most" in limits:
            return f"holds at most {limits['most']:,} characters; this has {len(given):,}."
        case "value_error":
            cause = error.get("ctx", {}).get("error")
            return f"does not fit: {cause}"
        case "enum":
            return f"is one of {error['ctx']['expected'].replace(chr(39), '')}."
        case "greater_than_equal" | "less_than_equal" | "int_parsing" | "int_type":
            return f"is a whole number{_range(limits)}."
        case kind if kind.startswith(("date", "time")):
            return "is not a date that can be read."
        case _:
            return "cannot be read as it stands."


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
