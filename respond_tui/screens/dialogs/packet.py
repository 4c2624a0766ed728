"""What to share of a reflection: its parts, names in or out, and all of it in sight beforehand."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from respond_tui.screens.dialogs.plain_text import PlainTextDialog
from respond_tui.widgets import keys
from respond_tui.widgets.columns import Cell, Column, Line, Tone
from respond_tui.widgets.panel import Panel
from respond_tui.widgets.rows import FixedLines, Rows

if TYPE_CHECKING:
    from respond_tui.exchange.packet import Packet


class Ask(StrEnum):
    """What can be done with a packet besides choosing its parts."""

    NAMES = "names"
    COPY = "copy"
    FILE = "file"


_SHARED = (
    "Copied, where your terminal lets a program copy. If not, select it here (shift and mouse)."
)


class PacketDialog(ModalScreen[str | None]):
    """Returns the Markdown that is to be written to a file, or None."""

    CSS_PATH = "dialogs.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-normal")]
    BINDINGS: ClassVar[list[BindingType]] = [keys.OPEN, keys.DONE, keys.CLOSE]

    def __init__(self, packet: Packet) -> None:
        super().__init__()
        from respond_tui.exchange.packet import TITLES, USUAL

        self._packet = packet
        self._titles = TITLES
        self._parts = set(USUAL)
        self._with_names = False

    def compose(self) -> ComposeResult:
        """The parts to choose from, and what would be shared."""
        hint = "space in or out · enter does it · tab preview · esc close"
        with (
            Panel("What to share", hint, classes="packet"),
            Horizontal(classes="packet--sides"),
        ):
            yield Rows([Column(width=1), Column(flex=1), Column(right=True)])
            with VerticalScroll():
                yield Static(classes="packet--text", markup=False)

    def on_mount(self) -> None:
        """Show the choice as it is usually made."""
        self._show()
        self.query_one(Rows).focus()

    def on_descendant_focus(self) -> None:
        """Where it is narrow, the preview has the room once it is read."""
        self.set_class(self.query_one(VerticalScroll).has_focus, "-reading")

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """A second click is as good as enter."""
        self.action_open()

    def action_open(self) -> None:
        """Copy it, write it, or choose what the line names."""
        match self.query_one(Rows).key:
            case Ask.COPY:
                self._copy()
            case Ask.FILE:
                self.dismiss(self._markdown)
            case _:
                self.action_done()

    def action_done(self) -> None:
        """Take the part under the cursor in or out."""
        key = self.query_one(Rows).key
        if key is Ask.NAMES:
            self._with_names = not self._with_names
        else:
            self._parts ^= {part for part in self._titles if part is key}
        self._show()

    def action_close(self) -> None:
        """Share nothing."""
        self.dismiss(None)

    @property
    def _markdown(self) -> str:
        return self._packet.markdown(self._parts, with_names=self._with_names)

    def _copy(self) -> None:
        """Copy it; whether that worked nobody can know, so it is shown as well."""
        markdown = self._markdown
        self.app.copy_to_clipboard(markdown)
        self.app.push_screen(PlainTextDialog(_SHARED, markdown))

    def _show(self) -> None:
        names = "left in" if self._with_names else "taken out; please check"
        self.query_one(Rows).show(
            FixedLines(
                [
                    *(self._line(part, title) for part, title in self._titles.items()),
                    Line(Ask.NAMES, (Cell("✓" if self._with_names else " "), *_said(names))),
                    Line(Ask.COPY, (Cell("▸", Tone.NEXT), Cell("Copy it", Tone.NEXT))),
                    Line(Ask.FILE, (Cell("▸", Tone.NEXT), Cell("Write it to a file", Tone.NEXT))),
                ]
            )
        )
        self.query_one(".packet--text", Static).update(self._markdown)

    def _line(self, part: object, title: str) -> Line:
        is_in = part in self._parts
        counts = self._packet.counts(with_names=self._with_names)
        count = next(count for each, count in counts.items() if each is part)
        right = "out" if not is_in else f"{count:,}" if count else "–"
        tone = Tone.PLAIN if is_in and count else Tone.SECOND
        return Line(
            part, (Cell("✓" if is_in else " "), Cell(title, tone), Cell(right, Tone.SECOND))
        )


def _said(names: str) -> tuple[Cell, Cell]:
    return Cell("Names"), Cell(names, Tone.SECOND)
