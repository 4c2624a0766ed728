"""Every form holds as much as it says, and refuses more with both figures."""

from pathlib import Path

import pytest

from respond_tui.guide import limits
from respond_tui.guide.refusal import Refusal
from respond_tui.widgets.fields import NoteField
from tests.forms import FORMS, Form, dialog
from tests.hands import at_the_app

_LINES_ONLY = {
    "a file for a packet",
    "a letter as a file",
    "a name of one's own",
    "a next step from an answer",
    "a step of one's own",
    "a week of a lever",
    "an action of a lever",
    "an assumption",
    "an assumption from a ready one",
    "answer an alert",
    "book another time",
    "choose a lever",
    "edit a next step",
    "edit an action of a lever",
    "export",
    "filter words",
    "import a file",
    "leave out an action of a lever",
    "move a step",
    "move an action of a lever",
    "name a search",
    "name the feeling anew",
    "notify",
    "outline",
    "quick-add",
    "schedule a round",
    "settings",
    "skip a step",
    "the day a letter was sent",
    "another day of a letter",
    "two directions",
    "write a word anew",
}
"""Forms of single lines, which have limits of their own."""


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
async def test_every_text_of_many_lines_holds_20_000_characters_and_refuses_one_more(
    story: Path, form: Form
) -> None:
    assert limits.NOTE == 20_000
    async with at_the_app(story, now=form.now) as hands:
        await form.way(hands)
        notes = list(dialog(hands).query(NoteField))
        assert bool(notes) is (form.name not in _LINES_ONLY)
        for field in notes:
            field.text = "x" * limits.NOTE
        await hands.settle()
        assert not hands.sees("The limit is")
        for field in notes:
            assert field.read() == "x" * limits.NOTE
            field.text = "x" * (limits.NOTE + 1)
            await hands.settle()
            with pytest.raises(Refusal, match=r"20,000 characters; this has 20,001"):
                field.read()
            field.scroll_visible(animate=False)
            await hands.settle()
            assert hands.sees("The limit is 20,000 characters; this has 20,001.")
            field.text = ""
