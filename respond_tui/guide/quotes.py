"""Where a text quotes: what somebody said is the observation itself, not a guess.

A mark opens where a word begins and closes where one ends, so that an apostrophe does neither.
A quote that is still open goes on to the end of its line: it is being written.
"""

import re

_CLOSED_BY = {
    "“": '”"',
    "”": "”",
    "„": '“”"',
    "«": "»",
    "»": "«",
    '"': '"”',
    "‘": "’'",
    "‚": "‘’'",
    "'": "'",
}
"""Which marks close what opened; in German „ closes with “ and » with «."""

_OPENS = re.compile(r"(?<!\w)[“”„«»\"‘‚'](?=\S)")
_SINGLE = frozenset("‘‚'")
_ELIDED = re.compile(r"(?:\d|(?:cause|til|till|tis|twas|em|n|bout|round|cuz|cos)\b)", re.IGNORECASE)
"""What an apostrophe stands before without opening anything: ’cause, ’til, the ’90s."""


def _closing(opened: str) -> re.Pattern[str]:
    """A mark that closes, or the end of the line."""
    marks = re.escape(_CLOSED_BY[opened])
    return re.compile(rf"(?<=\S)[{marks}](?!\w)" if opened in _SINGLE else rf"[{marks}]")


_CLOSES = {opened: _closing(opened) for opened in _CLOSED_BY}


def quoted(text: str) -> list[tuple[int, int]]:
    """Each quote from its first mark to behind its last, in order."""
    return [place for first, last in _lines(text) for place in _in_line(text, first, last)]


def _lines(text: str) -> list[tuple[int, int]]:
    ends = [each.start() for each in re.finditer("\n", text)]
    return list(zip([0, *(end + 1 for end in ends)], [*ends, len(text)], strict=True))


def _in_line(text: str, first: int, last: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    unclosed: set[str] = set()
    at = first
    while (opens := _OPENS.search(text, at, last)) is not None:
        mark, at = opens.group(), opens.end()
        if mark in unclosed or (mark in _SINGLE and _ELIDED.match(text, at)):
            continue
        closes = _CLOSES[mark].search(text, at, last)
        if closes is not None:
            at = closes.end()
            found.append((opens.start(), at))
        elif mark in _SINGLE:
            unclosed.add(mark)  # none of this kind closes any more before the line ends
        else:
            found.append((opens.start(), last))
            break
    return found
