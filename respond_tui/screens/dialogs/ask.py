"""A form of a few fields, made where it is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widgets import Static

from respond_tui.guide.refusal import Refusal
from respond_tui.screens.dialogs.form import FormDialog
from respond_tui.widgets.fields import Field

if TYPE_CHECKING:
    from respond_tui.store.drafts import Drafts

MakeFields = Callable[[], Iterable[Field]]


class AskDialog(FormDialog):
    """Asks for the fields that ``make`` yields, under a sentence that says what for."""

    def __init__(
        self,
        form: str,
        title: str,
        make: MakeFields,
        drafts: Drafts,
        *,
        sentence: str = "",
        subject: str = "",
        initial: Mapping[str, str] | None = None,
        problem: Refusal | None = None,
    ) -> None:
        super().__init__(form, title, drafts, subject=subject, initial=initial, problem=problem)
        self._make = make
        self._sentence = sentence

    def above(self) -> ComposeResult:
        """The sentence, where there is one."""
        if self._sentence:
            yield Static(self._sentence, classes="form--sentence", markup=False)

    def fields(self) -> Iterable[Field]:
        """The fields that were asked for."""
        return self._make()
