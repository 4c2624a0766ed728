"""A cell that tells a whole road: a list of stages, each with its date."""

import json
import re
from typing import NamedTuple

from respond_tui.exchange.sheets.days import Found, dates_in

_LONGEST = 20_000
"""Characters of a cell that is read."""

_MOST = 100
"""Stages of one application."""

_HIDDEN = "\x1f"
"""Stands for a date while a text is cut, since a date may hold a comma."""

_CUT = re.compile(r"[\n\r;|,→⇒»]|->|=>|>")
_SIGNS = " \t\"'()[]{}:–—-.*•@/=,"


class Passed(NamedTuple):
    """A stage as it is called there, and when; the figures of the date are still to be ordered."""

    name: str
    on: Found | None


def read_history(cell: str) -> tuple[Passed, ...]:
    """The stages that a cell lists, the oldest first where their dates are certain."""
    if len(cell) > _LONGEST or not cell.strip():
        return ()
    found = (_structured(cell) or _written(cell))[:_MOST]
    days = [passed.on.known for passed in found if passed.on is not None and passed.on.known]
    is_reversed = len(days) > 1 and days[0] > days[-1]
    return tuple(reversed(found)) if is_reversed else tuple(found)


def _structured(cell: str) -> list[Passed]:
    """The stages of a cell that holds JSON, or what Python prints of a list."""
    if cell.lstrip()[:1] not in ("[", "{"):
        return []
    try:
        read = json.loads(cell if '"' in cell else cell.replace("'", '"'))
    except (ValueError, RecursionError):
        return []
    if isinstance(read, dict):
        if any(isinstance(value, (dict, list)) for value in read.values()):
            return []
        pairs = [[name, value] for name, value in read.items()]
        return [_pair([str(part) for part in pair]) for pair in pairs]
    if not isinstance(read, list):
        return []
    return [passed for item in read if (passed := _item(item)) is not None]


def _item(item: object) -> Passed | None:
    if isinstance(item, str):
        return next(iter(_written(item)), None)
    if isinstance(item, dict):
        parts = [value for value in item.values() if isinstance(value, str)]
    elif isinstance(item, list):
        parts = [value for value in item if isinstance(value, str)]
    else:
        return None
    return _pair(parts) if parts else None


def _pair(parts: list[str]) -> Passed:
    """A name and a date, whichever comes first."""
    dated = next((found for part in parts for found in dates_in(part)), None)
    name = next((part for part in parts if not dates_in(part)), "")
    return Passed(name.strip(), dated)


def _written(cell: str) -> list[Passed]:
    dates = dates_in(cell)
    pieces: list[str] = []
    at = 0
    for found in dates:
        pieces += (cell[at : found.start].replace(_HIDDEN, ""), _HIDDEN)
        at = found.end
    pieces.append(cell[at:].replace(_HIDDEN, ""))
    left = iter(dates)
    road: list[Passed] = []
    for part in _CUT.split("".join(pieces)):
        on = next(left) if _HIDDEN in part else None
        for _ in range(part.count(_HIDDEN) - 1):
            next(left)
        name = part.replace(_HIDDEN, " ").strip(_SIGNS)
        if name:
            road.append(Passed(name, on))
        elif on is not None and road and road[-1].on is None:
            road[-1] = Passed(road[-1].name, on)
    return road
