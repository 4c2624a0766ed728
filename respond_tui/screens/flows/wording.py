"""A gentle question about words that guess, for every form that asks what happened."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from respond_tui.guide.wording import Group, Wording, gentle_line
from respond_tui.screens.flows.asking import ask
from respond_tui.widgets.choice import ChoiceField
from respond_tui.widgets.fields import Field, NoteField, Remark

if TYPE_CHECKING:
    from respond_tui.screens.base import WorkScreen
    from respond_tui.screens.dialogs.values import Values

_LABELS = {
    Group.MIND: "Of others",
    Group.ABSOLUTE: "Absolutes",
    Group.VERDICT: "Of yourself",
}
_WHETHER = (("yes", True), ("no", False))


def remark_of(screen: WorkScreen) -> Remark:
    """What to say, as it is typed, of words that nobody can know or that judge."""
    return partial(gentle_line, phrases=screen.workspace.queries.wording().phrases)


async def change_wording(screen: WorkScreen) -> None:
    """Ask which words are spoken of, and whether any are."""
    now = screen.workspace.queries.wording()

    def fields() -> list[Field]:
        return [
            ChoiceField("is_on", "Ask", _WHETHER),
            *(NoteField(group.value, label) for group, label in _LABELS.items()),
        ]

    def save(values: Values) -> object:
        lists = {group: values.text(group.value) for group in Group}
        return screen.workspace.actions.set_wording(Wording(values.flag("is_on"), lists))

    saved = await ask(
        screen,
        "wording",
        "Words that guess",
        fields,
        save,
        sentence="Where one of these is written, a line asks what you saw or heard; it stops "
        "nothing. One phrase a line.",
        initial={
            "is_on": next(words for words, is_on in _WHETHER if is_on is now.is_on),
            **{group.value: text for group, text in now.lists.items()},
        },
    )
    if saved is not None:
        screen.say("The words are saved. u undoes it.")
