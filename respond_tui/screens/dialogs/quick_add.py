"""One line, and below it what was understood of it, part by part."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from respond_tui.guide import quickadd
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import DateOrder
from respond_tui.screens.dialogs.form import FormDialog
from respond_tui.widgets.fields import Field, LineField
from respond_tui.widgets.ink import SECOND

if TYPE_CHECKING:
    from respond_tui.store.drafts import Drafts

EXAMPLES = (
    ("Acme, Backend Engineer applied today", "you sent an application"),
    ("Acme @screen passed fri", "a round went well"),
    ("Acme @technical 30 nov 14:00 ~60", "a round ahead, 60 % likely"),
    ("Acme rejected", "a no; the recovery opens"),
)
_LABEL = 12


class QuickAddDialog(FormDialog):
    """Returns ``line``: the understood line of guide/quickadd."""

    def __init__(
        self,
        known: quickadd.Known,
        today: dt.date,
        order: DateOrder,
        drafts: Drafts,
        *,
        initial: Mapping[str, str] | None = None,
        problem: Refusal | None = None,
    ) -> None:
        super().__init__("quick-add", "Add a line", drafts, initial=initial, problem=problem)
        self._known_words = known
        self._today = today
        self._order = order

    def fields(self) -> Iterable[Field]:
        """The one line."""
        yield LineField(
            "line",
            "",
            limit=quickadd.LONGEST,
            hint="Company, role @stage outcome date",
            value=self._line,
            patient=True,
        )

    def below(self) -> ComposeResult:
        """What was understood."""
        yield Static(self._examples(), classes="quick-add--preview")

    def on_field_edited(self) -> None:
        """Show what the line says so far."""
        super().on_field_edited()
        typed = self.query_one(LineField).text
        preview = self.query_one(".quick-add--preview", Static)
        if not typed.strip():
            preview.update(self._examples())
            return
        reading = quickadd.read(typed, self._known_words, self._today, self._order)
        preview.update(_understood(reading))

    def _line(self, text: str) -> quickadd.Line:
        reading = quickadd.read(text, self._known_words, self._today, self._order)
        if reading.line is None:
            raise reading.refusal or Refusal("Nothing was understood.", "line")
        return reading.line

    def _examples(self) -> Content:
        width = max(len(line) for line, _ in EXAMPLES) + 3
        lines = [
            Content.assemble((f"{line:<{width}}", "$foreground"), (what, SECOND))
            for line, what in EXAMPLES
        ]
        return Content("\n").join(lines)


def _understood(reading: quickadd.Reading) -> Content:
    lines = []
    for part in reading.parts:
        mark, style = ("✓", "$text-success") if part.ok else ("?", "$text-warning")
        lines.append(
            Content.assemble(
                (f"{mark} ", style), (f"{part.kind.value:<{_LABEL}}", SECOND), part.meaning
            )
        )
    if reading.cleaned:
        lines.append(Content.styled("Control characters are left out.", SECOND))
    return Content("\n").join(lines)
