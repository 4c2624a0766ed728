"""The seven pages by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from respond_tui.screens.reflection.decide import DecidePage
from respond_tui.screens.reflection.evaluate import EvaluatePage
from respond_tui.screens.reflection.gaps import PrioritizePage, SpotPage
from respond_tui.screens.reflection.notify import NotifyPage
from respond_tui.screens.reflection.outline import OutlinePage
from respond_tui.screens.reflection.record import RecordPage

if TYPE_CHECKING:
    from respond_tui.guide.terms import ReflectionPage
    from respond_tui.queries.reflection import ReflectionView
    from respond_tui.screens.reflection.page import Around, Page

_KINDS: dict[ReflectionPage, type[Page]] = {
    kind.NAME: kind
    for kind in (
        RecordPage,
        EvaluatePage,
        SpotPage,
        PrioritizePage,
        OutlinePage,
        NotifyPage,
        DecidePage,
    )
}


def page_for(name: ReflectionPage, view: ReflectionView, around: Around) -> Page:
    """A page as it is now."""
    return _KINDS[name](view, around)
