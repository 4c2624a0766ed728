"""One line, and below it what was understood of it, part by part."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from respond_tui.guide import quickadd
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import DateOrder
from respond_tui.screens.dialogs.form import FormDialog
from respond_tui.widgets.completing import Complete
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

REST = 0.25
"""Seconds without a key after which the log is asked about the line."""

Already = Callable[[quickadd.Line], str]


class QuickAddDialog(FormDialog):
    """Returns ``line``: the understood line of guide/quickadd."""

    HINT = "enter log it · esc close"
    HELP_TEXT = "Write one line; below it stands what was understood, part by part."
    GRAMMAR = "line"

    def __init__(
        self,
        known: quickadd.Known,
        today: dt.date,
        order: DateOrder,
        drafts: Drafts,
        *,
        already: Already,
        complete: Complete,
        problem: Refusal | None = None,
    ) -> None:
        """Make the window.

        ``already`` says what of a line is in the log, in a sentence or not at all;
        ``complete`` says what lines it could go on as.
        """
        super().__init__("quick-add", "Add a line", drafts, problem=problem)
        self._already = already
        self._complete = complete
        self._resting: Timer | None = None
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
            complete=self._complete,
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
        preview.update(_understood(reading), layout=False)
        if self._resting is not None:
            self._resting.stop()
        self._resting = self.set_timer(REST, self._look_in_the_log)

    def _look_in_the_log(self) -> None:
        """Say what is in the log already, once the keys rest: it asks the whole log."""
        typed = self.query_one(LineField).text
        reading = quickadd.read(typed, self._known_words, self._today, self._order)
        told = self._already(reading.line) if reading.line is not None else ""
        if told:
            preview = self.query_one(".quick-add--preview", Static)
            warning = Content.styled(told, "$text-warning")
            preview.update(Content("\n").join([_understood(reading), warning]))

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
