"""Help: what the screen is for, and every key that acts where the focus is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from respond_tui.widgets import keys
from respond_tui.widgets.bars import key_in_force
from respond_tui.widgets.ink import SECOND, STRONG_NEXT
from respond_tui.widgets.panel import Frame, Panel

_KEY, _WORD, _MARK = 6, 11, 12

GRAMMAR = (
    ("@stage", "where: @technical, @screen, or the beginning of a name"),
    ("outcome", "applied, passed, rejected, withdrew, ghosted, offer …"),
    ("date", "yesterday, last tue, 3d ago, in 2 weeks, 30 nov 14:00"),
    ("#gap ~60", "what was missing; how likely you thought a pass"),
    ("via … “…”", "where it came from; a note in quotes"),
    ("tab ↓ ↑", "take what is dimmed behind the cursor, or see others"),
)

SEARCHED = (
    ("words", "each one, or its beginning, anywhere in what you wrote"),
    ("@stage", "that was reached; with rejected or passed, what came of it there"),
    ("outcome", "rejected, open, ahead, silent, offer …"),
    ("days", "since jan, before 3d ago, until 30 nov"),
    ("via …", "referral, job board …; also remote, hybrid, on-site alone"),
)


class HelpDialog(ModalScreen[None]):
    """The keys that act here, those that work everywhere, and how a line is written."""

    CSS_PATH = "dialogs.tcss"
    TELLS_ITS_KEYS: ClassVar[bool] = False
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.CLOSE,
        Binding("question_mark,f1,q", "close", "Close", show=False),
    ]

    def __init__(self, title: str, about: str, active: Mapping[str, ActiveBinding]) -> None:
        super().__init__()
        self._title = title
        self._about = about
        self._acting = active

    def compose(self) -> ComposeResult:
        """What the screen is for, the keys here, the keys everywhere."""
        with (
            Panel(f"Help · {self._title}", "esc close", classes="help"),
            VerticalScroll(can_focus=True),
        ):
            yield Static(self._text(), markup=False)

    def action_close(self) -> None:
        """Close the help."""
        self.dismiss(None)

    def _text(self) -> Content:
        known = {each.binding.id for each in self._acting.values()}
        here = [binding for binding in keys.ACTING if binding.id in known]
        parts = [Content(self._about)]
        if here:
            parts.append(self._table("Keys here", here))
        parts.append(self._table("Keys everywhere", keys.EVERYWHERE))
        parts.append(self._table("Moving", keys.MOVING))
        parts.append(_grammar(_ONE_LINE, GRAMMAR))
        parts.append(_grammar(_SEARCH, SEARCHED))
        return Content("\n\n").join(parts)

    def _table(self, title: str, bindings: Iterable[Binding]) -> Content:
        bindings = tuple(bindings)
        room = max((_WORD, *(len(binding.description) for binding in bindings)))
        lines = [
            Content.assemble(
                (f"{key_in_force(binding, self._acting):<{_KEY}} ", STRONG_NEXT),
                f"{binding.description:<{room}} ",
                (binding.tooltip, SECOND),
            )
            for binding in bindings
        ]
        return Content("\n").join([Content.styled(title, "bold"), *lines])


class WindowHelpDialog(HelpDialog):
    """The keys that act in a window where its focus is, and what it says of itself."""

    def __init__(self, window: Screen[Any]) -> None:
        frames = [frame.border_title or "" for frame in window.query(Frame)]
        super().__init__(
            Content.from_markup(next(iter(frames), "")).plain,  # Textual gives it as markup
            getattr(window, "HELP_TEXT", ""),
            window.active_bindings,
        )
        self._grammar = getattr(window, "GRAMMAR", "")

    def _text(self) -> Content:
        about = [Content(self._about)] if self._about else []
        declared: dict[str, Binding] = {}
        for each in self._acting.values():
            if each.binding.id and each.binding.tooltip:
                declared.setdefault(each.binding.action, _as_declared(each.binding))
        order = {binding.id: place for place, binding in enumerate((*_OF_WINDOWS, *keys.ALL))}
        here = sorted(declared.values(), key=lambda each: order.get(each.id, 0))
        parts = [*about, self._table("Keys here", here), Content.styled(_ALWAYS, SECOND)]
        if self._grammar == "line":
            parts.append(_grammar(_ONE_LINE, GRAMMAR))
        elif self._grammar == "search":
            parts.append(_grammar(_SEARCH, SEARCHED))
        return Content("\n\n").join(parts)


_OF_WINDOWS = (keys.SAVE, keys.CLOSE, keys.DISCARD)
_ALWAYS = "tab goes on to the next part, shift+tab back. F1 is help where a question mark is text."


def _as_declared(binding: Binding) -> Binding:
    """A binding as help names it: with all its keys; what adds to a list says so."""
    if binding.id == keys.ADD.id:
        return replace(keys.ADD, tooltip="Add one to what this window shows.")
    return next((each for each in keys.ALL if each.id == binding.id), binding)


_ONE_LINE = "One line, after a:  Company, role – and then in any order"
_SEARCH = "A search, after /:  in any order"


def _grammar(title: str, parts: Iterable[tuple[str, str]]) -> Content:
    lines = [Content.assemble((f"{word:<{_MARK}}", STRONG_NEXT), means) for word, means in parts]
    return Content("\n").join([Content.styled(title, "bold"), *lines])
