"""A reflection that is read: all seven pages as one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from respond_tui.guide.reflection import PAGES, letter_of, title_of
from respond_tui.guide.terms import ReflectionPage
from respond_tui.screens import spoken as say
from respond_tui.screens.dialogs.form import STYLES
from respond_tui.screens.reflection.facts import MARK_WORDS, stumped_first
from respond_tui.screens.reflection.outline import action_when
from respond_tui.widgets import keys
from respond_tui.widgets.ink import SECOND, STRONG_NEXT
from respond_tui.widgets.panel import Frame

if TYPE_CHECKING:
    from respond_tui.queries.reflection import GapView, QuestionView, ReflectionView

_NOTHING = "Nothing is written here."
_HINT = "e go back into it · w write to a file · ^g packet · esc close"


class ReadingDialog(ModalScreen[str | None]):
    """Returns the id of the key that was pressed: edit, write out or packet; escape is None."""

    CSS_PATH = [STYLES, Path(__file__).with_name("reflection.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.EDIT,
        keys.WRITE_OUT,
        keys.PACKET,
        keys.CLOSE,
    ]

    def __init__(self, view: ReflectionView, today: dt.date) -> None:
        super().__init__()
        self._view = view
        self._today = today

    def compose(self) -> ComposeResult:
        """The whole text, which scrolls."""
        view = self._view
        title = f"Reflection · {view.company}"
        if view.finished_at is not None:
            day = view.finished_at.astimezone().date()
            title += f" · finished {say.day_words(day, self._today)}"
        with (
            Frame(title, _HINT, classes="reading"),
            VerticalScroll(can_focus=True),
        ):
            yield Static(reading_text(view, self._today), markup=False)

    def action_edit(self) -> None:
        """Go back into it."""
        self.dismiss(keys.EDIT.id)

    def action_write_out(self) -> None:
        """Write it to a file."""
        self.dismiss(keys.WRITE_OUT.id)

    def action_packet(self) -> None:
        """Choose what of it somebody gets to read."""
        self.dismiss(keys.PACKET.id)

    def action_close(self) -> None:
        """Close."""
        self.dismiss(None)


class FactsDialog(ModalScreen[None]):
    """The facts of Record, whole: what stumped before all else that was asked."""

    CSS_PATH = [STYLES, Path(__file__).with_name("reflection.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = [keys.FACTS, keys.CLOSE]

    def __init__(self, view: ReflectionView, today: dt.date) -> None:
        super().__init__()
        self._title = f"Facts · {view.company}"
        self._text = Content("\n").join(_record(view, today, stumped_first(view)))

    def compose(self) -> ComposeResult:
        """Every fact, which scroll."""
        with Frame(self._title, "f2 esc close", classes="reading"), VerticalScroll(can_focus=True):
            yield Static(self._text, markup=False)

    def action_facts(self) -> None:
        """Close, as it was opened."""
        self.dismiss(None)

    def action_close(self) -> None:
        """Close."""
        self.dismiss(None)


def reading_text(view: ReflectionView, today: dt.date) -> Content:
    """Every page under its letter, in order."""
    parts = []
    for page in PAGES:
        title = Content.assemble((f"{letter_of(page)}  ", STRONG_NEXT), (title_of(page), "bold"))
        lines = list(_lines(page, view, today)) or [Content.styled(_NOTHING, SECOND)]
        parts.append(Content("\n").join([title, *(Content("   ") + line for line in lines)]))
    return Content("\n\n").join(parts)


def _lines(page: ReflectionPage, view: ReflectionView, today: dt.date) -> Iterator[Content]:
    match page:
        case ReflectionPage.RECORD:
            yield from _record(view, today, view.questions)
        case ReflectionPage.EVALUATE:
            yield from _note("", view.went_well)
            if view.nothing_yet:
                yield Content("Nothing yet.")
        case ReflectionPage.SPOT:
            yield from (_gap(gap) for gap in view.observed)
            if view.guesses:
                tags = ", ".join(gap.tag for gap in view.guesses)
                yield Content.assemble(("only guessed   ", SECOND), tags)
        case ReflectionPage.PRIORITIZE:
            yield from (Content(f"★ {gap.tag}") for gap in view.priorities)
        case ReflectionPage.OUTLINE:
            for action in view.actions:
                yield Content.assemble(f"{action.text}  ", (action_when(action, today), SECOND))
        case ReflectionPage.NOTIFY:
            on = say.full_day(view.notified_on, today) if view.notified_on is not None else ""
            if told := " · ".join(filter(None, [view.notified, view.notified_how, on])):
                yield Content(told)
        case ReflectionPage.DECIDE:
            yield from _note("keep", view.keep)
            yield from _note("change", view.change)
            if (ahead := view.next_round) is not None:
                day = say.full_day(ahead.on, today) if ahead.on is not None else "no date"
                yield _told("for", f"{ahead.company} · {ahead.stage}, {day}")


def _record(
    view: ReflectionView, today: dt.date, questions: Iterable[QuestionView]
) -> Iterator[Content]:
    known = (
        ("role", view.role),
        ("stage", view.stage),
        ("when", say.full_day(view.on, today) if view.on is not None else ""),
        ("with", view.people),
        ("outcome", view.outcome),
    )
    yield from (_told(name, value) for name, value in known if value)
    for each in questions:
        yield _told(MARK_WORDS[each.mark], each.text)


def _gap(gap: GapView) -> Content:
    return Content.assemble(f"{gap.tag} ", (f"({gap.kind.value})  ", SECOND), gap.observation)


def _note(name: str, text: str) -> Iterator[Content]:
    for number, line in enumerate(text.splitlines()):
        yield _told(name if number == 0 else "", line) if name else Content(line)


def _told(name: str, value: str) -> Content:
    return Content.assemble((f"{name:<12}", SECOND), value)
