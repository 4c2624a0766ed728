"""The line on top (name, screens, date) and the line below (the keys that matter here)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual.app import App
from textual.binding import ActiveBinding, Binding
from textual.dom import DOMNode
from textual.events import Click
from textual.reactive import reactive
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from respond_tui.widgets import keys


@dataclass(frozen=True, slots=True)
class Spot:
    """A clickable piece of a bar: from one cell to before another, and what it does."""

    start: int
    end: int
    action: str


class _Bar(Widget):
    """One line, drawn at once, with pieces that answer to the mouse."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._spots: list[Spot] = []

    async def on_click(self, event: Click) -> None:
        """Do what the piece under the pointer says."""
        for spot in self._spots:
            if spot.start <= event.x < spot.end:
                await self.app.run_action(spot.action, self.screen)
                return


class TopBar(_Bar):
    """The program's name, the screens by their number, and the date."""

    DEFAULT_CSS = """
    TopBar {
        dock: top;
        height: 1;
        background: $panel;
        color: $text-muted;
        & > .bar--name { color: $foreground; text-style: bold; }
        & > .bar--here { color: $text-accent; text-style: bold; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--name", "bar--here"}

    day: reactive[str] = reactive("")

    def __init__(self, here: str) -> None:
        super().__init__()
        self._here = here

    def on_mount(self) -> None:
        """Follow the keys where the person puts them."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.refresh())

    def render_line(self, y: int) -> Strip:
        """Draw the bar; the date gives way where there is no room."""
        name = self.get_component_rich_style("bar--name")
        here = self.get_component_rich_style("bar--here")
        base = self.rich_style
        mark = f"{self.app.sub_title} " if self.app.sub_title else ""
        pieces = [Segment(" respond ", name), Segment(f"{mark}  ", here if mark else base)]
        x = sum(piece.cell_length for piece in pieces)
        self._spots = []
        active = self.screen.active_bindings
        for binding in keys.SCREENS:
            text = f" {key_in_force(binding, active)} {binding.description} "
            style = here if binding.action == f"go('{self._here}')" else base
            pieces.append(Segment(text, style))
            self._spots.append(Spot(x, x + len(text), f"screen.{binding.action}"))
            x += len(text)
        day = f"{self.day} "
        if x + len(day) <= self.size.width:
            pieces.append(Segment(" " * (self.size.width - x - len(day)), base))
            pieces.append(Segment(day, base))
        return Strip(pieces).adjust_cell_length(self.size.width, base)


class KeyBar(_Bar):
    """The six keys that matter most for what is focused, help, and the palette."""

    DEFAULT_CSS = """
    KeyBar {
        dock: bottom;
        height: 1;
        background: $panel;
        color: $text-muted;
        & > .bar--key { color: $text-accent; text-style: bold; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--key"}
    SHOWN = 6

    def on_mount(self) -> None:
        """Follow the focus."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.refresh())

    def render_line(self, y: int) -> Strip:
        """Draw as many keys as there is room for; help and the palette always."""
        if self.app.screen is not self.screen:  # a window in front names its own
            self._spots = []
            return Strip.blank(self.size.width, self.rich_style)
        active = list(self.screen.active_bindings.values())
        always = [a for a in active if a.binding.key in (keys.HELP.key, keys.PALETTE.key)]
        always.sort(key=lambda each: each.binding.key != keys.HELP.key)
        room = self.size.width - sum(_length(each.binding) for each in always)
        pieces: list[Segment] = []
        self._spots = []
        x = 0
        for each in _ranked(active)[: self.SHOWN]:
            if x + _length(each.binding) > room:
                break
            x = self._put(pieces, each, x)
        for each in always:
            if each.binding.key == keys.PALETTE.key:
                blank = max(0, self.size.width - x - _length(each.binding))
                pieces.append(Segment(" " * blank, self.rich_style))
                x += blank
            x = self._put(pieces, each, x)
        return Strip(pieces).adjust_cell_length(self.size.width, self.rich_style)

    def _put(self, pieces: list[Segment], active: ActiveBinding, x: int) -> int:
        binding = active.binding
        pieces.append(Segment(f" {key_name(binding)} ", self.get_component_rich_style("bar--key")))
        pieces.append(Segment(f"{_word(binding)} ", self.rich_style))
        end = x + _length(binding)
        self._spots.append(Spot(x, end, action_of(active)))
        return end


def _ranked(active: Iterable[ActiveBinding]) -> list[ActiveBinding]:
    """Those to show, the most telling first; one binding with several keys counts once."""
    chosen: dict[str, ActiveBinding] = {}
    for each in active:
        if each.binding.show and each.enabled and each.binding.key != keys.HELP.key:
            chosen.setdefault(each.binding.action, each)
    return sorted(chosen.values(), key=lambda each: _rank(each.binding))


_ORDER = [
    binding.id
    for binding in (
        keys.OPEN,
        keys.DONE,
        keys.LEVER,
        keys.OUTCOME,
        keys.ADD,
        keys.SEARCH,
        keys.REJECT,
        keys.PUT_OFF,
        keys.MOVE,
        keys.EDIT,
        keys.UNDO,
        keys.FILTER,
        keys.SORT,
        keys.FORM,
        keys.DELETE,
    )
]


def _rank(binding: Binding) -> int:
    return _ORDER.index(binding.id) if binding.id in _ORDER else len(_ORDER)


def action_of(active: ActiveBinding) -> str:
    """The action of a binding with the namespace that it is run in."""
    action = active.binding.action
    return action if "." in action else f"{owner_of(active.node)}.{action}"


def owner_of(node: DOMNode) -> str:
    """The namespace of an action: the app, the screen, or what is focused."""
    if isinstance(node, App):
        return "app"
    return "screen" if isinstance(node, Screen) else "focused"


_NAMES = {
    "question_mark": "?",
    "slash": "/",
    "escape": "esc",
    "enter": "enter",
    "space": "space",
    "down,j": "j ↓",
    "up,k": "k ↑",
    "J,shift+down": "J",
    "K,shift+up": "K",
    "pagedown": "PgDn",
    "pageup": "PgUp",
}


def key_name(binding: Binding) -> str:
    """How a key is written for people."""
    written = re.sub(r"^ctrl\+(?=.$)", "^", binding.key)
    return binding.key_display or _NAMES.get(binding.key, written)


def key_in_force(declared: Binding, active: Mapping[str, ActiveBinding]) -> str:
    """The name of the key that a declared binding has now, wherever a person put it.

    A binding that does not act where the focus is goes by the key it was declared with.
    """
    now = [each.binding for each in active.values() if each.binding.id == declared.id]
    if {binding.key for binding in now} <= set(declared.key.split(",")):
        return key_name(declared)
    return " ".join(key_name(binding) for binding in now)


def _length(binding: Binding) -> int:
    return len(key_name(binding)) + len(_word(binding)) + 3


def _word(binding: Binding) -> str:
    """Textual binds the palette by itself; here it is called what DESIGN.md calls it."""
    return keys.PALETTE.description if binding.key == keys.PALETTE.key else binding.description
