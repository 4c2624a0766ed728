"""The flow as text that sankeymatic.com draws: a line “From [count] To” for each stream.

What its parser would take for something else is written with a look-alike, as far as it
stands where it would be taken so: brackets and apostrophes anywhere, ``#`` at the beginning
of a word, and at the beginning of a name ``:``, ``//``, a dot and dashes around all of it.
"""

import re
from collections.abc import Iterator

from respond_tui.guide.flow import Flow
from respond_tui.guide.flow_words import names_apart, place_name
from respond_tui.guide.text import harmless

_ANYWHERE = str.maketrans({"[": "(", "]": ")", "'": "’", "\\": "⧵"})
_COLOUR = re.compile(r"(?<!\S)#")
_STRUCK = re.compile(r"^-(?=.*-$)")
_AT_THE_BEGINNING = ((":", "："), ("//", "/ /"), (".", "․"))


def written(flow: Flow) -> Iterator[str]:
    """The text, line by line; nothing of an empty log."""
    names = names_apart(flow.places, {place: _safe(place_name(place)) for place in flow.places})
    for stream in flow.streams:
        yield f"{names[stream.start]} [{stream.count}] {names[stream.end]}\n"


def _safe(name: str) -> str:
    """A name that is nothing but a name there."""
    plain = " ".join(harmless(name).split()).translate(_ANYWHERE)
    plain = _STRUCK.sub("–", _COLOUR.sub("＃", plain))
    for sign, instead in _AT_THE_BEGINNING:
        if plain.startswith(sign):
            plain = instead + plain.removeprefix(sign)
    return plain or "–"
