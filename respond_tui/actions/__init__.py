"""What a person can do: one function an intent, one write transaction each.

A room is loaded when it is first entered: nobody does everything in one sitting, and all
rooms with their tables cost 40 ms and 5 MiB.
"""

from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING


def entering(package: str) -> Callable[[str], ModuleType]:
    """What a package answers when it is asked for a room that is not loaded (PEP 562)."""

    def enter(room: str) -> ModuleType:
        name = f"{package}.{room}"
        try:
            return import_module(name)
        except ModuleNotFoundError as error:
            if error.name != name:
                raise
            raise AttributeError(f"{package} has no room {room}") from None

    return enter


if TYPE_CHECKING:
    from respond_tui.actions import (
        assumptions,
        interviews,
        leaving,
        letter_templates,
        letters,
        levers,
        patterns,
        quickadd,
        recovery,
        reflection,
        searches,
        settings,
        stages,
        words,
    )
else:
    __getattr__ = entering(__name__)

__all__ = [
    "assumptions",
    "entering",
    "interviews",
    "leaving",
    "letter_templates",
    "letters",
    "levers",
    "patterns",
    "quickadd",
    "recovery",
    "reflection",
    "searches",
    "settings",
    "stages",
    "words",
]
