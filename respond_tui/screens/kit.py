"""What every screen works with: made once by the app and handed to each screen."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from respond_tui.screens.turns import Turns
    from respond_tui.store.drafts import Drafts
    from respond_tui.workspace import Workspace


@runtime_checkable
class HoldsWords(Protocol):
    """A window with half-typed words in it."""

    def keep(self) -> None:
        """Write the words into their draft."""


@dataclass(frozen=True, slots=True)
class Kit:
    """The door to the data, where half-typed words are kept, and whose turn it is to save."""

    workspace: Workspace
    drafts: Drafts
    turns: Turns

    @property
    def turn(self) -> asyncio.Lock:
        """Held by whoever saves."""
        return self.turns.saving
