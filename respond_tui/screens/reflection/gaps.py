"""Spot gaps and Prioritize: what was missing, and which one or two of it to work on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from respond_tui.guide.reflection import MOST_PRIORITIES, lacks_priority
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import ReflectionPage
from respond_tui.guide.text import folded, shortened
from respond_tui.screens.reflection.kinds import shown_field, tag_fields
from respond_tui.screens.reflection.page import Page
from respond_tui.widgets.columns import Cell, Column, Line, Tone, heading, remark
from respond_tui.widgets.fields import NoteField, put
from respond_tui.widgets.rows import Rows

if TYPE_CHECKING:
    from respond_tui.guide.terms import GapKind
    from respond_tui.queries.reflection import GapView, ReflectionView
    from respond_tui.screens.dialogs.values import Values

GUESSES = ("Guesses", "count once you add what you saw or heard")

_CHOOSE = "^s goes on once one or two are"

_LONGEST = 400
"""Characters of an observation that are told below the list; e shows all."""

_COLUMNS = (Column(width=1), Column(flex=2), Column(width=13), Column(flex=4))


class _GapsPage(Page):
    """A page with gaps in a list, of which the one under the cursor is told whole below it."""

    def show(self, view: ReflectionView) -> None:
        """Show what was saved since, the line under the cursor too."""
        super().show(view)
        self._tell_whole()

    def on_rows_highlighted(self) -> None:
        """Tell of the line that the cursor came to."""
        self._tell_whole()

    def on_descendant_focus(self) -> None:
        """The line is told while the cursor is in the list."""
        self._tell_whole()

    def _tell_whole(self) -> None:
        told = [gap.observation for gap in self.view.gaps if key_of(gap) == self.line]
        whole = self.query_one(".gaps--whole", Static)
        put(whole, shortened(told[0], _LONGEST) if told else "")
        whole.display = bool(told and told[0])


class SpotPage(_GapsPage):
    """What was missing, one gap after the other."""

    NAME = ReflectionPage.SPOT
    HINT = "^s add, then go on · e d edit, delete a line · ^n ^b pages · esc close"
    ACTS = frozenset({"edit", "delete"})
    is_entry = True

    def compose(self) -> ComposeResult:
        """One more gap on top, those that are there below."""
        with VerticalScroll(can_focus=False):
            yield from tag_fields(self.around, kind_of=self._kind_of)
            yield shown_field(self.around)
        yield Rows(_COLUMNS)
        yield Static(classes="gaps--whole", markup=False)

    def _kind_of(self, tag: str) -> GapKind | None:
        """The kind that a tag has in this reflection, or had in the last."""
        same = [gap.kind for gap in self.view.gaps if folded(gap.tag) == folded(tag)]
        return same[0] if same else self.around.kind_of(tag)

    def lines(self, view: ReflectionView) -> Iterable[Line]:
        """Gaps that something shows, and guesses apart."""
        if not view.gaps:
            yield remark("No gap is written down.")
            yield remark("A no without one is possible; ^s goes on.")
        yield from gap_lines(view)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """From the tag to what shows it, as long as nothing does."""
        observation = self.query_one(NoteField)
        if not observation.text.strip():
            event.stop()
            observation.focus_editor()


class PrioritizePage(_GapsPage):
    """Which one or two of the gaps to work on."""

    NAME = ReflectionPage.PRIORITIZE
    HINT = "space choose · e edit · d delete · ^s go on · ^n ^b pages · esc close"
    ACTS = frozenset({"done", "edit", "delete"})

    def compose(self) -> ComposeResult:
        """The gaps, those that are chosen marked."""
        yield Rows(_COLUMNS)
        yield Static(classes="gaps--whole", markup=False)

    def check(self, values: Values) -> None:
        """One gap at least, where something shows one."""
        if lacks_priority(len(self.view.observed), len(self.view.priorities)):
            raise Refusal(
                "Choose one or two of the gaps first: space on a line. ^n turns the page as it is."
            )

    def lines(self, view: ReflectionView) -> Iterable[Line]:
        """Gaps to choose from; guesses are none until something shows them."""
        if not view.gaps:
            yield remark("There is no gap to choose from.")
            yield remark("^s goes on, ^b goes back to add one.")
            return
        chosen = len(view.priorities)
        why = _CHOOSE if lacks_priority(len(view.observed), chosen) else ""
        yield heading(f"{chosen} of {MOST_PRIORITIES} chosen", why)
        yield from gap_lines(view)


def gap_lines(view: ReflectionView) -> Iterator[Line]:
    """Those that something shows first, then the guesses under a heading of their own."""
    yield from map(_gap_line, view.observed)
    if view.guesses:
        if view.observed:
            yield remark("")
        yield heading(*GUESSES)
        yield from map(_gap_line, view.guesses)


def key_of(gap: GapView) -> int | str:
    """What the line of a gap is known by; a tag that only the log knows has no number yet."""
    return gap.id if gap.id is not None else gap.tag


def _gap_line(gap: GapView) -> Line:
    tone = Tone.SECOND if gap.is_guess else Tone.PLAIN
    return Line(
        key_of(gap),
        (
            Cell("★" if gap.is_priority else "?" if gap.is_guess else "·", Tone.NEXT),
            Cell(gap.tag, Tone.STRONG if gap.is_priority else tone),
            Cell(gap.kind.value, Tone.SECOND),
            Cell(gap.observation or "a guess so far", tone),
        ),
    )
