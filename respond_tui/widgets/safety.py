"""The last gate before the terminal: no control character passes, wherever it came from.

Texts are cleaned when they come in (guide/text.py); this one catches what is typed or
pasted and shown before it is saved (FACTS.md A2, "Control characters").
"""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from respond_tui.guide.text import harmless


class Harmless(LineFilter):
    """Takes control characters out of every line that is drawn."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, without what could drive the terminal."""
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
