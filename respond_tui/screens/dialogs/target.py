"""The fields that name a file to write: where, and what to do if one is there."""

from __future__ import annotations

from pathlib import Path

from respond_tui.guide import limits
from respond_tui.widgets.choice import ChoiceField
from respond_tui.widgets.fields import Field, LineField

_IF_THERE = (("leave it as it is", False), ("write over it", True))


def target_fields() -> list[Field]:
    """``target`` is what was typed, ``replace`` whether a file that is there may go."""
    return [
        LineField("target", "File", needed=True, limit=limits.LINK),
        ChoiceField("replace", "If it is there", _IF_THERE),
    ]


def target_texts(name: str) -> dict[str, str]:
    """What stands there at first: a name in the home folder, and nothing written over."""
    return {"target": str(Path("~", name)), "replace": _IF_THERE[0][0]}
