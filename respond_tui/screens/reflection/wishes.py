"""What the window of a reflection asks for, and under which names it keeps its drafts."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from respond_tui.guide.terms import ReflectionPage

if TYPE_CHECKING:
    from respond_tui.queries.reflection import ReflectionView
    from respond_tui.screens.dialogs.values import Values
    from respond_tui.store.drafts import Drafts

FINISH = "finish"
"""Wanted of the last page: that the reflection is finished."""

PLACE = "reflection-place"
"""The form under which it is kept at which page the person left."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A page to be saved, as values and as it was typed.

    ``to`` is the page where the person is then; without one the reflection is to be finished.
    """

    page: ReflectionPage
    values: Values
    texts: Mapping[str, str]
    to: ReflectionPage | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something else that is wanted, by the id of its key, and the line it is wanted for."""

    what: str
    page: ReflectionPage
    key: Hashable | None = None


def draft_of(page: ReflectionPage) -> str:
    """The form under which the words of a page are kept until they are saved."""
    return f"reflection-{page.value}"


def place_left(drafts: Drafts, view: ReflectionView) -> ReflectionPage:
    """The page that the person was at when they left."""
    at = (drafts.load(PLACE, str(view.recovery_id)) or {}).get("page")
    return ReflectionPage(at) if at in set(ReflectionPage) else view.page
