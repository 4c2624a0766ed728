"""The last gate before the terminal: no control character passes, wherever it came from.

Texts are cleaned when they come in (guide/text.py); this one catches what is typed or
pasted and shown before it is saved (FACTS.md A2, "Control characters").
"""

from collections.abc import Sequence

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from respond_tui.guide.text import harmless


class Gate(LineFilter):
    """The stock filters of a line, and after them what takes control characters out.

    One filter in place of several: a line keeps a drawn copy of itself for each of them,
    and those of the stock ones alone took 1 MiB.
    """

    def __init__(self, before: Sequence[LineFilter] = ()) -> None:
        """``before`` are the stock filters, in their order."""
        super().__init__()
        self.before = tuple(before)

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, without what could drive the terminal."""
        for each in self.before:
            segments = each.apply(segments, background)
        if all(segment.control or segment.text.isprintable() for segment in segments):
            return segments
        return [
            segment
            if segment.control or segment.text.isprintable()
            else Segment(_same_width(segment.text), segment.style)
            for segment in segments
        ]


def _same_width(text: str) -> str:
    return harmless(text).replace("\t", " ").replace("\n", " ")
