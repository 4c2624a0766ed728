"""What every screen works with: made once by the app and handed to each screen."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from respond_tui.store.drafts import Drafts
    from respond_tui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Kit:
    """The door to the data, where half-typed words are kept, and whose turn it is to save."""

    workspace: Workspace
    drafts: Drafts
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
