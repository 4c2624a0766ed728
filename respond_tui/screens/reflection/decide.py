"""Decide: what to keep and what to change in the next interview."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from respond_tui.guide.terms import ReflectionPage
from respond_tui.guide.text import shortened
from respond_tui.screens import spoken as say
from respond_tui.screens.reflection.page import Page
from respond_tui.widgets.choice import ChoiceField
from respond_tui.widgets.fields import NoteField

if TYPE_CHECKING:
    import datetime as dt

    from respond_tui.queries.reflection import NextRound, ReflectionView

_NONE = "whichever comes next"


class DecidePage(Page):
    """The plan for the next interview."""

    NAME = ReflectionPage.DECIDE
    HINT = "^s save and finish · ^n ^b pages · esc close"

    def compose(self) -> ComposeResult:
        """What to keep, what to change, and which round the plan is for."""
        with VerticalScroll(can_focus=False):
            remark = self.around.remark
            yield NoteField("keep", "Keep", hint="What worked and will work again.", remark=remark)
            yield NoteField("change", "Change", hint="One thing to do otherwise.", remark=remark)
            yield ChoiceField("next_round_id", "For", self._rounds(self.view))

    def texts(self, view: ReflectionView) -> Mapping[str, str]:
        """The plan as it stands."""
        wanted = view.next_round.id if view.next_round is not None else None
        words = next(word for word, id_ in self._rounds(view) if id_ == wanted)
        return {"keep": view.keep, "change": view.change, "next_round_id": words}

    def _rounds(self, view: ReflectionView) -> list[tuple[str, int | None]]:
        """The rounds ahead in words, and the one that was chosen, ahead or not."""
        rounds = list(view.next_rounds)
        if view.next_round is not None and view.next_round not in rounds:
            rounds.insert(0, view.next_round)
        return [(_NONE, None), *named_rounds(rounds, self.around.calendar.today)]


def named_rounds(rounds: Sequence[NextRound], today: dt.date) -> list[tuple[str, int]]:
    """Each round in words of its own, with its id."""
    named: dict[str, int] = {}
    for round_ in rounds:
        hour = f" {round_.at.astimezone():%H:%M}" if round_.at is not None else ""
        when = f"{say.day_words(round_.on, today)}{hour}"
        words = f"{shortened(round_.company, 30)} · {shortened(round_.stage, 20)}, {when}"
        while words in named:
            words += "’"
        named[words] = round_.id
    return list(named.items())
