"""The list of stages: its lines, its keys, and the fields of one of them."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from respond_tui.guide.stages import Stage
from respond_tui.guide.terms import StageKind
from respond_tui.guide.text import shortened
from respond_tui.screens.dialogs.manage import ManageDialog
from respond_tui.widgets import keys
from respond_tui.widgets.choice import ChoiceField
from respond_tui.widgets.columns import Cell, Column, Line, Tone, heading, remark
from respond_tui.widgets.fields import Field, LineField, NoteField

if TYPE_CHECKING:
    from respond_tui.queries.interviews import StageUse

_ABOUT = 130
"""Characters that fit under the list, on two lines of the smallest screen."""

_KINDS = {StageKind.APPLICATION: "first", StageKind.OFFER: "last"}


class StagesDialog(ManageDialog):
    """The stages in their order, and the retired ones at the end."""

    HINT = "a add · e edit · J K m move · g merge · r retire · d delete · esc back"
    COLUMNS = (
        Column(flex=3),
        Column(flex=4),
        Column(width=5),
        Column(width=5, right=True, figures=True),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.ADD,
        keys.EARLIER,
        keys.LATER,
        keys.MOVE,
        keys.RETIRE,
        keys.DELETE,
    ]

    def action_add(self) -> None:
        """A stage behind the one under the cursor."""
        self.want(keys.ADD.id)

    def action_earlier(self) -> None:
        """One place up."""
        self.want(keys.EARLIER.id)

    def action_later(self) -> None:
        """One place down."""
        self.want(keys.LATER.id)

    def action_move(self) -> None:
        """To another place."""
        self.want(keys.MOVE.id)

    def action_retire(self) -> None:
        """Offer it no more, or again."""
        self.want(keys.RETIRE.id)

    def action_delete(self) -> None:
        """Take it out."""
        self.want(keys.DELETE.id)


def stage_lines(uses: Sequence[StageUse]) -> Iterator[Line]:
    """The stages that are offered in their order, then the retired ones."""
    yield heading("In their order", "entered by")
    yield from (_line(use) for use in uses if not use.stage.is_retired)
    retired = [use for use in uses if use.stage.is_retired]
    if retired:
        yield remark("")
        yield heading("Retired: counted, and not offered")
        yield from (_line(use) for use in retired)


def stage_words(uses: Sequence[StageUse]) -> Mapping[Hashable | None, str]:
    """What is said of each stage: all its names, and what was logged there."""
    return {
        use.stage.id: shortened(f"{_logged(use)} {_known_as(use.stage)}", _ABOUT) for use in uses
    }


def stage_fields(after: Sequence[Stage] = ()) -> list[Field]:
    """A name, other names, and for a new one the stage that it comes ``after``."""
    fields: list[Field] = [
        LineField("name", "Name", needed=True),
        NoteField("other_names", "Other names", hint="One a line: what you or a file may say."),
    ]
    if after:
        fields.append(ChoiceField("after", "After", [(stage.name, stage.id) for stage in after]))
    return fields


def _line(use: StageUse) -> Line:
    tone = Tone.SECOND if use.stage.is_retired else Tone.PLAIN
    return Line(
        use.stage.id,
        (
            Cell(use.stage.name, tone),
            Cell(", ".join(use.stage.other_names), Tone.SECOND),
            Cell(_KINDS.get(use.stage.kind, ""), Tone.SECOND),
            Cell(f"{use.entered:,}" if use.entered else "–", tone),
        ),
    )


def _known_as(stage: Stage) -> str:
    others = ", ".join(stage.other_names)
    return f"Also understood: {others}." if others else "It is known by no other name."


def _logged(use: StageUse) -> str:
    if not use.entered:
        return "No application has entered it."
    entered = "1 application" if use.entered == 1 else f"{use.entered:,} applications"
    if not use.rounds:
        return f"Entered by {entered}."
    rounds = "1 round" if use.rounds == 1 else f"{use.rounds:,} rounds"
    return f"Entered by {entered}, with {rounds}."
