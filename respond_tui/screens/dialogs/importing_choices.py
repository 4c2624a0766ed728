"""What there is to choose from where a sheet is to be read otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from respond_tui.guide.dates import exact
from respond_tui.guide.terms import DateOrder
from respond_tui.guide.text import shortened
from respond_tui.screens.dialogs.choose import ChooseDialog, Option
from respond_tui.screens.dialogs.importing_words import (
    counted,
    field_help,
    field_words,
    headings_words,
    meaning_words,
    order_words,
)
from respond_tui.workspace.importing import FIELDS, MEANINGS

if TYPE_CHECKING:
    from respond_tui.guide.stages import Stage
    from respond_tui.workspace.previews import DatesRead

_OWN = "new"

LEAVE_OUT, LOOK = "leave out", "look"
"""What can be done about refused lines."""


def column_choice(heading: str, now: str | None) -> ChooseDialog:
    """Asks which field a column is; ``now`` is the one that it is read as."""
    options = [Option(field, field_words(field), field_help(field)) for field in FIELDS]
    return ChooseDialog(f"What is “{shortened(heading, 40)}”?", options, at=now)


def word_choice(word: str, stages: Sequence[Stage]) -> ChooseDialog:
    """Asks what a word means: one of the person's stages, or something else."""
    options = {stage.name: Option(stage.name, stage.name, "a stage") for stage in stages}
    options |= {
        meaning: Option(meaning, meaning_words(meaning))
        for meaning in (_OWN, *(each for each in MEANINGS if each != _OWN))
    }
    title = f"What does “{shortened(word, 40)}” mean?"
    return ChooseDialog(title, tuple(options.values()))


def headings_choice(*, now: bool) -> ChooseDialog:
    """Asks whether the first line holds headings; ``now`` is how it is read."""
    options = [Option(headed, headings_words(headed=headed)) for headed in (True, False)]
    return ChooseDialog("The first line of the sheet", options, at=now)


def dates_choice(dates: DatesRead) -> ChooseDialog:
    """Asks in which order dates are written, by the date that leaves it open if there is one."""
    if dates.readings:
        options = [Option(order, exact(day), order_words(order)) for order, day in dates.readings]
        return ChooseDialog(f"Which day is “{shortened(dates.words, 40)}”?", options)
    options = [Option(order, order_words(order)) for order in DateOrder]
    return ChooseDialog("In which order are the dates?", options, at=dates.order)


def refused_choice(count: int) -> ChooseDialog:
    """Asks what to do about so many refused lines."""
    options = [
        Option(LEAVE_OUT, "Leave out what cannot be read", letter="l"),
        Option(LOOK, "Look at it first", letter="s"),
    ]
    return ChooseDialog(f"{counted(count, 'line')} cannot be read", options)
