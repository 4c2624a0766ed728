"""What is still open in a letter: where it stands, and a form that asks for all of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual.widgets import Input, TextArea
from textual.widgets.input import Selection as InputSelection
from textual.widgets.text_area import Selection

from respond_tui.screens.dialogs.ask import AskDialog
from respond_tui.widgets.fields import Field, LineField

if TYPE_CHECKING:
    from respond_tui.store.drafts import Drafts

_ASKED = {
    "company": ("Company", ""),
    "role": ("Role", "what you applied for"),
    "interviewer": ("To whom", "a name"),
    "stage": ("Stage", "which round it was"),
    "area": ("Area", "what you want to get better at"),
    "name": ("Your name", "Settings keeps it for the next letter"),
    "topic": ("Topic", "what you talked about, or share"),
    "day": ("Day", "when you talked, as a letter says it: 24 November"),
}


def gaps_dialog(names: Sequence[str], drafts: Drafts, subject: str) -> AskDialog:
    """Asks for what is still open; what is left empty stays open."""

    def fields() -> Iterable[Field]:
        for name in names:
            label, hint = _ASKED[name]
            yield LineField(name, label, hint=hint)

    sentence = "Each goes in wherever it is missing. What you leave empty stays open."
    title = "Still open in this letter"
    return AskDialog("letter-gaps", title, fields, drafts, sentence=sentence, subject=subject)


def go_to_gap(fields: Iterable[Field], names: Sequence[str]) -> bool:
    """Select the first gap in the fields, so that what is typed takes its place."""
    for field in fields:
        text = field.text
        found = [(text.index(gap), gap) for name in names if (gap := f"[{name}]") in text]
        if found:
            at, gap = min(found)
            field.focus_editor()
            _select(field, at, at + len(gap))
            return True
    return False


def _select(field: Field, start: int, end: int) -> None:
    for area in field.query(TextArea):
        area.selection = Selection(*(_location(field.text, at) for at in (start, end)))
    for line in field.query(Input):
        line.selection = InputSelection(start, end)


def _location(text: str, at: int) -> tuple[int, int]:
    before = text[:at]
    return before.count("\n"), at - (before.rfind("\n") + 1)
