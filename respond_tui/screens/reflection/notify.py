"""Notify: one person who knows what was learned."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from respond_tui.guide.dates import Leaning
from respond_tui.guide.interviews import Suggest
from respond_tui.guide.terms import ReflectionPage
from respond_tui.screens.dialogs.dates import date_field
from respond_tui.screens.reflection.page import Page
from respond_tui.widgets.fields import LineField

if TYPE_CHECKING:
    from respond_tui.queries.reflection import ReflectionView


class NotifyPage(Page):
    """Who will know, and how."""

    NAME = ReflectionPage.NOTIFY
    HINT = "^g the packet for them · ^s save and go on · ^n ^b pages · esc close"

    def compose(self) -> ComposeResult:
        """A name, a way, a day."""
        words = self.around.words
        with VerticalScroll(can_focus=False):
            yield LineField("notified", "Who", hint="Dana", complete=words(Suggest.PEOPLE))
            yield LineField("how", "How", hint="a call, a message, over coffee")
            yield date_field("on", "Told on", self.around.calendar, Leaning.PAST)

    def texts(self, view: ReflectionView) -> Mapping[str, str]:
        """Who was told."""
        return {
            "notified": view.notified,
            "how": view.notified_how,
            "on": view.notified_on.isoformat() if view.notified_on is not None else "",
        }
