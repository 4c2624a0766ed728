"""What the pages of a reflection have in common."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.css.query import NoMatches

from respond_tui.widgets.fields import Field
from respond_tui.widgets.rows import FixedLines, Rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from respond_tui.guide.terms import GapKind, ReflectionPage
    from respond_tui.queries.reflection import ReflectionView
    from respond_tui.screens.dialogs.application import Words
    from respond_tui.screens.dialogs.dates import Calendar
    from respond_tui.screens.dialogs.values import Values
    from respond_tui.widgets.columns import Line
    from respond_tui.widgets.fields import Remark

KindOf = Callable[[str], "GapKind | None"]
"""The kind that the tag of a gap had last; None where the tag is new."""


@dataclass(frozen=True, slots=True)
class Around:
    """What the pages read by: the days, what the log knows, and what is said of guesses."""

    calendar: Calendar
    words: Words
    remark: Remark
    kind_of: KindOf


class Page(Vertical):
    """One page: its fields, its list, what is known of it.

    ``ACTS`` are the ids of the keys that act on the line under the cursor of its list. On a
    page that ``is_entry`` the fields are one more line of the list, and empty after each.
    """

    NAME: ClassVar[ReflectionPage]
    HINT: ClassVar[str] = "^s save and go on · ^n ^b pages · esc close"
    ACTS: ClassVar[frozenset[str]] = frozenset()
    is_entry: ClassVar[bool] = False

    def __init__(self, view: ReflectionView, around: Around) -> None:
        super().__init__()
        self.view = view
        self.around = around

    def texts(self, view: ReflectionView) -> Mapping[str, str]:
        """What is known, as it stands in the fields."""
        return {}

    def lines(self, view: ReflectionView) -> Iterable[Line]:
        """The lines of the list, where the page has one."""
        return ()

    def check(self, values: Values) -> None:
        """Raise Refusal where something is missing to go on."""

    @property
    def asks_to_confirm(self) -> bool:
        """Whether going on saves the page even where nothing in it was changed."""
        return False

    def begin(self) -> None:
        """Put the cursor where the person begins."""
        fields = self.query(Field)
        if fields:
            fields.first().focus_editor()
        else:
            self.query_one(Rows).focus()

    def on_mount(self) -> None:
        """Show the list."""
        self.show(self.view)

    def show(self, view: ReflectionView) -> None:
        """Show what was saved since; what is typed stays."""
        self.view = view
        for rows in self.query(Rows):
            rows.show(FixedLines(self.lines(view)))

    @property
    def line(self) -> Hashable | None:
        """The line under the cursor, while the cursor is in the list."""
        try:
            rows = self.query_one(Rows)
        except NoMatches:
            return None
        return rows.key if rows.has_focus else None
