"""A list with a text above its rows, so that what is read and what it rests on scroll as one."""

from collections.abc import Hashable, Iterator

from textual.content import Content

from respond_tui.widgets.columns import Inked, Line, Tone
from respond_tui.widgets.ink import NEXT, SECOND
from respond_tui.widgets.rows import FixedLines, Lines

_TONES = {SECOND: Tone.SECOND, NEXT: Tone.NEXT, "$primary": Tone.BAR}
"""How the colours of a paragraph speak in a list."""


class HeadedLines:
    """Lines with a text above them, wrapped to a width; the cursor passes it by."""

    def __init__(self, text: Content, width: int, lines: Lines) -> None:
        self._head = FixedLines(_wrapped(text, width))
        self._lines = lines

    def __len__(self) -> int:
        return len(self._head) + len(self._lines)

    def __getitem__(self, index: int, /) -> Line:
        above = len(self._head)
        return self._head[index] if index < above else self._lines[index - above]

    def index_of(self, key: Hashable, /) -> int | None:
        """The number of the line with this key."""
        index = self._lines.index_of(key)
        return None if index is None else index + len(self._head)


def _wrapped(text: Content, width: int) -> Iterator[Line]:
    for row in text.wrap(max(1, width)):
        tones = [Tone.PLAIN] * len(row.plain)
        for span in row.spans:
            tone = _TONES.get(str(span.style), Tone.PLAIN)
            tones[span.start : span.end] = [tone] * len(row.plain[span.start : span.end])
        yield Line(None, (Inked(row.plain, tones=tuple(tones)),))
