"""The fields of a gap: its tag, the kind that goes with it, and what shows it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.widgets import Input

from respond_tui.guide.interviews import Suggest
from respond_tui.guide.terms import GapKind
from respond_tui.widgets.choice import Choice, ChoiceField
from respond_tui.widgets.fields import Field, LineField, NoteField

if TYPE_CHECKING:
    from respond_tui.screens.reflection.page import Around, KindOf


class KindField(ChoiceField):
    """The kind of a gap: that which its tag had last, until the person says another."""

    def __init__(self, usual: GapKind, kind_of: KindOf) -> None:
        super().__init__("kind", "Kind", [(kind.value, kind) for kind in GapKind])
        self._usual = usual
        self._kind_of = kind_of
        self._is_own = False

    @property
    def text(self) -> str:
        """The chosen word."""
        return super().text

    @text.setter
    def text(self, text: str) -> None:
        self.query_one(Choice).word = text
        self._is_own = text != self._following  # as a draft brings it back

    def follow(self) -> None:
        """Be what the tag says, where the person has said nothing else."""
        if not self._is_own:
            self.query_one(Choice).word = self._following

    def on_choice_chosen(self, event: Choice.Chosen) -> None:
        """What the person says stands; Textual calls the field's own besides."""
        self._is_own = True

    @property
    def _following(self) -> str:
        tags = self.screen.query(TagField)
        return (self._kind_of(tags.first().text) if tags else None) or self._usual


class TagField(LineField):
    """What a gap is called; a tag that is known brings its kind along."""

    def on_input_changed(self, event: Input.Changed) -> None:
        """Let the kind follow; Textual calls the field's own besides."""
        for kind in self.screen.query(KindField):
            kind.follow()


def tag_fields(
    around: Around, usual: GapKind = GapKind.TECHNICAL, kind_of: KindOf | None = None
) -> Iterator[Field]:
    """What a gap is called and its kind, which is ``usual`` where the tag is new."""
    yield TagField(
        "tag",
        "What",
        needed=True,
        hint="system design, rambling, no numbers",
        complete=around.words(Suggest.GAP),
    )
    yield KindField(usual, kind_of or around.kind_of)


def shown_field(around: Around) -> Field:
    """What shows a gap."""
    return NoteField(
        "observation",
        "Seen or heard",
        hint="What shows it: what was said or done.",
        remark=around.remark,
    )
