"""Evaluate: what went well, one thing at least – or nothing yet, on purpose."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from respond_tui.guide.reflection import check_evaluation
from respond_tui.guide.terms import ReflectionPage
from respond_tui.screens.reflection.page import Page
from respond_tui.widgets.choice import ChoiceField
from respond_tui.widgets.fields import NoteField

if TYPE_CHECKING:
    from respond_tui.queries.reflection import ReflectionView
    from respond_tui.screens.dialogs.values import Values

_WORDS = (("what stands above", False), ("nothing yet", True))


class EvaluatePage(Page):
    """What went well."""

    NAME = ReflectionPage.EVALUATE

    def compose(self) -> ComposeResult:
        """What went well, and the choice to see nothing yet."""
        with VerticalScroll(can_focus=False):
            yield NoteField(
                "went_well", "Went well", hint="One thing a line.", remark=self.around.remark
            )
            yield ChoiceField("nothing_yet", "Today I see", _WORDS)

    def texts(self, view: ReflectionView) -> Mapping[str, str]:
        """What was written."""
        return {"went_well": view.went_well, "nothing_yet": _WORDS[view.nothing_yet][0]}

    def check(self, values: Values) -> None:
        """One thing, or nothing on purpose."""
        check_evaluation(values.text("went_well"), values.flag("nothing_yet"))
