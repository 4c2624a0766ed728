"""Record: the facts, as the log has them, and each question with how it was answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static, TextArea

from respond_tui.guide.dates import Leaning
from respond_tui.guide.interviews import Suggest
from respond_tui.guide.reflection import AskedQuestion, read_questions, written_questions
from respond_tui.guide.terms import Mark, ReflectionPage
from respond_tui.screens.dialogs.dates import date_field
from respond_tui.screens.reflection.facts import MARK_WORDS, counted_marks
from respond_tui.screens.reflection.page import Page
from respond_tui.widgets.fields import LineField, NoteField, put

if TYPE_CHECKING:
    from respond_tui.queries.reflection import ReflectionView

_NEXT_MARK = {
    None: Mark.STUMPED,
    Mark.STUMPED: Mark.FINE,
    Mark.FINE: Mark.GOOD,
    Mark.GOOD: None,
}


class QuestionsField(NoteField):
    """Questions, one a line, with how each was answered said below in words."""

    def compose(self) -> ComposeResult:
        """The text, and below it what its marks say."""
        yield from super().compose()
        yield Static(classes="questions--marks", markup=False)

    def turn_mark(self) -> None:
        """Give the question under the cursor its next mark: stumped, fine, good, none."""
        area = self.query_one(TextArea)
        row, _ = area.cursor_location
        line = area.document.get_line(row)
        asked = read_questions(line)
        if not asked:
            return
        turned = AskedQuestion(asked[0].text, _NEXT_MARK[asked[0].mark])
        written = written_questions([turned])
        area.replace(written, (row, 0), (row, len(line)), maintain_selection_offset=False)
        area.move_cursor((row, len(written)))  # from here, down is the next question

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Say the marks anew; Textual calls the field's own besides."""
        self._tell_marks()

    def on_text_area_selection_changed(self) -> None:
        """Say the mark of the line that the cursor came to."""
        self._tell_marks()

    def _tell_marks(self) -> None:
        area = self.query_one(TextArea)
        here = read_questions(area.document.get_line(area.cursor_location[0]))
        told = counted_marks(each.mark for each in read_questions(area.text))
        if here:
            told = f"this one: {MARK_WORDS[here[0].mark]} · all: {told}"
        put(self.query_one(".questions--marks", Static), told)


class RecordPage(Page):
    """The facts of the no."""

    NAME = ReflectionPage.RECORD
    HINT = "^s save and go on · ^t - stumped ~ fine + good · ^n ^b pages · esc close"

    def compose(self) -> ComposeResult:
        """The facts in short lines, the questions in a text."""
        words, remark = self.around.words, self.around.remark
        with VerticalScroll(can_focus=False):
            yield LineField("role", "Role", complete=words(Suggest.ROLE))
            yield LineField("stage", "Stage")
            yield date_field("on", "When", self.around.calendar, Leaning.PAST)
            yield LineField("people", "With", hint="who asked", complete=words(Suggest.PEOPLE))
            yield LineField(
                "outcome", "Outcome", hint="what they said, word for word", remark=remark
            )
            yield QuestionsField(
                "questions", "Questions", hint="What they asked, one a line.", remark=remark
            )

    def texts(self, view: ReflectionView) -> Mapping[str, str]:
        """What the log knows, or what was put right since."""
        return {
            "role": view.role,
            "stage": view.stage,
            "on": view.on.isoformat() if view.on is not None else "",
            "people": view.people,
            "outcome": view.outcome,
            "questions": written_questions(view.asked),
        }

    @property
    def asks_to_confirm(self) -> bool:
        """What the log knows becomes a fact of the reflection once the person goes on."""
        return not self.view.begun

    def begin(self) -> None:
        """The questions are what the log knows least of."""
        self.query_one(QuestionsField).focus_editor()
